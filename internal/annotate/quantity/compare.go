package quantity

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// maxFill is how many filling words may stand between a comparison word and its
// number: 约达到了290亿 has two.
const maxFill = 3

// compare reads the comparison words on both sides of q.Number and sets Op, Lead
// and the span.
func (s *scanner) compare(q *Quantity, it *item) {
	own := q.Op // from 多 inside the number
	lead := s.lead(q, it)
	tail := s.tail(q)
	if own == "range" {
		return
	}
	switch {
	case lead != "" && lead != "~":
		q.Op = lead
	case tail != "":
		q.Op = tail
	case lead == "~":
		q.Op = "~"
	}
}

// lead finds the comparison words before the number.
func (s *scanner) lead(q *Quantity, it *item) string {
	text := s.text
	start := q.Number.Start
	k := start
	filled := ""
	for n := 0; ; n++ {
		k = skipSpacesBack(text, k, s.floor)
		v, st := s.r.leads.matchBack(text, k, s.floor)
		if v != none {
			return s.leadFound(q, v, st, k, filled)
		}
		if n == 0 {
			if op := s.leadOfRound(q, it, k); op != "" {
				return op
			}
		}
		f, st := s.r.fill.matchBack(text, k, s.floor)
		if f == none || n == maxFill {
			return ""
		}
		filled = text[st:start]
		k = st
	}
}

func (s *scanner) leadFound(q *Quantity, v int32, st, k int, filled string) string {
	text := s.text
	word := text[st:k]
	op := ops[v]
	if v == opExact {
		return ""
	}
	if filled != "" {
		if utf8.RuneCountInString(word) == 1 && !s.r.filled.has(word, 0) {
			return ""
		}
		if s.r.peaks.has(word, 0) || s.r.reached.has(word, 0) && strings.ContainsAny(filled, "达到") {
			return "" // 最高达35%: what was reached, no bound
		}
	}
	if q.Dimension == "temperature" && s.r.peaks.has(word, 0) {
		return "" // the day's peak
	}
	if word == "近" && q.Dimension == "duration" && !s.lasting(st) {
		return "" // 近三年: the last three years
	}
	j := skipSpacesBack(text, st, s.floor)
	if n, nst := s.r.not.matchBack(text, j, s.floor); n != none {
		switch op {
		case ">":
			op, st = "<=", nst
		case "<":
			op, st = ">=", nst
		}
	}
	q.Lead = article.Span{Start: st, End: k}
	q.Start = st
	return op
}

// lasting tells whether a word before i says that something took time: 历时近三年.
func (s *scanner) lasting(i int) bool {
	return s.r.lasting.hasBack(s.text, skipSpacesBack(s.text, i, s.floor), s.floor)
}

// leadOfRound reads 过 and 上 before round numbers: 销量过万, 用户过亿, 上千家. Before
// others 过 mostly ends another word (通过3项, 去过3次).
func (s *scanner) leadOfRound(q *Quantity, it *item, k int) string {
	text := s.text
	if k-3 < s.floor {
		return ""
	}
	if s.r.endings.hasBack(text, k, s.floor) {
		return "" // 通过百万
	}
	switch c, _ := rune3(text, k-3); c {
	case '过', '過':
		round := it.bareScale || it.scale >= 1e4 || q.Dimension == "percent" || q.Dimension == "fraction"
		if !round {
			return ""
		}
		q.Lead = article.Span{Start: k - 3, End: k}
		q.Start = k - 3
		return ">"
	case '上':
		if !it.bareScale {
			return ""
		}
		q.Lead = article.Span{Start: k - 3, End: k}
		q.Start = k - 3
		return ">="
	}
	return ""
}

// tail finds the comparison words behind the number.
func (s *scanner) tail(q *Quantity) string {
	text := s.text
	i := skipSpaces(text, q.Number.End, 1)
	v, end := s.r.tails.match(text, i)
	if v == none {
		return ""
	}
	word := text[i:end]
	if k, _, _ := at(text, skipSpaces(text, end, 1)); k == digit && v != opMoney && word != "+" {
		return "" // Model 3 不到 23 万: the next number's
	}
	switch {
	case s.r.compounds.has(text, i): // 3月起诉, 3次不到位
		return ""
	case v == opMoney && q.Dimension != "money" && (q.Dimension != "" || q.Value < 1000):
		return ""
	case (word == "+" || word == "＋") && end < len(text) && isDigit(text[end]):
		return ""
	case (word == "之上" || word == "之下") && q.Dimension == "classifier":
		return ""
	}
	q.End = end
	return ops[v]
}
