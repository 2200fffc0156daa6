package timex

import "strings"

// point reads one place on the calendar or the clock at i; the end is 0 if
// there is none.
func (p *parser) point(i int) (point, int) {
	pt, end := p.head(i)
	if end == 0 {
		return point{}, 0
	}
	return pt, p.tail(&pt, end)
}

// head reads the coarsest part of a point: a year, 去年, 9月, 周五, 晚8点.
func (p *parser) head(i int) (point, int) {
	if n := numberAt(p.text, i); n.end > 0 {
		if n.long {
			return point{}, 0
		}
		if pt, end := p.numeric(i, n); end > 0 {
			return pt, end
		}
		if w := p.words.find(p.text, i, wordHoliday); w != nil {
			return p.holiday(i, w)
		}
		return point{}, 0
	}
	ws := p.words.at(p.text, i)
	for k := range ws {
		w := &ws[k]
		if !w.stands(p.text, i) {
			continue
		}
		if pt, end := p.wordHead(i, w); end > 0 {
			return pt, end
		}
	}
	return point{}, 0
}

// wordHead reads a point that begins with word w of the lexicon.
func (p *parser) wordHead(i int, w *word) (point, int) {
	end := i + len(w.text)
	switch w.kind {
	case wordNot:
		return point{}, 0
	case wordRel, wordCtx:
		if w.kind == wordRel && w.u == uDay && (strings.HasSuffix(p.text[:i], "年的") || strings.HasSuffix(p.text[:i], "前的") || strings.HasSuffix(p.text[:i], "后的")) {
			return point{}, 0 // 去年的今天 is another day
		}
		pt := point{base: baseNow, u: w.u, n: w.n}
		if w.kind == wordCtx {
			pt.base = baseContext
		}
		if d, ok := p.words.endDaypart(w.text); ok {
			pt.part24 = d
		}
		return pt, end
	case wordNow:
		if p.news && w.n > 0 {
			return point{}, 0 // 马上 says nothing of when in a report
		}
		pt := point{base: baseNow, u: uDay, vague: true, open: w.n == 0}
		if !p.news && (w.n > 0 || w.text == "现在") {
			pt.n = 1
		}
		return pt, end
	case wordShift:
		u, e := p.unitAt(p.space(end))
		if e == 0 || u < uWeekend {
			return point{}, 0
		}
		if p.has(end, "年") && !p.has(end, "年度") && !(w.text == "本" || w.text == "上一" || w.text == "下一") {
			return point{}, 0 // 下年 and 这年 are other words
		}
		pt := point{base: baseNow, u: u, n: w.n}
		if strings.HasPrefix(p.text[p.space(end):], "财") {
			pt.fiscal = true
		}
		if u == uWeekend {
			pt.u, pt.weekend = uWeek, true
		}
		return pt, e
	case wordWeekday:
		return point{weekday: w.n}, end
	case wordWeekend:
		return point{weekend: true}, end
	case wordHalf:
		return point{half: w.n}, end
	case wordYearPart:
		return point{base: baseNow, u: uYear, part: w.part}, end
	case wordWhole:
		return point{whole: true}, end
	case wordMonthPart:
		return point{base: baseNow, u: uMonth, part: w.part}, end
	case wordSeason:
		if strings.HasPrefix(w.text, "今") {
			return point{base: baseNow, u: uYear, season: w.n}, end
		}
		return point{season: w.n}, end
	case wordHoliday:
		return p.holiday(i, w)
	case wordDaypart:
		return p.daypartHead(i, w)
	case wordClockpart:
		d, e := p.daypartAt(i)
		if e == 0 {
			return point{}, 0
		}
		c, ce := p.clockPoint(p.space(e))
		if ce == 0 {
			return point{}, 0
		}
		if c.clock == Hour && p.has(e, "一点") && !p.followed(ce-len("钟"), "钟整") {
			return point{}, 0 // 早一点
		}
		c.part24 = d
		return c, ce
	case wordOrdinal:
		return p.ordinal(end)
	case wordFirst:
		pt := point{}
		if e := p.firstOf(&pt, i, true); e > 0 {
			return pt, e
		}
	case wordLunar:
		j := p.space(end)
		n := numberAt(p.text, j)
		if n.end == 0 || n.long {
			return point{}, 0
		}
		pt, e := p.numeric(j, n)
		if e == 0 || pt.base == baseNone && pt.month == 0 {
			return point{}, 0
		}
		pt.lunar = true
		return pt, e
	case wordEra:
		n := numberAt(p.text, p.space(end))
		j := n.end
		y := n.val
		if p.has(end, "元年") {
			y, j = 1, end+len("元")
		}
		if j == 0 || y < 1 || y > 150 || !p.has(p.space(j), "年") {
			return point{}, 0
		}
		return point{base: baseAbsolute, year: w.n + y - 1}, p.space(j) + len("年")
	case wordSame:
		pt := point{base: baseNow, u: uYear, n: w.n, same: 1}
		if w.n == 0 {
			pt.base = baseContext
		}
		return pt, end
	case wordLatin:
		if isASCIIWord(p.prev(i)) {
			return point{}, 0
		}
		return p.latin(i)
	}
	return point{}, 0
}

// holiday reads a holiday's name, where its neighbours let it be one.
func (p *parser) holiday(i int, w *word) (point, int) {
	end := i + len(w.text)
	if p.words.holidays[w.n].needs && !p.besideCue(i, end) {
		return point{}, 0
	}
	return point{holiday: w.n + 1}, end
}

// besideCue says whether a word beside [i,end) shows that it is a holiday.
func (p *parser) besideCue(i, end int) bool {
	before := strings.TrimRight(p.text[max(0, i-24):i], " \"“「")
	if strings.HasSuffix(before, "年") {
		return true
	}
	if e := p.any(end, "\"", "”", "」"); e > 0 {
		end = e
	}
	for _, s := range p.words.cues.holiday {
		if p.has(p.space(end), s) || strings.HasSuffix(before, s) {
			return true
		}
	}
	return false
}

// ordinal reads what stands behind 第 or 首: 三季度, 16周, 二财季.
func (p *parser) ordinal(i int) (point, int) {
	var n number
	if p.prev(i) == '首' {
		n = number{end: i, val: 1}
	} else {
		n = numberAt(p.text, p.space(i))
	}
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.val < 1 {
		return point{}, 0
	}
	j := p.space(n.end)
	if e := p.any(j, "季度", "财季", "財季"); e > 0 && n.val <= 4 { // 第二个季度 counts
		return point{quarter: n.val, fiscal: !p.has(j, "季度")}, e
	}
	if p.prev(i) == '首' {
		if e := p.any(j, "个季度", "个财季"); e > 0 {
			return point{quarter: 1}, e
		}
		return point{}, 0
	}
	if e := p.any(j, "周", "星期", "週"); e > 0 && n.val <= 53 && !p.words.behindLength.at(p.text, j) {
		return point{week: n.val}, e
	}
	return point{}, 0
}

// firstOf reads 前三季度, 前10个月, 前两个星期 into pt; alone says that
// nothing stands before it.
func (p *parser) firstOf(pt *point, i int, alone bool) int {
	e := p.any(i, "前", "头", "首")
	fromEnd := false
	if e == 0 {
		if e = p.any(i, "最后", "最後"); e == 0 || alone {
			return 0
		}
		fromEnd = true
	}
	j := p.space(e)
	n := numberAt(p.text, j)
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.hi > 0 || n.val < 1 {
		return 0
	}
	j = p.space(n.end)
	if e := p.any(j, "个", "個"); e > 0 {
		j = p.space(e)
	}
	u, end := p.unitAt(j)
	switch {
	case end == 0:
		return 0
	case u == uQuarter && n.val <= 4, u == uMonth && n.val <= 12:
	case u == uWeek && !alone && n.val <= 53, u == uDay && !alone && n.val <= 366 && pt.month > 0:
	default:
		return 0
	}
	pt.count, pt.countUnit, pt.fromEnd = n.val, u, fromEnd
	return end
}
