package entity

import (
	"strings"
	"unicode/utf8"
)

// bodyForms: an organization may be named without the country before it: 司法部
// of 美国司法部.
func (s *scan) bodyForms(l *learned, c candidate) {
	n := s.placeBefore(c.Start, c.End)
	if n == 0 {
		return
	}
	short := strings.TrimSpace(c.Of(s.text)[n:])
	if !allChinese(short) {
		return
	}
	l.link(Organization, c.Of(s.text), short)
	if runes(short) >= 3 {
		l.add(short, Organization, 0.7, ruleStripped)
	}
	if rank, size := utf8.DecodeLastRuneInString(c.Of(s.text)[:n]); s.words.placeRanks.has(string(rank)) && size < n {
		local := string(rank) + short // 市经信局 of 江州市经信局
		l.add(local, Organization, 0.7, ruleStripped)
		l.link(Organization, c.Of(s.text), local)
	}
}

// plantForms: a company's plant may be named by where it is: 江州工厂 of 星野江州工厂.
func (s *scan) plantForms(l *learned, c candidate) {
	_, rest, ok := s.brandOf(c)
	if !ok || s.words.plants.before(s.text[:c.End], c.End) < rest || s.placeBefore(rest, c.End) == 0 {
		return
	}
	l.add(s.text[rest:c.End], Place, 0.7, ruleStripped)
	l.link(Place, c.Of(s.text), s.text[rest:c.End])
}

// shortestUnit is how many characters a unit's name has at least that an article
// may use without its company's.
const shortestUnit = 3

// unitForms: a unit of a company may be named without the company's name before
// it: 智能云 of 百度智能云.
func (s *scan) unitForms(l *learned, c candidate) {
	_, rest, ok := s.brandOf(c)
	if !ok {
		return
	}
	unit := s.text[rest:c.End]
	if runes(unit) < shortestUnit || !allChinese(unit) || s.words.bodyKinds.has(unit) || s.words.companySuffixes.has(unit) || s.words.legalForm(unit) > 0 ||
		s.names.entryOf(unit) >= 0 {
		return
	}
	l.add(unit, c.typ, 0.6, ruleStripped)
	l.link(c.typ, c.Of(s.text), unit)
}
