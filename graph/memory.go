package graph

import (
	"context"
	"strings"
	"sync"

	"github.com/hidal-go/hidalgo/kv"
	"github.com/tidwall/btree"
)

// memoryKV is hidalgo's kv in memory, so that a store in memory runs the same
// code as one in a file (cayley's own memstore is not safe for concurrent
// readers and takes linear time to delete a quad). Transactions work on
// copy-on-write snapshots: readers never wait and never see half a change.
type memoryKV struct {
	writer sync.Mutex // held by the one writing transaction

	mu   sync.Mutex // guards tree
	tree *btree.Map[string, []byte]
}

func newMemoryKV() *memoryKV { return &memoryKV{tree: new(btree.Map[string, []byte])} }

func (m *memoryKV) Close() error { return nil }

func (m *memoryKV) Tx(rw bool) (kv.Tx, error) {
	if rw {
		m.writer.Lock()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return &memoryTx{store: m, tree: m.tree.Copy(), rw: rw}, nil
}

type memoryTx struct {
	store *memoryKV
	tree  *btree.Map[string, []byte]
	rw    bool
	done  bool
}

// flatKey joins a bucket and a key; the bucket's length keeps them apart.
func flatKey(k kv.Key) (string, error) {
	if len(k) == 0 || len(k) > 2 || len(k[0]) > 255 {
		return "", errBadKey
	}
	var b strings.Builder
	b.Grow(1 + len(k[0]) + 20)
	b.WriteByte(byte(len(k[0])))
	b.Write(k[0])
	if len(k) == 2 {
		b.Write(k[1])
	}
	return b.String(), nil
}

func (t *memoryTx) Get(ctx context.Context, k kv.Key) (kv.Value, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	key, err := flatKey(k)
	if err != nil {
		return nil, err
	}
	v, ok := t.tree.Get(key)
	if !ok {
		return nil, kv.ErrNotFound
	}
	return v, nil
}

func (t *memoryTx) GetBatch(ctx context.Context, keys []kv.Key) ([]kv.Value, error) {
	return kv.GetBatch(ctx, t, keys)
}

// Put keeps v itself: cayley hands over a fresh slice each time, as bbolt
// demands of it.
func (t *memoryTx) Put(k kv.Key, v kv.Value) error {
	if !t.rw {
		return kv.ErrReadOnly
	}
	key, err := flatKey(k)
	if err != nil {
		return err
	}
	if len(k) == 2 && len(k[1]) == 0 && len(v) == 0 {
		return nil // cayley makes a bucket
	}
	t.tree.Set(key, v)
	return nil
}

func (t *memoryTx) Del(k kv.Key) error {
	if !t.rw {
		return kv.ErrReadOnly
	}
	key, err := flatKey(k)
	if err != nil {
		return err
	}
	t.tree.Delete(key)
	return nil
}

func (t *memoryTx) Commit(context.Context) error {
	if !t.rw || t.done {
		return kv.ErrReadOnly
	}
	t.store.mu.Lock()
	t.store.tree = t.tree
	t.store.mu.Unlock()
	return t.Close()
}

func (t *memoryTx) Close() error {
	if t.rw && !t.done {
		t.store.writer.Unlock()
	}
	t.done = true
	return nil
}

func (t *memoryTx) Scan(pref kv.Key) kv.Iterator {
	prefix, err := flatKey(pref)
	if err != nil {
		return &memoryIterator{err: err}
	}
	return &memoryIterator{it: t.tree.Iter(), prefix: prefix, bucket: pref[0]}
}

type memoryIterator struct {
	it      btree.MapIter[string, []byte]
	prefix  string
	bucket  []byte
	started bool
	done    bool
	err     error
}

func (it *memoryIterator) Next(ctx context.Context) bool {
	if it.err == nil {
		it.err = ctx.Err()
	}
	if it.err != nil || it.done {
		return false
	}
	found := false
	if it.started {
		found = it.it.Next()
	} else {
		found = it.it.Seek(it.prefix)
		it.started = true
	}
	it.done = !found || !strings.HasPrefix(it.it.Key(), it.prefix)
	return !it.done
}

func (it *memoryIterator) Key() kv.Key {
	return kv.Key{it.bucket, []byte(it.it.Key()[1+len(it.bucket):])}
}

func (it *memoryIterator) Val() kv.Value { return it.it.Value() }
func (it *memoryIterator) Err() error    { return it.err }
func (it *memoryIterator) Close() error  { return it.err }
