package timex

import "strings"

// tail reads what makes pt finer, from i on, and returns the new end: 去年 | 9月 | 15日 | 晚8点.
func (p *parser) tail(pt *point, i int) int {
	if pt.vague || pt.same != 0 {
		return i
	}
	for steps := 0; steps < 8; steps++ {
		e := p.finer(pt, i)
		if e == 0 {
			return i
		}
		i = e
	}
	return i
}

// finer reads one more part; 0 if there is none.
func (p *parser) finer(pt *point, i int) int {
	switch l := pt.level(); {
	case l <= Year && l != NoPrecision:
		return p.inYear(pt, i)
	case l == Half, l == Quarter:
		return p.inQuarter(pt, i)
	case l == Month:
		return p.inMonth(pt, i)
	case l == Week:
		return p.inWeek(pt, i)
	case l == Day:
		return p.inDay(pt, i)
	case l == Hour && pt.clock == NoPrecision:
		return p.clockAfterDaypart(pt, i)
	}
	return 0
}

// inYear reads what may follow a year, a decade or a century.
func (p *parser) inYear(pt *point, i int) int {
	l := pt.level()
	if l < Year {
		if pt.decade == 0 && (pt.century != 0 || pt.u == uCentury) {
			j := i
			n := numberAt(p.text, p.space(j))
			if n.end > 0 && !n.long && n.val >= 10 && n.val <= 90 && n.val%10 == 0 && n.frac == 0 {
				if e := p.any(p.space(n.end), "年代"); e > 0 {
					pt.decade = n.val
					return e
				}
			}
		}
		if pt.part == Whole {
			return p.partAt(pt, i)
		}
		return 0
	}
	if pt.part != Whole {
		return 0
	}
	j := p.space(i)
	if e := p.any(j, "年底", "年初", "年末", "年终", "年中"); e > 0 && j == i {
		// 去年年底, 2025年年初
		if w := p.words.find(p.text, j, wordYearPart); w != nil {
			pt.part = w.part
			return e
		}
	}
	if e := p.partAt(pt, i); e > 0 {
		return e
	}
	if e := p.any(j, "同期"); e > 0 { // 2023年同期
		pt.same = 1
		return e
	}
	of := false
	if p.has(i, "的") {
		j, of = p.space(i+len("的")), true
	}
	if !of {
		if e := p.any(j, "全年", "年度", "年报", "年年报", "年内"); e > 0 && j == i && !p.words.behindDate.at(p.text, j+len("年")) {
			return e
		}
		if e := p.any(j, "内"); e > 0 && j == i && !p.words.behindDate.at(p.text, j) {
			return e
		}
	}
	if w := p.words.find(p.text, j, wordHalf); w != nil {
		pt.half = w.n
		return j + len(w.text)
	}
	if e := p.any(j, "半年报", "中报"); e > 0 {
		pt.half = 1
		return e
	}
	if w := p.words.find(p.text, j, wordSeason); w != nil && !strings.HasPrefix(w.text, "今") {
		pt.season = w.n
		return j + len(w.text)
	}
	if e := p.any(j, "春", "夏", "秋", "冬"); e > 0 && pt.base == baseNow && !p.words.behindDate.at(p.text, j) {
		pt.season = strings.Index("春夏秋冬", p.text[j:e])/len("春") + 1
		return e
	}
	if w := p.words.find(p.text, j, wordHoliday); w != nil {
		if h, e := p.holiday(j, w); e > 0 {
			pt.holiday = h.holiday
			return e
		}
	}
	if j < len(p.text) && (p.text[j] == 'Q' || p.text[j] == 'H') {
		if q, e := p.latin(j); e > 0 {
			pt.quarter, pt.half = q.quarter, q.half
			return e
		}
	}
	if p.has(j, "第") || p.has(j, "首") {
		if q, e := p.ordinal(j + len("第")); e > 0 {
			pt.quarter, pt.week = q.quarter, q.week
			pt.fiscal = pt.fiscal || q.fiscal
			return e
		}
		return 0
	}
	if e := p.firstOf(pt, j, false); e > 0 {
		return e
	}
	n := numberAt(p.text, j)
	if n.end == 0 {
		return 0
	}
	sub, e := p.inYearAt(n, p.space(n.end))
	if e == 0 {
		if sub, e = p.yearLatin(n, n.end); e == 0 || sub.base != baseNone { // 2024年3Q
			return 0
		}
	}
	pt.month, pt.quarter, pt.half = sub.month, sub.quarter, sub.half
	return e
}

// partAt reads 初, 底, 末, 中 or 上旬 right behind a year or a month.
func (p *parser) partAt(pt *point, i int) int {
	month := pt.level() == Month
	j := i
	if month {
		j = p.space(i)
		for _, x := range []struct {
			s string
			p Part
		}{{"上中旬", Early}, {"中下旬", Late}, {"中上旬", Mid}, {"上旬", Early}, {"中旬", Mid}, {"下旬", Late}} {
			if p.has(j, x.s) {
				pt.part = x.p
				return j + len(x.s)
			}
		}
		if i != j {
			return 0
		}
	}
	if p.words.behindDate.at(p.text, i) {
		return 0 // 8月|初步, 2024年|中期业绩
	}
	switch {
	case p.has(i, "初"):
		pt.part = Early
	case p.has(i, "底"):
		pt.part = Late
	case p.has(i, "末"):
		pt.part = Late
	case p.has(i, "中") && (p.followed(i+len("中"), "，。、；：）) \n") || p.any(i+len("中"), p.words.cues.midBehind...) > 0):
		pt.part = Mid
	case p.has(i, "中期"):
		pt.part = Mid
		return i + len("中期")
	default:
		return 0
	}
	return i + len("初")
}

// inQuarter reads what may follow a half year or a quarter.
func (p *parser) inQuarter(pt *point, i int) int {
	if pt.part != Whole {
		return 0
	}
	if pt.quarter != 0 || pt.base == baseNow && pt.u == uQuarter {
		if p.has(i, "初") || p.has(i, "末") || p.has(i, "底") {
			return p.partAt(pt, i)
		}
	}
	// 三季度的9月 is left as two phrases.
	return 0
}

// inMonth reads what may follow a month.
func (p *parser) inMonth(pt *point, i int) int {
	if pt.part != Whole || pt.count != 0 {
		return 0
	}
	if e := p.partAt(pt, i); e > 0 {
		return e
	}
	j := p.space(i)
	if p.has(i, "的") {
		j = p.space(i + len("的"))
	}
	if e := p.firstOf(pt, j, false); e > 0 {
		if pt.countUnit == uWeek || pt.countUnit == uDay {
			return e
		}
		pt.count, pt.countUnit = 0, noUnit
		return 0
	}
	if p.has(j, "第") {
		if q, e := p.ordinal(j + len("第")); e > 0 && q.week > 0 && q.week <= 5 {
			pt.nth = q.week
			return e
		}
		return 0
	}
	if pt.lunar { // 农历八月十五
		if n := numberAt(p.text, j); n.end > 0 && n.hanzi && !n.long && n.val > 10 && n.val <= 30 {
			pt.day = n.val
			if e := p.any(n.end, "日"); e > 0 {
				return e
			}
			return n.end
		}
	}
	if j != p.space(i) {
		return 0
	}
	// 初一 to 初十 are days of the lunar calendar, whatever else is written.
	if p.has(j, "初") {
		n := numberAt(p.text, j+len("初"))
		if n.end > 0 && n.hanzi && n.val >= 1 && n.val <= 10 {
			pt.day, pt.lunar = n.val, true
			return n.end
		}
		return 0
	}
	n := numberAt(p.text, j)
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.hi > 0 || n.val < 1 || n.val > 31 || n.hanzi && n.digits > 1 {
		return 0
	}
	k := p.space(n.end)
	if e := p.any(k, "日", "号", "號"); e > 0 && !p.words.behindDate.at(p.text, k) {
		pt.day = n.val
		return e
	}
	return 0
}

// inWeek reads what may follow a week: 上周五, 本周末, 下周初.
func (p *parser) inWeek(pt *point, i int) int {
	if pt.part != Whole || pt.weekday != 0 || pt.nth != 0 {
		return 0
	}
	if r := p.next(i); strings.ContainsRune("一二三四五六日天", r) && r != 0 && (pt.base == baseNow || pt.base == baseContext) {
		e := i + 3
		if p.words.behindLength.at(p.text, i) || p.any(e, p.words.cues.counted...) > 0 {
			return 0
		}
		pt.weekday = min(strings.Index("一二三四五六日天", string(r))/3+1, 7)
		return e
	}
	if w := p.words.find(p.text, i, wordWeekday); w != nil && pt.base != baseNone {
		pt.weekday = w.n
		return i + len(w.text)
	}
	if pt.base != baseNow {
		return 0
	}
	if p.has(i, "初") {
		pt.part = Early
		return i + len("初")
	}
	if p.has(i, "内") && !p.words.behindDate.at(p.text, i) {
		return i + len("内")
	}
	return 0
}

// inDay reads what may follow a day: a weekday in brackets, a part of the day, a clock time.
func (p *parser) inDay(pt *point, i int) int {
	if e := p.bracket(pt, i); e > 0 {
		return e
	}
	j := p.space(i)
	if pt.weekday == 0 && pt.day != 0 { // 6月1日周六; 10月12日，星期一
		if e := p.any(i, "，", ",", "、"); e > 0 && pt.month != 0 {
			j = p.space(e)
		}
		if w := p.words.find(p.text, j, wordWeekday); w != nil && (j == p.space(i) || !p.followed(j+len(w.text), "至到-~和")) {
			return j + len(w.text)
		}
		j = p.space(i)
	}
	if d, e := p.daypartAt(j); e > 0 {
		pt.part24 = d
		return e
	}
	if c, e := p.clockPoint(j); e > 0 {
		pt.clock, pt.hour, pt.min, pt.sec = c.clock, c.hour, c.min, c.sec
		return e
	}
	return 0
}

// bracket reads the other name of a day in brackets: 10月12日（周六）,
// 今天（10月12日）, 星期五（9日）. What is in the brackets decides where it is
// the fuller of the two.
func (p *parser) bracket(pt *point, i int) int {
	j := p.any(i, "（", "(")
	if j == 0 || p.bracketed {
		return 0
	}
	p.bracketed = true
	defer func() { p.bracketed = false }()
	j = p.space(j)
	if e := p.any(j, p.words.cues.zone...); e > 0 {
		j = p.space(e)
	}
	in, e := p.head(j)
	if e == 0 {
		return 0
	}
	in2 := in
	if in.month != 0 || in.base == baseAbsolute || in.base == baseNow && in.u != uDay {
		e = p.tail(&in2, e)
	}
	e = p.space(e)
	end := p.any(e, "）", ")")
	if end == 0 || in2.level() != Day {
		return 0
	}
	switch {
	case in2.day != 0 && (pt.base == baseNow || pt.base == baseContext || pt.weekday != 0):
		*pt = in2
		return end
	case in2.weekday != 0 || in2.base == baseNow:
		return end
	}
	return 0
}
