package eval

import (
	"suyuan/internal/extract"
	"suyuan/internal/rank"
)

// Lesson is what one figure teaches of the choice of subjects.
type Lesson struct {
	rank.Choice
	Ruled int // the candidate that the rules found
}

// Lessons says of each figure that the gold has too which of the candidates for
// its subject are right. Figures that the gold lacks, or has only as optional,
// teach nothing. The choices are those that came with the document; what the rules
// found must be among them.
func (c *Comparison) Lessons(choices []extract.Choice) []Lesson {
	gold := c.figures.gold
	claims := make([]foundClaim, len(choices))
	for i, ch := range choices {
		claims[i].Claim = &c.Document.Claims[ch.Claim]
		claims[i].spans, _ = c.m.places(&claims[i].Evidence, nil)
	}
	matches := assign(len(gold), len(choices), func(i int) bool { return gold[i].Optional }, func(i, j int) float64 {
		if !c.m.value(&gold[i], &claims[j]) {
			return 0
		}
		return 1 + c.m.figure(&gold[i], &claims[j]) // of two with one number the one that fits
	})
	var out []Lesson
	for _, p := range matches {
		g := &gold[p.gold]
		if g.Optional {
			continue
		}
		var l Lesson
		for i, cand := range choices[p.found].Candidates {
			if cand.Ruled {
				l.Ruled = i
			}
			l.Candidates = append(l.Candidates, cand.Features)
			l.Right = append(l.Right, c.m.same(g.Subject, cand.Subject))
		}
		out = append(out, l)
	}
	return out
}
