package cli

import (
	"context"
	"fmt"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

func conflictsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "conflicts",
		Usage:     "figures on which articles contradict each other",
		ArgsUsage: "[NAME]",
		Flags: []cli.Flag{
			metricFlag("only of this metric"),
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				metric, err := a.metricNamed(c.String("metric"))
				if err != nil {
					return err
				}
				f := graph.Filter{Kind: graph.FigureKind, Metric: metric}
				if c.Args().Present() {
					e, err := a.find(ctx, theArgument(c))
					if err != nil {
						return err
					}
					f.Entity = e.ID
				}
				figures, err := a.statements(ctx, f)
				if err != nil {
					return err
				}
				conflicts := resolve.Conflicts(a.names.vocabulary, figures)
				if a.json {
					return writeJSON(env.Stdout, append([]resolve.Conflict{}, conflicts...))
				}
				return a.writeConflicts(conflicts)
			})
		},
	}
}

func (a *asking) writeConflicts(conflicts []resolve.Conflict) error {
	for i, c := range conflicts {
		if i > 0 {
			fmt.Fprintln(a.env.Stdout)
		}
		title := joined(" · ", a.names.name(c.Subject), a.names.metricLabel(c.Metric), c.Label, c.Time, c.Scope, c.Place)
		fmt.Fprintln(a.env.Stdout, paint(a.env, text.Bold, title))
		g := &grid{columns: []column{{}, {right: true}, {}, {wide: true}, {wide: true}, {}}}
		for j := range c.Statements {
			s := &c.Statements[j]
			value, id := figureValue(&s.Content), short(s.ID)
			told := map[[2]string]bool{} // an article may give its number twice
			for k := range s.Evidence {
				e := &s.Evidence[k]
				article := a.names.articles[e.Article]
				article.ID = e.Article
				where := joined("; ", articleLine(&article), saidHere(&e.Telling))
				if told[[2]string{e.Text, where}] {
					continue
				}
				told[[2]string{e.Text, where}] = true
				g.add(" ", value, e.Text, where, "", id)
				value, id = "", ""
			}
		}
		if err := g.render(a.env, a.env.Stdout); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(a.env.Stderr, "%s\n", count(len(conflicts), "conflict"))
	return err
}
