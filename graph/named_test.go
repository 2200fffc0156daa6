package graph

import (
	"context"
	"testing"
)

// Ids that the store lacks, and ids given twice, do no harm.
func TestNamedPassOverStrangers(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, "mem:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w, err := NewWriter(ctx, s, func(docs []Document, _ []Decision) Resolution {
		return Resolution{Entities: []Entity{{ID: "company/甲", Type: "Company", Name: "甲"}}}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	doc := Document{Article: Article{ID: "a1", Title: "题", Text: "甲", Chars: 1},
		Entities: []Entity{{Article: "a1", ID: "company/甲", Type: "Company", Name: "甲", Mentions: []Mention{{0, 1, "甲"}}}}}
	if _, err := w.Apply(ctx, Change{Put: []Document{doc}}); err != nil {
		t.Fatal(err)
	}
	entities, err := s.EntitiesByID(ctx, []string{"company/乙", "company/甲", "company/甲"})
	if err != nil || len(entities) != 1 || entities[0].Name != "甲" {
		t.Errorf("entities %+v, %v", entities, err)
	}
	articles, err := s.ArticlesByID(ctx, []string{"a2", "a1", "a1"})
	if err != nil || len(articles) != 1 || articles[0].Title != "题" || articles[0].Text != "" {
		t.Errorf("articles %+v, %v", articles, err)
	}
}
