package quantity

import (
	"strings"

	"suyuan/internal/article"
)

// rankMark is the start of No. or Top that ends at i (spaces between), or i.
func (r *Recognizer) rankMark(text string, i int) int {
	mark, st := r.rankMarks.matchBack(text, skipSpacesBack(text, i, 0), 0)
	if mark == none || st > 0 && isLetter(text[st-1]) {
		return i
	}
	return st
}

// leastPassed is the least number that is told as one that was passed, with 第.
const leastPassed = 1e4

// isOrdinal tells whether 第 stands before i.
func (s *scanner) isOrdinal(i int) bool {
	return strings.HasSuffix(s.text[s.floor:skipSpacesBack(s.text, i, s.floor)], "第")
}

// ordinal reads 第3名, 前三名, 排名第一, No.1, Top10, into q. It reports whether the
// number is a rank.
func (s *scanner) ordinal(q *Quantity, it *item) bool {
	text := s.text
	i := it.start
	if q.Dimension != "" && q.Dimension != "classifier" && !s.isOrdinal(i) {
		return false
	}
	k := skipSpacesBack(text, i, s.floor)
	set := func(start, end int) bool {
		q.Number = article.Span{Start: start, End: end}
		q.Span = q.Number
		q.Kind, q.Dimension = Ordinal, "ordinal"
		return true
	}
	if strings.HasSuffix(text[s.floor:k], "第") {
		if name := q.Unit; it.val >= leastPassed && name != "" && name != "位" && name != "名" {
			return false // 第100万辆 tells how many there are by now
		}
		return set(k-3, it.end())
	}
	if st := s.r.rankMark(text, i); st < i && st >= s.floor {
		if it.unit != none {
			q.Unit = ""
		}
		if text[st]|0x20 == 't' && it.val > 1 {
			q.Op = "<="
		}
		return set(st, it.numeral.end)
	}
	if strings.HasSuffix(text[s.floor:k], "前") && !it.vague && it.val > 1 {
		behind := skipSpaces(text, it.numeral.end, 1)
		next, _ := rune3(text, behind)
		if s.r.behindRank.has(text, behind) || next == '大' && it.unit == none {
			q.Op = "<="
			if it.unit != none {
				return set(k-3, it.end())
			}
			return set(k-3, it.numeral.end)
		}
		if it.unit == none && (it.runes == 1 || it.val == 10) && stopsRank.has(next) {
			q.Op = "<="
			return set(k-3, it.numeral.end)
		}
	}
	return false
}
