package quantity

import (
	"math"
	"strings"

	"suyuan/internal/article"
)

// special reads amounts that are words of their own: 翻番, 翻倍, 双倍, 对折, 两位数.
func (s *scanner) special(i int) (end int, ok bool) {
	text := s.text
	c, _ := rune3(text, i)
	switch c {
	case '翻':
		j := i + 3
		if strings.HasPrefix(text[j:], "了") {
			j += 3
		}
		if strings.HasPrefix(text[j:], "倍") {
			return s.emit(i, j+3, 2, "倍", "multiple"), true
		}
		if strings.HasPrefix(text[j:], "番") {
			return s.emit(i, j+3, 2, "倍", "multiple"), true
		}
		if k, v, e := at(text, j); k == hanzi && v <= 4 && strings.HasPrefix(text[e:], "番") {
			return s.emit(i, e+3, math.Pow(2, v), "倍", "multiple"), true
		}
	case '双', '雙':
		if strings.HasPrefix(text[i+3:], "倍") {
			return s.emit(i, i+6, 2, "倍", "multiple"), true
		}
		if strings.HasPrefix(text[i+3:], "位数") && !wordsOfShu.has(at3(text, i+9)) {
			return s.emitDigits(i, i+9, 2), true
		}
	case '对', '對':
		if strings.HasPrefix(text[i+3:], "折") && strings.HasSuffix(text[:i], "打") {
			return s.emit(i, i+6, 5, "折", "discount"), true
		}
	case '半', '一':
		if c == '一' && strings.HasPrefix(text[i+3:], "半") {
			if next, _ := rune3(text, i+6); !wordsOfYiban.has(next) || next == 0 {
				return s.emit(i, i+6, 0.5, "", "fraction"), true
			}
		}
		if c == '半' && strings.HasPrefix(text[i+3:], "数") {
			return s.emit(i, i+6, 0.5, "", "fraction"), true
		}
		if before, _ := rune3(text, i-3); c == '半' && (before == '过' || before == '超' || before == '近') && i-3 >= s.floor {
			if u, _ := s.r.unitAt(text, i+3); u == none {
				return s.emit(i, i+3, 0.5, "", "fraction"), true
			}
		}
	default:
		if k, v, e := at(text, i); (k == hanzi || k == digit) && v >= 2 {
			j := skipSpaces(text, e, 1)
			if strings.HasPrefix(text[j:], "位数") && !wordsOfShu.has(at3(text, j+6)) {
				if i > 0 && text[i-1] < 0x80 && (isLetter(text[i-1]) || isDigit(text[i-1])) {
					return 0, false
				}
				if i >= 3 {
					if k, _, _ := at(text, i-3); k == small || k == large || k == hanzi {
						return 0, false
					}
				}
				return s.emitDigits(i, j+6, v), true
			}
		}
	}
	return 0, false
}

// emit adds a quantity of a word of its own.
func (s *scanner) emit(i, end int, val float64, unit, dimension string) int {
	q := Quantity{
		Span: article.Span{Start: i, End: end}, Number: article.Span{Start: i, End: end},
		Op: "=", Value: val, Unit: unit, Dimension: dimension,
	}
	s.compare(&q, &item{numeral: numeral{start: i, end: end, val: val, scale: 1}, unit: none, unitEnd: end})
	s.out = append(s.out, q)
	return s.skip(q.End)
}

// emitDigits adds 两位数: 10 to 99.
func (s *scanner) emitDigits(i, end int, digits float64) int {
	lo := math.Pow(10, digits-1)
	q := Quantity{
		Span: article.Span{Start: i, End: end}, Number: article.Span{Start: i, End: end},
		Op: "range", Min: lo, Max: lo*10 - 1, Vague: true,
	}
	s.out = append(s.out, q)
	return s.skip(end)
}

// rankMark is the start of No. or Top that ends at i (spaces between), or i.
func rankMark(text string, i int) int {
	k := skipSpacesBack(text, i, 0)
	for _, w := range [...]string{"No.", "NO.", "no.", "No", "NO", "TOP", "Top", "top", "Top.", "TOP.", "№"} {
		if strings.HasSuffix(text[:k], w) {
			if st := k - len(w); st == 0 || !isLetter(text[st-1]) {
				return st
			}
		}
	}
	return i
}

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
		return set(k-3, it.end())
	}
	if st := rankMark(text, i); st < i && st >= s.floor {
		if it.unit != none {
			q.Unit = ""
		}
		if text[st]|0x20 == 't' && it.val > 1 {
			q.Op = "<="
		}
		return set(st, it.numeral.end)
	}
	if strings.HasSuffix(text[s.floor:k], "前") && !it.vague && it.val > 1 {
		next, _ := rune3(text, skipSpaces(text, it.numeral.end, 1))
		if next == '名' || next == '位' || next == '强' || next == '甲' || next == '大' && it.unit == none {
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
