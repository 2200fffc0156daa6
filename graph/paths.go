package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// mustEntity is the reference of an entity that has to be there.
func (v *view) mustEntity(ctx context.Context, id string) (cayley.Ref, error) {
	ref := v.ref(quad.IRI(id))
	found, err := v.entities(ctx, []cayley.Ref{ref})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, &NotFoundError{"entity", id}
	}
	return ref, nil
}

// statementsByRef reads statements, each once, by the key of their reference.
func (v *view) statementsByRef(ctx context.Context, refs []cayley.Ref) (map[any]Statement, error) {
	found, err := v.statements(ctx, unique(slices.Clone(refs)))
	if err != nil {
		return nil, err
	}
	out := make(map[any]Statement, len(found))
	for _, st := range found {
		out[refKey(v.ref(quad.IRI(st.ID)))] = st
	}
	return out, nil
}

// step leads from an entity to another by a statement.
type step struct{ to, statement cayley.Ref }

// steps finds where the labelled edges at an entity lead: along a relation
// either way, or through an event to its other participants. Each pair of
// entity and statement comes once.
func (v *view) steps(ctx context.Context, entity cayley.Ref) ([]step, error) {
	var out []step
	var events []cayley.Ref
	seen := map[[2]any]bool{}
	add := func(to, statement cayley.Ref) {
		k := [2]any{to.Key(), statement.Key()}
		if !seen[k] && to.Key() != entity.Key() {
			seen[k] = true
			out = append(out, step{to, statement})
		}
	}
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		other := quad.Object
		if d == quad.Object {
			other = quad.Subject
		}
		err := v.quads(ctx, d, entity, func(q cayley.Ref) {
			l := v.qs.QuadDirection(q, quad.Label)
			if none(l) {
				return
			}
			to := v.qs.QuadDirection(q, other)
			if to.Key() == l.Key() {
				events = append(events, l) // or a figure, which leads nowhere
				return
			}
			add(to, l)
		})
		if err != nil {
			return nil, err
		}
	}
	for _, e := range events {
		err := v.quads(ctx, quad.Subject, e, func(q cayley.Ref) {
			if l := v.qs.QuadDirection(q, quad.Label); !none(l) {
				add(v.qs.QuadDirection(q, quad.Object), e)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// sure drops the steps by statements without evidence of this confidence.
func (v *view) sure(ctx context.Context, steps []step, minConfidence float64) ([]step, error) {
	if minConfidence <= 0 {
		return steps, nil // statements need not be read
	}
	var refs []cayley.Ref
	for _, st := range steps {
		refs = append(refs, st.statement)
	}
	statements, err := v.statementsByRef(ctx, refs)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(steps, func(s step) bool {
		st, ok := statements[s.statement.Key()]
		return !ok || !st.confident(minConfidence)
	}), nil
}

// Hop is one step of a path and what it stands on.
type Hop struct {
	From       string      `json:"from"` // entity ids
	To         string      `json:"to"`
	Statements []Statement `json:"statements"` // sorted by id
}

// Paths returns the shortest paths between two entities, at most limit of
// them (all if 0) and none with more than maxLen hops. A hop is a relation,
// either way, or an event that both take part in, with evidence of at least
// this confidence. The order is stable. No path is no error.
func (s *Store) Paths(ctx context.Context, a, b string, maxLen, limit int, minConfidence float64) ([][]Hop, error) {
	v := s.view()
	start, err := v.mustEntity(ctx, a)
	if err != nil {
		return nil, err
	}
	goal, err := v.mustEntity(ctx, b)
	if err != nil || a == b {
		return nil, err
	}
	out, in, err := v.search(ctx, start, goal, maxLen, minConfidence)
	if err != nil || out == nil {
		return nil, err
	}
	var refs []cayley.Ref
	for _, side := range []*side{out, in} {
		for _, n := range side.seen {
			refs = append(refs, n.ref)
		}
	}
	if _, err := v.names(ctx, refs); err != nil {
		return nil, err
	}
	w := walk{v: v, out: out, in: in, limit: limit, minConfidence: minConfidence}
	w.meet()
	return w.hops(ctx)
}

// arrival is how a search came to an entity: from which others, by which
// statements.
type arrival struct {
	ref   cayley.Ref
	depth int
	by    []step // to is where it came from
}

// side is one of the two ends that a search goes out from, level by level.
type side struct {
	seen     map[any]*arrival
	frontier []cayley.Ref
	depth    int
}

func newSide(from cayley.Ref) *side {
	return &side{seen: map[any]*arrival{from.Key(): {ref: from}}, frontier: []cayley.Ref{from}}
}

// grow goes out one level.
func (s *side) grow(ctx context.Context, v *view, minConfidence float64) error {
	s.depth++
	var next []cayley.Ref
	for _, at := range s.frontier {
		steps, err := v.steps(ctx, at)
		if err == nil {
			steps, err = v.sure(ctx, steps, minConfidence)
		}
		if err != nil {
			return err
		}
		for _, st := range steps {
			n := s.seen[st.to.Key()]
			if n == nil {
				n = &arrival{ref: st.to, depth: s.depth}
				s.seen[st.to.Key()] = n
				next = append(next, st.to)
			}
			if n.depth == s.depth {
				n.by = append(n.by, step{at, st.statement})
			}
		}
	}
	s.frontier = next
	return nil
}

// search goes out from both ends, from the one with fewer entities at its
// edge first, until they meet: at the edges of both, since they had not met
// before. It returns nils if they don't within maxLen.
func (v *view) search(ctx context.Context, start, goal cayley.Ref, maxLen int, minConfidence float64) (out, in *side, err error) {
	out, in = newSide(start), newSide(goal)
	for out.depth+in.depth < maxLen {
		grown, other := out, in
		if len(in.frontier) < len(out.frontier) {
			grown, other = in, out
		}
		if len(grown.frontier) == 0 {
			break
		}
		if err := grown.grow(ctx, v, minConfidence); err != nil {
			return nil, nil, err
		}
		for _, r := range grown.frontier {
			if other.seen[r.Key()] != nil {
				return out, in, nil
			}
		}
	}
	return nil, nil, nil
}

// walk puts together the ways of a search.
type walk struct {
	v       *view
	out, in *side
	limit   int
	paths   [][]cayley.Ref // each from start to goal

	minConfidence float64
}

// meet joins the ways to each entity where the sides met, in the order of the
// entities' names.
func (w *walk) meet() {
	var meeting []cayley.Ref
	for _, r := range w.out.frontier {
		if n := w.in.seen[r.Key()]; n != nil {
			meeting = append(meeting, r)
		}
	}
	w.sort(meeting)
	for _, m := range meeting {
		w.back(w.out, m, nil, func(way []cayley.Ref) {
			w.back(w.in, m, nil, func(rest []cayley.Ref) {
				if w.limit > 0 && len(w.paths) >= w.limit {
					return
				}
				path := slices.Clone(way)
				for i := len(rest) - 2; i >= 0; i-- {
					path = append(path, rest[i])
				}
				w.paths = append(w.paths, path)
			})
		})
	}
}

// back yields the ways from a side's end to an entity, the end first.
func (w *walk) back(s *side, at cayley.Ref, tail []cayley.Ref, yield func([]cayley.Ref)) {
	if w.limit > 0 && len(w.paths) >= w.limit {
		return
	}
	tail = append([]cayley.Ref{at}, tail...)
	n := s.seen[at.Key()]
	if n.depth == 0 {
		yield(tail)
		return
	}
	var before []cayley.Ref
	for _, st := range n.by {
		before = append(before, st.to)
	}
	before = unique(before)
	w.sort(before)
	for _, b := range before {
		w.back(s, b, tail, yield)
	}
}

func (w *walk) sort(refs []cayley.Ref) {
	slices.SortFunc(refs, func(a, b cayley.Ref) int { return strings.Compare(w.name(a), w.name(b)) })
}

func (w *walk) name(r cayley.Ref) string {
	iri, _ := w.v.values[r.Key()].(quad.IRI)
	return string(iri)
}

// statements yields those by which a hop was found, by either side.
func (w *walk) statements(from, to cayley.Ref, yield func(cayley.Ref)) {
	pairs := []struct {
		s        *side
		at, came cayley.Ref
	}{{w.out, to, from}, {w.in, from, to}}
	for _, p := range pairs {
		n := p.s.seen[p.at.Key()]
		if n == nil {
			continue
		}
		found := false
		for _, st := range n.by {
			if st.to.Key() == p.came.Key() {
				yield(st.statement)
				found = true
			}
		}
		if found {
			return
		}
	}
}

// hops reads the statements behind the paths.
func (w *walk) hops(ctx context.Context) ([][]Hop, error) {
	var told []cayley.Ref
	for _, p := range w.paths {
		for i := range p[1:] {
			w.statements(p[i], p[i+1], func(r cayley.Ref) { told = append(told, r) })
		}
	}
	statements, err := w.v.statementsByRef(ctx, told)
	if err != nil {
		return nil, err
	}
	for key, st := range statements {
		st.confident(w.minConfidence)
		statements[key] = st
	}
	out := make([][]Hop, len(w.paths))
	for i, p := range w.paths {
		for j := range p[1:] {
			hop := Hop{From: w.name(p[j]), To: w.name(p[j+1])}
			w.statements(p[j], p[j+1], func(r cayley.Ref) {
				if st, ok := statements[r.Key()]; ok {
					hop.Statements = append(hop.Statements, st)
				}
			})
			if len(hop.Statements) == 0 {
				return nil, fmt.Errorf("the store changed while the path was read: ask again")
			}
			slices.SortFunc(hop.Statements, func(a, b Statement) int { return strings.Compare(a.ID, b.ID) })
			out[i] = append(out[i], hop)
		}
	}
	return out, nil
}
