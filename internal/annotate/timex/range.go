package timex

// dash is the end of a connector of two ends of a range at i; 0 if there is none.
func (p *parser) dash(i int) int {
	j := p.space(i)
	e := p.any(j, "开始到", "开始至", "起至", "——", "—", "–", "-", "−", "~", "～", "〜", "∼", "直至", "直到", "至", "到")
	if e == 0 {
		return 0
	}
	return p.space(e)
}

// rangeEnd reads 至B behind point a: B lends from a what it leaves out.
func (p *parser) rangeEnd(a *point, i int) (point, int) {
	if a.vague || a.same != 0 {
		return point{}, 0
	}
	j := p.dash(i)
	between := j == 0 // 2015年和2018年之间
	if between {
		e := p.any(p.space(i), "和", "与", "及")
		if e == 0 {
			return point{}, 0
		}
		j = p.space(e)
	}
	b, end := p.point(j)
	if end == 0 && a.clock != NoPrecision {
		b, end = p.clockPoint(j)
	}
	if end == 0 || b.open {
		return point{}, 0
	}
	if between {
		e := p.any(p.space(end), "之间", "间")
		if e == 0 || p.words.behindDate.at(p.text, end) {
			return point{}, 0
		}
		end = e
	}
	alike := a.level() == b.level() || a.level() >= Hour && b.level() >= Hour
	today := b.base == baseNow && b.n == 0 && b.u == uDay                                                         // 2021年3月到今天
	years := p.news && !between && a.level() == Year && b.level() > Year && b.level() < Day && b.base != baseNone // 2020年至2022年上半年
	if !alike && !today && !years {
		return point{}, 0
	}
	lend(a, &b)
	return b, end
}

// lend fills in what b, the end of a range, leaves to a, its beginning.
func lend(a, b *point) {
	if b.base != baseNone || b.top() <= Year {
		return
	}
	if b.top() >= Hour {
		clock, h, m, s, d := b.clock, b.hour, b.min, b.sec, b.part24
		*b = *a
		b.clock, b.hour, b.min, b.sec = clock, h, m, s
		if d.text != "" {
			b.part24 = d
		} else if a.part24.pm && b.hour < 12 && b.hour >= (a.hour-1)%12 {
			b.hour += 12
			b.part24 = daypart{}
		}
		return
	}
	top := b.top()
	b.base, b.u, b.n, b.year, b.century, b.decade, b.fiscal, b.lunar = a.base, a.u, a.n, a.year, a.century, a.decade, a.fiscal, a.lunar
	if top == Day && b.day != 0 && b.month == 0 {
		b.month = a.month
	}
	if top == Day && b.weekday != 0 {
		b.week = a.week
	}
}

// graft reads a range whose ends share the year or month before it:
// 2023年3-8月, 12月17-18日, 今年第16至19周.
func (p *parser) graft(ph *phrase) bool {
	l := ph.a.level()
	if l != Year && l != Month || ph.a.part != Whole || ph.a.vague || ph.a.same != 0 || ph.a.count != 0 {
		return false
	}
	sh := p.shared(p.space(ph.end))
	if sh.end == 0 || sh.a.base != baseNone || sh.b.base != baseNone || !sh.a.hasDate() {
		return false
	}
	if l == Month && sh.a.top() != Day || l == Year && sh.a.top() == Day {
		return false
	}
	a, b := ph.a, ph.a
	for _, x := range []struct{ to, from *point }{{&a, &sh.a}, {&b, &sh.b}} {
		if l == Year {
			x.to.month = x.from.month
		}
		x.to.quarter, x.to.week, x.to.day = x.from.quarter, x.from.week, x.from.day
		x.to.part24, x.to.clock, x.to.hour, x.to.min, x.to.sec = x.from.part24, x.from.clock, x.from.hour, x.from.min, x.from.sec
	}
	ph.a, ph.b, ph.end, ph.isRange = a, b, sh.end, true
	return true
}

// shared reads a range whose unit stands only behind its second number:
// 3-8月, 2019-2023年, 第16至19周, 早上五到六点.
func (p *parser) shared(i int) phrase {
	j, lead := i, false
	var dp daypart
	if p.has(i, "第") {
		j, lead = i+len("第"), true
	} else if d, e := p.daypartAt(i); e > 0 {
		dp, j = d, p.space(e)
	}
	n := numberAt(p.text, j)
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.hi > 0 {
		return phrase{}
	}
	if p.has(n.end, "/") && n.digits == 4 { // 2024/2025赛季
		m := numberAt(p.text, n.end+1)
		if e := p.any(p.space(m.end), "赛季", "财年", "年度", "学年"); m.end > 0 && e > 0 && m.digits == 4 && m.val == n.val+1 {
			a, b := point{base: baseAbsolute, year: n.val}, point{base: baseAbsolute, year: m.val}
			return phrase{start: i, end: e, a: a, b: b, isRange: true}
		}
	}
	k := p.dash(n.end)
	listed := k == 0 && p.has(n.end, "、") // 一、二季度
	if listed {
		k = p.space(n.end + len("、"))
	}
	if k == 0 {
		return phrase{}
	}
	if lead && p.has(k, "第") {
		k += len("第")
	}
	m := numberAt(p.text, k)
	if m.end == 0 || m.long || m.hanzi != n.hanzi || listed && m.val != n.val+1 {
		return phrase{}
	}
	var b point
	var end int
	if lead {
		b, end = p.ordinal(k)
		if end > 0 {
			end = p.tail(&b, end)
		}
	} else {
		if b, end = p.point(k); end == 0 && dp.text != "" {
			b, end = p.clockPoint(k)
		}
	}
	if end == 0 {
		return phrase{}
	}
	a := b
	a.part24 = dp
	switch {
	case b.base == baseAbsolute && b.level() == Year && n.digits == 4 && n.val < b.year:
		a.year = n.val
	case b.base == baseNone && b.level() == Month && b.day == 0 && n.val >= 1 && n.val <= 12 && b.month != 0 && b.part == Whole:
		a.month = n.val
	case b.base == baseNone && b.level() == Quarter && b.quarter > 0 && n.val >= 1 && n.val < b.quarter:
		a.quarter = n.val
	case b.base == baseNone && b.top() == Week && b.week > 0 && n.val >= 1 && n.val < b.week:
		a.week = n.val
	case b.base == baseNone && b.top() == Day && b.level() == Day && b.day > 0 && n.val >= 1 && n.val < b.day:
		a.day = n.val
	case b.top() >= Hour && b.clock == Hour && n.val <= 24 && n.val != b.hour:
		a.hour = n.val
		b.part24 = dp
	default:
		return phrase{}
	}
	return phrase{start: i, end: end, a: a, b: b, isRange: true}
}
