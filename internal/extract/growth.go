package extract

import (
	"slices"
	"strings"

	"suyuan/internal/article"
	"suyuan/schema"
)

// growth is the event that a growth rate of sales or orders tells: 9月交付2.1万辆，
// 同比增长39%. The figure knows of what it is even where its clause names nothing.
// before are the claims read of the sentence so far.
func (x *Extractor) growth(d *document, s *sentence, c *claim, before []claim) (claim, bool) {
	if c.subject < 0 || c.metric != growthRateMetric && c.metric != salesChangeMetric || toldOf(before, s.Span, "Sales", c.subject) {
		return claim{}, false
	}
	trigger, ok := x.moved(d, s, c)
	if !ok {
		return claim{}, false
	}
	of, base := x.grown(s, trigger)
	if c.metric == growthRateMetric && (of == nil || !of.Sold) {
		return claim{}, false
	}
	role := "agent"
	switch d.Entities[c.subject].Type {
	case schema.Product:
		role = "product"
	case schema.Place:
		role = "place"
	case schema.Person, schema.Work:
		return claim{}, false
	}
	span := c.span
	if base.Len() > 0 {
		span = clausesAround(s, article.Span{Start: min(base.Start, span.Start), End: span.End})
	}
	e := claim{kind: event, eventType: "Sales", trigger: trigger.Of(d.text), span: span, at: trigger.Start,
		qualifiers: c.qualifiers, rule: "growth.figure", confidence: c.confidence * milestoneTrust, heading: c.heading}
	e.scope = ""
	e.addParticipant(role, c.subject)
	return e, true
}

// stockMove is the event that a figure tells which says by how much shares rose or
// fell: 英伟达涨 2.1%，AMD 跌 1%. before are the claims read of the sentence so far.
func (x *Extractor) stockMove(d *document, s *sentence, c *claim, before []claim) (claim, bool) {
	if c.subject < 0 || c.metric != shareChangeMetric || c.cue.Len() == 0 || d.Entities[c.subject].Type != schema.Company ||
		toldOf(before, s.clauseSpan(c.at), "StockMove", c.subject) {
		return claim{}, false
	}
	e := claim{kind: event, eventType: "StockMove", trigger: c.cue.Of(d.text), span: c.span, at: c.cue.Start,
		qualifiers: c.qualifiers, rule: "shares.figure", confidence: c.confidence * milestoneTrust, heading: c.heading}
	e.scope = ""
	e.addParticipant("patient", c.subject)
	return e, true
}

// moved is the verb of rising or falling that a figure's label is, in its clause.
func (x *Extractor) moved(d *document, s *sentence, c *claim) (article.Span, bool) {
	if cue := c.cue.Of(d.text); !slices.Contains(x.model.Metrics[x.metricIndex[growthRateMetric]].Verbs, cue) || !strings.HasSuffix(c.label, cue) {
		return article.Span{}, false
	}
	return c.cue, c.cue.End <= c.at && s.clauseSpan(c.at).Contains(c.cue)
}

// grown is the metric that a verb of rising or falling is said of, and where the
// sentence names it: the last one before the verb; nil if there is none.
func (x *Extractor) grown(s *sentence, trigger article.Span) (*schema.Metric, article.Span) {
	var metric *schema.Metric
	at := article.Span{}
	for _, h := range s.hits {
		if h.Start >= trigger.Start {
			break
		}
		if h.End <= at.End {
			continue // a part of a longer name of a metric
		}
		for _, cue := range x.metricCues[h.word] {
			if m := &x.model.Metrics[cue.metric]; cue.kind != afterCue && !m.Change {
				metric, at = m, h.Span
			}
		}
	}
	return metric, at
}

// toldOf says whether an event of a type is told of an entity in a stretch already.
func toldOf(claims []claim, stretch article.Span, typ string, entity int) bool {
	return slices.ContainsFunc(claims, func(c claim) bool {
		return c.kind == event && c.eventType == typ && stretch.Start <= c.at && c.at < stretch.End && c.has(entity)
	})
}
