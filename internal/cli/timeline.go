package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func timelineCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "timeline",
		Usage:     "events and figures of a thing by date",
		ArgsUsage: "NAME",
		Flags: append([]cli.Flag{
			kindFlag(),
			&cli.BoolFlag{Name: "told", Usage: "also events without a time of their own, by the day on which they were first told"},
			storeFlag(), jsonFlag(), minConfidenceFlag(), schemaFlag(),
		}, periodFlags()...),
		Action: func(c *cli.Context) error {
			name, err := oneArgument(c, "a thing")
			if err != nil {
				return err
			}
			kind, when, err := kindAndPeriod(c)
			if err != nil {
				return err
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				return a.timeline(ctx, name, kind, when, c.Bool("told"))
			})
		},
	}
}

// timeline shows what is said of a thing by date; told adds events by the day
// they were told.
func (a *asking) timeline(ctx context.Context, name string, kind graph.Kind, when within, told bool) error {
	e, err := a.find(ctx, name)
	if err != nil {
		return err
	}
	statements, err := a.statements(ctx, graph.Filter{Entity: e.ID, Kind: kind})
	if err != nil {
		return err
	}
	all := len(statements)
	at := ownTime
	if told {
		at = a.names.timeOrTold
	}
	dated := when.only(slices.DeleteFunc(statements, func(s graph.Statement) bool { return at(&s) == "" }), at)
	slices.SortStableFunc(dated, func(x, y graph.Statement) int {
		return cmp.Or(startOf(at(&x)).Compare(startOf(at(&y))), a.names.byDay(&x, &y))
	})
	if a.json {
		return writeJSON(a.env.Stdout, dated)
	}
	hidden := ""
	if rest := all - len(dated); rest > 0 {
		why, more := "without a date", ""
		if when.asked() {
			why += " or outside the period"
		}
		if !told {
			more = "--told adds events by the day they were told, "
		}
		hidden = fmt.Sprintf("%s %s not shown; %s%s shows all", count(rest, "statement"), why, more, command(a.path, "show", name))
	}
	switch {
	case len(dated) == 0 && hidden == "":
		return errNothing
	case len(dated) == 0:
		return mendable(errNothing, "%s", hidden)
	}
	fmt.Fprintln(a.env.Stdout, a.names.heading(a.env, e.ID))
	if err := timelineGrid(dated, a.names, e.ID).render(a.env, a.env.Stdout); err != nil {
		return err
	}
	if hidden != "" {
		fmt.Fprintln(a.env.Stderr, hidden)
	}
	return nil
}
