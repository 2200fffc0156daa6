package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// figureTime is when a figure holds: the nearest date before it in its clause
// that is no base of comparison, or one bound to it by 的; else one that an
// earlier clause of the sentence gives for all that follows; else, for what
// markets quote by the day, the date that the item opens with.
func (x *Extractor) figureTime(d *document, s *sentence, i int, r reading) string {
	q := &s.quantities[i]
	clause := s.clauseSpan(q.Number.Start)
	flow := flows[x.model.Metrics[r.metric].Name]
	var inClause, inSentence, coarse string
	for j := range s.times {
		t := &s.times[j]
		if t.Start > q.Start || t.Overlaps(q.Number) {
			continue
		}
		iso := x.dated(d, s, t)
		if iso == "" || !x.holds(d, s, t.Span, q) {
			continue
		}
		if flow && t.Precision != timex.Day && t.Precision != timex.NoPrecision {
			coarse = iso
		}
		switch {
		case t.Start >= clause.Start:
			inClause = iso
		case !x.dateable(r, iso):
		case x.overall(d, s, t.Span) || d.justBefore(s, t.Span, clause) || r.cue.Len() > 0 && s.clauseSpan(r.cue.Start).Contains(t.Span):
			inSentence = iso
		}
	}
	if isDay(inClause) || inClause == "" && isDay(inSentence) {
		// What is counted by the period was not sold on the day it is reported:
		// 8月14日公布，第二季度营收….
		if coarse != "" {
			return coarse
		}
	}
	for _, iso := range [...]string{inClause, inSentence} {
		if iso != "" {
			return iso
		}
	}
	switch x.model.Metrics[r.metric].Name {
	case "shareChange", "sharePrice", "marketCap", "marketCapChange":
		if strings.Contains(r.label, "估值") {
			return ""
		}
		if _, now := s.within(x.table, article.Span{Start: clause.Start, End: q.Start}, x.cues.nowadays); !now {
			return x.dateline(d, s)
		}
	}
	return ""
}

// justBefore says whether a time is all that the clause right before another says:
// 李颖波表示，到2025年底，库迪的门店数将达到5万家.
func (d *document) justBefore(s *sentence, t, clause article.Span) bool {
	own := s.clauseSpan(t.Start)
	return s.clause(own.Start)+1 == s.clause(clause.Start) &&
		d.runes(article.Span{Start: own.Start, End: t.Start}) <= maxOpening && d.runes(article.Span{Start: t.End, End: own.End}) <= 1
}

// holds says whether a date may be that of a quantity behind it: it is no base
// of comparison, and not bound to another number (从8月的8120辆降到5340辆), unless
// it is bound to this one.
func (x *Extractor) holds(d *document, s *sentence, t article.Span, q *quantity.Quantity) bool {
	if d.bound(t, q) {
		return true
	}
	if x.compared(d, s, t) {
		return false
	}
	if !strings.HasPrefix(d.text[t.End:s.End], "的") {
		return true
	}
	for i := range s.quantities {
		if o := &s.quantities[i]; o.Start >= t.End && o.End <= q.Start && o.Unit == q.Unit && d.bound(t, o) {
			return false
		}
	}
	return true
}

// dates says whether a date is bound to a quantity, and holds for it alone.
func (x *Extractor) dates(d *document, s *sentence, q *quantity.Quantity) bool {
	for i := range s.times {
		if t := s.times[i].Span; t.End < q.Start && d.bound(t, q) && strings.HasPrefix(d.text[t.End:], "的") {
			return true
		}
	}
	return false
}

// standing are the metrics of what a thing is like, whenever it is told.
var standing = map[string]bool{"capacity": true, "distance": true, "speed": true, "acceleration": true, "power": true, "size": true, "weight": true, "energy": true}

// undated are the metrics of states that have lasted, or last, when a day's news
// tells them: 9月23日，星野公告，以63亿元收购远山29.4%的股权.
var undated = map[string]bool{"ratio": true, "marketShare": true, "users": true, "compensation": true, "budget": true, "duration": true, "age": true}

// dateable says whether a figure may hold from a time that another clause gives:
// a size or a capacity does not hold from the day of what is told with it.
func (x *Extractor) dateable(r reading, iso string) bool {
	name := x.model.Metrics[r.metric].Name
	if name == "marketCap" && strings.Contains(r.label, "估值") {
		return !isDay(iso) // a valuation, and no quote of the day
	}
	return !standing[name] && !(undated[name] && isDay(iso))
}

// flows are the metrics of what is counted over a period.
var flows = map[string]bool{"revenue": true, "profit": true, "salesVolume": true, "deliveries": true, "production": true, "orders": true, "growthRate": true, "salesChange": true, "ratio": true, "budget": true}

func isDay(iso string) bool { return len(iso) == len("2006-01-02") && !strings.Contains(iso, "W") }

// period is the month, quarter or year that the text before reports on, for what
// is counted by the period (发布二季度财报。净营收…): the last one named in
// the sentences before, where the figure's own names no time.
func (x *Extractor) period(d *document, s *sentence, q *quantity.Quantity, r reading) string {
	if !flows[x.model.Metrics[r.metric].Name] {
		return ""
	}
	for i := s.index; i >= max(0, s.index-paragraphReach); i-- {
		o := &d.sentences[i]
		if o.Item != s.Item || o.Paragraph < s.Paragraph-periodReach {
			break
		}
		found := ""
		for j := range o.times {
			t := &o.times[j]
			if i == s.index || t.Kind != timex.Date {
				// Whatever date the sentence names itself was looked at already.
				if t.Kind == timex.Date && t.ISO != "" && i == s.index && x.holds(d, s, t.Span, q) {
					return ""
				}
				continue
			}
			switch t.Precision {
			case timex.Year, timex.Month, timex.Week:
				if o.Paragraph != s.Paragraph {
					continue // only what is reported by the quarter goes on so long
				}
				fallthrough
			case timex.Half, timex.Quarter:
				if iso := x.dated(d, o, t); iso != "" && !x.compared(d, o, t.Span) {
					found = iso
				}
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// periodReach is how many paragraphs back a period is looked for: a report goes
// on about its quarter in the next paragraph.
const periodReach = 1

// dateline is the day that an item opens with: 美东时间周一，美股集体收跌.
func (x *Extractor) dateline(d *document, s *sentence) string {
	item := d.sentencesOf(s.Item)
	for i := range item {
		o := &item[i]
		if o.Heading || len(o.Clauses) == 0 {
			continue
		}
		for j := range o.times {
			if t := &o.times[j]; t.Precision == timex.Day && x.overall(d, o, t.Span) && t.End <= o.Clauses[0].End {
				return x.dated(d, o, t)
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
			if t := &o.times[j]; t.Precision == timex.Day {
				if iso := x.dated(d, o, t); isDay(iso) {
					return iso
				}
			}
		}
	}
	return ""
}

// compared says whether a time is what something is compared with: 较2021年,
// 相比去年同期.
func (x *Extractor) compared(d *document, s *sentence, t article.Span) bool {
	at := d.skipLeft(t.Start, s.Start, false)
	h, ok := s.longestEnding(x.table, at, x.compareMarks)
	return ok && h.Len() > 0
}

// bound says whether a time is bound to a number: 2021 年的 140 亿美元.
func (d *document) bound(t article.Span, q *quantity.Quantity) bool {
	if t.End > q.Start {
		return false
	}
	between := strings.TrimSpace(d.text[t.End:q.Start])
	return between == "的" || between == ""
}

// scope are the words that limit a figure, as they stand: 同比, 国内, 单月, or
// what it is compared with.
func (x *Extractor) scope(d *document, s *sentence, q *quantity.Quantity, r reading) string {
	clause := s.clauseSpan(q.Number.Start)
	zone := article.Span{Start: clause.Start, End: q.Number.Start}
	if h, ok := s.lastWithin(x.table, zone, x.compareMarks); ok && r.change {
		end := q.Number.Start
		if r.cue.Start > h.End && r.cue.Start < end {
			end = r.cue.Start
		}
		if t := strings.TrimSpace(d.text[h.Start:end]); d.runes(article.Span{Start: h.Start, End: end}) <= maxScope {
			return t
		}
	}
	if h, ok := s.lastWithin(x.table, zone, x.scopeWords); ok {
		return h.Of(d.text)
	}
	return ""
}

// maxScope is the longest scope in characters: 较2021年第四季度, not a clause.
const maxScope = 16
