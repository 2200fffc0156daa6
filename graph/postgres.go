package graph

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	cayleysql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/graph/sql/postgres"
)

// writeLock is the key of the advisory lock that a writer holds.
const writeLock = 0x73757975616e // "suyuan"

// postgresBackend is a store on a Postgres server.
type postgresBackend struct {
	dsn string
	qs  cayley.QuadStore
	db  *sql.DB // beside cayley's own connections: for locks and maintenance
}

func openPostgres(ctx context.Context, dsn string, opt Options) (backend, error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", withoutPassword(dsn), err)
	}
	b := &postgresBackend{dsn: dsn, db: db}
	if err := b.open(ctx, opt.ReadOnly); err != nil {
		db.Close()
		return nil, err
	}
	return b, nil
}

func (b *postgresBackend) open(ctx context.Context, readOnly bool) error {
	if err := b.db.PingContext(ctx); err != nil {
		return fmt.Errorf("the server of %s does not answer: %w: check the address, the user and the database’s name (and try ?sslmode=disable for a server without TLS)", withoutPassword(b.dsn), err)
	}
	var there bool
	const find = `SELECT to_regclass('nodes') IS NOT NULL AND to_regclass('quads') IS NOT NULL`
	if err := b.db.QueryRowContext(ctx, find).Scan(&there); err != nil {
		return fmt.Errorf("opening %s: %w", withoutPassword(b.dsn), err)
	}
	switch {
	case !there && readOnly:
		return fmt.Errorf("there is no store at %s: make one with “suyuan build --store …”", withoutPassword(b.dsn))
	case !there:
		if err := cayleysql.Init(postgres.Type, b.dsn, nil); err != nil && !errors.Is(err, cayley.ErrDatabaseExists) {
			return fmt.Errorf("preparing the store %s: %w", withoutPassword(b.dsn), err)
		}
	}
	if !readOnly {
		// Cayley has no index that finds the edges of a statement.
		const index = `CREATE INDEX IF NOT EXISTS suyuan_label ON quads (label_hash) WHERE label_hash IS NOT NULL`
		if _, err := b.db.ExecContext(ctx, index); err != nil {
			return fmt.Errorf("preparing the store %s: %w", withoutPassword(b.dsn), err)
		}
	}
	var err error
	if b.qs, err = cayleysql.New(postgres.Type, b.dsn, nil); err != nil {
		return fmt.Errorf("opening %s: %w", withoutPassword(b.dsn), err)
	}
	return nil
}

// view is always the same: cayley caches nothing of it that can change.
func (b *postgresBackend) view() (cayley.QuadStore, error) { return b.qs, nil }

func (b *postgresBackend) transactor() (transactor, error) {
	return postgresTransactor{b.qs, b.db}, nil
}

func (b *postgresBackend) close() error {
	return errors.Join(b.qs.Close(), b.db.Close())
}

// quads asks the server: cayley keeps the number that it counted first.
func (b *postgresBackend) quads(ctx context.Context) (n int64, err error) {
	err = b.db.QueryRowContext(ctx, `SELECT count(*) FROM quads`).Scan(&n)
	return n, err
}

// lock takes an advisory lock, which the server lets go with the connection.
func (b *postgresBackend) lock(ctx context.Context, wait time.Duration) (func(), error) {
	conn, err := b.db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("locking %s: %w", withoutPassword(b.dsn), err)
	}
	for deadline := time.Now().Add(wait); ; {
		var held bool
		if err := conn.QueryRowContext(ctx, `SELECT pg_try_advisory_lock($1)`, int64(writeLock)).Scan(&held); err != nil {
			conn.Close()
			return nil, fmt.Errorf("locking %s: %w", withoutPassword(b.dsn), err)
		}
		if held {
			return func() {
				// Freed by name: the connection goes back to a pool.
				conn.ExecContext(context.Background(), `SELECT pg_advisory_unlock($1)`, int64(writeLock))
				conn.Close()
			}, nil
		}
		if time.Now().After(deadline) {
			holder := b.holder(ctx, conn)
			conn.Close()
			return nil, &LockedError{Path: withoutPassword(b.dsn), Holder: holder}
		}
		select {
		case <-ctx.Done():
			conn.Close()
			return nil, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (b *postgresBackend) holder(ctx context.Context, conn *sql.Conn) string {
	const find = `SELECT a.usename, coalesce(a.client_hostname, host(a.client_addr), 'the server itself'), a.pid
		FROM pg_locks l JOIN pg_stat_activity a USING (pid)
		WHERE l.locktype = 'advisory' AND l.granted AND (l.classid::bigint << 32) + l.objid::bigint = $1 LIMIT 1`
	var user, host string
	var pid int
	if err := conn.QueryRowContext(ctx, find, int64(writeLock)).Scan(&user, &host, &pid); err != nil {
		return ""
	}
	return fmt.Sprintf("user %s from %s (server process %d)", user, host, pid)
}

func (b *postgresBackend) compact(ctx context.Context) (before, after int64, err error) {
	size := func() (n int64, err error) {
		err = b.db.QueryRowContext(ctx, `SELECT pg_total_relation_size('nodes') + pg_total_relation_size('quads')`).Scan(&n)
		return n, err
	}
	if before, err = size(); err != nil {
		return 0, 0, err
	}
	for _, table := range []string{"nodes", "quads"} {
		if _, err := b.db.ExecContext(ctx, `VACUUM (FULL, ANALYZE) `+table); err != nil {
			return 0, 0, err
		}
	}
	after, err = size()
	return before, after, err
}

// withoutPassword is the address as it may be shown.
func withoutPassword(dsn string) string {
	u, err := url.Parse(dsn)
	if err != nil {
		return "the Postgres store"
	}
	return u.Redacted()
}
