package extract

import (
	"math"
	"slices"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// Figures are read number by number: measures.go says which numbers measure
// anything, metric.go and change.go what, subject.go of what, carry.go and
// sequence.go what a number takes over from the ones before it, figuretime.go and period.go when,
// limits.go within what.

// readFigures reads the figures of a sentence: each quantity that measures
// something, with its metric, subject, time and limits.
func (x *Extractor) readFigures(d *document, s *sentence, emit func(claim)) {
	seq := sequence{x: x, d: d, s: s, timedAt: s.Start}
	if d.announces(s) {
		delete(d.lastFigure, s.Paragraph)
	}
	for i := range s.quantities {
		q := &s.quantities[i]
		if !x.measures(d, s, q) {
			continue
		}
		r := x.metricOf(d, s, i)
		if base := x.measuredAgainst(d, s, q, r, seq.said); base != nil {
			seq.last = base
		}
		last := seq.last
		r, sub := x.measuredOf(d, s, i, r, last)
		if x.idle(d, s, q, r) || x.adrift(d, q, sub, r) {
			continue
		}
		paired := x.alignment(d, s, i)
		var all []candidate
		switch {
		case paired.has:
			sub = paired.subject
		case last != nil && d.restates(q, last):
			sub = subject{entity: last.subject, text: last.subjectText, by: byGrammar}
		default:
			if last != nil && sub.by == byTopic {
				// What a sentence goes on to measure is of the same thing.
				sub = subject{entity: last.subject, text: last.subjectText, by: byClause}
			}
			if !sub.sure {
				all = x.candidates(d, s, q, r, sub, last)
				sub = x.ofPlace(d, s, q, r, x.chosen(d, all, sub))
			}
		}
		c := x.figureClaim(d, s, i, r, sub)
		c.time = paired.time
		seq.date(i, r, &c)
		c.span = x.figureEvidence(s, q, r, sub)
		if d.learning {
			c.candidates = all
		}
		told := !q.Vague || q.Op != "range" || r.cue.Len() > 0 // few would list 几十个人
		if told {
			if quoted, enough := d.inQuote(s, c); enough {
				emit(quoted)
			}
		}
		seq.last = &c
		seq.said = append(seq.said, &c)
		d.lastFigure[s.Paragraph] = &c
		if paired.has || !told {
			continue
		}
		for _, m := range x.shared(d, s, q, r, sub) {
			c := c
			c.subject, c.subjectText, c.candidates = m.Entity, "", nil
			c.span = clausesAround(s, article.Span{Start: m.Start, End: c.span.End})
			emit(c)
		}
	}
}

// figureClaim is the claim of the i-th quantity of a sentence, but for its time and
// its evidence.
func (x *Extractor) figureClaim(d *document, s *sentence, i int, r reading, sub subject) claim {
	q := &s.quantities[i]
	c := claim{kind: figure, subject: sub.entity, object: -1, quantity: *q, at: q.Number.Start, heading: s.Heading,
		metric: x.model.Metrics[r.metric].Name, label: x.properLabel(d, s, i, r, sub), cue: r.cue, direction: x.sense(d, q, r), rule: r.rule, confidence: sub.confidence(r.confidence)}
	if sub.entity < 0 {
		c.subjectText = sub.text
	}
	c.quantity.Unit = x.unitOf(s, q, r)
	inPercent(&c.quantity)
	c.quantity.Op = x.boundOf(d, s, q)
	c.qualifiers = x.qualify(d, s, q.Span)
	c.modality = x.figureModality(d, s, i, r, c.modality)
	c.scope = x.scope(d, s, q, r)
	return c
}

// measuredOf is what a number measures and of what: by its own words, as the figure
// before it in the sentence or in the paragraph does, or without a metric that is named.
func (x *Extractor) measuredOf(d *document, s *sentence, i int, r reading, last *claim) (reading, subject) {
	q, sub := &s.quantities[i], subject{entity: -1}
	if prev := d.lastFigure[s.Paragraph]; last == nil && x.continues(d, s, q, r, prev) {
		// The sentence goes on to count what the one before it counted.
		r = reading{metric: x.metricIndex[prev.metric], label: prev.label, rule: prev.rule, confidence: prev.confidence * byClause.confidence(), direction: r.direction}
		sub = x.subjectOf(d, s, i, r)
	} else if inherited := x.inherit(d, s, q, r, last); inherited {
		label, metric := last.label, last.metric
		if r.change && metric == marketCapMetric {
			label, metric = r.label, marketCapChangeMetric // 市值为136亿美元，一夜大涨了15亿美元
		}
		r = reading{metric: x.metricIndex[metric], label: label, rule: last.rule, confidence: last.confidence, direction: r.direction, change: r.change}
		sub = subject{entity: last.subject, text: last.subjectText, by: byClause}
		if m, ok := x.variant(d, s, q); ok {
			sub = m
		} else if m, ok := x.modified(d, s, q, r); ok {
			sub = m
		} else if m, ok := x.ownSubject(d, s, q, r); ok {
			sub = m
		}
	} else if r.metric >= 0 {
		sub = x.subjectOf(d, s, i, r)
	}
	if r.metric < 0 {
		r, sub = x.unnamed(d, s, i)
	}
	return r, sub
}

// subject is what a figure is of.
type subject struct {
	entity int // -1 if it is no entity
	text   string
	span   article.Span
	by     origin
	sure   bool // a construction leaves nothing to choose
	// probability is the ranker's; 0 where it had no say.
	probability float64
}

// confidence is how far a figure is to be trusted, by how far its metric is. The
// geometric mean came nearest to the share that is right, on three sets of gold
// that the ranker had not learned from; the two are not independent.
func (s subject) confidence(metric float64) float64 {
	if s.probability > 0 {
		return math.Sqrt(metric * s.probability)
	}
	return metric * s.by.confidence()
}

// elsewhere is how much less a figure is to be trusted if its quote does not name what
// it is of: on 56 articles that the ranker had not learned from, .81 of the subjects of
// those above .8 of confidence were right there, .92 where the quote names them.
const elsewhere = 0.88

// believable is the confidence from which on a figure is told whose sentence does not name
// what it is of. Of 77 such ones below it that eight sets of gold cover, 19 had the right
// subject and metric: less than the third from which on telling them raises F1.
const believable = 0.5

// inQuote is a figure's claim with its confidence by whether its quote names its subject,
// and whether that is enough to tell it. What is to be learned from is told all the same.
func (d *document) inQuote(s *sentence, c claim) (claim, bool) {
	if c.subject < 0 || d.namedWithin(c.subject, c.span) {
		return c, true
	}
	c.confidence *= elsewhere
	return c, c.confidence >= believable || d.learning || d.namedWithin(c.subject, s.Span)
}

// unitOf is a quantity's unit; a sum that names no currency is in that of the
// sentence, or in yuan (80万 of a price).
func (x *Extractor) unitOf(s *sentence, q *quantity.Quantity, r reading) string {
	m := &x.metrics[r.metric]
	if q.Unit == "" && anySuffix(r.label, x.table.grammar.headCounts) {
		return personUnit
	}
	if q.Unit != "" || r.rule == unnamedRule || !m.dimensions["money"] || len(m.units) > 0 || q.Dimension != "" {
		return q.Unit
	}
	for i := range s.quantities {
		if o := &s.quantities[i]; o.Dimension == "money" {
			return o.Unit
		}
	}
	return "CNY"
}

// inPercent turns a fraction into percent, to two places: 三分之一 is 33.33%. So
// shares compare, however they are worded.
func inPercent(q *quantity.Quantity) {
	if q.Dimension != "fraction" || q.Unit != "" {
		return
	}
	percent := func(v float64) float64 { return math.Round(v*1e4) / 100 }
	q.Unit, q.Value, q.Min, q.Max = "%", percent(q.Value), percent(q.Min), percent(q.Max)
}

// boundOf is how a number is bounded, if only by an adverb that stands farther before it
// than those that quantities are read with, with a verb between: 大约花了一个小时, 至少配备
// 12GB 内存.
func (x *Extractor) boundOf(d *document, s *sentence, q *quantity.Quantity) string {
	if q.Op != "=" || q.Lead.Len() > 0 {
		return q.Op
	}
	i := d.tokenBefore(q.Number.Start)
	for n := 0; n <= maxHedged && i >= 0 && d.Tokens[i].Start >= s.clauseOf(q).Start; n, i = n+1, i-1 {
		t := d.Tokens[i]
		w := t.Of(d.text)
		switch {
		case isBreak(firstRune(w)) || s.numbered(t.Span):
			return q.Op
		case n > 0 && slices.Contains(d.grammar.roughly, w):
			return "~"
		case n > 0 && slices.Contains(d.grammar.leastWords, w):
			return ">="
		}
	}
	return q.Op
}

// maxHedged is how many words may stand between an adverb and the number that it bounds.
const maxHedged = 4

// shared are the further members of the list that a figure's subject stands
// in, where the figure holds for each of them: shares that fall together, and
// what 均, 都 or 各 spreads.
func (x *Extractor) shared(d *document, s *sentence, q *quantity.Quantity, r reading, sub subject) []annotate.Mention {
	if sub.entity < 0 || !s.Contains(sub.span) || sub.span.Start > q.Start {
		return nil
	}
	if x.model.Metrics[r.metric].Name != shareChangeMetric {
		if _, ok := s.within(x.table, article.Span{Start: sub.span.End, End: q.Start}, x.eachWords); !ok {
			return nil
		}
	}
	m, ok := s.mentionAt(sub.span.Start)
	if !ok {
		return nil
	}
	var out []annotate.Mention
	for {
		prev, ok := d.coordinatedBefore(s, m)
		if !ok || d.Entities[prev.Entity].Type != d.Entities[sub.entity].Type {
			return out
		}
		out = append(out, prev)
		m = prev
	}
}

// figureModality is how firmly a number is said in a clause whose modality is
// given. What a number moves from is so, whatever is planned, and so are ages and how
// long a thing has lasted; what it has not reached it stays below (尚未售出10万台). A
// number is planned that is a goal, and one in a clause without a subject of its own
// behind one that plans: 将裁掉三成员工，涉及约900人.
func (x *Extractor) figureModality(d *document, s *sentence, i int, r reading, said string) string {
	q, clause := &s.quantities[i], s.clauseOf(&s.quantities[i])
	switch {
	case x.model.Metrics[r.metric].Name == ageMetric, x.departs(d, s, i), anyPrefix(d.text[q.End:], d.grammar.soFar), said == "denied" && x.negated(d, s, clause, q):
		return ""
	case said == "planned" && x.specified(d, s, q):
		return ""
	case said != "":
		return said
	case anyPrefix(q.Of(d.text), d.grammar.notBeyond):
		return "planned" // 不会超过50万台
	}
	if anyWithin(d.text[clause.Start:q.Start], d.grammar.goals) {
		return "planned"
	}
	if anyPrefix(d.text[clause.Start:], d.grammar.instanceLeads) || x.over(d, s, article.Span{Start: clause.Start, End: q.Start}) {
		return ""
	}
	for _, m := range s.mentions {
		if clause.Contains(m.Span) && m.End <= q.Start {
			return ""
		}
	}
	k := s.clause(q.Number.Start) - 1
	if k < 0 {
		return ""
	}
	if h, ok := x.cue(d, s, s.Clauses[k], x.cues.planned); ok && !s.endsClause(h) && !x.disposes(d, s, h) {
		return "planned"
	}
	return ""
}

// specified says whether a bracket behind a name remarks a number on what it names:
// 将推出青骥S9（16GB）.
func (x *Extractor) specified(d *document, s *sentence, q *quantity.Quantity) bool {
	_, ok := d.remarked(s, q)
	return ok
}

// over says whether a stretch before a number says that it tells of what is over.
func (x *Extractor) over(d *document, s *sentence, before article.Span) bool {
	return x.reached(s, before) || anyPrefix(before.Of(d.text), d.grammar.successions) || slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return before.Contains(t.Span) && (anyPrefix(t.Of(d.text), d.grammar.goneBy) || d.past(x.dated(d, s, &t)))
	})
}

// departs says whether a number is the one that a move of the same clause starts from.
func (x *Extractor) departs(d *document, s *sentence, i int) bool {
	q, clause := &s.quantities[i], s.clauseOf(&s.quantities[i])
	return d.leaves(clause, q) && i+1 < len(s.quantities) && s.quantities[i+1].Unit == q.Unit && clause.Contains(s.quantities[i+1].Number)
}

// negated says whether a word that is no more than a negation stands before a number.
func (x *Extractor) negated(d *document, s *sentence, clause article.Span, q *quantity.Quantity) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: q.Start}, x.cues.denied)
	return ok && !x.table.is(h, x.cues.denies) && anyWithin(h.Of(d.text), d.grammar.bareNegations)
}

// figureEvidence is the clause of the number, widened to the words that name
// its metric and subject where they stand near in the sentence.
func (x *Extractor) figureEvidence(s *sentence, q *quantity.Quantity, r reading, sub subject) article.Span {
	sp := q.Span
	for _, part := range [...]article.Span{r.cue, sub.span} {
		if part.Len() > 0 && s.Contains(part) {
			sp.Start, sp.End = min(sp.Start, part.Start), max(sp.End, part.End)
		}
	}
	wide := clausesAround(s, sp)
	if wide.Len() > maxEvidence {
		return clausesAround(s, q.Span)
	}
	return wide
}

// maxEvidence is the longest evidence of a figure, in bytes (some 80
// characters): beyond it a reader is better served with the number's clause.
const maxEvidence = 240
