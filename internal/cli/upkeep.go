package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/resolve"
	"suyuan/schema"
)

func checkCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "prove that every quote stands in its article and every statement has evidence",
		Flags: []cli.Flag{storeFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				problems, err := a.store.Check(ctx)
				if err != nil {
					return err
				}
				stats, err := a.store.Stats(ctx)
				if err != nil {
					return err
				}
				if a.json {
					err = writeJSON(env.Stdout, map[string]any{"problems": append([]graph.Problem{}, problems...), "unsettled": a.unsettled, "stats": stats})
				} else {
					err = writeCheck(env, problems, stats)
				}
				if err == nil && len(problems) > 0 {
					return errReported
				}
				return err
			})
		},
	}
}

func writeCheck(env *Env, problems []graph.Problem, stats graph.Stats) error {
	g := &grid{columns: []column{{title: "Where"}, {title: "Problem", wide: true}}}
	for _, p := range problems {
		g.add(p.Where, p.Reason)
	}
	if len(g.rows) > 0 {
		if err := g.render(env, env.Stdout); err != nil {
			return err
		}
		fmt.Fprintf(env.Stderr, "%s; suyuan build with the same articles mends what can be mended\n", count(len(problems), "problem"))
		return nil
	}
	entities, statements := stats.Totals()
	_, err := fmt.Fprintf(env.Stdout, "sound: %s, %s, %s, %s\n", count(stats.Articles, "article"), count(entities, "entity"), count(statements, "statement"), count(int(stats.Quads), "quad"))
	return err
}

func compactCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:  "compact",
		Usage: "give back the space of what was removed",
		Flags: []cli.Flag{storeFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			store, err := openExisting(c)
			if err != nil {
				return err
			}
			before, after, err := store.Compact(c.Context)
			if err = errors.Join(err, store.Close()); err != nil {
				return err
			}
			if c.Bool("json") {
				return writeJSON(env.Stdout, map[string]any{"store": c.String("store"), "before": before, "after": after})
			}
			if before == 0 {
				_, err = fmt.Fprintf(env.Stdout, "%s: compacted\n", c.String("store"))
				return err
			}
			_, err = fmt.Fprintf(env.Stdout, "%s: %s before, %s now\n", c.String("store"), size(before), size(after))
			return err
		},
	}
}

// openExisting opens a store for writing that must be there already.
func openExisting(c *cli.Context) (*graph.Store, error) {
	probe, err := graph.Open(c.Context, c.String("store"), graph.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	if err := probe.Close(); err != nil {
		return nil, err
	}
	return graph.Open(c.Context, c.String("store"), graph.Options{})
}

func removeCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "remove",
		Usage:     "take articles out, with all that only they say",
		ArgsUsage: "ARTICLE…",
		Description: "ARTICLE is a path, a URL or an id, as suyuan articles lists them.\n" +
			"What other articles also say stays, with their evidence.",
		Flags: []cli.Flag{storeFlag(), jsonFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usagef("remove: name an article: suyuan remove ARTICLE…")
			}
			store, err := openExisting(c)
			if err != nil {
				return err
			}
			return errors.Join(remove(env, c, store), store.Close())
		},
	}
}

func remove(env *Env, c *cli.Context, store *graph.Store) error {
	var ids []string
	var problems []error
	for _, key := range c.Args().Slice() {
		a, err := store.Article(c.Context, key)
		var missing *graph.NotFoundError
		var several *graph.AmbiguousError
		switch {
		case errors.As(err, &missing):
			problems = append(problems, mendable(err, "%s lists paths and ids", command(c.String("store"), "articles")))
		case errors.As(err, &several):
			problems = append(problems, mendable(err, "remove them by their ids"))
		case err != nil:
			return err
		default:
			ids = append(ids, a.ID)
		}
	}
	if len(ids) > 0 {
		start := time.Now()
		sum, err := apply(env, c, store, graph.Change{Remove: ids})
		if err != nil {
			return err
		}
		line := fmt.Sprintf("%s removed, %d quads; %s and %s are left", count(sum.Removed, "article"), sum.QuadsRemoved,
			count(sum.Entities, "entity"), count(sum.Statements, "statement"))
		if err := writeChange(env, c, sum, start, problems, line); err != nil {
			return err
		}
	}
	return errors.Join(problems...)
}

// apply makes one change to a store, with the resolver that the schema gives.
func apply(env *Env, c *cli.Context, store *graph.Store, change graph.Change) (graph.Summary, error) {
	model, err := loadModel(c)
	if err != nil {
		return graph.Summary{}, err
	}
	return applyWith(c.Context, env, store, model, resolve.New(model).Resolve, change)
}

// applyWith makes one change to a store; the resolver must be the model's.
func applyWith(ctx context.Context, env *Env, store *graph.Store, model *schema.Model, resolver graph.Resolver, change graph.Change) (graph.Summary, error) {
	w, err := graph.NewWriter(ctx, store, resolver)
	if err != nil {
		return graph.Summary{}, err
	}
	bar := newProgress(env, -1, "writing")
	w.Progress, w.Version = bar.set, resolve.Version(model)
	sum, err := w.Apply(ctx, change)
	bar.stop()
	return sum, errors.Join(err, w.Close())
}
