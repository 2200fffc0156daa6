package quantity

import (
	"strings"

	"suyuan/internal/article"
)

// quantity puts together the number at hand and what stands around it. On
// failure end says where to go on.
func (s *scanner) quantity(it item) (q Quantity, end int, ok bool) {
	second, next, verdict := s.rangeEnd(&it)
	if verdict == rangeCode {
		return q, next, false
	}
	last, isRange := &it, verdict == rangeYes
	compound, listed := false, false
	if isRange {
		last = second
	} else {
		compound = s.compound(&it)
		listed = s.shareList(&it)
	}
	s.bounds(&q, &it, last)
	prefixed := s.prefix(&q)
	s.sign(&q)
	q.Span = q.Number
	if s.isOrdinal(it.start) && (isRange || it.vague || q.Dimension == "duration") {
		return q, last.end(), false // 第16至19周, 第三年: times; 第几: a question
	}
	if !compound && !isRange && s.ordinal(&q, &it) {
		return q, q.End, true
	}
	s.compare(&q, &it)
	s.perBefore(&q)
	if !prefixed && !s.accept(&q, &it, isRange || listed) {
		return q, last.end(), false
	}
	q.Kind = kindOf(q.Dimension)
	q.Indefinite = q.Dimension == "classifier" && q.Op == "=" && s.text[it.start:it.numeral.end] == "一"
	return q, q.End, true
}

// bounds sets the number's span, value, comparison of its own (多, 几) and unit.
// last is the other end of a range, or it.
func (s *scanner) bounds(q *Quantity, it, last *item) {
	q.Number = article.Span{Start: it.start, End: last.end()}
	q.Op = "="
	val, hi := s.value(it)
	asRange := func(lo, hi float64, vague bool) {
		q.Op, q.Min, q.Max, q.Value, q.Vague = "range", lo, hi, 0, vague
	}
	q.Value = val
	switch {
	case last != it:
		_, hi = s.value(last)
		asRange(val, hi, it.vague || last.vague)
	case it.vague && it.openTail && it.scale == 1: // 十几 is 11 to 19
		asRange(val+1, hi, true)
	case it.vague:
		asRange(val, hi, true)
	case it.more && (it.val == 10 || it.val == 10*it.scale && it.inside(s.text)): // 十多万 is 10 to 20, but 三十多万 and 10万多 are more than that
		asRange(val, 2*val, true)
	case it.more || it.over:
		q.Op = ">"
	case it.about:
		q.Op = "~"
	case it.plus:
		q.Op = ">="
	}
	if last.unit != none {
		u := s.r.units[last.unit]
		q.Unit, q.Dimension, q.Per = u.name, u.dimension, last.per
	}
	switch last.fraction {
	case percent:
		q.Unit, q.Dimension = "%", "percent"
	case ratio:
		q.Dimension = "fraction"
	}
}

func kindOf(dimension string) Kind {
	switch dimension {
	case "", "classifier", "fraction", "multiple", "discount":
		return Number
	case "money":
		return Currency
	case "percent", "points":
		return Percentage
	case "temperature":
		return Temperature
	case "age":
		return Age
	}
	return Dimension
}

// prefix takes a currency sign before the number.
func (s *scanner) prefix(q *Quantity) bool {
	if q.Dimension != "" && q.Dimension != "money" {
		return false
	}
	i := skipSpacesBack(s.text, q.Number.Start, s.floor)
	u, start := s.r.before.matchBack(s.text, i, s.floor)
	if u == none || isLetter(s.text[start]) && start > 0 && isLetter(s.text[start-1]) {
		return false
	}
	q.Unit, q.Dimension = s.r.units[u].name, "money"
	q.Number.Start = start
	return true
}

// sign takes 零下, 负 or a minus before the number. A dash before a count
// (高转青年-三亩) is none.
func (s *scanner) sign(q *Quantity) {
	i := q.Number.Start
	before := s.text[s.floor:i]
	length := 0
	switch {
	case strings.HasSuffix(before, "零下"):
		length = len("零下")
	case strings.HasSuffix(before, "负"):
		length = len("负")
	case q.Dimension == "" || q.Dimension == "classifier":
		return
	case strings.HasSuffix(before, "－"), strings.HasSuffix(before, "−"):
		length = len("－")
	case strings.HasSuffix(before, "-"):
		length = 1
		if c, _, _ := at(s.text, i); c != digit && s.text[i] >= 0xE3 {
			return
		}
		if j := i - 1; j == s.floor && j > 0 || j > 0 && (isLetter(s.text[j-1]) || isDigit(s.text[j-1]) || s.text[j-1] == '-' || s.text[j-1] == ')' || s.text[j-1] == '%') {
			return
		}
	default:
		return
	}
	q.Number.Start = i - length
	switch {
	case q.Op != "range":
		q.Value = -q.Value
	case q.Vague || before[len(before)-length:] == "零下":
		q.Min, q.Max = -q.Max, -q.Min // 零下10到20度
	default:
		q.Min = -q.Min // -10℃~40℃
	}
}

// perBefore takes 每股 before an amount of money and its comparison words.
func (s *scanner) perBefore(q *Quantity) {
	text := s.text
	k := skipSpacesBack(text, q.Start, s.floor)
	if q.Dimension != "money" || q.Per != "" || k-6 < s.floor {
		return
	}
	if c, ok := rune3(text, k-6); !ok || c != '每' {
		return
	}
	if u, end := s.r.unitAt(text, k-3); u != none && end == k {
		q.Per = text[k-3 : k]
	}
}
