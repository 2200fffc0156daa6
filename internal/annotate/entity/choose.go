package entity

import (
	"cmp"
	"slices"
)

// threshold is the confidence that a candidate must exceed to be chosen.
const threshold = 0.45

// mentionCost is what each mention costs, in characters: where one long name
// and two short ones cover the same words equally well, the one is meant.
const mentionCost = 0.2

// combine joins candidates for the same span and type into one: independent
// witnesses, so the chance that all are wrong is the product of the chances.
// The rule of the surest is kept. The result is sorted by start, then end.
func combine(cs []candidate) []candidate {
	slices.SortStableFunc(cs, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.typ, b.typ), cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.rule, b.rule))
	})
	out := cs[:0]
	for _, c := range cs {
		if n := len(out); n > 0 && out[n-1].Span == c.Span && out[n-1].typ == c.typ {
			last := &out[n-1]
			if last.rule != c.rule {
				last.confidence = 1 - (1-last.confidence)*(1-c.confidence)
			}
			if last.entry < 0 {
				last.entry = c.entry
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// choose picks the candidates, none overlapping another, that make the sum of
//
//	(confidence − threshold) · characters − mentionCost
//
// greatest: weighted interval scheduling, by dynamic programming over the
// candidates in the order of their ends. Longer names win over the names
// within them unless they are much less sure.
func choose(text string, cs []candidate) []candidate {
	cs = combine(cs)
	slices.SortStableFunc(cs, func(a, b candidate) int { return cmp.Compare(a.End, b.End) })
	best := make([]float64, len(cs)+1) // of the first i candidates
	take := make([]bool, len(cs))
	prev := make([]int, len(cs)) // how many candidates end before this one starts
	for i, c := range cs {
		p := i
		for p > 0 && cs[p-1].End > c.Start {
			p--
		}
		prev[i] = p
		gain := (c.confidence-threshold)*float64(length(c.Of(text))) - mentionCost
		if c.confidence > threshold && gain <= 0 {
			gain = 0.01
		}
		best[i+1] = best[i]
		if v := best[p] + gain; gain > 0 && v > best[i+1] {
			best[i+1], take[i] = v, true
		}
	}
	var out []candidate
	for i := len(cs); i > 0; {
		if take[i-1] {
			out = append(out, cs[i-1])
			i = prev[i-1]
		} else {
			i--
		}
	}
	slices.Reverse(out)
	return out
}
