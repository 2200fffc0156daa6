package eval

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"suyuan/graph"
	"suyuan/internal/annotate"
	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/extract"
	"suyuan/schema"
)

// goldSet is a folder of gold and the folder of its articles.
type goldSet struct{ name, gold, articles string }

// The two sets, relative to this package: one ships with the repository, the
// other lies beside it on some machines.
var (
	ownGold    = goldSet{"testdata", "../../testdata/gold", "../../testdata/articles"}
	sharedGold = goldSet{"shared", "../../../shared/gold", "../../../shared/articles"}
)

// one is an article that has gold.
type one struct {
	Pair
	doc  graph.Document
	gold []Line
}

// read extracts the articles of a set, or skips the test where they are not.
func (s goldSet) read(t testing.TB) []one {
	t.Helper()
	if _, err := os.Stat(s.gold); err != nil {
		t.Skipf("%s is not there: %v", s.gold, err)
	}
	pairs, errs := Find(s.gold, s.articles)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	reader := article.NewReader(article.Options{})
	var all []one
	for _, p := range pairs {
		gold, err := Load(p.Gold)
		if err != nil {
			t.Fatal(err)
		}
		for a, err := range reader.Read(t.Context(), article.Source{Path: filepath.ToSlash(p.Article), Format: article.Text}) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, one{p, x.Extract(a), gold})
		}
	}
	if len(all) != len(pairs) {
		t.Fatalf("%d articles for %d gold files", len(all), len(pairs))
	}
	return all
}

func pool(all []one) Scores {
	var total Scores
	for _, a := range all {
		total = total.Add(Compare(a.doc, a.gold).Scores)
	}
	return total
}

// extractor is the real one, loaded once.
var extractor = sync.OnceValues(func() (*extract.Extractor, error) {
	model, err := schema.Load()
	if err != nil {
		return nil, err
	}
	names, err := crf.Embedded()
	if err != nil {
		return nil, err
	}
	annotator, err := annotate.New(model, crf.NewTagger(names))
	if err != nil {
		return nil, err
	}
	return extract.New(model, annotator)
})
