package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func figuresCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "figures",
		Usage:     "numbers over time, as a table and a small chart",
		ArgsUsage: "[NAME]",
		Description: "Without NAME (or --of), all figures of the metric. suyuan schema metrics lists the metrics.\n" +
			"In the chart, hollow bars are what nobody asserts plainly: rumours, plans, opinions. Where numbers rise and\n" +
			"fall, bars to the left of the line are falls and losses.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "of", Usage: "the thing that the numbers are about"},
			&cli.StringFlag{Name: "metric", Aliases: []string{"m"}, Usage: "what is measured: salesVolume or 销量, price or 价格, …"},
			&cli.StringFlag{Name: "unit", Usage: "only figures in this unit: 辆, CNY, %"},
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		}, periodFlags()...),
		Action: func(c *cli.Context) error {
			when, err := periodOf(c)
			if err != nil {
				return err
			}
			of := c.String("of")
			if of == "" && c.Args().Present() {
				of, _ = oneArgument(c, "")
			}
			metric := c.String("metric")
			if of == "" && metric == "" {
				return usagef("figures: say of what, with --of NAME, or which, with --metric METRIC")
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				metric, err := a.metricNamed(metric)
				if err != nil {
					return err
				}
				figures, about, err := a.figures(ctx, of, graph.Filter{Kind: graph.FigureKind, Metric: metric}, c.String("unit"), when)
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, figures)
				}
				return a.writeFigures(figures, about)
			})
		},
	}
}

// figures gives the figures of a thing, or all, by time; about is the thing's
// id.
func (a *asking) figures(ctx context.Context, of string, f graph.Filter, unit string, when within) (figures []graph.Statement, about string, err error) {
	if of != "" {
		e, err := a.find(ctx, of)
		if err != nil {
			return nil, "", err
		}
		about, f.Entity = e.ID, e.ID
	}
	figures, err = a.statements(ctx, f)
	if err != nil {
		return nil, "", err
	}
	figures = slices.DeleteFunc(when.only(figures, ownTime), func(s graph.Statement) bool { return unit != "" && s.Unit != unit })
	slices.SortStableFunc(figures, func(x, y graph.Statement) int { return byTime(&x, &y) })
	return figures, about, nil
}

func (a *asking) writeFigures(figures []graph.Statement, about string) error {
	if len(figures) == 0 {
		return errNothing
	}
	if about != "" {
		fmt.Fprintf(a.env.Stdout, "%s\n", a.names.heading(a.env, about))
	}
	if err := figureGrid(figures, a.names, about).render(a.env, a.env.Stdout); err != nil {
		return err
	}
	fallen := false
	for _, chart := range a.names.charts(figures) {
		fallen = fallen || chart.fallen()
		if _, err := fmt.Fprintf(a.env.Stdout, "\n%s", chart.String()); err != nil {
			return err
		}
	}
	if fallen {
		fmt.Fprintln(a.env.Stdout, "\n│ has falls and losses on its left")
	}
	return nil
}
