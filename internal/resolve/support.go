package resolve

import (
	"slices"

	"suyuan/graph"
)

// Support is what stands behind a statement.
type Support struct {
	Articles   []string // ids, sorted
	Publishers []string // of the articles, as written; reprints by one count once
	// Sources are the independent ones: who is said to say it where an article
	// names someone, else the article's publisher. Ten papers that
	// quote one agency are one source.
	Sources []string
}

// SupportOf counts what stands behind a statement. article finds an article by
// its id; one without a publisher counts by its id.
func SupportOf(s graph.Statement, article func(id string) graph.Article) Support {
	articles, publishers, sources := map[string]string{}, map[string]string{}, map[string]string{}
	for _, e := range s.Evidence {
		publisher := article(e.Article).Publisher
		if publisher == "" {
			publisher = e.Article
		}
		source := e.Attribution
		if source == "" {
			source = publisher
		}
		keepFirst(articles, e.Article, e.Article)
		keepFirst(publishers, graph.Fold(publisher), publisher)
		keepFirst(sources, graph.Fold(source), source)
	}
	return Support{sortedValues(articles), sortedValues(publishers), sortedValues(sources)}
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
