package quantity

// fraction is the sort of a numeral with 分之.
type fraction uint8

const (
	noFraction fraction = iota
	percent             // 百分之, 千分之: val is in percent
	ratio               // 三分之一
)

// fraction reads 分之 behind the numeral: 百分之五, 三分之一. A bare scale below (百分之,
// 万分之) makes a percentage; 一百分之二 is a plain fraction.
func (r *Recognizer) fraction(text string, n *numeral, loose bool) {
	spaces := 0
	if loose {
		spaces = 4
	}
	i := skipSpaces(text, n.end, spaces)
	if c, _ := rune3(text, i); c != '分' {
		return
	}
	i = skipSpaces(text, i+3, spaces)
	if c, _ := rune3(text, i); c != '之' {
		return
	}
	if n.vague || n.more || n.val == 0 {
		return
	}
	i = skipSpaces(text, i+3, max(spaces, 1))
	by := n.val
	if c, _, e := at(text, i); loose && c == sign {
		by, i = -by, e
	}
	top, ok := r.numeralOnly(text, i, loose)
	if !ok {
		return
	}
	n.fraction = ratio
	if n.bareScale {
		n.fraction = percent
		by /= 100
	}
	n.end, n.val, n.hi = top.end, top.val/by, top.hi/by
	n.vague, n.more, n.about = top.vague, top.more, top.about
	n.decimal, n.scale = true, 1
}

// takeDecimals takes 点 and the digits behind it, and a scale behind these: 三点五万.
func (p *numeralParser) takeDecimals(t token) {
	n := &p.n
	if before, _ := rune3(p.text, n.start-3); n.vague || n.arabic || t.start == n.start || partsOfDay.has(before) {
		return
	}
	mant, count, end := p.decimals(t.end)
	if count == 0 {
		return
	}
	p.closeTail()
	whole, by := p.lo.sum(), pow10(count)
	p.pos, n.decimal, n.runes = end, true, n.runes+2
	p.trailing = 1
	if c, v, e := at(p.text, end); c == large && (p.last == 0 || v > p.last) {
		whole, mant, p.trailing, p.last, p.pos = whole*v, mant*v, v, v, e
	}
	p.lo = lane{above: whole, section: mant / by}
	p.hi = p.lo
}

// decimals reads the Chinese digits at i, behind 点. None where they are the
// minutes of a clock time (三点二十).
func (p *numeralParser) decimals(i int) (mant float64, count, end int) {
	i = skipSpaces(p.text, i, p.spaces())
	for {
		c, v, e := at(p.text, i)
		if c == small && v == 10 {
			return 0, 0, 0
		}
		if c != hanzi && c != formal && c != zero || isLiang(p.text, e) {
			return mant, count, i
		}
		if count < 15 {
			mant = mant*10 + v
			count++
		}
		i = e
	}
}
