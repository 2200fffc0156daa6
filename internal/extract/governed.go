package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// What a number is of by grammar alone: the noun that it stands in the attribute
// of, the one that its metric belongs to, the one that a bracket remarks on.

// governing is what grammar binds a number to. Its type is not asked for: a
// construction says more than a type does. Places only limit, unless the metric
// is said of places.
func (x *Extractor) governing(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	types := x.model.Metrics[r.metric].Subjects
	suits := func(m annotate.Mention) bool {
		return !m.Contains(q.Number) && (d.Entities[m.Entity].Type != schema.Place || slices.Contains(types, schema.Place))
	}
	found := func(m annotate.Mention) (subject, bool) {
		return mentioned(m, byGrammar), true
	}
	if m, ok := d.remarked(s, q); ok && suits(m) {
		return found(m)
	}
	if m, ok := x.countedMention(d, s, q, r); ok && suits(m) {
		return found(m)
	}
	if sub, ok := x.modified(d, s, q, r); ok {
		return sub, true
	}
	if to, ok := d.attributeEnd(s, q); ok && slices.Contains(d.grammar.ageUnits, q.Unit) {
		if noun := d.phraseFrom(s, to); d.runes(noun) > 1 {
			return d.worded(noun, byGrammar), true
		}
	}
	if m, ok := x.used(d, s, q); ok && suits(m) {
		return found(m)
	}
	if m, ok := x.possessor(d, s, r); ok && suits(m) {
		return found(m)
	}
	if noun, ok := d.quoted(s, r); ok {
		return d.worded(noun, byGrammar), true
	}
	if m, ok := x.acted(d, s, q, r); ok && suits(m) {
		return found(m)
	}
	return subject{}, false
}

// quoted is the noun in quotation marks that the cue of a metric belongs to and
// that is no mention: 「核心业务」的收入.
func (d *document) quoted(s *sentence, r reading) (article.Span, bool) {
	if r.cue.Len() == 0 || r.change && r.cue.Of(d.text) == r.label {
		return article.Span{}, false
	}
	head := strings.TrimSuffix(strings.TrimRight(d.text[s.Start:r.cue.Start], " "), de)
	for _, marks := range [...][2]string{{"「", "」"}, {"“", "”"}} {
		inner, ok := strings.CutSuffix(strings.TrimRight(head, " "), marks[1])
		open := strings.LastIndex(inner, marks[0])
		if !ok || open < 0 {
			continue
		}
		noun := article.Span{Start: s.Start + open + len(marks[0]), End: s.Start + len(inner)}
		return noun, noun.Len() > 0 && d.runes(noun) <= maxQuotedNoun
	}
	return article.Span{}, false
}

// maxQuotedNoun is how many characters a noun in quotation marks may have; more
// are speech.
const maxQuotedNoun = 12

// possessor is the mention that the cue of a metric belongs to, or the metric that
// changes: 对该公司的估值, 该公司的收入同比增长.
func (x *Extractor) possessor(d *document, s *sentence, r reading) (annotate.Mention, bool) {
	if r.cue.Len() == 0 {
		return annotate.Mention{}, false
	}
	at := r.cue.Start
	if r.change && r.cue.Of(d.text) == r.label {
		at = x.beforeLimits(d, s, at, s.clauseSpan(at).Start)
		if at == r.cue.Start || !x.cueAt(s, at) && !x.cueAt(s, d.skipRight(at, s.End, false)+len(de)) {
			return annotate.Mention{}, false
		}
	}
	at = d.skipLeft(at, s.Start, true)
	if t := strings.TrimSuffix(d.text[s.Start:at], de); s.Start+len(t) < at {
		at = d.skipLeft(s.Start+len(t), s.Start, true)
	}
	return s.mentionEnding(at)
}

// used is the product that a number of people are said to use, order or follow:
// 超过两百万人预约 Mate XT.
func (x *Extractor) used(d *document, s *sentence, q *quantity.Quantity) (annotate.Mention, bool) {
	if !slices.Contains(d.grammar.peopleUnits, q.Unit) {
		return annotate.Mention{}, false
	}
	at := d.pastWords(d.skipRight(q.End, s.End, false), s.End, d.grammar.userWords)
	h, ok := s.longest(x.table, at, x.usingVerbs)
	if !ok {
		return annotate.Mention{}, false
	}
	return s.mentionAt(d.skipRight(h.End, s.End, false))
}

// remarked is the mention that a bracketed remark stands behind:
// 英伟达（市值蒸发 1672 亿美元）.
func (d *document) remarked(s *sentence, q *quantity.Quantity) (annotate.Mention, bool) {
	head := d.text[s.Start:q.Start]
	open := strings.LastIndexAny(head, "（(")
	if open < 0 || strings.LastIndexAny(head, "）)") > open {
		return annotate.Mention{}, false
	}
	at := d.skipLeft(s.Start+open, s.Start, false)
	if m, ok := s.mentionEnding(at); ok {
		return m, true
	}
	for _, m := range slices.Backward(s.mentions) {
		if gap := (article.Span{Start: m.End, End: at}); m.End <= at {
			return m, d.edition(gap) && d.runes(gap) <= maxVariant // RTX 4080 移动版（12GB）
		}
	}
	return annotate.Mention{}, false
}

// describes says whether a mention is the attribute of a noun behind it: 两名
// [Meta] 员工 counts 员工. The noun behind a product says what it is (四个 A100 芯片).
func (d *document) describes(s *sentence, m annotate.Mention) bool {
	if d.Entities[m.Entity].Type == schema.Product {
		return false
	}
	for _, t := range d.tokensFrom(d.skipRight(m.End, s.End, false)) {
		return t.Start < s.End && (t.POS == "n" || t.POS == "vn")
	}
	return false
}

// acted is what a sum was paid for or taken from: the object of the purchase
// behind it (以 8000 万美元收购 Perceive), or who is fined or favoured (对谷歌处以…,
// 为新车提供…补贴).
func (x *Extractor) acted(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	clause := s.clauseOf(q)
	if r.cue.Start >= q.End && anySuffix(r.label, d.grammar.dealVerbs) {
		for _, m := range s.mentions {
			if m.Start >= r.cue.End && m.End <= clause.End && d.Entities[m.Entity].Type != schema.Place {
				return m, true
			}
		}
	}
	switch x.model.Metrics[r.metric].Name {
	case compensationMetric, priceChangeMetric:
		for _, m := range slices.Backward(s.mentions) {
			if m.End <= q.Start && m.Start >= clause.Start && x.caseBefore(d, s, m, clause) == "to" {
				return m, true
			}
		}
	}
	return annotate.Mention{}, false
}
