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
	scale float64
	// wide is the scale with a 百 or 千 before it (2至3百万): for single digits.
	wide      float64
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

// maxValue bounds what is read as one number: nothing in the news is larger, and
// 万万万… must not run to infinity.
const maxValue = 1e18

// numeral reads the numeral at i. It fails where none starts. loose allows spaces
// anywhere inside (三千 九百), for text that is known to be numbers; without it a
// space may stand only beside Arabic digits (3 亿).
func (r *Recognizer) numeral(text string, i int, loose bool) (numeral, bool) {
	n, ok := r.numeralOnly(text, i, loose)
	if ok {
		r.fraction(text, &n, loose)
	}
	return n, ok
}

// numeralOnly is numeral without 分之.
func (r *Recognizer) numeralOnly(text string, i int, loose bool) (numeral, bool) {
	p := numeralParser{
		r: r, text: text, loose: loose, n: numeral{start: i, scale: 1, wide: 1}, pos: i,
		div: 1, lastSmall: math.Inf(1), minLarge: math.Inf(1), trailing: 1,
	}
	ok := p.run()
	return p.n, ok
}

// shareScale multiplies a number without a scale by that of the number that ends
// its range or list: 20 of 20至30万, 2 of 2和3百万. It reports whether the numbers
// can share one.
func (n *numeral) shareScale(last *numeral) bool {
	if last.scale <= 1 || n.scale > 1 || n.comma {
		return true
	}
	by := last.scale
	if n.val < 10 && last.wide > by {
		by = last.wide
	}
	if n.val < last.val/by || n.val < 100*last.val/by && n.decimal == last.decimal {
		n.val, n.hi, n.scale = n.val*by, n.hi*by, by
	}
	return n.val >= 100
}

// lane works out one reading of a numeral, the lower or the upper: everything
// above the current section of four digits, and the section.
type lane struct{ above, section float64 }

func (l lane) sum() float64 { return l.above + l.section }

// numeralParser holds the state of one numeral while it is read.
type numeralParser struct {
	r     *Recognizer
	text  string
	loose bool
	n     numeral
	pos   int // end of what was taken

	lo, hi lane
	// The digit that has not met its scale yet, or an Arabic literal: digLo / div.
	pending      bool
	digLo, digHi float64
	div          float64
	literal      bool

	last      float64 // the last scale; 0 before the first
	lastSmall float64 // the last scale of this section
	minLarge  float64 // the smallest 万, 亿 … so far
	zeroed    bool    // 零 since the last scale: no 二百五
	trailing  float64 // becomes numeral.scale
}

// token is the next rune of a numeral.
type token struct {
	class      class
	val        float64
	start, end int
	spaced     bool // spaces before it
}

// spaces is how many spaces may stand before a Chinese numeral.
func (p *numeralParser) spaces() int {
	if p.loose {
		return 4
	}
	return 0
}

// token reads the next rune, over spaces.
func (p *numeralParser) token(i int) token {
	q := i
	if i > p.n.start {
		q = skipSpaces(p.text, i, max(p.spaces(), 1))
	}
	c, v, e := at(p.text, q)
	return token{c, v, q, e, q > i}
}

// peek classifies the rune behind a Chinese one.
func (p *numeralParser) peek(i int) (class, float64) {
	c, v, _ := at(p.text, skipSpaces(p.text, i, p.spaces()))
	return c, v
}

func (p *numeralParser) run() bool {
	for {
		t := p.token(p.pos)
		besideArabic := t.class == digit || p.pending && p.literal
		if t.spaced && !p.loose && !besideArabic {
			break
		}
		if !p.take(t) {
			break
		}
	}
	n := &p.n
	n.end = p.pos
	if n.end == n.start || n.sequence {
		return n.end > n.start
	}
	p.closeTail()
	n.val, n.hi, n.scale = p.lo.sum(), p.hi.sum(), p.trailing
	switch {
	case n.open && p.last > 0:
		// 几十 is 20 to 99, 数十万 200,000 to 999,999: up to the next round number.
		n.hi = n.val/2*10 - 1
	case n.openTail && p.trailing > 1:
		n.hi += p.trailing // 十几万 is anything up to 20万
	}
	return true
}

// take reads one token. It reports whether the numeral may go on; where the
// token is part of the numeral it has moved pos.
func (p *numeralParser) take(t token) bool {
	switch t.class {
	case digit:
		return p.takeLiteral(t)
	case hanzi, formal:
		return p.takeDigit(t)
	case zero:
		return p.takeZero(t)
	case small:
		return p.takeSmall(t)
	case twenty:
		if p.pending || p.lastSmall <= 10 {
			return false
		}
		p.set(t.val/10, t.val/10, 1, false)
		t.val = 10
		return p.takeSmall(t)
	case large:
		return p.takeLarge(t)
	case few:
		return p.takeFew(t)
	case half:
		return p.takeHalf(t)
	case point:
		p.takeDecimals(t)
		return false
	}
	if rest := p.text[t.start:]; p.pending && strings.HasPrefix(rest, "个亿") && !strings.HasPrefix(rest, "个亿级") {
		return p.takeLarge(token{class: large, val: 1e8, start: t.start, end: t.start + len("个亿")}) // 10个亿
	}
	return p.takeInexact(t)
}

// accept moves over a Chinese token.
func (p *numeralParser) accept(t token) bool {
	p.n.runes++
	p.pos = t.end
	return true
}

func (p *numeralParser) set(lo, hi, div float64, literal bool) {
	p.pending, p.digLo, p.digHi, p.div, p.literal = true, lo, hi, div, literal
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

// closeTail adds a digit that no scale follows. It counts tenths of the scale
// before it: 二百五 is 250, 九万四 94,000, but 一百零五 105.
func (p *numeralParser) closeTail() {
	if !p.pending {
		return
	}
	unit := 1.0
	if p.last >= 100 && !p.zeroed && !p.literal {
		unit = p.last / 10
	} else {
		p.trailing = 1
	}
	p.addPending(unit)
}
