package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// boltKV is hidalgo's kv over today's bbolt (the adapters that hidalgo brings
// stand on abandoned forks that crash under the race detector). It checks the
// context wherever cayley passes one, so a query stops on time.
//
// A key's first part names a bucket. Cayley spreads its values over 65,536
// buckets by the first two bytes of their hash; since the whole hash is the
// key, one bucket does, and does it faster.
type boltKV struct {
	db   *bolt.DB
	path string

	mu     sync.Mutex
	open   int           // transactions under way
	closed bool          // no new ones
	idle   chan struct{} // closed with the last transaction once closed is set
}

const (
	// mmapSize is mapped at first, in bytes, so that a growing file is seldom
	// mapped anew: that has to wait for all readers. It costs address space only.
	mmapSize = 256 << 20
	// allocSize is by how much the file grows, in bytes.
	allocSize = 2 << 20
	fileMode  = 0o644
)

// openBolt opens or creates the file. It waits for a lock that another process
// holds at most for the given time.
func openBolt(path string, readOnly bool, wait time.Duration) (*boltKV, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return nil, fmt.Errorf("there is no store at %s: make one with “suyuan build --store %s DIR”", path, path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("opening the store: %w", err)
	case err != nil && !exists(filepath.Dir(path)):
		return nil, fmt.Errorf("there is no folder %s for the store %s: make it (mkdir -p), or name another place with --store", filepath.Dir(path), filepath.Base(path))
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("the store %s is a directory: name a file", path)
	case err == nil && info.Size() == 0 && readOnly:
		return nil, fmt.Errorf("the store %s is empty: fill it with “suyuan build --store %s DIR”", path, path)
	case err == nil && info.Size() > 0:
		// The free pages that a writer reads at once may lie beyond the end of
		// a truncated file, and reading there kills the process: look first.
		db, err := lockedOpen(path, true, wait)
		if err != nil {
			return nil, err
		}
		if readOnly {
			return &boltKV{db: db, path: path}, nil
		}
		if err := db.Close(); err != nil {
			return nil, fmt.Errorf("opening the store %s: %w", path, err)
		}
	}
	db, err := lockedOpen(path, false, wait)
	if err != nil {
		return nil, err
	}
	return &boltKV{db: db, path: path}, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lockedOpen opens the file; if only for reading, it checks that it is whole.
func lockedOpen(path string, readOnly bool, wait time.Duration) (db *bolt.DB, err error) {
	defer guard(path, debug.SetPanicOnFault(true), &err)
	db, err = bolt.Open(path, fileMode, &bolt.Options{
		Timeout:         wait,
		ReadOnly:        readOnly,
		InitialMmapSize: mmapSize,
		FreelistType:    bolt.FreelistMapType,
	})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, &LockedError{Path: path, Holder: lockHolder(path)}
	case errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%s was written by a newer Suyuan: use that version, or build the store anew", path)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), err != nil && strings.Contains(err.Error(), "file size too small"):
		return nil, fmt.Errorf("%s is no Suyuan store, or it is damaged (%w): name another file, or delete it and build again", path, err)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("opening the store %s: permission denied: change its permissions (chmod u+rw) or name another with --store", path)
	case err != nil:
		return nil, fmt.Errorf("opening the store %s: %w", path, explainDisk(err))
	}
	if !readOnly {
		db.AllocSize = allocSize
		return db, nil
	}
	if err := checkWhole(db, path); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// checkWhole compares the file's size with what its newest meta page says.
func checkWhole(db *bolt.DB, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("opening the store: %w", err)
	}
	return db.View(func(tx *bolt.Tx) error {
		if info.Size() < tx.Size() {
			return fmt.Errorf("the store %s is truncated (%d of %d bytes): restore a copy, or delete it and build again", path, info.Size(), tx.Size())
		}
		return nil
	})
}

// closeWait is how long Close waits for transactions to end.
const closeWait = 5 * time.Second

var errClosed = errors.New("the store is closed")

// Close refuses new transactions, waits for those under way to end, and closes
// the file. bbolt's own Close alone would wait for ever: a query that is being
// stopped may hold a transaction and want another.
func (d *boltKV) Close() error {
	idle := d.retire()
	select {
	case <-idle:
		return d.db.Close()
	case <-time.After(closeWait):
		return fmt.Errorf("closing the store %s: something still reads it", d.path)
	}
}

// retire refuses new transactions; the channel is closed when none is left.
func (d *boltKV) retire() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.closed = true
		d.idle = make(chan struct{})
		if d.open == 0 {
			close(d.idle)
		}
	}
	return d.idle
}

func (d *boltKV) Tx(rw bool) (kv.Tx, error) {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return nil, errClosed
	}
	d.open++
	d.mu.Unlock()
	tx, err := d.db.Begin(rw)
	if err != nil {
		d.done()
		return nil, err
	}
	return &boltTx{db: d, tx: tx}, nil
}

// guard turns a panic over a damaged page into an error: bbolt trusts its
// pages. A wrong offset may lead outside the file, hence SetPanicOnFault, whose
// former value is put back.
func guard(path string, old bool, err *error) {
	debug.SetPanicOnFault(old)
	if p := recover(); p != nil {
		*err = damaged(path, p)
	}
}

func damaged(path string, cause any) error {
	return fmt.Errorf("the store %s is damaged (%v): restore a copy, or delete it and build again", path, cause)
}

func (d *boltKV) done() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open--; d.open == 0 && d.closed {
		close(d.idle)
	}
}

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
