package resolve

import (
	"slices"
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

// formsOf makes a world of nothing but the forms of known names of a type, each a
// document's.
func formsOf(r *Resolver, names []schema.Name, typ string) *world {
	var docs []graph.Document
	for _, n := range names {
		if n.Type == typ {
			for _, form := range append([]string{n.Name}, n.Aliases...) {
				docs = append(docs, article("known/"+form, typ+" "+form))
			}
		}
	}
	w := newWorld(r, docs)
	w.gather()
	return w
}

// lines are the series that have no model of the very name, so that both stand
// for the series.
var lines = []string{"锐龙 7000", "锐龙 9000", "Ryzen 9000", "Neue Klasse", "王朝"}

// TestNoVersionIsAnAlias holds the lists of names to the resolver's own rule: no
// alias is a version of its name, nor the series of a model.
func TestNoVersionIsAnAlias(t *testing.T) {
	m, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := New(m)
	w := formsOf(r, m.Names, "Product")
	core := func(form string) string {
		for _, g := range w.byKey[nameKey(form)] {
			return w.core(g)
		}
		t.Fatalf("%q is not there", form)
		return ""
	}
	for _, n := range m.Names {
		if n.Type != "Product" {
			continue
		}
		for _, alias := range n.Aliases {
			a, b := core(n.Name), core(alias)
			series := a == b+"系列" && !slices.Contains(lines, alias) || b == a+"系列" && !slices.Contains(lines, n.Name)
			if series || r.plainVersions(a, b) {
				t.Errorf("%q (%s) is an alias of %q (%s), and a version of it", alias, b, n.Name, a)
			}
		}
	}
}
