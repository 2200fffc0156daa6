package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// reading is which metric a quantity was read as.
type reading struct {
	metric     int
	cue        article.Span // the words that say so; empty if the unit alone does
	label      string
	direction  string
	rule       string
	confidence float64
	change     bool // the number says by how much something changed
}

// metricCue is one way in which a word names a metric.
type metricCue struct {
	metric int
	kind   cueKind
}

type cueKind uint8

const (
	nounCue cueKind = iota
	verbCue
	afterCue
)

func (c metricCue) name() string { return [...]string{"noun", "verb", "after"}[c.kind] }

// The weights below order the cues of a metric. They are not probabilities:
// only their order and the distances at which they cross over matter, and those
// were set by reading news, not by fitting: a noun in the clause beats a verb
// as far away, three characters of distance cost as much as half a clause mark.
const (
	nounWeight  = 3.0
	verbWeight  = 3.2 // a verb takes the number straight behind it
	afterWeight = 3.4 // 35万元的售价: nothing can stand between
	perRune     = 0.12
	perClause   = 1.0
	perQuantity = 0.9 // another number between cue and number may be what it is about
	verbReach   = 8   // characters between a verb and its number
	plainReach  = 3   // where the unit may count anything
	afterReach  = 3
	unitBonus   = 0.4 // the metric names this very unit
	lengthBonus = 0.1 // for each character of the cue: 月销量 goes before 销量
	leastWeight = 0.3
)

// metricOf reads which metric the i-th quantity of a sentence is of.
func (x *Extractor) metricOf(d *document, s *sentence, i int) reading {
	q := &s.quantities[i]
	if x.isBase(d, s, q) {
		return x.bareMetric(d, s, q)
	}
	if r, ok := x.alignedMetric(d, s, i); ok {
		return r
	}
	best := reading{metric: -1}
	bestScore := leastWeight
	for _, h := range s.hits {
		for _, cue := range x.metricCues[h.word] {
			score, ok := x.cueScore(d, s, i, h, cue)
			if ok && score > bestScore {
				bestScore = score
				best = reading{metric: cue.metric, cue: h.Span, label: x.nounOf(s, h, cue.metric).Of(d.text), rule: "figure." + x.model.Metrics[cue.metric].Name + "." + cue.name(), confidence: cueConfidence(score)}
			}
		}
	}
	if best.metric == x.metricIndex[growthRateMetric] && !best.change && anyWithin(best.label, d.grammar.shareMoves) && x.stock(d, s, q, best.cue) {
		best.metric, best.rule = x.metricIndex[shareChangeMetric], "figure.shareChange.noun"
	}
	best = x.change(d, s, q, best)
	best.label = x.plainLabel(d, s, q, best)
	if best.metric < 0 {
		best = x.bareMetric(d, s, q)
	}
	if best.direction == "" {
		best.direction = x.direction(d, s, q)
	}
	return best
}

// plainLabel is what a metric is called: a verb of having or making things is called by
// the things (推出了3款新车), 定价为 without its copula, and 的 belongs to no label.
func (x *Extractor) plainLabel(d *document, s *sentence, q *quantity.Quantity, r reading) string {
	label := strings.TrimPrefix(r.label, de)
	switch {
	case r.metric < 0:
		return r.label
	case x.model.Metrics[r.metric].Name == countMetric && strings.HasSuffix(r.rule, ".verb"):
		if noun := strings.TrimSpace(x.countedSpan(d, s, q).Of(d.text)); noun != "" {
			return noun
		}
	case strings.HasSuffix(r.rule, ".verb"):
		for _, w := range d.grammar.copulas {
			if short, ok := strings.CutSuffix(label, w); ok && utf8.RuneCountInString(short) > 1 {
				return short
			}
		}
	}
	return label
}

// nounOf is the noun for the same metric that a verb is no more than the end of, or
// the verb: 广告收入 for 收入 in 广告收入为6亿元.
func (x *Extractor) nounOf(s *sentence, h hit, metric int) hit {
	for i := range s.hits {
		o := s.hits[i]
		if o.Start >= h.Start {
			break // hits stand in order
		}
		if o.End == h.End && slices.ContainsFunc(x.metricCues[o.word], func(cue metricCue) bool { return cue.kind == nounCue && cue.metric == metric }) {
			return o
		}
	}
	return h
}

func cueConfidence(score float64) float64 {
	return min(0.95, 0.55+0.12*score)
}

// cueScore weighs a cue for a quantity; ok is false where it cannot be meant.
func (x *Extractor) cueScore(d *document, s *sentence, i int, h hit, cue metricCue) (float64, bool) {
	q := &s.quantities[i]
	fit, ok := x.fits(cue.metric, q)
	if !ok && (!slices.Contains(d.grammar.plainUnits, q.Unit) || cue.kind == nounCue || x.model.Metrics[cue.metric].Name != peopleMetric) {
		return 0, false // but 裁撤1.1万个职位 are people
	}
	length := float64(utf8.RuneCountInString(h.Of(d.text)))
	if h.Start >= q.End {
		gap := article.Span{Start: q.End, End: h.Start}
		if cue.kind == verbCue || d.spaced(gap) {
			return 0, false
		}
		if d.runes(gap) > afterReach || strings.ContainsFunc(gap.Of(d.text), isBreak) {
			// The head of the noun that the number describes: 7500 美元电动汽车补贴.
			if tail := x.tail(d, s, q); h.Start >= tail.Start && h.End == tail.End {
				return nounWeight + fit + lengthBonus*length, true
			}
			if np := d.phraseFrom(s, d.skipRight(q.End, s.End, false)); cue.kind == afterCue && h.Start >= np.Start && h.End == np.End {
				return nounWeight + fit + lengthBonus*length, true // 28亿智能手机用户使用5G
			}
			return 0, false
		}
		if i := strings.Index(gap.Of(d.text), de); i > 0 && q.Dimension == "classifier" {
			return 0, false // 两款车的用户 counts cars
		}
		if tail := x.tail(d, s, q); tail.Start <= h.Start+len(de) && h.End < tail.End && x.cueEnding(s, tail.End) {
			return 0, false // 22亿美元的现金投资 is an investment
		}
		weight := afterWeight
		switch {
		case cue.kind == afterCue && x.model.Metrics[cue.metric].Change && d.leaves(s.clauseOf(q), q):
			return 0, false // 从10%增长到30%
		case cue.kind == afterCue:
		case strings.Contains(gap.Of(d.text), de):
			weight = nounWeight - perRune
		default:
			weight = nounWeight - perClause
		}
		return weight + fit + lengthBonus*length - perRune*float64(d.runes(gap)), true
	}
	if h.End > q.Number.Start || cue.kind == afterCue {
		return 0, false
	}
	gap := article.Span{Start: h.End, End: q.Number.Start}
	between := 0
	for j := range s.quantities[:i] {
		if o := &s.quantities[j]; o.Start >= h.End && o.End <= q.Start && !d.bracketed(o.Span, q.Span) {
			between++
		}
	}
	clauses := s.clause(q.Number.Start) - s.clause(h.Start)
	if clauses == 1 && between == 1 && d.reaches(s, q) {
		clauses, between = 0, 0 // 利润下跌48%，降至56亿元
	}
	dist := d.plainRunes(gap)
	if cue.kind == verbCue {
		if dist > verbReach || clauses > 0 || between > 0 || !ok && dist > plainReach {
			return 0, false // 裁员将影响圣地亚哥的16个设施
		}
		// 回落至788亿 names the level, and no change of it.
		if x.model.Metrics[cue.metric].Change && anyWithin(gap.Of(d.text), d.grammar.levelMarks) {
			return 0, false
		}
		return verbWeight + fit + lengthBonus*length - perRune*float64(dist), true
	}
	if d.bracketed(h.Span, q.Span) {
		return 0, false
	}
	if head := strings.TrimRight(d.text[s.Start:q.Start], " "); between > 0 && x.model.Metrics[cue.metric].Change && anySuffix(head, d.grammar.levelHeads) && q.Dimension != "percent" {
		return 0, false // 出货量同比下降16%，至6690万部 names the level
	}
	score := nounWeight + fit + lengthBonus*length - perRune*float64(min(dist, 20)) - perClause*float64(clauses) - perQuantity*float64(between)
	return score, true
}

// spaced says whether a gap between two Chinese characters is a space, by which
// headings part their clauses: 营收214亿美元 净利润增长103%.
func (d *document) spaced(gap article.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(d.text[:gap.Start])
	after, _ := utf8.DecodeRuneInString(d.text[gap.End:])
	return gap.Len() > 0 && strings.TrimSpace(gap.Of(d.text)) == "" && unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after)
}

// reaches says whether a number's clause says no more than which level something
// reached: 降至约56亿元.
func (d *document) reaches(s *sentence, q *quantity.Quantity) bool {
	head := strings.TrimSpace(d.text[s.clauseOf(q).Start:q.Start])
	return slices.Contains(d.grammar.reaching, head)
}

// isBreak says whether a character parts what stands behind a number from it.
func isBreak(r rune) bool { return annotate.IsClauseMark(r) || r == '（' || r == '(' || r == '、' }

// plainRunes is the length of a span in characters without bracketed remarks.
func (d *document) plainRunes(s article.Span) int {
	n, depth := 0, 0
	for _, r := range s.Of(d.text) {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth = max(depth-1, 0)
		case ' ':
		default:
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// fits says whether a metric can be measured in a quantity's unit, and adds to
// its weight where the unit speaks for it.
func (x *Extractor) fits(metric int, q *quantity.Quantity) (float64, bool) {
	m := &x.metrics[metric]
	unit := q.Unit
	if x.model.Metrics[metric].Name == sharePriceMetric && q.Dimension == "money" && max(q.Value, q.Max) > maxSharePrice {
		return 0, false
	}
	if slices.Contains(x.table.grammar.groupUnits, unit) {
		return 0, x.model.Metrics[metric].Name == countMetric // 算力方案等三大领域
	}
	if m.units[unit] {
		return unitBonus, true
	}
	if m.dimensions[q.Dimension] {
		return 0, true
	}
	if len(m.dimensions) == 0 && len(m.units) == 0 {
		return 0, true
	}
	// A number without a unit may be of anything that is counted: 月销过千.
	return 0, q.Dimension == "" && q.Kind != quantity.Ordinal && (m.counts || m.dimensions["money"])
}

// maxSharePrice is more than any one share has ever cost, in any currency that
// the news quotes: a larger sum behind 跌至 is a market value.
const maxSharePrice = 2e6
