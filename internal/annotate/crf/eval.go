package crf

import (
	"fmt"
	"io"
	"slices"
)

// Counts are what an evaluation counted.
type Counts struct{ Right, Gold, Found int }

// Precision is the share of the found that is right.
func (c Counts) Precision() float64 { return ratio(c.Right, c.Found) }

// Recall is the share of the gold that is found.
func (c Counts) Recall() float64 { return ratio(c.Right, c.Gold) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 { return ratio(2*c.Right, c.Gold+c.Found) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c *Counts) add(o Counts) {
	c.Right += o.Right
	c.Gold += o.Gold
	c.Found += o.Found
}

// Report is an evaluation by type.
type Report struct {
	Types   []string
	ByType  []Counts
	Micro   Counts // all types pooled
	Untyped Counts // right when the span is, whatever its type
}

// Evaluate tags the examples and compares: a name is right if its span and its
// type are. What overlaps an optional name counts neither for nor against.
func Evaluate(t *Tagger, examples []Example) Report {
	r := Report{Types: t.Types()}
	r.ByType = make([]Counts, len(r.Types))
	var spans []Span
	for i := range examples {
		e := &examples[i]
		spans = t.Tag(e.Text, e.Tokens, e.Hits, spans[:0])
		r.compare(e.Gold, spans)
	}
	for _, c := range r.ByType {
		r.Micro.add(c)
	}
	return r
}

func (r *Report) compare(gold []Gold, found []Span) {
	matched := func(s Span) (typed, bare bool) {
		i, ok := slices.BinarySearchFunc(gold, s.Start, func(g Gold, at int) int { return g.Start - at })
		if !ok || gold[i].Span != s.Span {
			return false, false
		}
		return slices.Contains(gold[i].Types, s.Type), true
	}
	for _, s := range found {
		if slices.ContainsFunc(gold, func(g Gold) bool { return g.Optional && g.Overlaps(s.Span) }) {
			continue
		}
		typed, bare := matched(s)
		c := &r.ByType[slices.Index(r.Types, s.Type)]
		c.Found++
		c.Right += btoi(typed)
		r.Untyped.Found++
		r.Untyped.Right += btoi(bare)
	}
	for _, g := range gold {
		if g.Optional {
			continue
		}
		if i := slices.Index(r.Types, g.Types[0]); i >= 0 {
			r.ByType[i].Gold++
			r.Untyped.Gold++
		}
	}
}

// WriteTo writes the report as a table.
func (r Report) WriteTo(w io.Writer) (int64, error) {
	total := int64(0)
	line := func(name string, c Counts) error {
		n, err := fmt.Fprintf(w, "%-14s P %.3f  R %.3f  F1 %.3f   %d right, %d in gold, %d found\n",
			name, c.Precision(), c.Recall(), c.F1(), c.Right, c.Gold, c.Found)
		total += int64(n)
		return err
	}
	for i, t := range r.Types {
		if err := line(t, r.ByType[i]); err != nil {
			return total, err
		}
	}
	if err := line("all", r.Micro); err != nil {
		return total, err
	}
	return total, line("all, any type", r.Untyped)
}
