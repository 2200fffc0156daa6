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

// Lines that are one in another form are one: whoever writes a list need not look
// for 英伟达H100 before H100.
func TestOneNameOnTwoLines(t *testing.T) {
	m := testModel(t)
	m.Names = append(m.Names,
		schema.Name{Type: "Product", Name: "花百", Aliases: []string{"H1000"}, Of: "甲车集团"}, schema.Name{Type: "Product", Name: "Jiache H1000", Aliases: []string{"花百卡"}},
		schema.Name{Type: "Company", Name: "丙讯"}, schema.Name{Type: "Company", Name: "丙讯有限公司", Aliases: []string{"Bingxun"}},
		schema.Name{Type: "Product", Name: "丙讯 H1000", Aliases: []string{"丙百"}},
		schema.Name{Type: "Product", Name: "丁助手", Of: "甲车集团"}, schema.Name{Type: "Product", Name: "乙想 丁助手", Of: "乙想汽车"})
	r := New(m)
	for _, test := range []struct {
		a, b string
		one  bool
	}{{"h1000", "花百卡", true}, {"花百", "jiacheh1000", true}, {"丙讯", "bingxun", true}, {"丙百", "花百", false}, {"丁助手", "乙想丁助手", false}} {
		if got := r.knownAsOne(test.a, test.b); got != test.one {
			t.Errorf("%s and %s: %v, want %v", test.a, test.b, got, test.one)
		}
	}
}

func TestKnownName(t *testing.T) {
	m := testModel(t)
	m.Names = append(m.Names,
		schema.Name{Type: "Product", Name: "戊通"}, schema.Name{Type: "Company", Name: "戊通"},
		schema.Name{Type: "Organization", Name: "己院"}, schema.Name{Type: "Work", Name: "庚记"}, schema.Name{Type: "Product", Name: "庚记"})
	r := New(m)
	for _, test := range []struct{ form, typ, want string }{
		{"甲车", "Company", "Company 甲车集团"},
		{"甲车", "Product", "Company 甲车集团"}, // a company's name for what it makes
		{"甲车", "Person", ""},
		{"戊通", "Product", "Product 戊通"},
		{"戊通", "Company", "Company 戊通"},
		{"己院", "Company", "Organization 己院"},
		{"庚记", "Organization", ""}, // either may be meant
		{"丁州", "Company", ""},
		{"无名", "Company", ""},
	} {
		got := ""
		if n := r.knownName(nameKey(test.form), test.typ); n != nil {
			got = n.Type + " " + n.Name
		}
		if got != test.want {
			t.Errorf("%s %s: %q, want %q", test.typ, test.form, got, test.want)
		}
	}
}

func TestBeforeBranch(t *testing.T) {
	r := New(testModel(t))
	for name, want := range map[string]string{
		"云鹿运力（丁州）科技有限公司": "云鹿运力", "云鹿运力(丁州)有限公司": "云鹿运力",
		"云鹿运力（戊州）科技有限公司": "", // no place
		"甲车集团（丁州）有限公司":   "", // a branch of what is known
		"云鹿运力（丁州）":       "", // not registered
		"云鹿运力）丁州（有限公司":   "",
		"云（丁州）有限公司":      "",
	} {
		if got := r.beforeBranch(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
