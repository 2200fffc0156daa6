package quantity

import "strings"

// lists finds runs of quantities that are members of one list (7200辆、7000辆和
// 5200辆) and numbers them; members without a unit take that of the last one.
func (s *scanner) lists() {
	q := s.out[s.base:]
	list := 0
	for i := 0; i < len(q); {
		j := i
		for j+1 < len(q) && s.joined(&q[j], &q[j+1]) {
			j++
		}
		if j > i && timesSign(s.text, q[i].End) == q[i+1].Start {
			s.share(q[i : j+1])
		} else if j > i {
			list++
			for k := i; k <= j; k++ {
				q[k].List = list
			}
			s.share(q[i : j+1])
		}
		i = j + 1
	}
}

// share gives members without a unit that of the last one.
func (s *scanner) share(q []Quantity) {
	last := &q[len(q)-1]
	for k := range q {
		if q[k].Dimension == "" {
			q[k].Unit, q[k].Dimension, q[k].Kind = last.Unit, last.Dimension, last.Kind
		}
	}
}

// maxList bounds how far a list is followed for the unit of its last member.
const maxList = 8

// shareList gives a bare number the unit and the scale of the list that it starts:
// 3 of 3、5和8万元 is 30,000元. Lists of dates and of names give nothing.
func (s *scanner) shareList(it *item) bool {
	if it.unit != none || !it.arabic || it.runes > 0 || it.fraction != noFraction || it.more || it.zeroLed {
		return false
	}
	i := it.end()
	for range maxList {
		next := listMark(s.text, i)
		if next == i && i < len(s.text) && s.text[i] == '/' && s.slashed(i) {
			next++
		}
		if next == i {
			return false
		}
		if c, _, _ := at(s.text, next); c != digit {
			return false
		}
		n, ok := s.r.numeral(s.text, next, false)
		if !ok || n.vague || n.fraction != noFraction || s.date(n) > n.start || s.codeAfter(n) > n.start {
			return false
		}
		b := s.item(n)
		i = b.end()
		if b.unit == none {
			if b.runes > 0 {
				return false
			}
			continue
		}
		if b.half || b.over {
			return false
		}
		it.unit, it.per = b.unit, b.per
		it.shareScale(&b.numeral)
		return true
	}
	return false
}

// listMark is the end of the mark between two members of a list at i, or i.
func listMark(text string, i int) int {
	j := skipSpaces(text, i, 1)
	for _, mark := range [...]string{"、", "和", "与", "及", "以及"} {
		if strings.HasPrefix(text[j:], mark) {
			return skipSpaces(text, j+len(mark), 1)
		}
	}
	return i
}

// joined tells whether b follows a in a list.
func (s *scanner) joined(a, b *Quantity) bool {
	if a.Unit != b.Unit && a.Dimension != "" || a.Kind != b.Kind && a.Dimension != "" {
		return false
	}
	if a.Op == "=" && b.Op == "=" && timesSign(s.text, a.End) == b.Start {
		return true
	}
	if strings.TrimSpace(s.text[a.End:b.Start]) == "/" {
		return true
	}
	i := listMark(s.text, a.End)
	if i == a.End || i > b.Start {
		return false
	}
	// 增长12%、下降8%和上涨3%
	for n := 0; i < b.Start; n++ {
		c, ok := rune3(s.text, i)
		if n == 4 || s.text[i] != ' ' && (!ok || !s.r.changeVerbs.has(c)) {
			return false
		}
		if i++; ok {
			i += 2
		}
	}
	return i == b.Start
}
