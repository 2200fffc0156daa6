package timex

import (
	"time"
)

// same places 去年同期 and 2023年同期: the stretch last spoken of in the
// paragraph, in another year.
func (r *resolver) same(pt *point) place {
	last := r.mem.sentence.period
	if !last.ok() {
		last = r.mem.paragraph.period
	}
	if !last.ok() {
		last = r.mem.quarter // in a story about a quarter's results
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
	if p.from.Year() < 1 {
		return place{how: "ago-unresolved"} // before our era, for which the form of times has no year
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
