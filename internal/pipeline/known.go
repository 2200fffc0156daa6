package pipeline

import (
	"unicode/utf8"

	"suyuan/graph"
	"suyuan/internal/article"
)

// known is what the store has.
type known struct {
	byID   map[string]graph.Article
	byPath map[string]int
}

func knownArticles(list []graph.Article) known {
	k := known{make(map[string]graph.Article, len(list)), make(map[string]int, len(list))}
	for _, a := range list {
		a.Text = "" // the id is made of it
		k.byID[a.ID] = a
		k.byPath[a.Path]++
	}
	return k
}

// count is the number of articles that came from a path.
func (k known) count(path string) int { return k.byPath[path] }

// same says whether the store has the article just so, read by the version:
// text and source are in the id, the rest of the metadata is compared. The id
// passes over how lines end, which moves what is behind them: that shows in the
// length.
func (k known) same(a *article.Article, version string) bool {
	old, ok := k.byID[a.ID]
	return ok && version != "" && old.Extractor == version && old.Path == a.Path &&
		old.Chars == utf8.RuneCountInString(a.Text) &&
		old.Title == a.Title && old.Publisher == a.Publisher && old.Author == a.Author &&
		old.Published == a.Published && old.URL == a.URL
}
