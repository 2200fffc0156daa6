package graph

import (
	"context"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// batchSize is about how many quads one transaction adds and removes; larger
// ones are hardly faster.
const batchSize = 10_000

// ignore makes cayley pass over quads that are there or missing: after an
// error it would be corrupt. The planned differences contain none.
var ignore = cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}

// unsettledMark is in the store while a change is half applied.
var unsettledMark = quad.Quad{Subject: iriStore, Predicate: iriUnsettled, Object: quad.String("yes")}

// Writer is the only type that changes a store. It keeps what the store holds
// in memory between changes. It is not safe for concurrent use; readers may
// read beside it.
type Writer struct {
	// Progress, if set, is told after each batch how many of the articles,
	// entities and statements that the change touches have been written.
	Progress func(done, total int)
	// Version names the resolver and all that it goes by; it must change
	// whenever the resolver could give another result for the same articles.
	// What a store of the same version holds need not be read: the resolver
	// tells. With another version, or with none, the first Apply reads the
	// whole graph and compares.
	Version string

	batch   int // about how many quads a transaction adds and removes
	store   *Store
	resolve Resolver
	release func()
	tx      transactor

	docs      map[string]stored // nil if they have not been read yet
	decisions []Decision
	stamp     string // the resolver's version that the store's graph was made with
	current   *state // what the store holds; nil if that must be looked up
	broken    error  // after an error that left unknown what the store holds
}

// Change is what to do to a store, in one step.
type Change struct {
	Put       []Document  // add, or replace what has the same id, URL or path
	Remove    []string    // ids of articles
	Decisions *[]Decision // if set, takes the place of all earlier decisions
}

func (c *Change) empty() bool {
	return len(c.Put) == 0 && len(c.Remove) == 0 && c.Decisions == nil
}

// Summary is what a change did.
type Summary struct {
	Added, Replaced, Removed, Unchanged int       // articles
	Missing                             []string  // ids to remove that the store does not have
	Refused                             []Refused // what was left out, and why
	QuadsAdded, QuadsRemoved            int
	Entities, Statements                int // in the store now
}

// NewWriter makes the caller the store's one writer until Close. The resolver
// must be pure.
func NewWriter(ctx context.Context, s *Store, resolve Resolver) (*Writer, error) {
	release, err := s.claim(ctx)
	if err != nil {
		return nil, err
	}
	w := &Writer{batch: batchSize, store: s, resolve: resolve, release: release}
	if err := w.load(ctx); err != nil {
		release()
		return nil, err
	}
	return w, nil
}

// Close lets others write. It does not close the store.
func (w *Writer) Close() error {
	w.broken = errors.New("the writer is closed")
	w.release()
	return nil
}

// Holds is the graph of the store as far as the writer knows it without reading
// it back: after an Apply that changed something. Else it is empty.
func (w *Writer) Holds() Resolution {
	if w.current == nil {
		return Resolution{}
	}
	return w.current.Resolution
}

// load reads what the store was told but for the documents, which take half a
// second for some hundred articles and are not needed where nothing changes.
func (w *Writer) load(ctx context.Context) error {
	var err error
	if w.tx, err = w.store.backend.transactor(); err != nil {
		return fmt.Errorf("opening the store %s: %w", w.store.dsn, err)
	}
	w.docs, w.current = nil, nil
	if w.decisions, err = w.store.Decisions(ctx); err != nil {
		return err
	}
	unsettled, err := w.store.Unsettled(ctx)
	if err != nil {
		return err
	}
	if _, w.stamp, err = w.store.meta(ctx); err != nil {
		return err
	}
	if unsettled {
		w.stamp = ""
	}
	if w.stamp == "" {
		quads, err := w.store.backend.quads(ctx)
		if err != nil {
			return fmt.Errorf("opening the store %s: %w", w.store.dsn, err)
		}
		if quads == 0 {
			w.current = &state{} // nothing to compare with
		}
	}
	return nil
}

// Apply makes the store hold what the change says, and the graph that all its
// articles then support. Documents that are in the store already, to the
// letter, cost nothing. Two documents of one change may share a path (a file
// of many articles), but the last one of a URL wins.
//
// The change is written in batches. Killed between two of them, the store is
// sound and marked unsettled; the next Apply, even an empty one, makes it
// agree with the articles that it holds by then. On an error the same is true.
func (w *Writer) Apply(ctx context.Context, c Change) (Summary, error) {
	var sum Summary
	if w.broken != nil {
		return sum, w.broken
	}
	if c.empty() && w.settled() {
		return sum, w.count(ctx, &sum)
	}
	var err error
	if w.docs == nil {
		if w.docs, err = w.store.documents(ctx); err != nil {
			return sum, err
		}
	}
	docs, decisions, changed, err := w.intend(c, &sum)
	if err != nil {
		return sum, err
	}
	if !changed && w.settled() {
		return sum, w.count(ctx, &sum)
	}
	// An id whose text changes takes two steps: no batch could be sound that
	// has evidence for both texts.
	if first := w.withoutRewritten(docs); first != nil {
		if err := w.move(ctx, first, decisions, &sum); err != nil {
			return sum, err
		}
	}
	return sum, w.move(ctx, docs, decisions, &sum)
}

// settled says that the store's graph is what the resolver makes of its articles.
func (w *Writer) settled() bool {
	return w.stamp == w.Version && (w.current != nil || w.Version != "")
}

// count says how much the store holds when nothing changed.
func (w *Writer) count(ctx context.Context, sum *Summary) error {
	if w.current != nil {
		sum.Entities, sum.Statements = len(w.current.Entities), len(w.current.Statements)
		return nil
	}
	st, err := w.store.Stats(ctx)
	sum.Entities, sum.Statements = st.Totals()
	return err
}

// move brings the store to the state that the documents and decisions give.
func (w *Writer) move(ctx context.Context, docs map[string]stored, decisions []Decision, sum *Summary) error {
	next, err := w.state(docs, decisions)
	if err != nil {
		return err
	}
	if w.current == nil && w.Version != "" && w.stamp == w.Version {
		if w.current, err = w.state(w.docs, w.decisions); err != nil {
			return err
		}
	}
	var p plan
	var marked bool
	if w.current != nil {
		p = between(w.current, next)
	} else if p, marked, err = newWanted(next).plan(ctx, &view{qs: w.tx, values: map[any]quad.Value{}}); err != nil {
		return err
	}
	if err := w.write(ctx, p.ordered(), marked, sum); err != nil {
		// What the store holds now shows only when it is read anew.
		if e := w.load(context.WithoutCancel(ctx)); e != nil {
			w.broken = fmt.Errorf("after an error the store cannot be read any more: %w", e)
		}
		return err
	}
	w.docs, w.decisions, w.current, w.stamp = docs, decisions, next, w.Version
	sum.Entities, sum.Statements = len(next.Entities), len(next.Statements)
	return nil
}

// write applies the groups in order, in batches that each leave the store
// sound. While there is more than one batch to come the store is marked.
func (w *Writer) write(ctx context.Context, groups []*group, marked bool, sum *Summary) error {
	total := len(groups)
	for len(groups) > 0 || marked {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped with %d of %d changes written: %w", total-len(groups), total, err)
		}
		var add, remove []cayley.Delta
		for len(groups) > 0 && len(add)+len(remove) < w.batch {
			adds, dels := groups[0].quads()
			for _, q := range adds {
				add = append(add, cayley.Delta{Quad: q, Action: cayley.Add})
			}
			for _, q := range dels {
				remove = append(remove, cayley.Delta{Quad: q, Action: cayley.Delete})
			}
			groups = groups[1:]
		}
		added, removed := len(add), len(remove)
		switch last := len(groups) == 0; {
		case !last && !marked:
			add = append(add, cayley.Delta{Quad: unsettledMark, Action: cayley.Add})
		case last && marked:
			remove = append(remove, cayley.Delta{Quad: unsettledMark, Action: cayley.Delete})
		}
		marked = len(groups) > 0
		if err := w.tx.apply(add, remove); err != nil {
			return fmt.Errorf("writing to the store %s: %w", w.store.dsn, explainDisk(err))
		}
		sum.QuadsAdded += added
		sum.QuadsRemoved += removed
		if err := w.store.refresh(); err != nil {
			return err
		}
		if w.Progress != nil {
			w.Progress(total-len(groups), total)
		}
	}
	return nil
}
