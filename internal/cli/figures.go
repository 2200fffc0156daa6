package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func figuresCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "figures",
		Usage:     "numbers over time, as a table and a small chart",
		ArgsUsage: "[NAME…]",
		Description: "Several names are compared. Without NAME (or --of), all figures of the metric. suyuan schema metrics\n" +
			"lists the metrics. Label is what an article calls a figure where that says more than the metric, as 每股收益\n" +
			"among profits; each label has charts of its own.\n" +
			"In the chart, hollow bars are what nobody asserts plainly: rumours, plans, opinions. Where numbers rise and\n" +
			"fall, bars to the left of the line are falls and losses.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "of", Usage: "the thing that the numbers are about"},
			metricFlag("what is measured"),
			&cli.StringFlag{Name: "unit", Usage: "only figures in this unit: 辆, CNY, %"},
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		}, periodFlags()...),
		Action: func(c *cli.Context) error {
			when, err := periodOf(c)
			if err != nil {
				return err
			}
			if c.String("of") == "" && !c.Args().Present() && c.String("metric") == "" {
				return usagef("figures: say of what, with a NAME, or which, with --metric METRIC")
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				metric, err := a.metricNamed(c.String("metric"))
				if err != nil {
					return err
				}
				about, err := a.findAll(ctx, c.String("of"), c.Args().Slice())
				if err != nil {
					return err
				}
				figures, err := a.figures(ctx, about, metric, when)
				if err != nil {
					return err
				}
				if figures, err = inUnit(figures, c.String("unit")); err != nil {
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

// figures gives the figures of some things, or of all if none are named, by
// time; those of one time in the order of the things.
func (a *asking) figures(ctx context.Context, about []graph.Entity, metric string, when within) ([]graph.Statement, error) {
	f := graph.Filter{Kind: graph.FigureKind, Metric: metric}
	figures := []graph.Statement{} // [] in JSON
	for _, of := range ids(about) {
		f.Entity = of
		found, err := a.statements(ctx, f)
		if err != nil {
			return nil, err
		}
		figures = append(figures, when.only(found, ownTime)...)
	}
	slices.SortStableFunc(figures, func(x, y graph.Statement) int { return byPeriod(&x, &y) })
	return figures, nil
}

// ids are those of some things to ask for, or the one that stands for all.
func ids(about []graph.Entity) []string {
	if len(about) == 0 {
		return []string{""}
	}
	var out []string
	for _, e := range about {
		out = append(out, e.ID)
	}
	return out
}

// inUnit keeps the figures in a unit, if one is asked for. It is an error if
// there are others only, which says in what these are: 万辆 are stored as 辆.
func inUnit(figures []graph.Statement, unit string) ([]graph.Statement, error) {
	if unit == "" {
		return figures, nil
	}
	var others []string
	kept := []graph.Statement{}
	for _, s := range figures {
		if s.Unit == unit {
			kept = append(kept, s)
		} else if s.Unit != "" && !slices.Contains(others, s.Unit) {
			others = append(others, s.Unit)
		}
	}
	if len(kept) == 0 && len(others) > 0 {
		slices.Sort(others)
		return nil, mendable(fmt.Errorf("no figure is in %s", unit), "the units here are %s", strings.Join(others, ", "))
	}
	return kept, nil
}

// writeFigures shows figures as a table and charts: of one thing under its
// heading, of several beside each other.
func (a *asking) writeFigures(figures []graph.Statement, about []graph.Entity) error {
	if len(figures) == 0 {
		return a.nothingOf(about)
	}
	only := ""
	if len(about) == 1 {
		only = about[0].ID
		fmt.Fprintf(a.env.Stdout, "%s\n", a.names.heading(a.env, only))
	}
	if err := figureGrid(figures, a.names, only).render(a.env, a.env.Stdout); err != nil {
		return err
	}
	fallen := false
	for _, chart := range a.names.charts(figures, len(about) > 1) {
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
