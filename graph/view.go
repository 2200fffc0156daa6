package graph

import (
	"context"
	"fmt"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// view reads quads by what they are about. It keeps the values that it has
// seen, so one view serves one reading command, from one goroutine.
type view struct {
	qs     cayley.QuadStore
	values map[any]quad.Value // by the key of the reference
}

// ref is the store's name for a value, nil if the store does not have it.
func (v *view) ref(val quad.Value) cayley.Ref { return v.qs.ValueOf(val) }

// quads calls yield with each quad that has the reference in one direction.
func (v *view) quads(ctx context.Context, d quad.Direction, ref cayley.Ref, yield func(cayley.Ref)) error {
	if ref == nil {
		return nil
	}
	return each(ctx, v.qs.QuadIterator(d, ref), yield)
}

func each(ctx context.Context, it cayley.Iterator, yield func(cayley.Ref)) error {
	defer it.Close()
	for it.Next(ctx) {
		yield(it.Result())
	}
	return stopped(ctx, it.Err())
}

// stopped is the error that an iterator ended with. Not every iterator of
// cayley's tells that its context did, and some wrap the error beyond finding.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("reading the store: %w", err)
	}
	return nil
}

// about returns all quads that have the value as their subject.
func (v *view) about(ctx context.Context, subject quad.Value) ([]quad.Quad, error) {
	return v.resolve(ctx, quad.Subject, v.ref(subject))
}

// subjects returns the references of the subjects that have the object under
// the predicate.
func (v *view) subjects(ctx context.Context, predicate, object quad.Value) ([]cayley.Ref, error) {
	p, o := v.ref(predicate), v.ref(object)
	if p == nil || o == nil {
		return nil, nil
	}
	var out []cayley.Ref
	err := v.quads(ctx, quad.Object, o, func(q cayley.Ref) {
		if v.qs.QuadDirection(q, quad.Predicate).Key() == p.Key() {
			out = append(out, v.qs.QuadDirection(q, quad.Subject))
		}
	})
	return out, err
}

// resolve reads the quads with the reference in one direction, values and all.
func (v *view) resolve(ctx context.Context, d quad.Direction, ref cayley.Ref) ([]quad.Quad, error) {
	var refs []cayley.Ref
	err := v.quads(ctx, d, ref, func(q cayley.Ref) {
		for _, dir := range quad.Directions {
			refs = append(refs, v.qs.QuadDirection(q, dir))
		}
	})
	if err != nil || len(refs) == 0 {
		return nil, err
	}
	values, err := v.names(ctx, refs)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Quad, 0, len(values)/4)
	for i := 0; i < len(values); i += 4 {
		out = append(out, quadOf(values[i:]))
	}
	return out, nil
}

// quadOf is the quad whose four values come first, in the order of quad.Directions.
func quadOf(values []quad.Value) quad.Quad {
	return quad.Quad{Subject: values[0], Predicate: values[1], Object: values[2], Label: values[3]}
}

// names returns the values of references, nil for a nil one. It fetches each
// value once.
func (v *view) names(ctx context.Context, refs []cayley.Ref) ([]quad.Value, error) {
	var missing []cayley.Ref
	for _, r := range refs {
		if none(r) {
			continue
		}
		k := r.Key()
		if _, ok := v.values[k]; !ok {
			v.values[k] = nil
			missing = append(missing, r)
		}
	}
	fetched, err := cayley.ValuesOf(ctx, v.qs, missing)
	if err != nil {
		for _, r := range missing {
			delete(v.values, r.Key())
		}
		return nil, stopped(ctx, err)
	}
	for i, r := range missing {
		v.values[r.Key()] = tidy(fetched[i])
	}
	out := make([]quad.Value, len(refs))
	for i, r := range refs {
		if !none(r) {
			out[i] = v.values[r.Key()]
		}
	}
	return out, nil
}

// tidy undoes what servers do to times: they come in the server's zone.
func tidy(v quad.Value) quad.Value {
	if t, ok := v.(quad.Time); ok {
		return quad.Time(time.Time(t).UTC())
	}
	return v
}

// validRef is implemented by the references of SQL stores, which have a hash
// of zeros where others have nil.
type validRef interface{ Valid() bool }

func none(r cayley.Ref) bool {
	if r == nil {
		return true
	}
	h, ok := r.(validRef)
	return ok && !h.Valid()
}
