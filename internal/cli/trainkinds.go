package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"suyuan/internal/rank"
)

// trainKindsCommand learns what sort of event those are that no rule reads.
func trainKindsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "kinds",
		Usage:       "learn what sort of event those are that no rule reads",
		UsageText:   "suyuan train kinds --gold DIR --articles DIR --out MODEL",
		Description: "Gold files are those of `suyuan eval`. The same gold and articles give the same model.",
		Flags:       studyFlags(3),
		Action: func(c *cli.Context) error {
			events, right := 0, 0
			return (&course[rank.Choice]{
				lessons: func(a studied) []rank.Choice { return a.Kinds(a.learned.Happenings) },
				choice:  asChoice,
				mark: func(c rank.Choice, model *rank.Model) {
					events++
					if c.Right[likeliest(model, c)] {
						right++
					}
				},
				report: func(articles int) string {
					return fmt.Sprintf("%d events of %d articles that no rule reads: a model of the other articles has the sort of %d right", events, articles, right)
				},
			}).run(c, env)
		},
	}
}
