package rank

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// Choice is one decision to learn from.
type Choice struct {
	Candidates []Features
	Right      []bool // of each candidate; several may be
}

// Options of training.
type Options struct {
	Bits  int     // a model has 2^Bits weights, of a byte each
	Least int     // in how many choices a feature must show to be learned from
	Prior float64 // the weight of half the sum of the squared weights, beside the loss of all choices
}

// Defaults are the options to begin with; each command that trains has a prior of its own.
func Defaults() Options { return Options{Bits: 16, Least: 3, Prior: 20} }

// Train learns the model that gives right candidates the highest likelihood, with
// a Gaussian prior over the weights (Chen and Rosenfeld, 1999), by L-BFGS.
// Choices without a right candidate are left out. The same choices and options
// give the same model.
func Train(choices []Choice, o Options) (*Model, error) {
	if o.Bits < 1 || o.Bits > 24 {
		return nil, errors.New("training a ranker: a model has 1 to 24 bits")
	}
	p := newProblem(choices, o)
	if len(p.choices) == 0 {
		return nil, errors.New("training a ranker: no choice has a right candidate")
	}
	if len(p.slots) == 0 {
		return nil, fmt.Errorf("training a ranker: no feature shows in %d choices or more; there are too few", o.Least)
	}
	// A search along a line that finds nothing lower has come to the bottom.
	result, err := optimize.Minimize(optimize.Problem{Func: p.loss, Grad: p.gradient}, make([]float64, len(p.slots)),
		&optimize.Settings{MajorIterations: maxIterations, GradientThreshold: 1e-3, Converger: &optimize.FunctionConverge{Relative: 1e-6, Iterations: 5}}, &optimize.LBFGS{})
	if err != nil && !(errors.Is(err, optimize.ErrLinesearcherFailure) && result != nil) {
		return nil, fmt.Errorf("training a ranker: %w", err)
	}
	most := 0.0
	for _, w := range result.X {
		most = max(most, math.Abs(w))
	}
	m := &Model{weights: make([]int8, 1<<o.Bits), scale: most / 127}
	if most == 0 {
		return m, nil
	}
	for i, w := range result.X {
		m.weights[p.slots[i]] = int8(math.Round(w / m.scale))
	}
	return m, nil
}

// maxIterations bounds the training; some 60 do for a thousand choices.
const maxIterations = 300

// problem is what is minimised: the negative log likelihood and the prior.
type problem struct {
	slots   []uint32 // of each weight, its place in the model
	choices []dense
	prior   float64
}

// dense is a choice with its features as indexes of weights.
type dense struct {
	candidates [][]int
	right      []bool
}

// newProblem numbers the features that show often enough.
func newProblem(choices []Choice, o Options) *problem {
	mask := uint32(1<<o.Bits - 1)
	count, last := map[uint32]int{}, map[uint32]int{}
	for i, c := range choices {
		for _, f := range c.Candidates {
			for _, h := range f {
				k := fold(h) & mask
				if n, ok := last[k]; !ok || n != i {
					count[k]++
					last[k] = i
				}
			}
		}
	}
	p := &problem{prior: o.Prior}
	index := map[uint32]int{}
	for _, c := range choices {
		if !slices.Contains(c.Right, true) {
			continue
		}
		one := dense{right: c.Right}
		for _, f := range c.Candidates {
			var ids []int
			for _, h := range f {
				k := fold(h) & mask
				if count[k] < o.Least {
					continue
				}
				id, ok := index[k]
				if !ok {
					id = len(p.slots)
					index[k] = id
					p.slots = append(p.slots, k)
				}
				ids = append(ids, id)
			}
			one.candidates = append(one.candidates, ids)
		}
		p.choices = append(p.choices, one)
	}
	return p
}

// each calls f with the probability of every candidate of a choice, and with
// that among the right ones alone.
func (p *problem) each(w []float64, f func(c *dense, all, right []float64, loss float64)) {
	var all, right []float64
	for i := range p.choices {
		c := &p.choices[i]
		all, right = all[:0], right[:0]
		for j, ids := range c.candidates {
			s := 0.0
			for _, id := range ids {
				s += w[id]
			}
			all = append(all, s)
			if !c.right[j] {
				s = math.Inf(-1)
			}
			right = append(right, s)
		}
		Probabilities(all)
		Probabilities(right)
		sum := 0.0
		for j := range all {
			if c.right[j] {
				sum += all[j]
			}
		}
		f(c, all, right, -math.Log(max(sum, 1e-300)))
	}
}

func (p *problem) loss(w []float64) float64 {
	total := 0.0
	for _, v := range w {
		total += p.prior * v * v / 2
	}
	p.each(w, func(_ *dense, _, _ []float64, loss float64) { total += loss })
	return total
}

func (p *problem) gradient(grad, w []float64) {
	for i, v := range w {
		grad[i] = p.prior * v
	}
	p.each(w, func(c *dense, all, right []float64, _ float64) {
		for j, ids := range c.candidates {
			g := all[j] - right[j]
			for _, id := range ids {
				grad[id] += g
			}
		}
	})
}
