package entity

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/segment"
	"suyuan/schema"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

var (
	update   = flag.Bool("update", false, "write golden files anew")
	show     = flag.Bool("show", false, "list what was missed and what was found wrongly")
	unread   = flag.Bool("unread", false, "leave out the names that were read from articles")
	unlisted = flag.Bool("unlisted", false, "leave out, for each article, all names that it names")
	fold5    = flag.Int("fold", 0, "which fifth of the annotated articles to score; only 0 is held out")
	model    = flag.String("model", "", "file of the tagger's model; none for no tagger")
)

const root = "../../.."

// loadSchema gives the names and lexicons of the vocabulary, without the names
// that were read from articles under -unread.
func loadSchema(t testing.TB) ([]schema.Name, []schema.Lexicon) {
	t.Helper()
	vocabulary, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	if !*unread {
		return vocabulary.Names, vocabulary.Lexicons
	}
	known := map[[2]string]bool{}
	for _, n := range readNames(t, root+"/schema/names") {
		known[[2]string{n.Type, n.Name}] = true
	}
	names := slices.DeleteFunc(slices.Clone(vocabulary.Names), func(n schema.Name) bool { return known[[2]string{n.Type, n.Name}] })
	return names, vocabulary.Lexicons
}

// readNames gives the names in the read-*.yaml files of a directory.
func readNames(t testing.TB, dir string) []schema.Name {
	t.Helper()
	var names []schema.Name
	files, _ := filepath.Glob(dir + "/read-*.yaml")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Names map[string]string }
		if err := yaml.Unmarshal(b, &file); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		for typ, block := range file.Names {
			for line := range strings.Lines(block) {
				if name, err := schema.ParseName(typ, line); err == nil {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

var segmenter = sync.OnceValues(func() (*segment.Segmenter, error) { return segment.New() })

// newFinder makes a Finder with the tagger that is embedded, or the one that
// -model names, or none (-model none).
func newFinder(t testing.TB) *Finder {
	t.Helper()
	names, lexicons := loadSchema(t)
	f, err := New(names, lexicons, newTagger(t))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// newTagger makes the tagger that newFinder tells of.
func newTagger(t testing.TB) (tagger Tagger) {
	t.Helper()
	switch *model {
	case "none":
	case "":
		m, err := crf.Embedded()
		if err != nil {
			t.Fatal(err)
		}
		tagger = crf.NewTagger(m)
	default:
		tagger = loadTagger(t, *model)
	}
	return tagger
}

// without is a Finder like f that knows no name which an article names.
func (f *Finder) without(a annotated) *Finder {
	named := map[string]bool{}
	for _, e := range a.Entities {
		for _, form := range append([]string{e.Name}, e.Aliases...) {
			named[fold(form)] = true
		}
	}
	var names []schema.Name
	for _, n := range f.names.names {
		if !slices.ContainsFunc(append([]string{n.Name}, n.Aliases...), func(form string) bool { return named[fold(form)] }) {
			names = append(names, n)
		}
	}
	other := &Finder{names: newGazetteer(names), words: f.words, tagger: f.tagger, weights: f.weights}
	other.pool.New = func() any { return new(scratch) }
	return other
}

// loadTagger reads the model in a file.
func loadTagger(t testing.TB, file string) Tagger {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := crf.Load(b)
	if err != nil {
		t.Fatal(err)
	}
	return crf.NewTagger(m)
}

// input makes one sentence of each line.
func input(t testing.TB, text string) Input {
	t.Helper()
	seg, err := segmenter()
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Text: text, Tokens: seg.Tokens(text, nil)}
	pos := 0
	for line := range strings.Lines(text) {
		end := pos + len(strings.TrimRight(line, "\n"))
		if end > pos {
			in.Sentences = append(in.Sentences, Sentence{Span: article.Span{Start: pos, End: end}})
		}
		pos += len(line)
	}
	return in
}

// body reads an article of ../shared/corpus.
func body(t testing.TB, file string) Input {
	t.Helper()
	return readArticle(t, root+"/../shared/corpus/"+file)
}

// readArticle reads a file and makes one sentence of each line.
func readArticle(t testing.TB, path string) Input {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		t.Skip("no ../shared beside the repository:", err)
	}
	format := article.Markdown
	if strings.HasSuffix(path, ".txt") {
		format = article.Text
	}
	for a, err := range article.NewReader(article.Options{}).Read(t.Context(), article.Source{Path: path, Format: format}) {
		if err != nil {
			if article.IsWarning(err) {
				continue
			}
			t.Fatal(err)
		}
		in := input(t, a.Text)
		return in
	}
	t.Fatal(path, "holds no article")
	return Input{}
}

type annotated struct {
	File     string
	quarter  int // of the articles that weights are fitted to, from 1; 0 if held out
	Entities []struct {
		Type    string
		Name    string
		Aliases []string
	}
}

// annotatedArticles are those of ../shared/datasets/entities, every fifth of which is held out.
func annotatedArticles(t testing.TB) []annotated {
	t.Helper()
	return lists(t, root+"/../shared/datasets/entities/entities.jsonl")
}

// lists reads the names of articles in ../shared/corpus.
func lists(t testing.TB, file string) []annotated {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Skip("no ../shared beside the repository:", err)
	}
	defer f.Close()
	var all []annotated
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var a annotated
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

// forms are the forms that must be found in the article and those that stand
// only within longer ones and count neither way.
func (a annotated) forms(text string) (must, may map[typed]bool) {
	var all []string
	for _, e := range a.Entities {
		all = append(append(all, e.Name), e.Aliases...)
	}
	must, may = map[typed]bool{}, map[typed]bool{}
	for _, e := range a.Entities {
		for _, f := range append([]string{e.Name}, e.Aliases...) {
			var longer []string
			for _, g := range all {
				if g != f && strings.Contains(g, f) {
					longer = append(longer, g)
				}
			}
			k := typed{scoreFold(f), e.Type}
			if alone(f, longer, text) {
				must[k] = true
			} else {
				may[k] = true
			}
		}
	}
	return must, may
}

// scoreFold folds as tools/entity_score.py does.
func scoreFold(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}

// alone says whether the form stands in the text outside every longer one.
func alone(form string, longer []string, text string) bool {
	for _, w := range longer {
		text = strings.ReplaceAll(text, w, "\x00")
	}
	return strings.Contains(text, form)
}

type tally struct{ right, gold, found int }

func (n tally) String() string {
	p, r := 0.0, 0.0
	if n.found > 0 {
		p = float64(n.right) / float64(n.found)
	}
	if n.gold > 0 {
		r = float64(n.right) / float64(n.gold)
	}
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f   %d right, %d in gold, %d found", p, r, f, n.right, n.gold, n.found)
}

type typed struct{ form, typ string }

// heldOutModel is a tagger that saw none of the articles that are held out.
const heldOutModel = "../crf/testdata/holdout5.crf"

// TestHeldOut scores the finder on every fifth article of datasets/entities,
// by the measure of tools/entity_score.py: typed forms in an article, with and
// without the names that were read from the other articles, and without any that the
// article itself names: as if no list knew them. The scores are in
// testdata/heldout.golden, so that drift shows; it fails where one falls.
func TestHeldOut(t *testing.T) {
	if *model == "" {
		*model = heldOutModel
		defer func() { *model = "" }()
	}
	if *fold5 != 0 || *unread || *unlisted {
		t.Log("\n" + heldOutScores(t))
		return
	}
	got := "with the names that were read from held-in articles\n" + heldOutScores(t)
	*unread = true
	got += "without them\n" + heldOutScores(t)
	*unread, *unlisted = false, true
	got += "without any name of the article\n" + heldOutScores(t)
	*unlisted = false
	t.Log("\n" + got)
	const golden = "testdata/heldout.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	// Other packages move single names (of 62 works one is a point and a half);
	// a loss is what must not pass unseen.
	was, is := scores(string(want)), scores(got)
	for line, f1 := range was {
		tolerance := 0.025
		if strings.HasSuffix(line, ": all") || strings.HasSuffix(line, ": any type") {
			tolerance = 0.006
		}
		if is[line] < f1-tolerance {
			t.Errorf("%s: F1 %.3f, %s has %.3f; if that is meant, run with -update", line, is[line], golden, f1)
		}
	}
}

// scores reads the F1 of each line of a golden file, by its section and type.
func scores(golden string) map[string]float64 {
	out := map[string]float64{}
	section := ""
	for line := range strings.Lines(golden) {
		name, rest, ok := strings.Cut(line, " P 0")
		if !ok {
			section = strings.TrimSpace(line)
			continue
		}
		var f1 float64
		if _, after, ok := strings.Cut(rest, "F1 "); ok {
			fmt.Sscanf(after, "%f", &f1)
		}
		out[section+": "+strings.TrimSpace(name)] = f1
	}
	return out
}

// heldOutScores gives a line for each type.
func heldOutScores(t *testing.T) string {
	finder := newFinder(t)
	n := map[string]*tally{"all": {}, "any type": {}}
	rules := map[string]*tally{}
	for i, a := range annotatedArticles(t) {
		if i%5 != *fold5 {
			continue
		}
		in := body(t, a.File)
		text := in.Text
		must, may := a.forms(text)
		finder := finder
		if *unlisted {
			finder = finder.without(a)
		}
		entities, mentions, _, _ := finder.Find(t.Context(), in)
		found := map[typed]string{}
		for _, m := range mentions {
			if m.Reference {
				continue
			}
			k := typed{scoreFold(m.Of(text)), entities[m.Entity].Type}
			if may[k] && !must[k] {
				continue
			}
			if found[k] == "" {
				found[k] = m.Rule
			}
		}
		all := map[typed]bool{}
		mustForm, foundForm := map[string]bool{}, map[string]string{}
		for k := range must {
			all[k], mustForm[k.form] = true, true
		}
		for k := range found {
			all[k], foundForm[k.form] = true, found[k]
		}
		for k := range all {
			if n[k.typ] == nil {
				n[k.typ] = &tally{}
			}
			for _, c := range []*tally{n[k.typ], n["all"]} {
				c.gold += count(must[k])
				c.found += count(found[k] != "")
				c.right += count(must[k] && found[k] != "")
			}
			if r := found[k]; r != "" {
				if rules[r] == nil {
					rules[r] = &tally{}
				}
				rules[r].found++
				rules[r].right += count(must[k])
			}
			if *show && must[k] != (found[k] != "") {
				what := "missed"
				if found[k] != "" {
					what = "false alarm"
				}
				note := found[k]
				if must[k] && foundForm[k.form] != "" || !must[k] && mustForm[k.form] {
					note += " (other type)"
				}
				t.Logf("%s %s %s %s %s", a.File[:10], what, k.typ, k.form, note)
			}
		}
		anyType := n["any type"]
		anyType.gold += len(mustForm)
		anyType.found += len(foundForm)
		for f := range foundForm {
			anyType.right += count(mustForm[f])
		}
	}
	var lines []string
	for k, c := range n {
		lines = append(lines, fmt.Sprintf("%-14s %v", k, c))
	}
	slices.Sort(lines)
	for r, c := range rules {
		t.Logf("%-14s precision %.2f of %d", r, float64(c.right)/float64(c.found), c.found)
	}
	return strings.Join(lines, "\n") + "\n"
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
