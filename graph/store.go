package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// formatVersion is the version of the graph's layout in a store; it is
// written into each store that holds anything.
const formatVersion = 1

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens the store beside other readers; a missing one is an
	// error instead of being made.
	ReadOnly bool
	// Wait is how long to wait for a process that has the store open; 0 is a
	// second.
	Wait time.Duration
}

// Store is an open graph. All its methods may be called concurrently, and
// beside one Writer.
type Store struct {
	dsn      string
	readOnly bool
	backend  backend
	// reader is cayley's view for reading. Cayley caches what id an IRI has;
	// a reader beside a writer could put an id back that the writer has just
	// removed, so the two have views of their own, and readers get a new one
	// after each batch.
	reader atomic.Pointer[cayley.QuadStore]

	mu     sync.Mutex
	writer bool // a Writer is at work
	closed bool
}

// backend is what differs between the places where a store can lie.
type backend interface {
	// view returns cayley's quad store with empty caches; it is cheap.
	view() (cayley.QuadStore, error)
	// transactor returns a view of its own for the one who writes.
	transactor() (transactor, error)
	// quads is how many quads there are.
	quads(ctx context.Context) (int64, error)
	// lock keeps other processes from writing until unlock is called.
	lock(ctx context.Context, wait time.Duration) (unlock func(), err error)
	// compact gives the space of removed quads back and returns the size
	// before and after, in bytes; 0 where that means nothing.
	compact(ctx context.Context) (before, after int64, err error)
	close() error
}

// transactor is what a Writer changes a store through. After an error it must
// not be used any more.
type transactor interface {
	cayley.QuadStore
	// apply adds and removes quads, all or none. No quad to add is there, all
	// quads to remove are.
	apply(add, remove []cayley.Delta) error
}

// Open opens the graph at dsn: “mem:” for memory, a path or “bolt:PATH” for
// one file, “postgres://…” for a server. Unless read-only, it is made if it
// is not there.
func Open(ctx context.Context, dsn string, opt Options) (*Store, error) {
	quiet()
	if opt.Wait <= 0 {
		opt.Wait = time.Second
	}
	var b backend
	var err error
	switch scheme, _, _ := strings.Cut(dsn, ":"); {
	case dsn == "", dsn == "bolt:":
		return nil, errors.New("no store is named: give a path, “bolt:PATH”, “postgres://…” or “mem:”")
	case dsn == "mem:":
		b, err = openKV(newMemoryKV(), false)
	case scheme == "postgres" || scheme == "postgresql":
		b, err = openPostgres(ctx, dsn, opt)
	case strings.Contains(dsn, "://"):
		return nil, fmt.Errorf("the store %q is of an unknown kind: give a path, “bolt:PATH”, “postgres://…” or “mem:”", dsn)
	default:
		var file *boltKV
		if file, err = openBolt(strings.TrimPrefix(dsn, "bolt:"), opt.ReadOnly, opt.Wait); err == nil {
			b, err = openKV(file, opt.ReadOnly)
		}
	}
	if err != nil {
		return nil, err
	}
	s := &Store{dsn: dsn, readOnly: opt.ReadOnly, backend: b}
	if err := s.refresh(); err != nil {
		b.close()
		return nil, err
	}
	if err := s.checkFormat(ctx); err != nil {
		b.close()
		return nil, err
	}
	return s, nil
}

// Close closes the store. Closing twice does no harm.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return s.backend.close()
}

// refresh gives readers a view that knows of the last batch.
func (s *Store) refresh() error {
	v, err := s.backend.view()
	if err != nil {
		return fmt.Errorf("opening the store %s: %w", s.dsn, err)
	}
	s.reader.Store(&v)
	return nil
}

func (s *Store) view() *view { return &view{qs: *s.reader.Load(), values: map[any]quad.Value{}} }

func (s *Store) checkFormat(ctx context.Context) error {
	meta, err := s.view().about(ctx, iriStore)
	if err != nil {
		return fmt.Errorf("opening the store %s: %w", s.dsn, err)
	}
	for _, q := range meta {
		if v, ok := q.Object.(quad.Float); ok && q.Predicate == iriFormat && v > formatVersion {
			return fmt.Errorf("the store %s is of version %v, this program knows version %d: use the Suyuan that wrote it, or a newer one", s.dsn, float64(v), formatVersion)
		}
	}
	return nil
}

// meta returns the decisions as stored and the version of the resolver that
// the graph was made with.
func (s *Store) meta(ctx context.Context) (decisions, stamp string, err error) {
	meta, err := s.view().about(ctx, iriStore)
	for _, q := range meta {
		switch q.Predicate {
		case iriDecisions:
			decisions = stringOf(q.Object)
		case iriResolver:
			stamp = stringOf(q.Object)
		}
	}
	return decisions, stamp, err
}

// Unsettled says that a change was interrupted: what is there is sound, but
// the next Apply of a Writer will complete it.
func (s *Store) Unsettled(ctx context.Context) (bool, error) {
	meta, err := s.view().about(ctx, iriStore)
	for _, q := range meta {
		if q.Predicate == iriUnsettled {
			return true, err
		}
	}
	return false, err
}

// Compact gives the space of removed quads back and returns the store's size
// before and after, in bytes (0 where that means nothing). No Writer may be
// at work.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	release, err := s.claim(ctx)
	if err != nil {
		return 0, 0, err
	}
	defer release()
	before, after, err = s.backend.compact(ctx)
	if err != nil {
		return 0, 0, fmt.Errorf("compacting %s: %w", s.dsn, explainDisk(err))
	}
	return before, after, s.refresh()
}

// claim makes the caller the only one that writes, in this process and among
// all.
func (s *Store) claim(ctx context.Context) (release func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return nil, fmt.Errorf("the store %s is closed", s.dsn)
	case s.readOnly:
		return nil, fmt.Errorf("the store %s is open for reading only", s.dsn)
	case s.writer:
		return nil, fmt.Errorf("the store %s has a writer already", s.dsn)
	}
	unlock, err := s.backend.lock(ctx, time.Second)
	if err != nil {
		return nil, err
	}
	s.writer = true
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.writer {
			s.writer = false
			unlock()
		}
	}, nil
}
