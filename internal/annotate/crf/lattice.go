package crf

import "math"

// lattice computes the probabilities of labels in training. Scores are turned
// into factors, scaled at each unit so that nothing overflows (Rabiner, 1989).
// Its slices are reused.
type lattice struct {
	types  int
	labels int
	trans  []float64 // exp of the transitions
	factor []float64 // exp(score - highest of the unit), unit by unit
	alpha  []float64 // scaled to sum to 1 in each unit
	beta   []float64
	ended  []float64 // scratch: by what ended
	logZ   float64
}

func newLattice(types int) *lattice {
	return &lattice{
		types:  types,
		labels: labels(types),
		trans:  make([]float64, transitionCount(types)),
		ended:  make([]float64, types+1),
	}
}

func (l *lattice) setTransitions(t transitions) {
	for i, w := range t {
		l.trans[i] = math.Exp(float64(w))
	}
}

// setScores takes the scores of n units, and the labels that each may have;
// nil allows all. It returns the sum of the highest scores.
func (l *lattice) setScores(scores []float32, allowed []labelSet) {
	n := len(scores) / l.labels
	l.factor = grow(l.factor, n*l.labels)
	l.alpha = grow(l.alpha, n*l.labels)
	l.beta = grow(l.beta, n*l.labels)
	l.logZ = 0
	for i := range n {
		row := scores[i*l.labels : (i+1)*l.labels]
		out := l.factor[i*l.labels : (i+1)*l.labels]
		high := row[0]
		for _, s := range row {
			high = max(high, s)
		}
		l.logZ += float64(high)
		for k, s := range row {
			if d := s - high; d < -30 || allowed != nil && !allowed[i].has(k) {
				out[k] = 0
				if allowed != nil && allowed[i].has(k) {
					out[k] = 1e-13
				}
			} else {
				out[k] = math.Exp(float64(d))
			}
		}
	}
}

func grow(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n+n/2)[:n]
	}
	return s[:n]
}

// run computes alpha, beta and logZ.
func (l *lattice) run() {
	n := len(l.factor) / l.labels
	if n == 0 {
		return
	}
	L, T := l.labels, l.types
	// Forward.
	first := l.alpha[:L]
	clear(first)
	start := T + 1
	first[0] = l.trans[between(T, start, 0)] * l.factor[0]
	for t := range T {
		w := l.trans[between(T, start, t+1)]
		first[label(t, begin)] = w * l.factor[label(t, begin)]
		first[label(t, single)] = w * l.factor[label(t, single)]
	}
	l.logZ += scale(first)
	for i := 1; i < n; i++ {
		prev, cur, f := l.alpha[(i-1)*L:i*L], l.alpha[i*L:(i+1)*L], l.factor[i*L:(i+1)*L]
		l.ended[0] = prev[0]
		for t := range T {
			l.ended[t+1] = prev[label(t, end)] + prev[label(t, single)]
		}
		for to := range T + 1 {
			sum := 0.0
			for from, p := range l.ended {
				sum += p * l.trans[between(T, from, to)]
			}
			if to == 0 {
				cur[0] = sum * f[0]
				continue
			}
			b := label(to-1, begin)
			w := l.trans[within(T, to-1, 0):][:4]
			cur[b] = sum * f[b]
			cur[b+single] = sum * f[b+single]
			cur[b+inside] = (prev[b]*w[beginInside] + prev[b+inside]*w[insideInside]) * f[b+inside]
			cur[b+end] = (prev[b]*w[beginEnd] + prev[b+inside]*w[insideEnd]) * f[b+end]
		}
		l.logZ += scale(cur)
	}
	// Backward. The last unit ends the sentence: no name is open there.
	last := l.beta[(n-1)*L:]
	clear(last)
	stop := T + 1
	last[0] = l.trans[between(T, 0, stop)]
	for t := range T {
		w := l.trans[between(T, t+1, stop)]
		last[label(t, end)] = w
		last[label(t, single)] = w
	}
	z := 0.0
	for k, a := range l.alpha[(n-1)*L:] {
		z += a * last[k]
	}
	l.logZ += math.Log(z)
	starts := l.ended
	for i := n - 2; i >= 0; i-- {
		next, cur, f := l.beta[(i+1)*L:(i+2)*L], l.beta[i*L:(i+1)*L], l.factor[(i+1)*L:(i+2)*L]
		starts[0] = next[0] * f[0]
		for t := range T {
			b := label(t, begin)
			starts[t+1] = next[b]*f[b] + next[b+single]*f[b+single]
		}
		for from := range T + 1 {
			sum := 0.0
			row := l.trans[between(T, from, 0):][:T+1]
			for to, p := range starts {
				sum += p * row[to]
			}
			if from == 0 {
				cur[0] = sum
				continue
			}
			b := label(from-1, begin)
			w := l.trans[within(T, from-1, 0):][:4]
			in, out := next[b+inside]*f[b+inside], next[b+end]*f[b+end]
			cur[b+end], cur[b+single] = sum, sum
			cur[b] = in*w[beginInside] + out*w[beginEnd]
			cur[b+inside] = in*w[insideInside] + out*w[insideEnd]
		}
		scale(cur)
	}
}

// scale makes the row sum to 1 and returns the log of what it summed to.
func scale(row []float64) float64 {
	sum := 0.0
	for _, v := range row {
		sum += v
	}
	if sum == 0 {
		return math.Inf(-1)
	}
	inv := 1 / sum
	for i := range row {
		row[i] *= inv
	}
	return math.Log(sum)
}

// addMarginals adds sign times the probability of each label of each unit to unitGrad,
// and of each transition to transGrad.
func (l *lattice) addMarginals(sign float64, unitGrad []float32, transGrad []float64) {
	n := len(l.factor) / l.labels
	L, T := l.labels, l.types
	for i := range n {
		a, b := l.alpha[i*L:(i+1)*L], l.beta[i*L:(i+1)*L]
		sum := 0.0
		for k := range a {
			sum += a[k] * b[k]
		}
		inv := sign / sum
		g := unitGrad[i*L : (i+1)*L]
		for k := range a {
			g[k] += float32(a[k] * b[k] * inv)
		}
		if i == 0 {
			transGrad[between(T, T+1, 0)] += a[0] * b[0] * inv
			for t := range T {
				s, e := label(t, begin), label(t, single)
				transGrad[between(T, T+1, t+1)] += (a[s]*b[s] + a[e]*b[e]) * inv
			}
		}
		if i == n-1 {
			transGrad[between(T, 0, T+1)] += a[0] * b[0] * inv
			for t := range T {
				s, e := label(t, end), label(t, single)
				transGrad[between(T, t+1, T+1)] += (a[s]*b[s] + a[e]*b[e]) * inv
			}
			return
		}
		next, f := l.beta[(i+1)*L:(i+2)*L], l.factor[(i+1)*L:(i+2)*L]
		l.addPairs(sign, a, next, f, transGrad)
	}
}

// addPairs adds the probabilities of the transitions from one unit to the next.
func (l *lattice) addPairs(sign float64, a, next, f []float64, grad []float64) {
	T := l.types
	var endedBuf, startsBuf [maxTypes + 1]float64
	ended, starts := endedBuf[:T+1], startsBuf[:T+1]
	ended[0], starts[0] = a[0], next[0]*f[0]
	var withins [maxTypes][4]float64
	z := 0.0
	for t := range T {
		b := label(t, begin)
		ended[t+1] = a[b+end] + a[b+single]
		starts[t+1] = next[b]*f[b] + next[b+single]*f[b+single]
		w := l.trans[within(T, t, 0):][:4]
		in, out := next[b+inside]*f[b+inside], next[b+end]*f[b+end]
		withins[t] = [4]float64{
			beginInside:  a[b] * in * w[beginInside],
			beginEnd:     a[b] * out * w[beginEnd],
			insideInside: a[b+inside] * in * w[insideInside],
			insideEnd:    a[b+inside] * out * w[insideEnd],
		}
		for _, v := range withins[t] {
			z += v
		}
	}
	for from, p := range ended {
		if p == 0 {
			continue
		}
		row := l.trans[between(T, from, 0):][:T+1]
		for to, q := range starts {
			z += p * q * row[to]
		}
	}
	inv := sign / z
	for from, p := range ended {
		if p == 0 {
			continue
		}
		base := between(T, from, 0)
		row, g := l.trans[base:][:T+1], grad[base:][:T+1]
		for to, q := range starts {
			g[to] += p * q * row[to] * inv
		}
	}
	for t := range T {
		g := grad[within(T, t, 0):][:4]
		for k, v := range withins[t] {
			g[k] += v * inv
		}
	}
}
