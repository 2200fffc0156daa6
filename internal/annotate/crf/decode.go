package crf

import "slices"

// cells are the numbers of a type at a unit: of the labels for its begin, inside, end and single.
type cells [places]int32

// viterbi finds the best row of labels of a sentence and keeps its names in path. best and from
// have an entry for each type behind the one for outside, the first.
func (d *decoder) viterbi(s *sentence) {
	n := len(s.units)
	s.path = s.path[:0]
	if n == 0 {
		return
	}
	L, T := d.labels, d.types
	size := T + 1
	if cap(d.best) < n*size {
		d.best = make([]cells, n*size*3/2)
		d.from = make([]origin, n*size*3/2)
	}
	best, from := d.best[:n*size], d.from[:n*size]
	trans := d.model.trans
	scores := s.scores[pad*L:]

	const never = -1 << 30
	top := best[:size]
	top[0][0] = trans[between(T, T+1, 0)] + scores[0]
	for t := range T {
		w, r := trans[between(T, T+1, t+1)], scores[label(t, begin):]
		top[t+1] = cells{begin: w + r[begin], inside: never, end: never, single: w + r[single]}
	}
	var startsBuf [maxTypes + 1]int32 // the scores of what starts
	starts := startsBuf[:size]
	for i := 1; i < n; i++ {
		prev, cur := best[(i-1)*size:i*size], best[i*size:(i+1)*size]
		row := scores[i*L : (i+1)*L]
		back := from[i*size : (i+1)*size]
		out := prev[0][0]
		for to, w := range trans[:size] {
			starts[to] = out + w
			back[to] = origin{}
		}
		for t := 1; t < size; t++ {
			v := max(prev[t][end], prev[t][single])
			if v < out-d.margins[t] {
				continue // it cannot win, whatever starts
			}
			for to, w := range trans[t*(T+2):][:size] {
				if v+w > starts[to] {
					starts[to], back[to].ended = v+w, uint8(t)
				}
			}
		}
		cur[0][0] = starts[0] + row[0]
		for t := 1; t < size; t++ {
			p, c, w, r := &prev[t], &cur[t], &d.within[t], (*cells)(row[label(t-1, begin):])
			in, stay := p[begin]+w[beginInside], p[inside]+w[insideInside]
			close, last := p[begin]+w[beginEnd], p[inside]+w[insideEnd]
			back[t].inside, back[t].end = stay > in, last > close
			c[begin] = starts[t] + r[begin]
			c[inside] = max(in, stay) + r[inside]
			c[end] = max(close, last) + r[end]
			c[single] = starts[t] + r[single]
		}
	}
	d.trace(s, best, from)
}

// origin is what the best paths to the labels of a type came from.
type origin struct {
	ended       uint8 // before what starts: 0 for an outside unit, t+1 for a name of type t
	inside, end bool  // whether the inside, or the end, stands behind another inside
}

// trace follows the best path back.
func (d *decoder) trace(s *sentence, best []cells, from []origin) {
	n, T := len(s.units), d.types
	size := T + 1
	trans := d.model.trans
	last := best[(n-1)*size:]
	entry, place := 0, outside // of the label that we are at
	high := last[0][0] + trans[between(T, 0, T+1)]
	for t := range T {
		w := trans[between(T, t+1, T+1)]
		for _, p := range [2]int{end, single} {
			if v := last[t+1][p] + w; v > high {
				entry, place, high = t+1, p, v
			}
		}
	}
	stop := n // behind the name that we are in
	for i := n - 1; ; i-- {
		inName := entry > 0
		if inName && (place == end || place == single) {
			stop = i + 1
		}
		starts := !inName || place == begin || place == single
		if inName && starts {
			s.path = append(s.path, named{int32(i), int32(stop), entry - 1})
		}
		if i == 0 {
			break
		}
		back := from[i*size+entry]
		switch {
		case place == inside && back.inside, place == end && back.end:
			place = inside
		case !starts:
			place = begin
		default:
			entry, place = int(back.ended), end
			if p := best[(i-1)*size+entry]; entry > 0 && p[single] > p[end] {
				place = single
			}
		}
	}
	slices.Reverse(s.path)
}

// forwardBackward computes the scaled alpha and beta of the sentence, as lattice
// does in training; alpha up to where the last name begins and beta back to where the first
// does, since confidence asks for no more.
func (d *decoder) forwardBackward(s *sentence) {
	n, L, T := len(s.units), d.labels, d.types
	first, last := int(s.path[0].a), int(s.path[len(s.path)-1].a)
	if cap(d.alpha) < n*L {
		d.alpha = make([]float32, n*L*3/2)
		d.beta = make([]float32, n*L*3/2)
		d.factor = make([]float32, n*L*3/2)
	}
	alpha, beta, factor := d.alpha[:n*L], d.beta[:n*L], d.factor[:n*L]
	for i := range n {
		row := s.scores[(pad+i)*L : (pad+i+1)*L]
		high := slices.Max(row)
		for k, v := range row {
			f := float32(1e-9)
			if below := int(high - v); below < len(d.exp) {
				f = d.exp[below]
			}
			factor[i*L+k] = f
		}
	}
	row, f := alpha[:L], factor[:L]
	clear(row)
	row[0] = d.trans[between(T, T+1, 0)] * f[0]
	for t := range T {
		b := label(t, begin)
		w := d.trans[between(T, T+1, t+1)]
		row[b] = w * f[b]
		row[b+single] = w * f[b+single]
	}
	total := float32(0)
	for _, v := range row {
		total += v
	}
	scale32(row, total)
	var sumsBuf, startsBuf [maxTypes + 1]float32
	sums := sumsBuf[:T+1]
	for i := 1; i <= last; i++ {
		prev, cur, f := alpha[(i-1)*L:i*L], alpha[i*L:(i+1)*L], factor[i*L:(i+1)*L]
		sums[0] = prev[0]
		for t := range T {
			b := label(t, begin)
			sums[t+1] = prev[b+end] + prev[b+single]
		}
		starts := products(startsBuf[:T+1], d.transTo, T+1, sums)
		cur[0] = starts[0] * f[0]
		total := cur[0]
		for t, start := range starts[1:] {
			b := label(t, begin)
			p, c, f := prev[b:b+places], cur[b:b+places], f[b:b+places]
			w := d.trans[within(T, t, 0):][:4]
			c[begin] = start * f[begin]
			c[inside] = (p[begin]*w[beginInside] + p[inside]*w[insideInside]) * f[inside]
			c[end] = (p[begin]*w[beginEnd] + p[inside]*w[insideEnd]) * f[end]
			c[single] = start * f[single]
			total = total + c[begin] + c[inside] + c[end] + c[single]
		}
		scale32(cur, total)
	}
	ended := beta[(n-1)*L : n*L]
	clear(ended)
	ended[0] = d.trans[between(T, 0, T+1)]
	for t := range T {
		b := label(t, begin)
		w := d.trans[between(T, t+1, T+1)]
		ended[b+end], ended[b+single] = w, w
	}
	for i := n - 2; i >= first; i-- {
		next, cur, f := beta[(i+1)*L:(i+2)*L], beta[i*L:(i+1)*L], factor[(i+1)*L:(i+2)*L]
		sums[0] = next[0] * f[0]
		for t := range T {
			b := label(t, begin)
			sums[t+1] = next[b]*f[b] + next[b+single]*f[b+single]
		}
		ends := products(startsBuf[:T+1], d.trans, T+2, sums)
		cur[0] = ends[0]
		total := cur[0]
		for t, ended := range ends[1:] {
			b := label(t, begin)
			x, c, f := next[b:b+places], cur[b:b+places], f[b:b+places]
			w := d.trans[within(T, t, 0):][:4]
			in, out := x[inside]*f[inside], x[end]*f[end]
			c[begin] = in*w[beginInside] + out*w[beginEnd]
			c[inside] = in*w[insideInside] + out*w[insideEnd]
			c[end], c[single] = ended, ended
			total = total + c[begin] + c[inside] + ended + ended
		}
		scale32(cur, total)
	}
}

// products multiplies each row of a matrix, the rows stride apart, by v.
func products(dst, matrix []float32, stride int, v []float32) []float32 {
	for k := range dst {
		row := matrix[k*stride:][:len(v)]
		sum := float32(0)
		for i, x := range v {
			sum += x * row[i]
		}
		dst[k] = sum
	}
	return dst
}

// scale32 makes a row sum to 1, which sums to sum.
func scale32(row []float32, sum float32) {
	if sum == 0 {
		return
	}
	inv := 1 / sum
	for i := range row {
		row[i] *= inv
	}
}

// confidence is the probability of a name: of all the paths that go through
// exactly its labels. It follows the name from its begin to its end, each step
// in proportion to all paths that pass there.
func (d *decoder) confidence(p named) float64 {
	L, T := d.labels, d.types
	marginal := func(i int32, l int) float64 {
		a, b := d.alpha[int(i)*L:int(i+1)*L], d.beta[int(i)*L:int(i+1)*L]
		sum := float32(0)
		for k := range a {
			sum += a[k] * b[k]
		}
		if sum <= 0 {
			return 0
		}
		return float64(a[l] * b[l] / sum)
	}
	if p.b-p.a == 1 {
		return marginal(p.a, label(p.typ, single))
	}
	// P(begin) times, at each step, P(next label | this label): what goes on
	// from here through the next label, of all that goes on.
	b := label(p.typ, begin)
	w := d.trans[within(T, p.typ, 0):][:4]
	prob := marginal(p.a, b)
	for i := p.a; i < p.b-1; i++ {
		at := int(i+1) * L
		next, f := d.beta[at:at+L], d.factor[at:at+L]
		k := beginInside
		if i > p.a {
			k = insideInside
		}
		in := next[b+inside] * f[b+inside] * w[k]
		out := next[b+end] * f[b+end] * w[k+1]
		if in+out <= 0 {
			return 0
		}
		if i+1 == p.b-1 {
			prob *= float64(out / (in + out))
		} else {
			prob *= float64(in / (in + out))
		}
	}
	return min(prob, 1)
}
