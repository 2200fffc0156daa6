package graph

import (
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
		*err = fmt.Errorf("the store %s is damaged (%v): restore a copy, or delete it and build again", path, p)
	}
}

func (d *boltKV) done() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open--; d.open == 0 && d.closed {
		close(d.idle)
	}
}
