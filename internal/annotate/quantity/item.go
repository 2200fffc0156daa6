package quantity

import (
	"math"
	"strings"
)

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

// item finds the unit behind a numeral.
func (s *scanner) item(n numeral) item {
	it := item{numeral: n, unit: none, unitEnd: n.end}
	if n.fraction != noFraction {
		return it
	}
	i := skipSpaces(s.text, n.end, 1)
	if i < len(s.text) && s.text[i] == '+' { // 100+家
		if u, end := s.r.unitAt(s.text, skipSpaces(s.text, i+1, 1)); u != none && end > i+2 {
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
	case "城":
		return n.bareScale // 百城万店
	case "大": // 四大品牌, but not 第四大, 前三大, 三大学 nor SU7 大
		return n.val < 2 || n.val > maxGroup || n.vague || n.decimal || s.r.compounds.has(text, i) || s.isOrdinal(n.start) || s.afterName(n.start) ||
			strings.HasSuffix(text[s.floor:n.start], "前")
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

// maxGroup is the most that 大 is said of: 十大品牌, 五十大.
const maxGroup = 50

// changes tells whether a word of change stands closely before i.
func (s *scanner) changes(i int) bool {
	for n := 0; n < 4 && i-3 >= s.floor; n++ {
		i = skipSpacesBack(s.text, i, s.floor) - 3
		c, ok := rune3(s.text, i)
		if !ok {
			return false
		}
		if s.r.changes.has(c) {
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
	_, three := rune3(s.text, it.unitEnd+3)
	compound := s.r.compounds.has(s.text, it.unitEnd)
	switch c {
	case '多', '余':
		// 3年多的, but not 540度多轴 nor 1天多次.
		if d == "duration" && !compound {
			it.over = true
			break
		}
		if three && !s.r.moreEnds.has(s.text, it.unitEnd+3) {
			return
		}
		it.over = true
	case '半':
		if compound || it.decimal {
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
