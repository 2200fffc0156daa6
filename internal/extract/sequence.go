package extract

import (
	"slices"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// sequence are the figures of a sentence as they are read, one after another, with
// what they leave to the next.
type sequence struct {
	x *Extractor
	d *document
	s *sentence

	last *claim   // the one before; nil before the first
	said []*claim // all so far

	// time is the last ISO time of the sentence that was not of one number alone, and
	// timedAt the byte where the number stands that it was of.
	time    string
	timedAt int
}

// date gives the figure of the i-th quantity its time, and its firmness what that
// tells of it, and keeps the time for the next. A time that the figure has already
// stays: that of its place in a list of times.
func (seq *sequence) date(i int, r reading, c *claim) {
	x, d, s := seq.x, seq.d, seq.s
	q := &s.quantities[i]
	whole := c.time
	if whole == "" {
		whole = seq.timeOf(i, r, c)
	}
	c.time = x.endOfMove(d, s, i, seq.last, whole)
	switch later := d.later(c.time); {
	case c.modality == "" && later && !x.accomplished(d, s, q.Span):
		c.modality = "planned"
	case c.modality == "planned" && isDay(c.time) && !later && (!s.timeIn(s.clauseOf(q)) || d.dueAt(s, s.clauseOf(q))):
		c.time = "" // the day on which the plan is told
	}
	if !x.dates(d, s, q) && !x.ofBase(d, s, q, whole) {
		seq.time, seq.timedAt = whole, c.at
	}
	if q.Dimension == "duration" {
		c.time = x.period(d, s, q, r) // how long a thing takes is of no time, unless it is counted by the period
	}
}

// timeOf is when a figure holds: by when it is planned, when the one does that it gives again in another
// unit, at a time of its own, at that of the figures before it if no other stands
// nearer, or in the period that the text reports on.
func (seq *sequence) timeOf(i int, r reading, c *claim) string {
	x, d, s, last := seq.x, seq.d, seq.s, seq.last
	q := &s.quantities[i]
	if c.modality == "planned" {
		before := article.Span{Start: s.clauseOf(q).Start, End: q.Start}
		if t := slices.IndexFunc(s.times, func(t timex.Timex) bool { return before.Contains(t.Span) && d.deadline(s, &t) }); t >= 0 {
			return s.times[t].ISO
		}
	}
	own, from := x.figureTime(d, s, i, r)
	nearer := own == "" || from >= 0 && from < seq.timedAt
	switch {
	case last != nil && d.restates(q, last):
		return last.time
	case nearer && last != nil && x.nowSince(s, last.at, q):
		return own
	case nearer && seq.time != "" && x.carries(last, r, seq.time):
		return seq.time
	case own == "" && c.modality != "hypothetical" && (c.modality != "planned" || d.foretold(c)):
		return x.period(d, s, q, r)
	}
	return own
}
