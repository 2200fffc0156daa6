package graph

import (
	"context"
	"sort"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// EntitiesByID returns the entities with these ids, sorted by id, each once.
// Ids that the store does not have are passed over.
func (s *Store) EntitiesByID(ctx context.Context, ids []string) ([]Entity, error) {
	v := s.view()
	refs := make([]cayley.Ref, len(ids))
	for i, id := range ids {
		refs[i] = v.ref(quad.IRI(id))
	}
	return v.entities(ctx, refs)
}

// ArticlesByID returns the articles with these ids without their texts, sorted
// by id. Ids that the store does not have are passed over.
func (s *Store) ArticlesByID(ctx context.Context, ids []string) ([]Article, error) {
	v := s.view()
	var refs []cayley.Ref
	for _, id := range ids {
		if r := v.ref(articleIRI(id)); !none(r) {
			refs = append(refs, r)
		}
	}
	facts, err := v.gather(ctx, quad.Subject, unique(refs), func(p quad.IRI) bool { return p != iriArticleBody && p != iriDocument })
	if err != nil {
		return nil, err
	}
	var out []Article
	for _, f := range facts {
		if a, _ := articleOf(f); a.ID != "" {
			out = append(out, a)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out, nil
}
