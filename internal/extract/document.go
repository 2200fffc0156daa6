package extract

import (
	"math"
	"slices"
	"strconv"

	"suyuan/graph"
	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// document turns what was read into the interchange form: entity ids for
// indexes, code points for bytes.
func (x *Extractor) document(d *document, claims []claim) graph.Document {
	a := d.written
	off := article.NewOffsets(a.Text)
	out := graph.Document{Article: graph.Article{
		ID: a.ID, Path: a.Path, Title: a.Title, Publisher: a.Publisher, Author: a.Author, Published: a.Published, URL: a.URL,
		Chars: off.Len(), Text: a.Text,
	}}
	out.Entities, out.Claims = make([]graph.Entity, 0, len(d.Entities)), make([]graph.Claim, 0, len(claims))
	ids := entityIDs(d)
	for i, e := range d.Entities {
		out.Entities = append(out.Entities, graph.Entity{Article: a.ID, ID: ids[i], Type: e.Type, Name: e.Name, Aliases: slices.Clone(e.Aliases)})
	}
	for _, mentions := range [...][]annotate.Mention{d.Mentions, d.Nested} {
		for _, m := range mentions {
			if m.Reference {
				continue
			}
			e := &out.Entities[m.Entity]
			start, end := off.Chars(m.Span)
			e.Mentions = append(e.Mentions, graph.Mention{Start: start, End: end, Text: m.Of(a.Text)})
		}
	}
	for i := range out.Entities {
		slices.SortStableFunc(out.Entities[i].Mentions, func(a, b graph.Mention) int { return a.Start - b.Start })
	}
	for i := range claims {
		c := x.interchange(d, &claims[i], ids, off)
		c.Article, c.ID = a.ID, strconv.Itoa(i+1)
		out.Claims = append(out.Claims, c)
	}
	return out
}

// entityIDs are the ids of a document's entities.
func entityIDs(d *document) []string {
	ids := make([]string, len(d.Entities))
	for i, e := range d.Entities {
		ids[i] = graph.EntityID(e.Type, e.Name)
	}
	return ids
}

// interchange is one claim in the interchange form.
func (x *Extractor) interchange(d *document, c *claim, ids []string, off *article.Offsets) graph.Claim {
	start, end := off.Chars(c.span)
	out := graph.Claim{
		Content: graph.Content{Time: c.time, Place: c.place, Scope: c.scope},
		Telling: graph.Telling{
			Attribution: c.attribution, Modality: c.modality,
			Evidence: graph.Quote{Start: start, End: end, Quote: c.span.Of(d.written.Text)},
			Rule:     c.rule, Confidence: math.Round(c.confidence*1000) / 1000,
		},
	}
	if out.Modality == "" {
		out.Modality = "asserted"
	}
	switch c.kind {
	case relation:
		out.Place = "" // where it was told or came about; a relation has none
		out.Kind, out.Subject, out.Object, out.Predicate, out.Role = graph.RelationKind, ids[c.subject], ids[c.object], c.predicate, c.role
	case event:
		out.Kind, out.Type, out.Trigger = graph.EventKind, c.eventType, c.trigger
		for _, p := range c.participants {
			out.Participants = append(out.Participants, graph.Participant{Role: p.role, Entity: ids[p.entity]})
		}
	case figure:
		out.Kind, out.Metric, out.Label, out.Direction = graph.FigureKind, c.metric, c.label, c.direction
		if c.subject >= 0 {
			out.Subject = ids[c.subject]
		} else {
			out.SubjectText = c.subjectText
		}
		out.Op, out.Unit, out.Text = c.quantity.Op, c.quantity.Unit, c.quantity.Of(d.written.Text)
		out.Value, out.Min, out.Max = bounds(&c.quantity)
	}
	return out
}

// bounds are the value of a quantity, or its ends if it is a range. Values are
// positive: a sign is told by the direction.
func bounds(q *quantity.Quantity) (value, lo, hi *float64) {
	if q.Op == "range" {
		return nil, &q.Min, &q.Max
	}
	v := math.Abs(q.Value)
	return &v, nil, nil
}
