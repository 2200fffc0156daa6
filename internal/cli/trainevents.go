package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"suyuan/internal/extract"
	"suyuan/internal/rank"
)

// trainEventsCommand learns which events that no rule reads are worth telling, from
// what careful readers list.
func trainEventsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "events",
		Usage:     "learn which of the events that no rule reads are worth telling",
		UsageText: "suyuan train events --gold DIR --articles DIR --out MODEL",
		Description: "Gold files are those of `suyuan eval`. What stands between the first and the last words that a file\n" +
			"quotes, and is no event of the gold, is taken for what careful readers leave out. The same gold and\n" +
			"articles give the same model.",
		Flags: studyFlags(10),
		Action: func(c *cli.Context) error {
			var m eventMeasure
			return (&course[rank.Choice]{
				lessons: func(a studied) []rank.Choice { return a.Happenings(a.learned.Happenings) },
				choice:  asChoice,
				mark:    m.add,
				report: func(articles int) string {
					return fmt.Sprintf("%d words of %d articles that may tell an event, %d of them worth telling: a model of the other articles tells %d, %d of them rightly",
						m.words, articles, m.worth, m.told, m.right)
				},
			}).run(c, env)
		},
	}
}

// eventMeasure counts the words that may tell events.
type eventMeasure struct{ words, worth, told, right int }

// add counts what a model makes of a word.
func (m *eventMeasure) add(c rank.Choice, model *rank.Model) {
	m.words++
	if c.Right[0] {
		m.worth++
	}
	if model.Score(c.Candidates[0]) < extract.Newsworthy {
		return
	}
	m.told++
	if c.Right[0] {
		m.right++
	}
}
