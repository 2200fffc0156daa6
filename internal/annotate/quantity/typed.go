package quantity

import (
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
