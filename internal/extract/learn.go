package extract

import (
	"context"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/rank"
)

// Choice is what the subject of a figure was chosen among, to learn from.
type Choice struct {
	Claim      int // index into the document's claims
	Candidates []Candidate
}

// Candidate is one thing that a figure may be of.
type Candidate struct {
	Subject  string // an entity's id, or a noun that is none
	Ruled    bool   // the rules found it
	Features rank.Features
}

// Happening is an event that no rule reads, and that may be worth telling all the
// same.
type Happening struct {
	graph.Claim
	Features rank.Features
	Kinds    []Kind
}

// Kind is a sort of event that a happening may be.
type Kind struct {
	Type     string
	Features rank.Features
}

// Lessons are what an article has to learn from.
type Lessons struct {
	graph.Document
	Choices    []Choice    // of the subjects of its figures
	Happenings []Happening // that no rule reads
}

// Learn reads an article by the rules alone, and keeps what they left to choose.
func (x *Extractor) Learn(ctx context.Context, a *article.Article) (Lessons, error) {
	annotated, err := x.annotator.Annotate(ctx, a)
	if err != nil {
		return Lessons{}, err
	}
	x = x.ByRules()
	d := newDocument(annotated, x.table)
	d.learning = true
	claims, err := x.claims(ctx, d)
	if err != nil {
		return Lessons{}, err
	}
	claims = x.settle(d, claims)
	out := Lessons{Document: x.document(d, claims), Choices: choices(d, claims)}
	off, ids := article.NewOffsets(d.text), entityIDs(d)
	for i := range d.happened {
		h := &d.happened[i]
		one := Happening{Claim: x.interchange(d, &h.claim, ids, off), Features: h.features}
		for _, k := range h.kinds {
			one.Kinds = append(one.Kinds, Kind{Type: k.name, Features: k.features})
		}
		out.Happenings = append(out.Happenings, one)
	}
	return out, nil
}

// choices are what the subjects of figures were chosen among.
func choices(d *document, claims []claim) (choices []Choice) {
	for i := range claims {
		if len(claims[i].candidates) == 0 {
			continue
		}
		choice := Choice{Claim: i}
		for _, c := range claims[i].candidates {
			one := Candidate{Subject: c.text, Ruled: c.entity == claims[i].subject && (c.entity >= 0 || c.text == claims[i].subjectText), Features: c.features}
			if c.entity >= 0 {
				one.Subject = graph.EntityID(d.Entities[c.entity].Type, d.Entities[c.entity].Name)
			}
			choice.Candidates = append(choice.Candidates, one)
		}
		choices = append(choices, choice)
	}
	return choices
}

// WithHappenings is an extractor like x where a model chooses which of the events that
// no rule reads are told; none if it is nil.
func (x *Extractor) WithHappenings(m *rank.Model) *Extractor {
	y := *x
	y.happenings = m
	return &y
}

// WithKinds is an extractor like x where a model chooses what sort of event those are
// that no rule reads; their words alone if it is nil.
func (x *Extractor) WithKinds(m *rank.Model) *Extractor {
	y := *x
	y.kindModel = m
	return &y
}

// ByRules is an extractor like x that no model helps: the rules choose what figures
// are of, and what no rule reads is not told.
func (x *Extractor) ByRules() *Extractor {
	y := *x
	y.subjects, y.happenings, y.kindModel = nil, nil, nil
	return &y
}

// WithSubjects is an extractor like x whose figures' subjects a model chooses; the
// rules alone if it is nil.
func (x *Extractor) WithSubjects(m *rank.Model) *Extractor {
	y := *x
	y.subjects = m
	return &y
}
