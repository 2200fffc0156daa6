package cli

import (
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

// within is a stretch of time that answers are limited to; zero ends are open.
type within struct{ from, until time.Time }

func periodFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "from", Usage: "only from this time on: 2025, 2025-09, 2025-09-30, 2025-Q3"},
		&cli.StringFlag{Name: "until", Usage: "only before this time"},
	}
}

// kindAndPeriod are what --kind, --from and --until ask for.
func kindAndPeriod(c *cli.Context) (graph.Kind, within, error) {
	kind, err := oneOf(c, "kind", string(graph.FigureKind), string(graph.RelationKind), string(graph.EventKind))
	if err != nil {
		return "", within{}, err
	}
	when, err := periodOf(c)
	return graph.Kind(kind), when, err
}

func periodOf(c *cli.Context) (within, error) {
	var w within
	for _, f := range []struct {
		name string
		to   *time.Time
	}{{"from", &w.from}, {"until", &w.until}} {
		value := c.String(f.name)
		if value == "" {
			continue
		}
		if *f.to = startOf(value); f.to.IsZero() {
			return w, usagef("%s: --%s %s is no date: write 2025, 2025-09, 2025-09-30 or 2025-Q3", c.Command.Name, f.name, value)
		}
	}
	return w, nil
}

// asked says whether there is any limit.
func (w within) asked() bool { return !w.from.IsZero() || !w.until.IsZero() }

// only keeps the statements whose time, as at tells it, starts within; those without
// one stay only where both ends are open.
func (w within) only(statements []graph.Statement, at func(*graph.Statement) string) []graph.Statement {
	if !w.asked() {
		return statements
	}
	return slices.DeleteFunc(statements, func(s graph.Statement) bool {
		start := startOf(at(&s))
		return start.IsZero() || start.Before(w.from) || !w.until.IsZero() && !start.Before(w.until)
	})
}
