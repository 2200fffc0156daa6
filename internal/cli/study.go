package cli

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/eval"
	"suyuan/internal/extract"
	"suyuan/internal/rank"
)

// studyFlags are those of commands that learn from gold; the prior is that of the
// shipped model.
func studyFlags(prior float64) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "gold", Usage: "the folder of gold files"},
		&cli.StringFlag{Name: "articles", Usage: "the folder of the articles that they are about"},
		&cli.StringFlag{Name: "out", Usage: "where the model is written; without it, it is only measured"},
		&cli.IntFlag{Name: "folds", Value: 10, Usage: "measure on each `N`th part of the articles with a model of the others; 0 for no measure"},
		&cli.Float64Flag{Name: "prior", Value: prior, Usage: "how strongly weights are held near 0"},
		schemaFlag(), namesFlag(), jobsFlag(),
	}
}

// studied is an article as the rules alone read it, beside its gold.
type studied struct {
	*eval.Comparison
	learned extract.Lessons
}

// study reads the articles that a command's options name by the rules alone and
// holds what it finds against the gold.
func study(c *cli.Context, env *Env, failures *failureLog) ([]studied, error) {
	if c.Args().Present() {
		return nil, usagef("train %s takes no argument %q; name folders with --gold and --articles", c.Command.Name, c.Args().First())
	}
	if n := c.Int("folds"); n < 0 || n == 1 {
		return nil, usagef("--folds %d: 2 or more, or 0", n)
	} else if n == 0 && c.String("out") == "" {
		return nil, usagef("nothing to do: name a model to write with --out, or leave --folds 0 out to measure")
	}
	pairs, err := goldPairs(c, failures)
	if err != nil {
		return nil, err
	}
	extractor, _, _, err := newExtractor(c)
	if err != nil {
		return nil, err
	}
	l := &learner{Extractor: extractor, read: map[string]extract.Lessons{}}
	if _, err := readArticles(c, env, l, articlesOfPairs(pairs), func(graph.Document) {}, failures); err != nil {
		return nil, err
	}
	var all []studied
	for _, p := range pairs {
		gold, err := eval.Load(p.Gold)
		if err != nil {
			failures.add(err)
		}
		if one, ok := l.read[p.Article]; ok {
			all = append(all, studied{eval.Compare(one.Document, gold), one})
		}
	}
	if len(all) == 0 {
		return nil, noGold(c)
	}
	return all, nil
}

// learner is a pipeline's extractor that keeps what there is to learn.
type learner struct {
	*extract.Extractor
	mu   sync.Mutex
	read map[string]extract.Lessons // by the article's path
}

// Extract reads an article.
func (l *learner) Extract(ctx context.Context, a *article.Article) (graph.Document, error) {
	lessons, err := l.Learn(ctx, a)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.read[a.Path] = lessons
	return lessons.Document, err
}

// course is how a ranker learns from lessons of some form.
type course[L any] struct {
	lessons func(studied) []L // that an article gives
	choice  func(L) rank.Choice
	mark    func(L, *rank.Model)      // counts what a model makes of a lesson
	report  func(articles int) string // words what was counted
}

// run measures each part of the articles with a model of the others, and writes
// the model of all to the file that --out names, if it names one.
func (t *course[L]) run(c *cli.Context, env *Env) error {
	failures := &failureLog{env: env}
	articles, err := study(c, env, failures)
	if err != nil {
		return err
	}
	lessons, choices := make([][]L, len(articles)), make([][]rank.Choice, len(articles))
	for i, a := range articles {
		lessons[i] = t.lessons(a)
		for _, l := range lessons[i] {
			choices[i] = append(choices[i], t.choice(l))
		}
	}
	opts := rank.Defaults()
	opts.Prior = c.Float64("prior")
	if n := c.Int("folds"); n > 0 {
		for part := range n {
			model, err := rank.Train(others(choices, n, part), opts)
			if err != nil {
				return err
			}
			for i := part; i < len(lessons); i += n {
				for _, l := range lessons[i] {
					t.mark(l, model)
				}
			}
		}
		fmt.Fprintln(env.Stdout, t.report(len(articles)))
	}
	if file := c.String("out"); file != "" {
		model, err := rank.Train(slices.Concat(choices...), opts)
		if err != nil {
			return err
		}
		if err := writeModel(file, model); err != nil {
			return err
		}
	}
	return failures.result()
}

// asChoice is a lesson that is no more than its choice.
func asChoice(c rank.Choice) rank.Choice { return c }

// others are the choices of all articles but each n-th from a part on.
func others(articles [][]rank.Choice, n, part int) (all []rank.Choice) {
	for i, choices := range articles {
		if i%n != part {
			all = append(all, choices...)
		}
	}
	return all
}

// likeliest is the candidate that a model takes; of equals the first.
func likeliest(model *rank.Model, c rank.Choice) int {
	best := 0
	for i, f := range c.Candidates {
		if model.Score(f) > model.Score(c.Candidates[best]) {
			best = i
		}
	}
	return best
}
