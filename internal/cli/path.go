package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func pathCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "path",
		Usage:     "how two things hang together: shortest paths, each step with its source",
		ArgsUsage: "FROM TO",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "max-steps", Value: 5, Usage: "give up beyond this many steps"},
			limitFlag(1, "how many paths to show, if several are as short"),
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 2 {
				return usagef("path: name two things (in quotes if they have spaces): suyuan path 雷军 保时捷")
			}
			if c.Int("max-steps") < 1 || c.Int("limit") < 1 {
				return usagef("path: --max-steps and --limit must be 1 or more")
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				from, err := a.find(ctx, c.Args().Get(0))
				if err != nil {
					return err
				}
				to, err := a.find(ctx, c.Args().Get(1))
				if err != nil {
					return err
				}
				if from.ID == to.ID {
					return mendable(fmt.Errorf("%s and %s are one thing: %s", c.Args().Get(0), c.Args().Get(1), from.ID), "name two; %s shows what it is related to", command(a.path, "neighbors", from.Name))
				}
				paths, err := a.paths(ctx, from.ID, to.ID, c.Int("max-steps"), c.Int("limit"))
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, paths)
				}
				if len(paths) == 0 {
					fmt.Fprintf(env.Stderr, "no path of at most %d steps leads from %s to %s\n", c.Int("max-steps"), from.Name, to.Name)
					return errReported
				}
				for i, p := range paths {
					if i > 0 {
						fmt.Fprintln(env.Stdout)
					}
					if err := writePath(env, env.Stdout, p, a.names); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// considered is how many of the shortest paths are weighed against each other.
const considered = 50

// paths gives the shortest paths whose every step is as certain as the user
// asked for, the best supported first, and learns the names in them.
func (a *asking) paths(ctx context.Context, from, to string, maxSteps, limit int) ([][]graph.Hop, error) {
	found, err := a.store.Paths(ctx, from, to, maxSteps, max(limit, considered), a.minConfidence)
	if err != nil {
		return nil, err
	}
	var all []graph.Statement
	for _, path := range found {
		for _, h := range path {
			all = append(all, h.Statements...)
		}
	}
	if err := a.learn(ctx, all); err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(x, y []graph.Hop) int {
		xEvents, xSources := a.names.strength(x)
		yEvents, ySources := a.names.strength(y)
		return cmp.Or(xEvents-yEvents, ySources-xSources)
	})
	return append([][]graph.Hop{}, found[:min(limit, len(found))]...), nil
}

// strength is what a path can be weighed by: how many of its steps rest on
// events alone, in which two things may stand side by side by chance, and how
// many sources its weakest step has.
func (l *lookup) strength(path []graph.Hop) (events, sources int) {
	for i, h := range path {
		s := l.bestSupported(h.Statements)
		events += 1 - relation(&s)
		if n := l.sources(&s); i == 0 || n < sources {
			sources = n
		}
	}
	return events, sources
}
