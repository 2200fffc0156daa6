package timex

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/6tail/lunar-go/calendar"
)

// holiday is a feast or a shopping day and how its date is found.
type holiday struct {
	name         string
	month, day   int  // of the solar year, or of the lunar one
	lunar        bool // day 0 is the last of the month before
	nth, weekday int  // the nth weekday (Sunday is 7) of month, day days later
	term         bool // 清明
	needs        bool // only beside a cue: 618 and 十一 are numbers otherwise
}

// parseHoliday reads a line of the lexicon of holidays: a name and its day.
func parseHoliday(line string) (holiday, error) {
	var h holiday
	rest, needs := strings.CutSuffix(line, " ?")
	h.needs = needs
	rest, after := strings.CutSuffix(rest, " +1")
	words := strings.Fields(rest)
	bad := errors.New("want a name and its day, as in 国庆 10-01, 春节 lunar 01-01, 母亲节 05 2-7 or 清明 qingming")
	if len(words) < 2 {
		return holiday{}, bad
	}
	last := words[len(words)-1]
	words = words[:len(words)-1]
	if last == "qingming" {
		h.month, h.term = 4, true
		h.name = strings.Join(words, " ")
		return h, nil
	}
	a, b, ok := strings.Cut(last, "-")
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	if !ok || errA != nil || errB != nil {
		return holiday{}, bad
	}
	switch before := words[len(words)-1]; {
	case len(a) == 1: // MM N-W
		m, err := strconv.Atoi(before)
		if err != nil || len(words) < 2 || m < 1 || m > 12 || x < 1 || x > 4 || y < 1 || y > 7 {
			return holiday{}, bad
		}
		h.month, h.nth, h.weekday = m, x, y
		words = words[:len(words)-1]
		if after {
			h.day = 1
		}
		h.name = strings.Join(words, " ")
		return h, nil
	case before == "lunar" && len(words) > 1:
		h.lunar = true
		words = words[:len(words)-1]
	}
	h.month, h.day = x, y
	if after || x < 1 || x > 12 || h.lunar && (y < 0 || y > 30) || !h.lunar && !realDate(2024, x, y) {
		return holiday{}, bad
	}
	h.name = strings.Join(words, " ")
	return h, nil
}

// besideDigits are the characters that, beside a holiday's name in digits, show that
// it is part of a number.
func besideDigits(name string) (notAfter, notBefore string) {
	const digits = "0123456789"
	first, last := name[0], name[len(name)-1]
	if first >= '0' && first <= '9' {
		notAfter = digits + ".,-"
	}
	if last >= '0' && last <= '9' {
		notBefore = digits + ".,-%"
	}
	return notAfter, notBefore
}

// in is the holiday's day in a year; not ok if it can't be told.
func (h *holiday) in(year int, moons *lunarYears) period {
	switch {
	case h.lunar:
		return moons.day(year, h.month, h.day)
	case h.term:
		return dayOf(qingming(year))
	case h.nth > 0:
		f := date(year, h.month, 1)
		d := 1 + (h.weekday-int(f.Weekday())+7)%7 + 7*(h.nth-1) + h.day
		return dayOf(date(year, h.month, d))
	}
	return dayOf(date(year, h.month, h.day))
}

// lunarYears keeps the months of the Chinese lunar calendar that were asked
// for: working out a year takes a tenth of a millisecond. It is safe for
// concurrent use.
type lunarYears struct{ years sync.Map }

// lunarMonths is, for each month of a lunar year (leap months left out), its
// first day and its length.
type lunarMonths [13]struct {
	first  time.Time
	length int
}

// day is a day of the lunar calendar; day 0 is the last of the month before
// (除夕). A month too short for the day gives no period.
func (l *lunarYears) day(year, month, day int) period {
	if year < 1600 || year > 2200 || month < 1 || month > 12 || day < 0 {
		return period{}
	}
	v, ok := l.years.Load(year)
	if !ok {
		v, _ = l.years.LoadOrStore(year, monthsOfLunarYear(year))
	}
	m := v.(*lunarMonths)[month]
	if day > m.length {
		return period{}
	}
	return dayOf(m.first.AddDate(0, 0, day-1))
}

func monthsOfLunarYear(year int) *lunarMonths {
	var out lunarMonths
	y := calendar.NewLunarYear(year)
	for k := 1; k <= 12; k++ {
		m := y.GetMonth(k)
		if m == nil {
			continue
		}
		s := calendar.NewSolarFromJulianDay(m.GetFirstJulianDay())
		out[k].first, out[k].length = date(s.GetYear(), s.GetMonth(), s.GetDay()), m.GetDayCount()
	}
	return &out
}

// qingming is the day of the solar term 清明 (the sun at 15° ecliptic
// longitude), by the usual approximation of the almanacs: exact from 1901 to
// 2099, where the table test holds it against the calendar library.
func qingming(year int) time.Time {
	y := year % 100
	c := 4.81
	if year < 2000 {
		c = 5.59
	}
	return date(year, 4, int(float64(y)*0.2422+c)-y/4)
}
