package schema

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed *.yaml */*.yaml
var embedded embed.FS

// maxFile bounds a schema file, in bytes: far above any that a person writes,
// and low enough that a wrong file given by mistake does no harm.
const maxFile = 16 << 20

// Load loads the embedded schema with the overlays laid over it, in order,
// checks it and gives the whole of it. All *.yaml and *.yml files of an overlay
// are read, in the order of their paths. The error, if any, is an Errors and
// holds everything that is wrong.
func Load(overlays ...fs.FS) (*Model, error) {
	return load(allSections, withEmbedded(overlays))
}

// LoadVocabulary loads what a command needs that shows or asks but extracts
// nothing: the Model without Lexicons, Names and Rules. It skips the files
// that hold only these, so it is fast, and does not see errors in them.
func LoadVocabulary(overlays ...fs.FS) (*Model, error) {
	return load(vocabularySections, withEmbedded(overlays))
}

// Dir is a directory on disk as an overlay. Unlike os.DirFS, errors give the
// paths of its files as the user knows them, and a directory that is missing is
// an error that names it.
func Dir(dir string) fs.FS { return dirFS{os.DirFS(dir), dir} }

type dirFS struct {
	fs.FS
	dir string
}

// layer is one set of files: the embedded ones or one overlay.
type layer struct {
	files fs.FS
	// label makes a file's path one that the user knows.
	label func(file string) string
}

func withEmbedded(overlays []fs.FS) []layer {
	layers := []layer{{embedded, func(file string) string { return "schema/" + file }}}
	for _, o := range overlays {
		l := layer{o, func(file string) string { return file }}
		if d, ok := o.(dirFS); ok {
			l.label = func(file string) string { return filepath.Join(d.dir, filepath.FromSlash(file)) }
		}
		layers = append(layers, l)
	}
	return layers
}

// loader gathers the entries of all files before they are checked together.
type loader struct {
	want  sectionSet
	layer int
	errs  Errors

	types      section[Term]
	predicates section[Predicate]
	metrics    section[Metric]
	events     section[Term]
	roles      section[Term]
	ops        section[Term]
	modalities section[Term]
	units      section[Unit]
	lexicons   section[Lexicon]
	rules      section[Rule]
	frames     section[Frame]
	names      nameSection
}

func load(want sectionSet, layers []layer) (*Model, error) {
	l := &loader{
		want:       want,
		types:      newSection("type", termName),
		predicates: newSection("predicate", func(p *Predicate) string { return p.Name }),
		metrics:    newSection("metric", func(m *Metric) string { return m.Name }),
		events:     newSection("event type", termName),
		roles:      newSection("role", termName),
		ops:        newSection("op", termName),
		modalities: newSection("modality", termName),
		units:      newSection("unit", unitKey),
		lexicons:   newSection("lexicon", func(x *Lexicon) string { return x.ID }),
		rules:      newSection("rule", func(r *Rule) string { return r.ID }),
		frames:     newSection("frame", func(f *Frame) string { return f.ID }),
		names:      newNameSection(),
	}
	hash := sha256.New()
	for i, layer := range layers {
		l.layer = i
		l.readLayer(layer, hash)
	}
	l.check()
	if len(l.errs) > 0 {
		return nil, l.errs.sorted()
	}
	m := &Model{
		Types:      l.types.list,
		Predicates: l.predicates.list,
		Metrics:    l.metrics.list,
		EventTypes: l.events.list,
		Roles:      l.roles.list,
		Ops:        l.ops.list,
		Modalities: l.modalities.list,
		Units:      l.units.list,
		Lexicons:   l.lexicons.list,
		Names:      l.names.list,
		Rules:      l.rules.list,
		Frames:     l.frames.list,
		Hash:       hex.EncodeToString(hash.Sum(nil)[:8]),
	}
	m.buildIndex()
	return m, nil
}

func termName(t *Term) string { return t.Name }

// unitKey tells units apart: one canonical unit may have several entries, with
// different factors (公斤 and 斤 are both kg).
func unitKey(u *Unit) string {
	if u.Factor == 0 || u.Factor == 1 || u.Name == "" {
		return u.Name
	}
	return u.Name + " × " + strconv.FormatFloat(u.Factor, 'g', -1, 64)
}

func (l *loader) fail(file string, line int, what, mend string) {
	l.errs = append(l.errs, Error{File: file, Line: line, What: what, Mend: mend})
}

func (l *loader) readLayer(layer layer, hash io.Writer) {
	found := 0
	err := fs.WalkDir(layer.files, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			found++ // whatever it is, it is told of
			l.fail(layer.label(file), 0, "can't be read: "+plainError(err), "give a readable directory of YAML files")
			return nil
		}
		if ext := path.Ext(file); d.IsDir() || ext != ".yaml" && ext != ".yml" {
			return nil
		}
		found++
		if info, err := d.Info(); err == nil && info.Size() > maxFile {
			l.fail(layer.label(file), 0, fmt.Sprintf("is %d MB long", info.Size()>>20), "split it into files of less than 16 MB")
			return nil
		}
		data, err := fs.ReadFile(layer.files, file)
		if err != nil {
			l.fail(layer.label(file), 0, "can't be read: "+plainError(err), "check its permissions")
			return nil
		}
		fmt.Fprintf(hash, "%d %s %d\n", l.layer, file, len(data))
		hash.Write(data)
		l.readFile(layer.label(file), data)
		return nil
	})
	switch {
	case err != nil:
		l.fail(layer.label("."), 0, "can't be read: "+plainError(err), "give a readable directory of YAML files")
	case found == 0:
		l.fail(layer.label("."), 0, "has no YAML files", "name the directory that your .yaml files are in")
	}
}

// plainError leaves out the path of a file error, which is said already.
func plainError(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// readFile reads one file, unless it holds no section that is wanted.
func (l *loader) readFile(file string, data []byte) {
	if !holdsAny(data, l.want) {
		return
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			line, what := yamlError(err)
			l.fail(file, line, "is no YAML: "+what, "check the indentation and the quotes of this line and the one before")
			return
		}
		if len(doc.Content) > 0 {
			l.readRoot(file, doc.Content[0])
		}
	}
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(?s:(.*))$`)

// yamlError takes the line out of an error of the yaml package. Its scanner
// counts lines from 1, its parser, whose errors all start alike, from 0.
func yamlError(err error) (line int, what string) {
	m := yamlLine.FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(m[1])
	if strings.HasPrefix(m[2], "did not find expected") {
		line++
	}
	return line, m[2]
}

func (l *loader) readRoot(file string, root *yaml.Node) {
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return
	}
	d := decoder{errs: &l.errs, org: origin{file: file}}
	if root.Kind != yaml.MappingNode {
		d.fail(root, "the file is "+describe(root), "start with a section such as lexicons:")
		return
	}
	sections := l.sections()
	d.pairs(root, "the file", func(key, value *yaml.Node) {
		name := key.Value
		if !slices.Contains(sectionNames, name) {
			d.fail(key, fmt.Sprintf("unknown section %q", name), suggest(name, sectionNames, "the sections are "))
			return
		}
		if !l.want.has(name) || value.Kind == yaml.ScalarNode && value.Tag == "!!null" {
			return
		}
		if name == "names" {
			l.names.readNode(l, file, value)
			return
		}
		if value.Kind != yaml.SequenceNode {
			d.fail(value, fmt.Sprintf("section %s is %s", name, describe(value)), "write a list, each entry after a dash")
			return
		}
		for _, entry := range value.Content {
			sections[name].add(l, origin{file: file, node: entry})
		}
	})
}

// adder is a section as the loader fills it.
type adder interface{ add(*loader, origin) }

// sections are the sections that hold lists, by their names.
func (l *loader) sections() map[string]adder {
	return map[string]adder{
		"types": &l.types, "predicates": &l.predicates, "metrics": &l.metrics, "events": &l.events, "roles": &l.roles, "ops": &l.ops,
		"modalities": &l.modalities, "units": &l.units, "lexicons": &l.lexicons, "rules": &l.rules, "frames": &l.frames,
	}
}

// sectionNames are the top-level keys that a schema file may hold.
var sectionNames = []string{
	"types", "predicates", "metrics", "events", "roles", "ops", "modalities",
	"units", "lexicons", "names", "rules", "frames",
}

type sectionSet []string

var (
	allSections        = sectionSet(sectionNames)
	vocabularySections = sectionSet(sectionNames[:8])
)

func (s sectionSet) has(name string) bool { return slices.Contains(s, name) }

// holdsAny says whether a file may hold one of the sections, or something that
// is no section at all and has to be reported: a quick look at the starts of
// its lines that spares the parsing of files that are not wanted.
func holdsAny(data []byte, want sectionSet) bool {
	if len(want) == len(sectionNames) {
		return true
	}
	for line := range bytes.Lines(data) {
		if len(line) == 0 || strings.IndexByte(" \t#-\r\n", line[0]) >= 0 {
			continue
		}
		key, _, found := bytes.Cut(line, []byte(":"))
		name := string(key)
		if !found || want.has(name) || !allSections.has(name) {
			return true
		}
	}
	return false
}
