package graph

import (
	"context"
	"iter"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// chunk is how many quads are named at a time when all are read.
const chunk = 1000

// all yields every quad of the store, in no order.
func (v *view) all(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		var refs []cayley.Ref
		emit := func() bool {
			values, err := v.names(ctx, refs)
			if err != nil {
				yield(quad.Quad{}, err)
				return false
			}
			for i := 0; i < len(values); i += 4 {
				if !yield(quadOf(values[i:]), nil) {
					return false
				}
			}
			if refs = refs[:0]; len(v.values) > 100*chunk {
				clear(v.values)
			}
			return true
		}
		it := v.qs.QuadsAllIterator()
		defer it.Close()
		for it.Next(ctx) {
			r := it.Result()
			for _, d := range quad.Directions {
				refs = append(refs, v.qs.QuadDirection(r, d))
			}
			if len(refs) >= 4*chunk && !emit() {
				return
			}
		}
		if err := stopped(ctx, it.Err()); err != nil {
			yield(quad.Quad{}, err)
			return
		}
		emit()
	}
}

// plan is the way from whatever is in the store to the state that is wanted. It
// reads the whole store, but the values only of quads that have to go. It also says
// whether the mark of an unfinished change is there.
func (w *wanted) plan(ctx context.Context, v *view) (p plan, unsettled bool, err error) {
	if err := w.bind(ctx, v); err != nil {
		return nil, false, err
	}
	var gone [][4]cayley.Ref
	mark, _ := w.byRef[refKey(v.ref(iriUnsettled))]
	err = each(ctx, v.qs.QuadsAllIterator(), func(r cayley.Ref) {
		var refs [4]cayley.Ref
		var key [4]uint32
		known := true
		for i, d := range quad.Directions {
			refs[i] = v.qs.QuadDirection(r, d)
			if none(refs[i]) {
				continue
			}
			id, ok := w.byRef[refs[i].Key()]
			key[i], known = id, known && ok
		}
		if mark != 0 && key[1] == mark {
			unsettled = true
			return
		}
		if i, ok := w.byKey[key]; known && ok {
			w.seen[i] = true
			return
		}
		gone = append(gone, refs)
	})
	if err != nil {
		return nil, false, err
	}
	p = plan{}
	for i, q := range w.quads {
		if !w.seen[i] {
			g := &w.groups[w.owner[i]]
			to := p.of(g.key, g.class)
			to.add = append(to.add, q)
		}
	}
	return p, unsettled, w.remove(ctx, v, p, gone)
}

// wanted is every quad of a state with its group, and how to know a quad of
// the store again without reading its values.
type wanted struct {
	groups []group
	quads  []quad.Quad
	owner  []int32 // index into groups, for each quad
	seen   []bool  // the store has it, for each quad

	byRef    map[any]uint32        // a value's number, by the key of its reference
	byKey    map[[4]uint32]int32   // index into quads, by the numbers of its values
	evidence map[quad.IRI]quad.IRI // the statement of an evidence
}

func newWanted(s *state) *wanted {
	w := &wanted{evidence: map[quad.IRI]quad.IRI{}}
	add := func(key quad.IRI, class nodeClass, quads []quad.Quad) {
		for range quads {
			w.owner = append(w.owner, int32(len(w.groups)))
		}
		w.quads = append(w.quads, quads...)
		w.groups = append(w.groups, group{key: string(key), class: class})
	}
	add(iriStore, metaNode, metaQuads(s))
	for id, d := range s.docs {
		add(articleIRI(id), articleNode, articleQuads(nil, &d.Article, d.packed))
	}
	for i := range s.Entities {
		add(quad.IRI(s.Entities[i].ID), entityNode, entityQuads(nil, &s.Entities[i]))
	}
	for i := range s.Statements {
		st := &s.Statements[i]
		add(quad.IRI(st.ID), statementNode, statementQuads(nil, st))
		for j := range st.Evidence {
			w.evidence[quad.IRI(st.Evidence[j].ID)] = quad.IRI(st.ID)
		}
	}
	w.seen = make([]bool, len(w.quads))
	return w
}

// bind numbers the values that the store has and finds the quads by them. A
// quad with a value that the store lacks can't be there.
func (w *wanted) bind(ctx context.Context, v *view) error {
	numbers := map[quad.Value]uint32{}
	var values []quad.Value
	for i := range w.quads {
		for _, d := range quad.Directions {
			if val := w.quads[i].Get(d); val != nil {
				if _, ok := numbers[val]; !ok {
					values = append(values, val)
					numbers[val] = uint32(len(values))
				}
			}
		}
	}
	values = append(values, iriUnsettled) // its number lies beyond those of the state
	w.byRef = make(map[any]uint32, len(values))
	for i, val := range values {
		if i%chunk == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if r := v.ref(val); !none(r) {
			w.byRef[r.Key()] = uint32(i + 1)
		} else {
			delete(numbers, val)
		}
	}
	w.byKey = make(map[[4]uint32]int32, len(w.quads))
quads:
	for i := range w.quads {
		var key [4]uint32
		for j, d := range quad.Directions {
			val := w.quads[i].Get(d)
			if val == nil {
				continue
			}
			n, ok := numbers[val]
			if !ok {
				continue quads
			}
			key[j] = n
		}
		if _, twice := w.byKey[key]; twice {
			w.seen[i] = true // one adding is enough
			continue
		}
		w.byKey[key] = int32(i)
	}
	return nil
}

// remove puts the quads that have to go into the groups that they belong to.
func (w *wanted) remove(ctx context.Context, v *view, p plan, gone [][4]cayley.Ref) error {
	quads := make([]quad.Quad, 0, len(gone))
	for len(gone) > 0 {
		n := min(chunk, len(gone))
		var refs []cayley.Ref
		for _, g := range gone[:n] {
			refs = append(refs, g[:]...)
		}
		values, err := v.names(ctx, refs)
		if err != nil {
			return err
		}
		for i := 0; i < len(values); i += 4 {
			quads = append(quads, quadOf(values[i:]))
		}
		gone = gone[n:]
	}
	for _, q := range quads {
		s, _ := q.Subject.(quad.IRI)
		e, _ := q.Object.(quad.IRI)
		if _, there := w.evidence[e]; q.Predicate == iriDerivedFrom && !there {
			w.evidence[e] = s
		}
	}
	for _, q := range quads {
		owner := q.Subject
		if q.Label != nil {
			owner = q.Label
		}
		iri, _ := owner.(quad.IRI)
		if s, ok := w.evidence[iri]; ok {
			iri = s
		}
		g := p.of(string(iri), classOf(iri))
		g.del = append(g.del, q)
	}
	return nil
}

func refKey(r cayley.Ref) any {
	if none(r) {
		return nil
	}
	return r.Key()
}
