package cli

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"suyuan/internal/eval"
	"suyuan/internal/rank"
)

// trainSubjectsCommand learns what figures are of from what careful readers found.
func trainSubjectsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "subjects",
		Usage:     "learn which of the things around a figure it is of",
		UsageText: "suyuan train subjects --gold DIR --articles DIR --out MODEL",
		Description: "Gold files are those of `suyuan eval`; only their entities and figures matter. The model learns when to\n" +
			"believe the rules. The same gold and articles give the same model.",
		Flags:  studyFlags(rank.Defaults()),
		Action: func(c *cli.Context) error { return trainSubjects(c, env) },
	}
}

func trainSubjects(c *cli.Context, env *Env) error {
	failures := &failureLog{env: env}
	studied, err := study(c, env, failures)
	if err != nil {
		return err
	}
	var lessons [][]eval.Lesson
	for _, a := range studied {
		lessons = append(lessons, a.Lessons(a.learned.Choices))
	}
	opts := rank.Defaults()
	opts.Prior = c.Float64("prior")
	if n := c.Int("folds"); n > 0 {
		m, err := measureSubjects(lessons, n, opts)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.Stdout, "%d figures of %d articles: right by the rules %.3f, by a model of the other articles %.3f, at best %.3f\n",
			m.figures, len(lessons), m.share(m.ruled), m.share(m.learned), m.share(m.possible))
	}
	if err := writeRanker(c.String("out"), slices.Concat(choicesOf(lessons)...), opts); err != nil {
		return err
	}
	return failures.result()
}

// subjectMeasure counts the figures whose subject is right.
type subjectMeasure struct {
	figures, ruled, learned int
	possible                int // a candidate is right
}

// add counts what the rules and a model make of a figure.
func (m *subjectMeasure) add(l eval.Lesson, model *rank.Model) {
	best := likeliest(model, l.Choice)
	m.figures++
	if l.Right[l.Ruled] {
		m.ruled++
	}
	if l.Right[best] {
		m.learned++
	}
	if slices.Contains(l.Right, true) {
		m.possible++
	}
}

func (m subjectMeasure) share(n int) float64 { return float64(n) / float64(max(m.figures, 1)) }

// measureSubjects measures each of n parts of the articles with a model that
// learned from the others.
func measureSubjects(lessons [][]eval.Lesson, n int, opts rank.Options) (subjectMeasure, error) {
	var m subjectMeasure
	choices := choicesOf(lessons)
	for part := range n {
		model, err := rank.Train(others(choices, n, part), opts)
		if err != nil {
			return m, err
		}
		for i := part; i < len(lessons); i += n {
			for _, l := range lessons[i] {
				m.add(l, model)
			}
		}
	}
	return m, nil
}

// choicesOf are the choices of each article.
func choicesOf(lessons [][]eval.Lesson) [][]rank.Choice {
	choices := make([][]rank.Choice, len(lessons))
	for i, article := range lessons {
		for _, l := range article {
			choices[i] = append(choices[i], l.Choice)
		}
	}
	return choices
}
