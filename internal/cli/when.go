package cli

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"suyuan/graph"
)

// startOf is the first moment of a time as claims write it (2025, 2025-09,
// 2025-Q3, 2025-H1, 2025-W16, A/B), zero where it cannot be told.
func startOf(when string) time.Time {
	when, _, _ = strings.Cut(when, "/")
	if when == "" {
		return time.Time{}
	}
	for _, layout := range []string{"2006", "2006-01", "2006-01-02", "2006-01-02T15", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if len(layout) == len(when) {
			if t, err := time.Parse(layout, when); err == nil {
				return t
			}
		}
	}
	year, rest, _ := strings.Cut(when, "-")
	y, err := strconv.Atoi(year)
	if err != nil || rest == "" {
		return time.Time{}
	}
	n, err := strconv.Atoi(rest[1:])
	if err != nil {
		return time.Time{}
	}
	switch rest[0] {
	case 'Q':
		return time.Date(y, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC)
	case 'H':
		return time.Date(y, time.Month(6*n-5), 1, 0, 0, 0, 0, time.UTC)
	case 'W':
		// ISO 8601: week 1 holds January 4th; weeks start on Monday.
		fourth := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
		monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
		return monday.AddDate(0, 0, 7*(n-1))
	}
	return time.Time{}
}

// byTime orders statements by when they hold; those without a time come last,
// equal ones by id.
func byTime(a, b *graph.Statement) int {
	if (a.Time == "") != (b.Time == "") {
		if a.Time == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(startOf(a.Time).Compare(startOf(b.Time)), cmp.Compare(a.Time, b.Time), cmp.Compare(a.ID, b.ID))
}
