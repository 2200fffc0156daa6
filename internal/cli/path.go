package cli

import (
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

// paths gives the shortest paths whose every step is as certain as the user
// asked for, and learns the names in them.
func (a *asking) paths(ctx context.Context, from, to string, maxSteps, limit int) ([][]graph.Hop, error) {
	most := limit
	if a.minConfidence > 0 {
		most = 0
	}
	found, err := a.store.Paths(ctx, from, to, maxSteps, most)
	if err != nil {
		return nil, err
	}
	kept := [][]graph.Hop{}
	for _, path := range found {
		sure := true
		for i := range path {
			path[i].Statements = a.confident(path[i].Statements)
			sure = sure && len(path[i].Statements) > 0
		}
		if sure && len(kept) < limit {
			kept = append(kept, path)
		}
	}
	for _, path := range kept {
		for _, h := range path {
			if err := a.learn(ctx, h.Statements); err != nil {
				return nil, err
			}
		}
	}
	return kept, nil
}

// confident drops what is less certain than the user asked for.
func (a *asking) confident(statements []graph.Statement) []graph.Statement {
	return slices.DeleteFunc(statements, func(s graph.Statement) bool { return confidence(&s) < a.minConfidence })
}
