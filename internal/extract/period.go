package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
)

// dateable says whether a figure may hold from a time that another clause gives:
// a size or a capacity does not hold from the day of what is told with it.
func (x *Extractor) dateable(r reading, iso string) bool {
	m := &x.model.Metrics[r.metric]
	if m.Name == marketCapMetric && x.table.grammar.valued(r.label) {
		return !isDay(iso) // a valuation, and no quote of the day
	}
	return !m.Standing && !(m.DrawnOut && isDay(iso))
}

func isDay(iso string) bool { return len(iso) == len("2006-01-02") && !strings.Contains(iso, "W") }

// period is the month, quarter or year that the text before reports on, for what
// is counted by the period (发布二季度财报。净营收…): the last one named in
// the sentences before, where the figure's own names no time.
func (x *Extractor) period(d *document, s *sentence, q *quantity.Quantity, r reading) string {
	m := &x.model.Metrics[r.metric]
	if !m.Flow && !x.periodic(d, s, q) || m.Name == ratioMetric && !x.ofAccounts(r.label) {
		return ""
	}
	for i := s.index; i >= max(0, s.index-paragraphReach); i-- {
		o := &d.sentences[i]
		if o.Item != s.Item || o.Paragraph < s.Paragraph-periodReach {
			break
		}
		found, dated := "", false
		for j := range o.times {
			t := &o.times[j]
			if t.Kind != timex.Date || i == s.index && t.Start >= q.Start {
				continue
			}
			if i == s.index && t.ISO != "" {
				holds := x.holds(d, s, t.Span, q)
				dated = dated || holds
				if !holds || m.Once || x.nowSince(s, t.End, q) {
					continue
				}
			}
			switch t.Precision {
			case timex.Year, timex.Month, timex.Week:
				if o.Paragraph != s.Paragraph {
					continue // only what is reported by the quarter goes on so long
				}
				fallthrough
			case timex.Half, timex.Quarter:
				if t.Precision == timex.Half && (o.Paragraph < s.Paragraph-1 || o.Paragraph < s.Paragraph && len(o.quantities) == 0) {
					continue
				}
				if iso := x.dated(d, o, t); iso != "" && !d.later(iso) && !x.compared(d, o, t.Span) && !d.base(t) && !d.aside(o, t) && !x.contains(o, t.Span, x.cues.recently) && (i == s.index || !years(iso)) {
					found = iso
				}
			}
		}
		if found != "" || dated {
			return found // a day that the sentence names is not the figure's
		}
	}
	return ""
}

// foretold says whether a number that is planned or expected may be of the period that
// the text reports on: what analysts expected of its revenue, and no investment.
func (d *document) foretold(c *claim) bool {
	return c.metric == "revenue" || c.metric == "profit" || c.metric == growthRateMetric && anyPrefix(c.scope, d.grammar.comparisons)
}

// periodic says whether a number is compared right behind with that of another
// period, so that it is counted by the period too: 月活用户6亿，同比增长10%.
func (x *Extractor) periodic(d *document, s *sentence, q *quantity.Quantity) bool {
	k := s.clause(q.Number.Start) + 1
	if k >= len(s.Clauses) {
		return false
	}
	next := s.Clauses[k].Of(d.text)
	return anyPrefix(next, d.grammar.comparisons) && strings.TrimSpace(d.text[q.End:s.Clauses[k-1].End]) == ""
}

// years says whether a time is an interval of years, each of which had its number.
func years(iso string) bool {
	from, _, ok := strings.Cut(iso, "/")
	return ok && len(from) == len("2006")
}

// ofAccounts says whether a ratio is one of those that a report gives by the period:
// a margin or a share of the revenue, and no stake and no rate of success.
func (x *Extractor) ofAccounts(label string) bool {
	return anyWithin(label, x.table.lexicon["account_ratios"])
}

// aside says whether a month is named for one number only: 6月单月首次超过一亿.
func (d *document) aside(s *sentence, t *timex.Timex) bool {
	return anyPrefix(d.text[t.End:s.End], d.grammar.singlePeriods)
}

// periodReach is how many paragraphs back a period is looked for: a report goes
// on about its quarter in the next paragraphs.
const periodReach = 2

// dateline is the day that an item opens with: 美东时间周一，美股集体收跌.
func (x *Extractor) dateline(d *document, s *sentence) string {
	item := d.sentencesOf(s.Item)
	for i := range item {
		o := &item[i]
		if o.Heading || len(o.Clauses) == 0 {
			continue
		}
		for j := range o.times {
			if t := &o.times[j]; t.Precision >= timex.Day && x.overall(d, o, t.Span) && t.End <= o.Clauses[0].End {
				if iso := x.dated(d, o, t); isDay(iso) {
					return iso
				}
			}
		}
		break
	}
	return x.dayBefore(d, s)
}

// dayBefore is the last day that the sentences before one in its paragraph name.
func (x *Extractor) dayBefore(d *document, s *sentence) string {
	for i := s.index - 1; i >= max(0, s.index-paragraphReach) && d.sentences[i].Paragraph == s.Paragraph; i-- {
		o := &d.sentences[i]
		for j := range slices.Backward(o.times) {
			if t := &o.times[j]; t.Precision >= timex.Day {
				if iso := x.dated(d, o, t); isDay(iso) {
					return iso
				}
			}
		}
	}
	return ""
}
