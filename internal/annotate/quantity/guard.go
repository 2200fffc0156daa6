package quantity

import (
	"math"
	"strings"
)

// codeBefore is the end of the code that the digits at i belong to (SU7, GPT-4,
// v1.2, user_12), or i if they stand for themselves.
func (s *scanner) codeBefore(i int) int {
	if i == 0 {
		return i
	}
	text := s.text
	c := text[i-1]
	switch {
	case isLetter(c):
		if i >= 2 && (c == 'x' || c == 'X') && isDigit(text[i-2]) {
			return i // 2560x1440
		}
		if u, start := s.r.before.matchBack(text, i, 0); u != none && (start == 0 || !isLetter(text[start-1])) {
			return i
		}
		if rankMark(text, i) < i {
			return i
		}
	case c == '_' || c == '@' || c == '#' || c == '&' || c == '=':
	case c == '-' || c == '.' || c == '/' || c == ':':
		if i < 2 || !isLetter(text[i-2]) && !(c != '/' && isDigit(text[i-2])) {
			return i
		}
		if c == '.' && rankMark(text, i) < i {
			return i
		}
		if c == ':' && isLetter(text[i-2]) {
			return i
		}
	case isDigit(c): // the rest of a run that was given up
	default:
		return i
	}
	return codeEnd(text, i)
}

// codeEnd is the end of a run of letters, digits and the marks inside codes.
func codeEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if isLetter(c) || isDigit(c) || c == '_' {
			i++
			continue
		}
		if (c == '.' || c == '-' || c == ':') && i+1 < len(text) && (isLetter(text[i+1]) || isDigit(text[i+1])) {
			i++
			continue
		}
		break
	}
	return i
}

// codeAfter is the end of the code that starts with the Arabic numeral n (3D,
// 1.2.3, 20:00, 2024-07-25, 01810.HK), or n.start if it is a number.
func (s *scanner) codeAfter(n numeral) int {
	text, e := s.text, n.end
	if e >= len(text) {
		return n.start
	}
	c := text[e]
	var after byte
	if e+1 < len(text) {
		after = text[e+1]
	}
	switch {
	case isLetter(c):
		if (c == 'x' || c == 'X') && isDigit(after) {
			return n.start
		}
		if u, _ := s.r.unitAt(text, e); u == none {
			return codeEnd(text, e)
		}
	case c == '.' && (isLetter(after) || isDigit(after)):
		if u, _ := s.r.unitAt(text, e+1); u == none || isDigit(after) {
			return codeEnd(text, e)
		}
	case c == ':' && isDigit(after):
		return codeEnd(text, e)
	case (c == '-' || c == '/') && isDigit(after):
		// A date (2024-07-25, 7/25/2024) or a code with two marks.
		i := e + 1
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if i+1 < len(text) && (text[i] == '-' || text[i] == '/') && isDigit(text[i+1]) {
			return codeEnd(text, skipDateMarks(text, e))
		}
		if n.zeroLed && n.intDigits > 1 {
			return codeEnd(text, i)
		}
		if c == '/' { // 9/11, 24/7
			return i
		}
	case c == '-' && isLetter(after):
		return codeEnd(text, e)
	case c == '+' && (isDigit(after) || isLetter(after) && n.val < 10): // 1+6+N
		for e < len(text) && (isDigit(text[e]) || isLetter(text[e]) || text[e] == '+') {
			e++
		}
		return e
	}
	for _, mark := range [...]string{"·", "・", "：", "∶"} { // 6·18, 1：3
		if i := e + len(mark); strings.HasPrefix(text[e:], mark) && i < len(text) && isDigit(text[i]) && n.intDigits <= 3 {
			return codeEnd(text, i)
		}
	}
	if n.zeroLed && n.end-n.start == n.intDigits && !n.decimal {
		if u, _ := s.r.unitAt(text, skipSpaces(text, e, 1)); u == none {
			return e
		}
	}
	return n.start
}

// simpleFraction reads 1/3: one digit over a larger one, and nothing else around.
func simpleFraction(text string, n numeral) (val float64, end int) {
	e := n.end
	if n.intDigits != 1 || n.decimal || n.val == 0 || e+1 >= len(text) || text[e] != '/' || n.start > 0 && text[n.start-1] == '/' {
		return 0, n.start
	}
	by := readLiteral(text, e+1)
	if by.digits == 0 || by.decimals > 0 || by.mant <= n.val || by.mant > 10 || by.zeroLed {
		return 0, n.start
	}
	if next := at3(text, by.end); next == '/' || next == '-' || next == '.' || next == '月' || isLetter(byte(next)) && next < 0x80 {
		return 0, n.start
	}
	return n.val / by.mant, by.end
}

// at3 is the rune at i if it is ASCII or of three bytes, else 0.
func at3(text string, i int) rune {
	if i < len(text) && text[i] < 0x80 {
		return rune(text[i])
	}
	c, _ := rune3(text, i)
	return c
}

func skipDateMarks(text string, i int) int {
	for i < len(text) && (isDigit(text[i]) || text[i] == '-' || text[i] == '/') {
		i++
	}
	return i
}

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
		if n.val >= 1 && n.val <= 31 && !namesOfHao.has(next) {
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
		if n.val <= 24 && !wordsOfShi.has(next) {
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
	i := skipSpacesBack(s.text, start, s.floor)
	if i-3 >= 0 {
		if c, ok := rune3(s.text, i-3); ok && beforePoints.has(c) {
			return false
		}
	}
	return true
}

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
		if next == '大' && it.val > 1 && !joined {
			after, _ := rune3(text, q.Number.End+3)
			return !wordsOfDa.has(after)
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
	for _, w := range [...]string{"×", "x", "X", "*", "＊", "╳", "✕"} {
		if strings.HasPrefix(text[j:], w) {
			return skipSpaces(text, j+len(w), 1)
		}
	}
	return i
}

// governed tells whether a word that takes a number stands before i.
func (s *scanner) governed(i int) bool {
	i = skipSpacesBack(s.text, i, s.floor)
	if i < 3 {
		return false
	}
	c, _ := rune3(s.text, i-3)
	return c != 0 && governors.has(c)
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
