package graph

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Interval is the stretch of time that an ISO 8601 time of the vocabulary
// covers: a year (2025), half (2025-H1), quarter (2025-Q3), month (2025-09),
// week (2025-W16), day (2025-09-29), hour, minute or second of a day
// (2025-09-29T10:30), or an interval A/B of two of these with B included. The
// end is exclusive. Articles name local times without a zone: all are taken
// as UTC, so that they compare.
func Interval(iso string) (from, until time.Time, err error) {
	first, second, both := strings.Cut(iso, "/")
	if from, until, err = period(first); err != nil || !both {
		return from, until, err
	}
	start, end, err := period(second)
	if err != nil {
		return from, until, err
	}
	if start.Before(from) {
		return from, until, fmt.Errorf("the time %q ends before it starts", iso)
	}
	return from, end, nil
}

func period(iso string) (from, until time.Time, err error) {
	bad := fmt.Errorf("%q is no time of the form 2025, 2025-Q3, 2025-09, 2025-W16 or 2025-09-29", iso)
	year, rest, more := strings.Cut(iso, "-")
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || y < 1 {
		return from, until, bad
	}
	if !more {
		return date(y, 1, 1), date(y+1, 1, 1), nil
	}
	if kind, digits := rest[:min(1, len(rest))], rest[min(1, len(rest)):]; kind == "Q" || kind == "H" || kind == "W" {
		n, err := strconv.Atoi(digits)
		switch {
		case err != nil || n < 1:
			return from, until, bad
		case kind == "Q" && n <= 4:
			return date(y, time.Month(3*n-2), 1), date(y, time.Month(3*n+1), 1), nil
		case kind == "H" && n <= 2:
			return date(y, time.Month(6*n-5), 1), date(y, time.Month(6*n+1), 1), nil
		case kind == "W" && n <= 53:
			// ISO week 1 is the one with the fourth of January in it.
			fourth := date(y, 1, 4)
			monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(n-1))
			return monday, monday.AddDate(0, 0, 7), nil
		}
		return from, until, bad
	}
	for _, f := range []struct {
		layout string
		next   func(time.Time) time.Time
	}{
		{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
		{"2006-01-02T15", func(t time.Time) time.Time { return t.Add(time.Hour) }},
		{"2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) }},
		{"2006-01-02T15:04:05", func(t time.Time) time.Time { return t.Add(time.Second) }},
	} {
		if len(iso) != len(f.layout) {
			continue
		}
		t, err := time.Parse(f.layout, iso)
		if err != nil {
			return from, until, bad
		}
		return t, f.next(t), nil
	}
	return from, until, bad
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
