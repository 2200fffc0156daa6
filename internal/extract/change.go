package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// change turns the metric of a level into that of its change where the number
// says by how much it rose or fell: 股价跌11%, 市值蒸发2800亿, 同比增长12%.
func (x *Extractor) change(d *document, s *sentence, q *quantity.Quantity, r reading) reading {
	verb, ok := x.changeVerb(d, s, q)
	if !ok {
		return r
	}
	name := ""
	if r.metric >= 0 {
		name = x.model.Metrics[r.metric].Name
	}
	to := ""
	switch {
	case name == sharePriceMetric || name == shareChangeMetric:
		to = shareChangeMetric
	case (name == marketCapMetric || name == marketCapChangeMetric) && q.Dimension == "money" && x.wealth(d, s, verb.Span):
		to = otherMetric // 身家缩水2000亿元
	case name == marketCapMetric || name == marketCapChangeMetric:
		to = marketCapChangeMetric
	case r.metric >= 0 && x.model.Metrics[r.metric].Cost:
		to = priceChangeMetric
	case name == followersChangeMetric:
		to = name
	case q.Dimension == "percent" || q.Dimension == "multiple" || q.Dimension == "points":
		to = growthRateMetric
		if x.stock(d, s, q, verb.Span) {
			to = shareChangeMetric
		}
	case r.metric >= 0 && x.model.Metrics[r.metric].Sold:
		to = salesChangeMetric
	case name == "" && q.Dimension == "money":
		to = priceChangeMetric
	case name == "":
		if x.stock(d, s, q, verb.Span) && slices.Contains(d.grammar.pointUnits, q.Unit) {
			to = shareChangeMetric
		}
	}
	i, ok := x.metricIndex[to]
	if !ok {
		return r
	}
	r.metric, r.change, r.label = i, true, verb.Of(d.text)
	r.direction = x.directionOf(verb)
	if r.cue.Len() == 0 {
		r.cue = verb.Span
	}
	r.rule = "figure.change." + to
	r.confidence = max(r.confidence, 0.8)
	return r
}

// wealth says whether a verb of rising or falling is said of what a metric that no other
// names measures: 身家, 财富, 净资产.
func (x *Extractor) wealth(d *document, s *sentence, verb article.Span) bool {
	noun := x.movedNoun(d, s, verb)
	return slices.ContainsFunc(s.hits, func(h hit) bool {
		return noun.Len() > 0 && h.End == noun.End && slices.ContainsFunc(x.metricCues[h.word], func(cue metricCue) bool {
			return cue.kind == nounCue && x.model.Metrics[cue.metric].Name == otherMetric
		})
	})
}

// isBase says whether a number is the level that a change is reckoned from, so
// that no word behind it tells its metric: 较第三季度的11%继续增长.
func (x *Extractor) isBase(d *document, s *sentence, q *quantity.Quantity) bool {
	head := article.Span{Start: s.clauseOf(q).Start, End: d.skipLeft(q.Start, s.Start, false)}
	if head.End <= head.Start {
		return false
	}
	if !strings.HasSuffix(head.Of(d.text), de) {
		return false
	}
	h, ok := s.lastWithin(x.table, head, x.compareMarks)
	return ok && x.basis(s, article.Span{Start: h.End, End: head.End - len(de)})
}

// changeVerb is the verb of rising or falling that takes the quantity as its
// extent: right before it, but for 了, 超, 约, 近 and the like, and not with
// 至, 到 or 为 between, which make the number the level reached.
func (x *Extractor) changeVerb(d *document, s *sentence, q *quantity.Quantity) (hit, bool) {
	lo := s.clauseSpan(q.Number.Start).Start
	for n := 0; n < 8 && lo < q.Number.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(d.text[:q.Number.Start])
		if q.Number.Start-size*8 > lo {
			lo = q.Number.Start - size*8
		}
	}
	for lo > 0 && !utf8.RuneStart(d.text[lo]) {
		lo--
	}
	zone := article.Span{Start: lo, End: q.Number.Start}
	verb, ok := s.lastWithin(x.table, zone, x.changes.any)
	if !ok {
		return hit{}, false
	}
	gap := article.Span{Start: verb.End, End: q.Number.Start}
	if level, ok := s.within(x.table, gap, x.changes.level); ok && level.Start >= verb.End {
		return hit{}, false
	}
	if anyWithin(gap.Of(d.text), d.grammar.levelMarks) || d.runes(gap) > 5 {
		return hit{}, false
	}
	return verb, true
}

// lastChange is where the verb of change before a quantity stands.
func (x *Extractor) lastChange(d *document, s *sentence, q *quantity.Quantity) article.Span {
	verb, _ := x.changeVerb(d, s, q)
	return verb.Span
}

// stock says whether a change in percent is of a share or an index: the
// clause or the one before it speaks of shares, or the verb is only used so.
func (x *Extractor) stock(d *document, s *sentence, q *quantity.Quantity, verb article.Span) bool {
	zone := article.Span{Start: s.Start, End: q.Start}
	if _, ok := s.within(x.table, zone, x.changes.stockWords); ok {
		return true
	}
	if h, ok := s.longest(x.table, verb.Start, x.changes.stockVerbs); ok && h.Span == verb {
		return true
	}
	// A sentence in the same paragraph said that it is about the market.
	for i := s.index - 1; i >= 0 && i >= s.index-3; i-- {
		prev := &d.sentences[i]
		if prev.Item != s.Item {
			break
		}
		if _, ok := prev.within(x.table, prev.Span, x.changes.stockWords); ok {
			return d.runes(verb) <= 1
		}
	}
	return false
}

func (x *Extractor) directionOf(verb hit) string {
	switch {
	case x.table.is(verb, x.changes.loss):
		return "loss"
	case x.table.is(verb, x.changes.down):
		return "down"
	case x.table.is(verb, x.changes.up):
		return "up"
	}
	return ""
}

// direction is where the words before a level say that it went: 跌至, 增至,
// 亏损.
func (x *Extractor) direction(d *document, s *sentence, q *quantity.Quantity) string {
	clause := s.clauseSpan(q.Number.Start)
	zone := article.Span{Start: clause.Start, End: q.Number.Start}
	h, ok := s.lastWithin(x.table, zone, x.changes.any)
	if !ok || d.runes(article.Span{Start: h.End, End: q.Number.Start}) > 6 {
		return ""
	}
	for i := range s.quantities {
		if o := &s.quantities[i]; o.Start >= h.End && o.End <= q.Start {
			return ""
		}
	}
	return x.directionOf(h)
}

// sense is which way a number points: a label that is a loss (净亏损) says so, else the
// words before it, else its sign (同比 -5.2%).
func (x *Extractor) sense(d *document, q *quantity.Quantity, r reading) string {
	m := &x.model.Metrics[r.metric]
	switch {
	case m.Name == profitMetric && strings.Contains(r.label, "亏"):
		return "loss"
	case r.direction != "":
		return r.direction
	case q.Value < 0 && q.Op != "range": // the ends of a range keep their signs
		if m.Change {
			return "down"
		}
		return "loss"
	case m.Change && anySuffix(d.text[:q.Start], []string{"+", "＋"}):
		return "up"
	}
	return ""
}
