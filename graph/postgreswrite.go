package graph

import (
	"database/sql"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	cayleysql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"
)

// postgresTransactor writes into cayley's tables itself: cayley sends a
// statement for each value and each quad and waits for each answer. Here a
// batch goes to the server in three streams, and each table is changed once.
type postgresTransactor struct {
	cayley.QuadStore
	db *sql.DB
}

// The columns of cayley's tables, but for those that the server fills in.
var (
	nodeColumns = []string{"hash", "refs", "value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time"}
	quadColumns = []string{"subject_hash", "predicate_hash", "object_hash", "label_hash"}
)

const (
	// One row is enough for a value however many quads have it, so refs is by
	// how many more (or fewer) of them there will be.
	stageChange = `
		CREATE TEMP TABLE changed_nodes (LIKE nodes) ON COMMIT DROP;
		CREATE TEMP TABLE gone_quads ON COMMIT DROP AS SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads WITH NO DATA`
	countNodes = `
		INSERT INTO nodes SELECT * FROM changed_nodes
		ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`
	removeQuads = `
		DELETE FROM quads USING gone_quads g
		WHERE quads.subject_hash = g.subject_hash AND quads.predicate_hash = g.predicate_hash
			AND quads.object_hash = g.object_hash AND quads.label_hash IS NOT DISTINCT FROM g.label_hash`
	removeNodes = `
		DELETE FROM nodes USING changed_nodes c WHERE nodes.hash = c.hash AND nodes.refs <= 0`
)

// apply makes one transaction of the batch. A quad to add that is there, or one
// to remove that is not, is an error that changes nothing.
func (t postgresTransactor) apply(add, remove []cayley.Delta) error {
	tx, err := t.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after the commit
	if err := replay(tx, graphlog.SplitDeltas(append(add, remove...))); err != nil {
		return err
	}
	return tx.Commit()
}

// replay goes by what the tables' foreign keys demand: values come before the
// quads that have them and go after them.
func replay(tx *sql.Tx, change *graphlog.Deltas) error {
	if _, err := tx.Exec(stageChange); err != nil {
		return fmt.Errorf("preparing a batch: %w", err)
	}
	nodes, err := nodeRows(append(change.IncNode, change.DecNode...))
	if err != nil {
		return err
	}
	if err := copyRows(tx, "changed_nodes", nodeColumns, nodes); err != nil {
		return fmt.Errorf("sending %d values: %w", len(nodes), err)
	}
	if _, err := tx.Exec(countNodes); err != nil {
		return fmt.Errorf("writing %d values: %w", len(nodes), err)
	}
	if err := copyRows(tx, "quads", quadColumns, quadRows(change.QuadAdd)); err != nil {
		return fmt.Errorf("adding %d quads: %w", len(change.QuadAdd), err)
	}
	if len(change.QuadDel) == 0 {
		return nil
	}
	if err := copyRows(tx, "gone_quads", quadColumns, quadRows(change.QuadDel)); err != nil {
		return fmt.Errorf("sending %d quads to remove: %w", len(change.QuadDel), err)
	}
	if _, err := tx.Exec(`ANALYZE gone_quads; ANALYZE changed_nodes`); err != nil {
		return fmt.Errorf("preparing to remove %d quads: %w", len(change.QuadDel), err)
	}
	removed, err := tx.Exec(removeQuads)
	if err != nil {
		return fmt.Errorf("removing %d quads: %w", len(change.QuadDel), err)
	}
	if n, err := removed.RowsAffected(); err != nil || int(n) != len(change.QuadDel) {
		return fmt.Errorf("removing %d quads, of which the store has %d (%v): “suyuan check” tells what is wrong with it", len(change.QuadDel), n, err)
	}
	if _, err := tx.Exec(removeNodes); err != nil {
		return fmt.Errorf("removing values that no quad has any more: %w", err)
	}
	return nil
}

// copyRows streams rows into a table.
func copyRows(tx *sql.Tx, table string, columns []string, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	stream, err := tx.Prepare(pq.CopyIn(table, columns...))
	if err != nil {
		return err
	}
	defer stream.Close()
	for _, row := range rows {
		if _, err := stream.Exec(row...); err != nil {
			return err
		}
	}
	_, err = stream.Exec() // the end of the stream: errors come now at the latest
	return err
}

// nodeRows are changed values as rows of nodeColumns.
func nodeRows(nodes []graphlog.NodeUpdate) ([][]any, error) {
	column := make(map[string]int, len(nodeColumns))
	for i, name := range nodeColumns {
		column[name] = i
	}
	var rows [][]any
	for _, n := range nodes {
		hash := cayleysql.NodeHash{ValueHash: n.Hash}
		row := make([]any, len(nodeColumns))
		row[column["hash"]], row[column["refs"]] = hash.SQLValue(), n.RefInc
		kind, values, err := cayleysql.NodeValues(hash, n.Val)
		if err != nil {
			return nil, fmt.Errorf("encoding %v: %w", n.Val, err)
		}
		for i, name := range kind.Columns() {
			row[column[name]] = values[i+1] // the first is the hash again
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// quadRows are quads as rows of quadColumns.
func quadRows(quads []graphlog.QuadUpdate) [][]any {
	rows := make([][]any, len(quads))
	for i, q := range quads {
		for _, d := range quad.Directions {
			rows[i] = append(rows[i], cayleysql.NodeHash{ValueHash: q.Quad.Get(d)}.SQLValue())
		}
	}
	return rows
}
