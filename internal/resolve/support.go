package resolve

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"suyuan/graph"
)

// Support is what stands behind a statement.
type Support struct {
	Articles []string // ids, sorted
	// Sources are the independent ones: who is said to say it where an article
	// names someone, else the article's publisher. Ten papers that
	// quote one agency are one source, and so are ten that tell it in the
	// very same words: the one that was first. Who denies a statement is no
	// source of it, unless all that is told of it is denials.
	Sources []string
}

// minCopied is from how many characters on the same words are a copy: shorter
// ones (宝马M3, 同比增长8%) two writers find by themselves.
const minCopied = 12

// SupportOf counts what stands behind a statement. article finds an article by
// its id; one without a publisher counts by its id.
func SupportOf(s graph.Statement, article func(id string) graph.Article) Support {
	get := func(id string) graph.Article {
		a := article(id)
		a.ID = id
		return a
	}
	articles, sources := map[string]string{}, map[string]string{}
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
	denials := !slices.ContainsFunc(s.Evidence, func(e graph.Evidence) bool { return e.Modality != graph.Denied })
	for i := range s.Evidence {
		e := &s.Evidence[i]
		keepFirst(articles, e.Article, e.Article)
		if e.Modality == graph.Denied && !denials {
			continue
		}
		source := e.Attribution
		if source == "" {
			source = publisherOf(get(e.Article))
			if a, ok := first[key(e)]; ok {
				source = publisherOf(a)
			}
		}
		keepFirst(sources, graph.Fold(source), source)
	}
	return Support{sortedValues(articles), sortedValues(sources)}
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

// keepFirst keeps the first in order of the values of a key.
func keepFirst(m map[string]string, key, value string) {
	if old, ok := m[key]; !ok || value < old {
		m[key] = value
	}
}

func sortedValues(m map[string]string) []string {
	list := make([]string, 0, len(m))
	for _, v := range m {
		list = append(list, v)
	}
	slices.Sort(list)
	return list
}
