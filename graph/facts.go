package graph

import (
	"context"
	"sort"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// fact is a quad with what leads on from it.
type fact struct {
	quad.Quad
	object cayley.Ref
}

// gather reads the quads of many things at once: for each reference those that
// have it in one direction. keep, if set, chooses predicates, so that large
// values are not read for nothing.
func (v *view) gather(ctx context.Context, d quad.Direction, refs []cayley.Ref, keep func(quad.IRI) bool) ([][]fact, error) {
	out := make([][]fact, len(refs))
	var all []cayley.Ref
	counts := make([]int, len(refs))
	wanted := map[any]bool{}
	for i, r := range refs {
		var failed error
		err := v.quads(ctx, d, r, func(q cayley.Ref) {
			p := v.qs.QuadDirection(q, quad.Predicate)
			if keep != nil {
				w, known := wanted[p.Key()]
				if !known {
					names, err := v.names(ctx, []cayley.Ref{p})
					if err != nil {
						failed = err
						return
					}
					iri, _ := names[0].(quad.IRI)
					w = keep(iri)
					wanted[p.Key()] = w
				}
				if !w {
					return
				}
			}
			counts[i]++
			all = append(all, v.qs.QuadDirection(q, quad.Subject), p, v.qs.QuadDirection(q, quad.Object), v.qs.QuadDirection(q, quad.Label))
		})
		if err == nil {
			err = failed
		}
		if err != nil {
			return nil, err
		}
	}
	values, err := v.names(ctx, all)
	if err != nil {
		return nil, err
	}
	at := 0
	for i, n := range counts {
		out[i] = make([]fact, n)
		for j := range n {
			out[i][j] = fact{quadOf(values[at:]), all[at+2]}
			at += 4
		}
	}
	return out, nil
}

func stringOf(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	}
	return ""
}

func floatOf(v quad.Value) *float64 {
	f, ok := v.(quad.Float)
	if !ok {
		return nil
	}
	n := float64(f)
	return &n
}

func intOf(v quad.Value) int {
	n, _ := v.(quad.Float)
	return int(n)
}

func articleOf(facts []fact) (a Article, packed string) {
	for _, f := range facts {
		switch f.Predicate {
		case iriType:
			iri, _ := f.Subject.(quad.IRI)
			a.ID = articleID(iri)
		case iriHeadline:
			a.Title = stringOf(f.Object)
		case iriPublisher:
			a.Publisher = stringOf(f.Object)
		case iriAuthor:
			a.Author = stringOf(f.Object)
		case iriDatePublished:
			a.Published = stringOf(f.Object)
		case iriURL:
			a.URL = stringOf(f.Object)
		case iriPath:
			a.Path = stringOf(f.Object)
		case iriExtractor:
			a.Extractor = stringOf(f.Object)
		case iriChars:
			a.Chars = intOf(f.Object)
		case iriArticleBody:
			a.Text = stringOf(f.Object)
		case iriDocument:
			packed = stringOf(f.Object)
		}
	}
	return a, packed
}

func entityOf(facts []fact) Entity {
	var e Entity
	for _, f := range facts {
		switch f.Predicate {
		case iriType:
			iri, _ := f.Subject.(quad.IRI)
			e.ID = string(iri)
			if f.Object != iriThing {
				e.Type = wordOf(f.Object)
			}
		case iriName:
			e.Name = stringOf(f.Object)
		case iriAlternateName:
			e.Aliases = append(e.Aliases, stringOf(f.Object))
		}
	}
	sort.Strings(e.Aliases)
	return e
}

// statementOf reads a statement but for its evidence, whose references it
// returns.
func statementOf(node quad.IRI, facts []fact) (s Statement, evidence []cayley.Ref) {
	s.ID = string(node)
	for _, f := range facts {
		if f.Label != nil { // an edge
			s.edge(f.Quad, node)
			continue
		}
		switch f.Predicate {
		case iriType:
			switch f.Object {
			case iriRelation:
				s.Kind = RelationKind
			case iriObservation:
				s.Kind = FigureKind
			case iriEvent:
				s.Kind = EventKind
			}
		case iriPredicate:
			s.Predicate = wordOf(f.Object)
		case iriRoleName:
			s.Role = stringOf(f.Object)
		case iriMeasuredProperty:
			s.Metric = wordOf(f.Object)
		case iriSubjectText:
			s.SubjectText = stringOf(f.Object)
		case iriValue:
			s.Value = floatOf(f.Object)
		case iriMinValue:
			s.Min = floatOf(f.Object)
		case iriMaxValue:
			s.Max = floatOf(f.Object)
		case iriUnitText:
			s.Unit = stringOf(f.Object)
		case iriComparison:
			s.Op = stringOf(f.Object)
		case iriDirection:
			s.Direction = stringOf(f.Object)
		case iriEventType:
			s.Content.Type = wordOf(f.Object)
		case iriWithin:
			article, _ := f.Object.(quad.IRI)
			s.Within = articleID(article)
		case iriTemporalCoverage:
			s.Time = stringOf(f.Object)
		case iriPlace:
			s.Place = stringOf(f.Object)
		case iriScope:
			s.Scope = stringOf(f.Object)
		case iriDerivedFrom:
			evidence = append(evidence, f.object)
		}
	}
	if s.Kind == FigureKind && s.Op == "" {
		s.Op = "="
	}
	s.Participants = sortedParticipants(s.Participants)
	return s, evidence
}

// edge takes the parties from an edge that the statement labels.
func (s *Statement) edge(q quad.Quad, node quad.IRI) {
	from, _ := q.Subject.(quad.IRI)
	to, _ := q.Object.(quad.IRI)
	switch {
	case from == node && q.Predicate == iriObservationAbout:
		s.Subject = string(to)
	case from == node:
		s.Participants = append(s.Participants, Participant{Role: wordOf(q.Predicate), Entity: string(to)})
	case s.Subject == "":
		s.Subject, s.Object = string(from), string(to)
	default: // the second edge of a symmetric relation
		s.Symmetric = true
		if string(from) < s.Subject {
			s.Subject, s.Object = string(from), string(to)
		}
	}
}

func evidenceOf(facts []fact) Evidence {
	e := Evidence{Telling: Telling{Modality: Asserted, Confidence: 1}}
	for _, f := range facts {
		switch f.Predicate {
		case iriHasSource:
			node, _ := f.Subject.(quad.IRI)
			source, _ := f.Object.(quad.IRI)
			e.ID, e.Article = string(node), articleID(source)
		case iriStart:
			e.Evidence.Start = intOf(f.Object)
		case iriEnd:
			e.Evidence.End = intOf(f.Object)
		case iriExact:
			e.Evidence.Quote = stringOf(f.Object)
		case iriLabel:
			e.Label = stringOf(f.Object)
		case iriText:
			e.Text = stringOf(f.Object)
		case iriTrigger:
			e.Trigger = stringOf(f.Object)
		case iriAttribution:
			e.Attribution = stringOf(f.Object)
		case iriModality:
			e.Modality = stringOf(f.Object)
		case iriRule:
			e.Rule = stringOf(f.Object)
		case iriConfidence:
			if c := floatOf(f.Object); c != nil {
				e.Confidence = *c
			}
		}
	}
	return e
}

// statements reads statements whole, in the order of their references.
// Statements that a change has taken away meanwhile are left out.
func (v *view) statements(ctx context.Context, refs []cayley.Ref) ([]Statement, error) {
	own, err := v.gather(ctx, quad.Subject, refs, nil)
	if err != nil {
		return nil, err
	}
	// The edges of figures and events start at the statement; those of
	// relations are found by their label.
	var relations []cayley.Ref
	var relation []int
	for i, facts := range own {
		for _, f := range facts {
			if f.Predicate == iriType && f.Object == iriRelation {
				relations, relation = append(relations, refs[i]), append(relation, i)
			}
		}
	}
	edges, err := v.gather(ctx, quad.Label, relations, nil)
	if err != nil {
		return nil, err
	}
	for i, facts := range edges {
		own[relation[i]] = append(own[relation[i]], facts...)
	}
	nodes, err := v.names(ctx, refs)
	if err != nil {
		return nil, err
	}
	out := make([]Statement, 0, len(refs))
	var evidence []cayley.Ref
	var counts []int
	for i, facts := range own {
		node, _ := nodes[i].(quad.IRI)
		s, es := statementOf(node, facts)
		if s.Kind == "" || len(es) == 0 {
			continue
		}
		out = append(out, s)
		evidence = append(evidence, es...)
		counts = append(counts, len(es))
	}
	told, err := v.gather(ctx, quad.Subject, evidence, nil)
	if err != nil {
		return nil, err
	}
	for i, n := range counts {
		for _, facts := range told[:n] {
			if e := evidenceOf(facts); e.ID != "" {
				out[i].Evidence = append(out[i].Evidence, e)
			}
		}
		told = told[n:]
		es := out[i].Evidence
		sort.Slice(es, func(a, b int) bool { return strings.Compare(es[a].ID, es[b].ID) < 0 })
	}
	return out, nil
}
