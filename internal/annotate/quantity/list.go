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

// joined tells whether b follows a in a list.
func (s *scanner) joined(a, b *Quantity) bool {
	if a.Unit != b.Unit && a.Dimension != "" || a.Kind != b.Kind && a.Dimension != "" {
		return false
	}
	if a.Op == "=" && b.Op == "=" && timesSign(s.text, a.End) == b.Start {
		return true
	}
	switch strings.TrimSpace(s.text[a.End:b.Start]) {
	case "、", "和", "与", "及", "以及", "/":
		return true
	}
	return false
}
