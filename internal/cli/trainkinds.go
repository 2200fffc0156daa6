package cli

import (
	"fmt"
	"slices"

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
		Flags:       studyFlags(kindOptions()),
		Action:      func(c *cli.Context) error { return trainKinds(c, env) },
	}
}

// kindOptions are the options of training for the shipped model.
func kindOptions() rank.Options {
	o := rank.Defaults()
	o.Prior = 3
	return o
}

func trainKinds(c *cli.Context, env *Env) error {
	failures := &failureLog{env: env}
	read, err := study(c, env, failures)
	if err != nil {
		return err
	}
	var articles [][]rank.Choice
	for _, a := range read {
		articles = append(articles, a.Kinds(a.learned.Happenings))
	}
	opts := kindOptions()
	opts.Prior = c.Float64("prior")
	if n := c.Int("folds"); n > 0 {
		events, right, err := measureKinds(articles, n, opts)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.Stdout, "%d events of %d articles that no rule reads: a model of the other articles has the sort of %d right\n", events, len(articles), right)
	}
	if err := writeRanker(c.String("out"), slices.Concat(articles...), opts); err != nil {
		return err
	}
	return failures.result()
}

// measureKinds measures each of n parts of the articles with a model that learned
// from the others.
func measureKinds(articles [][]rank.Choice, n int, opts rank.Options) (events, right int, err error) {
	for part := range n {
		model, err := rank.Train(others(articles, n, part), opts)
		if err != nil {
			return 0, 0, err
		}
		for i := part; i < len(articles); i += n {
			for _, c := range articles[i] {
				events++
				if c.Right[likeliest(model, c)] {
					right++
				}
			}
		}
	}
	return events, right, nil
}
