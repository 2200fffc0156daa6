package cli

import (
	"fmt"
	"strings"

	"suyuan/internal/hanzi"
	"suyuan/schema"
)

// typeNamed, predicateNamed and metricNamed are what a word names: by its name,
// whatever the case of its letters, or by what tables call it (销量, 銷量). A word that
// the schema does not have is refused, for a typing error must not look like an
// empty answer; none is none.
func (a *asking) typeNamed(word string) (string, error) {
	return named("type", "types", word, a.names.vocabulary.Types, func(t *schema.Term) (string, string) { return t.Name, t.Zh })
}

func (a *asking) predicateNamed(word string) (string, error) {
	return named("relation", "predicates", word, a.names.vocabulary.Predicates, func(p *schema.Predicate) (string, string) { return p.Name, p.Zh })
}

func (a *asking) metricNamed(word string) (string, error) {
	return named("metric", "metrics", word, a.names.vocabulary.Metrics, func(m *schema.Metric) (string, string) { return m.Name, m.Zh })
}

func named[T any](what, section, word string, entries []T, of func(*T) (name, zh string)) (string, error) {
	if word == "" {
		return "", nil
	}
	var names []string
	for i := range entries {
		name, zh := of(&entries[i])
		if strings.EqualFold(name, word) || zh == hanzi.Simplify(word) {
			return name, nil
		}
		names = append(names, name)
	}
	mend := "suyuan schema " + section + " lists all"
	if near := nearest(word, names); near != "" {
		mend = "did you mean " + near + "? " + mend
	}
	return "", mendable(fmt.Errorf("no %s is called %q", what, word), "%s", mend)
}
