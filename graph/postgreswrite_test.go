package graph

import (
	"context"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// TestPostgresBatch writes every kind of value that cayley's SQL tables have a
// column for, and batches that must change nothing.
func TestPostgresBatch(t *testing.T) {
	s := open(t, postgresDatabase(t))
	tx, err := s.backend.transactor()
	if err != nil {
		t.Fatal(err)
	}
	deltas := func(action cayley.Procedure, objects ...quad.Value) []cayley.Delta {
		var out []cayley.Delta
		for _, o := range objects {
			out = append(out, cayley.Delta{Action: action, Quad: quad.Quad{Subject: quad.IRI("s/乐道"), Predicate: quad.IRI("p"), Object: o, Label: quad.IRI("l")}})
		}
		return out
	}
	values := []quad.Value{
		quad.IRI("company/小米 汽车"), quad.BNode("b"), quad.String("a\tb\\c\n\u0000“去年”"), quad.String(`\N`), quad.String(""),
		quad.TypedString{Value: "2025-09", Type: "xsd:gYearMonth"}, quad.LangString{Value: "销量", Lang: "zh"},
		quad.Int(-7), quad.Float(2.5e-9), quad.Bool(false), quad.Time(time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC)),
	}
	if err := tx.apply(deltas(cayley.Add, values...), nil); err != nil {
		t.Fatal(err)
	}
	holdsValues := func(want []quad.Value) {
		t.Helper()
		got := map[quad.Value]bool{}
		for q, err := range s.view().all(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			got[q.Object] = true
		}
		if n, err := s.backend.quads(context.Background()); len(got) != len(want) || int(n) != len(want) || err != nil {
			t.Errorf("the store has %d objects in %d quads (%v), want %d", len(got), n, err, len(want))
		}
		for _, v := range want {
			if !got[v] {
				t.Errorf("%#v is not there", v)
			}
		}
	}
	holdsValues(values)
	for name, batch := range map[string]struct{ add, remove []cayley.Delta }{
		"a quad that is there":     {add: deltas(cayley.Add, quad.String("new"), values[0])},
		"a quad that is not there": {add: deltas(cayley.Add, quad.String("new")), remove: deltas(cayley.Delete, values[1], quad.String("never"))},
	} {
		if err := tx.apply(batch.add, batch.remove); err == nil {
			t.Errorf("%s: no error", name)
		}
		holdsValues(values)
	}
	if err := tx.apply(deltas(cayley.Add, quad.String("new")), deltas(cayley.Delete, values[:10]...)); err != nil {
		t.Fatal(err)
	}
	holdsValues([]quad.Value{values[10], quad.String("new")})
	if err := tx.apply(nil, deltas(cayley.Delete, values[10], quad.String("new"))); err != nil {
		t.Fatal(err)
	}
	nodes := 0
	it := s.view().qs.NodesAllIterator()
	defer it.Close()
	for it.Next(context.Background()) {
		nodes++
	}
	if nodes != 0 {
		t.Errorf("%d values are left of an empty store", nodes)
	}
}
