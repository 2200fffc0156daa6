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
	out := bufio.NewWriter(a.env.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	var rows []map[string]string
	flat, n := !a.json, 0
	var held []any // as long as it may be a table
	var failed error
	more := false
	for v, err := range a.store.Query(limited, lang, text, limit) {
		if errors.Is(err, graph.ErrMore) {
			more = true
			break
		}
		if err != nil {
			failed = err
			break
		}
		n++
		if flat {
			row, ok := flatRow(v)
			rows, held, flat = append(rows, row), append(held, v), ok
			if ok {
				continue
			}
			for _, h := range held {
				failed = errors.Join(failed, enc.Encode(h))
			}
			continue
		}
		if err := enc.Encode(v); err != nil {
			failed = err
			break
		}
	}
	if flat {
		failed = errors.Join(tableOf(rows).render(a.env, out), failed)
	}
	failed = errors.Join(failed, out.Flush())
	switch {
	case errors.Is(failed, context.DeadlineExceeded) && ctx.Err() == nil:
		return mendable(fmt.Errorf("the query was stopped after %s, with %s", timeout, count(n, "result")), "narrow it, or give it longer with --timeout")
	case failed != nil:
		return failed
	}
	if n == 0 {
		fmt.Fprintln(a.env.Stderr, joined("; ", "no results", a.whyNothing(ctx, text)))
	}
	if more {
		fmt.Fprintf(a.env.Stderr, "the first %s; --limit 0 gives all\n", count(limit, "result"))
	}
	return nil
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
