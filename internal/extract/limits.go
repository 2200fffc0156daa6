package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

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
	scope := ""
	for i := s.firstHit(zone.Start); i < len(s.hits) && s.hits[i].Start < zone.End; i++ {
		h := s.hits[i]
		switch {
		case h.End > zone.End || !x.table.is(h, x.scopeWords):
		case slices.ContainsFunc(s.times, func(t timex.Timex) bool { return t.Contains(h.Span) }): // 一季度 is a time
		case !x.model.Metrics[r.metric].Change && x.table.is(h, x.changeScope): // 同比增长70%至106亿元
		default:
			scope = h.Of(d.text)
		}
	}
	return scope
}

// maxScope is the longest scope in characters: 较2021年第四季度, not a clause.
const maxScope = 16
