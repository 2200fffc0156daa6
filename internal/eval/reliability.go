package eval

import (
	"math"
	"slices"

	"suyuan/graph"
)

// Bin is the claims of one kind whose confidence lies within bounds.
type Bin struct {
	From  float64 `json:"from"` // included
	To    float64 `json:"to"`   // excluded, but 1 is included
	Right int     `json:"right"`
	Total int     `json:"total"` // right and wrong ones
	// Predicted is the mean of the confidences. Where they are honest it is
	// the share that is right.
	Predicted float64 `json:"predicted"`
}

// Share is the part of the claims that is right.
func (b Bin) Share() float64 { return ratio(b.Right, b.Total) }

// Interval is where the true share lies with 95 % likelihood: with few claims it
// is wide.
func (b Bin) Interval() (low, high float64) { return interval(b.Right, b.Total) }

// interval is the 95 % interval by Agresti and Coull (1998) for so many right of
// a total.
func interval(right, total int) (low, high float64) {
	n := float64(total) + 4
	p := (float64(right) + 2) / n
	half := 1.96 * math.Sqrt(p*(1-p)/n)
	return max(0, p-half), min(1, p+half)
}

// Reliability is how well the confidence numbers of one kind of claim foretell
// which are right. Claims that match an optional line are left out.
type Reliability struct {
	Kind graph.Kind `json:"kind"`
	Bins []Bin      `json:"bins"` // those that have claims, ascending
	// Error is the expected calibration error: how far a bin's mean confidence
	// is from its share on average, bins weighed by their claims.
	Error float64 `json:"error"`
	// Brier is the mean squared distance between confidence and truth (0 or 1).
	Brier float64 `json:"brier"`
}

// binCount is in how many bins of equal width the confidences fall.
const binCount = 10

// Reliabilities are the tables of all kinds that have claims.
func (s *Summary) Reliabilities() []Reliability {
	var out []Reliability
	for _, kind := range []graph.Kind{graph.FigureKind, graph.RelationKind, graph.EventKind} {
		bins := make([]Bin, binCount)
		for i := range bins {
			bins[i].From, bins[i].To = float64(i)/binCount, float64(i+1)/binCount
		}
		r := Reliability{Kind: kind}
		total := 0
		for _, v := range s.verdict {
			if v.kind != kind {
				continue
			}
			b := &bins[binOf(v.confidence)]
			b.Total++
			b.Right += asInt(v.right)
			b.Predicted += v.confidence
			d := v.confidence - float64(asInt(v.right))
			r.Brier += d * d
			total++
		}
		if total == 0 {
			continue
		}
		for i := range bins {
			b := &bins[i]
			if b.Total > 0 {
				b.Predicted /= float64(b.Total)
				r.Error += math.Abs(b.Predicted-b.Share()) * float64(b.Total) / float64(total)
			}
		}
		r.Brier /= float64(total)
		r.Bins = slices.DeleteFunc(bins, func(b Bin) bool { return b.Total == 0 })
		out = append(out, r)
	}
	return out
}

// binOf is the bin of a confidence from 0 to 1. The little that is added keeps
// products that come out just under a whole number in the bin that starts there.
func binOf(confidence float64) int {
	return max(0, min(binCount-1, int(confidence*binCount+1e-9)))
}
