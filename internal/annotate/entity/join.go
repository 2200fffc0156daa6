package entity

import (
	"cmp"
	"slices"
	"strings"
)

// join makes entities of the chosen candidates: those with one form, those
// that are forms of one known name, and those that learn linked.
func (s *scan) join(chosen []candidate, l *learned) ([]Entity, []Mention) {
	s.settleTypes(chosen)
	number := map[key]int{}
	var parent []int
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	node := func(k key) int {
		i, ok := number[k]
		if !ok {
			i = len(parent)
			number[k] = i
			parent = append(parent, i)
		}
		return i
	}
	union := func(a, b int) {
		a, b = find(a), find(b)
		parent[max(a, b)] = min(a, b)
	}
	nodes := make([]int, len(chosen))
	entries := map[int32]int{}
	for i, c := range chosen {
		nodes[i] = node(key{c.typ, fold(c.Of(s.text))})
		if c.entry < 0 {
			continue
		}
		entry := s.names.same[c.entry]
		if s.names.names[entry].Type != c.typ {
			continue
		}
		if first, ok := entries[entry]; ok {
			union(first, nodes[i])
		} else {
			entries[entry] = nodes[i]
		}
	}
	for _, link := range l.links {
		a, ok1 := number[link[0]]
		b, ok2 := number[link[1]]
		if ok1 && ok2 {
			union(a, b)
		}
	}
	var entities []Entity
	var mentions []Mention
	index := map[int]int{}
	forms := [][]string{}
	for i, c := range chosen {
		root := find(nodes[i])
		e, ok := index[root]
		if !ok {
			e = len(entities)
			index[root] = e
			entities = append(entities, Entity{Type: c.typ})
			forms = append(forms, nil)
		}
		if form := c.Of(s.text); !slices.Contains(forms[e], form) {
			forms[e] = append(forms[e], form)
		}
		mentions = append(mentions, Mention{Span: c.Span, Entity: e, Rule: c.rule, Confidence: c.confidence})
	}
	for i := range entities {
		name := fullest(forms[i])
		entities[i].Name = name
		for _, f := range forms[i] {
			if f != name {
				entities[i].Aliases = append(entities[i].Aliases, f)
			}
		}
		slices.Sort(entities[i].Aliases)
	}
	return entities, mentions
}

// settleTypes gives one form one type throughout the article: the one that
// most confidence speaks for.
func (s *scan) settleTypes(chosen []candidate) {
	votes := map[string]map[string]float64{}
	for _, c := range chosen {
		form := fold(c.Of(s.text))
		if votes[form] == nil {
			votes[form] = map[string]float64{}
		}
		votes[form][c.typ] += c.confidence
	}
	best := map[string]string{}
	for form, types := range votes {
		for typ, v := range types {
			if b := best[form]; b == "" || v > types[b] || v == types[b] && typ < b {
				best[form] = typ
			}
		}
	}
	for i := range chosen {
		chosen[i].typ = best[fold(chosen[i].Of(s.text))]
	}
}

// fullest is the form that names an entity: the longest of the Chinese ones,
// else the longest; the first of equals.
func fullest(forms []string) string {
	return slices.MaxFunc(forms, func(a, b string) int {
		return cmp.Or(
			cmp.Compare(btoi(hasChinese(a)), btoi(hasChinese(b))),
			cmp.Compare(length(a), length(b)),
			strings.Compare(b, a))
	})
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
