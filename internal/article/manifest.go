package article

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// manifest is a manifest.json: metadata by file name, either as an object
// {"a.txt": {"title": …}} or as a list [{"file": "a.txt", "title": …}].
type manifest struct {
	entries  map[string]Metadata
	problems []error // why it, or a part of it, could not be used
	once     sync.Once
}

// of is what the manifest says of a file, by the name of the file.
func (m *manifest) of(path string) Metadata {
	name := filepath.Base(path)
	if i := strings.LastIndexByte(name, '#'); i > 0 { // a line of a .jsonl file
		if e, ok := m.entries[name]; ok {
			return e
		}
		name = name[:i]
	}
	return m.entries[name]
}

// report gives what is wrong with the manifest, the first time it is asked.
func (m *manifest) report() (out []error) {
	m.once.Do(func() { out = m.problems })
	return out
}

const mendManifest = `write {"file.txt": {"title": "…", "publisher": "…", "published": "2024-07-21"}}; until then its files are read without it`

func readManifest(path string) *manifest {
	m := &manifest{}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m
	}
	if err != nil {
		broken := fileError(path, err).(*Error)
		broken.Warning = true
		m.problems = []error{broken}
		return m
	}
	m.parse(path, b)
	m.problems = append(m.problems, m.astray(path)...)
	return m
}

// astray is a warning if entries are of files that are not beside the manifest,
// as when a name is misspelt.
func (m *manifest) astray(path string) []error {
	var missing []string
	for name := range m.entries {
		file, _, _ := strings.Cut(name, "#") // a line of a .jsonl file
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), file)); errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []error{&Error{Path: filepath.ToSlash(path), Warning: true,
		Problem: fmt.Sprintf("tells of files that are not beside it (%d), such as %s", len(missing), slices.Min(missing)), Mend: "write their names as they are, without folders"}}
}

func (m *manifest) parse(path string, b []byte) {
	fail := func(offset int64, problem string) {
		line, col := place(b, min(int(offset), len(b)))
		m.problems = append(m.problems, &Error{Path: filepath.ToSlash(path), Line: line, Column: col, Warning: true, Problem: problem, Mend: mendManifest})
	}
	d, err := decode(b)
	if err != nil {
		broken := asError(err)
		broken.Path, broken.Warning, broken.Mend = filepath.ToSlash(path), true, mendManifest
		m.problems = []error{broken}
		return
	}
	b = []byte(d.text)
	var raw map[string]json.RawMessage
	var list []json.RawMessage
	if err = json.Unmarshal(b, &raw); err != nil {
		if json.Unmarshal(b, &list) != nil {
			fail(jsonOffset(err), "is not valid JSON: "+err.Error())
			return
		}
	}
	m.entries = make(map[string]Metadata, len(raw)+len(list))
	bad := ""
	for name, v := range raw {
		rec, err := record(v)
		if err != nil {
			if bad == "" || name < bad {
				bad = name
			}
			continue
		}
		m.entries[name] = fromKeys(rec.get)
	}
	for i, v := range list {
		rec, err := record(v)
		name := rec.get("file")
		if name == "" {
			name = rec.get("path")
		}
		if err != nil || name == "" {
			bad = fmt.Sprintf("number %d", i+1)
			continue
		}
		m.entries[filepath.Base(name)] = fromKeys(rec.get)
	}
	if bad != "" {
		fail(0, fmt.Sprintf("the entry of %s is no object with metadata", bad))
	}
	m.problems = append(m.problems, misspelt(path, b)...)
}

// fields of one JSON object, by lower-case key.
type fields map[string]any

func record(b []byte) (fields, error) {
	var raw map[string]any
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, err
	}
	f := make(fields, len(raw))
	for k, v := range raw {
		f[strings.ToLower(k)] = v
	}
	return f, nil
}

// get is a value as text: numbers as written, lists of names joined by 、.
func (f fields) get(key string) string { return scalar(f[key]) }

func scalar(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return fmt.Sprintf("%.0f", v)
	case []any:
		var parts []string
		for _, x := range v {
			if s := scalar(x); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "、")
	case map[string]any: // {"author": {"name": …}}
		if s, ok := v["name"].(string); ok {
			return s
		}
	}
	return ""
}

// jsonOffset is where a JSON error is, in bytes.
func jsonOffset(err error) int64 {
	var se *json.SyntaxError
	var te *json.UnmarshalTypeError
	switch {
	case errors.As(err, &se):
		return max(0, se.Offset-1)
	case errors.As(err, &te):
		return max(0, te.Offset-1)
	}
	return 0
}
