package quantity

import "math"

// date is the end of the date or clock time that starts with n, or n.start. Such
// times belong to package timex; durations (3年, 三个月) are quantities too.
func (s *scanner) date(n numeral) int {
	e := s.datePart(n)
	if e == n.start {
		return n.start
	}
	// 8月6日20点30分: the rest of it.
	for {
		i := skipSpaces(s.text, e, 1)
		if c, _, _ := at(s.text, i); c != digit && c != hanzi && c != small {
			return e
		}
		next, ok := s.r.numeral(s.text, i, false)
		if !ok || next.decimal || next.val > 60 {
			return e
		}
		c, ok := rune3(s.text, skipSpaces(s.text, next.end, 1))
		if !ok || !dateMarks.has(c) {
			return e
		}
		unitEnd := skipSpaces(s.text, next.end, 1) + 3
		if after, _ := rune3(s.text, unitEnd); c == '分' && after == '钟' || c == '点' && !(next.val <= 24) {
			return e
		}
		e = unitEnd
	}
}

func (s *scanner) datePart(n numeral) int {
	if n.vague || n.more || n.about || n.comma || n.fraction != noFraction || n.val != math.Trunc(n.val) || n.bareScale {
		return n.start
	}
	text := s.text
	i := skipSpaces(text, n.end, 1)
	c, ok := rune3(text, i)
	if !ok {
		return n.start
	}
	e := i + 3
	next, _ := rune3(text, e)
	switch c {
	case '年':
		year := n.arabic && n.intDigits == 4 && n.runes == 0 && n.val >= 1000 && n.val < 3000 || n.sequence && n.val >= 1000 && n.val < 3000
		short := (n.zeroLed || n.sequence) && n.val < 100
		if year || short {
			return e
		}
		if n.arabic && n.intDigits == 2 && n.val >= 10 && partsOfYear.has(next) {
			return e // 23年下半年
		}
		if next == '代' && (n.val == 0 || math.Mod(n.val, 10) == 0) && n.val < 100 {
			return e + 3
		}
	case '月':
		if n.val >= 1 && n.val <= 12 {
			return e
		}
	case '日', '號':
		if n.val >= 1 && n.val <= 31 {
			return e
		}
	case '号':
		if n.val >= 1 && n.val <= 31 && !s.r.compounds.has(text, i) {
			return e
		}
	case '世':
		if next == '纪' && n.val <= 30 {
			return e + 3
		}
	case '款':
		if n.arabic && n.runes == 0 && n.intDigits == 4 && n.val >= 1950 && n.val < 2100 {
			return e // 2025款
		}
	case '（':
		if next == '今' && n.val <= 31 {
			return e + 3 // 24（今）日
		}
	case '财':
		if next == '季' && n.val <= 4 {
			return e + 3
		}
	case '季':
		if n.val >= 1 && n.val <= 4 && (next == '度' || next == '报') {
			return e + 3
		}
		if n.val >= 1 && n.val <= 4 && s.isOrdinal(n.start) {
			return e
		}
	case '时', '時':
		if n.val <= 24 && !s.r.compounds.has(text, i) {
			return e
		}
	case '点', '點':
		if n.val <= 24 && !n.decimal && s.isClock(n.start) {
			return e
		}
	}
	return n.start
}

// isClock tells 8点 on the clock from 3点 of an index or a score.
func (s *scanner) isClock(start int) bool {
	return !s.r.beforePoints.hasBack(s.text, skipSpacesBack(s.text, start, s.floor), 0)
}
