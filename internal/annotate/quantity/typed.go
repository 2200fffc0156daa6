package quantity

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Type is what Typed looks for.
type Type uint8

// The types of Typed.
const (
	NumberType Type = iota
	OrdinalType
	PercentageType
	NumberRangeType
	CurrencyType
	DimensionType
	AgeType
	TemperatureType
)

// Types are the names of the types, as the command line and its output have them.
var Types = [...]string{"number", "ordinal", "percentage", "numberrange", "currency", "dimension", "age", "temperature"}

// Result is one span that Typed found, in bytes of the text.
type Result struct {
	Start, End int
	Value      *float64 // nil for a range, and for a currency without a number
	Min, Max   *float64 // of a range; nil where it is open
	Unit       string   // canonical, as in Quantity
}

// Typed finds one sort of thing by the conventions of Recognizers-Text, whose
// cases are the field's yardstick: a number is its digits alone (一百 of 一百对), also
// inside dates; spaces may stand inside Chinese numerals; 折 and 成 are
// percentages, 百分点 too. Find is what reads news.
func (r *Recognizer) Typed(text string, typ Type) []Result {
	t := typed{r: r, text: text}
	switch typ {
	case NumberType:
		t.each(t.number)
	case OrdinalType:
		t.each(t.ordinal)
	case PercentageType:
		t.each(t.percentage)
	case NumberRangeType:
		t.ranges()
	case CurrencyType:
		t.currency()
	case DimensionType:
		t.each(t.dimension)
	case AgeType:
		t.each(t.age)
	case TemperatureType:
		t.each(t.temperature)
	}
	return t.out
}

// typed is the state of one call of Typed.
type typed struct {
	r     *Recognizer
	text  string
	out   []Result
	floor int // end of the last number, taken or not
}

// loose is a number in text that is known to hold numbers, with its sign.
type loose struct {
	numeral
	start, end int // with sign, exponent and the like
	value      float64
}

// each calls f for every number of the text; f gives where to go on.
func (t *typed) each(f func(n loose) int) {
	text := t.text
	for i := 0; i < len(text); {
		c := text[i]
		if c == ':' {
			i = skipURL(text, i)
			continue
		}
		if c < 0x80 && !isDigit(c) {
			i++
			continue
		}
		if c >= 0x80 {
			u, ok := rune3(text, i)
			if !ok {
				i++
				continue
			}
			if (u == '对' || u == '對') && strings.HasPrefix(text[i+3:], "折") && strings.HasSuffix(text[:i], "打") {
				i = f(loose{numeral: numeral{start: i, end: i + 3}, start: i, end: i + 3, value: 5}) // 对折 is 五折
				t.floor = i
				continue
			}
			if s, _ := classify(u); s == other || s == point || s == sign {
				i += 3
				continue
			}
		}
		n, ok := t.loose(i)
		if !ok {
			_, _, e := at(text, i)
			i = e
			continue
		}
		next := f(n)
		i = max(next, n.end)
		t.floor = i
	}
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

func (t *typed) add(start, end int, value float64, unit string) int {
	t.out = append(t.out, Result{Start: start, End: end, Value: &value, Unit: unit})
	return end
}

func (t *typed) number(n loose) int {
	text := t.text
	if hidden, inside := t.r.hiddenAt(text, n.numeral.start, t.floor); inside || hidden >= n.end && n.runes > 0 {
		return hidden
	}
	switch {
	case n.numeral.fraction == percent, n.open:
		return n.end
	case strings.HasPrefix(text[n.end:], "打"):
		return t.add(n.start, n.end+3, n.value*12, "")
	case n.bareScale && (n.runes == 1 || n.val >= 1e4 && n.scale == n.val):
		return n.end // 万, 万万
	case n.runes == 1 && !n.arabic && n.start == n.numeral.start && !t.standsAlone(n):
		return n.end
	}
	return t.add(n.start, n.end, n.value, "")
}

// standsAlone tells whether a single Chinese numeral is a number: before a unit, at
// a break, or behind 是.
func (t *typed) standsAlone(n loose) bool {
	text := t.text
	if s, _, e := at(text, n.numeral.start); s == small && text[e-3:e] == "拾" {
		return false
	}
	if u, _ := t.r.unitAt(text, skipSpaces(text, n.end, 1)); u != none {
		return t.r.units[u].dimension != "money"
	}
	next, w := foldASCII(text, n.end)
	if w == 0 || next < 0x80 || next < 0x3400 || next > 0x9FFF {
		return true
	}
	if n.start >= 3 {
		before, _ := rune3(text, n.start-3)
		return before == '是' || before == '第'
	}
	return false
}

func (t *typed) ordinal(n loose) int {
	i := skipSpacesBack(t.text, n.start, t.floor)
	if !strings.HasSuffix(t.text[t.floor:i], "第") || n.fraction != noFraction || n.vague {
		return n.end
	}
	return t.add(i-3, n.end, n.value, "")
}

// skipWord steps over a word whose characters may have spaces between them.
func skipWord(text string, i int, word string) (end int, ok bool) {
	for _, c := range word {
		i = skipSpaces(text, i, 4)
		if !strings.HasPrefix(text[i:], string(c)) {
			return i, false
		}
		i += utf8.RuneLen(c)
	}
	return i, true
}

func (t *typed) percentage(n loose) int {
	text := t.text
	if n.numeral.fraction == percent {
		v := n.value
		if c, w := foldASCII(text, n.end); c|0x20 == 'k' {
			v, n.end = v*1000, n.end+w
		}
		return t.add(n.start, n.end, v, "%")
	}
	if n.vague || n.open {
		return n.end
	}
	i := skipSpaces(text, n.end, 2)
	if c, w := foldASCII(text, i); c == '%' || c == '﹪' {
		return t.add(n.start, i+w, n.value, "%")
	}
	for _, point := range [...]string{"个百分点", "個百分點", "百分点", "百分點", "个百分點"} {
		if end, ok := skipWord(text, n.end, point); ok {
			return t.add(n.start, end, n.value, "个百分点")
		}
	}
	if end, ok := skipWord(text, n.end, "成"); ok {
		if u, _ := t.r.unitAt(text, end-3); u != none {
			return t.add(n.start, end, n.value*10, "%")
		}
	}
	if end, ok := skipWord(text, n.end, "折"); ok && n.value != 10 {
		v := n.value
		switch {
		case v == 0.5: // 半折 is half the price, 半成 half of a tenth
			v = 50
		case v < 10:
			v *= 10
		}
		return t.add(n.start, end, v, "%")
	}
	return n.end
}

func (t *typed) dimension(n loose) int {
	it, ok := t.measured(n)
	if !ok {
		return n.end
	}
	switch t.r.units[it.unit].dimension {
	case "money", "percent", "points", "multiple", "discount", "score", "duration", "age", "temperature", "classifier", "ordinal", "fraction", "angle":
		return n.end
	}
	return t.add(n.start, it.unitEnd, it.value, t.r.units[it.unit].name)
}

// amount is a number with its unit.
type amount struct {
	unit    int32
	unitEnd int
	value   float64
}

// measured reads the unit behind a number.
func (t *typed) measured(n loose) (a amount, ok bool) {
	i := skipSpaces(t.text, n.end, 2)
	if n.more && !n.inside(t.text) {
		i = skipSpaces(t.text, n.end+3, 2)
	}
	a.unit, a.unitEnd = t.r.unitAt(t.text, i)
	if a.unit == none || n.fraction != noFraction && n.fraction != ratio {
		return a, false
	}
	a.value = scaled(n.value, t.r.units[a.unit].factor)
	if strings.HasPrefix(t.text[a.unitEnd:], "半") {
		a.value += 0.5
		a.unitEnd += 3
	}
	return a, true
}

func (t *typed) age(n loose) int {
	a, ok := t.measured(n)
	if !ok {
		return n.end
	}
	switch u := t.r.units[a.unit]; u.dimension {
	case "age":
	case "duration":
		if !strings.HasPrefix(t.text[a.unitEnd:], "大") {
			return n.end
		}
		a.unitEnd += 3
	default:
		return n.end
	}
	return t.add(n.start, a.unitEnd, a.value, t.r.units[a.unit].name)
}

func (t *typed) temperature(n loose) int {
	text := t.text
	a, ok := t.measured(n)
	if !ok {
		return n.end
	}
	u := t.r.units[a.unit]
	if u.dimension != "temperature" && u.name != "度" {
		return n.end
	}
	unit := u.name
	start := n.start
	if scale, st := t.r.scales.matchBack(text, skipSpacesBack(text, start, t.floor), t.floor); scale != none {
		start, unit = st, t.r.units[scale].name // 摄氏20度
	}
	return t.add(start, a.unitEnd, a.value, unit)
}
