package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/schema"
)

// bareMetric is the metric that the unit alone gives.
func (x *Extractor) bareMetric(d *document, s *sentence, q *quantity.Quantity) reading {
	r := reading{metric: -1, rule: "figure.bare", confidence: bareConfidence}
	if q.Kind == quantity.Ordinal {
		r.metric, r.rule = x.metricIndex[rankMetric], "figure.bare.rank"
		return r
	}
	if slices.Contains(d.grammar.angleUnits, q.Unit) && !anyPrefix(strings.TrimSpace(d.text[q.End:s.End]), d.grammar.electricity) {
		return r // an angle
	}
	for i := range x.model.Metrics {
		m := &x.model.Metrics[i]
		if !m.Bare {
			continue
		}
		if x.metrics[i].units[q.Unit] || len(m.Units) == 0 && x.metrics[i].dimensions[q.Dimension] && q.Dimension != "" {
			r.metric = i
			break
		}
	}
	if r.metric < 0 {
		return r
	}
	r.rule += "." + x.model.Metrics[r.metric].Name
	r.label = x.labelOf(d, s, q)
	return r
}

// bareConfidence is of a metric that only the unit speaks for.
const bareConfidence = 0.55

// unnamed reads a quantity whose metric no word and no unit tells: a sum of
// money is a product's price, or a figure of its own kind.
func (x *Extractor) unnamed(d *document, s *sentence, i int) (reading, subject) {
	r := reading{metric: x.metricIndex[otherMetric], rule: unnamedRule, confidence: unnamedConfidence}
	sub := x.subjectOf(d, s, i, r)
	if s.quantities[i].Dimension == "money" && (sub.entity >= 0 && d.Entities[sub.entity].Type == schema.Product || sub.entity < 0 && modelName(sub.text)) {
		r.metric = x.metricIndex[priceMetric]
	}
	if s.quantities[i].Dimension == "money" && (d.perPiece(s, &s.quantities[i]) || anySuffix(strings.TrimRight(d.text[s.Start:s.quantities[i].Start], " "), d.grammar.asking)) {
		r.metric = x.metricIndex[priceMetric]
	}
	r.label = x.labelOf(d, s, &s.quantities[i])
	if x.band(d, s, &s.quantities[i]) {
		r.metric, r.rule = x.metricIndex[priceMetric], "figure.price.band"
	} else if noun := x.plainCount(d, s, &s.quantities[i]); noun != "" {
		r.metric, r.label = x.metricIndex[countMetric], noun
	}
	return r, sub
}

// band says whether a sum tells what things of one market cost: 15万元以下的新能源汽车
// 市场, 40万市场. The whole of a market is worth more than one thing in it.
func (x *Extractor) band(d *document, s *sentence, q *quantity.Quantity) bool {
	if q.Dimension != "money" && (q.Dimension != "" || !strings.Contains(q.Number.Of(d.text), tenThousand)) || max(q.Value, q.Max) >= leastMarket {
		return false
	}
	noun := x.tail(d, s, q)
	return anySuffix(noun.Of(d.text), d.grammar.marketNouns)
}

// leastMarket is more than one thing of a market costs.
const leastMarket = 1e7

// plainCount is the noun that a number without a classifier counts: 4000+ 核心商圈.
// So many 亿 are money mostly (300亿资产).
func (x *Extractor) plainCount(d *document, s *sentence, q *quantity.Quantity) string {
	if q.Dimension != "" || strings.HasSuffix(q.Number.Of(d.text), hundredMillion) {
		return ""
	}
	span := x.countedSpan(d, s, q)
	if i := d.tokenBefore(span.End); span.Len() == 0 || i < 0 || !nominal(d.Tokens[i].POS) {
		return ""
	}
	return strings.TrimSpace(span.Of(d.text))
}

// perPiece says whether a sum is what one of something costs: 4500美元一件, 一杯
// 5.9元, 每月20美元.
func (d *document) perPiece(s *sentence, q *quantity.Quantity) bool {
	head, tail := strings.TrimRight(d.text[s.Start:q.Start], " "), strings.TrimLeft(d.text[d.skipRight(q.End, s.End, true):s.End], " ")
	for _, w := range d.grammar.soldBy {
		for _, one := range d.grammar.eachMarks {
			if strings.HasSuffix(head, one+w) || strings.HasPrefix(tail, one+w) {
				return true
			}
		}
	}
	return false
}

// adrift says whether nothing around a number tells what it measures, not even a
// noun, and nothing in its sentence of what: such a number is a turn of phrase
// more often than a figure (更远的十年), unless it is written in figures or says how
// near it comes (近四成).
func (x *Extractor) adrift(d *document, q *quantity.Quantity, sub subject, r reading) bool {
	if sub.by < bySentence || r.cue.Len() > 0 || r.label != "" {
		return false
	}
	if strings.ContainsAny(q.Number.Of(d.text), "0123456789") || q.Lead.Len() > 0 && !q.Vague && q.Value != 1 {
		return false
	}
	switch x.model.Metrics[r.metric].Name {
	case countMetric, durationMetric, ratioMetric, peopleMetric:
		return strings.HasPrefix(r.rule, "figure.bare")
	case otherMetric:
		return r.rule == unnamedRule
	}
	return false
}

// modelName says whether a name ends with a model as makers write them: X9, Neo 4
// Pro. Things with such names are products.
func modelName(name string) bool {
	word := name[strings.LastIndexAny(name, " ")+1:]
	return word != "" && strings.ContainsAny(name, "0123456789") && strings.ContainsFunc(name, isLatin) && isLatinOrDigit(word)
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func isLatinOrDigit(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return !isLatin(r) && (r < '0' || r > '9') }) < 0
}

// unnamedRule is the rule of a figure whose metric nothing tells.
const unnamedRule = "figure.unnamed"

// unnamedConfidence is of a figure whose metric nothing tells.
const unnamedConfidence = 0.35

// labelOf is what a number is called where no metric has a word for it: the
// noun that it counts, else the one that its predicate measures.
func (x *Extractor) labelOf(d *document, s *sentence, q *quantity.Quantity) string {
	if q.Dimension == "classifier" || q.Dimension == "money" {
		if noun := strings.TrimSpace(x.countedSpan(d, s, q).Of(d.text)); noun != "" {
			return noun
		}
	}
	noun := strings.TrimSpace(x.attribute(d, s, q).Of(d.text))
	if utf8.RuneCountInString(noun) < 2 {
		return ""
	}
	return noun
}
