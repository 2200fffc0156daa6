package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func neighborsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "neighbors",
		Usage:     "what a thing is related to",
		ArgsUsage: "NAME",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "predicate", Aliases: []string{"p"}, Usage: "only this relation: manufacturer or 制造商, competitor or 竞争, …"},
			&cli.StringFlag{Name: "type", Usage: "only things of this type: Company or 公司, Product or 产品, …"},
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			name, err := oneArgument(c, "a thing")
			if err != nil {
				return err
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				predicate, err := a.predicateNamed(c.String("predicate"))
				if err != nil {
					return err
				}
				typ, err := a.typeNamed(c.String("type"))
				if err != nil {
					return err
				}
				d, err := a.neighbors(ctx, name, predicate, typ)
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, d)
				}
				if len(d.Statements) == 0 {
					return a.nothingOf([]graph.Entity{d.Entity})
				}
				fmt.Fprintln(env.Stdout, a.names.heading(env, d.Entity.ID))
				return d.relations(d.Statements, a.names).render(env, env.Stdout)
			})
		},
	}
}

// neighbors gives the relations of a thing.
func (a *asking) neighbors(ctx context.Context, name, predicate, typ string) (*dossier, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return nil, err
	}
	statements, err := a.statements(ctx, graph.Filter{Entity: e.ID, Kind: graph.RelationKind, Predicate: predicate})
	if err != nil {
		return nil, err
	}
	d := a.dossierOf(e, slices.DeleteFunc(statements, func(s graph.Statement) bool {
		other := s.Object
		if other == e.ID {
			other = s.Subject
		}
		return typ != "" && a.names.entities[other].Type != typ
	}))
	d.all = true
	return d, nil
}
