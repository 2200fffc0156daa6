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
		Flags: studyFlags(rank.Defaults().Prior),
		Action: func(c *cli.Context) error {
			var m subjectMeasure
			return (&course[eval.Lesson]{
				lessons: func(a studied) []eval.Lesson { return a.Lessons(a.learned.Choices) },
				choice:  func(l eval.Lesson) rank.Choice { return l.Choice },
				mark:    m.add,
				report: func(articles int) string {
					return fmt.Sprintf("%d figures of %d articles: right by the rules %.3f, by a model of the other articles %.3f, at best %.3f",
						m.figures, articles, m.share(m.ruled), m.share(m.learned), m.share(m.possible))
				},
			}).run(c, env)
		},
	}
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
