package timex

import (
	"bytes"
	"strconv"
	"time"
)

// period is a stretch of the calendar: half-open, with its precision. Its
// interchange form is written only when it is asked for.
type period struct {
	from, until time.Time
	prec        Precision
	// first is the precision of the interchange form, or of its beginning where
	// it is an interval A/B; then last is that of B, else NoPrecision.
	first, last Precision
}

func (p period) ok() bool { return !p.from.IsZero() }

func (p period) contains(t time.Time) bool { return !t.Before(p.from) && t.Before(p.until) }

// single says whether the interchange form is no interval.
func (p period) single() bool { return p.last == NoPrecision }

// iso is the interchange form: 2025, 2025-09, 2025-Q3, A/B with B included.
func (p period) iso() string {
	if !p.ok() {
		return ""
	}
	b := appendISO(make([]byte, 0, 24), p.from, p.first)
	if p.single() {
		return string(b)
	}
	a := len(b)
	b = appendISO(append(b, '/'), p.until.Add(-1), p.last)
	if bytes.Equal(b[:a], b[a+1:]) { // 7月25日8点到10点
		b = b[:a]
	}
	return string(b)
}

// appendISO writes the year, quarter, month, week or day that t lies in.
func appendISO(b []byte, t time.Time, prec Precision) []byte {
	y, m, d := t.Date()
	if prec == Week {
		y, d = t.ISOWeek()
		return appendInt(append(appendInt(b, y, 4), "-W"...), d, 2)
	}
	b = appendInt(b, y, 4)
	switch prec {
	case Year:
		return b
	case Quarter:
		return appendInt(append(b, "-Q"...), (int(m)+2)/3, 1)
	}
	b = appendInt(append(b, '-'), int(m), 2)
	if prec == Month {
		return b
	}
	return appendInt(append(b, '-'), d, 2)
}

func appendInt(b []byte, n, width int) []byte {
	for pow := 10; width > 1; width, pow = width-1, pow*10 {
		if n < pow {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func yearOf(y int) period {
	return period{from: date(y, 1, 1), until: date(y+1, 1, 1), prec: Year, first: Year}
}

// monthOf takes any month number: 0 is December of the year before.
func monthOf(y, m int) period {
	return period{from: date(y, m, 1), until: date(y, m+1, 1), prec: Month, first: Month}
}

func quarterOf(y, q int) period {
	return period{from: date(y, 3*q-2, 1), until: date(y, 3*q+1, 1), prec: Quarter, first: Quarter}
}

func halfOf(y, h int) period { return monthsOf(y, 6*h-5, 6, Half) }

// monthsOf is n months from month m of year y on, as A/B.
func monthsOf(y, m, n int, prec Precision) period {
	return period{from: date(y, m, 1), until: date(y, m+n, 1), prec: prec, first: Month, last: Month}
}

func decadeOf(y int) period {
	y -= y % 10
	return period{from: date(y, 1, 1), until: date(y+10, 1, 1), prec: Decade, first: Year, last: Year}
}

// centuryOf is the nth century; the 21st begins in 2001.
func centuryOf(n int) period {
	y := (n-1)*100 + 1
	return period{from: date(y, 1, 1), until: date(y+100, 1, 1), prec: Century, first: Year, last: Year}
}

// weekOf is the ISO week that t lies in, from Monday on.
func weekOf(t time.Time) period {
	f := dayOf(t).from
	f = f.AddDate(0, 0, -(int(f.Weekday())+6)%7)
	return period{from: f, until: f.AddDate(0, 0, 7), prec: Week, first: Week}
}

// weekNo is ISO week w of year y; not ok if the year has no such week.
func weekNo(y, w int) period {
	p := weekOf(date(y, 1, 4).AddDate(0, 0, 7*(w-1)))
	if iy, iw := p.from.ISOWeek(); iy != y || iw != w {
		return period{}
	}
	return p
}

func dayOf(t time.Time) period {
	f := date(t.Year(), int(t.Month()), t.Day())
	return period{from: f, until: f.AddDate(0, 0, 1), prec: Day, first: Day}
}

// realDate says whether the calendar has that day.
func realDate(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

func daysIn(y, m int) int { return date(y, m+1, 0).Day() }

// daysOf is the days from a to b, b included.
func daysOf(a, b time.Time) period { return join(dayOf(a), dayOf(b)) }

// join is the stretch from the beginning of a to the end of b; not ok if
// that is empty.
func join(a, b period) period {
	if !a.from.Before(b.until) {
		return period{}
	}
	if a.from.Equal(b.from) && a.until.Equal(b.until) {
		return a
	}
	p := period{from: a.from, until: b.until, prec: max(a.prec, b.prec), first: a.first, last: b.last}
	if b.single() {
		p.last = b.first
	}
	return p
}

// unit is a unit of the calendar or the clock.
type unit uint8

const (
	noUnit unit = iota
	uSecond
	uMinute
	uHour
	uDay
	uWorkday
	uWeekend
	uWeek
	uMonth
	uQuarter
	uYear
	uDecade
	uCentury
)

// seconds is the length of a unit; months and years are 30 and 365 days long,
// as Recognizers-Text counts them.
func (u unit) seconds() float64 {
	const day = 86400
	switch u {
	case uSecond:
		return 1
	case uMinute:
		return 60
	case uHour:
		return 3600
	case uDay, uWorkday:
		return day
	case uWeek:
		return 7 * day
	case uMonth:
		return 30 * day
	case uQuarter:
		return 91 * day
	case uYear:
		return 365 * day
	case uCentury:
		return 36500 * day
	}
	return 0
}

func (u unit) precision() Precision {
	switch u {
	case uSecond:
		return Second
	case uMinute:
		return Minute
	case uHour:
		return Hour
	case uDay, uWorkday, uWeekend:
		return Day
	case uWeek:
		return Week
	case uMonth:
		return Month
	case uQuarter:
		return Quarter
	case uYear:
		return Year
	case uDecade:
		return Decade
	case uCentury:
		return Century
	}
	return NoPrecision
}

// shifted is the unit u that lies n units after the one that now lies in. It
// is not ok if now is coarser than the unit: which day is 昨天 is not known
// from a month.
func shifted(now period, u unit, n int) period {
	if !now.ok() || now.prec < u.precision() && now.prec != Week {
		return period{}
	}
	t := now.from
	switch u {
	case uDay, uWorkday, uHour, uMinute, uSecond:
		if now.prec < Day {
			return period{}
		}
		return dayOf(t.AddDate(0, 0, n))
	case uWeek:
		return weekOf(t.AddDate(0, 0, 7*n))
	case uMonth:
		return monthOf(t.Year(), int(t.Month())+n)
	case uQuarter:
		return quarterOf(t.Year(), (int(t.Month())+2)/3+n)
	case uYear:
		return yearOf(t.Year() + n)
	case uDecade:
		return decadeOf(t.Year() + 10*n)
	case uCentury:
		return centuryOf((t.Year()-1)/100 + 1 + n)
	}
	return period{}
}
