package export

import (
	"math"
	"strconv"
	"strings"

	"suyuan/graph"
)

// figureLabel is a figure's value and time, as a node is labelled:
// 356 辆 (2025-09).
func figureLabel(c *graph.Content) string {
	if c.Time == "" {
		return FigureValue(c)
	}
	return FigureValue(c) + " (" + c.Time + ")"
}

// FigureValue is a figure's number with its comparison, unit and direction:
// "> 23,000 辆", "30–40 周", "↓ 80.9%".
func FigureValue(c *graph.Content) string {
	var b strings.Builder
	switch c.Direction {
	case "up":
		b.WriteString("↑ ")
	case "down":
		b.WriteString("↓ ")
	case "loss":
		b.WriteString("−")
		if c.Op != "=" {
			b.WriteString(" ") // − ≈ 300: lost, about 300
		}
	}
	switch {
	case c.Op == "range" && c.Min != nil && c.Max != nil:
		b.WriteString(span(*c.Min, *c.Max))
	case c.Value != nil:
		if sign, ok := opSigns[c.Op]; ok {
			b.WriteString(sign + " ")
		}
		b.WriteString(readable(*c.Value))
	case c.Min != nil:
		b.WriteString("≥ " + readable(*c.Min))
	case c.Max != nil:
		b.WriteString("≤ " + readable(*c.Max))
	}
	switch c.Unit {
	case "":
	case "%":
		b.WriteString("%")
	default:
		b.WriteString(" " + c.Unit)
	}
	return b.String()
}

var opSigns = map[string]string{">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈"}

// large are the words of scale that make long numbers short.
var large = []struct {
	from float64
	word string
}{{1e12, "万亿"}, {1e8, "亿"}}

// readable writes a number for people: 4,200亿 where four decimals hold all of it,
// else commas between thousands and no exponent between a millionth and 10^15.
func readable(v float64) string {
	if s, ok := scaled(v); ok {
		return s
	}
	return grouped(v)
}

// span writes both ends of a range alike.
func span(lo, hi float64) string {
	_, short := scaled(lo)
	_, alike := scaled(hi)
	if short != alike {
		return grouped(lo) + "–" + grouped(hi)
	}
	return readable(lo) + "–" + readable(hi)
}

func scaled(v float64) (string, bool) {
	for _, l := range large {
		if a := math.Abs(v); a < l.from || a >= 1e15 {
			continue
		}
		n := math.Round(v/l.from*1e4) / 1e4
		if math.Round(n*l.from) != math.Round(v) {
			return "", false
		}
		return grouped(n) + l.word, true
	}
	return "", false
}

// grouped writes a number with commas between thousands.
func grouped(v float64) string {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}
