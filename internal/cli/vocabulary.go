package cli

import (
	"fmt"
	"slices"
	"strings"

	"suyuan/internal/hanzi"
	"suyuan/schema"
)

// typeNamed, predicateNamed and metricNamed are what a word names: by its name,
// whatever the case of its letters, or by what tables call it (销量, 銷量). A word that
// the schema does not have is refused, for a typing error must not look like an
// empty answer; none is none.
func (a *asking) typeNamed(word string) (string, error) {
	return named("type", "types", word, a.names.vocabulary.Types, func(t *schema.Term) called { return called{t.Name, t.Zh, nil} })
}

func (a *asking) predicateNamed(word string) (string, error) {
	return named("relation", "predicates", word, a.names.vocabulary.Predicates, func(p *schema.Predicate) called { return called{p.Name, p.Zh, nil} })
}

func (a *asking) metricNamed(word string) (string, error) {
	return named("metric", "metrics", word, a.names.vocabulary.Metrics, func(m *schema.Metric) called { return called{m.Name, m.Zh, m.Nouns} })
}

// called is how an entry of the vocabulary is called: by its name, in tables, and in
// articles.
type called struct {
	name, zh string
	nouns    []string
}

// near says whether a word may mean the term: it is part of what it is called
// (供应 of 供应商), or a word for it (收入 for 营收).
func (t called) near(word string) bool {
	return strings.Contains(t.zh, word) || slices.Contains(t.nouns, word)
}

func named[T any](what, section, word string, entries []T, of func(*T) called) (string, error) {
	if word == "" {
		return "", nil
	}
	simple := hanzi.Simplify(word)
	var names, near []string
	for i := range entries {
		t := of(&entries[i])
		if strings.EqualFold(t.name, word) || t.zh == simple {
			return t.name, nil
		}
		names = append(names, t.name)
		if t.near(simple) {
			near = append(near, t.zh+" "+t.name)
		}
	}
	question := meant(word, names)
	if len(near) > 0 {
		question = "did you mean " + strings.Join(near, " or ") + "?"
	}
	return "", mendable(fmt.Errorf("no %s is called %q", what, word), "%s", joined(" ", question, "suyuan schema "+section+" lists all"))
}
