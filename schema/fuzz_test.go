package schema

import (
	"io/fs"
	"strings"
	"testing"
)

// FuzzLoad reads any bytes as a schema file over a sound schema: no panic, an
// error with a line that the file has, or a model that holds together.
// To fuzz it for less than some minutes, add -fuzzminimizetime 0s: else the first
// inputs that look new are minimized, each for up to a minute.
func FuzzLoad(f *testing.F) {
	f.Add(base)
	f.Add("lexicons:\n- {id: acquire, extends: true, words: [买下]}\n")
	f.Add("rules:\n- id: r\n  doc: d\n  confidence: 1\n  patterns: ['A:Company $acquire B:Company+']\n  gives: [{relation: {subject: A, predicate: acquirer, object: B}}]\n  examples: [{text: t, gives: [g]}]\n")
	f.Add("frames:\n- {id: f, type: Merger, triggers: [$acquire], args: [{role: agent, types: [Company], case: [subject]}]}\n")
	f.Add("names:\n  Company: |\n    小米 | 米? < 华为\n\n    # 华为\n    华为\n")
	f.Add("a: &a [*a]\n---\n- b\n---\nroles: [{name: !!binary x}]\n")
	f.Add("metrics: [{name: price, nouns: [a, b], bare: true}]\nunits: [{name: kg, dimension: mass, factor: 0.5, words: [斤]}]")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := loadFiles(oneFile(base), fs.FS(oneFile(text)))
		if err != nil {
			for _, e := range err.(Errors) {
				if lines := strings.Count(text, "\n") + strings.Count(text, "\r") + strings.Count(base, "\n") + 2; e.Line < 0 || e.Line > lines {
					t.Errorf("error in line %d of %d: %v", e.Line, lines, e)
				}
				if e.What == "" || e.File != "x.yaml" {
					t.Errorf("an error says too little: %+v", e)
				}
			}
			return
		}
		for i := range m.Rules {
			r := &m.Rules[i]
			if m.Rule(r.ID) != r || len(r.Compiled) != len(r.Patterns) {
				t.Errorf("rule %q is not found or not compiled", r.ID)
			}
		}
		for i := range m.Names {
			n := &m.Names[i]
			if found := m.NamesOf(n.Name); len(found) == 0 || len(found) > 1 && !n.IsGuarded(n.Name) {
				t.Errorf("name %q finds %d names and is not guarded", n.Name, len(found))
			}
		}
	})
}
