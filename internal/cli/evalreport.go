package cli

import (
	"fmt"
	"io"
	"strings"

	"suyuan/internal/eval"
)

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
	articles := count(e.sum.Articles, "article") + " with gold"
	if e.corpus > 0 {
		articles += fmt.Sprintf(", %d without", e.corpus)
	}
	if _, err := fmt.Fprintln(w, articles); err != nil {
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

// scoreGrid is a table of scores whose first column has a title.
func scoreGrid(title string) *grid {
	return &grid{columns: []column{{title: title}, {title: "P", right: true}, {title: "R", right: true}, {title: "F1", right: true},
		{title: "Right", right: true}, {title: "Gold", right: true}, {title: "Found", right: true}}}
}

func (e *evaluation) measures() *grid {
	g := scoreGrid("Measure")
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
	g := scoreGrid(title)
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
