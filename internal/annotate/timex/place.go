package timex

import (
	"time"
)

// point places pt; the result is not ok if it can't be told.
func (r *resolver) point(pt *point, ph *phrase) place {
	switch {
	case pt.same != 0:
		return r.same(pt)
	case pt.ago:
		return r.ago(pt)
	}
	var in period // what the base says
	var anchor, how string
	switch pt.base {
	case baseAbsolute:
		in, anchor, how = yearOf(pt.year), anchorAbsolute, "year"
		if pt.decade != 0 {
			return place{period: decadeOf(pt.year), anchor: anchorAbsolute, how: "decade"}
		}
	case baseNow:
		now := r.mem.now
		anchor, how = r.mem.anchor(), "relative-"+unitNames[pt.u]
		if pt.vague && pt.n > 0 { // 现在, 马上: an assistant's moment
			return r.moment(uSecond, 0)
		}
		switch {
		case pt.open && r.news:
			return place{how: "now-vague"}
		case pt.vague:
			// Careful readers take 近日 and 日前 for the month of the publication.
			if r.news && now.ok() && now.prec > Month {
				now = monthOf(now.from.Year(), int(now.from.Month()))
			}
			return place{period: now, anchor: anchor, how: "about-now"}
		}
		if d := r.mem.sentence; r.quoted && pt.u == uDay && d.ok() && d.prec >= Day && d.single() {
			// 在周五的声明中说：“今天…”: a speaker's today is the day of speaking.
			now, anchor = dayOf(d.from), anchorContext
		}
		if q := r.mem.quarter; r.news && pt.u == uQuarter && pt.n <= 0 && q.ok() && !r.forward(ph.start, ph.end) {
			// In a story about a quarter's results 本季度 is that quarter.
			now, anchor = q, anchorContext
		}
		in = shifted(now, pt.u, pt.n)
		if !in.ok() && now.ok() && pt.u == uDay && pt.n >= -1 && pt.n <= 0 {
			// The day is not known, but what is known of the publication date is.
			return place{period: now, anchor: anchor, how: "published-precision"}
		}
		if pt.weekday != 0 && !in.ok() && now.ok() && pt.n == 0 {
			return place{period: now, anchor: anchor, how: "published-precision"}
		}
	case baseContext:
		last := r.mem.last()
		anchor, how = anchorContext, "context-"+unitNames[pt.u]
		if pt.u == noUnit {
			return place{period: last, anchor: anchor, how: "context-time"}
		}
		if pt.u == uDay && (last.prec < Day || !r.mem.paragraph.ok()) {
			month := last
			last = r.mem.lastDay() // 8月28日公布二季度业绩。次日…
			if r.news && r.mem.paragraph.ok() && month.prec == Month && last.ok() && !month.contains(last.from) {
				return place{period: month, anchor: anchor, how: how} // 今年7月发文。第二天…: some day of it
			}
		}
		in = shifted(last, pt.u, pt.n)
	default:
		return r.yearless(pt, ph)
	}
	if !in.ok() {
		return place{}
	}
	p := r.narrow(in, pt)
	if w := pt.what(); w != "" {
		how = w
	}
	dated := pt.base == baseAbsolute || pt.base == baseNow && pt.u == uYear || pt.base == baseContext && r.mem.story.dated
	return r.clocked(pt, place{period: p, anchor: anchor, how: how, dated: dated})
}

var unitNames = [...]string{noUnit: "time", uSecond: "second", uMinute: "minute", uHour: "hour", uDay: "day", uWorkday: "day", uWeekend: "weekend",
	uWeek: "week", uMonth: "month", uQuarter: "quarter", uYear: "year", uDecade: "decade", uCentury: "century"}

// what names the finest part of the calendar that the point gives below its
// base; empty if it gives none.
func (p *point) what() string {
	switch {
	case p.holiday != 0:
		return "holiday"
	case p.weekday != 0:
		return "weekday"
	case p.weekend:
		return "weekend"
	case p.lunar:
		return "lunar-day"
	case p.day != 0:
		return "day"
	case p.nth != 0 || p.week != 0:
		return "week"
	case p.count != 0:
		return "first-units"
	case p.month != 0:
		return "month"
	case p.season != 0:
		return "season"
	case p.quarter != 0:
		return "quarter"
	case p.half != 0:
		return "half"
	case p.decade != 0:
		return "decade"
	}
	return ""
}

// lately is 1 where 全年 is the year that is just over: news of the first months of a
// year tell what it came to, unless they speak of a goal or a forecast.
func (r *resolver) lately(ph *phrase) int {
	if !r.news || r.mem.now.from.Month() > reportMonths {
		return 0
	}
	near := r.text[max(0, ph.start-goalReach):min(len(r.text), ph.end+goalReach)]
	if containsAny(near, r.words.cues.goal) {
		return 0
	}
	return 1
}

// reportMonths are the first months of a year, in which the last is reported.
const reportMonths = 2

// goalReach is how far, in bytes, a word of a goal may stand from the year.
const goalReach = 30

// yearless places a point that leaves its year, month or week out.
func (r *resolver) yearless(pt *point, ph *phrase) place {
	how := pt.what()
	if pt.whole {
		if c := r.mem.year(); c.ok() {
			return place{period: yearOf(c.from.Year()), anchor: anchorContext, how: "whole-year", dated: true}
		}
		if n := r.mem.now; n.ok() {
			return place{period: yearOf(n.from.Year() - r.lately(ph)), anchor: r.mem.anchor(), how: "whole-year"}
		}
		return place{}
	}
	if pt.century != 0 {
		in := centuryOf(pt.century)
		if pt.decade != 0 {
			in, how = decadeOf((pt.century-1)*100+pt.decade), "decade"
		} else {
			how = "century"
		}
		return place{period: in, anchor: anchorAbsolute, how: how}
	}
	if pt.decade != 0 {
		y := 1900 + pt.decade
		if pt.decade < 30 {
			y = 2000 + pt.decade
		}
		return place{period: decadeOf(y), anchor: anchorAbsolute, how: "decade"}
	}
	if r.news && pt.fiscal && pt.quarter != 0 {
		return place{how: "fiscal-quarter-of-no-year"} // each company's year begins elsewhere
	}
	if r.news && pt.week != 0 && pt.week < 5 && pt.month == 0 && !ph.isRange {
		return place{how: "week-of-no-year"} // 上市第一周: reckoned from what happened
	}
	at, step := r.slots(pt)
	now := r.mem.now
	if p := r.carried(at, step, ph); p.ok() && r.news {
		return r.clocked(pt, place{period: p, anchor: anchorContext, how: how + "-carried", dated: r.mem.year().ok()})
	}
	if !now.ok() {
		return place{}
	}
	if pt.season != 0 && r.news && !r.forward(ph.start, ph.end) {
		return place{how: "season-of-no-year"} // 冬季道路: any winter
	}
	if step == stepWeek && now.prec < Week {
		return place{period: now, anchor: r.mem.anchor(), how: "published-precision"}
	}
	p := r.nearest(at, pt, ph, now)
	if !p.ok() {
		return place{}
	}
	return r.clocked(pt, place{period: p, anchor: r.mem.anchor(), how: how})
}

// carried is the candidate that the context's year (of a bare day, month)
// gives; not ok if there is none or the words speak against it.
func (r *resolver) carried(at func(time.Time, int) period, step step, ph *phrase) period {
	now := r.mem.now
	var c period
	switch step {
	case stepYear:
		c = r.mem.year()
	case stepMonth:
		c = r.mem.month()
	}
	if !c.ok() {
		return period{}
	}
	p := at(c.until.AddDate(0, 0, -1), 0)
	if step == stepYear && p.ok() && (c.prec == Month || c.prec == Quarter) && c.from.Month() >= 10 && p.from.Month() <= 3 {
		// 从去年12月的…跌至1月的…; 2022年第四季度起…，3月3日…
		if q := at(c.from, 1); q.ok() && (!now.ok() || q.from.Before(now.until)) {
			p = q
		}
	}
	if p.ok() && now.ok() && step == stepYear && p.from.Sub(now.until) > 6*soon && c.from.Year() == now.from.Year() && !r.forward(ph.start, ph.end) {
		return period{} // 10月 in January, in a sentence that speaks of this year
	}
	if p.ok() && now.ok() && ph.bound == AsOf && p.from.After(now.from) {
		return period{} // 到2025年6月将…。截至9月23日: what is counted so far is over
	}
	if !p.ok() || !now.ok() || p.until.After(now.from) {
		return p
	}
	// What lies ahead of now does not take the year of what is past, unless the
	// story looks ahead from there: 今年4月宣布，到6月将达到….
	if c.prec > Year && p.from.After(c.from) {
		return p
	}
	if r.forward(ph.start, ph.end) {
		return period{}
	}
	return p
}

// step is how far apart the candidates for a point lie.
type step uint8

const (
	stepYear step = iota
	stepMonth
	stepWeek
)

// slots gives a function that places pt in the year (month, week) that lies k
// after the one of t, and how far apart those are.
func (r *resolver) slots(pt *point) (func(t time.Time, k int) period, step) {
	switch {
	case pt.month == 0 && pt.day != 0:
		return func(t time.Time, k int) period {
			return r.narrow(monthOf(t.Year(), int(t.Month())+k), pt)
		}, stepMonth
	case pt.weekday != 0 || pt.weekend:
		return func(t time.Time, k int) period {
			return r.narrow(weekOf(t.AddDate(0, 0, 7*k)), pt)
		}, stepWeek
	}
	return func(t time.Time, k int) period {
		return r.narrow(yearOf(t.Year()+k), pt)
	}, stepYear
}

// soon is how far ahead a day of the month may lie without any word saying
// so: nobody writes 11月1日 of a day eleven months ago.
const soon = 31 * 24 * time.Hour

// nearest chooses among the candidates: the latest that has begun by now, or
// the next one where the words look forward.
func (r *resolver) nearest(at func(time.Time, int) period, pt *point, ph *phrase, now period) period {
	var past, next period
	// Leap days and fifth weeks make some candidates missing: eight reach
	// across any gap.
	for k := 1; k >= -8; k-- {
		if p := at(now.from, k); p.ok() && p.from.Before(now.until) {
			past = p
			break
		}
	}
	for k := -1; k <= 8; k++ {
		if p := at(now.from, k); p.ok() && p.until.After(now.from) {
			next = p
			break
		}
	}
	if !r.news {
		if past.ok() {
			return past
		}
		return next
	}
	if next.ok() && past.ok() && pt.day != 0 && now.prec >= Day {
		// A day without a year is seldom half a year away.
		behind, ahead := now.from.Sub(past.from), next.from.Sub(now.from)
		if behind <= 3*soon && ahead > 6*soon {
			return past
		}
	}
	if next.ok() && past.ok() && past.prec <= Quarter && next.from.Sub(now.from) > 6*soon && now.from.Sub(past.until) < 3*soon {
		return past // 三季度营收将下滑, said in October before the results are out
	}
	if next.ok() && (!past.ok() || r.forward(ph.start, ph.end)) {
		return next
	}
	switch {
	case !next.ok():
	case pt.holiday != 0:
		if next.from.Sub(now.from) < now.from.Sub(past.from) {
			return next
		}
	case pt.month != 0 && (pt.day != 0 || ph.bound == Before || ph.scheduled):
		// A deadline (11月15日之前) and the day that something holds from (9月起)
		// are the nearer one.
		ahead := next.from.Sub(now.from)
		if (ahead <= soon || ph.bound == Before || ph.scheduled) && ahead < now.from.Sub(past.from) {
			return next
		}
	case (pt.month != 0 && pt.day == 0 || pt.quarter != 0) && next.from.After(now.from) && next.from.Sub(now.from) <= 2*soon:
		// In September 10月发布 is the coming October: of the 26 months without a
		// word of tense in the corpus that began within two months, 25 lay
		// ahead, most of them announced so. Further off the latest one is meant.
		if ph.bound == NoBound && !past.contains(now.from) && r.announced(ph.end) {
			return next
		}
	}
	return past
}

// rangeEnd places the end of a range that begins at a.
func (r *resolver) rangeEnd(ph *phrase, a place) place {
	b := &ph.b
	if b.base == baseContext { // 2020年12月到次年4月
		r.mem.note(a.period, a.dated)
	}
	if b.base != baseNone {
		p := r.point(b, ph)
		if p.ok() && !p.from.After(a.from) && (ph.a.month > b.month || b.month == 0 && b.quarter < ph.a.quarter) && b.base != baseContext {
			// 2023年12月至2月
			if q := r.narrow(yearOf(p.from.Year()+1), b); q.ok() {
				p.period = q
				p = r.clocked(b, p)
			}
		}
		return p
	}
	if !b.hasDate() || b.level() >= Hour && b.day == ph.a.day && b.month == ph.a.month && b.weekday == ph.a.weekday && b.holiday == ph.a.holiday {
		return r.clocked(b, place{period: dayOf(a.from), anchor: a.anchor, how: a.how})
	}
	at, _ := r.slots(b)
	for k := 0; k <= 8; k++ {
		if p := at(a.from, k); p.ok() && p.from.After(a.from) {
			return r.clocked(b, place{period: p, anchor: a.anchor, how: a.how})
		}
	}
	return place{}
}

// clocked narrows a day to the time of day that the point gives.
func (r *resolver) clocked(pt *point, p place) place {
	if !p.ok() || pt.clock == NoPrecision && pt.part24.text == "" {
		return p
	}
	if p.prec != Day || !p.single() {
		return p
	}
	day := p.from
	p.clocked = true
	p.how += "-clock"
	from, until, prec := timeOfDay(pt)
	if from >= 24*time.Hour && r.news { // 12月31日24时 is still that day
		from, until, prec = 24*time.Hour-time.Minute, 24*time.Hour, Minute
	}
	p.from, p.until, p.prec = day.Add(from), day.Add(until), prec
	return p
}

// timeOfDay is the clock time of a point, from midnight on.
func timeOfDay(pt *point) (from, until time.Duration, prec Precision) {
	d := pt.part24
	if pt.clock == NoPrecision {
		return time.Duration(d.from) * time.Hour, time.Duration(d.until) * time.Hour, Hour
	}
	h := pt.hour
	switch {
	case d.text == "":
	case d.pm && h < 12 && !(d.from == 11 && h >= 10):
		h += 12
	case d.pm && h == 12 && d.from >= 16:
		h = 24
	case !d.pm && h == 12 && d.from < 5:
		h = 0
	}
	from = time.Duration(h)*time.Hour + time.Duration(pt.min)*time.Minute + time.Duration(pt.sec)*time.Second
	step := time.Hour
	switch pt.clock {
	case Minute:
		step = time.Minute
	case Second:
		step = time.Second
	}
	return from, from + step, pt.clock
}
