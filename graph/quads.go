package graph

import (
	"slices"

	"github.com/cayleygraph/quad"
)

// These functions turn a thing into quads: see the names in vocabulary.go. All
// numbers are floats, since cayley does not compare integers with floats.
//
// Each thing is a group of quads: an article's node; an entity's node; a
// statement with its direct edges and all its evidence. No quad belongs to two
// groups, so groups can be added, compared and removed by themselves.

func articleQuads(out []quad.Quad, a *Article, packed string) []quad.Quad {
	node := articleIRI(a.ID)
	out = append(out, quad.Quad{Subject: node, Predicate: iriType, Object: iriNewsArticle})
	for _, f := range [...]struct {
		name  quad.IRI
		value string
	}{
		{iriHeadline, a.Title}, {iriPublisher, a.Publisher}, {iriAuthor, a.Author}, {iriDatePublished, a.Published},
		{iriURL, a.URL}, {iriPath, a.Path}, {iriExtractor, a.Extractor}, {iriArticleBody, a.Text},
	} {
		out = optional(out, node, f.name, f.value)
	}
	out = append(out, quad.Quad{Subject: node, Predicate: iriChars, Object: quad.Float(a.Chars)})
	return append(out, quad.Quad{Subject: node, Predicate: iriDocument, Object: quad.TypedString{Value: quad.String(packed), Type: base64Binary}})
}

func entityQuads(out []quad.Quad, e *Entity) []quad.Quad {
	node := quad.IRI(e.ID)
	out = append(out,
		quad.Quad{Subject: node, Predicate: iriType, Object: iriThing},
		quad.Quad{Subject: node, Predicate: iriType, Object: word(e.Type)},
		quad.Quad{Subject: node, Predicate: iriName, Object: quad.String(e.Name)})
	keys := make([]string, 0, 1+len(e.Aliases))
	addKey := func(form string) {
		k := Fold(form)
		if slices.Contains(keys, k) {
			return
		}
		keys = append(keys, k)
		out = append(out, quad.Quad{Subject: node, Predicate: iriKey, Object: quad.String(k)})
	}
	addKey(e.Name)
	for i, a := range e.Aliases {
		if a == e.Name || slices.Contains(e.Aliases[:i], a) {
			continue
		}
		out = append(out, quad.Quad{Subject: node, Predicate: iriAlternateName, Object: quad.String(a)})
		addKey(a)
	}
	return out
}

func statementQuads(out []quad.Quad, s *Statement) []quad.Quad {
	node := quad.IRI(s.ID)
	add := func(p quad.IRI, o quad.Value) {
		out = append(out, quad.Quad{Subject: node, Predicate: p, Object: o})
	}
	// An edge carries the statement as its label.
	edge := func(s, p, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: node})
	}
	switch s.Kind {
	case RelationKind:
		p := word(s.Predicate)
		add(iriType, iriRelation)
		add(iriPredicate, p)
		edge(quad.IRI(s.Subject), p, quad.IRI(s.Object))
		if s.Symmetric && s.Subject != s.Object {
			edge(quad.IRI(s.Object), p, quad.IRI(s.Subject))
		}
		out = optional(out, node, iriRoleName, s.Role)
	case FigureKind:
		add(iriType, iriObservation)
		add(iriMeasuredProperty, word(s.Metric))
		if s.Subject != "" {
			edge(node, iriObservationAbout, quad.IRI(s.Subject))
		}
		out = optional(out, node, iriSubjectText, s.SubjectText)
		for _, n := range [...]struct {
			name  quad.IRI
			value *float64
		}{{iriValue, s.Value}, {iriMinValue, s.Min}, {iriMaxValue, s.Max}} {
			if n.value != nil {
				add(n.name, quad.Float(*n.value))
			}
		}
		out = optional(out, node, iriUnitText, s.Unit)
		if s.Op != "=" {
			out = optional(out, node, iriComparison, s.Op)
		}
		out = optional(out, node, iriDirection, s.Direction)
	case EventKind:
		add(iriType, iriEvent)
		add(iriEventType, word(s.Type))
		for _, p := range s.Participants {
			edge(node, word(p.Role), quad.IRI(p.Entity))
		}
		if s.Within != "" {
			add(iriWithin, articleIRI(s.Within))
		}
	}
	if s.Time != "" {
		add(iriTemporalCoverage, quad.String(s.Time))
		if begin, finish, err := Interval(s.Time); err == nil {
			add(iriFrom, quad.Time(begin))
			add(iriUntil, quad.Time(finish))
		}
	}
	out = optional(out, node, iriPlace, s.Place)
	out = optional(out, node, iriScope, s.Scope)
	for i := range s.Evidence {
		add(iriDerivedFrom, quad.IRI(s.Evidence[i].ID))
		out = evidenceQuads(out, &s.Evidence[i])
	}
	return out
}

func evidenceQuads(out []quad.Quad, e *Evidence) []quad.Quad {
	node := quad.IRI(e.ID)
	out = append(out,
		quad.Quad{Subject: node, Predicate: iriHasSource, Object: articleIRI(e.Article)},
		quad.Quad{Subject: node, Predicate: iriStart, Object: quad.Float(e.Evidence.Start)},
		quad.Quad{Subject: node, Predicate: iriEnd, Object: quad.Float(e.Evidence.End)},
		quad.Quad{Subject: node, Predicate: iriExact, Object: quad.String(e.Evidence.Quote)})
	out = optional(out, node, iriLabel, e.Label)
	out = optional(out, node, iriText, e.Text)
	out = optional(out, node, iriTrigger, e.Trigger)
	out = optional(out, node, iriAttribution, e.Attribution)
	if e.Modality != Asserted {
		out = optional(out, node, iriModality, e.Modality)
	}
	out = optional(out, node, iriRule, e.Rule)
	if e.Confidence != 1 {
		out = append(out, quad.Quad{Subject: node, Predicate: iriConfidence, Object: quad.Float(e.Confidence)})
	}
	return out
}

func optional(out []quad.Quad, node, name quad.IRI, text string) []quad.Quad {
	if text == "" {
		return out
	}
	return append(out, quad.Quad{Subject: node, Predicate: name, Object: quad.String(text)})
}
