package graph

import (
	"bytes"
	"context"
	"errors"
	"runtime/debug"

	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// boltTx remembers the last bucket: keys come in runs.
type boltTx struct {
	db     *boltKV
	tx     *bolt.Tx
	ended  bool
	name   string
	bucket *bolt.Bucket
	last   byte // see lastOf; kept so that the compiler does not leave it out
}

var errBadKey = errors.New("a key must name a bucket and an entry")

// bucketName is where a key's entries lie: cayley's v?? and n?? in one each.
func bucketName(part []byte) []byte {
	if len(part) == 3 && (part[0] == 'v' || part[0] == 'n') {
		return part[:1]
	}
	return part
}

// of returns the bucket that the name stands for, nil if there is none.
func (t *boltTx) of(part []byte) *bolt.Bucket {
	name := bucketName(part)
	if t.bucket == nil || t.name != string(name) {
		t.name, t.bucket = string(name), t.tx.Bucket(name)
		t.fill()
	}
	return t.bucket
}

// fill says how full a page is left when it is split. Cayley's log and its
// indexes by subject and label grow at their end, since new things have higher
// numbers, so what is split there is hardly added to any more; the other
// buckets grow anywhere.
func (t *boltTx) fill() {
	if t.bucket != nil && (t.name == "log" || t.name == "sp" || t.name == "cs") {
		t.bucket.FillPercent = 0.95
	}
}

func (t *boltTx) Get(ctx context.Context, k kv.Key) (v kv.Value, err error) {
	defer guard(t.db.path, debug.SetPanicOnFault(true), &err)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(k) != 2 {
		return nil, errBadKey
	}
	b := t.of(k[0])
	if b == nil {
		return nil, kv.ErrNotFound
	}
	if v = b.Get(k[1]); v == nil {
		return nil, kv.ErrNotFound
	}
	t.last = lastOf(v)
	return v, nil
}

// lastOf reads the end of a slice of the file, so that one of a wrong length
// faults here, under guard, and not in the hands of cayley.
func lastOf(b []byte) byte {
	if len(b) == 0 {
		return 0
	}
	return b[len(b)-1]
}

func (t *boltTx) GetBatch(ctx context.Context, keys []kv.Key) ([]kv.Value, error) {
	return kv.GetBatch(ctx, t, keys)
}

func (t *boltTx) Put(k kv.Key, v kv.Value) (err error) {
	defer guard(t.db.path, debug.SetPanicOnFault(true), &err)
	if len(k) != 2 {
		return errBadKey
	}
	b := t.of(k[0])
	if b == nil {
		if b, err = t.tx.CreateBucketIfNotExists(bucketName(k[0])); err != nil {
			return err
		}
		t.bucket = b
		t.fill()
	}
	if len(k[1]) == 0 && len(v) == 0 {
		return nil // cayley makes a bucket
	}
	return b.Put(k[1], v)
}

func (t *boltTx) Del(k kv.Key) (err error) {
	defer guard(t.db.path, debug.SetPanicOnFault(true), &err)
	if len(k) != 2 {
		return errBadKey
	}
	if b := t.of(k[0]); b != nil {
		return b.Delete(k[1])
	}
	return nil
}

func (t *boltTx) Commit(context.Context) (err error) {
	defer guard(t.db.path, debug.SetPanicOnFault(true), &err)
	return t.tx.Commit()
}

// Close ends the transaction. It must be called after Commit too; called
// again it does nothing.
func (t *boltTx) Close() (err error) {
	if t.ended {
		return nil
	}
	t.ended = true
	defer t.db.done()
	defer guard(t.db.path, debug.SetPanicOnFault(true), &err)
	if err := t.tx.Rollback(); err != nil && !errors.Is(err, bolterrors.ErrTxClosed) {
		return err
	}
	return nil
}

// Scan walks the entries of one bucket whose key starts as the second part.
func (t *boltTx) Scan(pref kv.Key) kv.Iterator {
	it := &boltIterator{db: t.db}
	it.err = t.scan(pref, it)
	return it
}

func (t *boltTx) scan(pref kv.Key, it *boltIterator) (err error) {
	defer guard(t.db.path, debug.SetPanicOnFault(true), &err)
	if len(pref) == 0 || len(pref) > 2 {
		return errBadKey
	}
	b := t.of(pref[0])
	if b == nil {
		return nil
	}
	it.cursor, it.bucket = b.Cursor(), pref[0]
	if len(pref) == 2 {
		it.prefix = pref[1]
	}
	return nil
}

type boltIterator struct {
	db             *boltKV
	cursor         *bolt.Cursor
	bucket, prefix []byte
	key, val       []byte
	last           byte
	started        bool
	err            error
}

func (it *boltIterator) Next(ctx context.Context) (more bool) {
	if it.err == nil {
		it.err = ctx.Err()
	}
	if it.err != nil || it.cursor == nil {
		return false
	}
	// After a panic the named result is still false.
	defer guard(it.db.path, debug.SetPanicOnFault(true), &it.err)
	if it.started {
		it.key, it.val = it.cursor.Next()
	} else {
		it.key, it.val = it.cursor.Seek(it.prefix)
		it.started = true
	}
	if it.key == nil || !bytes.HasPrefix(it.key, it.prefix) {
		it.cursor = nil
		return false
	}
	it.last = lastOf(it.val)
	return true
}

func (it *boltIterator) Key() kv.Key   { return kv.Key{it.bucket, it.key} }
func (it *boltIterator) Val() kv.Value { return it.val }
func (it *boltIterator) Err() error    { return it.err }

// Close returns the iterator's error too: cayley asks for no other.
func (it *boltIterator) Close() error { return it.err }
