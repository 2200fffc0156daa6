package cli

import (
	"context"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func showCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "what the articles say of a thing: relations, figures, events, sources",
		ArgsUsage: "NAME",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Aliases: []string{"a"}, Usage: "show everything, not only what is best supported"},
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			name, err := oneArgument(c, "a thing")
			if err != nil {
				return err
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				d, err := a.dossier(ctx, name)
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, d)
				}
				d.all = c.Bool("all")
				return d.render(env, env.Stdout, a.names)
			})
		},
	}
}

// dossier gathers all about the thing that a name stands for.
func (a *asking) dossier(ctx context.Context, name string) (*dossier, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return nil, err
	}
	statements, err := a.statements(ctx, graph.Filter{Entity: e.ID})
	if err != nil {
		return nil, err
	}
	return a.dossierOf(e, statements), nil
}

// dossierOf has the articles of statements that were learned of.
func (a *asking) dossierOf(e graph.Entity, statements []graph.Statement) *dossier {
	d := &dossier{store: a.path, Entity: e, Statements: statements, Articles: []graph.Article{}}
	for _, id := range articlesOfAll(statements) {
		d.Articles = append(d.Articles, a.names.articles[id])
	}
	return d
}
