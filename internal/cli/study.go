package cli

import (
	"context"
	"errors"
	"sync"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/eval"
	"suyuan/internal/extract"
	"suyuan/internal/pipeline"
	"suyuan/internal/rank"
)

// studyFlags are those of commands that learn from gold.
func studyFlags(defaults rank.Options) []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "gold", Usage: "the folder of gold files"},
		&cli.StringFlag{Name: "articles", Usage: "the folder of the articles that they are about"},
		&cli.StringFlag{Name: "out", Usage: "where the model is written; without it, it is only measured"},
		&cli.IntFlag{Name: "folds", Value: 10, Usage: "measure on each `N`th part of the articles with a model of the others; 0 for no measure"},
		&cli.Float64Flag{Name: "prior", Value: defaults.Prior, Usage: "how strongly weights are held near 0"},
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
	if c.String("gold") == "" || c.String("articles") == "" {
		return nil, usagef("train %s: name the folder of gold files with --gold and that of their articles with --articles", c.Command.Name)
	}
	if n := c.Int("folds"); n < 0 || n == 1 {
		return nil, usagef("--folds %d: 2 or more, or 0", n)
	}
	pairs, problems := eval.Find(c.String("gold"), c.String("articles"))
	failures.all(problems)
	extractor, _, _, err := newExtractor(c)
	if err != nil {
		return nil, err
	}
	l := &learner{Extractor: extractor, read: map[string]extract.Lessons{}}
	var paths []string
	for _, p := range pairs {
		paths = append(paths, p.Article)
	}
	sources, problems := article.Expand(c.Context, paths, "")
	failures.all(problems)
	bar := newProgress(env, len(sources), "reading")
	defer bar.stop()
	failures.bar = bar
	p := &pipeline.Pipeline{
		Reader: article.NewReader(article.Options{}), Extractor: l, Writer: collector(func(graph.Document) {}), Workers: c.Int("jobs"), Step: 16,
		Problem: failures.add, Progress: func(at pipeline.Progress) { bar.set(at.Sources, at.SourcesTotal) },
	}
	if _, err := p.Run(c.Context, sources); err != nil {
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
		return nil, mendable(errors.New("train "+c.Command.Name+": no article has gold"), "gold files are called STEM.jsonl, and lie in --gold; the article's name begins with STEM")
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

// writeRanker learns a ranker and writes it to a file, if that is named.
func writeRanker(file string, choices []rank.Choice, opts rank.Options) error {
	if file == "" {
		return nil
	}
	model, err := rank.Train(choices, opts)
	if err != nil {
		return err
	}
	return writeModel(file, model)
}

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
