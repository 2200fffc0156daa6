package quantity

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
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
		if s.r.rankMark(text, i) < i {
			return i
		}
	case c == '/' && len(s.out) > s.base && s.out[len(s.out)-1].End == i-1:
		return i // 8GB/12GB
	case c == '_' || c == '@' || c == '#' || c == '&' || c == '=':
	case c == '-' || c == '.' || c == '/' || c == ':':
		if i < 2 || !isLetter(text[i-2]) && !(c != '/' && isDigit(text[i-2])) {
			return i
		}
		if c == '.' && s.r.rankMark(text, i) < i {
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
		if u, _ := s.r.unitAt(text, e); u == none && text[e-1] < utf8.RuneSelf { // no code: 3万亿token
			return codeEnd(text, e)
		}
	case c == '.' && (isLetter(after) || isDigit(after)):
		if u, _ := s.r.unitAt(text, e+1); u == none || isDigit(after) {
			return codeEnd(text, e)
		}
	case c == ':' && isDigit(after):
		return codeEnd(text, e)
	case c == '/' && n.val >= 10 && s.slashed(e):
		return n.start
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

// slashed tells whether the numbers behind the slash at i end with a unit that
// measures, which is then that of all of them: 4615/1901/1670mm.
func (s *scanner) slashed(i int) bool {
	for i < len(s.text) && s.text[i] == '/' {
		n := readLiteral(s.text, i+1)
		if n.digits == 0 || n.mant < 10 {
			return false
		}
		i = n.end
	}
	u, _ := s.r.unitAt(s.text, skipSpaces(s.text, i, 1))
	return u != none && (s.r.units[u].dimension == "length" || s.r.units[u].dimension == "data")
}

// simpleFraction reads 1/3: one digit over a larger one, and nothing else around.
func (s *scanner) simpleFraction(n numeral) (val float64, end int) {
	text, e := s.text, n.end
	if n.intDigits != 1 || n.decimal || n.val == 0 || e+1 >= len(text) || text[e] != '/' || n.start > 0 && text[n.start-1] == '/' {
		return 0, n.start
	}
	by := readLiteral(text, e+1)
	if by.digits == 0 || by.decimals > 0 || by.mant <= n.val || by.mant > 10 && !s.roundPart(n, by) || by.zeroLed {
		return 0, n.start
	}
	if next := at3(text, by.end); next == '/' || next == '-' || next == '.' || next == '月' || isLetter(byte(next)) && next < 0x80 {
		return 0, n.start
	}
	return n.val / by.mant, by.end
}

// roundPart tells whether one of so many is a share, as round as such shares are
// told (的 1/20, 只有1/100), and no date or page, nor a shutter's 1/100 秒.
func (s *scanner) roundPart(n numeral, by literal) bool {
	before, han := rune3(s.text, skipSpacesBack(s.text, n.start, s.floor)-3)
	if u, _ := s.r.unitAt(s.text, skipSpaces(s.text, by.end, 1)); u != none {
		return false
	}
	return n.val == 1 && math.Mod(by.mant, 10) == 0 && by.mant <= 1000 && han && unicode.Is(unicode.Han, before)
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

// skipURL steps over :// and what follows it up to a space, a quote or a
// character outside ASCII; over a mere colon otherwise.
func skipURL(text string, i int) int {
	if !strings.HasPrefix(text[i:], "://") {
		return i + 1
	}
	for ; i < len(text) && text[i] > ' ' && text[i] < 0x7F; i++ {
		switch text[i] {
		case '"', '<', '>', ')':
			return i
		}
	}
	return i
}
