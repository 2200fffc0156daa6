package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	cayleykv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
)

// kvBackend is a store on hidalgo's kv: in memory, or in a file.
type kvBackend struct {
	mu sync.Mutex // guards db, which compacting replaces
	db kv.KV
}

// kvOptions turn cayley's bloom filters off: they take a scan of the whole
// store at every opening.
var kvOptions = cayley.Options{cayleykv.OptNoBloom: true}

// useIndexes sets what cayley indexes in new stores: all of a subject, all
// that points at an object, and what a label labels. Cayley takes that from a
// variable of its own.
var useIndexes = sync.OnceFunc(func() {
	cayleykv.DefaultQuadIndexes = []cayleykv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
		{Dirs: []quad.Direction{quad.Label, quad.Subject}},
	}
})

func openKV(db kv.KV, readOnly bool) (backend, error) {
	if !readOnly {
		if err := initKV(db); err != nil {
			db.Close()
			return nil, err
		}
	}
	return &kvBackend{db: db}, nil
}

func initKV(db kv.KV) error {
	useIndexes()
	if err := cayleykv.Init(db, kvOptions); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
		return fmt.Errorf("preparing the store: %w", explainDisk(err))
	}
	return nil
}

func (b *kvBackend) view() (cayley.QuadStore, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	qs, err := cayleykv.New(b.db, kvOptions)
	if errors.Is(err, cayley.ErrNotInitialized) {
		return nil, errors.New("it is no Suyuan store: name another file, or delete it and build again")
	}
	return qs, err
}

func (b *kvBackend) transactor() (transactor, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	held := &heldKV{KV: b.db}
	qs, err := cayleykv.New(held, kvOptions)
	return &kvTransactor{qs, held}, err
}

// kvTransactor makes one transaction of two of cayley's. Given quads to add
// and to remove at once, cayley's kv store loses a value of an added quad if
// more quads with that value are removed than added.
type kvTransactor struct {
	cayley.QuadStore
	held *heldKV
}

func (t *kvTransactor) apply(add, remove []cayley.Delta) (err error) {
	tx, err := t.held.KV.Tx(true)
	if err != nil {
		return err
	}
	defer func() {
		// Cayley trusts what it reads, too.
		if p := recover(); p != nil {
			err = fmt.Errorf("the store is damaged (%v): restore a copy, or delete it and build again", p)
		}
		t.held.tx = nil
		err = errors.Join(err, tx.Close())
	}()
	t.held.tx = tx
	for _, deltas := range [][]cayley.Delta{add, remove} {
		if len(deltas) == 0 {
			continue
		}
		if err := t.ApplyDeltas(deltas, ignore); err != nil {
			return err
		}
	}
	return tx.Commit(context.Background())
}

// heldKV lends one writing transaction to all who want one, as long as it is
// set. It serves one goroutine.
type heldKV struct {
	kv.KV
	tx kv.Tx
}

func (h *heldKV) Tx(rw bool) (kv.Tx, error) {
	if rw && h.tx != nil {
		return lentTx{h.tx}, nil
	}
	return h.KV.Tx(rw)
}

// lentTx leaves the end of a transaction to its owner.
type lentTx struct{ kv.Tx }

func (lentTx) Commit(context.Context) error { return nil }
func (lentTx) Close() error                 { return nil }

// quads asks for what cayley knows by itself first: for an exact answer its kv
// stores go through all nodes.
func (b *kvBackend) quads(ctx context.Context) (int64, error) {
	qs, err := b.view()
	if err != nil {
		return 0, err
	}
	size, err := qs.Stats(ctx, false)
	if err == nil && !size.Quads.Exact {
		size, err = qs.Stats(ctx, true)
	}
	return size.Quads.Size, noSize(err)
}

// noSize passes over cayley's error for the size of a store that has never
// held a quad.
func noSize(err error) error {
	if errors.Is(err, cayleykv.ErrNoBucket) {
		return nil
	}
	return err
}

// lock has nothing to do: a file that is open for writing is locked already.
func (b *kvBackend) lock(context.Context, time.Duration) (func(), error) { return func() {}, nil }

func (b *kvBackend) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.db.Close()
}

// compact copies all quads into a new store and puts it in the old one's
// place. Cayley only marks removed quads as dead, so bbolt's own compaction
// would keep them. Who reads the old file just then gets an error. Killed at any
// moment, either the old file is there or the new one.
func (b *kvBackend) compact(ctx context.Context) (before, after int64, err error) {
	old, err := b.view()
	if err != nil {
		return 0, 0, err
	}
	file, ok := b.db.(*boltKV)
	if !ok {
		fresh := newMemoryKV()
		if err := copyQuads(ctx, old, fresh); err != nil {
			return 0, 0, err
		}
		b.replace(fresh)
		return 0, 0, nil
	}
	if info, err := os.Stat(file.path); err == nil {
		before = info.Size()
	}
	temporary := file.path + ".compact"
	if err := os.Remove(temporary); err != nil && !errors.Is(err, os.ErrNotExist) {
		return 0, 0, err
	}
	defer os.Remove(temporary) // gone already if all went well
	db, err := bolt.Open(temporary, fileMode, &bolt.Options{NoSync: true, InitialMmapSize: mmapSize, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return 0, 0, err
	}
	db.AllocSize = allocSize
	err = copyQuads(ctx, old, &boltKV{db: db, path: temporary})
	if err == nil {
		err = db.Sync()
	}
	if e := db.Close(); err == nil {
		err = e
	}
	if err != nil {
		return 0, 0, err
	}
	if err := os.Rename(temporary, file.path); err != nil {
		return 0, 0, err
	}
	fresh, err := openBolt(file.path, false, time.Second)
	if err != nil {
		return 0, 0, err
	}
	b.replace(fresh)
	if err := file.Close(); err != nil {
		return 0, 0, err
	}
	if info, err := os.Stat(file.path); err == nil {
		after = info.Size()
	}
	return before, after, nil
}

// replace puts another store in the old one's place.
func (b *kvBackend) replace(db kv.KV) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.db = db
}

func copyQuads(ctx context.Context, old cayley.QuadStore, db kv.KV) error {
	if err := initKV(db); err != nil {
		return err
	}
	fresh, err := cayleykv.New(db, kvOptions)
	if err != nil {
		return err
	}
	v := &view{qs: old, values: map[any]quad.Value{}}
	var batch []cayley.Delta
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := fresh.ApplyDeltas(batch, ignore)
		batch = batch[:0]
		return err
	}
	for q, err := range v.all(ctx) {
		if err != nil {
			return err
		}
		if batch = append(batch, cayley.Delta{Quad: q, Action: cayley.Add}); len(batch) == batchSize {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}
