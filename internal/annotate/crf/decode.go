package crf

import "slices"

// viterbi finds the best row of labels of a sentence and keeps its names in path.
func (d *decoder) viterbi(s *sentence) {
	n := len(s.units)
	s.path = s.path[:0]
	if n == 0 {
		return
	}
	L, T := d.labels, d.types
	trans := d.model.trans
	width := T + 1 + 2*T
	if cap(d.best) < n*L {
		d.best = make([]int32, n*L*3/2)
		d.from = make([]uint8, n*width*3/2)
	}
	best, from := d.best[:n*L], d.from[:n*width]
	scores := s.scores[pad*L:]

	const never = -1 << 30
	top := best[:L]
	for k := range top {
		top[k] = never
	}
	top[0] = trans[between(T, T+1, 0)] + scores[0]
	for t := range T {
		b := label(t, begin)
		w := trans[between(T, T+1, t+1)]
		top[b] = w + scores[b]
		top[b+single] = w + scores[b+single]
	}
	// What ended with a score this far below the best cannot win, whatever starts.
	margin := d.margin
	var aliveBuf [maxTypes + 1]aliveEnd
	var startsBuf [maxTypes + 1]int32 // the scores of what starts, by what it is
	starts := startsBuf[:T+1]
	for i := 1; i < n; i++ {
		prev, cur := best[(i-1)*L:i*L], best[i*L:(i+1)*L]
		row := scores[i*L : (i+1)*L]
		back := from[i*width : (i+1)*width]
		alive := aliveBuf[:0]
		for t := range T {
			b := label(t, begin)
			if v := max(prev[b+end], prev[b+single]); v >= prev[0]-margin {
				alive = append(alive, aliveEnd{v, t + 1})
			}
		}
		for to, w := range trans[:len(starts)] {
			starts[to] = prev[0] + w
		}
		begun := back[:len(starts)]
		clear(begun)
		for _, a := range alive {
			for to, w := range trans[a.from*(T+2):][:len(starts)] {
				if v := a.score + w; v > starts[to] {
					starts[to], begun[to] = v, uint8(a.from)
				}
			}
		}
		cur[0] = starts[0] + row[0]
		went := back[T+1:]
		for t, high := range starts[1:] {
			b := label(t, begin)
			p, c, r := prev[b:b+places], cur[b:b+places], row[b:b+places]
			w, g := trans[within(T, t, 0):][:4], went[2*t:2*t+2]
			in, stay := p[begin]+w[beginInside], p[inside]+w[insideInside]
			out, last := p[begin]+w[beginEnd], p[inside]+w[insideEnd]
			g[0], g[1] = uint8(btoi(stay > in)), uint8(btoi(last > out))
			c[begin] = high + r[begin]
			c[single] = high + r[single]
			c[inside] = max(in, stay) + r[inside]
			c[end] = max(out, last) + r[end]
		}
	}
	d.trace(s, best[(n-1)*L:], from, width)
}

// aliveEnd is what may have ended before a unit: 0 for an outside unit, t+1 for a name of
// type t, with the score of the best path to it.
type aliveEnd struct {
	score int32
	from  int
}

// trace follows the best path back.
func (d *decoder) trace(s *sentence, last []int32, from []uint8, width int) {
	n, T := len(s.units), d.types
	trans := d.model.trans
	l, high := outside, last[0]+trans[between(T, 0, T+1)]
	for t := range T {
		w := trans[between(T, t+1, T+1)]
		for _, p := range [2]int{end, single} {
			if v := last[label(t, p)] + w; v > high {
				l, high = label(t, p), v
			}
		}
	}
	L := d.labels
	stop := n // behind the name that we are in
	for i := n - 1; ; i-- {
		back := from[i*width : (i+1)*width]
		typ, place := (l-1)/places, (l-1)%places
		if l == outside {
			place = -1
		}
		if place == end || place == single {
			stop = i + 1
		}
		if place == begin || place == single {
			s.path = append(s.path, named{int32(i), int32(stop), typ})
		}
		if i == 0 {
			break
		}
		switch place {
		case inside, end:
			l = label(typ, begin)
			if back[T+1+2*typ+btoi(place == end)] == 1 {
				l = label(typ, inside)
			}
		default:
			start := 0
			if place >= 0 {
				start = typ + 1
			}
			switch f := int(back[start]); {
			case f == 0:
				l = outside
			default:
				l = label(f-1, end)
				prev := d.best[(i-1)*L : i*L]
				if prev[label(f-1, single)] > prev[l] {
					l = label(f-1, single)
				}
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
	scale32(row)
	var sumsBuf [maxTypes + 1]float32
	sums := sumsBuf[:T+1]
	for i := 1; i <= last; i++ {
		prev, cur, f := alpha[(i-1)*L:i*L], alpha[i*L:(i+1)*L], factor[i*L:(i+1)*L]
		sums[0] = prev[0]
		for t := range T {
			b := label(t, begin)
			sums[t+1] = prev[b+end] + prev[b+single]
		}
		for to := range T + 1 {
			sum := float32(0)
			row := d.transTo[to*(T+1):][:len(sums)]
			for from, p := range sums {
				sum += p * row[from]
			}
			if to == 0 {
				cur[0] = sum * f[0]
				continue
			}
			b := label(to-1, begin)
			w := d.trans[within(T, to-1, 0):][:4]
			cur[b] = sum * f[b]
			cur[b+single] = sum * f[b+single]
			cur[b+inside] = (prev[b]*w[beginInside] + prev[b+inside]*w[insideInside]) * f[b+inside]
			cur[b+end] = (prev[b]*w[beginEnd] + prev[b+inside]*w[insideEnd]) * f[b+end]
		}
		scale32(cur)
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
		for from := range T + 1 {
			sum := float32(0)
			row := d.trans[from*(T+2):][:len(sums)]
			for to, p := range sums {
				sum += p * row[to]
			}
			if from == 0 {
				cur[0] = sum
				continue
			}
			b := label(from-1, begin)
			w := d.trans[within(T, from-1, 0):][:4]
			in, out := next[b+inside]*f[b+inside], next[b+end]*f[b+end]
			cur[b+end], cur[b+single] = sum, sum
			cur[b] = in*w[beginInside] + out*w[beginEnd]
			cur[b+inside] = in*w[insideInside] + out*w[insideEnd]
		}
		scale32(cur)
	}
}

func scale32(row []float32) {
	sum := float32(0)
	for _, v := range row {
		sum += v
	}
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
