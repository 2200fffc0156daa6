package cli

import (
	"fmt"
	"slices"

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
		Flags:  studyFlags(eventOptions()),
		Action: func(c *cli.Context) error { return trainEvents(c, env) },
	}
}

// eventOptions are the options of training for the shipped model.
func eventOptions() rank.Options {
	o := rank.Defaults()
	o.Prior = 10
	return o
}

func trainEvents(c *cli.Context, env *Env) error {
	failures := &failureLog{env: env}
	read, err := study(c, env, failures)
	if err != nil {
		return err
	}
	var articles [][]rank.Choice
	for _, a := range read {
		articles = append(articles, a.Happenings(a.learned.Happenings))
	}
	opts := eventOptions()
	opts.Prior = c.Float64("prior")
	if n := c.Int("folds"); n > 0 {
		m, err := measureEvents(articles, n, opts)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.Stdout, "%d words of %d articles that may tell an event, %d of them worth telling: a model of the other articles tells %d, %d of them rightly\n",
			m.words, len(articles), m.worth, m.told, m.right)
	}
	if err := writeRanker(c.String("out"), slices.Concat(articles...), opts); err != nil {
		return err
	}
	return failures.result()
}

// eventMeasure counts the words that may tell events.
type eventMeasure struct{ words, worth, told, right int }

// measureEvents measures each of n parts of the articles with a model that learned
// from the others.
func measureEvents(articles [][]rank.Choice, n int, opts rank.Options) (m eventMeasure, err error) {
	for part := range n {
		model, err := rank.Train(others(articles, n, part), opts)
		if err != nil {
			return m, err
		}
		for i := part; i < len(articles); i += n {
			for _, c := range articles[i] {
				m.words++
				if c.Right[0] {
					m.worth++
				}
				if model.Score(c.Candidates[0]) < extract.Newsworthy {
					continue
				}
				m.told++
				if c.Right[0] {
					m.right++
				}
			}
		}
	}
	return m, nil
}
