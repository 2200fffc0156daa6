package cli

import (
	"cmp"
	"time"

	"suyuan/graph"
)

// startOf is the first moment of a time as claims write it (see
// graph.Interval), zero where it cannot be told.
func startOf(when string) time.Time {
	from, _, err := graph.Interval(when)
	if err != nil {
		return time.Time{}
	}
	return from
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

// byTimeKnown is byTime with the unknown times first: the latest come last.
func byTimeKnown(a, b *graph.Statement) int {
	return cmp.Or(startOf(a.Time).Compare(startOf(b.Time)), cmp.Compare(a.ID, b.ID))
}
