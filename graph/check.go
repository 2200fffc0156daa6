package graph

import (
	"context"
	"fmt"
	"sort"

	"github.com/cayleygraph/quad"
)

// Problem is something unsound in a store.
type Problem struct {
	Where  string `json:"where"` // the id of an article, entity, statement or evidence, or another node
	Reason string `json:"reason"`
}

// Check proves a store: that every quote stands in its article at its
// offsets, every statement has evidence and every evidence an article and a
// statement, every party of a statement is there, every id is the hash of
// what it names, the edges say what the statements say, and there is nothing
// else. It reads the whole store. No problems is the good result.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	c := checker{texts: map[string]*codePoints{}, entities: map[string]bool{}}
	have := &state{}
	var err error
	if have.docs, err = s.documents(ctx); err != nil {
		return nil, err
	}
	for _, d := range have.docs {
		c.document(d)
	}
	if have.Entities, err = s.Entities(ctx); err != nil {
		return nil, err
	}
	for i := range have.Entities {
		c.entity(&have.Entities[i])
	}
	if have.Statements, err = s.Statements(ctx, Filter{}); err != nil {
		return nil, err
	}
	for i := range have.Statements {
		c.statement(&have.Statements[i])
	}
	if have.decisions, have.stamp, err = s.meta(ctx); err != nil {
		return nil, err
	}
	if err := c.rest(ctx, s, have); err != nil {
		return nil, err
	}
	sort.SliceStable(c.problems, func(i, j int) bool { return c.problems[i].Where < c.problems[j].Where })
	return c.problems, nil
}

type checker struct {
	problems []Problem
	texts    map[string]*codePoints // by article id
	entities map[string]bool
}

func (c *checker) report(where, format string, args ...any) {
	c.problems = append(c.problems, Problem{where, fmt.Sprintf(format, args...)})
}

func (c *checker) document(d stored) {
	a := &d.Article
	text := newCodePoints(a.Text)
	c.texts[a.ID] = text
	if a.Text == "" {
		c.report(a.ID, "the article has no text")
	}
	if text.len() != a.Chars {
		c.report(a.ID, "the text has %d code points, not %d", text.len(), a.Chars)
	}
	_, refused := d.Validate()
	for _, r := range refused {
		c.report(a.ID, "%s%s: %s", r.Claim, r.Entity, r.Reason)
	}
}

func (c *checker) entity(e *Entity) {
	c.entities[e.ID] = true
	if e.Name == "" || e.Type == "" {
		c.report(e.ID, "the entity has no name or no type")
	}
	if !validIRI(e.ID) {
		c.report(e.ID, "the id is no IRI")
	}
}

func (c *checker) statement(s *Statement) {
	if want := NewStatement(s.Content, s.Symmetric).ID; want != s.ID {
		c.report(s.ID, "the id should be %s by what the statement says", want)
	}
	if err := s.Content.check(); err != nil {
		c.report(s.ID, "%v", err)
	}
	if id := s.Content.unknownEntity(c.entities); id != "" {
		c.report(s.ID, "the entity %s is not there", id)
	}
	if len(s.Evidence) == 0 {
		c.report(s.ID, "the statement has no evidence")
	}
	for _, e := range s.Evidence {
		if want := NewEvidence(e.Article, s.ID, e.Telling).ID; want != e.ID {
			c.report(e.ID, "the id should be %s by its place and statement", want)
		}
		text, ok := c.texts[e.Article]
		if !ok {
			c.report(e.ID, "the article %s is not there", e.Article)
			continue
		}
		if q := e.Evidence; !text.stands(q.Start, q.End, q.Quote) {
			c.report(e.ID, "the quote %q does not stand in the article %s at %d–%d", q.Quote, e.Article, q.Start, q.End)
		}
	}
}

// rest turns what was read back into quads and compares them with all quads
// of the store: what is missing or too much belongs to nothing.
func (c *checker) rest(ctx context.Context, s *Store, have *state) error {
	v := s.view()
	w := newWanted(have)
	p, _, err := w.plan(ctx, v)
	if err != nil {
		return err
	}
	for _, g := range p.ordered() {
		for _, q := range g.add {
			c.report(g.key, "the quad is missing: %v", q)
		}
		for _, q := range g.del {
			c.report(g.key, "the quad belongs to nothing: %v", q)
		}
	}
	return c.ghosts(ctx, v, w)
}

// ghosts reports values that no quad has.
func (c *checker) ghosts(ctx context.Context, v *view, w *wanted) error {
	it := v.qs.NodesAllIterator()
	defer it.Close()
	for it.Next(ctx) {
		r := it.Result()
		if _, used := w.byRef[r.Key()]; !used {
			if val := v.qs.NameOf(r); val != nil && val != unsettledMark.Object {
				c.report(quad.StringOf(val), "the value is in no quad")
			}
		}
	}
	return stopped(ctx, it.Err())
}
