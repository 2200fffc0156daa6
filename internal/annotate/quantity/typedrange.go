package quantity

import (
	"math"
	"strings"
)

// bound is a span with bounds, before neighbours are joined.
type bound struct {
	start, end int
	min, max   *float64
}

// ranges finds number ranges: 大于50, 1000以上, 一到五, 在10和15之间, and joins a lower
// bound to an upper one behind it (大于12小于50).
func (t *typed) ranges() {
	var bounds []bound
	var previous *loose // the number before, if it was no range by itself
	var last loose
	t.each(func(n loose) int {
		if n.fraction == percent || n.runes == 1 && n.bareScale {
			return n.end
		}
		if b, ok := t.between(previous, &n); ok {
			bounds = append(bounds, b)
			previous = nil
			return b.end
		}
		if b, ok := t.oneSided(&n); ok {
			bounds = append(bounds, b)
			previous = nil
			return b.end
		}
		last = n
		previous = &last
		return n.end
	})
	for i := 0; i < len(bounds); i++ {
		b := bounds[i]
		if i+1 < len(bounds) {
			if joined, ok := t.join(b, bounds[i+1]); ok {
				b = joined
				i++
			}
		}
		t.out = append(t.out, Result{Start: b.start, End: b.end, Min: b.min, Max: b.max})
	}
}

// oneSided reads a comparison word on one side of the number.
func (t *typed) oneSided(n *loose) (bound, bool) {
	text := t.text
	v := n.value
	b := bound{start: n.start, end: n.end}
	set := func(op int32) bool {
		switch op {
		case opMore, opAtLeast:
			b.min = &v
		case opLess, opAtMost:
			b.max = &v
		case opExact:
			b.min, b.max = &v, &v
		default:
			return false
		}
		return true
	}
	floor := t.floor
	k := n.start
	for fill := 0; fill <= maxFill; fill++ {
		k = skipSpacesBack(text, k, floor)
		op, st := t.r.leads.matchBack(text, k, floor)
		if op != none && op != opExact && set(op) {
			if not, nst := t.r.not.matchBack(text, st, floor); not != none {
				b.min, b.max, st = b.max, b.min, nst
			}
			b.start = st
			return b, true
		}
		if strings.HasSuffix(text[floor:k], "等于") || strings.HasSuffix(text[floor:k], "等於") {
			b.start = k - 6
			return b, set(opExact)
		}
		if fill == 0 && (strings.HasSuffix(text[floor:k], "过") || strings.HasSuffix(text[floor:k], "過")) && !t.r.endings.hasBack(text, k, 0) {
			b.start = k - 3
			return b, set(opMore)
		}
		f, fst := t.r.fill.matchBack(text, k, floor)
		if f == none {
			break
		}
		k = fst
	}
	if n.more || n.openTail {
		b.end = n.numeral.end
		return b, set(opMore)
	}
	i := skipSpaces(text, n.end, 4)
	if op, end := t.r.tails.match(text, i); op != none && text[i] != '+' {
		if strings.HasPrefix(text[i:], "之下") || op == opLess {
			op = opLess
		}
		if op == opMoney || op == opAbout {
			return b, false
		}
		b.end = end
		return b, set(op)
	}
	// 比170低
	if j := skipSpacesBack(text, n.start, floor); strings.HasSuffix(text[floor:j], "比") {
		c, _ := rune3(text, i)
		switch {
		case c == 0:
		case less.has(c):
			b.start, b.end = j-3, i+3
			return b, set(opLess)
		case greater.has(c):
			b.start, b.end = j-3, i+3
			return b, set(opMore)
		}
	}
	return b, false
}

// between reads two numbers with a mark of a range between them.
func (t *typed) between(a, b *loose) (bound, bool) {
	if a == nil || a.value >= b.value {
		return bound{}, false
	}
	text := t.text
	gap := strings.TrimSpace(text[a.end:b.start])
	ordinal := strings.HasSuffix(gap, "第")
	if ordinal {
		gap = strings.TrimSpace(strings.TrimSuffix(gap, "第"))
	}
	start, end := a.start, b.end
	if ordinal && strings.HasSuffix(text[:start], "第") {
		start -= 3
	}
	lo, hi := a.value, b.value
	if b.scale > 1 && a.scale == 1 && a.arabic == b.arabic && a.runes == 0 && lo < hi/b.scale {
		lo *= b.scale
	}
	switch gap {
	case "~", "～", "-", "－", "—", "–", "到", "至", "∼", "〜", "－－", "--":
		if i := skipSpacesBack(text, start, 0); strings.HasSuffix(text[:i], "从") || strings.HasSuffix(text[:i], "由") || strings.HasSuffix(text[:i], "從") {
			start = i - 3
		}
		if e, ok := t.amid(end); ok {
			end = e
			if i := skipSpacesBack(text, start, 0); strings.HasSuffix(text[:i], "在") {
				start = i - 3
			}
		}
	case "和", "与", "與", "跟", "及":
		e, ok := t.amid(end)
		if !ok {
			return bound{}, false
		}
		end = e
		i := skipSpacesBack(text, start, 0)
		for _, w := range [...]string{"介于", "介於", "处于", "位于", "在", "从"} {
			if strings.HasSuffix(text[:i], w) {
				start = i - len(w)
				break
			}
		}
	default:
		return bound{}, false
	}
	return bound{start, end, &lo, &hi}, true
}

// amid takes 之间 and 间.
func (t *typed) amid(i int) (int, bool) {
	i = skipSpaces(t.text, i, 2)
	for _, w := range [...]string{"之间", "之間", "中间", "间", "間"} {
		if strings.HasPrefix(t.text[i:], w) {
			return i + len(w), true
		}
	}
	return i, false
}

// join makes one range of a lower and an upper bound with little between them.
func (t *typed) join(a, b bound) (bound, bool) {
	if a.min != nil && a.max != nil || b.min != nil && b.max != nil || (a.min == nil) == (b.min == nil) {
		return a, false
	}
	low, high := a, b
	if a.min == nil {
		low, high = b, a
	}
	if *low.min >= *high.max || math.IsNaN(*low.min) {
		return a, false
	}
	switch strings.Trim(t.text[a.end:b.start], " ,，、　") {
	case "", "的同时", "并且", "并", "且", "而且", "同时", "又", "但", "但是", "和", "并且同时", "的同時", "並且", "並", "同時", "而":
		return bound{a.start, b.end, low.min, high.max}, true
	}
	return a, false
}
