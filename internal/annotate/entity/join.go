package entity

import (
	"cmp"
	"slices"
	"strings"

	"suyuan/internal/article"
	"suyuan/internal/disjoint"
)

// join makes entities of the chosen candidates: those with one form, those
// that are forms of one known name, and those that learn linked. Brands that
// only the names of products name are entities too, and so
// are the owners that only plants and departments name.
func (s *scan) join(chosen []candidate, l *learned) (entities []Entity, mentions, nested []Mention) {
	chosen = s.partRegions(s.partPeople(chosen))
	s.takeSeries(chosen)
	chosen = s.takeVersions(chosen)
	s.typeOwned(chosen)
	s.typeActing(chosen)
	chosen = s.shortBodies(chosen, l)
	types := settleTypes(s.text, chosen)
	j := joiner{number: map[key]int{}, entries: map[int32]int{}, index: map[int]int{}, kinds: s.kindsBehind(chosen), groups: s.groups(chosen), lesser: map[key]bool{}}
	nodes := make([]int, len(chosen))
	brands := make([]int, len(chosen)) // node of the brand that the name begins with, or -1
	spans := make([]article.Span, len(chosen))
	for i, c := range chosen {
		nodes[i] = j.add(s, c)
		brands[i] = -1
		if brand, ok := s.ownerIn(c); ok {
			if t := types[fold(brand.Of(s.text))]; t != "" {
				brand.typ = t
			}
			brands[i], spans[i] = j.add(s, brand), brand.Span
		}
	}
	held := j.joinLinked(l.links)
	for _, k := range l.former {
		j.lesser[k] = true
	}
	s.joinAlike(&j, chosen, nodes, brands)
	j.joinHeld(held)
	var within []formOf // brands within names, which name their company at best if nothing else does
	for i, c := range chosen {
		e := j.entity(nodes[i], c.typ)
		j.form(e, c.Of(s.text))
		mentions = append(mentions, Mention{Span: c.Span, Entity: e, Rule: c.rule.String(), Confidence: c.confidence})
		s.formsAround(&j, e, chosen, i)
		if brands[i] < 0 {
			continue
		}
		b := j.entity(brands[i], j.types[brands[i]])
		if b == e {
			continue
		}
		within = append(within, formOf{b, spans[i].Of(s.text)})
		if model := s.model(c); c.typ == Product && strings.IndexFunc(model, isLetter) >= 0 || strings.IndexFunc(model, isDigit) >= 0 {
			n, taken := j.number[key{Product, fold(model)}]
			word := !hasChinese(spans[i].Of(s.text)) && (!strings.Contains(model, " ") || strings.IndexFunc(model, isDigit) < 0) // the Watch of Apple Watch
			if taken && j.sets.Of(n) == j.sets.Of(nodes[i]) || !taken && !word {
				j.asAlias(e, model)
			}
		}
		nested = append(nested, Mention{Span: spans[i], Entity: b, Rule: ruleBrand.String(), Confidence: c.confidence})
	}
	for _, w := range within {
		switch {
		case len(j.forms[w.entity]) == 0:
			j.form(w.entity, w.form)
		case hasChinese(w.form): // 乐道 of 乐道 L60, but not the Apple of Apple Watch
			j.asAlias(w.entity, w.form)
		}
	}
	j.nameAll()
	return j.entities, mentions, nested
}

// groups are the groups of companies that an article names, by the short name that
// stands for another of them where it does not: 三星 is 三星电子, but not beside 三星集团.
func (s *scan) groups(chosen []candidate) map[key]int32 {
	groups := map[key]int32{}
	for _, c := range chosen {
		short, ok := s.words.groups.cutEnd(c.Of(s.text))
		if !ok || c.typ != Company {
			continue
		}
		entry := s.names.entryOf(c.Of(s.text))
		if entry >= 0 && s.names.entryOf(short) >= 0 && s.names.entryOf(short) != entry {
			groups[key{Company, fold(short)}] = entry
		}
	}
	return groups
}

// mayMake is true unless the gazetteer knows the product for another company's.
func (s *scan) mayMake(company, product candidate) bool {
	entry := s.names.entryOf(product.Of(s.text))
	if entry < 0 || s.names.names[entry].Of == "" {
		return true
	}
	maker := s.names.entryOf(s.names.names[entry].Of)
	return maker < 0 || maker == s.names.entryOf(company.Of(s.text))
}

// formOf is a form of an entity.
type formOf struct {
	entity int
	form   string
}

// joiner joins the forms of an article into entities.
type joiner struct {
	number   map[key]int   // node of each form
	sets     disjoint.Sets // of nodes
	types    []string      // by node
	entries  map[int32]int // first node of each entry of the gazetteer
	index    map[int]int   // entity of each root
	entities []Entity
	forms    [][]string // by entity
	kinds    kindsOf
	groups   map[key]int32 // the group's entry by the short name that its parts have too
	lesser   map[key]bool  // forms that name nothing while there are others: nicknames, slips of the pen and names given up
	others   [][]string    // by entity: forms with a class noun behind or a country before them, which do not name it
}

// add gives the node of a candidate's form.
func (j *joiner) add(s *scan, c candidate) int {
	k := key{c.typ, fold(c.Of(s.text))}
	n, ok := j.number[k]
	if !ok {
		n = j.sets.Add()
		j.number[k] = n
		j.types = append(j.types, c.typ)
	}
	entry := s.entryOf(c)
	if group, ok := j.groups[k]; ok {
		entry = group
	}
	if entry < 0 || s.names.names[entry].Type != c.typ && !s.words.actingApps.has(s.names.names[entry].Name) {
		return n
	}
	if known := fold(s.names.names[entry].Name); c.typ == Person && allChinese(known) && allChinese(k.form) && !strings.Contains(k.form, known) && !strings.Contains(known, k.form) {
		j.lesser[k] = true // 余大嘴 for 余承东
	}
	if first, ok := j.entries[entry]; ok {
		j.sets.Join(first, n)
	} else {
		j.entries[entry] = n
	}
	return n
}

// entryOf is the gazetteer's entry of a candidate, -1 if there is none. A
// company's official name is known by what it is without its legal form
// (腾讯控股有限公司 as 腾讯控股), and what belongs to a company without that one's
// name (华为海思半导体 as 海思半导体).
func (s *scan) entryOf(c candidate) int32 {
	if c.entry >= 0 {
		return s.names.same[c.entry]
	}
	if c.typ == Person {
		return s.names.entryOf(strings.ReplaceAll(c.Of(s.text), "-", "·")) // 埃隆-马斯克
	}
	if i := s.words.legalForm(c.Of(s.text)); c.typ == Company && i > 0 {
		return s.names.entryOf(c.Of(s.text)[:i])
	}
	return s.ownedEntry(c)
}

// entity is the entity of a node, made at the first call for its root.
func (j *joiner) entity(node int, typ string) int {
	root := j.sets.Of(node)
	e, ok := j.index[root]
	if !ok {
		e = len(j.entities)
		j.index[root] = e
		j.entities = append(j.entities, Entity{Type: typ})
		j.forms = append(j.forms, nil)
		j.others = append(j.others, nil)
	}
	return e
}

// nameAll names the entities and gives them their aliases, but for those that name
// another (Ray-Ban 智能眼镜 is not Ray-Ban) or may (DHT of 奇瑞 DHT and 长城 DHT).
func (j *joiner) nameAll() {
	owners := map[string][]int{} // by folded form
	own := func(form string, e int) {
		if f := fold(form); !slices.Contains(owners[f], e) {
			owners[f] = append(owners[f], e)
		}
	}
	for i := range j.entities {
		for _, f := range j.forms[i] {
			own(f, i)
		}
		for _, f := range j.others[i] {
			own(f, i)
		}
	}
	for i := range j.entities {
		e := &j.entities[i]
		e.Name = fullest(j.better(e.Type, j.forms[i]))
		for _, f := range j.forms[i] {
			e.alias(f)
		}
		for _, f := range j.others[i] {
			if len(owners[fold(f)]) == 1 {
				e.alias(f)
			}
		}
		slices.Sort(e.Aliases)
	}
}

// better are the forms of an entity that may be its name: all but the lesser ones, if
// there are any.
func (j *joiner) better(typ string, forms []string) []string {
	better := slices.DeleteFunc(slices.Clone(forms), func(f string) bool { return j.lesser[key{typ, fold(f)}] })
	if len(better) == 0 {
		return forms
	}
	return better
}

// alias adds a form to the aliases, unless the entity has it.
func (e *Entity) alias(form string) {
	if form != e.Name && !slices.Contains(e.Aliases, form) {
		e.Aliases = append(e.Aliases, form)
	}
}

func (j *joiner) form(e int, form string) {
	if !slices.Contains(j.forms[e], form) {
		j.forms[e] = append(j.forms[e], form)
	}
}

func (j *joiner) asAlias(e int, form string) {
	if !slices.Contains(j.others[e], form) {
		j.others[e] = append(j.others[e], form)
	}
}

// settleTypes gives one form one type throughout the article, the one that
// most confidence speaks for, and returns the types by folded form.
func settleTypes(text string, chosen []candidate) map[string]string {
	votes := map[string]map[string]float64{}
	for _, c := range chosen {
		form := fold(c.Of(text))
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
		chosen[i].typ = best[fold(chosen[i].Of(text))]
	}
	return best
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
