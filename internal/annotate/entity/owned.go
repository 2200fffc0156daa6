package entity

import "strings"

// partPeople takes a person off the company that the name was read together with:
// 腾讯张军 of an article that names 张军.
func (s *scan) partPeople(chosen []candidate) []candidate {
	people := map[string]bool{}
	for _, c := range chosen {
		if c.typ == Person {
			people[c.Of(s.text)] = true
		}
	}
	var out []candidate
	for _, c := range chosen {
		employer, rest, ok := s.brandOf(c)
		if !ok || c.typ == Person || c.entry >= 0 || !people[s.text[rest:c.End]] {
			out = append(out, c)
			continue
		}
		person := c
		person.Start, person.typ = rest, Person
		out = append(out, employer, person)
	}
	return out
}

// partRegions takes the region off the Latin name of a company or a body that was read
// together with it, and what it is called there: 美国 SAE, 比利时报纸 De Tijd.
func (s *scan) partRegions(chosen []candidate) []candidate {
	var out []candidate
	for _, c := range chosen {
		name := c.Of(s.text)
		space := strings.IndexByte(name, ' ')
		if c.typ != Company && c.typ != Organization || space < 0 || space+1 == len(name) || !isLetter(rune(name[space+1])) {
			out = append(out, c)
			continue
		}
		n := s.placeBefore(c.Start, c.Start+space+1)
		called := name[n:space]
		if n == 0 || !s.words.regions.has(name[:n]) || called != "" && !s.words.media.has(called) && !s.words.beforeCompany.has(called) {
			out = append(out, c)
			continue
		}
		region := c
		region.End, region.typ, region.entry = c.Start+n, Place, s.names.entryOf(name[:n])
		c.Start, c.entry = c.Start+space+1, s.names.entryOf(name[space+1:])
		out = append(out, region, c)
	}
	return out
}

// ownerIn is the known owner that a name begins with and names too: the brand of a
// product, the company of a plant (特斯拉 of 特斯拉上海工厂), the school or company of a
// department (江州大学 of 江州大学计算机系).
func (s *scan) ownerIn(c candidate) (owner candidate, ok bool) {
	switch c.typ {
	case Product:
		owner, _, ok = s.brandOf(c)
	case Place:
		owner, rest, named := s.brandOf(c)
		return owner, named && s.words.plants.before(s.text[:c.End], c.End) >= rest
	case Organization:
		owner, rest, named := s.ownerOf(c)
		if s.names.entryOf(c.Of(s.text)) >= 0 && !s.words.schools.ends(owner.Of(s.text)) {
			return owner, false
		}
		return owner, named && s.words.departments.before(s.text[:c.End], c.End) >= rest
	}
	return owner, ok
}

// ownerOf is the longest known company or body whose name another begins with, and
// where the rest starts.
func (s *scan) ownerOf(c candidate) (owner candidate, rest int, ok bool) {
	for i := s.firstCandidate(c.Start); i < len(s.candidates) && s.candidates[i].Start == c.Start; i++ {
		o := s.candidates[i]
		if (o.typ == Company || o.typ == Organization) && o.rule == ruleName && o.confidence >= knownConfidence && o.End < c.End && o.End > owner.End && s.edge[o.End] {
			owner, ok = o, true
		}
	}
	_, rest = s.after(owner.End)
	return owner, rest, ok && rest < c.End
}

// typeOwned gives what the article names with and without its company one type, that
// of the full name: in an article on 百度 Apollo, Apollo is no body, nor is Neo a
// company in one on the DJI Neo.
func (s *scan) typeOwned(chosen []candidate) {
	types := map[string]string{}
	for _, c := range chosen {
		if owner, rest, ok := s.brandOf(c); ok && (c.entry >= 0 || c.typ == Product && !hasChinese(s.text[rest:c.End])) && s.names.typeOf(owner.Of(s.text)) == Company {
			types[fold(s.text[rest:c.End])] = c.typ
		}
	}
	for i := range chosen {
		c := &chosen[i]
		typ := types[fold(c.Of(s.text))]
		if typ != "" && c.entry < 0 && c.typ != Person && c.typ != Place && runes(c.Of(s.text)) > 2 {
			c.typ = typ
		}
	}
}

// ownedEntry is the entry of what stands behind a company that a name begins with,
// if that is known to belong there; -1 if there is none.
func (s *scan) ownedEntry(c candidate) int32 {
	if c.typ != Company && c.typ != Product {
		return -1
	}
	for i := s.firstCandidate(c.Start); i < s.gathered && s.candidates[i].Start == c.Start; i++ {
		owner := &s.candidates[i]
		if owner.typ != Company || owner.rule != ruleName || owner.End >= c.End || !s.edge[owner.End] {
			continue
		}
		_, rest := s.after(owner.End)
		own := s.text[rest:c.End]
		entry := s.names.entryOf(own)
		if entry >= 0 && runes(own) >= 2 && s.names.names[entry].Type == c.typ && s.names.names[entry].Of != "" && !s.names.anothers(own, owner.Of(s.text)) {
			return entry
		}
	}
	return -1
}

// plain says whether a name says no more than what sort of thing it is: 智驾芯片 of
// 小鹏智驾芯片 is what many makers have.
func (s *scan) plain(name string) bool {
	covered := make([]bool, len(name)+1) // by words up to each byte
	covered[0] = true
	for i := range name {
		if !covered[i] {
			continue
		}
		for end := range name[i:] {
			if word := name[i : i+end]; s.words.plainWords.has(word) || s.words.modifiers.has(word) || s.words.productNouns.has(word) {
				covered[i+end] = true
			}
		}
		if word := name[i:]; s.words.plainWords.has(word) || s.words.productNouns.has(word) {
			return true
		}
	}
	return false
}
