package entity

import "strings"

// takeVersions makes the words that tell a version of a product a part of its name:
// iPhone 16 标准版, 微信鸿蒙原生版, 折叠 iPad. What they name by themselves is not meant there.
func (s *scan) takeVersions(chosen []candidate) []candidate {
	var out []candidate
	end := 0 // of the last name
	for _, c := range chosen {
		if c.Start < end {
			continue
		}
		if version := s.versionEnd(c); version > 0 {
			c.End, c.entry, c.typ = version, -1, Product
		}
		if version := s.versionStart(c); version >= end {
			c.Start, c.entry = version, -1
		}
		end = c.End
		out = append(out, c)
	}
	return out
}

// maxVersion is how many tokens may tell a version.
const maxVersion = 5

// versionWord ends what tells a version.
const versionWord = "版"

// versionEnd is the end of the version that stands right behind a name; 0 if there is
// none. A name in letters alone that is not known may be a version itself (Pro 版), and
// an app that goes by its company's name has only the usual ones.
func (s *scan) versionEnd(c candidate) int {
	name := c.Of(s.text)
	if c.typ != Product && (c.typ != Company || c.entry < 0) || c.typ == Product && c.entry < 0 && !s.isModel(c) || s.words.systems.has(strings.TrimRight(name, "0123456789. ")) {
		return 0
	}
	_, pos := s.after(c.End)
	if pos >= len(s.text) || s.tokenAt[pos] < 0 {
		return 0
	}
	from := int(s.tokenAt[pos])
	for k := from; k < min(len(s.tokens), from+maxVersion); k++ {
		t := s.tokens[k]
		word := t.Of(s.text)
		if k > from && !s.gap(s.tokens[k-1].End, t.Start) || s.kinds[k] == mark || s.kinds[k] == number || s.words.stoppers.has(word) || s.words.versionStops.has(word) {
			return 0
		}
		if s.kinds[k] != chinese || !strings.HasSuffix(word, versionWord) {
			continue
		}
		version := s.text[pos:t.End]
		if runes(version) < 3 || s.words.releases.before(s.text, t.End) >= 0 || s.words.productNouns.behind(s.text, t.End) > 0 || c.typ == Company && !s.words.versions.has(version) {
			return 0
		}
		return t.End
	}
	return 0
}

// versionStart is the start of the version that stands right before a product's name; -1
// if there is none. It is no part of a longer word (三折叠), nor is it told of a product
// without a name in Latin letters or an entry (折叠铰链).
func (s *scan) versionStart(c candidate) int {
	name := c.Of(s.text)
	if c.typ != Product || s.words.systems.has(name) || !isLetter(rune(name[0])) && c.entry < 0 {
		return -1
	}
	start := s.words.leadingVersions.before(s.text, c.Start)
	if start < 0 || !s.edge[start] || s.words.versionCounts.before(s.text, start) >= 0 {
		return -1
	}
	return start
}

// isModel says whether an unlisted product's name has a number or a known brand in it.
func (s *scan) isModel(c candidate) bool {
	_, _, branded := s.brandOf(c)
	return branded || strings.IndexFunc(c.Of(s.text), isDigit) >= 0
}
