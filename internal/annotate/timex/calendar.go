package timex

import (
	"fmt"
	"time"
)

// period is a stretch of the calendar: half-open, with its precision and its
// interchange form.
type period struct {
	from, until time.Time
	prec        Precision
	iso         string
}

func (p period) ok() bool { return !p.from.IsZero() }

func (p period) contains(t time.Time) bool { return !t.Before(p.from) && t.Before(p.until) }

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func yearOf(y int) period {
	return period{date(y, 1, 1), date(y+1, 1, 1), Year, fmt.Sprintf("%04d", y)}
}

// monthOf takes any month number: 0 is December of the year before.
func monthOf(y, m int) period {
	f := date(y, m, 1)
	return period{f, f.AddDate(0, 1, 0), Month, f.Format("2006-01")}
}

func quarterOf(y, q int) period {
	f := date(y, 3*q-2, 1)
	return period{f, f.AddDate(0, 3, 0), Quarter, fmt.Sprintf("%04d-Q%d", f.Year(), (int(f.Month())+2)/3)}
}

func halfOf(y, h int) period { return monthsOf(y, 6*h-5, 6, Half) }

// monthsOf is n months from month m of year y on, as A/B.
func monthsOf(y, m, n int, prec Precision) period {
	f := date(y, m, 1)
	u := f.AddDate(0, n, 0)
	return period{f, u, prec, f.Format("2006-01") + "/" + u.AddDate(0, -1, 0).Format("2006-01")}
}

func decadeOf(y int) period {
	y -= y % 10
	return period{date(y, 1, 1), date(y+10, 1, 1), Decade, fmt.Sprintf("%04d/%04d", y, y+9)}
}

// centuryOf is the nth century; the 21st begins in 2001.
func centuryOf(n int) period {
	y := (n-1)*100 + 1
	return period{date(y, 1, 1), date(y+100, 1, 1), Century, fmt.Sprintf("%04d/%04d", y, y+99)}
}

// weekOf is the ISO week that t lies in, from Monday on.
func weekOf(t time.Time) period {
	f := dayOf(t).from
	f = f.AddDate(0, 0, -(int(f.Weekday())+6)%7)
	y, w := f.ISOWeek()
	return period{f, f.AddDate(0, 0, 7), Week, fmt.Sprintf("%04d-W%02d", y, w)}
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
	return period{f, f.AddDate(0, 0, 1), Day, f.Format("2006-01-02")}
}

// realDate says whether the calendar has that day.
func realDate(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

func daysIn(y, m int) int { return date(y, m+1, 0).Day() }

// daysOf is the days from a to b, b included.
func daysOf(a, b time.Time) period {
	return period{dayOf(a).from, dayOf(b).until, Day, dayOf(a).iso + "/" + dayOf(b).iso}
}

// join is the stretch from the beginning of a to the end of b.
func join(a, b period) period {
	if !a.from.Before(b.until) {
		return period{}
	}
	p := period{from: a.from, until: b.until, prec: max(a.prec, b.prec)}
	if a.iso == b.iso {
		p.iso = a.iso
		return p
	}
	p.iso = isoStart(a.iso) + "/" + isoEnd(b.iso)
	return p
}

// isoStart and isoEnd take the ends of an interchange form that may itself be
// an interval.
func isoStart(s string) string {
	for i := range s {
		if s[i] == '/' {
			return s[:i]
		}
	}
	return s
}

func isoEnd(s string) string {
	for i := range s {
		if s[i] == '/' {
			return s[i+1:]
		}
	}
	return s
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
	uHalf
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
	case uWeekend:
		return 2 * day
	case uWeek:
		return 7 * day
	case uMonth:
		return 30 * day
	case uQuarter:
		return 91 * day
	case uHalf:
		return 182 * day
	case uYear:
		return 365 * day
	case uDecade:
		return 3650 * day
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
	case uHalf:
		return Half
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
	case uWeekend:
		f := weekOf(t.AddDate(0, 0, 7*n)).from
		return daysOf(f.AddDate(0, 0, 5), f.AddDate(0, 0, 6))
	case uMonth:
		return monthOf(t.Year(), int(t.Month())+n)
	case uQuarter:
		return quarterOf(t.Year(), (int(t.Month())+2)/3+n)
	case uHalf:
		return halfOf(t.Year(), (int(t.Month())+5)/6+n)
	case uYear:
		return yearOf(t.Year() + n)
	case uDecade:
		return decadeOf(t.Year() + 10*n)
	case uCentury:
		return centuryOf((t.Year()-1)/100 + 1 + n)
	}
	return period{}
}
