package graph

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// corpus is what the benchmarks load: the interchange lines named by
// SUYUAN_LINES (say, what “suyuan extract” makes of a real corpus), or else 400
// synthetic articles of 60 claims.
func corpus(b *testing.B) []Document {
	b.Helper()
	path := os.Getenv("SUYUAN_LINES")
	if path == "" {
		return synthetics(0, 400, 60)
	}
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	docs, err := Decode(f)
	if len(docs) == 0 {
		b.Fatal(err)
	}
	if err != nil {
		b.Log(err)
	}
	return docs
}

func loaded(b *testing.B, dsn string, docs []Document) (*Store, Summary) {
	b.Helper()
	s := open(b, dsn)
	w := newWriter(b, s)
	sum := apply(b, w, Change{Put: docs})
	w.Close()
	return s, sum
}

// BenchmarkLoad loads the corpus into an empty store.
func BenchmarkLoad(b *testing.B) {
	docs := corpus(b)
	for _, place := range backends {
		b.Run(place.name, func(b *testing.B) {
			quads := 0
			for b.Loop() {
				s, sum := loaded(b, place.dsn(b), docs)
				quads = sum.QuadsAdded
				s.Close()
			}
			seconds := b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(quads)/seconds, "quads/s")
			b.ReportMetric(float64(len(docs))/seconds, "articles/s")
		})
	}
}

// BenchmarkQuads reports how many quads a relation and a figure take, all
// provenance included.
func BenchmarkQuads(b *testing.B) {
	docs := corpus(b)
	count := map[Kind]int{}
	quads := map[Kind]int{}
	for b.Loop() {
		clear(count)
		clear(quads)
		for _, s := range resolveByName(docs, nil).Statements {
			count[s.Kind] += len(s.Evidence)
			quads[s.Kind] += len(statementQuads(nil, &s))
		}
	}
	for kind, n := range count {
		b.ReportMetric(float64(quads[kind])/float64(n), "quads/"+string(kind))
	}
}

// BenchmarkAddOne adds one article to a store of the corpus and takes it out
// again: with a new writer each time, and with one that stays.
func BenchmarkAddOne(b *testing.B) {
	docs := corpus(b)
	s, _ := loaded(b, filepath.Join(b.TempDir(), "one.db"), docs)
	more := synthetic(100_000, 60)
	change := func(w *Writer, i int) {
		if i%2 == 0 {
			apply(b, w, Change{Put: []Document{more}})
		} else {
			apply(b, w, Change{Remove: []string{more.Article.ID}})
		}
	}
	b.Run("new writer", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			w := newWriter(b, s)
			change(w, i)
			w.Close()
		}
	})
	b.Run("same writer", func(b *testing.B) {
		w := newWriter(b, s)
		defer w.Close()
		apply(b, w, Change{})
		b.ResetTimer()
		for i := 0; b.Loop(); i++ {
			change(w, i)
		}
	})
}

// BenchmarkRead asks a file of the whole corpus what the commands ask.
func BenchmarkRead(b *testing.B) {
	ctx := context.Background()
	docs := corpus(b)
	path := filepath.Join(b.TempDir(), "read.db")
	s, _ := loaded(b, path, docs)
	// The entity of which most is said, and the one that is in the middle.
	entities, err := s.Entities(ctx)
	if err != nil {
		b.Fatal(err)
	}
	top, most := "", 0
	var usual string
	for i, e := range entities {
		found, err := s.Statements(ctx, Filter{Entity: e.ID})
		if err != nil {
			b.Fatal(err)
		}
		if len(found) > most {
			top, most = e.ID, len(found)
		}
		if i == len(entities)/2 {
			usual = e.ID
		}
	}
	b.Logf("%s has %d statements", top, most)
	s.Close()
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			s, err := Open(ctx, path, Options{ReadOnly: true})
			if err != nil {
				b.Fatal(err)
			}
			s.Close()
		}
	})
	s, err = Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	run := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("find", func() error { _, err := s.FindEntities(ctx, "公司7集团"); return err })
	run("suggest", func() error { _, err := s.Suggest(ctx, "公司七集团", 5); return err })
	run("show/top", func() error { _, err := s.Statements(ctx, Filter{Entity: top}); return err })
	run("show/usual", func() error { _, err := s.Statements(ctx, Filter{Entity: usual}); return err })
	run("paths", func() error { _, err := s.Paths(ctx, top, usual, 6, 5, 0); return err })
	run("articles", func() error { _, err := s.Articles(ctx); return err })
	run("statements", func() error { _, err := s.Statements(ctx, Filter{}); return err })
	run("documents", func() error { _, err := s.Documents(ctx); return err })
	run("check", func() error { _, err := s.Check(ctx); return err })
	run("nquads", func() error { return s.WriteNQuads(ctx, new(bytes.Buffer), "") })
	run("gizmo", func() error {
		for _, err := range s.Query(ctx, "gizmo", `g.V("<`+top+`>").In("<schema:observationAbout>").All()`, 0) {
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// BenchmarkLines writes and reads interchange.
func BenchmarkLines(b *testing.B) {
	docs := corpus(b)
	lines := encode(b, docs, false)
	b.Run("encode", func(b *testing.B) {
		b.SetBytes(int64(len(lines)))
		for b.Loop() {
			encode(b, docs, false)
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.SetBytes(int64(len(lines)))
		for b.Loop() {
			if _, err := Decode(strings.NewReader(lines)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestOpenIsQuick holds the measure that a store of 400 articles opens in 20 ms
// (ten times that here: the machine may be busy).
func TestOpenIsQuick(t *testing.T) {
	path := filepath.Join(t.TempDir(), "open.db")
	s := open(t, path)
	apply(t, newWriter(t, s), Change{Put: synthetics(0, 400, 3)})
	s.Close()
	best := time.Hour
	for range 5 {
		start := time.Now()
		s, err := Open(context.Background(), path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
		s.Close()
	}
	if best > 200*time.Millisecond {
		t.Errorf("opening took %v", best)
	}
	t.Logf("opening took %v", best)
}
