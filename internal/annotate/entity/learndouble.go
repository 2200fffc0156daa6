package entity

import (
	"strings"
	"unicode"
)

// doubleForms: a name in two scripts may be told in one: AAC 瑞声科技, 晚点
// LatePost.
func (s *scan) doubleForms(l *learned, c candidate) {
	for _, part := range s.halves(c) {
		l.add(part, c.typ, 0.7, ruleShort)
		l.link(c.typ, c.Of(s.text), part)
	}
}

// halves are the two parts of a name in two scripts, but for those that name
// something else or nothing: Unity of Unity 中国.
func (s *scan) halves(c candidate) []string {
	name := c.Of(s.text)
	a, b, ok := strings.Cut(name, " ")
	if !ok || strings.Contains(b, " ") || hasChinese(a) == hasChinese(b) {
		return nil
	}
	alike := s.alike(a, b)
	var parts []string
	for _, part := range [...]string{a, b} {
		if runes(part) >= 2 && (alike || s.names.oneThing(part, name)) && !s.words.latinCommon.has(part) && s.words.companySuffixes.before(part, len(part)) != 0 && !s.words.companyNouns.has(part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// alike says whether two names are known as forms of one.
func (s *scan) alike(a, b string) bool {
	return s.names.entryOf(a) >= 0 && s.names.entryOf(a) == s.names.entryOf(b)
}

// doubled are the halves of a name of which each tells the whole: known as one, or
// a coined name beside one in capitals, neither of them a word: 瑞声科技 of AAC
// 瑞声科技, but not 汽车 of AITO 汽车.
func (s *scan) doubled(c candidate) []string {
	parts := s.halves(c)
	if len(parts) != 2 || c.typ == Organization {
		return nil // LatePost of 晚点 LatePost needs to stand by itself
	}
	if s.alike(parts[0], parts[1]) {
		return parts
	}
	chinese, other := parts[0], parts[1]
	if !hasChinese(chinese) {
		chinese, other = other, chinese
	}
	start := c.Start + strings.Index(c.Of(s.text), chinese)
	coined := allChinese(chinese) && !s.knownWord(start, start+len(chinese)) && s.words.legalForm(chinese) == 0 && unicode.IsUpper(rune(other[0])) && runes(other) > 2
	if !coined || c.typ != Company && c.typ != Person {
		return nil
	}
	return parts
}
