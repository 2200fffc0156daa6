package timex

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
		return r.words.holidays[pt.holiday-1].in(y, r.moons)
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

// endedOn is the months up to a day, in months where it is a month's last.
func endedOn(day period, months int) period {
	u := day.until
	if u.Day() != 1 {
		return daysOf(u.AddDate(0, -months, 0), day.from)
	}
	if months == 12 && u.Month() == 1 {
		return yearOf(u.Year() - 1)
	}
	if last := int(day.from.Month()); months == 3 && last%3 == 0 {
		return quarterOf(day.from.Year(), last/3)
	}
	return monthsOf(u.Year(), int(u.Month())-months, months, Month)
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
