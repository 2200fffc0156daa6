package cli

import (
	"cmp"
	"slices"
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

// byTime orders statements by when they hold, those of one time by id.
func byTime(a, b *graph.Statement) int {
	return cmp.Or(byPeriod(a, b), cmp.Compare(a.ID, b.ID))
}

// byPeriod orders statements by when they hold; those without a time come last.
func byPeriod(a, b *graph.Statement) int {
	if (a.Time == "") != (b.Time == "") {
		if a.Time == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(startOf(a.Time).Compare(startOf(b.Time)), cmp.Compare(a.Time, b.Time))
}

// byTimeKnown is byTime with the unknown times first: the latest come last.
func byTimeKnown(a, b *graph.Statement) int {
	return cmp.Or(startOf(a.Time).Compare(startOf(b.Time)), cmp.Compare(a.ID, b.ID))
}

// byDay is byTime for readers: those without a time by the day on which they were
// first told, and of one time events first, then figures by metric.
func (l *lookup) byDay(a, b *graph.Statement) int {
	if a.Time == "" && b.Time == "" {
		x, y := l.told(a), l.told(b)
		return cmp.Or(startOf(x).Compare(startOf(y)), byKind(a, b), cmp.Compare(a.ID, b.ID))
	}
	if a.Time != b.Time {
		return byTime(a, b)
	}
	return cmp.Or(byKind(a, b), l.order(a.Metric)-l.order(b.Metric), cmp.Compare(a.ID, b.ID))
}

func byKind(a, b *graph.Statement) int {
	kinds := []graph.Kind{graph.EventKind, graph.RelationKind, graph.FigureKind}
	return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
}

// when is the time of a statement, or else the day on which it was first told.
func (l *lookup) when(s *graph.Statement) string {
	if s.Time != "" {
		return s.Time
	}
	if day := l.told(s); day != "" {
		return "told " + day
	}
	return ""
}

// ownTime is the time of a statement.
func ownTime(s *graph.Statement) string { return s.Time }

// timeOrTold is the time of a statement, or the day on which an event without one
// was first told: of numbers and relations it would say nothing.
func (l *lookup) timeOrTold(s *graph.Statement) string {
	if s.Time != "" || s.Kind != graph.EventKind {
		return s.Time
	}
	return l.told(s)
}

// told is the day on which the first of its articles came out, if any says so.
func (l *lookup) told(s *graph.Statement) string {
	first := ""
	for i := range s.Evidence {
		day := l.articles[s.Evidence[i].Article].Published
		if day != "" && (first == "" || startOf(day).Before(startOf(first))) {
			first = day
		}
	}
	return first
}
