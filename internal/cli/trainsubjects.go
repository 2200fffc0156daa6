package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/eval"
	"suyuan/internal/extract"
	"suyuan/internal/pipeline"
	"suyuan/internal/rank"
)

// trainSubjectsCommand learns what figures are of from what careful readers found.
func trainSubjectsCommand(env *Env) *cli.Command {
	defaults := rank.Defaults()
	return &cli.Command{
		Name:      "subjects",
		Usage:     "learn which of the things around a figure it is of",
		UsageText: "suyuan train subjects --gold DIR --articles DIR --out MODEL",
		Description: "Gold files are those of `suyuan eval`; only their entities and figures matter. The model learns when to\n" +
			"believe the rules. The same gold and articles give the same model.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "gold", Usage: "the folder of gold files"},
			&cli.StringFlag{Name: "articles", Usage: "the folder of the articles that they are about"},
			&cli.StringFlag{Name: "out", Usage: "where the model is written; without it, it is only measured"},
			&cli.IntFlag{Name: "folds", Value: 10, Usage: "measure on each `N`th part of the articles with a model of the others; 0 for no measure"},
			&cli.Float64Flag{Name: "prior", Value: defaults.Prior, Usage: "how strongly weights are held near 0"},
			schemaFlag(), namesFlag(), jobsFlag(),
		},
		Action: func(c *cli.Context) error { return trainSubjects(c, env) },
	}
}

func trainSubjects(c *cli.Context, env *Env) error {
	if c.Args().Present() {
		return usagef("train subjects takes no argument %q; name folders with --gold and --articles", c.Args().First())
	}
	if c.String("gold") == "" || c.String("articles") == "" {
		return usagef("train subjects: name the folder of gold files with --gold and that of their articles with --articles")
	}
	if n := c.Int("folds"); n < 0 || n == 1 {
		return usagef("--folds %d: 2 or more, or 0", n)
	}
	pairs, problems := eval.Find(c.String("gold"), c.String("articles"))
	failures := &failureLog{env: env}
	failures.all(problems)
	lessons, err := lessonsOf(c, env, pairs, failures)
	if err != nil {
		return err
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
	if out := c.String("out"); out != "" {
		model, err := rank.Train(choicesOf(lessons), opts)
		if err != nil {
			return err
		}
		if err := writeModel(out, model); err != nil {
			return err
		}
	}
	return failures.result()
}

// lessonsOf reads the articles by the rules alone and holds what it finds
// against the gold: a list for each article.
func lessonsOf(c *cli.Context, env *Env, pairs []eval.Pair, failures *failureLog) ([][]eval.Lesson, error) {
	extractor, _, _, err := newExtractor(c)
	if err != nil {
		return nil, err
	}
	l := &learner{Extractor: extractor.WithSubjects(nil), read: map[string]chosen{}}
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
	var lessons [][]eval.Lesson
	for _, p := range pairs {
		gold, err := eval.Load(p.Gold)
		if err != nil {
			failures.add(err)
		}
		if one, ok := l.read[p.Article]; ok {
			lessons = append(lessons, eval.Compare(one.doc, gold).Lessons(one.choices))
		}
	}
	if len(lessons) == 0 {
		return nil, mendable(errors.New("train subjects: no article has gold"), "gold files are called STEM.jsonl, and lie in --gold; the article's name begins with STEM")
	}
	return lessons, nil
}

// learner is a pipeline's extractor that keeps what subjects were chosen among.
type learner struct {
	*extract.Extractor
	mu   sync.Mutex
	read map[string]chosen // by the article's path
}

// chosen is one article as read.
type chosen struct {
	doc     graph.Document
	choices []extract.Choice
}

// Extract reads an article.
func (l *learner) Extract(ctx context.Context, a *article.Article) (graph.Document, error) {
	doc, choices, err := l.Choices(ctx, a)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.read[a.Path] = chosen{doc, choices}
	return doc, err
}

// subjectMeasure counts the figures whose subject is right.
type subjectMeasure struct {
	figures, ruled, learned int
	possible                int // a candidate is right
}

// add counts what the rules and a model make of a figure.
func (m *subjectMeasure) add(l eval.Lesson, model *rank.Model) {
	best := 0
	for i, f := range l.Candidates {
		if model.Score(f) > model.Score(l.Candidates[best]) {
			best = i
		}
	}
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
	for part := range n {
		var train, held [][]eval.Lesson
		for i, l := range lessons {
			if i%n == part {
				held = append(held, l)
			} else {
				train = append(train, l)
			}
		}
		model, err := rank.Train(choicesOf(train), opts)
		if err != nil {
			return m, err
		}
		for _, article := range held {
			for _, l := range article {
				m.add(l, model)
			}
		}
	}
	return m, nil
}

// choicesOf are the choices of all articles.
func choicesOf(lessons [][]eval.Lesson) (all []rank.Choice) {
	for _, article := range lessons {
		for _, l := range article {
			all = append(all, l.Choice)
		}
	}
	return all
}
