package entity

import "slices"

// threshold is the confidence that a candidate must exceed to be chosen.
const threshold = 0.3

// mentionCost is what each mention costs, in characters: where one long name
// and two short ones cover the same words equally well, the one is meant.
const mentionCost = 0.2

// choose picks the candidates, none overlapping another, that make the sum of
//
//	(confidence − threshold) · characters − mentionCost
//
// greatest: weighted interval scheduling, by dynamic programming over the
// candidates in the order of their ends. Longer names win over the names
// within them unless they are much less sure.
func (s *scan) choose(ws []witnesses) []candidate {
	likely := s.spare[:0]
	s.keys = s.keys[:0]
	for i := range ws {
		if ws[i].confidence > threshold {
			s.keys = append(s.keys, sortKey{at: uint64(ws[i].End), index: int32(len(likely))})
			likely = append(likely, ws[i].candidate)
		}
	}
	likely = s.inOrder(likely, likely)
	s.spare = likely
	cs := likely[len(likely)/2:]       // behind those in their old order
	best := make([]float64, len(cs)+1) // of the first i candidates
	take := make([]bool, len(cs))
	prev := make([]int, len(cs)) // how many candidates end before this one starts
	for i := range cs {
		c := &cs[i]
		p := i
		for p > 0 && cs[p-1].End > c.Start {
			p--
		}
		prev[i] = p
		gain := max(0.01, (c.confidence-threshold)*float64(length(c.Of(s.text)))-mentionCost)
		best[i+1] = best[i]
		if v := best[p] + gain; v > best[i+1] {
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
