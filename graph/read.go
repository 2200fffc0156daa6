package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// NotFoundError says that the store has no such thing.
type NotFoundError struct {
	What string // article, statement
	Key  string
}

func (e *NotFoundError) Error() string {
	return fmt.Sprintf("the store has no %s %s", e.What, e.Key)
}

// AmbiguousError says that several things answer to a key.
type AmbiguousError struct {
	What string
	Key  string
	IDs  []string
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%s stands for %d of the store's %ss: %s", e.Key, len(e.IDs), e.What, strings.Join(e.IDs, ", "))
}

func ambiguous[T any](what, key string, found []T, id func(*T) string) error {
	e := &AmbiguousError{What: what, Key: key}
	for i := range found {
		e.IDs = append(e.IDs, id(&found[i]))
	}
	sort.Strings(e.IDs)
	return e
}

// Articles returns all articles without their texts, sorted by id.
func (s *Store) Articles(ctx context.Context) ([]Article, error) {
	v := s.view()
	refs, err := v.subjects(ctx, iriType, iriNewsArticle)
	if err != nil {
		return nil, err
	}
	return v.articles(ctx, refs)
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
	return v.articles(ctx, unique(refs))
}

// articles reads articles without their texts, sorted by id.
func (v *view) articles(ctx context.Context, refs []cayley.Ref) ([]Article, error) {
	facts, err := v.gather(ctx, quad.Subject, refs, func(p quad.IRI) bool { return p != iriArticleBody && p != iriDocument })
	if err != nil {
		return nil, err
	}
	out := make([]Article, 0, len(facts))
	for _, f := range facts {
		if a, _ := articleOf(f); a.ID != "" {
			out = append(out, a)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out, nil
}

// Article returns the article with an id, a path (however written) or a URL,
// with its text.
func (s *Store) Article(ctx context.Context, key string) (Article, error) {
	d, err := s.article(ctx, key, func(p quad.IRI) bool { return p != iriDocument })
	return d.Article, err
}

// Document returns what was read from the article with an id, a path or a
// URL, before resolution.
func (s *Store) Document(ctx context.Context, key string) (Document, error) {
	d, err := s.article(ctx, key, nil)
	if err != nil {
		return Document{}, err
	}
	doc, err := unpack(d.packed, d.Article.Text)
	if err != nil {
		return doc, fmt.Errorf("article %s: what is stored of it is damaged: %w", d.Article.ID, err)
	}
	return doc, nil
}

func (s *Store) article(ctx context.Context, key string, keep func(quad.IRI) bool) (stored, error) {
	v := s.view()
	var refs []cayley.Ref
	if r := v.ref(articleIRI(key)); !none(r) {
		refs = append(refs, r)
	}
	names := []quad.Quad{{Predicate: iriURL, Object: quad.String(key)}, {Predicate: iriPath, Object: quad.String(key)}}
	if clean := path.Clean(key); clean != key { // news/a.txt for ./news/a.txt
		names = append(names, quad.Quad{Predicate: iriPath, Object: quad.String(clean)})
	}
	for _, q := range names {
		more, err := v.subjects(ctx, q.Predicate, q.Object)
		if err != nil {
			return stored{}, err
		}
		refs = append(refs, more...)
	}
	facts, err := v.gather(ctx, quad.Subject, unique(refs), keep)
	if err != nil {
		return stored{}, err
	}
	var found []stored
	for _, f := range facts {
		if a, packed := articleOf(f); a.ID != "" {
			found = append(found, stored{Document{Article: a}, packed})
		}
	}
	switch len(found) {
	case 0:
		return stored{}, &NotFoundError{"article", key}
	case 1:
		return found[0], nil
	}
	return stored{}, ambiguous("article", key, found, func(d *stored) string { return d.Article.ID })
}

// Documents returns what was read from every article, before resolution,
// sorted by article id.
func (s *Store) Documents(ctx context.Context) ([]Document, error) {
	docs, err := s.documents(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Document, 0, len(docs))
	for _, d := range docs {
		out = append(out, d.Document)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Article.ID < out[j].Article.ID })
	return out, nil
}

func (s *Store) documents(ctx context.Context) (map[string]stored, error) {
	v := s.view()
	refs, err := v.subjects(ctx, iriType, iriNewsArticle)
	if err != nil {
		return nil, err
	}
	out := make(map[string]stored, len(refs))
	for _, r := range refs {
		facts, err := v.gather(ctx, quad.Subject, []cayley.Ref{r}, nil)
		if err != nil {
			return nil, err
		}
		clear(v.values) // texts are large and are read once
		a, packed := articleOf(facts[0])
		if a.ID == "" {
			continue
		}
		d, err := unpack(packed, a.Text)
		if err != nil {
			return nil, fmt.Errorf("article %s: what is stored of it is damaged: %w: remove the article and build it again", a.ID, err)
		}
		out[a.ID] = stored{d, packed}
	}
	return out, nil
}

// Decisions returns what a person has decided of identities.
func (s *Store) Decisions(ctx context.Context) ([]Decision, error) {
	encoded, _, err := s.meta(ctx)
	if err != nil || encoded == "" {
		return nil, err
	}
	var ds []Decision
	if err := json.Unmarshal([]byte(encoded), &ds); err != nil {
		return nil, fmt.Errorf("the stored decisions are damaged: %w", err)
	}
	return ds, nil
}

// Entities returns all entities, sorted by id.
func (s *Store) Entities(ctx context.Context) ([]Entity, error) {
	v := s.view()
	refs, err := v.subjects(ctx, iriType, iriThing)
	if err != nil {
		return nil, err
	}
	return v.entities(ctx, refs)
}

// entities reads entities, sorted by id, each once.
func (v *view) entities(ctx context.Context, refs []cayley.Ref) ([]Entity, error) {
	facts, err := v.gather(ctx, quad.Subject, refs, func(p quad.IRI) bool {
		return p == iriType || p == iriName || p == iriAlternateName
	})
	if err != nil {
		return nil, err
	}
	var out []Entity
	for _, f := range facts {
		if e := entityOf(f); e.Type != "" && classOf(quad.IRI(e.ID)) == entityNode {
			out = append(out, e)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return slices.CompactFunc(out, func(a, b Entity) bool { return a.ID == b.ID }), nil
}

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

// FindEntities returns the entities that a name, an alias or an id stands
// for, compared folded (see Fold); those with the very name come first, then
// by id. None is no error.
func (s *Store) FindEntities(ctx context.Context, name string) ([]Entity, error) {
	v := s.view()
	refs := []cayley.Ref{v.ref(quad.IRI(name))}
	named, err := v.subjects(ctx, iriKey, quad.String(Fold(name)))
	if err != nil {
		return nil, err
	}
	found, err := v.entities(ctx, append(refs, named...))
	if err != nil {
		return nil, err
	}
	folded := Fold(name)
	sort.SliceStable(found, func(i, j int) bool {
		return found[i].ID == name && found[j].ID != name || Fold(found[i].Name) == folded && Fold(found[j].Name) != folded
	})
	return found, nil
}

// Stats counts what a store holds.
type Stats struct {
	Articles   int            `json:"articles"`
	Entities   map[string]int `json:"entities"`   // by type
	Statements map[Kind]int   `json:"statements"` // by kind
	Quads      int64          `json:"quads"`
}

// Totals are the entities of all types and the statements of all kinds.
func (s Stats) Totals() (entities, statements int) {
	for _, n := range s.Entities {
		entities += n
	}
	for _, n := range s.Statements {
		statements += n
	}
	return entities, statements
}

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	v := s.view()
	out := Stats{Entities: map[string]int{}, Statements: map[Kind]int{}}
	articles, err := v.subjects(ctx, iriType, iriNewsArticle)
	if err != nil {
		return out, err
	}
	out.Articles = len(articles)
	for kind, class := range kindClass {
		refs, err := v.subjects(ctx, iriType, class)
		if err != nil {
			return out, err
		}
		if len(refs) > 0 {
			out.Statements[kind] = len(refs)
		}
	}
	things, err := v.subjects(ctx, iriType, iriThing)
	if err != nil {
		return out, err
	}
	types, err := v.gather(ctx, quad.Subject, things, func(p quad.IRI) bool { return p == iriType })
	if err != nil {
		return out, err
	}
	for _, facts := range types {
		if e := entityOf(facts); e.Type != "" {
			out.Entities[e.Type]++
		}
	}
	out.Quads, err = s.backend.quads(ctx)
	return out, err
}
