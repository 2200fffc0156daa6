package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"suyuan/graph"
	"suyuan/internal/article"
)

// files is a Reader: the texts of the articles of each path; one that starts
// with "!" is an error, with "?" a warning.
type files map[string][]string

func (f files) Read(ctx context.Context, src article.Source) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		for _, text := range f[src.Path] {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			var ok bool
			switch text[0] {
			case '!':
				ok = yield(nil, &article.Error{Path: src.Path, Problem: text[1:]})
			case '?':
				ok = yield(nil, &article.Error{Path: src.Path, Problem: text[1:], Warning: true})
			default:
				ok = yield(&article.Article{ID: "id-" + text, Path: src.Path, Text: text}, nil)
			}
			if !ok {
				return
			}
		}
	}
}

// extractor is an Extractor that takes longer for earlier articles.
type extractor func(a *article.Article)

func (x extractor) Extract(_ context.Context, a *article.Article) (graph.Document, error) {
	if x != nil {
		x(a)
	}
	return graph.Document{Article: graph.Article{ID: a.ID, Path: a.Path, Text: a.Text, Extractor: "1"}}, nil
}

// endless is an Extractor that reads an article "endless" until it is told to
// give up.
type endless struct{ extractor }

func (x endless) Extract(ctx context.Context, a *article.Article) (graph.Document, error) {
	if a.Text == "endless" {
		<-ctx.Done()
		return graph.Document{}, ctx.Err()
	}
	return x.extractor.Extract(ctx, a)
}

// steps is a Writer that keeps what it was given.
type steps struct {
	mu   sync.Mutex
	docs [][]string
	by   []string // which version extracted them
	fail error
	on   func()
}

func (s *steps) Apply(ctx context.Context, c graph.Change) (graph.Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.on != nil {
		s.on()
	}
	if err := ctx.Err(); err != nil {
		return graph.Summary{}, err
	}
	if s.fail != nil {
		return graph.Summary{}, s.fail
	}
	var ids []string
	for _, d := range c.Put {
		ids = append(ids, d.Article.Text)
		s.by = append(s.by, d.Article.Extractor)
	}
	s.docs = append(s.docs, ids)
	return graph.Summary{Added: len(ids)}, nil
}

func sourcesOf(f files) []article.Source {
	var list []article.Source
	for path := range f {
		list = append(list, article.Source{Path: path})
	}
	slices.SortFunc(list, func(a, b article.Source) int { return strings.Compare(a.Path, b.Path) })
	return list
}

func TestOrderAndSteps(t *testing.T) {
	f := files{}
	var want []string
	for i := range 100 {
		name := fmt.Sprintf("%03d", i)
		f[name] = []string{name + "a"}
		want = append(want, name+"a")
		if i%10 == 0 {
			f[name] = append(f[name], name+"b")
			want = append(want, name+"b")
		}
	}
	w := &steps{}
	var last Progress
	p := Pipeline{
		Reader: f, Writer: w, Workers: 4, Step: 10,
		Extractor: extractor(func(a *article.Article) {
			if a.Text[2] == '0' {
				time.Sleep(time.Millisecond)
			}
		}),
		Progress: func(p Progress) { last = p },
	}
	sum, err := p.Run(t.Context(), sourcesOf(f))
	if err != nil {
		t.Fatal(err)
	}
	if got := slices.Concat(w.docs...); !slices.Equal(got, want) {
		t.Errorf("written in the order %v", got)
	}
	var sizes []int
	for _, step := range w.docs {
		sizes = append(sizes, len(step))
	}
	// Steps double, and never part the two articles of a source.
	if want := []int{10, 20, 40, 40}; !slices.Equal(sizes, want) {
		t.Errorf("steps of %v, want %v", sizes, want)
	}
	if sum.Read != 110 || sum.Store.Added != 110 {
		t.Errorf("read %d, added %d", sum.Read, sum.Store.Added)
	}
	if want := (Progress{Sources: 100, SourcesTotal: 100, Extracted: 110, Written: 110}); last != want {
		t.Errorf("last progress %+v, want %+v", last, want)
	}
}

func TestErrorsOfFilesDoNotEndTheRun(t *testing.T) {
	f := files{"a": {"!is empty"}, "b": {"?has no date", "b1", "!line 2 is broken", "b3"}, "c": {"panic"}, "d": {"d1"}, "e": {"d1"}}
	w := &steps{}
	var told []string
	p := Pipeline{Reader: f, Writer: w, Workers: 2,
		Extractor: extractor(func(a *article.Article) {
			if a.Text == "panic" {
				panic("a broken rule")
			}
		}),
		Problem: func(err error) { told = append(told, strings.SplitN(err.Error(), "\n", 2)[0]) },
	}
	sum, err := p.Run(t.Context(), sourcesOf(f))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Concat(w.docs...), []string{"b1", "b3", "d1"}; !slices.Equal(got, want) {
		t.Errorf("written %v, want %v", got, want)
	}
	want := []string{"a: is empty", "b: has no date", "b: line 2 is broken", "c: extracting failed, the article is left out; please report it: a broken rule"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	if len(sum.Errors) != 3 || len(sum.Warnings) != 1 {
		t.Errorf("%d errors and %d warnings, want 3 and 1", len(sum.Errors), len(sum.Warnings))
	}
	wantSkipped := []Skip{{Path: "c", ID: "id-panic", Reason: Failed}, {Path: "e", ID: "id-d1", Reason: Duplicate, Of: "d"}}
	if !reflect.DeepEqual(sum.Skipped, wantSkipped) {
		t.Errorf("skipped %+v, want %+v", sum.Skipped, wantSkipped)
	}
}

func TestUnchangedArticlesAreNotExtracted(t *testing.T) {
	known := func(path, text, version string) graph.Article {
		return graph.Article{ID: "id-" + text, Path: path, Chars: len(text), Extractor: version}
	}
	for _, test := range []struct {
		name  string
		texts []string
		known []graph.Article
		want  []string
	}{
		{"new", []string{"a"}, nil, []string{"a"}},
		{"unchanged", []string{"a"}, []graph.Article{known("f", "a", "1")}, nil},
		{"same but for the ends of its lines", []string{"a"}, []graph.Article{{ID: "id-a", Path: "f", Chars: 2, Extractor: "1"}}, []string{"a"}},
		{"another extractor", []string{"a"}, []graph.Article{known("f", "a", "0")}, []string{"a"}},
		{"moved", []string{"a"}, []graph.Article{known("g", "a", "1")}, []string{"a"}},
		{"one of two changed", []string{"a", "c"}, []graph.Article{known("f", "a", "1"), known("f", "b", "1")}, []string{"a", "c"}},
		{"one of two gone", []string{"a"}, []graph.Article{known("f", "a", "1"), known("f", "b", "1")}, []string{"a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := &steps{}
			p := Pipeline{Reader: files{"f": test.texts}, Writer: w, Extractor: extractor(nil), Version: "1", Known: test.known}
			sum, err := p.Run(t.Context(), []article.Source{{Path: "f"}})
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.Concat(w.docs...); !slices.Equal(got, test.want) {
				t.Errorf("written %v, want %v", got, test.want)
			}
			if slices.ContainsFunc(w.by, func(version string) bool { return version != "1" }) {
				t.Errorf("written as extracted by %q", w.by)
			}
			if got, want := sum.SkippedFor(Unchanged), len(test.texts)-len(test.want); test.want == nil && got != want {
				t.Errorf("skipped %d, want %d", got, want)
			}
		})
	}
}

// TestInterrupt cancels in the middle: what was extracted is written, in
// order and without gaps, and no part of a source takes the place of a whole.
func TestInterrupt(t *testing.T) {
	for _, at := range []int{0, 1, 7, 40, 119} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			f := files{}
			for i := range 60 {
				name := fmt.Sprintf("%02d", i)
				f[name] = []string{name + "a", name + "b"}
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var mu sync.Mutex
			n := 0
			extracted := map[string]bool{}
			w := &steps{}
			p := Pipeline{Reader: f, Writer: w, Workers: 3, Step: 16, Version: "1",
				Extractor: extractor(func(a *article.Article) {
					mu.Lock()
					defer mu.Unlock()
					if n == at {
						cancel()
					}
					n++
					extracted[a.Text] = true
				}),
				Known: []graph.Article{{ID: "id-old", Path: "00"}, {ID: "id-old2", Path: "05"}},
			}
			sum, err := p.Run(ctx, sourcesOf(f))
			if at < 100 && !Interrupted(err) {
				t.Fatalf("got error %v, want an interruption", err)
			}
			got := slices.Concat(w.docs...)
			if !slices.IsSorted(got) {
				t.Errorf("written out of order: %v", got)
			}
			if len(got) != sum.Store.Added || len(got) != sum.Read {
				t.Errorf("wrote %d, the summary says %d of %d", len(got), sum.Store.Added, sum.Read)
			}
			for _, text := range got {
				delete(extracted, text)
			}
			for text := range extracted { // only halves of what the store has may be left out
				if text[:2] != "00" && text[:2] != "05" {
					t.Errorf("%s was extracted and lost", text)
				}
			}
			for _, path := range []string{"00", "05"} {
				if slices.Contains(got, path+"a") != slices.Contains(got, path+"b") {
					t.Errorf("half of %s takes the place of the whole", path)
				}
			}
		})
	}
}

// TestInterruptWithinAnArticle: one that takes too long is given up with what
// its source holds behind it; all else that was read is written.
func TestInterruptWithinAnArticle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		f := files{"1": {"a"}, "2": {"b", "endless", "c"}, "3": {"d"}}
		w := &steps{}
		p := Pipeline{Reader: f, Writer: w, Workers: 2, Extractor: endless{}}
		start := time.Now()
		if _, err := p.Run(ctx, sourcesOf(f)); !Interrupted(err) {
			t.Fatalf("got error %v, want an interruption", err)
		}
		if took := time.Since(start); took != time.Minute+grace {
			t.Errorf("ended after %v, want a minute and %v", took, grace)
		}
		if got := slices.Concat(w.docs...); !slices.Equal(got, []string{"a", "b", "d"}) {
			t.Errorf("wrote %v, want a, b and d", got)
		}
	})
}

func TestWriterErrorEndsTheRun(t *testing.T) {
	f := files{}
	for i := range 50 {
		f[fmt.Sprintf("%02d", i)] = []string{fmt.Sprintf("%02d", i)}
	}
	full := errors.New("no space left on device")
	p := Pipeline{Reader: f, Writer: &steps{fail: full}, Extractor: extractor(nil), Workers: 2, Step: 4}
	_, err := p.Run(t.Context(), sourcesOf(f))
	if !errors.Is(err, full) || !strings.Contains(err.Error(), "00 to 03") {
		t.Errorf("got %v, want the writer's error and what it was writing", err)
	}
}

func TestMostMentioned(t *testing.T) {
	res := graph.Resolution{
		Entities: []graph.Entity{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
		Statements: []graph.Statement{
			{Content: graph.Content{Subject: "a", Object: "b"}, Evidence: []graph.Evidence{{Article: "1"}, {Article: "2"}}},
			{Content: graph.Content{Subject: "b"}, Evidence: []graph.Evidence{{Article: "2"}}},
			{Content: graph.Content{Participants: []graph.Participant{{Entity: "c"}, {Entity: "c"}}}, Evidence: []graph.Evidence{{Article: "3"}}},
		},
	}
	var got []string
	for _, m := range MostMentioned(res, 3) {
		got = append(got, fmt.Sprint(m.Entity.ID, m.Articles, m.Statements))
	}
	if want := []string{"b2 2", "a2 1", "c1 1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
