package quantity

import (
	"math"
	"strings"

	"suyuan/internal/article"
)

// Find appends the quantities of a text to dst, sorted and disjoint. Spans are
// bytes of text. What it finds in a sentence does not depend on what follows
// the sentence's end.
func (r *Recognizer) Find(text string, dst []Quantity) []Quantity {
	s := scanner{r: r, text: text, out: dst, base: len(dst)}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c < 0x80:
			if c-'0' > 9 && c != ':' {
				i++
				continue
			}
			if c == ':' {
				i = skipURL(text, i)
				continue
			}
		case c < 0xE2 || c > 0xEF:
			i++
			continue
		default:
			u, ok := rune3(text, i)
			if !ok {
				i++
				continue
			}
			if !isStarter(u) {
				i += 3
				continue
			}
		}
		i = s.at(i)
	}
	s.lists()
	return s.out
}

// skipURL steps over :// and what follows it up to a space, a quote or a
// character outside ASCII; over a mere colon otherwise.
func skipURL(text string, i int) int {
	if !strings.HasPrefix(text[i:], "://") {
		return i + 1
	}
	for i < len(text) && text[i] > ' ' && text[i] < 0x7F && !strings.ContainsRune("\"<>)", rune(text[i])) {
		i++
	}
	return i
}

// scanner is the state of one call of Find.
type scanner struct {
	r     *Recognizer
	text  string
	out   []Quantity
	base  int
	floor int // nothing before this belongs to the number at hand
}

// skip makes sure that nothing before end is looked at again.
func (s *scanner) skip(end int) int {
	s.floor = end
	return end
}

// item is one number with its unit, before its neighbours are looked at.
type item struct {
	numeral
	unit    int32 // index in Recognizer.units, or none
	unitEnd int   // end of number and unit
	half    bool  // 半 behind the unit
	over    bool  // 多 behind the unit
	plus    bool  // + between number and unit
	per     string
}

func (it *item) end() int { return it.unitEnd }

// at reads the quantity that starts at i, if one does, and says where to go on.
func (s *scanner) at(i int) int {
	text := s.text
	size := 1
	if text[i] >= 0x80 {
		size = 3
	}
	if end, ok := s.special(i); ok {
		return end
	}
	c, _, _ := at(text, i)
	if c == other {
		return i + size
	}
	if c == digit {
		if end := s.codeBefore(i); end > i {
			return s.skip(end)
		}
	}
	hideEnd, inside := s.r.hiddenAt(text, i, s.floor)
	if inside {
		return s.skip(hideEnd)
	}
	n, ok := s.r.numeral(text, i, false)
	if !ok {
		if hideEnd > i {
			return s.skip(hideEnd)
		}
		return i + size
	}
	if c == digit {
		if val, end := simpleFraction(text, n); end > i {
			return s.emit(i, end, val, "", "fraction")
		}
		if end := s.codeAfter(n); end > i {
			return s.skip(end)
		}
	}
	if end := s.date(n); end > i {
		return s.skip(end)
	}
	it := s.item(n)
	if hideEnd >= it.end() {
		return s.skip(hideEnd)
	}
	q, end, ok := s.quantity(it)
	if !ok {
		return s.skip(end)
	}
	s.out = append(s.out, q)
	return s.skip(q.End)
}

// item finds the unit behind a numeral.
func (s *scanner) item(n numeral) item {
	it := item{numeral: n, unit: none, unitEnd: n.end}
	if n.fraction != noFraction {
		return it
	}
	i := skipSpaces(s.text, n.end, 1)
	if i < len(s.text) && s.text[i] == '+' { // 100+家
		if u, end := s.r.unitAt(s.text, i+1); u != none && end > i+2 {
			it.unit, it.unitEnd, it.plus = u, end, true
			return it
		}
	}
	u, end := s.r.unitAt(s.text, i)
	if v, e, middle := s.splitUnit(i); v != none {
		// 7个多月, 两个半小时: the unit is split.
		it.unit, it.unitEnd = v, e
		it.half, it.over = middle == '半', middle != '半'
		return it
	}
	if u == none {
		return it
	}
	if s.wrongUnit(&n, i, end) {
		return it
	}
	if s.text[i:end] == "级" && (n.scale >= 1e4 || n.bareScale) {
		return it // 百万级, 30万级: of that order
	}
	it.unit, it.unitEnd = u, end
	s.afterUnit(&it)
	s.afterSlash(&it)
	return it
}

// wrongUnit tells whether the unit word from i to end is another word behind this
// number.
func (s *scanner) wrongUnit(n *numeral, i, end int) bool {
	text := s.text
	switch text[i:end] {
	case "起": // 起 of a case is counted in ones: 3 起事故, but 24.98 万起
		return n.decimal || n.scale >= 1e4 || n.val >= 1000
	case "两", "兩": // 4680 和 4695 两种
		u, _ := s.r.unitAt(text, end)
		return u != none || n.arabic && i > n.end
	case "个点": // 涨了三个点, but not 讲了几个点
		return !n.arabic && !s.changes(n.start)
	}
	// Android 12L, Ultra 200V: part of a name.
	if end == i+1 && isLetter(text[i]) && !n.decimal {
		k := skipSpacesBack(text, n.start, s.floor)
		return k > s.floor && k < n.start && isLetter(text[k-1])
	}
	return false
}

// changes tells whether a word of change stands closely before i.
func (s *scanner) changes(i int) bool {
	for n := 0; n < 4 && i-3 >= s.floor; n++ {
		i = skipSpacesBack(s.text, i, s.floor) - 3
		c, ok := rune3(s.text, i)
		if !ok {
			return false
		}
		if changeWords.has(c) {
			return true
		}
	}
	return false
}

// splitUnit reads 个多月, 个半小时, 分多钟.
func (s *scanner) splitUnit(i int) (u int32, end int, middle rune) {
	text := s.text
	if c, ok := rune3(text, i); !ok || c != '个' && c != '分' && c != '秒' {
		return none, i, 0
	}
	c, ok := rune3(text, i+3)
	if !ok || c != '多' && c != '半' && c != '余' {
		return none, i, 0
	}
	node := int32(0)
	for j := i; j < i+3; j++ {
		node = s.r.words.step(node, text[j])
		if node == none {
			return none, i, 0
		}
	}
	u = none
	for j := i + 6; j < len(text); j++ {
		if node = s.r.words.step(node, text[j]); node == none {
			break
		}
		if v := s.r.words.nodes[node].val; v != none && s.r.units[v].dimension == "duration" {
			u, end = v, j+1
		}
	}
	return u, end, c
}

// afterUnit takes 多 and 半 behind a unit that measures: 3年多, 两年半, 十五斤半.
func (s *scanner) afterUnit(it *item) {
	d := s.r.units[it.unit].dimension
	if d == "classifier" || it.vague || it.more {
		return
	}
	c, ok := rune3(s.text, it.unitEnd)
	if !ok {
		return
	}
	next, three := rune3(s.text, it.unitEnd+3)
	switch c {
	case '多', '余':
		// 3年多的, but not 540度多轴 nor 1天多次.
		if d == "duration" && !countedByDuo.has(next) {
			it.over = true
			break
		}
		if three && !stopsDuo.has(next) {
			return
		}
		it.over = true
	case '半':
		if wordsOfBan.has(next) || it.decimal {
			return
		}
		it.half = true
	default:
		return
	}
	it.unitEnd += 3
}

// value is the item's number in the canonical unit.
func (s *scanner) value(it *item) (val, hi float64) {
	val, hi = it.val, it.hi
	if it.half {
		val, hi = val+0.5, hi+0.5
	}
	if it.unit == none {
		return val, hi
	}
	u := s.r.units[it.unit]
	if u.dimension == "discount" && val == 0.5 {
		return 5, 5 // 半折
	}
	if u.dimension == "discount" && val >= 10 && val == math.Trunc(val) && !it.decimal {
		val, hi = val/10, hi/10 // 75折 is said for 7.5折
	}
	return scaled(val, u.factor), scaled(hi, u.factor)
}

// scaled multiplies without the noise of a factor such as 0.1.
func scaled(v, factor float64) float64 {
	if factor < 1 {
		return v / math.Round(1/factor)
	}
	return v * factor
}

// quantity puts together the number at hand and what stands around it. On
// failure end says where to go on.
func (s *scanner) quantity(it item) (q Quantity, end int, ok bool) {
	text := s.text
	var second item
	isRange := false
	switch sep, next, verdict := s.rangeEnd(&it); verdict {
	case rangeCode:
		return q, next, false
	case rangeYes:
		second, isRange = *sep, true
	}
	last := &it
	if isRange {
		last = &second
	}
	compound := !isRange && s.compound(&it)

	q.Number = article.Span{Start: it.start, End: last.end()}
	q.Op = "="
	val, hi := s.value(&it)
	q.Value = val
	switch {
	case isRange:
		_, hi = s.value(&second)
		q.Op, q.Min, q.Max, q.Value = "range", val, hi, 0
		q.Vague = it.vague || second.vague
	case it.vague:
		if it.openTail && it.scale == 1 {
			val++ // 十几 is 11 to 19
		}
		q.Op, q.Min, q.Max, q.Value, q.Vague = "range", val, hi, 0, true
	case it.more && s.isTen(&it):
		q.Op, q.Min, q.Max, q.Value, q.Vague = "range", val, val*2, 0, true
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
	prefixed := s.prefix(&q, last)
	start := s.sign(&q, s.text)
	if start < q.Number.Start {
		q.Number.Start = start
	}
	q.Span = q.Number
	s.perBefore(&q)
	if s.isOrdinal(it.start) && (isRange || q.Dimension == "duration") {
		return q, last.end(), false // 第16至19周, 第三年: times
	}
	if !compound && !isRange && s.ordinal(&q, &it) {
		return q, q.End, true
	}
	s.compare(&q, &it)
	if !prefixed && !s.accept(&q, &it, isRange) {
		return q, max(last.end(), it.end()), false
	}
	q.Kind = kindOf(q.Dimension)
	q.Indefinite = it.end()-it.start > 3 && strings.HasPrefix(text[it.start:], "一") && it.numeral.end == it.start+3 && q.Dimension == "classifier" && q.Op == "="
	return q, q.End, true
}

// isTen tells 十多 and 10多 (anything from 10 to 20) from 三十多.
func (s *scanner) isTen(it *item) bool { return it.val == 10*it.scale || it.val == 10 }

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
	case "ordinal":
		return Ordinal
	}
	return Dimension
}

// prefix takes a currency sign before the number.
func (s *scanner) prefix(q *Quantity, last *item) bool {
	i := skipSpacesBack(s.text, q.Number.Start, s.floor)
	u, start := s.r.before.matchBack(s.text, i, s.floor)
	if u == none || isLetter(s.text[start]) && start > 0 && isLetter(s.text[start-1]) {
		return false
	}
	switch q.Dimension {
	case "", "money":
	default:
		return false
	}
	q.Unit, q.Dimension = s.r.units[u].name, "money"
	q.Number.Start = start
	return true
}

// sign takes a minus before the number.
func (s *scanner) sign(q *Quantity, text string) int {
	i := q.Number.Start
	j := i
	switch {
	case strings.HasSuffix(text[s.floor:i], "零下"):
		j = i - 6
	case strings.HasSuffix(text[s.floor:i], "负"), strings.HasSuffix(text[s.floor:i], "－"), strings.HasSuffix(text[s.floor:i], "−"):
		j = i - 3
	case strings.HasSuffix(text[s.floor:i], "-"):
		j = i - 1
		if c := text[i]; !isDigit(c) && c < 0x80 || c >= 0xE4 { // -三亩: a dash
			return i
		}
		if j > 0 && (isLetter(text[j-1]) || isDigit(text[j-1]) || text[j-1] == '-' || text[j-1] == ')' || text[j-1] == '%') {
			return i
		}
	default:
		return i
	}
	q.Value, q.Min, q.Max = -q.Value, -q.Min, -q.Max
	if q.Op == "range" {
		q.Min, q.Max = min(q.Min, q.Max), max(q.Min, q.Max)
	}
	return j
}

// afterSlash takes /股 and 每股 behind an amount.
func (s *scanner) afterSlash(it *item) {
	text, i := s.text, it.unitEnd
	j := i
	switch {
	case j < len(text) && text[j] == '/':
		j++
	case strings.HasPrefix(text[j:], "／"):
		j += 3
	case strings.HasPrefix(text[j:], "每") && s.r.units[it.unit].dimension != "duration":
		j += 3
	default:
		return
	}
	_, end := s.r.unitAt(text, j)
	if c, ok := rune3(text, j); end == j && ok && perTime.has(c) {
		end = j + 3
	}
	if end > j && !strings.HasPrefix(text[j:], "个") {
		it.per, it.unitEnd = text[j:end], end
	}
}

// perBefore takes 每股 before an amount of money.
func (s *scanner) perBefore(q *Quantity) {
	text := s.text
	k := skipSpacesBack(text, q.Number.Start, s.floor)
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
