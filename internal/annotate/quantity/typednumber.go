package quantity

import (
	"math"
	"strings"
	"unicode/utf8"
)

// loose is a number in text that is known to hold numbers, with its sign.
type loose struct {
	numeral
	start, end int // with sign, exponent and the like
	value      float64
}

// loose reads the number at i with exponent, power, fraction and sign.
func (t *typed) loose(i int) (n loose, ok bool) {
	text := t.text
	n.start = i
	if n.numeral, ok = t.r.numeral(text, i, true); !ok {
		return n, false
	}
	if i > 0 && isLetter(text[i-1]) {
		return n, false
	}
	n.value, n.end = n.numeral.val, n.numeral.end
	if n.numeral.arabic && n.numeral.runes == 0 && n.numeral.fraction == noFraction {
		t.arabicTail(&n)
	} else {
		t.and(&n)
	}
	if n.numeral.more && !n.numeral.inside(text) {
		n.end -= 3 // 五百多: the number is 五百
	}
	t.sign(&n)
	return n, true
}

// inside tells whether 多 stands within the numeral (五百多万).
func (n *numeral) inside(text string) bool {
	c, _ := rune3(text, n.end-3)
	return c != '多' && c != '余' && c != '餘'
}

// and reads 三百五十又三分之一.
func (t *typed) and(n *loose) {
	i := skipSpaces(t.text, n.end, 4)
	if c, ok := rune3(t.text, i); !ok || c != '又' {
		return
	}
	part, ok := t.r.numeral(t.text, skipSpaces(t.text, i+3, 4), true)
	if ok && part.fraction != noFraction {
		v := part.val
		if part.fraction == percent {
			v /= 100
		}
		n.value, n.end = n.value+v, part.end
	}
}

// arabicTail reads what is written behind Arabic digits: 21.2E0, 2^5, 16/5, 4 6/3, 15K.
func (t *typed) arabicTail(n *loose) {
	text, e := t.text, n.end
	if e >= len(text) {
		return
	}
	folded, width := foldASCII(text, e)
	switch {
	case folded == 'e' || folded == 'E':
		i, minus := signs(text, e+width)
		if l := readLiteral(text, i); l.digits > 0 {
			n.raise(n.value*math.Pow(10, minus*l.mant), l.end)
		}
		return
	case folded == '^':
		i, minus := signs(text, e+width)
		if l := readLiteral(text, i); l.digits > 0 {
			n.raise(math.Pow(n.value, minus*l.mant/pow10(l.decimals)), l.end)
		}
		return
	case folded == '/':
		if l := readLiteral(text, e+width); l.digits > 0 && l.mant > 0 && !n.decimal {
			n.value, n.end, n.fraction = n.value/l.mant, l.end, ratio
		}
		return
	}
	if scale := strings.IndexByte("kmgt", byte(folded|0x20)); scale >= 0 && folded < 0x80 {
		if after, _ := foldASCII(text, e+width); !isLetter(byte(after)) || after >= 0x80 {
			n.value, n.end = n.value*pow10(3*(scale+1)), e+width
		}
		return
	}
	// 4 6/3
	if i := skipSpaces(text, e, 1); i > e && !n.decimal {
		top := readLiteral(text, i)
		if c, w := foldASCII(text, top.end); top.digits > 0 && c == '/' {
			if by := readLiteral(text, top.end+w); by.digits > 0 && by.mant > 0 {
				n.value, n.end, n.fraction = n.value+top.mant/by.mant, by.end, ratio
			}
		}
	}
}

// raise takes a power, unless it is beyond what a float holds.
func (n *loose) raise(value float64, end int) {
	if !math.IsInf(value, 0) && !math.IsNaN(value) {
		n.value, n.end = value, end
	}
}

// foldASCII is the character at i, with full-width forms of ASCII folded.
func foldASCII(text string, i int) (c rune, width int) {
	if i >= len(text) {
		return 0, 0
	}
	c, width = utf8.DecodeRuneInString(text[i:])
	if c > 0xFF00 && c < 0xFF5F {
		c -= 0xFEE0
	}
	return c, width
}

// signs reads any number of signs.
func signs(text string, i int) (end int, sign float64) {
	sign = 1
	for range 8 {
		switch c, w := foldASCII(text, i); c {
		case '+':
			i += w
		case '-', '−':
			i += w
			sign = -sign
		default:
			return i, sign
		}
	}
	return i, sign
}

// sign takes a sign or a leading point before the number.
func (t *typed) sign(n *loose) {
	text := t.text
	i := n.start
	if n.arabic && i > t.floor && text[i-1] == '.' && (i < 2 || text[i-2] != '.' && !isDigit(text[i-2])) && !n.decimal && n.end == n.numeral.end {
		n.value /= pow10(n.intDigits) // .5
		i--
	}
	j := skipSpacesBack(text, i, t.floor)
	for _, w := range [...]string{"负", "負", "零下", "-", "－", "−"} {
		if !strings.HasSuffix(text[t.floor:j], w) {
			continue
		}
		st := j - len(w)
		if len(w) <= 3 && (w[0] == '-' || w == "－" || w == "−") {
			if j < i { // "70 - 90": a dash
				break
			}
			if st > 0 && (isLetter(text[st-1]) || isDigit(text[st-1])) || st == t.floor && st > 0 {
				break
			}
		}
		n.value, i = -n.value, st
		break
	}
	n.start = i
}
