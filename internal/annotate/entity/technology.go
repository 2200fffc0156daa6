package entity

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// technologies proposes the named technologies and parts that a thing is said to
// carry or to be built on: 搭载赛灵思内容自适应机器学习技术, 采用 800V 超快充架构. A name, of a
// company or in Latin letters, opens them, and a noun for a technology ends them.
func (s *scan) technologies(byStart starts) {
	for i, t := range s.tokens {
		if head := s.words.technologyHeads.before(s.text, t.End); head >= 0 && s.edge[head] {
			s.technology(i, head, byStart)
		}
	}
}

// technologyReach is how many tokens, and maxTechnology how many characters, a
// technology's name may have.
const (
	technologyReach = 10
	maxTechnology   = 22
)

// technologyConfidence is that of a technology that a verb of carrying stands before.
const technologyConfidence = 0.9

// technology proposes the technology that the token at i ends, with the noun that
// starts at head.
func (s *scan) technology(i, head int, byStart starts) {
	end := s.tokens[i].End
	if i+1 < len(s.tokens) && s.tokens[i+1].Start == end && strings.HasPrefix(s.tokens[i+1].POS, "n") {
		return // 芯片|厂商
	}
	start, named := -1, 0 // the end of the name that opens it
	k := i
	for ; k >= max(0, i-technologyReach); k-- {
		t := s.tokens[k]
		word := t.Of(s.text)
		if k < i && !s.gap(t.End, s.tokens[k+1].Start) || s.kinds[k] == mark || s.words.technologyStops.has(word) ||
			utf8.RuneCountInString(s.text[t.Start:end]) > maxTechnology {
			return
		}
		if s.words.technologyVerbs.has(word) || s.kinds[k] == chinese && (s.words.stoppers.has(word) || s.words.speech.has(word)) {
			break
		}
		if to := s.opensTechnology(k, byStart); to > 0 && to < head {
			start, named = t.Start, max(named, to)
		}
	}
	if start < 0 || k < 0 || !s.carriedAt(k) {
		return
	}
	if _, next := s.after(named); next == head && s.words.productHeads.has(s.text[head:end]) {
		return // a name and what it is: M4 芯片
	}
	s.propose(start, end, Product, technologyConfidence, ruleSuffix)
}

// carriedAt says whether a verb of carrying stands at a token, or before it with 了, a
// qualification with 的 or another member of a list between the two: 采用了行业领先的.
func (s *scan) carriedAt(k int) bool {
	for from := k; k >= max(0, from-technologyReach); k-- {
		switch word := s.tokens[k].Of(s.text); {
		case s.words.technologyVerbs.has(word):
			return true
		case s.kinds[k] != mark || strings.Contains("、（）()", word):
		case word == "，" && s.words.further.startsAt(s.text, s.tokens[k].End) > 0:
		default:
			return false
		}
	}
	return false
}

// opensTechnology is the end of the name that a technology's may open with, if one
// starts at a token: a company that the gazetteer knows, a Latin word that is a
// name, or a voltage.
func (s *scan) opensTechnology(k int, byStart starts) int {
	t := s.tokens[k]
	word := t.Of(s.text)
	if s.kinds[k] == latin {
		if isDigit(rune(word[0])) && !rated.MatchString(word) || s.words.latinCommon.has(word) {
			return 0
		}
		return t.End
	}
	for _, c := range byStart.at(t.Start) {
		if c.typ == Company && c.rule == ruleName && c.confidence >= knownConfidence {
			return c.End
		}
	}
	return 0
}

// rated finds the ratings that name a technology: 800V, 240W.
var rated = regexp.MustCompile(`^\d+(\.\d+)?(V|W)$`)
