package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func queryCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "ask the graph in a query language of cayley's",
		ArgsUsage: "QUERY",
		Description: "QUERY - is read from standard input. What stands between < and > is a node or an edge: an id, a name\n" +
			"that only one thing has, a relation by its name or what tables call it. In gizmo, for example\n" +
			"  suyuan query 'g.V(\"<小米汽车>\").In(\"<制造商>\").All()'\n" +
			"  suyuan query 'g.V(\"<company/小米汽车>\").In(\"<manufacturer>\").All()'\n" +
			"  suyuan query 'g.V().Has(\"<schema:measuredProperty>\", \"<salesVolume>\").Has(\"<schema:value>\", gt(10000)).All()'",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Aliases: []string{"l"}, Value: graph.Languages()[0], Usage: strings.Join(graph.Languages(), ", ")},
			&cli.DurationFlag{Name: "timeout", Aliases: []string{"t"}, Value: 30 * time.Second, Usage: "stop after this long; 0 for never"},
			limitFlag(100, "stop after this many results; 0 for all"),
			storeFlag(), &cli.BoolFlag{Name: "json", Usage: "print one JSON value a line, as they come"}, schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			text, err := oneArgument(c, "a query")
			if err != nil {
				return err
			}
			lang, err := oneOf(c, "lang", graph.Languages()...)
			if err != nil {
				return err
			}
			if c.Int("limit") < 0 || c.Duration("timeout") < 0 {
				return usagef("query: --limit and --timeout must not be negative")
			}
			if text == "-" {
				all, err := io.ReadAll(env.Stdin)
				if err != nil {
					return fmt.Errorf("reading the query: %w", err)
				}
				text = string(all)
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				text, err := a.withIDs(ctx, text)
				if err != nil {
					return err
				}
				return a.query(ctx, lang, text, c.Int("limit"), c.Duration("timeout"))
			})
		},
	}
}

func (a *asking) query(ctx context.Context, lang, text string, limit int, timeout time.Duration) error {
	limited := ctx
	if timeout > 0 {
		var cancel context.CancelFunc
		limited, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	out := newResults(a.env.Stdout, !a.json)
	var failed error
	more := false
	for v, err := range a.store.Query(limited, lang, text, limit) {
		if more = errors.Is(err, graph.ErrMore); more {
			break
		}
		if err == nil {
			err = out.add(v)
		}
		if err != nil {
			failed = err
			break
		}
	}
	failed = errors.Join(failed, out.end(a.env))
	switch {
	case errors.Is(failed, context.DeadlineExceeded) && ctx.Err() == nil:
		return mendable(fmt.Errorf("the query was stopped after %s, with %s", timeout, count(out.n, "result")), "narrow it, or give it longer with --timeout")
	case failed != nil:
		return failed
	}
	if out.n == 0 {
		fmt.Fprintln(a.env.Stderr, joined("; ", "no results", a.whyNothing(ctx, text)))
	}
	if more {
		fmt.Fprintf(a.env.Stderr, "the first %s; --limit 0 gives all\n", count(limit, "result"))
	}
	return nil
}

// results writes what a query gives: as a table at the end if all of it fits one and
// a table is wanted, else each as JSON on a line of its own, as it comes.
type results struct {
	out  *bufio.Writer
	json *json.Encoder
	n    int
	flat bool  // a table, as far as is known
	held []any // while it may be one
	rows []map[string]string
}

func newResults(w io.Writer, table bool) *results {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return &results{out: out, json: enc, flat: table}
}

func (r *results) add(v any) error {
	r.n++
	if !r.flat {
		return r.json.Encode(v)
	}
	row, ok := flatRow(v)
	if ok {
		r.rows, r.held = append(r.rows, row), append(r.held, v)
		return nil
	}
	r.flat = false
	for _, h := range append(r.held, v) {
		if err := r.json.Encode(h); err != nil {
			return err
		}
	}
	return nil
}

func (r *results) end(env *Env) error {
	var err error
	if r.flat {
		err = tableOf(r.rows).render(env, r.out)
	}
	return errors.Join(err, r.out.Flush())
}

// flatRow gives the fields of a result that fits a table: an object of plain
// values.
func flatRow(v any) (map[string]string, bool) {
	object, ok := v.(map[string]any)
	if !ok {
		return nil, false
	}
	row := make(map[string]string, len(object))
	for k, field := range object {
		switch field := field.(type) {
		case string:
			row[k] = field
		case nil:
			row[k] = ""
		case map[string]any, []any:
			return nil, false
		default:
			row[k] = fmt.Sprint(field)
		}
	}
	return row, true
}

// tableOf has a column for each field, in the order of their names, the result
// itself (id) first.
func tableOf(rows []map[string]string) *grid {
	names := map[string]bool{}
	for _, r := range rows {
		for k := range r {
			names[k] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(names))
	if i := slices.Index(sorted, "id"); i > 0 {
		sorted = slices.Insert(slices.Delete(sorted, i, i+1), 0, "id")
	}
	g := &grid{}
	for _, name := range sorted {
		g.columns = append(g.columns, column{title: name, wide: true})
	}
	for _, r := range rows {
		cells := make([]string, len(sorted))
		for i, name := range sorted {
			cells[i] = r[name]
		}
		g.add(cells...)
	}
	return g
}
