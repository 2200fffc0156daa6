package quantity

import (
	"math"
	"strings"
)

// isYear tells a bare 1995 or 2077, which names a year or a game more often
// than it counts.
func isYear(it *item) bool {
	return it.arabic && it.intDigits == 4 && !it.comma && !it.decimal && it.runes == 0 && it.val >= 1900 && it.val < 2100
}

// accept decides whether a number counts something. Those with a unit do;
// bare ones only where nothing says that they name something.
//
// joined says that a range or a list vouches for it.
func (s *scanner) accept(q *Quantity, it *item, joined bool) bool {
	text := s.text
	compared := q.Lead.Len() > 0 || q.Op != "=" && q.Op != "range"
	if it.zeroLed && !it.decimal && it.intDigits > 2 {
		return false // 08134期
	}
	if q.Dimension != "" {
		return s.acceptUnit(q, it)
	}
	if it.arabic {
		return s.acceptBare(q, it, joined, compared)
	}
	next, _ := rune3(text, q.Number.End)
	if it.runes == 1 && !it.vague || it.val == 10 && it.runes == 1 {
		if it.bareScale {
			return compared
		}
		return joined && (compared || it.val >= 10)
	}
	if it.sequence || it.open && it.runes == 1 {
		return false
	}
	if v, end := s.r.bare.match(text, it.start); v != none && end >= it.end() {
		return false
	}
	if it.vague && it.runes == 2 && !it.open && it.val < 10 { // 三五, 七八
		return compared
	}
	if v, _ := s.r.ofName.match(text, skipSpaces(text, q.Number.End, 1)); v != none && !compared {
		return false
	}
	if it.bareScale && next == '级' {
		q.Op = "~"
	}
	return true
}

// acceptUnit rules out what only looks like a number with a unit.
func (s *scanner) acceptUnit(q *Quantity, it *item) bool {
	if k := skipSpacesBack(s.text, it.start, 0); it.bareScale && k > 0 && isDigit(s.text[k-1]) {
		return false // 215/230 千瓦 is of both numbers
	}
	return !it.sequence || it.decimal || q.Dimension == "discount" // 九五折, but not 四六分
}

func (s *scanner) acceptBare(q *Quantity, it *item, joined, compared bool) bool {
	text := s.text
	if v, end := s.r.bare.match(text, it.start); v != none && end >= it.end() {
		return false
	}
	if s.isFactor(q) {
		return true
	}
	scaled := it.scale > 1 || it.comma || it.more || it.vague
	if compared && s.text[q.End-1] != '+' || scaled {
		return true
	}
	if it.zeroLed || it.intDigits > 9 || it.decimal && it.val == math.Trunc(it.val) {
		return false // 007, a telephone number, version 3.0
	}
	if it.intDigits == 1 && !it.decimal && !joined && !s.governed(q.Number.Start) {
		return false // 系统 2, 虚幻引擎 5
	}
	if isYear(it) && !joined {
		return false
	}
	// iOS 17, iPhone 15, 小米 14 Ultra
	if s.afterName(q.Number.Start) || s.named > 0 && listMark(text, s.named) == q.Number.Start {
		s.named = it.end() // iPhone 15 和 16
		return false
	}
	if v, _ := s.r.nameOf.matchBack(text, skipSpacesBack(text, q.Number.Start, s.floor), s.floor); v != none {
		return false // 蓝牙 5.4
	}
	e := skipSpaces(text, q.Number.End, 1)
	if e < len(text) && (isLetter(text[e]) || text[e] == '-' || text[e] == '#') {
		return false
	}
	if v, _ := s.r.ofName.match(text, e); v != none || strings.HasPrefix(text[e:], "》") {
		return false
	}
	return !s.isListMark(q)
}

// afterName tells whether a Latin word or a code stands before i.
func (s *scanner) afterName(i int) bool {
	k := skipSpacesBack(s.text, i, s.floor)
	return k > 0 && (isLetter(s.text[k-1]) || s.text[k-1] == '-' || s.text[k-1] == '+')
}

// isFactor tells whether the number is part of a product: 2560x1440, 2×8.
func (s *scanner) isFactor(q *Quantity) bool {
	e := timesSign(s.text, q.Number.End)
	if e > q.Number.End {
		if k, _, _ := at(s.text, e); k == digit {
			return true
		}
	}
	n := len(s.out)
	return n > s.base && timesSign(s.text, s.out[n-1].End) == q.Number.Start
}

// timesSign is the end of a multiplication sign (spaces around) at i, or i.
func timesSign(text string, i int) int {
	j := skipSpaces(text, i, 1)
	for _, w := range [...]string{"×", "x", "X", "*", `\*`, "＊", "╳", "✕"} {
		if strings.HasPrefix(text[j:], w) {
			return skipSpaces(text, j+len(w), 1)
		}
	}
	return i
}

// governed tells whether a word that takes a number stands before i.
func (s *scanner) governed(i int) bool {
	return s.r.governors.hasBack(s.text, skipSpacesBack(s.text, i, s.floor), 0)
}

// isListMark tells the 1 of "1、", "（1）" and "[1]" at a line's start or in brackets.
func (s *scanner) isListMark(q *Quantity) bool {
	text, i, e := s.text, q.Number.Start, q.Number.End
	before, after := "", ""
	switch {
	case i == 0:
		before = "\n"
	case text[i-1] < 0x80:
		before = text[i-1 : i]
	case i >= 3:
		before = text[i-3 : i]
	}
	switch {
	case e >= len(text):
	case text[e] < 0x80:
		after = text[e : e+1]
	case e+3 <= len(text):
		after = text[e : e+3]
	}
	switch before {
	case "\n", " ", "#", "*":
		if before == " " && i >= 2 && text[i-2] != '\n' && text[i-2] != '#' {
			return false
		}
		return after == "、" || after == "." || after == "．" || after == ")" || after == "）" || after == "\n" || after == "/"
	case "（", "(", "[", "【", "〔":
		return after == "）" || after == ")" || after == "]" || after == "】" || after == "〕"
	}
	return false
}
