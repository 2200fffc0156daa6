package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func nquads(t testing.TB, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.WriteNQuads(context.Background(), &b, ""); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestChanges(t *testing.T) {
	ctx := context.Background()
	conformance(t, func(t *testing.T, dsn string) {
		outer := t // owns what outlives a step of the story
		s := open(t, dsn)
		w := newWriter(t, s)
		docs := synthetics(0, 5, 8)
		apply(t, w, Change{Put: docs})
		before := nquads(t, s)

		t.Run("unchanged", func(t *testing.T) {
			sum := apply(t, w, Change{Put: docs})
			if sum.Unchanged != 5 || sum.Added+sum.Replaced+sum.QuadsAdded+sum.QuadsRemoved != 0 || sum.Statements == 0 || sum.Entities == 0 {
				t.Errorf("%+v", sum)
			}
			w = newWriterOf(outer, w, s)
			if sum := apply(t, w, Change{Put: docs}); sum.Unchanged != 5 || sum.QuadsAdded+sum.QuadsRemoved != 0 {
				t.Errorf("a new writer: %+v", sum)
			}
		})
		t.Run("metadata", func(t *testing.T) {
			d := docs[1]
			d.Article.Published, d.Article.Publisher = "2024-12-31", "新华社"
			sum := apply(t, w, Change{Put: []Document{d}})
			if sum.Replaced != 1 {
				t.Errorf("%+v", sum)
			}
			a, err := s.Article(ctx, d.Article.ID)
			if err != nil || a.Published != "2024-12-31" || a.Publisher != "新华社" {
				t.Errorf("%v %+v", err, a)
			}
			apply(t, w, Change{Put: docs[1:2]})
			if nquads(t, s) != before {
				t.Error("changing the metadata back leaves a trace")
			}
		})
		t.Run("replaced", func(t *testing.T) {
			for name, change := range map[string]func(*Document){
				"by URL":                 func(d *Document) { d.Article.ID, d.Article.Path = "other", "elsewhere.txt" },
				"by path":                func(d *Document) { d.Article.ID, d.Article.URL = "other", "" },
				"by id with other text":  func(*Document) {},
				"by id with other words": func(d *Document) { *d = synthetic(2, 8); d.Claims = d.Claims[:5] },
			} {
				d := synthetic(77, 9)
				d.Article.ID, d.Article.Path, d.Article.URL = docs[2].Article.ID, docs[2].Article.Path, docs[2].Article.URL
				change(&d)
				retold(&d)
				if sum := apply(t, w, Change{Put: []Document{d}}); sum.Replaced != 1 || sum.Added != 0 {
					t.Errorf("%s: %+v", name, sum)
				}
				want := append(slices.Clone(docs[:2]), append([]Document{d}, docs[3:]...)...)
				slices.SortFunc(want, func(a, b Document) int { return strings.Compare(a.Article.ID, b.Article.ID) })
				holds(t, s, want)
				sound(t, s)
				apply(t, w, Change{Put: docs[2:3]})
				if nquads(t, s) != before {
					t.Errorf("%s: putting the old one back leaves a trace", name)
				}
			}
		})
		t.Run("one file of many articles", func(t *testing.T) {
			a, b := synthetic(80, 3), synthetic(81, 3)
			a.Article.Path, b.Article.Path = "many.jsonl", "many.jsonl"
			a.Article.URL, b.Article.URL = "", ""
			if sum := apply(t, w, Change{Put: []Document{a, b}}); sum.Added != 2 {
				t.Errorf("%+v", sum)
			}
			if sum := apply(t, w, Change{Put: []Document{a, b}}); sum.Unchanged != 2 || sum.QuadsAdded+sum.QuadsRemoved > 0 {
				t.Errorf("again: %+v", sum)
			}
			apply(t, w, Change{Put: []Document{b}}) // the file has lost an article
			if _, err := s.Article(ctx, a.Article.ID); err == nil {
				t.Error("an article is there that its file no longer has")
			}
			// Of two articles with one URL the last stays.
			a.Article.URL, b.Article.URL = "https://x/one", "https://x/one"
			apply(t, w, Change{Put: []Document{a, b}})
			if _, err := s.Article(ctx, a.Article.ID); err == nil {
				t.Error("two articles have one URL")
			}
			apply(t, w, Change{Remove: []string{b.Article.ID}})
		})
		t.Run("removed", func(t *testing.T) {
			sum := apply(t, w, Change{Remove: []string{docs[0].Article.ID, "nope"}})
			if sum.Removed != 1 || !slices.Equal(sum.Missing, []string{"nope"}) {
				t.Errorf("%+v", sum)
			}
			holds(t, s, docs[1:])
			sound(t, s)
			apply(t, w, Change{Put: docs[:1]})
			if nquads(t, s) != before {
				t.Error("taking an article out and putting it back leaves a trace")
			}
		})
		t.Run("decisions", func(t *testing.T) {
			es, err := s.Entities(ctx)
			if err != nil {
				t.Fatal(err)
			}
			rename := []Decision{{Op: "rename", IDs: []string{es[0].ID}, Name: "新名 字"}}
			apply(t, w, Change{Decisions: &rename})
			if found, err := s.FindEntities(ctx, "新名字"); err != nil || len(found) != 1 || found[0].ID != "company/新名_字" {
				t.Errorf("%v %+v", err, found)
			}
			got, err := s.Decisions(ctx)
			if err != nil || len(got) != 1 || got[0].Name != "新名 字" {
				t.Errorf("%v %+v", err, got)
			}
			sound(t, s)
			w = newWriterOf(outer, w, s) // decisions outlive the writer
			if sum := apply(t, w, Change{}); sum.QuadsAdded+sum.QuadsRemoved != 0 {
				t.Errorf("%+v", sum)
			}
			apply(t, w, Change{Decisions: &[]Decision{}})
			if nquads(t, s) != before {
				t.Error("taking a decision back leaves a trace")
			}
		})
		t.Run("refused", func(t *testing.T) {
			d := synthetic(90, 2)
			d.Claims[0].Evidence.Start++
			silent := synthetic(91, 2)
			silent.Article.Text = ""
			broken := synthetic(92, 2)
			broken.Article.Text += "\xff"
			known := docs[3]
			known.Article.Text = "" // as “extract --no-text” leaves it
			sum := apply(t, w, Change{Put: []Document{d, silent, broken, known}})
			if sum.Added != 1 || sum.Unchanged != 1 || len(sum.Refused) != 3 {
				t.Errorf("%+v", sum)
			}
			apply(t, w, Change{Remove: []string{d.Article.ID}})
		})
		t.Run("compacted", func(t *testing.T) {
			if _, _, err := s.Compact(ctx); err == nil {
				t.Error("compacting goes beside a writer")
			}
			w.Close()
			if _, _, err := s.Compact(ctx); err != nil {
				t.Fatal(err)
			}
			if nquads(t, s) != before {
				t.Error("compacting changes the graph")
			}
			sound(t, s)
			if _, err := w.Apply(ctx, Change{}); err == nil {
				t.Error("a closed writer writes")
			}
			w = newWriter(outer, s)
			apply(t, w, Change{Put: synthetics(20, 22, 5)})
			sound(t, s)
		})
		t.Run("nothing is left", func(t *testing.T) {
			as, err := s.Articles(ctx)
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, a := range as {
				all = append(all, a.ID)
			}
			apply(t, w, Change{Remove: all})
			for q, err := range s.view().all(ctx) {
				t.Errorf("left: %v %v", q, err)
			}
			st, err := s.Stats(ctx)
			if err != nil || st.Quads != 0 {
				t.Errorf("%v %+v", err, st)
			}
			sound(t, s)
		})
	})
}

// retold puts the article's id on what belongs to it.
func retold(d *Document) {
	d.Entities, d.Claims = slices.Clone(d.Entities), slices.Clone(d.Claims)
	for i := range d.Entities {
		d.Entities[i].Article = d.Article.ID
	}
	for i := range d.Claims {
		d.Claims[i].Article = d.Article.ID
	}
}

// newWriterOf closes one writer and makes another.
func newWriterOf(t testing.TB, old *Writer, s *Store) *Writer {
	t.Helper()
	old.Close()
	return newWriter(t, s)
}

// TestVersionedWriter takes the ways that skip reading the graph.
func TestVersionedWriter(t *testing.T) {
	ctx := context.Background()
	s := open(t, "mem:")
	resolved := 0
	writer := func(version string) *Writer {
		w, err := NewWriter(ctx, s, func(d []Document, ds []Decision) Resolution { resolved++; return resolveByName(d, ds) })
		if err != nil {
			t.Fatal(err)
		}
		w.Version = version
		return w
	}
	docs := synthetics(0, 5, 10)
	for _, step := range []struct {
		version  string
		change   Change
		resolved int
	}{
		{"1", Change{Put: docs}, 1},
		{"1", Change{Put: docs}, 0},                            // nothing to do
		{"1", Change{Remove: []string{docs[0].Article.ID}}, 2}, // before and after
		{"2", Change{}, 1},                                     // read and compare
		{"2", Change{Put: docs[:1]}, 2},                        // before and after
		{"", Change{}, 1}, {"", Change{Put: docs}, 1},          // no version: always read
		{"2", Change{Put: append(docs, synthetic(9, 3))}, 1}, // another version again
		{"2", Change{Remove: []string{synthetic(9, 3).Article.ID}}, 2},
	} {
		resolved = 0
		w := writer(step.version)
		sum := apply(t, w, step.change)
		if held := w.Holds(); step.resolved > 0 && (len(held.Statements) != sum.Statements || len(held.Entities) != sum.Entities) {
			t.Errorf("version %q: it says that the store holds %d statements of %d things, want %d of %d", step.version, len(held.Statements), len(held.Entities), sum.Statements, sum.Entities)
		}
		w.Close()
		if resolved != step.resolved {
			t.Errorf("version %q: resolved %d times, want %d", step.version, resolved, step.resolved)
		}
		sound(t, s)
	}
	holds(t, s, docs)
}

// TestEveryPrefixIsSound stops a change after each batch.
func TestEveryPrefixIsSound(t *testing.T) {
	s := open(t, "mem:")
	w := newWriter(t, s)
	w.batch = 400
	before := synthetics(0, 12, 10)
	apply(t, w, Change{Put: before})
	// Much of everything: replaced, removed, new, and entities that merge.
	c := Change{Put: append(synthetics(10, 22, 10), synthetics(2, 4, 20)...)}
	for n := 4; n < 10; n++ {
		c.Remove = append(c.Remove, synthetic(n, 0).Article.ID)
	}
	var back []string // what the change brings
	for n := 12; n < 22; n++ {
		back = append(back, synthetic(n, 0).Article.ID)
	}
	batches, marks := 0, 0
	for stop := 1; ; stop++ {
		ctx, cancel := context.WithCancel(context.Background())
		batches = 0
		w.Progress = func(int, int) {
			if batches++; batches == stop {
				cancel()
			}
		}
		_, err := w.Apply(ctx, c)
		cancel()
		sound(t, s)
		unsettled, e := s.Unsettled(context.Background())
		if e != nil {
			t.Fatal(e)
		}
		if err == nil {
			if unsettled {
				t.Error("the store is still marked")
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped after %d batches: %v", stop, err)
		}
		// Between the two steps that ids with other texts take, all is settled.
		if unsettled {
			marks++
		}
		w.Progress = nil
		apply(t, w, Change{Put: before, Remove: back})
		holds(t, s, before)
	}
	if batches < 6 || marks < batches-2 {
		t.Errorf("%d batches, unsettled after %d", batches, marks)
	}
}

// TestAnyOrderAnyWay: whatever the order and the portions in which articles
// are put and taken out, the graph is that of the articles that are there.
func TestAnyOrderAnyWay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		const universe = 8
		s, err := Open(context.Background(), "mem:", Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer s.Close()
		w, err := NewWriter(context.Background(), s, resolveByName)
		if err != nil {
			r.Fatal(err)
		}
		there := map[int]int{} // article to claims
		for range rapid.IntRange(1, 6).Draw(r, "changes") {
			var c Change
			removed := map[int]bool{}
			for _, n := range rapid.SliceOfDistinct(rapid.IntRange(0, universe-1), rapid.ID).Draw(r, "remove") {
				if _, ok := there[n]; ok {
					c.Remove = append(c.Remove, fmt.Sprintf("art-%04d", n))
					delete(there, n)
					removed[n] = true
				}
			}
			for _, n := range rapid.SliceOfDistinct(rapid.IntRange(0, universe-1), rapid.ID).Draw(r, "put") {
				there[n] = rapid.IntRange(0, 8).Draw(r, "claims")
				c.Put = append(c.Put, synthetic(n, there[n]))
			}
			if rapid.Bool().Draw(r, "new writer") {
				w.Close()
				if w, err = NewWriter(context.Background(), s, resolveByName); err != nil {
					r.Fatal(err)
				}
				w.Version = rapid.SampledFrom([]string{"", "1", "2"}).Draw(r, "version")
			}
			if _, err := w.Apply(context.Background(), c); err != nil {
				r.Fatal(err)
			}
		}
		problems, err := s.Check(context.Background())
		if err != nil || len(problems) > 0 {
			r.Fatalf("%v %+v", err, problems)
		}
		var docs []Document
		for n, claims := range there {
			docs = append(docs, synthetic(n, claims))
		}
		fresh, err := Open(context.Background(), "mem:", Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer fresh.Close()
		w2, err := NewWriter(context.Background(), fresh, resolveByName)
		if err != nil {
			r.Fatal(err)
		}
		if _, err := w2.Apply(context.Background(), Change{Put: docs}); err != nil {
			r.Fatal(err)
		}
		var got, want bytes.Buffer
		if err := errors.Join(s.WriteNQuads(context.Background(), &got, ""), fresh.WriteNQuads(context.Background(), &want, "")); err != nil {
			r.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			r.Fatal("the graph depends on how it came about")
		}
	})
}
