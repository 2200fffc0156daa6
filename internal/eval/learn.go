package eval

import (
	"slices"
	"strings"

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

// Happenings says of each event that no rule reads whether it is worth telling: the
// gold has it too, by its word, its place and a party, and nothing else that was
// read tells it. Events that the gold has only as optional, and those outside of
// what it covers, teach nothing. The document is what the rules alone read.
func (c *Comparison) Happenings(list []extract.Happening) []rank.Choice {
	told := make([]bool, len(c.event.gold))
	for _, p := range assign(len(c.event.gold), len(c.event.claims), func(i int) bool { return c.event.gold[i].Optional }, func(i, j int) float64 {
		return c.m.event(&c.event.gold[i], &c.event.claims[j], false)
	}) {
		told[p.gold] = true
	}
	covered := c.covered()
	var out []rank.Choice
	for i := range list {
		f := foundClaim{Claim: &list[i].Claim}
		f.spans, _ = c.m.places(&f.Evidence, nil)
		if len(f.spans) == 0 || f.spans[0].start >= covered.end || f.spans[0].end <= covered.start {
			continue
		}
		right, optional := false, false
		for k := range c.event.gold {
			g := &c.event.gold[k]
			if !c.m.sameWord(g, &f) || c.m.event(g, &f, false) == 0 {
				continue
			}
			right = right || !g.Optional && !told[k]
			optional = optional || g.Optional
		}
		if right || !optional {
			out = append(out, rank.Choice{Candidates: []rank.Features{list[i].Features, nil}, Right: []bool{right, !right}})
		}
	}
	return out
}

// Kinds says of each event that no rule reads and the gold has, if only as optional,
// which sorts of event are right.
func (c *Comparison) Kinds(list []extract.Happening) []rank.Choice {
	var out []rank.Choice
	for i := range list {
		f := foundClaim{Claim: &list[i].Claim}
		f.spans, _ = c.m.places(&f.Evidence, nil)
		var choice rank.Choice
		for _, k := range list[i].Kinds {
			choice.Candidates = append(choice.Candidates, k.Features)
			choice.Right = append(choice.Right, slices.ContainsFunc(c.event.gold, func(g goldLine) bool {
				return g.Type == k.Type && c.m.sameWord(&g, &f) && c.m.event(&g, &f, false) > 0
			}))
		}
		if slices.Contains(choice.Right, true) {
			out = append(out, choice)
		}
	}
	return out
}

// covered is the part of the article that the gold is about: from the first to the
// last that it quotes.
func (c *Comparison) covered() span {
	var all span
	for _, p := range []*pairing{&c.figures, &c.relation, &c.event} {
		for i := range p.gold {
			for _, s := range p.gold[i].spans {
				if all.end == 0 {
					all = s
				}
				all.start, all.end = min(all.start, s.start), max(all.end, s.end)
			}
		}
	}
	return all
}

// sameWord says whether one of the words for an event is part of the other.
func (m *matcher) sameWord(g *goldLine, f *foundClaim) bool {
	a, b := m.normal(string(g.Trigger)), m.normal(f.Trigger)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}
