package quantity

import (
	"math"
	"strings"

	"suyuan/internal/article"
)

// special reads amounts that are words of their own: 翻番, 双倍, 打对折, 一半, 两位数.
func (s *scanner) special(i int) (end int, ok bool) {
	text := s.text
	rest := text[i:]
	c, _ := rune3(text, i)
	switch c {
	case '翻':
		return s.doubled(i)
	case '双', '雙':
		if strings.HasPrefix(rest[3:], "倍") {
			return s.emit(i, i+6, 2, "倍", "multiple"), true
		}
		if end, ok := s.r.digitsWord(text, i+3); ok { // 双位数
			return s.emitDigits(i, end, 2), true
		}
	case '对', '對': // else 对折 is what one does with a phone
		if strings.HasPrefix(rest[3:], "折") && strings.HasSuffix(text[:i], "打") {
			return s.emit(i, i+6, 5, "折", "discount"), true
		}
	case '一':
		if strings.HasPrefix(rest[3:], "半") && !s.r.compounds.has(text, i) {
			return s.emit(i, i+6, 0.5, "", "fraction"), true
		}
	case '半':
		if strings.HasPrefix(rest[3:], "数") {
			return s.emit(i, i+6, 0.5, "", "fraction"), true
		}
		if u, _ := s.r.unitAt(text, i+3); u == none && s.r.beforeHalf.hasBack(text, i, s.floor) {
			return s.emit(i, i+3, 0.5, "", "fraction"), true
		}
	default:
		k, v, e := at(text, i)
		if k != hanzi && k != digit || v < 2 {
			return 0, false
		}
		end, ok := s.r.digitsWord(text, skipSpaces(text, e, 1))
		if !ok || s.continues(i) {
			return 0, false
		}
		return s.emitDigits(i, end, v), true
	}
	return 0, false
}

// doubled reads 翻倍, 翻番 and 翻了两番.
func (s *scanner) doubled(i int) (end int, ok bool) {
	text := s.text
	j := i + len("翻")
	if strings.HasPrefix(text[j:], "了") {
		j += len("了")
	}
	if strings.HasPrefix(text[j:], "倍") || strings.HasPrefix(text[j:], "番") {
		return s.emit(i, j+3, 2, "倍", "multiple"), true
	}
	if k, v, e := at(text, j); k == hanzi && v <= 4 && strings.HasPrefix(text[e:], "番") {
		return s.emit(i, e+3, math.Pow(2, v), "倍", "multiple"), true
	}
	return 0, false
}

// digitsWord is the end of 位数 at i, if it is not the start of another word.
func (r *Recognizer) digitsWord(text string, i int) (end int, ok bool) {
	end = i + len("位数")
	return end, strings.HasPrefix(text[i:], "位数") && !r.compounds.has(text, end-len("数"))
}

// continues tells whether the character before i belongs to the same number or
// code.
func (s *scanner) continues(i int) bool {
	if i == 0 {
		return false
	}
	if c := s.text[i-1]; c < 0x80 {
		return isLetter(c) || isDigit(c)
	}
	k, _, _ := at(s.text, max(i-3, 0))
	return k == small || k == large || k == hanzi
}

// emit adds a quantity of a word of its own.
func (s *scanner) emit(i, end int, val float64, unit, dimension string) int {
	q := Quantity{
		Span: article.Span{Start: i, End: end}, Number: article.Span{Start: i, End: end},
		Op: "=", Value: val, Unit: unit, Dimension: dimension,
	}
	s.compare(&q, &item{numeral: numeral{start: i, end: end, val: val, scale: 1}, unit: none, unitEnd: end})
	s.out = append(s.out, q)
	return s.skip(q.End)
}

// emitDigits adds 两位数: 10 to 99.
func (s *scanner) emitDigits(i, end int, digits float64) int {
	lo := math.Pow(10, digits-1)
	q := Quantity{
		Span: article.Span{Start: i, End: end}, Number: article.Span{Start: i, End: end},
		Op: "range", Min: lo, Max: lo*10 - 1, Vague: true,
	}
	s.out = append(s.out, q)
	return s.skip(end)
}
