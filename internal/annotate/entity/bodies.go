package entity

import (
	"maps"
	"slices"
	"strings"

	"suyuan/internal/article"
)

// shortBodies adds the places where 委员会 stands for the 欧盟委员会, which the item has
// named before, if the article names no other committee.
func (s *scan) shortBodies(chosen []candidate, l *learned) []candidate {
	named := map[string][]candidate{} // by what they are
	for _, c := range chosen {
		name := c.Of(s.text)
		if start := s.words.bodyKinds.before(name, len(name)); c.typ == Organization && start > 0 {
			named[name[start:]] = append(named[name[start:]], c)
		}
	}
	all := slices.Clone(chosen)
	for _, kind := range slices.Sorted(maps.Keys(named)) {
		bodies := named[kind]
		name := bodies[0].Of(s.text)
		if slices.ContainsFunc(bodies, func(c candidate) bool { return c.Of(s.text) != name }) {
			continue
		}
		for _, sp := range s.alone(kind, bodies) {
			if !slices.ContainsFunc(chosen, func(c candidate) bool { return c.Start < sp.End && sp.Start < c.End }) {
				all = append(all, candidate{sp, Organization, shortBodyConfidence, ruleStripped, -1})
				l.link(Organization, name, kind)
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int { return a.Start - b.Start })
	return all
}

// shortBodyConfidence is how sure it is that a word for a kind of body stands for
// the one of the article.
const shortBodyConfidence = 0.7

// alone are the places where a word for a kind of body stands by itself, behind
// one of the bodies in its item.
func (s *scan) alone(kind string, bodies []candidate) []article.Span {
	var places []article.Span
	item, seen := -1, false
	for _, sentence := range s.sentences {
		if sentence.Item != item {
			item, seen = sentence.Item, false
		}
		from, to := s.tokensOf(sentence.Span)
		for k := from; k < to; k++ {
			t := s.tokens[k]
			if slices.ContainsFunc(bodies, func(c candidate) bool { return c.End == t.End }) {
				seen = true
				continue
			}
			if seen && t.Of(s.text) == kind && (k == from || s.opensPhrase(k-1, t.Start)) {
				places = append(places, t.Span)
			}
		}
	}
	return places
}

// opensPhrase says whether what stands behind token k, which ends before pos,
// begins a noun phrase: a mark, a verb or a preposition stands there, and no noun
// that would belong to it.
func (s *scan) opensPhrase(k, pos int) bool {
	t := s.tokens[k]
	switch {
	case s.kinds[k] == mark || !s.gap(t.End, pos):
		return true
	case s.kinds[k] != chinese:
		return false
	}
	return strings.HasPrefix(t.POS, "p") || strings.HasPrefix(t.POS, "c") || t.POS == "v" || t.POS == "d"
}
