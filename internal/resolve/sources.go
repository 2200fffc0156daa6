package resolve

import (
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"

	"suyuan/graph"
)

// minCopied is from how many characters on the same words are a copy: shorter
// ones (宝马M3, 同比增长8%) two writers find by themselves.
const minCopied = 12

// SourcesOf are the independent sources of a statement, sorted: who is said to say
// it where an article names someone, else the article's publisher, or its id if it
// has none. A headline that tells what the article below it has someone say is no
// source beside that one. Ten papers that quote one agency are one source, and so
// are ten that tell it in the very same words: the one that was first. Who denies a
// statement is no source of it, unless all that is told of it is denials. article
// finds an article by its id.
func SourcesOf(s graph.Statement, article func(id string) graph.Article) []string {
	get := func(id string) graph.Article {
		a := article(id)
		a.ID = id
		return a
	}
	told := slices.DeleteFunc(slices.Clone(s.Evidence), func(e graph.Evidence) bool { return e.Modality == graph.Denied })
	if len(told) == 0 {
		told = s.Evidence
	}
	first := map[string]graph.Article{} // by folded quote: the article that had it first
	key := func(e *graph.Evidence) string {
		if utf8.RuneCountInString(e.Evidence.Quote) < minCopied {
			return ""
		}
		return graph.Fold(e.Evidence.Quote)
	}
	for i := range s.Evidence {
		e := &s.Evidence[i]
		k := key(e)
		if k == "" {
			continue
		}
		a := get(e.Article)
		if old, ok := first[k]; !ok || earlier(a, old) {
			first[k] = a
		}
	}
	naming := map[string]bool{} // the articles that name someone who says it
	for i := range told {
		if e := &told[i]; e.Attribution != "" {
			naming[e.Article] = true
		}
	}
	sources := map[string]string{} // by folded name, the first in order of the spellings
	for i := range told {
		e := &told[i]
		source := e.Attribution
		if source == "" {
			teller, ok := first[key(e)]
			if !ok {
				teller = get(e.Article)
			}
			if naming[teller.ID] {
				continue
			}
			source = publisherOf(teller)
		}
		if old, ok := sources[graph.Fold(source)]; !ok || source < old {
			sources[graph.Fold(source)] = source
		}
	}
	return slices.Sorted(maps.Values(sources))
}

func publisherOf(a graph.Article) string { return cmp.Or(a.Publisher, a.ID) }

// earlier orders articles by date, those without one last, and by id. Dates of
// different precision compare by what they share: 2025-09 is before 2025-09-02.
func earlier(a, b graph.Article) bool {
	if (a.Published == "") != (b.Published == "") {
		return a.Published != ""
	}
	return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.ID, b.ID)) < 0
}
