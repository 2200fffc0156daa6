package eval

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"suyuan/graph"
	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/extract"
)

// goldSet is a folder of gold and the folder of its articles, which are
// extracted once.
type goldSet struct {
	name, gold, articles string

	once sync.Once
	all  []one
	err  error
}

// The two sets, relative to this package: one ships with the repository, the
// other lies beside it on some machines.
var (
	ownGold    = &goldSet{name: "testdata", gold: "../../testdata/gold", articles: "../../testdata/articles"}
	sharedGold = &goldSet{name: "shared", gold: "../../../shared/gold", articles: "../../../shared/articles"}
)

// one is an article that has gold.
type one struct {
	Pair
	doc  graph.Document
	gold []Line
}

// read gives the articles of a set, or skips the test where they are not. They
// are shared by all tests: change only a clone.
func (s *goldSet) read(t testing.TB) []one {
	t.Helper()
	if _, err := os.Stat(s.gold); err != nil {
		t.Skipf("%s is not there: %v", s.gold, err)
	}
	s.once.Do(func() { s.all, s.err = s.extract() })
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.all
}

func (s *goldSet) extract() ([]one, error) {
	pairs, errs := Find(s.gold, s.articles)
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	x, err := extractor()
	if err != nil {
		return nil, err
	}
	reader := article.NewReader(article.Options{})
	var all []one
	for _, p := range pairs {
		gold, err := Load(p.Gold)
		if err != nil {
			return nil, err
		}
		for a, err := range reader.Read(context.Background(), article.Source{Path: filepath.ToSlash(p.Article), Format: article.Text}) {
			if err != nil {
				return nil, err
			}
			doc, err := x.Extract(context.Background(), a)
			if err != nil {
				return nil, err
			}
			all = append(all, one{p, doc, gold})
		}
	}
	if len(all) != len(pairs) {
		return nil, fmt.Errorf("%d articles for %d gold files", len(all), len(pairs))
	}
	return all, nil
}

// clone copies a document so that the copy may be changed.
func clone(d graph.Document) graph.Document {
	d.Entities, d.Claims = slices.Clone(d.Entities), slices.Clone(d.Claims)
	for i := range d.Entities {
		d.Entities[i].Aliases = slices.Clone(d.Entities[i].Aliases)
	}
	for i := range d.Claims {
		d.Claims[i].Participants = slices.Clone(d.Claims[i].Participants)
	}
	return d
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
	names, err := crf.Embedded()
	if err != nil {
		return nil, err
	}
	x, _, err := extract.Load(crf.NewTagger(names))
	return x, err
})
