package cli

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func articlesCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "articles",
		Usage:     "the articles in the store, or those that speak of a thing",
		ArgsUsage: "[NAME]",
		Flags:     []cli.Flag{storeFlag(), jsonFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				articles, err := a.articles(ctx, c)
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, articles)
				}
				return writeArticles(env, articles)
			})
		},
	}
}

func (a *asking) articles(ctx context.Context, c *cli.Context) ([]graph.Article, error) {
	if !c.Args().Present() {
		all, err := a.store.Articles(ctx)
		return latestFirst(all), err
	}
	d, err := a.dossier(ctx, theArgument(c))
	if err != nil {
		return nil, err
	}
	return latestFirst(d.Articles), nil
}

func writeArticles(env *Env, articles []graph.Article) error {
	g := &grid{columns: []column{{title: "Published"}, {title: "Publisher"}, {title: "Title", wide: true}, {title: "Characters", right: true, spare: 1}, {title: "Article"}, {title: "Path", wide: true, spare: 2}}}
	for _, a := range articles {
		g.add(a.Published, a.Publisher, cmp.Or(a.Title, "(no title)"), strconv.Itoa(a.Chars), a.ID, a.Path)
	}
	if err := g.render(env, env.Stdout); err != nil {
		return err
	}
	_, err := fmt.Fprintf(env.Stderr, "%s\n", count(len(articles), "article"))
	return err
}
