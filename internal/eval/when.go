package eval

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	quarterForm = regexp.MustCompile(`^(\d{4})-?Q([1-4])$`)
	weekForm    = regexp.MustCompile(`^(\d{4})-?W(\d\d?)$`)
	dateForm    = regexp.MustCompile(`^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$`)
)

// sameTime says whether two times begin and end on the same days: 2025-Q3 and
// 2025-07/2025-09 do. Times that cannot be read are the same if their texts are.
// A time that is not there is never the same.
func sameTime(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	from, to, ok := days(a)
	otherFrom, otherTo, otherOK := days(b)
	if !ok || !otherOK {
		return a == b
	}
	return from.Equal(otherFrom) && to.Equal(otherTo)
}

// days gives the first and the last day of an ISO 8601 date, month, quarter,
// week, year or interval.
func days(s string) (first, last time.Time, ok bool) {
	if a, b, interval := strings.Cut(s, "/"); interval {
		first, _, ok = days(a)
		_, last, right := days(b)
		return first, last, ok && right
	}
	if m := quarterForm.FindStringSubmatch(s); m != nil {
		y, month := number(m[1]), 3*number(m[2])
		return date(y, month-2, 1), date(y, month+1, 0), y > 0
	}
	if m := weekForm.FindStringSubmatch(s); m != nil {
		y, w := number(m[1]), number(m[2])
		// 4 January is always in the first week.
		monday := date(y, 1, 4)
		monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(w-1))
		isoYear, isoWeek := monday.ISOWeek()
		return monday, monday.AddDate(0, 0, 6), y > 0 && isoYear == y && isoWeek == w
	}
	m := dateForm.FindStringSubmatch(s)
	if m == nil || m[1] == "0000" {
		return first, last, false
	}
	y := number(m[1])
	switch {
	case m[2] == "":
		return date(y, 1, 1), date(y, 12, 31), true
	case m[3] == "":
		month := number(m[2])
		return date(y, month, 1), date(y, month+1, 0), 1 <= month && month <= 12
	}
	month, day := number(m[2]), number(m[3])
	first = date(y, month, day)
	return first, first, int(first.Month()) == month && first.Day() == day
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// number reads digits that an expression has matched.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
