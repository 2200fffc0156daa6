package extract

import (
	"strings"

	"suyuan/internal/annotate/quantity"
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
	if h, ok := s.lastWithin(x.table, zone, x.scopeWords); ok {
		return h.Of(d.text)
	}
	return ""
}

// maxScope is the longest scope in characters: 较2021年第四季度, not a clause.
const maxScope = 16
