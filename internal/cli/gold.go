package cli

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/eval"
	"suyuan/internal/pipeline"
)

// goldPairs are the gold files that a command's options name, with their
// articles; at least one.
func goldPairs(c *cli.Context, failures *failureLog) ([]eval.Pair, error) {
	if c.String("gold") == "" || c.String("articles") == "" {
		return nil, usagef("%s: name the folder of gold files with --gold and that of their articles with --articles", c.Command.Name)
	}
	pairs, problems := eval.Find(c.String("gold"), c.String("articles"))
	failures.all(problems)
	if len(pairs) == 0 {
		return nil, noGold(c)
	}
	return pairs, nil
}

func noGold(c *cli.Context) error {
	return mendable(fmt.Errorf("%s: no article has gold", c.Command.Name), "gold files are called STEM.jsonl, and lie in --gold; the article's name begins with STEM")
}

func articlesOfPairs(pairs []eval.Pair) []string {
	paths := make([]string, len(pairs))
	for i, p := range pairs {
		paths[i] = p.Article
	}
	return paths
}

// readArticles extracts articles, as many at once as --jobs says, and gives
// their documents in order; nothing is stored.
func readArticles(c *cli.Context, env *Env, x pipeline.Extractor, paths []string, use collector, failures *failureLog) (pipeline.Summary, error) {
	sources, problems := article.Expand(c.Context, paths, "")
	failures.all(problems)
	bar := newProgress(env, len(sources), "reading")
	defer bar.stop()
	failures.bar = bar
	p := &pipeline.Pipeline{
		Reader: article.NewReader(article.Options{}), Extractor: x, Writer: use, Workers: c.Int("jobs"), Step: 16,
		Problem: failures.add, Progress: func(at pipeline.Progress) { bar.set(at.Sources, at.SourcesTotal) },
	}
	return p.Run(c.Context, sources)
}

// collector is a pipeline's writer that hands documents on.
type collector func(graph.Document)

// Apply hands on what the change puts.
func (use collector) Apply(_ context.Context, c graph.Change) (graph.Summary, error) {
	for _, d := range c.Put {
		use(d)
	}
	return graph.Summary{Added: len(c.Put)}, nil
}
