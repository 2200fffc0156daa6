package graph

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

func results(t *testing.T, s *Store, lang, text string, limit int) []any {
	t.Helper()
	var out []any
	for r, err := range s.Query(context.Background(), lang, text, limit) {
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		out = append(out, r)
	}
	return out
}

func TestQuery(t *testing.T) {
	told(t)(t, func(t *testing.T, s *Store) {
		id := func(r any) any { return r.(map[string]any)["id"] }
		for _, c := range []struct{ text, want string }{
			{`g.V("<company/小米汽车>").In("<manufacturer>").All()`, "<product/SU7_Ultra>"},
			{`g.V("<product/SU7_Ultra>").Out("<schema:name>").All()`, "SU7 Ultra"},
			// Symmetric both ways.
			{`g.V("<company/保时捷>").Out("<competitor>").All()`, "<company/小米汽车>"},
			{`g.V("<company/小米汽车>").Out("<competitor>").All()`, "<company/保时捷>"},
			// Figures compare as numbers, times as times.
			{`g.V().Has("<schema:value>", gt(356)).Out("<comparison>").All()`, "<"},
			{`g.V().Has("<schema:value>", gte(400)).Out("<comparison>").All()`, "<"},
			{`g.V().Has("<schema:value>", lt(400)).Out("<schema:unitText>").All()`, "辆"},
			{`g.V().Has("<schema:value>", gte(355.5)).Has("<schema:value>", lte(356)).Out("<schema:unitText>").All()`, "辆"},
			{`g.V().Has("<schema:value>").Has("<from>", lt(new Date("2025-09-02"))).Has("<until>", gt(new Date("2025-09-30"))).Out("<schema:unitText>").Unique().All()`, "辆"},
			{`g.V().Has("<oa:start>", 0).Has("<rule>").Out("<oa:end>").All()`, ""},
			{`g.V("<company/小米>").Out("<founder>").Unique().All()`, "<person/雷军>"},
		} {
			rs := results(t, s, "gizmo", c.text, 0)
			if c.want == "" && len(rs) > 0 || c.want != "" && (len(rs) != 1 || id(rs[0]) != c.want) {
				t.Errorf("%s gives %v, want %s", c.text, rs, c.want)
			}
		}
		made, err := s.Statements(context.Background(), Filter{Predicate: "manufacturer"})
		if err != nil || len(made) != 1 {
			t.Fatal(err)
		}
		st := "<" + made[0].ID + ">"
		rs := results(t, s, "gizmo", `g.V("<product/SU7_Ultra>").LabelContext(g.V("`+st+`"), "st").Out("<manufacturer>").All()`, 0)
		if len(rs) != 1 || id(rs[0]) != "<company/小米汽车>" || rs[0].(map[string]any)["st"] != st {
			t.Errorf("LabelContext gives %v, want st %s", rs, st)
		}
		rs = results(t, s, "gizmo", `g.V("`+st+`").Out("<prov:wasDerivedFrom>").Out("<oa:exact>").All()`, 0)
		if len(rs) != 1 || id(rs[0]) != "SU7 Ultra由小米汽车制造" {
			t.Errorf("the quote is %v", rs)
		}
		rs = results(t, s, "graphql", `{ nodes(id: <company/小米汽车>) { id, schema:name } }`, 0)
		if len(rs) != 1 {
			t.Fatalf("graphql gives %v", rs)
		}
		nodes := rs[0].(map[string]any)["nodes"]
		if m, ok := nodes.(map[string]any); !ok || m["schema:name"] != "小米汽车" {
			t.Errorf("graphql gives %v", rs)
		}
		rs = results(t, s, "mql", `[{"id": null, "<schema:name>": "小米汽车", "<rdf:type>": "<Company>"}]`, 0)
		if len(rs) != 1 || id(rs[0]) != "<company/小米汽车>" {
			t.Errorf("mql gives %v", rs)
		}
	})
}

func TestQueryLimit(t *testing.T) {
	told(t)(t, func(t *testing.T, s *Store) {
		all := len(results(t, s, "gizmo", `g.V().All()`, 0))
		const list = `{ nodes { id } }`
		nodes := func(r any) int { return len(r.(map[string]any)["nodes"].([]any)) }
		listed := nodes(results(t, s, "graphql", list, 0)[0])
		for _, c := range []struct {
			lang, text  string
			limit, want int
			more        bool
		}{
			{"gizmo", `g.V().All()`, 3, 3, true},
			{"gizmo", `g.V().All()`, all - 1, all - 1, true},
			{"gizmo", `g.V().All()`, all, all, false},
			{"gizmo", `g.V().All()`, all + 1, all, false},
			{"gizmo", `g.V("<company/保时捷>").All(); g.V("<company/小米汽车>").All()`, 1, 1, true},
			{"mql", `[{"id": null, "<schema:name>": "小米汽车"}]`, 1, 1, false},
			{"graphql", list, listed - 1, listed - 1, true},
			{"graphql", list, listed, listed, false},
		} {
			n, more := 0, false
			for r, err := range s.Query(context.Background(), c.lang, c.text, c.limit) {
				switch {
				case errors.Is(err, ErrMore):
					more = true
				case err != nil:
					t.Fatalf("%s: %v", c.text, err)
				case c.lang == "graphql":
					n += nodes(r)
				default:
					n++
				}
			}
			if n != c.want || more != c.more {
				t.Errorf("%s with a limit of %d gives %d, more %v; want %d, %v", c.text, c.limit, n, more, c.want, c.more)
			}
		}
	})
}

func TestQueryEnds(t *testing.T) {
	told(t)(t, func(t *testing.T, s *Store) {
		for _, text := range []string{`while(true){}`, `while(true){ g.V().Count() }`, `function f(){ return g.V().Both().Both().Both().Both().Both().Both().Both().Both().Both().Both().Both().Both().Count() }; f()`} {
			ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
			start := time.Now()
			var last error
			for _, err := range s.Query(ctx, "gizmo", text, 0) {
				last = err
			}
			cancel()
			if !errors.Is(last, context.DeadlineExceeded) || time.Since(start) > 20*time.Second { // a busy machine is slow, an endless query endless
				t.Errorf("%s ended after %v with %v", text, time.Since(start), last)
			}
		}
		for _, c := range []struct{ lang, text, want string }{
			{"sql", "select", "unknown: gizmo"},
			{"gizmo", "g.V(", "Line 1:5 Unexpected end"},
			{"gizmo", "nothing.All()", "nothing is not defined at <eval>:1:1("},
			{"gizmo", `g.V().Out(null, 5).All()`, "does not take"},
			{"gizmo", `g.V().In({}).All()`, "does not take"},
			{"graphql", "{", "graphql query"},
			{"mql", "{", "mql query"},
		} {
			var last error
			for _, err := range s.Query(context.Background(), c.lang, c.text, 0) {
				last = err
			}
			if last == nil || !strings.Contains(last.Error(), c.want) {
				t.Errorf("%s %q: got %v, want %q", c.lang, c.text, last, c.want)
			}
		}
	})
}

// Ids that the store lacks, and ids given twice, do no harm.
func TestNamedPassOverStrangers(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, "mem:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w, err := NewWriter(ctx, s, func(docs []Document, _ []Decision) Resolution {
		return Resolution{Entities: []Entity{{ID: "company/甲", Type: "Company", Name: "甲"}}}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	doc := Document{Article: Article{ID: "a1", Title: "题", Text: "甲", Chars: 1},
		Entities: []Entity{{Article: "a1", ID: "company/甲", Type: "Company", Name: "甲", Mentions: []Mention{{0, 1, "甲"}}}}}
	if _, err := w.Apply(ctx, Change{Put: []Document{doc}}); err != nil {
		t.Fatal(err)
	}
	entities, err := s.EntitiesByID(ctx, []string{"company/乙", "company/甲", "company/甲"})
	if err != nil || len(entities) != 1 || entities[0].Name != "甲" {
		t.Errorf("entities %+v, %v", entities, err)
	}
	articles, err := s.ArticlesByID(ctx, []string{"a2", "a1", "a1"})
	if err != nil || len(articles) != 1 || articles[0].Title != "题" || articles[0].Text != "" {
		t.Errorf("articles %+v, %v", articles, err)
	}
}
