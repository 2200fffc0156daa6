package quantity

import (
	"math"
	"strings"
)

// takeSmall takes 十, 百 or 千.
func (p *numeralParser) takeSmall(t token) bool {
	if t.val >= p.lastSmall || p.pending && (p.literal || p.loose) && p.startsUnit(t) {
		return false
	}
	if p.literal && p.pending && p.last == 0 {
		// 3百, 2.5千, 780.6 百万; but not 2022 百度.
		next, _ := p.peek(t.end)
		if end, _ := p.r.hiddenAt(p.text, t.start, t.start); end > t.end || p.digLo >= 100*p.div && next != large {
			return false
		}
	}
	if !p.pending {
		switch {
		case t.start == p.n.start:
			p.n.bareScale = t.val > 10
		case t.val == 10 && (p.zeroed || p.last > 10): // 一百十五, 一百零十
		default:
			return false
		}
		p.set(1, 1, 1, false)
	}
	p.addPending(t.val)
	p.last, p.lastSmall, p.zeroed, p.trailing = t.val, t.val, false, t.val
	return p.accept(t)
}

// takeLarge takes 万, 亿 or 兆. It multiplies what stands before it within the next
// larger one (四千五百六十九万八千三百一十一亿).
func (p *numeralParser) takeLarge(t token) bool {
	if (p.literal && p.pending || t.val == 1e12) && p.startsUnit(t) {
		return false
	}
	v := t.val
	switch {
	case p.pending && p.last == 0: // 2.2亿, in one step, so that decimals stay exact
		p.addPending(v)
		p.lo, p.hi = lane{above: p.lo.section}, lane{above: p.hi.section}
		p.trailing = v
	case t.start == p.n.start:
		p.n.bareScale = true
		p.lo.above, p.hi.above = v, v
		p.trailing = v
	default:
		direct := !p.pending && p.last < 1e4 && p.last >= 100
		p.addPending(1)
		if direct && p.lo.section < 10*p.last {
			p.n.wide = p.last * v
		}
		empty := p.lo.section == 0
		switch {
		case p.minLarge > v && !empty:
			p.lo.above, p.hi.above = p.lo.above+p.lo.section*v, p.hi.above+p.hi.section*v
			p.trailing = v
		case p.minLarge > v, p.minLarge == v && !empty, p.lo.sum()*v > maxValue:
			return false
		default: // 万亿, 一万五千亿
			p.lo.above, p.hi.above = p.lo.sum()*v, p.hi.sum()*v
			if empty {
				v *= p.trailing
			}
			p.trailing = v
		}
		p.lo.section, p.hi.section = 0, 0
	}
	p.minLarge, p.last, p.lastSmall, p.zeroed = t.val, t.val, math.Inf(1), false
	return p.accept(t)
}

// startsUnit tells whether a scale is the start of a unit: 350千瓦 is 350 of 千瓦, not
// 350,000 of 瓦.
func (p *numeralParser) startsUnit(t token) bool {
	u, end := p.r.words.match(p.text, t.start)
	return u != none && end > t.end
}

// takeFew takes 几 and 数: 几十, 数百万, 十几, 一百零几万.
func (p *numeralParser) takeFew(t token) bool {
	if p.pending {
		return false
	}
	word := p.text[t.start:t.end]
	ji := word == "几" || word == "幾"
	if t.start == p.n.start {
		next, _, _ := at(p.text, skipSpaces(p.text, t.end, 1))
		if next != small && next != large && !ji {
			if u, _ := p.r.unitAt(p.text, t.end); u == none { // 数名, 数小时
				return false
			}
		}
		p.n.open, p.n.vague = true, true
		p.set(2, 9, 1, false)
		return p.accept(t)
	}
	if p.last == 0 || p.last > 10 && !p.zeroed || !ji && p.last != 10 { // 十几, 十数人
		return false
	}
	p.n.vague, p.n.openTail, p.zeroed = true, true, true
	p.set(0, 9, 1, false)
	return p.accept(t)
}

// takeHalf takes 半 before a unit that measures (半年, 半个月), and 半百 in loose text.
func (p *numeralParser) takeHalf(t token) bool {
	if t.start > p.n.start {
		return false
	}
	hundred := false
	if c, v, _ := at(p.text, t.end); p.loose && c == small && v == 100 {
		hundred = true
	} else if !p.loose || !strings.HasPrefix(p.text[t.end:], "打") {
		u, _ := p.r.unitAt(p.text, t.end)
		if u == none {
			return false
		}
		switch p.r.units[u].dimension {
		case "classifier", "score", "money":
			return false
		}
	}
	p.set(5, 5, 10, false)
	p.accept(t)
	return hundred
}

// takeInexact takes 多, 余 and 来 behind a scale or a round number: 十多万, 30多家,
// 百来人, and 把 behind a bare scale (千把人).
func (p *numeralParser) takeInexact(t token) bool {
	n := &p.n
	c, ok := rune3(p.text, t.start)
	if !ok || n.more || n.about || t.start == n.start {
		return false
	}
	exceeds := c == '多' || c == '余' || c == '餘'
	if !exceeds && c != '来' && c != '來' && (c != '把' || !n.bareScale || n.runes > 1) {
		return false
	}
	if p.pending {
		if !p.literal || p.div != 1 || p.digLo < 10 || math.Mod(p.digLo, 10) != 0 {
			return false
		}
	}
	end := t.start + len("多")
	i := skipSpaces(p.text, end, 1)
	next, v, _ := at(p.text, i)
	inside := next == large && (p.last < v || p.last >= 1e4) // 十多万, 461万多亿
	if !exceeds && !inside {
		if u, _ := p.r.unitAt(p.text, i); u == none {
			return false // 十来自…
		}
	}
	n.more, n.about = exceeds, !exceeds
	p.pos = end
	return inside
}
