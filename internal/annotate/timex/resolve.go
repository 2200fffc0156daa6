package timex

import (
	"strings"
	"time"

	"suyuan/internal/article"
)

// resolver places phrases on the calendar.
type resolver struct {
	text     string
	news     bool
	mem      memory
	moons    *lunarYears
	holidays []holiday
	// quoted says that the phrase stands in a quotation.
	quoted bool
}

// place is a resolved point.
type place struct {
	period
	anchor, how string
	clocked     bool // from and until lie within a day
	dated       bool // the year is said, or carried from where it is
}

// timex resolves ph and remembers what it says.
func (r *resolver) timex(ph *phrase) Timex {
	t := Timex{Span: article.Span{Start: ph.start, End: ph.end}, Kind: ph.kind, Bound: ph.bound, Part: ph.a.part, Fiscal: ph.a.fiscal}
	switch {
	case ph.kind == Set:
		t.How = "set"
		return t
	case ph.kind == Duration:
		t.Seconds, t.SecondsMax, t.How = ph.secs, ph.max, "duration"
		if ph.vague {
			t.Seconds, t.SecondsMax, t.How = 0, 0, "duration-vague"
		}
		return t
	case ph.kind == Clock:
		return r.clockOnly(ph, t)
	case ph.spanUnit != noUnit:
		return r.span(ph, t)
	}
	a := r.point(&ph.a, ph)
	if !a.ok() {
		t.How = "unresolved"
		if a.how != "" {
			t.How = a.how
		}
		return t
	}
	if ph.isRange {
		b := r.rangeEnd(ph, a)
		if !b.ok() {
			t.How = "unresolved"
			return t
		}
		return r.closed(t, a, b)
	}
	if ph.months > 0 {
		a.how += "-ended"
		a.period = endedOn(a.period, ph.months)
	}
	t.Anchor, t.How = a.anchor, a.how
	whole := a.period
	if !ph.titled && !ph.a.vague && ph.a.same == 0 && !r.compared(ph) {
		r.mem.note(whole, a.dated && !ph.toNow)
	}
	if ph.toNow && r.mem.now.ok() {
		if !whole.contains(r.mem.now.from) {
			whole = join(whole, r.mem.now)
		}
		t.How += "-to-now"
	}
	t.From, t.Until, t.ISO, t.Precision = whole.from, whole.until, whole.iso(), whole.prec
	if !r.news {
		r.open(ph, &t, a)
	}
	if r.news && !ph.titled {
		t.Dateline = r.dateline(ph, a)
	}
	return t
}

// compared says whether the time only measures another against itself, as in
// 较2023年8月的440亿美元: what follows goes on from the other one.
func (r *resolver) compared(ph *phrase) bool {
	if !r.mem.sentence.ok() {
		return false
	}
	before := strings.TrimRight(r.text[max(0, ph.start-12):ph.start], " ")
	for _, w := range [...]string{"较", "比", "相较于", "相比于", "高于", "低于", "高出", "少于", "多于"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	after := strings.TrimLeft(r.text[ph.end:min(len(r.text), ph.end+12)], " ")
	return strings.HasPrefix(after, "相比") || strings.HasPrefix(after, "同期相比")
}

// endedOn is the months up to a day, in months where it is a month's last.
func endedOn(day period, months int) period {
	u := day.until
	if u.Day() != 1 {
		return daysOf(u.AddDate(0, -months, 0), day.from)
	}
	if months == 12 && u.Month() == 1 {
		return yearOf(u.Year() - 1)
	}
	return monthsOf(u.Year(), int(u.Month())-months, months, Month)
}

// closed fills t with the range from a to b.
func (r *resolver) closed(t Timex, a, b place) Timex {
	t.Anchor, t.How = a.anchor, a.how+"-range"
	if !r.news {
		t.From, t.Until, t.Precision = a.from, b.from, max(a.prec, b.prec)
		t.ISO = join(a.period, b.period).iso()
		return t
	}
	p := join(a.period, b.period)
	if !p.ok() {
		t.Anchor, t.How = "", "unresolved"
		return t
	}
	r.mem.note(p, a.dated)
	t.From, t.Until, t.ISO, t.Precision = p.from, p.until, p.iso(), p.prec
	return t
}

// open gives an assistant's reading of bounds: one end open.
func (r *resolver) open(ph *phrase, t *Timex, a place) {
	switch ph.bound {
	case Since:
		t.Until = time.Time{}
		if ph.toNow {
			t.Until = r.mem.ref.Published
		}
	case After:
		if a.prec < Day {
			t.From = a.until
		}
		t.Until = time.Time{}
	case Before, AsOf:
		t.From, t.Until = time.Time{}, a.from
		if ph.inclusive && a.prec < Day {
			t.Until = a.until
		}
	default:
		if ph.a.base == baseNow && ph.a.u == uYear && ph.a.n == 0 && ph.a.level() == Year && !ph.a.vague && !ph.a.ago {
			t.Until = dayOf(r.mem.ref.Published).from // 今年 up to now
		}
	}
}

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
		if q := r.mem.quarter; r.news && pt.u == uQuarter && pt.n <= 0 && q.ok() && !forward(r.text, ph.start, ph.end) {
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
		if last.ok() && pt.u == uDay && pt.n == 0 && last.prec == Month {
			last = period{}
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
	uWeek: "week", uMonth: "month", uQuarter: "quarter", uHalf: "half", uYear: "year", uDecade: "decade", uCentury: "century"}

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

// narrow takes the part of in that the point's finer fields name; not ok if
// in is too coarse for them or has no such part.
func (r *resolver) narrow(in period, pt *point) period {
	y := in.from.Year()
	if in.prec < Year && pt.decade != 0 {
		c := (y - 1) / 100 * 100
		in = decadeOf(c + pt.decade)
		if in.from.Year() >= c+100 {
			return period{}
		}
		return in
	}
	if in.prec > Year && (pt.half != 0 || pt.quarter != 0 || pt.season != 0 || pt.month != 0 && in.prec != Half || pt.holiday != 0) {
		return period{}
	}
	if in.prec < Year && pt.level() != in.prec {
		return period{}
	}
	switch {
	case pt.holiday != 0:
		return r.holidays[pt.holiday-1].in(y, r.moons)
	case pt.lunar && pt.day == 0:
		return period{} // lunar months have no interchange form
	case pt.lunar && pt.month != 0:
		return r.moons.day(y, pt.month, pt.day)
	case pt.count != 0 && pt.month == 0:
		return counted(in, pt)
	case pt.month != 0 && pt.day != 0:
		if !realDate(y, pt.month, pt.day) {
			return period{}
		}
		return dayOf(date(y, pt.month, pt.day))
	case pt.month != 0:
		m := monthOf(y, pt.month)
		switch {
		case pt.count != 0:
			return counted(m, pt)
		case pt.nth != 0:
			f := m.from.AddDate(0, 0, 7*(pt.nth-1))
			u := f.AddDate(0, 0, 6)
			if !u.Before(m.until) {
				u = m.until.AddDate(0, 0, -1)
			}
			return daysOf(f, u)
		}
		return m
	case pt.day != 0:
		if in.prec != Month || !realDate(y, int(in.from.Month()), pt.day) {
			return period{}
		}
		return dayOf(date(y, int(in.from.Month()), pt.day))
	case pt.weekday != 0:
		if in.prec != Week {
			return period{}
		}
		return dayOf(in.from.AddDate(0, 0, pt.weekday-1))
	case pt.weekend:
		if in.prec != Week {
			return period{}
		}
		return daysOf(in.from.AddDate(0, 0, 5), in.from.AddDate(0, 0, 6))
	case pt.week != 0:
		return weekNo(y, pt.week)
	case pt.season != 0:
		return monthsOf(y, 3*pt.season, 3, Quarter)
	case pt.quarter != 0:
		return quarterOf(y, pt.quarter)
	case pt.half != 0:
		return halfOf(y, pt.half)
	}
	return in
}

// counted is the first or last count units of in.
func counted(in period, pt *point) period {
	y, m := in.from.Year(), int(in.from.Month())
	n := pt.count
	switch pt.countUnit {
	case uQuarter, uMonth:
		if in.prec > Year {
			return period{}
		}
		if pt.countUnit == uQuarter {
			n *= 3
		}
		if n > 12 {
			return period{}
		}
		if pt.fromEnd {
			m = 13 - n
		}
		if n == 1 {
			return monthOf(y, m)
		}
		if n == 12 {
			return yearOf(y)
		}
		return monthsOf(y, m, n, pt.countUnit.precision())
	case uWeek:
		if in.prec == Year {
			f := weekOf(date(y, 1, 4)).from
			if pt.fromEnd {
				f = weekOf(date(y, 12, 28)).from.AddDate(0, 0, -7*(n-1))
			}
			a, b := weekOf(f), weekOf(f.AddDate(0, 0, 7*(n-1)))
			return join(a, b)
		}
		n *= 7
	case uDay:
	default:
		return period{}
	}
	f := in.from
	if pt.fromEnd {
		f = in.until.AddDate(0, 0, -n)
	}
	u := f.AddDate(0, 0, n-1)
	if f.Before(in.from) || !u.Before(in.until) {
		return period{}
	}
	return daysOf(f, u)
}

// yearless places a point that leaves its year, month or week out.
func (r *resolver) yearless(pt *point, ph *phrase) place {
	how := pt.what()
	if pt.whole {
		if c := r.mem.year(); c.ok() {
			return place{period: yearOf(c.from.Year()), anchor: anchorContext, how: "whole-year", dated: true}
		}
		if n := r.mem.now; n.ok() {
			return place{period: yearOf(n.from.Year()), anchor: r.mem.anchor(), how: "whole-year"}
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
	if pt.season != 0 && r.news && !forward(r.text, ph.start, ph.end) {
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
	if step == stepYear && p.ok() && c.prec == Month && c.from.Month() >= 10 && p.from.Month() <= 3 {
		// 从去年12月的…跌至1月的…
		if q := at(c.from, 1); q.ok() && (!now.ok() || q.from.Before(now.until)) {
			p = q
		}
	}
	if p.ok() && now.ok() && step == stepYear && p.from.Sub(now.until) > 6*soon && c.from.Year() == now.from.Year() && !forward(r.text, ph.start, ph.end) {
		return period{} // 10月 in January, in a sentence that speaks of this year
	}
	if !p.ok() || !now.ok() || p.until.After(now.from) {
		return p
	}
	// What lies ahead of now does not take the year of what is past, unless the
	// story looks ahead from there: 今年4月宣布，到6月将达到….
	if c.prec > Year && p.from.After(c.from) {
		return p
	}
	if forward(r.text, ph.start, ph.end) {
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
	if next.ok() && (!past.ok() || forward(r.text, ph.start, ph.end)) {
		return next
	}
	switch {
	case !next.ok():
	case pt.holiday != 0:
		if next.from.Sub(now.from) < now.from.Sub(past.from) {
			return next
		}
	case pt.month != 0 && (pt.day != 0 || ph.bound == Before):
		// A deadline (11月15日之前) lies ahead rather than behind.
		if ahead := next.from.Sub(now.from); (ahead <= soon || ph.bound == Before) && ahead < now.from.Sub(past.from) {
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

// clockOnly fills t for a time of day without a date.
func (r *resolver) clockOnly(ph *phrase, t Timex) Timex {
	t.How = "clock"
	from, until, prec := timeOfDay(&ph.a)
	zero := clockDay
	t.From, t.Until, t.Precision = zero.Add(from), zero.Add(until), prec
	if ph.isRange {
		t.How = howClockRange
		bf, bu, bp := timeOfDay(&ph.b)
		t.Until, t.Precision = zero.Add(bu), max(prec, bp)
		if !r.news {
			t.Until = zero.Add(bf)
		}
		if r.news && !t.Until.After(t.From) {
			t.Until = t.Until.Add(24 * time.Hour)
		}
	}
	if !r.news {
		switch ph.bound {
		case Before, AsOf:
			t.From, t.Until = time.Time{}, t.From
		case After, Since:
			t.Until = time.Time{}
		}
	}
	return t
}

// same places 去年同期 and 2023年同期: the stretch last spoken of in the
// paragraph, in another year.
func (r *resolver) same(pt *point) place {
	last := r.mem.sentence.period
	if !last.ok() {
		last = r.mem.paragraph.period
	}
	if pt.base == baseContext {
		return place{period: last, anchor: anchorContext, how: "same-period"}
	}
	now := r.mem.now
	year := pt.year
	if pt.base == baseNow {
		if !last.ok() || last.prec < Year {
			return place{period: shifted(now, uYear, pt.n), anchor: r.mem.anchor(), how: "same-period"}
		}
		year = last.from.Year() + pt.n
	} else if !last.ok() || last.prec < Year {
		return place{period: yearOf(year), anchor: anchorAbsolute, how: "same-period"}
	}
	return place{period: inYear(last, year), anchor: anchorContext, how: "same-period", dated: true}
}

// inYear is the same stretch of another year; not ok where that can't be said.
func inYear(p period, year int) period {
	m := int(p.from.Month())
	months := (p.until.Year()-p.from.Year())*12 + int(p.until.Month()) - m
	switch {
	case p.prec == Year && p.single():
		return yearOf(year)
	case p.prec == Quarter && p.single():
		return quarterOf(year, (m+2)/3)
	case p.prec == Month && p.single():
		return monthOf(year, m)
	case p.prec == Week && p.single():
		_, w := p.from.ISOWeek()
		return weekNo(year, w)
	case p.prec >= Half && p.prec <= Month && p.from.Day() == 1 && p.until.Day() == 1 && months < 12: // 前三季度
		return monthsOf(year, m, months, p.prec)
	case p.prec >= Day:
		return daysOf(p.from.AddDate(year-p.from.Year(), 0, 0), p.until.Add(-1).AddDate(year-p.from.Year(), 0, 0))
	}
	return period{}
}

// ago places 三年前; how far ahead 三年后 lies depends on what happens first,
// so that only an assistant reads it.
func (r *resolver) ago(pt *point) place {
	now := r.mem.now
	if pt.vague {
		return place{how: "vague-ago"}
	}
	if !r.news {
		return r.moment(pt.u, pt.n)
	}
	if pt.n > 0 {
		return place{how: "hence-unresolved"}
	}
	p := shifted(now, pt.u, pt.n)
	if pt.u <= uHour && now.ok() && now.prec == Day {
		p = now
	}
	return place{period: p, anchor: r.mem.anchor(), how: "ago"}
}

// back is the day that lies n units of days, weeks or months after t.
func back(t time.Time, u unit, n int) time.Time {
	switch u {
	case uMonth:
		return t.AddDate(0, n, 0)
	case uWeek:
		return t.AddDate(0, 0, 7*n)
	}
	return t.AddDate(0, 0, n)
}

// moment is the instant n units after the reference.
func (r *resolver) moment(u unit, n int) place {
	t := r.mem.ref.Published
	if t.IsZero() {
		return place{}
	}
	var at time.Time
	switch u {
	case uYear:
		at = t.AddDate(n, 0, 0)
	case uMonth:
		at = t.AddDate(0, n, 0)
	case uWeek:
		at = t.AddDate(0, 0, 7*n)
	case uDay, uWorkday:
		at = t.AddDate(0, 0, n)
	default:
		at = t.Add(time.Duration(n) * time.Duration(u.seconds()) * time.Second)
		return place{period: period{from: at, until: at, prec: Second, first: Day}, anchor: anchorPublished, how: "ago", clocked: true}
	}
	return place{period: dayOf(at), anchor: anchorPublished, how: "ago"}
}

// span fills t for 过去三年 and 未来两周.
func (r *resolver) span(ph *phrase, t Timex) Timex {
	t.How = "span"
	if ph.vague {
		t.How = "span-vague"
		return t
	}
	t.Seconds, t.SecondsMax = ph.secs, ph.max
	now := r.mem.now
	if !now.ok() {
		return t
	}
	n := ph.spanN
	if !r.news {
		m := r.moment(ph.spanUnit, n)
		ref := r.mem.ref.Published
		if !m.clocked {
			ref = dayOf(ref).from
		} else {
			t.Anchor, t.From, t.Until, t.Precision = anchorPublished, ref, m.from, Second
			if n < 0 {
				t.From, t.Until = m.from, ref
			}
			t.ISO = daysOf(t.From, t.Until).iso()
			t.Seconds, t.SecondsMax = 0, 0
			return t
		}
		t.Seconds, t.SecondsMax = 0, 0
		t.Anchor = anchorPublished
		t.From, t.Until = m.from, ref
		if n > 0 { // from tomorrow on
			t.From, t.Until = ref.AddDate(0, 0, 1), m.from.AddDate(0, 0, 1)
		}
		t.ISO, t.Precision = daysOf(t.From, t.Until).iso(), Day
		return t
	}
	u := ph.spanUnit
	if u <= uHour {
		return t
	}
	far, here := shifted(now, u, n), shifted(now, u, 0)
	if u <= uMonth && now.prec == Day {
		far, here = dayOf(back(now.from, u, n)), now
	}
	if !far.ok() || !here.ok() {
		return t
	}
	p := join(far, here)
	if n > 0 {
		p = join(here, far)
	}
	t.Anchor, t.From, t.Until, t.ISO, t.Precision = r.mem.anchor(), p.from, p.until, p.iso(), p.prec
	return t
}

// dateline says whether the phrase is the date at the head of a paragraph of
// when a story was told (12月10日消息), and takes the first of a story as the
// day that it calls 今天.
func (r *resolver) dateline(ph *phrase, a place) bool {
	if ph.a.day == 0 && ph.a.holiday == 0 || a.prec < Day || ph.bound != NoBound {
		return false
	}
	line := r.text[max(0, ph.start-reach):ph.start]
	if k := strings.LastIndexByte(line, '\n'); k >= 0 {
		line = line[k+1:]
	} else if ph.start > reach {
		return false
	}
	switch strings.Trim(line, " \u3000*>#【】\t\r") {
	case "", "北京时间", "美国时间", "当地时间", "美东时间":
	default:
		return false
	}
	if !isDateline(r.text, ph.end) {
		return false
	}
	if !r.mem.dateline {
		r.mem.now, r.mem.dateline = dayOf(a.from), true
	}
	return true
}

// isDateline says whether what stands behind a date makes it a dateline.
func isDateline(text string, end int) bool {
	rest := strings.TrimLeft(text[end:min(len(text), end+30)], " ")
	for _, w := range []string{"消息", "讯", "电，", "电 ", "报道", "据"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

const howClockRange = "clock-range"

// clockDay is the day that a Clock's From and Until lie on.
var clockDay = date(1, 1, 2)
