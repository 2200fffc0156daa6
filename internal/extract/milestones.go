package extract

import (
	"suyuan/internal/article"
	"suyuan/schema"
)

// milestone is the event that a figure tells whose number is passed: 大定突破10万辆.
// The figure knows of what it is even where the clause names nothing.
func (x *Extractor) milestone(d *document, s *sentence, c *claim) (claim, bool) {
	if c.subject < 0 || !x.model.Metric(c.metric).Milestone || c.quantity.Op == "range" {
		return claim{}, false
	}
	trigger, ok := x.passed(d, s, c)
	if !ok {
		return claim{}, false
	}
	role := "agent"
	switch d.Entities[c.subject].Type {
	case schema.Product:
		role = "product"
	case schema.Person, schema.Place:
		return claim{}, false
	}
	m := claim{kind: event, eventType: "Milestone", trigger: trigger.Of(d.text), span: c.span, at: trigger.Start,
		qualifiers: c.qualifiers, rule: "milestone.figure", confidence: c.confidence * milestoneTrust, heading: c.heading}
	m.scope = ""
	m.addParticipant(role, c.subject)
	return m, true
}

// milestoneTrust is how much less sure the event is than its figure.
const milestoneTrust = 0.8

// passed is the word of passing right before a figure's number, or around it (破万).
func (x *Extractor) passed(d *document, s *sentence, c *claim) (article.Span, bool) {
	q := &c.quantity
	for _, h := range s.hits {
		if h.Start > q.Number.Start {
			break
		}
		over := x.table.is(h, x.cues.exceeding) && c.modality == "" && x.saidOfNoun(d, s, h.Start)
		if (over || x.table.is(h, x.cues.passed)) && h.End <= q.End && d.runes(article.Span{Start: h.End, End: q.Number.Start}) <= maxPassed {
			return h.Span, true
		}
	}
	return article.Span{}, false
}

// maxPassed is how many characters may stand between a word of passing and its
// number: 突破了近.
const maxPassed = 3

// saidOfNoun says whether a noun stands right before a word of passing, but for
// adverbs that say that it came about: 订单量已超过200万单, and not 服务了超过200万人.
func (x *Extractor) saidOfNoun(d *document, s *sentence, at int) bool {
	if h, ok := s.longestEnding(x.table, at, x.cues.accomplished); ok {
		at = h.Start
	}
	i := d.tokenBefore(d.skipLeft(at, s.Start, false))
	return i >= 0 && d.Tokens[i].Start >= s.Start && nominal(d.Tokens[i].POS)
}
