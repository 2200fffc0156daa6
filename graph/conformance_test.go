package graph

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"
)

// backends are where the conformance suite runs. Each open gives a new, empty
// place; the returned name opens the same place again, or is empty for memory.
var backends = []struct {
	name string
	dsn  func(t testing.TB) string
}{
	{"mem", func(testing.TB) string { return "mem:" }},
	{"bolt", func(t testing.TB) string { return filepath.Join(t.TempDir(), "test.db") }},
	{"postgres", postgresDatabase},
}

func conformance(t *testing.T, test func(t *testing.T, dsn string)) {
	for _, b := range backends {
		t.Run(b.name, func(t *testing.T) {
			test(t, b.dsn(t))
		})
	}
}

func open(t testing.TB, dsn string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dsn, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newWriter(t testing.TB, s *Store) *Writer {
	t.Helper()
	w, err := NewWriter(context.Background(), s, resolveByName)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func apply(t testing.TB, w *Writer, c Change) Summary {
	t.Helper()
	sum, err := w.Apply(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func sound(t testing.TB, s *Store) {
	t.Helper()
	problems, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range problems {
		if i == 10 {
			t.Errorf("and %d more", len(problems)-i)
			break
		}
		t.Errorf("unsound: %s: %s", p.Where, p.Reason)
	}
}

// holds compares everything that the store gives back with what the resolver
// gives for the documents.
func holds(t testing.TB, s *Store, docs []Document) {
	t.Helper()
	ctx := context.Background()
	got, err := s.Documents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(docs) {
		t.Fatalf("%d documents, want %d", len(got), len(docs))
	}
	for i := range docs {
		if !sameDocument(got[i], docs[i]) {
			t.Fatalf("document %s came back as\n%.300s\nnot\n%.300s", docs[i].Article.ID, encode(t, got[i:i+1], false), encode(t, docs[i:i+1], false))
		}
	}
	want := resolveByName(docs, nil)
	state := &state{Resolution: want, docs: map[string]stored{}}
	for _, d := range docs {
		state.docs[d.Article.ID] = stored{Document: d}
	}
	if err := state.check(); err != nil {
		t.Fatal(err)
	}
	want = state.Resolution
	entities, err := s.Entities(ctx)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "entity", entities, want.Entities)
	statements, err := s.Statements(ctx, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "statement", statements, want.Statements)
}

func compare[T any](t testing.TB, what string, got, want []T) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d of kind %s, want %d", len(got), what, len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			if len(want) < 1 || !looselyEqual(any(got[i]), any(want[i])) {
				t.Fatalf("%s %d is\n%+v\nwant\n%+v", what, i, got[i], want[i])
			}
		}
	}
}

// looselyEqual forgives nil slices where empty ones stand.
func looselyEqual(a, b any) bool {
	switch a := a.(type) {
	case Entity:
		b := b.(Entity)
		return sameEntity(&a, &b)
	case Statement:
		b := b.(Statement)
		return sameStatement(&a, &b)
	}
	return false
}

func TestStoreHoldsWhatWasPut(t *testing.T) {
	conformance(t, func(t *testing.T, dsn string) {
		s := open(t, dsn)
		docs := synthetics(0, 6, 12)
		w := newWriter(t, s)
		sum := apply(t, w, Change{Put: docs})
		if sum.Added != 6 || len(sum.Refused) != 0 || sum.QuadsRemoved != 0 {
			t.Errorf("summary %+v", sum)
		}
		sound(t, s)
		holds(t, s, docs)
	})
}
