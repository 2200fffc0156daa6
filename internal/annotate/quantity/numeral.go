package quantity

import (
	"math"
	"strings"
)

// numeral is a number as written, without unit, sign or comparison.
type numeral struct {
	start, end int
	val        float64 // the number, or the lower end of a vague one
	hi         float64 // the upper end of a vague one
	vague      bool    // 几十, 三四百, 十几: anything from val to hi
	more       bool    // 多, 余: more than val
	about      bool    // 来: about val
	// scale is the 万, 亿 … that the numeral ends with, for sharing it across a
	// range (20至30万): val is a multiple of it; 1 if there is none.
	scale     float64
	fraction  fraction
	arabic    bool // starts with an Arabic digit
	comma     bool // has thousands separators
	decimal   bool
	intDigits int  // Arabic digits before the point
	zeroLed   bool // 007
	runes     int  // Chinese characters
	bareScale bool // starts with 百, 千, 万 or 亿, without a coefficient
	open      bool // starts with 几 or 数
	openTail  bool // 几 further on (十几, 一百零几万): val counts it as zero
	sequence  bool // digits without scales: 二〇二五, 一二三
}

// fraction is the sort of a numeral with 分之.
type fraction uint8

const (
	noFraction fraction = iota
	percent             // 百分之, 千分之: val is in percent
	ratio               // 三分之一
)

// lane works out one reading of a numeral: everything above the current
// section of four digits, and the section.
type lane struct{ above, section float64 }

// numeralParser holds the state of one numeral while it is read.
type numeralParser struct {
	text  string
	loose bool // spaces anywhere, as in 三千 九百: for text that is known to be numbers
	lo    lane
	hi    lane
	// The digit (or Arabic literal) that has not met its scale yet.
	pending      bool
	digLo, digHi float64
	div          float64 // of an Arabic literal with decimals: 52.99 is 5299 / 100
	literal      bool    // pending is an Arabic literal

	last      float64 // the last scale; 0 before the first
	lastSmall float64 // the last scale of this section
	minLarge  float64 // the smallest 万, 亿 … so far
	zeroed    bool    // 零 since the last scale: no 二百五
	trailing  float64
}

// addPending multiplies the pending digit by a scale and adds it.
func (p *numeralParser) addPending(scale float64) {
	if !p.pending {
		return
	}
	p.lo.section += p.digLo * scale / p.div
	p.hi.section += p.digHi * scale / p.div
	p.pending = false
}

func (p *numeralParser) set(lo, hi, div float64, literal bool) {
	p.pending, p.digLo, p.digHi, p.div, p.literal = true, lo, hi, div, literal
}

// numeral reads the numeral at i. It fails where no numeral starts.
func (r *Recognizer) numeral(text string, i int, loose bool) (numeral, bool) {
	return r.numeralAt(text, i, loose, true)
}

func (r *Recognizer) numeralAt(text string, i int, loose, fractions bool) (numeral, bool) {
	p := numeralParser{text: text, loose: loose, lastSmall: math.Inf(1), minLarge: math.Inf(1), trailing: 1, div: 1}
	n := numeral{start: i, end: i, scale: 1}
	if !r.body(&p, &n) {
		return n, false
	}
	if fractions {
		r.fraction(text, &n, loose)
	}
	return n, true
}

// body reads everything but fractions.
func (r *Recognizer) body(p *numeralParser, n *numeral) bool {
	text, i := p.text, n.start
	spaces := 1
	if p.loose {
		spaces = 4
	}
	pos := i
	done := false
	for !done {
		q := pos
		if pos > i {
			q = skipSpaces(text, pos, spaces)
		}
		spaced := q > pos
		s, v, e := at(text, q)
		// Without loose, a space may stand only beside Arabic digits.
		if spaced && !p.loose && s != digit && !(p.pending && p.literal && (s == small || s == large || s == other)) {
			break
		}
		switch s {
		case digit:
			lit := readLiteral(text, q)
			if pos == i {
				n.arabic, n.comma, n.decimal = true, lit.comma, lit.decimals > 0
				n.intDigits, n.zeroLed = lit.digits, lit.zeroLed
				p.set(lit.mant, lit.mant, pow10(lit.decimals), true)
				pos = lit.end
				if scale, end := latinScale(text, pos); end > pos {
					p.addPending(scale)
					p.trailing, pos, done = scale, end, true
				}
				continue
			}
			next, ok := p.literalAfterScale(lit, spaced)
			if !ok {
				done = true
				break
			}
			pos = lit.end
			done = next
		case hanzi, formal:
			done = !p.hanziDigit(n, s, v, q, e, &pos)
		case zero:
			if !p.zero(n, q, e, &pos) {
				done = true
			}
		case small, twenty:
			if p.pending && (p.literal || p.loose) && r.unitStarts(text, q, e) {
				done = true
				break
			}
			if s == twenty {
				if p.pending || p.lastSmall <= 10 {
					done = true
					break
				}
				p.set(v/10, v/10, 1, false)
				v = 10
			}
			if !p.smallScale(n, v, q) {
				done = true
				break
			}
			n.runes++
			pos = e
		case large:
			if (p.literal && p.pending || v == 1e12) && r.unitStarts(text, q, e) || !p.largeScale(n, v, q) {
				done = true
				break
			}
			n.runes++
			pos = e
		case few:
			if !p.few(n, q, e) {
				done = true
				break
			}
			n.runes++
			pos = e
		case half:
			if done = true; pos == i && p.half(r, e) {
				n.runes, pos = 1, e
				s, _, _ := at(text, e)
				done = s != small // 半百
			}
		case point:
			done = true
			if end, mant, decimals, ok := p.decimals(q, e); ok && !n.vague && !n.arabic {
				p.finish(n)
				if p.pending {
					p.addPending(p.tail())
				}
				div := pow10(decimals)
				p.lo.section, p.hi.section = p.lo.section+mant/div, p.hi.section+mant/div
				whole := p.lo.above + p.lo.section
				pos, n.decimal = end, true
				// 三点五万, 1点5亿
				for {
					s, v, e := at(text, pos)
					if s != large || p.last > 0 && v <= p.last {
						break
					}
					whole = (p.lo.above+p.lo.section-mant/div)*v + mant*v/div
					p.lo, p.trailing = lane{above: whole}, v
					p.hi = p.lo
					p.last, pos = v, e
					break
				}
				n.runes += 2
			}
		default:
			var goOn bool
			pos, goOn = r.inexact(p, n, pos, q)
			done = !goOn
		}
	}
	if pos == i {
		return false
	}
	n.end = pos
	if n.sequence {
		return true
	}
	p.finish(n)
	if p.pending {
		p.addPending(p.tail())
	}
	n.val, n.hi = p.lo.above+p.lo.section, p.hi.above+p.hi.section
	n.scale = p.trailing
	if n.open {
		// 几十 is 20 to 99, 数十万 200,000 to 999,999: up to the next round number.
		if p.last > 0 {
			n.hi = n.val/2*10 - 1
		}
	} else if n.openTail && p.trailing > 1 {
		n.hi += p.trailing // 十几万 is anything up to 20万
	}
	return true
}

// finish is called before the value is taken.
func (p *numeralParser) finish(n *numeral) {
	if p.pending && !(p.tail() > 1) {
		p.trailing = 1
	}
}

// tail is what a digit at the end counts: 二百五 is 250, 九万四 94,000, but
// 一百零五 105.
func (p *numeralParser) tail() float64 {
	if p.last >= 100 && !p.zeroed && !p.literal {
		return p.last / 10
	}
	return 1
}

// literalAfterScale takes Arabic digits behind a scale: 1万5, 5亿1万4千, 2亿500万.
// done says that nothing can follow.
func (p *numeralParser) literalAfterScale(lit literal, spaced bool) (done, ok bool) {
	if p.last == 0 || p.pending || lit.comma || lit.decimals > 0 || lit.mant >= p.last {
		return false, false
	}
	s, v, e := at(p.text, skipSpaces(p.text, lit.end, 1))
	if (s == small || s == large) && lit.mant*v < p.last {
		if _, _, end := at(p.text, e); end > e { // 5 千万 is no part of 3 亿
			if s2, v2, _ := at(p.text, e); s2 == large && lit.mant*v*v2 >= p.last {
				return false, false
			}
		}
		p.set(lit.mant, lit.mant, 1, true)
		return false, true
	}
	if spaced || s == small || s == large || s == few || lit.zeroLed && lit.digits == 1 {
		return false, false
	}
	if lit.digits == 1 && p.last >= 100 && !p.zeroed {
		p.set(lit.mant, lit.mant, 1, false)
		return true, true
	}
	if pow10(lit.digits) > p.last {
		return false, false
	}
	p.set(lit.mant, lit.mant, 1, true)
	p.trailing = 1
	return true, true
}

// hanziDigit takes a Chinese digit. It reports whether to go on.
func (p *numeralParser) hanziDigit(n *numeral, s sort, v float64, q, e int, pos *int) bool {
	next, nextVal, nextEnd := at(p.text, e)
	if p.loose && next == other {
		next, nextVal, nextEnd = at(p.text, skipSpaces(p.text, e, 4))
	}
	liang := isLiang(p.text, e)
	if s == formal && q == n.start && !formalFollows(p.text, e) && !p.behindZhi(q) {
		return false
	}
	if p.pending {
		if p.literal || q != *pos && !p.loose {
			return false
		}
		d := p.digLo
		isPair := p.digHi == d && (v == d+1 || d == 3 && v == 5 || d == 1 && liang) && s == hanzi &&
			next != hanzi && next != zero && next != digit && next != point
		if isPair && p.last == 0 || isPair && p.last > 0 && (next == small && nextVal < p.lastSmall || next == large || p.last == 10) {
			p.digHi, n.vague = v, true
			n.runes++
			*pos = e
			return true
		}
		if p.last == 0 && n.runes == 1 && !liang {
			p.readSequence(n, pos)
		}
		return false
	}
	if q > n.start && p.last == 0 && !n.open {
		return false
	}
	if liang && q > n.start && !(next == small && nextVal >= 100 || next == large) {
		return false // 三千两: two of nothing
	}
	if q > n.start && p.last > 0 && p.last < 100 && p.lastSmall == 10 && next == small && nextVal >= 10 {
		_ = nextEnd
		return false
	}
	p.set(v, v, 1, false)
	n.runes++
	*pos = e
	return true
}

// isLiang tells whether 两 ends at e: it counts before scales and units, and is no
// digit of a sequence nor the tail of a number.
func isLiang(text string, e int) bool {
	return strings.HasSuffix(text[:e], "两") || strings.HasSuffix(text[:e], "兩")
}

// behindZhi tells whether i stands behind 之, as the top of a fraction does.
func (p *numeralParser) behindZhi(i int) bool {
	return strings.HasSuffix(p.text[:skipSpacesBack(p.text, i, 0)], "之")
}

// formalFollows tells whether a formal digit is one: 陆拾, 伍万, 肆点五. Alone it is
// an ordinary character more often (陆地, 队伍).
func formalFollows(text string, i int) bool {
	s, _, e := at(text, skipSpaces(text, i, 1))
	switch s {
	case formal, large:
		return true
	case small:
		return text[e-3:e] == "拾" || text[e-3:e] == "佰" || text[e-3:e] == "仟" || text[e-3:e] == "百" || text[e-3:e] == "千"
	}
	return len(text) >= i+6 && text[i:i+6] == "分之"
}

// readSequence reads digits that follow each other without scales (二〇二五) from
// the numeral's start.
func (p *numeralParser) readSequence(n *numeral, pos *int) {
	val, count := 0.0, 0
	i := n.start
	for {
		s, v, e := at(p.text, skipSpaces(p.text, i, p.spaces()))
		if s != hanzi && s != formal && s != zero || isLiang(p.text, e) {
			break
		}
		val = val*10 + v
		count++
		i = e
	}
	n.sequence, n.val, n.hi, n.runes = true, val, val, count
	*pos = i
	p.pending = false
	if s, _, e := at(p.text, i); s == point {
		if end, mant, decimals, ok := p.decimals(i, e); ok {
			n.val += mant / pow10(decimals)
			n.hi, n.decimal = n.val, true
			*pos = end
		}
	}
}

// zero takes 零: between scales (一百零五), in a sequence (二零二五), before a
// point (零点五).
func (p *numeralParser) zero(n *numeral, q, e int, pos *int) bool {
	next, nextVal, end := at(p.text, skipSpaces(p.text, e, p.spaces()))
	if q == n.start {
		if next == point {
			if _, _, _, ok := p.decimals(e, end); ok {
				p.set(0, 0, 1, false)
				n.runes++
				*pos = e
				return true
			}
		}
		if p.loose && (next == hanzi || next == small && nextVal == 10) {
			p.set(0, 0, 1, false)
			n.runes++
			*pos = e
			if next == small {
				p.pending = false
				p.last = 100
			}
			return true
		}
		if next == zero || next == hanzi {
			p.readSequence(n, pos)
		}
		return false
	}
	if p.pending {
		if !p.literal && p.last == 0 && n.runes == 1 {
			p.readSequence(n, pos)
		}
		return false
	}
	if p.last == 0 {
		return false
	}
	isNumber := next == hanzi || next == formal || next == digit || next == few || next == small && nextVal == 10 || next == twenty
	if !isNumber {
		return false
	}
	p.zeroed = true
	n.runes++
	*pos = e
	return true
}

func (p *numeralParser) spaces() int {
	if p.loose {
		return 4
	}
	return 0
}

// smallScale takes 十, 百 or 千.
func (p *numeralParser) smallScale(n *numeral, v float64, q int) bool {
	if v >= p.lastSmall {
		return false
	}
	if !p.pending {
		switch {
		case q == n.start:
			n.bareScale = v > 10
		case v == 10 && (p.zeroed || p.last > 10):
		default:
			return false
		}
		p.set(1, 1, 1, false)
	}
	p.addPending(v)
	p.last, p.lastSmall, p.zeroed, p.trailing = v, v, false, v
	return true
}

// largeScale takes 万, 亿 or 兆: what stands before it within the larger one is
// multiplied (四千五百六十九万八千三百一十一亿).
func (p *numeralParser) largeScale(n *numeral, v float64, q int) bool {
	if p.pending && p.last == 0 {
		// 2.2亿: one step, so that decimals stay exact.
		p.addPending(v)
		p.lo, p.hi = lane{above: p.lo.section}, lane{above: p.hi.section}
		p.minLarge, p.last, p.lastSmall, p.zeroed, p.trailing = v, v, math.Inf(1), false, v
		return true
	}
	p.addPending(1)
	if q == n.start {
		n.bareScale = true
		p.lo.section, p.hi.section = 1, 1
	}
	empty := p.lo.section == 0
	if p.minLarge <= v {
		if p.minLarge == v && !empty {
			return false
		}
		p.lo.above, p.hi.above = (p.lo.above+p.lo.section)*v, (p.hi.above+p.hi.section)*v
		if empty {
			p.trailing *= v
		} else {
			p.trailing = v
		}
	} else {
		if empty {
			return false
		}
		p.lo.above, p.hi.above = p.lo.above+p.lo.section*v, p.hi.above+p.hi.section*v
		p.trailing = v
	}
	p.lo.section, p.hi.section = 0, 0
	p.minLarge, p.last, p.lastSmall, p.zeroed = v, v, math.Inf(1), false
	return true
}

// latinScale is the scale that a letter or an English word behind Arabic digits
// stands for: 10W+, 3.5 billion.
func latinScale(text string, i int) (scale float64, end int) {
	if i+1 < len(text) && (text[i] == 'w' || text[i] == 'W') && text[i+1] == '+' {
		return 1e4, i + 1
	}
	j := skipSpaces(text, i, 1)
	if j >= len(text) || !isLetter(text[j]) {
		return 1, i
	}
	for _, w := range [...]struct {
		word  string
		scale float64
	}{{"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}} {
		if e := j + len(w.word); strings.HasPrefix(text[j:], w.word) && (e == len(text) || !isLetter(text[e])) {
			return w.scale, e
		}
	}
	return 1, i
}

// half takes 半 before a unit (半年, 半个月), and 半百 where text is known to be numbers.
func (p *numeralParser) half(r *Recognizer, e int) bool {
	if s, v, _ := at(p.text, e); p.loose && s == small && v == 100 {
		p.set(5, 5, 10, false)
		return true
	}
	u, _ := r.unitAt(p.text, e)
	if u == none {
		return false
	}
	switch d := r.units[u].dimension; d {
	case "classifier", "score", "money":
		return false
	}
	p.set(5, 5, 10, false)
	return true
}

// unitStarts tells whether the scale at i (which ends at e) starts a unit: 350千瓦 is
// 350 of 千瓦, not 350,000 of 瓦.
func (r *Recognizer) unitStarts(text string, i, e int) bool {
	u, end := r.words.match(text, i)
	return u != none && end > e
}

// few takes 几 and 数: 几十, 数百万, 十几, 一百零几万.
func (p *numeralParser) few(n *numeral, q, e int) bool {
	if p.pending {
		return false
	}
	ji := p.text[q:e] == "几" || p.text[q:e] == "幾"
	next, _, _ := at(p.text, skipSpaces(p.text, e, 1))
	if q == n.start {
		if next != small && next != large && !ji {
			return false
		}
		n.open, n.vague = true, true
		p.set(2, 9, 1, false)
		return true
	}
	if !ji || p.last == 0 || p.last > 10 && !p.zeroed {
		return false
	}
	n.vague, n.openTail = true, true
	p.set(0, 9, 1, false)
	p.zeroed = true
	return true
}

// decimals reads the Chinese digits behind 点 (which ends at e). Three o'clock
// twenty (三点二十) and 三点五分 are times.
func (p *numeralParser) decimals(q, e int) (end int, mant float64, count int, ok bool) {
	i := skipSpaces(p.text, e, p.spaces())
	for {
		s, v, next := at(p.text, i)
		if s != hanzi && s != formal && s != zero {
			if s == small && v == 10 {
				return 0, 0, 0, false
			}
			break
		}
		if isLiang(p.text, next) {
			break
		}
		if count < 15 {
			mant = mant*10 + v
			count++
		}
		i = next
	}
	if count == 0 {
		return 0, 0, 0, false
	}
	return i, mant, count, true
}

// inexact takes 多, 余 and 来 at q, behind a scale or a round number.
func (r *Recognizer) inexact(p *numeralParser, n *numeral, pos, q int) (end int, goOn bool) {
	c, ok := rune3(p.text, q)
	if !ok || n.more || n.about || q == n.start {
		return pos, false
	}
	switch c {
	case '多', '余', '餘', '来', '來':
	case '把': // 千把人, but not 一百把椅子
		if !n.bareScale || n.runes != 1 {
			return pos, false
		}
	default:
		return pos, false
	}
	if p.pending {
		round := p.literal && p.div == 1 && p.digLo >= 10 && math.Mod(p.digLo, 10) == 0
		if !round {
			return pos, false
		}
	} else if p.last == 0 {
		return pos, false
	}
	e := q + 3
	next := skipSpaces(p.text, e, 1)
	s, v, _ := at(p.text, next)
	inside := s == large && (p.last < v || p.last >= 1e4 && v >= p.last)
	if c == '来' || c == '來' || c == '把' {
		if !inside {
			if u, _ := r.unitAt(p.text, next); u == none {
				return pos, false
			}
		}
		n.about = true
	} else {
		n.more = true
	}
	return e, inside
}

// fraction reads 分之 behind the numeral: 百分之五, 三分之一.
func (r *Recognizer) fraction(text string, n *numeral, loose bool) {
	spaces := 0
	if loose {
		spaces = 4
	}
	i := skipSpaces(text, n.end, spaces)
	c, ok := rune3(text, i)
	if !ok || c != '分' {
		return
	}
	i = skipSpaces(text, i+3, spaces)
	if c, ok = rune3(text, i); !ok || c != '之' {
		return
	}
	i = skipSpaces(text, i+3, max(spaces, 1))
	negative := false
	if s, _, e := at(text, i); loose && s == sign {
		negative, i = true, e
	}
	if n.vague || n.more || n.val == 0 {
		return
	}
	top, ok := r.numeralAt(text, i, loose, false)
	if !ok {
		return
	}
	by := n.val
	n.fraction = ratio
	if n.bareScale {
		n.fraction = percent
		by /= 100
	}
	if negative {
		by = -by
	}
	n.end, n.val, n.hi, n.vague, n.more, n.about = top.end, top.val/by, top.hi/by, top.vague, top.more, top.about
	n.decimal, n.scale = true, 1
}

// literal is a number in Arabic digits: mant / 10^decimals.
type literal struct {
	end      int
	mant     float64
	digits   int // before the point
	decimals int
	comma    bool
	zeroLed  bool
}

// readLiteral reads Arabic digits with thousands separators and decimals. A
// comma is a separator only before exactly three digits.
func readLiteral(text string, i int) literal {
	var l literal
	start := i
	i = l.readDigits(text, i)
	l.digits = l.decimals
	l.decimals = 0
	s, v, _ := at(text, start)
	l.zeroLed = s == digit && v == 0 && l.digits > 1
	if l.digits <= 3 && !l.zeroLed {
		for {
			e := comma(text, i)
			if e == i || !threeDigits(text, e) {
				break
			}
			i = l.readDigits(text, e)
			l.comma = true
			l.digits += 3
		}
		l.decimals = 0
	}
	l.end = i
	if i < len(text) && text[i] == '.' {
		i++
	} else if r, ok := rune3(text, i); ok && r == '．' {
		i += 3
	} else {
		return l
	}
	if s, _, _ := at(text, i); s != digit {
		return l
	}
	l.end = l.readDigits(text, i)
	return l
}

// readDigits reads a run of digits into mant and counts them in decimals.
func (l *literal) readDigits(text string, i int) int {
	l.decimals = 0
	for {
		s, v, e := at(text, i)
		if s != digit {
			return i
		}
		l.mant = l.mant*10 + v
		l.decimals++
		i = e
	}
}

// comma is the end of the thousands separator at i, or i.
func comma(text string, i int) int {
	if i < len(text) && text[i] == ',' {
		return i + 1
	}
	if r, ok := rune3(text, i); ok && r == '，' && i >= 3 {
		if before, ok := rune3(text, i-3); ok && '０' <= before && before <= '９' {
			return i + 3
		}
	}
	return i
}

func threeDigits(text string, i int) bool {
	for range 3 {
		s, _, e := at(text, i)
		if s != digit {
			return false
		}
		i = e
	}
	s, _, _ := at(text, i)
	return s != digit
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

func pow10(n int) float64 {
	if n < len(powers) {
		return powers[n]
	}
	return math.Pow10(n)
}
