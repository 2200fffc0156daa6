package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"suyuan/graph"
	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/extract"
	"suyuan/internal/pipeline"
	"suyuan/internal/resolve"
)

const (
	ownArticles = "../../testdata/articles"
	corpus      = "../../../shared/corpus" // beside the repository, not everywhere
)

// parts are the real packages, loaded once.
var parts = sync.OnceValues(func() (*realParts, error) {
	names, err := crf.Embedded()
	if err != nil {
		return nil, err
	}
	x, model, err := extract.Load(crf.NewTagger(names))
	if err != nil {
		return nil, err
	}
	return &realParts{x, resolve.New(model)}, nil
})

type realParts struct {
	extractor pipeline.Extractor
	resolver  *resolve.Resolver
}

func loadParts(t testing.TB) *realParts {
	t.Helper()
	p, err := parts()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func expand(t testing.TB, dir string) []article.Source {
	t.Helper()
	if _, err := os.Stat(dir); err != nil {
		t.Skip(dir, "is not there")
	}
	sources, errs := article.Expand(context.Background(), []string{dir}, "")
	if len(errs) > 0 {
		t.Log(errs) // the folder also holds what is no article
	}
	if len(sources) == 0 {
		t.Fatal("no articles in", dir)
	}
	return sources
}

// build runs the pipeline into a new store in memory, for each list of
// sources once, and gives the store and its writer.
func build(t testing.TB, workers, step int, lists ...[]article.Source) (*graph.Store, *graph.Writer) {
	t.Helper()
	p := loadParts(t)
	store, err := graph.Open(t.Context(), "mem:", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := graph.NewWriter(t.Context(), store, p.resolver.Resolve)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close(); store.Close() })
	for _, list := range lists {
		run := pipeline.Pipeline{Reader: article.NewReader(article.Options{}), Extractor: p.extractor, Writer: w, Workers: workers, Step: step}
		sum, err := run.Run(t.Context(), list)
		if err != nil {
			t.Fatal(err)
		}
		if len(sum.Errors) > 0 || len(sum.Store.Refused) > 0 {
			t.Errorf("errors %v, refused %+v", sum.Errors, sum.Store.Refused)
		}
	}
	return store, w
}

func nquads(t testing.TB, store *graph.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := store.WriteNQuads(t.Context(), &b, ""); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func same(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if bytes.Equal(got, want) {
		return
	}
	a, b := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			t.Fatalf("%s: line %d is\n%.300s\nnot\n%.300s", what, i+1, a[i], b[i])
		}
	}
	t.Fatalf("%s: %d lines, not %d", what, len(a), len(b))
}

// TestAnyOrderGivesTheSameGraph builds the project's own articles in several
// ways; all dumps are the same to the byte.
func TestAnyOrderGivesTheSameGraph(t *testing.T) {
	testOrders(t, expand(t, ownArticles))
}

// TestCorpusInAnyOrder does the same with real articles: with 30, or with all
// if SUYUAN_FULL is set (minutes).
func TestCorpusInAnyOrder(t *testing.T) {
	sources := expand(t, corpus)
	switch {
	case os.Getenv("SUYUAN_FULL") != "":
	case testing.Short():
		t.Skip("reads much text")
	default:
		sources = slices.Clone(sources[:30])
	}
	testOrders(t, sources)
}

func testOrders(t *testing.T, sources []article.Source) {
	store, _ := build(t, 2, 0, sources)
	want := nquads(t, store)
	if problems, err := store.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the store is not sound: %v %v", problems, err)
	}
	docs, err := store.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	backwards := slices.Clone(sources)
	slices.Reverse(backwards)
	store, _ = build(t, 1, 5, backwards)
	same(t, "backwards, in small steps", nquads(t, store), want)

	half := len(sources) / 2
	var w *graph.Writer
	store, w = build(t, 2, 0, sources[half:], sources[:half], sources)
	same(t, "in two runs, then all again", nquads(t, store), want)

	// Taking the second half out leaves the graph of the first.
	first, _ := build(t, 2, 0, sources[:half])
	kept, err := first.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var remove []string
	for _, d := range docs {
		if !slices.ContainsFunc(kept, func(a graph.Article) bool { return a.ID == d.Article.ID }) {
			remove = append(remove, d.Article.ID)
		}
	}
	if _, err := w.Apply(t.Context(), graph.Change{Remove: remove}); err != nil {
		t.Fatal(err)
	}
	same(t, "after removing half", nquads(t, store), nquads(t, first))
}

// discard is a Writer that keeps nothing, so that benchmarks measure reading
// and extracting.
type discard struct{}

func (discard) Apply(context.Context, graph.Change) (graph.Summary, error) {
	return graph.Summary{}, nil
}

// BenchmarkRead reads and extracts real articles, in MB of text a second, with
// one and with two workers.
func BenchmarkRead(b *testing.B) {
	sources := expand(b, corpus)[:60]
	p := loadParts(b)
	var size int64
	for _, s := range sources {
		info, err := os.Stat(s.Path)
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				run := pipeline.Pipeline{Reader: article.NewReader(article.Options{}), Extractor: p.extractor, Writer: discard{}, Workers: workers}
				if _, err := run.Run(b.Context(), sources); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
