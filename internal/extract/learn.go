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

// Choices reads an article as Read does, and tells what the subjects of its
// figures were chosen among.
func (x *Extractor) Choices(ctx context.Context, a *article.Article) (graph.Document, []Choice, error) {
	annotated, err := x.annotator.Annotate(ctx, a)
	if err != nil {
		return graph.Document{}, nil, err
	}
	d := newDocument(annotated, x.table)
	d.learning = true
	claims, err := x.claims(ctx, d)
	if err != nil {
		return graph.Document{}, nil, err
	}
	claims = x.settle(d, claims)
	var choices []Choice
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
	return x.document(d, claims), choices, nil
}

// WithSubjects is an extractor like x whose figures' subjects a model chooses; the
// rules alone if it is nil.
func (x *Extractor) WithSubjects(m *rank.Model) *Extractor {
	y := *x
	y.subjects = m
	return &y
}
