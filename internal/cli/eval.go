package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
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

// evalReport is the evaluation for programs. Scores are the counts
// and shares of eval.Score.
type evalReport struct {
	Articles    int                     `json:"articles"`
	Corpus      int                     `json:"corpus,omitempty"` // articles without gold
	Scores      eval.Scores             `json:"scores"`
	ByArticle   map[string]eval.Scores  `json:"byArticle"`
	Classes     []eval.Class            `json:"classes"`
	Rules       []eval.Rule             `json:"rules"`
	Reliability []eval.Reliability      `json:"reliability"`
	Faults      map[string][]eval.Fault `json:"faults,omitempty"` // by article
}

func (e *evaluation) json() evalReport {
	r := evalReport{Articles: e.sum.Articles, Corpus: e.corpus, Scores: e.sum.Scores, ByArticle: map[string]eval.Scores{},
		Rules: e.sum.Rules(e.known), Reliability: e.sum.Reliabilities()}
	for _, k := range evalKinds {
		r.Classes = append(r.Classes, e.sum.Classes(k.kind)...)
	}
	for _, a := range e.scored {
		r.ByArticle[a.stem] = a.scores
		if len(a.faults) > 0 {
			if r.Faults == nil {
				r.Faults = map[string][]eval.Fault{}
			}
			r.Faults[a.stem] = a.faults
		}
	}
	return r
}

// evalKinds are the kinds of line and what their classes are called.
var evalKinds = []struct{ kind, class string }{
	{eval.Entity, "Entity type"}, {eval.Figure, "Metric"}, {eval.Relation, "Predicate"}, {eval.Event, "Event type"},
}

func (e *evaluation) write(w io.Writer) error {
	tables := []*grid{e.measures()}
	for _, k := range evalKinds {
		tables = append(tables, e.classes(k.kind, k.class))
	}
	tables = append(tables, e.rules(), e.reliability())
	if e.show {
		if err := e.writeFaults(w); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(w, "%s with gold%s\n", count(e.sum.Articles, "article"), e.beside()); err != nil {
		return err
	}
	for _, t := range tables {
		if len(t.rows) == 0 {
			continue
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
		if err := t.render(e.env, w); err != nil {
			return err
		}
	}
	return nil
}

func (e *evaluation) beside() string {
	if e.corpus == 0 {
		return ""
	}
	return fmt.Sprintf(", %d without", e.corpus)
}

func (e *evaluation) measures() *grid {
	g := &grid{columns: []column{{title: "Measure"}, {title: "P", right: true}, {title: "R", right: true}, {title: "F1", right: true},
		{title: "Right", right: true}, {title: "Gold", right: true}, {title: "Found", right: true}}}
	for _, s := range e.sum.Scores {
		switch {
		case s.IsShare() && s.Gold > 0:
			g.add(s.Measure, "", "", decimals(s.F1()), fmt.Sprint(s.Right), fmt.Sprint(s.Gold), "")
		case s.IsShare():
			g.add(s.Measure, "", "", "", "0", "0", "")
		default:
			p, r, f1 := scoreCells(s, s.Gold, s.Found)
			g.add(s.Measure, p, r, f1, fmt.Sprint(s.Right), fmt.Sprint(s.Gold), fmt.Sprint(s.Found))
		}
	}
	return g
}

// scored is what scores have in common.
type scored interface {
	Precision() float64
	Recall() float64
	F1() float64
}

// scoreCells are precision, recall and their mean for people, who take a number
// that is a part of nothing for a bad one.
func scoreCells(s scored, gold, found int) (precision, recall, f1 string) {
	const undefined = "–"
	precision, recall, f1 = decimals(s.Precision()), decimals(s.Recall()), decimals(s.F1())
	if found == 0 {
		precision, f1 = undefined, undefined
	}
	if gold == 0 {
		recall, f1 = undefined, undefined
	}
	return precision, recall, f1
}

func decimals(x float64) string { return fmt.Sprintf("%.3f", x) }

func (e *evaluation) classes(kind, title string) *grid {
	g := &grid{columns: []column{{title: title}, {title: "P", right: true}, {title: "R", right: true}, {title: "F1", right: true},
		{title: "Right", right: true}, {title: "Gold", right: true}, {title: "Found", right: true}}}
	for _, c := range e.sum.Classes(kind) {
		p, r, f1 := scoreCells(c, c.Gold, c.Found)
		g.add(c.Name, p, r, f1, fmt.Sprint(c.RightInGold), fmt.Sprint(c.Gold), fmt.Sprint(c.Found))
	}
	return g
}

func (e *evaluation) rules() *grid {
	g := &grid{columns: []column{{title: "Rule"}, {title: "Fired", right: true}, {title: "Articles", right: true}, {title: "Right", right: true},
		{title: "Wrong", right: true, spare: 2}, {title: "Neither", right: true, spare: 1}, {title: "Share right", right: true}, {title: "Predicted", right: true}, {title: "Note", wide: true}}}
	for _, r := range e.sum.Rules(e.known) {
		right, predicted := "", ""
		if r.Right+r.Wrong > 0 {
			right, predicted = fmt.Sprintf("%.2f", r.ShareRight()), fmt.Sprintf("%.2f", r.Predicted)
		}
		g.add(r.ID, fmt.Sprint(r.Fired), fmt.Sprint(r.Articles), fmt.Sprint(r.Right), fmt.Sprint(r.Wrong), fmt.Sprint(r.Neither), right, predicted, e.note(r))
	}
	return g
}

// note flags rules whose confidence is contradicted by their record, and rules
// that show no use beyond one article. Without a corpus there are too few
// articles to tell of the latter.
func (e *evaluation) note(r eval.Rule) string {
	var notes []string
	switch {
	case r.Dishonest() && r.Predicted > r.ShareRight():
		notes = append(notes, "confidence is too high")
	case r.Dishonest():
		notes = append(notes, "confidence is too low")
	}
	switch {
	case e.corpus == 0:
	case r.Articles == 0:
		notes = append(notes, "never fires")
	case r.Articles == 1:
		notes = append(notes, "fires on one article only")
	}
	return strings.Join(notes, "; ")
}

// reliability says of each range of confidence how much of it is right, so that
// the numbers can be believed or mended.
func (e *evaluation) reliability() *grid {
	g := &grid{columns: []column{{title: "Confidence"}, {title: "From"}, {title: "Claims", right: true}, {title: "Predicted", right: true},
		{title: "Share right", right: true}, {title: "95 %", right: true}, {title: "Note", wide: true}}}
	for _, r := range e.sum.Reliabilities() {
		for i, b := range r.Bins {
			kind, note := "", ""
			low, high := b.Interval()
			if i == 0 {
				kind = string(r.Kind)
				note = fmt.Sprintf("calibration error %.3f, Brier %.3f", r.Error, r.Brier)
			}
			g.add(kind, fmt.Sprintf("%.1f–%.1f", b.From, b.To), fmt.Sprint(b.Total), fmt.Sprintf("%.2f", b.Predicted),
				fmt.Sprintf("%.2f", b.Share()), fmt.Sprintf("%.2f–%.2f", low, high), note)
		}
	}
	return g
}

func (e *evaluation) writeFaults(w io.Writer) error {
	var b strings.Builder
	for _, a := range e.scored {
		if len(a.faults) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s\n\n", paint(e.env, text.Bold, a.stem))
		for _, f := range a.faults {
			e.writeFault(&b, a.text, f)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (e *evaluation) writeFault(b *strings.Builder, articleText string, f eval.Fault) {
	title := f.Kind + " " + f.Sort
	if len(f.Wrong) > 0 {
		title += ": " + strings.Join(f.Wrong, ", ")
	}
	fmt.Fprintf(b, "  %s\n", paint(e.env, faultColor(f.Sort), title))
	if f.Expected != "" {
		fmt.Fprintf(b, "    expected  %s\n", f.Expected)
	}
	if f.Found != "" {
		fmt.Fprintf(b, "    found     %s", f.Found)
		if f.Rule != "" {
			fmt.Fprintf(b, "  [%s]", f.Rule)
		}
		b.WriteByte('\n')
	}
	if f.Evidence != nil {
		p, _ := placeOf(articleText, *f.Evidence)
		fmt.Fprintf(b, "%s\n", p.sentence().marked(e.env, "    "))
	}
	b.WriteByte('\n')
}

func faultColor(sort string) text.Color {
	switch sort {
	case eval.Missed:
		return text.FgYellow
	case eval.Inexact:
		return text.FgCyan
	}
	return text.FgRed
}

// sentenceEnds are the marks after which a sentence ends.
const sentenceEnds = "。！？!?"

// sentence is the passage cut down to the sentence or sentences of the quote.
func (p passage) sentence() passage {
	if i := strings.LastIndexAny(p.before, sentenceEnds); i >= 0 {
		p.before = strings.TrimLeftFunc(p.before[i:], func(r rune) bool { return strings.ContainsRune(sentenceEnds+"”’」』 ", r) })
	}
	if strings.ContainsAny(p.quote[max(0, len(p.quote)-len("。")):], sentenceEnds) {
		p.after = ""
	} else if i := strings.IndexAny(p.after, sentenceEnds); i >= 0 {
		p.after = p.after[:i] + firstOf(p.after[i:])
	}
	return p
}

// firstOf is the first character of a text.
func firstOf(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}
