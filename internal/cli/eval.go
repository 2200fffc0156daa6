package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/eval"
	"suyuan/internal/extract"
	"suyuan/internal/pipeline"
	"suyuan/schema"
)

func evalCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "how well articles are read: scores against what careful readers found, by class and by rule",
		UsageText: "suyuan eval --gold DIR --articles DIR [--show [--rule ID]] [--corpus DIR]",
		Description: "A gold file STEM.jsonl is about the article STEM.txt or STEM*.txt, else .md or .html; optional lines in it\n" +
			"count neither way. --corpus needs no gold: it shows on how many articles each rule fires. A rule\n" +
			"that fires on one article only has learnt that article by heart.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "gold", Usage: "the folder of gold files"},
			&cli.StringFlag{Name: "articles", Usage: "the folder of the articles that they are about"},
			&cli.StringFlag{Name: "corpus", Usage: "more articles, to count how often each rule fires"},
			&cli.BoolFlag{Name: "show", Usage: "list what was missed, wrong or found though it is not there, each in its sentence"},
			&cli.StringFlag{Name: "rule", Usage: "with --show: only what this rule found"},
			jsonFlag(), schemaFlag(), jobsFlag(),
		}, modelFlags()...),
		Action: func(c *cli.Context) error { return runEval(c, env) },
	}
}

func runEval(c *cli.Context, env *Env) error {
	if c.Args().Present() {
		return usagef("eval takes no argument %q; name folders with --gold, --articles and --corpus", c.Args().First())
	}
	if c.String("rule") != "" && !c.Bool("show") {
		return usagef("eval: --rule chooses among what --show lists; add --show")
	}
	failures := &failureLog{env: env}
	pairs, err := goldPairs(c, failures)
	if err != nil {
		return err
	}
	extractor, model, _, err := newExtractor(c)
	if err != nil {
		return err
	}
	e := &evaluation{env: env, extractor: extractor, failures: failures, known: ruleIDs(model), show: c.Bool("show"), rule: c.String("rule")}
	if err := e.compare(c, pairs); err != nil {
		return err
	}
	if dir := c.String("corpus"); dir != "" {
		if err := e.count(c, dir); err != nil {
			return err
		}
	}
	if !e.knowsRule() {
		return mendable(fmt.Errorf("eval: no rule is called %q", e.rule), "suyuan schema rules and suyuan schema frames list them; those of figures and makers show in the table of rules")
	}
	if c.Bool("json") {
		return errors.Join(writeJSON(env.Stdout, e.json()), failures.result())
	}
	return errors.Join(e.write(env.Stdout), failures.result())
}

// ruleIDs are the rules and frames of the schema; the rules written in Go are
// known when they fire.
func ruleIDs(m *schema.Model) []string {
	var ids []string
	for _, r := range m.Rules {
		ids = append(ids, r.ID)
	}
	for _, f := range m.Frames {
		ids = append(ids, f.ID)
	}
	return ids
}

// knowsRule says whether the rule asked for is one of the schema or has fired.
func (e *evaluation) knowsRule() bool {
	return e.rule == "" || slices.ContainsFunc(e.sum.Rules(e.known), func(r eval.Rule) bool { return r.ID == e.rule })
}

// evaluation is one run of the command.
type evaluation struct {
	env       *Env
	extractor *extract.Extractor
	failures  *failureLog
	known     []string // ids of rules
	show      bool
	rule      string // "" for all

	scored []scoredArticle
	sum    eval.Summary
	corpus int // articles without gold
}

// scoredArticle is one article's figures; its faults only where they are shown.
type scoredArticle struct {
	stem   string
	text   string
	scores eval.Scores
	faults []eval.Fault
}

// compare extracts the articles that have gold and scores them, in the order of
// their stems.
func (e *evaluation) compare(c *cli.Context, pairs []eval.Pair) error {
	documents := map[string]graph.Document{}
	sum, err := readArticles(c, e.env, e.extractor, articlesOfPairs(pairs), func(d graph.Document) { documents[d.Article.Path] = d }, e.failures)
	if err != nil {
		return err
	}
	for _, skip := range sum.Skipped {
		if skip.Reason == pipeline.Duplicate {
			e.failures.add(fmt.Errorf("%s: is the same article as %s, and its gold is left out; keep one of the two", skip.Path, skip.Of))
		}
	}
	for _, p := range pairs {
		gold, err := eval.Load(p.Gold)
		if err != nil {
			e.failures.add(err)
		}
		doc, ok := documents[filepath.ToSlash(p.Article)]
		if !ok {
			continue // has been told of
		}
		compared := eval.Compare(doc, gold)
		for _, l := range compared.Unquotable {
			e.failures.add(fmt.Errorf("%s: the article does not have the words %q; copy quotes to the letter", p.Gold, l.Quote.String()))
		}
		e.sum.Add(compared)
		one := scoredArticle{stem: p.Stem, text: doc.Article.Text, scores: compared.Scores}
		if e.show {
			one.faults = slices.DeleteFunc(compared.Faults(), func(f eval.Fault) bool { return e.rule != "" && f.Rule != e.rule })
		}
		e.scored = append(e.scored, one)
	}
	return nil
}

// count extracts articles without gold.
func (e *evaluation) count(c *cli.Context, dir string) error {
	_, err := readArticles(c, e.env, e.extractor, []string{dir}, func(d graph.Document) {
		e.corpus++
		e.sum.Count(&d)
	}, e.failures)
	return err
}
