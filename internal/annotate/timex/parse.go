package timex

import (
	"strings"
	"unicode/utf8"
)

// parser reads phrases out of one text. It looks back only one character and
// ahead as far as a phrase can reach, so that reading a text is linear.
type parser struct {
	text  string
	words *vocabulary
	news  bool
	// bracketed says that a bracket is being read: brackets do not nest, which
	// keeps reading linear.
	bracketed bool
}

// space skips the blanks that may stand inside a phrase: 2024 年 7 月.
func (p *parser) space(i int) int {
	for k := 0; k < 2 && i < len(p.text); k++ {
		switch {
		case p.text[i] == ' ':
			i++
		case strings.HasPrefix(p.text[i:], "\u00a0"):
			i += 2
		case strings.HasPrefix(p.text[i:], "\u3000"):
			i += 3
		default:
			return i
		}
	}
	return i
}

func (p *parser) has(i int, s string) bool {
	return i <= len(p.text) && strings.HasPrefix(p.text[i:], s)
}

// any is the end of the first of the words that stands at i, longest to be
// given first; 0 if none does.
func (p *parser) any(i int, words ...string) int {
	for _, w := range words {
		if p.has(i, w) {
			return i + len(w)
		}
	}
	return 0
}

// next and prev are the characters at and before i; 0 at the text's ends.
func (p *parser) next(i int) rune {
	if i >= len(p.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return r
}

func (p *parser) prev(i int) rune {
	if i == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(p.text[:i])
	return r
}

// followed says whether one of the characters stands at i.
func (p *parser) followed(i int, chars string) bool {
	r := p.next(i)
	return r != 0 && strings.ContainsRune(chars, r)
}

func isASCIIWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
}

// phrase reads the expression that begins at i. Its end is 0 if there is none.
func (p *parser) phrase(i int) phrase {
	if w := p.words.find(p.text, i, wordNot); w != nil {
		return phrase{}
	}
	if w := p.words.find(p.text, i, wordFrom, wordAsOf); w != nil {
		return p.prefixed(i, w)
	}
	if ph := p.every(i); ph.end > 0 {
		return ph
	}
	if ph := p.span(i); ph.end > 0 {
		return ph
	}
	if ph := p.calendar(i); ph.end > 0 {
		return ph
	}
	return p.duration(i)
}

// prefixed reads what 从, 自 or 截至 introduces.
func (p *parser) prefixed(i int, w *word) phrase {
	j := p.space(i + len(w.text))
	if e := p.any(j, p.words.cues.zone...); e > 0 {
		j = p.space(e)
	}
	if e := p.any(j, p.words.cues.press...); e > 0 && w.kind == wordAsOf {
		return phrase{start: i, end: e, a: point{base: baseNow, u: uDay}, bound: AsOf}
	}
	ph := p.calendar(j)
	if ph.end == 0 || ph.kind == Set {
		return phrase{}
	}
	if w.kind == wordAsOf {
		ph.start, ph.bound = i, AsOf
		p.ended(&ph)
		return ph
	}
	if ph.kind == Clock && p.news && !ph.isRange {
		return phrase{}
	}
	if ph.isRange {
		ph.start = i
		return ph
	}
	if ph.bound == NoBound {
		if w.text == "从" && p.news {
			return phrase{} // 从8月的2363辆跌至…: the point alone
		}
		ph.bound = Since
	}
	ph.start = i
	return ph
}

// ended reads 止九个月, 止年度 and 的三个月 behind 截至2024年9月30日: the months up to that day.
func (p *parser) ended(ph *phrase) {
	e := p.any(ph.end, "止的", "止", "的")
	if e == 0 || ph.isRange || ph.a.level() != Day {
		return
	}
	of := p.has(ph.end, "的")
	if q := p.fiscalQuarter(p.space(e)); q > 0 {
		ph.months, ph.end, ph.bound = 3, q, NoBound
		return
	}
	if y := p.any(p.space(e), "年度", "财年", "财政年度"); y > 0 && !of {
		ph.months, ph.end, ph.bound = 12, y, NoBound
		return
	}
	lo, _, u, end, vague := p.amount(p.space(e))
	switch {
	case of && (end == 0 || vague || u != uMonth || lo > 12):
		return // 截至6月30日的三年: what lasted till then
	case end == 0 || vague || lo != float64(int(lo)) || lo < 1 || lo > 120:
		ph.end = e
		return
	case u == uQuarter:
		lo *= 3
	case u == uYear:
		lo *= 12
	case u != uMonth:
		ph.end = e
		return
	}
	ph.months, ph.end, ph.bound = int(lo), end, NoBound
}

// fiscalQuarter is the end of the name of a fiscal quarter at i, with or without
// its year: 2023财年第二财季, 公司第三财季; 0 if there is none.
func (p *parser) fiscalQuarter(i int) int {
	if e := p.any(i, "公司", "该公司"); e > 0 {
		i = p.space(e)
	}
	pt, e := p.point(i)
	if e == 0 || !pt.fiscal || pt.quarter == 0 || pt.level() != Quarter {
		return 0
	}
	return e
}

// calendar reads a point or a range of the calendar or the clock, with what
// bounds it.
func (p *parser) calendar(i int) phrase {
	ph := p.shared(i)
	if ph.end == 0 {
		a, end := p.point(i)
		if end == 0 {
			return phrase{}
		}
		ph = phrase{start: i, end: end, a: a}
		if g := p.graft(&ph); g {
			p.bounded(&ph)
			return ph
		}
		if b, e := p.rangeEnd(&ph.a, end); e > 0 {
			ph.b, ph.end, ph.isRange = b, e, true
		}
	}
	if !ph.a.hasDate() {
		ph.kind = Clock
	}
	p.bounded(&ph)
	return ph
}

// bounded reads what stands behind a point and bounds it: 以来, 起, 之前.
func (p *parser) bounded(ph *phrase) {
	i := p.space(ph.end)
	if ph.a.vague && ph.a.base == baseNow {
		return
	}
	set := func(end int, b Bound) {
		ph.end, ph.bound = end, b
	}
	if ph.isRange {
		return
	}
	if ph.kind == Date {
		if e := p.any(i, p.words.cues.toNow...); e > 0 {
			set(e, Since)
			ph.toNow = true
			return
		}
		if p.has(i, "来") && p.any(i+len("来"), p.words.cues.sinceBehind...) > 0 { // 2020年3月来首次降息
			set(i+len("来"), Since)
			ph.toNow = true
			return
		}
		if e := p.any(i, "开始", "伊始"); e > 0 {
			set(e, Since)
			return
		}
		if p.has(i, "起") && !p.words.behindDate.at(p.text, i) {
			set(i+len("起"), Since)
			ph.scheduled = true
			return
		}
	}
	if ph.kind == Clock && p.news {
		return
	}
	if e := p.any(i, "或之前", "及之前", "或以前", "及以前"); e > 0 {
		set(e, Before)
		ph.inclusive = true
		return
	}
	if e := p.any(i, "或之后", "及之后", "或以后", "及以后", "或之後", "或以後", "及之後", "及以後"); e > 0 {
		set(e, Since)
		return
	}
	if e := p.any(i, "之前", "以前"); e > 0 {
		set(e, Before)
		return
	}
	if e := p.any(i, "之后", "以后", "之後", "以後"); e > 0 {
		set(e, After)
		return
	}
	if p.news && ph.a.base == baseNow && ph.a.level() <= Year && ph.a.part == Whole {
		return
	}
	if p.words.behindDate.at(p.text, i) {
		return // 9月|前后
	}
	if p.has(i, "前") && !p.followed(i+len("前"), "三两一二四五六七八九十几半数0123456789 ") { // 9月|前三周
		set(i+len("前"), Before)
		return
	}
	if p.any(i, "后", "後") > 0 && (!p.news || ph.a.level() >= Month) {
		set(i+len("后"), After)
	}
}
