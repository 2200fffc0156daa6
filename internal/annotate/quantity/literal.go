package quantity

import (
	"math"
	"strings"
)

// literal is a number in Arabic digits: mant / 10^decimals.
type literal struct {
	end      int
	mant     float64
	digits   int // before the point
	decimals int
	comma    bool
	zeroLed  bool
}

// readLiteral reads Arabic digits with thousands separators and decimals. A
// comma is a separator only before exactly three digits.
func readLiteral(text string, i int) literal {
	var l literal
	first, v, _ := at(text, i)
	l.end, l.digits = l.read(text, i)
	l.zeroLed = first == digit && v == 0 && l.digits > 1
	if l.digits <= 3 && !l.zeroLed {
		for {
			i := comma(text, l.end)
			if i == l.end || !threeDigits(text, i) {
				break
			}
			l.end, _ = l.read(text, i)
			l.comma = true
			l.digits += 3
		}
	}
	i = l.end
	if i < len(text) && text[i] == '.' {
		i++
	} else if strings.HasPrefix(text[i:], "．") {
		i += len("．")
	} else {
		return l
	}
	if end, n := l.read(text, i); n > 0 {
		l.end, l.decimals = end, n
	}
	return l
}

// read adds a run of digits to mant. Digits beyond what a number can hold are
// read and not counted in; such a run is a code, and digits tells.
func (l *literal) read(text string, i int) (end, n int) {
	for {
		c, v, e := at(text, i)
		if c != digit {
			return i, n
		}
		if l.mant < maxValue {
			l.mant = l.mant*10 + v
			n++
		}
		i = e
	}
}

// takeLiteral takes Arabic digits, at the start or behind a scale (1万5).
func (p *numeralParser) takeLiteral(t token) bool {
	lit := readLiteral(p.text, t.start)
	n := &p.n
	if t.start > n.start {
		return p.literalAfterScale(lit, t.spaced)
	}
	n.arabic, n.comma, n.decimal = true, lit.comma, lit.decimals > 0
	n.intDigits, n.zeroLed = lit.digits, lit.zeroLed
	p.set(lit.mant, lit.mant, pow10(lit.decimals), true)
	p.pos = lit.end
	if scale, end := latinScale(p.text, p.pos); end > p.pos {
		p.addPending(scale)
		p.trailing, p.pos = scale, end
		return false
	}
	return true
}

// literalAfterScale takes 5 of 1万5, 1万4千 of 5亿1万4千, 500万 of 2亿500万.
func (p *numeralParser) literalAfterScale(lit literal, spaced bool) bool {
	if p.last == 0 || p.pending || lit.comma || lit.decimals > 0 || lit.mant >= p.last {
		return false
	}
	c, v, e := at(p.text, skipSpaces(p.text, lit.end, 1))
	if c == small || c == large {
		own := lit.mant * v
		if c2, v2, _ := at(p.text, e); c2 == large {
			own *= v2
		}
		if own >= p.last {
			return false // 3亿 5千万亿: another number
		}
		p.set(lit.mant, lit.mant, 1, true)
		p.pos = lit.end
		return true
	}
	switch {
	case spaced, c == few, lit.zeroLed, lit.mant == 0, pow10(lit.digits) > p.last:
		return false
	case lit.digits == 1:
		p.set(lit.mant, lit.mant, 1, false) // tenths of the scale
	default:
		p.set(lit.mant, lit.mant, 1, true)
	}
	p.pos = lit.end
	return false
}

// comma is the end of the thousands separator at i, or i. A full-width comma is
// one between full-width digits, and like a comma with a space before three
// digits that start with zero (25，000): they are no number of their own.
func comma(text string, i int) int {
	switch {
	case i < len(text) && text[i] == ',':
		i++
		if j := skipSpaces(text, i, 1); j > i && j < len(text) && text[j] == '0' {
			return j
		}
	case strings.HasPrefix(text[i:], "，"):
		e := i + len("，")
		before, _ := rune3(text, i-3)
		if '０' <= before && before <= '９' || e < len(text) && text[e] == '0' {
			return e
		}
	}
	return i
}

func threeDigits(text string, i int) bool {
	for range 3 {
		c, _, e := at(text, i)
		if c != digit {
			return false
		}
		i = e
	}
	c, _, _ := at(text, i)
	return c != digit
}

// latinScale is the scale that a letter or an English word behind Arabic digits
// stands for: 10W+, 3.5 billion.
func latinScale(text string, i int) (scale float64, end int) {
	if i+1 < len(text) && text[i]|0x20 == 'w' && text[i+1] == '+' {
		return 1e4, i + 1
	}
	j := skipSpaces(text, i, 1)
	if j >= len(text) || !isLetter(text[j]) {
		return 1, i
	}
	for _, w := range [...]struct {
		word  string
		scale float64
	}{{"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}} {
		if e := j + len(w.word); strings.HasPrefix(text[j:], w.word) && (e == len(text) || !isLetter(text[e])) {
			return w.scale, e
		}
	}
	return 1, i
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

func pow10(n int) float64 {
	if n < len(powers) {
		return powers[n]
	}
	return math.Pow10(n)
}
