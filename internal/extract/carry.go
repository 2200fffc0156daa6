package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// inherit says whether a quantity without a cue of its own goes on with the
// metric of the one before it: 从8月的2363辆跌至9月的356辆.
func (x *Extractor) inherit(d *document, s *sentence, q *quantity.Quantity, r reading, last *claim) bool {
	if last == nil {
		return false
	}
	if d.restates(q, last) {
		return true
	}
	if anyPrefix(q.Of(d.text), d.grammar.conversions) || anySuffix(d.text[s.Start:q.Start], d.grammar.conversions) {
		// 30万行代码，相当于原来的1% is a share of what was counted.
		return q.Dimension == "" || q.Dimension == last.quantity.Dimension
	}
	if r.change && r.metric >= 0 && x.model.Metrics[r.metric].Name == priceChangeMetric && q.Dimension == "money" && q.Unit == last.quantity.Unit {
		// A sum that falls is a price's, unless the sentence spoke of another.
		return x.metrics[x.metricIndex[last.metric]].dimensions["money"] && !x.model.Metric(last.metric).Cost && r.cue == x.lastChange(d, s, q)
	}
	if r.cue.Len() > 0 || r.change {
		return false
	}
	if q.Unit != last.quantity.Unit || q.Dimension != last.quantity.Dimension {
		return d.bareSum(q, last)
	}
	// A noun of its own behind the number says that other things are counted.
	return q.Dimension != "classifier" || x.countedSpan(d, s, q).Len() == 0
}

// bareSum says whether a large number without a unit goes on with a sum of
// money: 亏损超过百亿元，也是首次突破200亿.
func (d *document) bareSum(q *quantity.Quantity, last *claim) bool {
	return q.Dimension == "" && q.Kind == quantity.Number && last.quantity.Dimension == "money" && strings.HasSuffix(q.Number.Of(d.text), hundredMillion)
}

// restates says whether a quantity stands in brackets right behind the figure
// before it, which it gives again in another unit: 5000 万美元（约 3.62 亿元）; or a sum behind
// a comma: 6498 亿美元，约合人民币 4.64 万亿元.
func (d *document) restates(q *quantity.Quantity, last *claim) bool {
	if q.Dimension != last.quantity.Dimension || last.quantity.End > q.Start {
		return false
	}
	at := d.backPast(q.Start, last.quantity.End, d.grammar.restating)
	between := strings.TrimSpace(d.text[last.quantity.End:at])
	if q.Unit != last.quantity.Unit && q.Dimension == "money" && anyPrefix(q.Of(d.text), d.grammar.conversions) && (between == "，" || between == ",") {
		return true
	}
	return between == "（" || between == "("
}

// continues says whether a quantity without a cue takes the metric of a figure
// of the sentence before it: both count vehicles or another unit that says what
// kind of thing is counted.
func (x *Extractor) continues(d *document, s *sentence, q *quantity.Quantity, r reading, prev *claim) bool {
	if prev == nil || r.cue.Len() > 0 || r.change || q.Unit != prev.quantity.Unit {
		return false
	}
	return slices.Contains(d.grammar.orderUnits, q.Unit) && x.countedSpan(d, s, q).Len() == 0
}

// measuredAgainst is the figure of a sentence that another gives what was
// expected instead, or what it was before: 营收50亿元，同比增长3%，高于预期的48亿元. It is
// the nearest one of the same unit; nil if there is none.
func (x *Extractor) measuredAgainst(d *document, s *sentence, q *quantity.Quantity, r reading, said []*claim) *claim {
	if r.cue.Len() > 0 || r.change {
		return nil
	}
	clause := s.clauseOf(q)
	if _, ok := s.within(x.table, article.Span{Start: clause.Start, End: q.Start}, x.baseWords); !ok && !x.isBase(d, s, q) {
		return nil
	}
	for _, c := range slices.Backward(said) {
		if c.quantity.Unit == q.Unit && c.quantity.Dimension == q.Dimension && !x.model.Metric(c.metric).Change {
			return c
		}
	}
	return nil
}

// ownSubject is a mention between the number before and this one, in the
// clause of this one: A卖出12辆、B 30辆.
func (x *Extractor) ownSubject(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	if m, ok := d.remarked(s, q); ok {
		return mentioned(m, byGrammar), true
	}
	types := x.model.Metrics[r.metric].Subjects
	from := s.clauseSpan(q.Start).Start
	for i := range s.quantities {
		if o := &s.quantities[i]; o.End <= q.Start {
			from = max(from, o.End)
		}
	}
	for _, m := range slices.Backward(s.mentions) {
		if m.Start >= from && m.End <= q.Start && slices.Contains(types, d.Entities[m.Entity].Type) &&
			x.caseBefore(d, s, m, article.Span{Start: from, End: q.Start}) == "subject" {
			by := byNearness
			if slices.Contains(d.grammar.copulas, strings.TrimSpace(d.text[m.End:q.Start])) {
				by = byGrammar // A的销量为12辆，B为30辆
			}
			return x.whole(d, s, subject{entity: m.Entity, span: m.Span, by: by}), true
		}
	}
	return subject{}, false
}
