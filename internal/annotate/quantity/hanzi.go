package quantity

import "strings"

// takeDigit takes a Chinese digit.
func (p *numeralParser) takeDigit(t token) bool {
	next, nextVal := p.peek(t.end)
	liang := isLiang(p.text, t.end)
	first := t.start == p.n.start
	switch {
	case first && t.class == formal && !p.formalCounts(t):
		return false
	case p.pending:
		return p.secondDigit(t, next, nextVal, liang)
	case !first && liang && next != large && !(next == small && nextVal >= 100):
		return false // 三千两: a unit, or nothing
	case next == small && nextVal >= p.lastSmall:
		return false // 三百五百: another number
	}
	p.set(t.val, t.val, 1, false)
	return p.accept(t)
}

// secondDigit takes a digit behind a digit: an approximation (三四百, 十七八) or a
// sequence (二〇二五).
func (p *numeralParser) secondDigit(t token, next class, nextVal float64, liang bool) bool {
	if p.literal {
		return false
	}
	d := p.digLo
	pair := t.class == hanzi && p.digHi == d && (t.val == d+1 || d == 3 && t.val == 5) &&
		next != hanzi && next != zero && next != digit && next != point
	if p.last > 0 && pair {
		pair = p.last == 10 || next == large || next == small && nextVal < p.lastSmall
	}
	if pair {
		p.digHi, p.n.vague = t.val, true
		return p.accept(t)
	}
	if p.last == 0 && p.n.runes == 1 && !liang {
		p.takeSequence()
	}
	return false
}

// isLiang tells whether 两 ends at e: it counts before scales and units, and is no
// digit of a sequence nor the tail of a number.
func isLiang(text string, e int) bool {
	return strings.HasSuffix(text[:e], "两") || strings.HasSuffix(text[:e], "兩")
}

// formalCounts tells whether the formal digit at a numeral's start is one: 陆拾, 伍万,
// 肆分之. Alone it is an ordinary character more often (陆地, 队伍), except as the
// top of a fraction (万分之肆).
func (p *numeralParser) formalCounts(t token) bool {
	next := p.token(t.end)
	switch next.class {
	case formal, large:
		return true
	case small:
		return next.val > 10 || p.text[next.start:next.end] == "拾"
	}
	return strings.HasPrefix(p.text[t.end:], "分之") ||
		strings.HasSuffix(p.text[:skipSpacesBack(p.text, t.start, 0)], "之")
}

// takeSequence reads the numeral again from its start as digits that follow each
// other without scales (二〇二五).
func (p *numeralParser) takeSequence() {
	n := &p.n
	i := n.start
	n.sequence, n.val, n.runes, p.pending = true, 0, 0, false
	for {
		c, v, e := at(p.text, skipSpaces(p.text, i, p.spaces()))
		if c != hanzi && c != formal && c != zero || isLiang(p.text, e) {
			break
		}
		if n.val < maxValue {
			n.val = n.val*10 + v
		}
		n.runes++
		i = e
	}
	if c, _, e := at(p.text, i); c == point {
		if mant, count, end := p.decimals(e); count > 0 {
			n.val += mant / pow10(count)
			n.decimal, i = true, end
		}
	}
	n.hi, p.pos = n.val, i
}

// takeZero takes 零: between scales (一百零五), in a sequence (二零二五), before a
// point (零点五).
func (p *numeralParser) takeZero(t token) bool {
	next, nextVal := p.peek(t.end)
	switch {
	case t.start == p.n.start:
		return p.leadingZero(t, next, nextVal)
	case p.pending:
		if !p.literal && p.last == 0 && p.n.runes == 1 {
			p.takeSequence()
		}
		return false
	}
	switch next {
	case hanzi, formal, digit, few, twenty:
	case small:
		if nextVal != 10 {
			return false
		}
	default:
		return false
	}
	p.zeroed = true
	return p.accept(t)
}

func (p *numeralParser) leadingZero(t token, next class, nextVal float64) bool {
	switch {
	case next == point:
		i := skipSpaces(p.text, t.end, p.spaces()) + len("点")
		if _, count, _ := p.decimals(i); count == 0 {
			return false
		}
		p.set(0, 0, 1, false)
		return p.accept(t)
	case p.loose && next == small && nextVal == 10: // 零十
		p.last = 100
		return p.accept(t)
	case p.loose && next == hanzi:
		p.set(0, 0, 1, false)
		return p.accept(t)
	case next == zero || next == hanzi:
		p.takeSequence()
	case p.loose && next == other && !strings.HasPrefix(p.text[t.end:], "下"): // 零下 is a sign
		p.set(0, 0, 1, false)
		p.accept(t)
	}
	return false
}
