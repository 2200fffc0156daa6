package crf

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// Example is one text with its names marked, to learn from.
type Example struct {
	Text   string
	Tokens []segment.Token // of the whole text
	Hits   []Hit           // of the lexicon, as they will be at run time
	Gold   []Gold          // sorted, disjoint
	// Open are the types that were not marked in this text: a name of such a
	// type may stand anywhere outside Gold, and says nothing when it does.
	Open []string
}

// Gold is a marked name. A name whose exact type is not known lists the
// types that it may have. Optional says that the place may be no name at all.
type Gold struct {
	article.Span
	Types    []string
	Optional bool
}

// Options of training. Defaults returns good ones.
type Options struct {
	Types   []string // the types to find; names of others in the data are left unmarked
	Note    string   // what it is trained on; at most 65,535 bytes
	Seed    uint64
	Epochs  int     // times that all examples are gone through
	Dropout float64 // share of the features that are hidden at each step
	HitDrop float64 // share of the lexicon hits that are hidden at each step
	L1, L2  float64 // of FTRL-Proximal
	Rate    float64 // of FTRL-Proximal: alpha
	// Folds, if 2 or more, trains features of what a text names elsewhere: what
	// stands in them for training is found by models that saw only the other
	// folds' texts. For texts of many sentences.
	Folds    int
	MinCount int // features seen in fewer places are left out
	MaxBytes int // of the written model; the smallest weights are left out until it fits
	// Progress, if not nil, is called after each epoch with the mean negative
	// log likelihood of a sentence.
	Progress func(epoch int, loss float64)
}

// Defaults are options that do well on some ten thousand sentences of news.
func Defaults(types ...string) Options {
	return Options{
		Types:    types,
		Seed:     1,
		Epochs:   8,
		Dropout:  0.5,
		HitDrop:  0.3,
		L1:       0.3,
		L2:       0.1,
		Rate:     0.15,
		MinCount: 2,
		MaxBytes: 8 << 20,
	}
}

func (o *Options) check() error {
	switch {
	case len(o.Types) == 0 || len(o.Types) > maxTypes:
		return fmt.Errorf("%d types to find: 1 to %d are possible", len(o.Types), maxTypes)
	case o.Epochs < 1:
		return errors.New("epochs must be 1 or more")
	case o.Dropout < 0 || o.Dropout >= 1 || o.HitDrop < 0 || o.HitDrop >= 1:
		return errors.New("dropout must be from 0 up to but not including 1")
	case o.Folds < 0:
		return errors.New("folds must not be below 0")
	case o.Rate <= 0 || o.L1 < 0 || o.L2 < 0:
		return errors.New("the rate must be above 0, L1 and L2 not below it")
	case len(o.Note) > math.MaxUint16:
		return errors.New("the note is too long")
	case o.MaxBytes < 1024 || o.MaxBytes > maxBlocks:
		return errors.New("a model may have from 1 KB up to 16 MB")
	}
	return nil
}

// Train learns a model. The same examples in the same order with the same
// options give the same model, to the byte. It runs on one core and stops with
// ctx's error when ctx is done.
func Train(ctx context.Context, examples []Example, opts Options) (*Model, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	var folds []*Tagger
	if opts.Folds > 1 {
		var err error
		if folds, err = trainFolds(ctx, examples, opts); err != nil {
			return nil, err
		}
	}
	t, err := newTrainer(examples, folds, opts)
	if err != nil {
		return nil, err
	}
	for epoch := range opts.Epochs {
		loss, err := t.epoch(ctx)
		if err != nil {
			return nil, fmt.Errorf("training, epoch %d: %w", epoch+1, err)
		}
		if opts.Progress != nil {
			opts.Progress(epoch+1, loss)
		}
	}
	return t.model()
}

// foldEpochs are enough for models that only prepare the features of another.
const foldEpochs = 5

// trainFolds trains for each fold of the examples a model on the others.
func trainFolds(ctx context.Context, examples []Example, opts Options) ([]*Tagger, error) {
	folds := opts.Folds
	opts.Folds = 0
	opts.Epochs = min(opts.Epochs, foldEpochs)
	opts.Progress = nil
	var taggers []*Tagger
	for f := range folds {
		var others []Example
		for i, e := range examples {
			if i%folds != f {
				others = append(others, e)
			}
		}
		m, err := Train(ctx, others, opts)
		if err != nil {
			return nil, fmt.Errorf("fold %d: %w", f+1, err)
		}
		taggers = append(taggers, NewTagger(m))
	}
	return taggers, nil
}

// sample is one sentence as training sees it.
type sample struct {
	// rows lists for each unit the weight rows that speak to it; those of
	// unit i are rows[first[i]:first[i+1]].
	rows    []int32
	first   []int32
	allowed []labelSet
	partial bool // some unit may have several labels
}

type trainer struct {
	opts    Options
	labels  int
	samples []sample
	slots   []rowKey // of each row
	sources []source // of each row
	weights ftrl     // rows * labels
	trans   ftrl
	rand    *rand.Rand

	lattice   *lattice
	scores    []float32
	grad      []float32
	transGrad []float64
	active    []int32 // rows that are not dropped, unit by unit
	firstOf   []int32
}

// rowKey is what a row of weights belongs to.
type rowKey struct {
	hash uint64
	slot uint8
}

func newTrainer(examples []Example, folds []*Tagger, opts Options) (*trainer, error) {
	t := &trainer{
		opts:    opts,
		labels:  labels(len(opts.Types)),
		rand:    rand.New(rand.NewPCG(opts.Seed, 0x5375_7975_616e)),
		lattice: newLattice(len(opts.Types)),
	}
	t.collect(examples, folds)
	if len(t.samples) == 0 {
		return nil, errors.New("no example to learn from")
	}
	t.weights = newFTRL(len(t.slots)*t.labels, opts.Rate, opts.L1, opts.L2)
	t.trans = newFTRL(transitionCount(len(opts.Types)), opts.Rate, 0, opts.L2)
	t.transGrad = make([]float64, transitionCount(len(opts.Types)))
	return t, nil
}

// source is where a feature comes from.
type source uint8

const (
	fromText source = iota
	fromLexicon
	fromRepeats
)

// collect turns the examples into samples and numbers the rows. folds, if any, say what
// the texts name elsewhere.
func (t *trainer) collect(examples []Example, folds []*Tagger) {
	c := collector{ids: map[rowKey]int32{}}
	plain := &decoder{}
	for e := range examples {
		ex := &examples[e]
		open := t.openLabels(ex.Open)
		tokens, hits, gold := ex.Tokens, ex.Hits, ex.Gold
		d := plain
		if len(folds) > 0 {
			d = newDecoder(folds[e%len(folds)])
		}
		for len(tokens) > 0 {
			tokens, hits = d.read(ex.Text, tokens, hits)
			if d != plain {
				d.first()
				d.repeats.find(d.sents, d.types)
			}
			for i := range d.sents {
				s := c.sample(&d.sents[i])
				gold = t.mark(&s, &d.sents[i], gold, open)
				t.samples = append(t.samples, s)
			}
		}
	}
	t.number(&c)
}

// collector gathers the rows of all samples.
type collector struct {
	ids     map[rowKey]int32
	keys    []rowKey
	sources []source
	counts  []int32
	feats   []feature
	rows    [][]int32 // of each unit
}

// sample lists the rows of a sentence.
func (c *collector) sample(sent *sentence) sample {
	n := len(sent.units)
	for len(c.rows) < n {
		c.rows = append(c.rows, nil)
	}
	for i := range n {
		c.rows[i] = c.rows[i][:0]
	}
	c.feats = sent.features(c.feats[:0])
	c.add(n, fromText)
	c.feats = sent.lexicon(c.feats[:0])
	c.add(n, fromLexicon)
	c.feats = sent.repetition(c.feats[:0])
	c.add(n, fromRepeats)
	s := sample{first: make([]int32, 1, n+1)}
	for i := range n {
		s.rows = append(s.rows, c.rows[i]...)
		s.first = append(s.first, int32(len(s.rows)))
	}
	return s
}

func (c *collector) add(n int, from source) {
	for f := range c.feats {
		c.feats[f].visit(func(slot int, unit int32) {
			if unit < 0 || int(unit) >= n {
				return
			}
			k := rowKey{c.feats[f].hash, uint8(slot)}
			id, ok := c.ids[k]
			if !ok {
				id = int32(len(c.keys))
				c.ids[k] = id
				c.keys = append(c.keys, k)
				c.counts = append(c.counts, 0)
				c.sources = append(c.sources, from)
			}
			c.counts[id]++
			c.rows[unit] = append(c.rows[unit], id)
		})
	}
}

// number leaves out the rows that are too rare, and numbers the rest in order of
// appearance.
func (t *trainer) number(c *collector) {
	renumber := make([]int32, len(c.keys))
	for id, k := range c.keys {
		renumber[id] = -1
		if int(c.counts[id]) >= t.opts.MinCount {
			renumber[id] = int32(len(t.slots))
			t.slots = append(t.slots, k)
			t.sources = append(t.sources, c.sources[id])
		}
	}
	for i := range t.samples {
		s := &t.samples[i]
		kept := s.rows[:0]
		at := int32(0)
		for u := 1; u < len(s.first); u++ {
			for ; at < s.first[u]; at++ {
				if id := renumber[s.rows[at]]; id >= 0 {
					kept = append(kept, id)
				}
			}
			s.first[u] = int32(len(kept))
		}
		s.rows = slices.Clone(kept)
	}
}

// openLabels are the labels of the types that may stand unmarked.
func (t *trainer) openLabels(types []string) labelSet {
	set := labelSet(0).with(outside)
	for _, typ := range types {
		if i := slices.Index(t.opts.Types, typ); i >= 0 {
			for p := range places {
				set = set.with(label(i, p))
			}
		}
	}
	return set
}

// mark sets which labels each unit may have, and returns the gold that lies behind
// the sentence. A name that does not start and end where units do, or is
// of none of the types, is left out.
func (t *trainer) mark(s *sample, sent *sentence, gold []Gold, open labelSet) []Gold {
	n := len(sent.units)
	s.allowed = make([]labelSet, n)
	for i := range s.allowed {
		s.allowed[i] = open
	}
	s.partial = !open.one()
	if n == 0 {
		return gold
	}
	for len(gold) > 0 && gold[0].Start < int(sent.units[n-1].end) {
		g := gold[0]
		gold = gold[1:]
		a, b, ok := sent.cover(g.Span)
		if !ok {
			continue
		}
		var sets [places]labelSet
		known := false
		for _, typ := range g.Types {
			i := slices.Index(t.opts.Types, typ)
			if i < 0 {
				continue
			}
			known = true
			for p := range places {
				sets[p] = sets[p].with(label(i, p))
			}
		}
		if !known {
			continue
		}
		for u := a; u < b; u++ {
			set := sets[placeOf(u, a, b)]
			if g.Optional {
				set |= open
			}
			s.allowed[u] = set
			s.partial = s.partial || !set.one()
		}
	}
	return gold
}

func placeOf(u, a, b int) int {
	switch {
	case b-a == 1:
		return single
	case u == a:
		return begin
	case u == b-1:
		return end
	}
	return inside
}

// cover finds the units [a,b) that make up a span of the text; ok is false if
// its borders lie inside units or outside the sentence.
func (s *sentence) cover(span article.Span) (a, b int, ok bool) {
	a, ok = slices.BinarySearchFunc(s.units, span.Start, func(u unit, at int) int { return int(u.start) - at })
	if !ok {
		return 0, 0, false
	}
	b, ok = slices.BinarySearchFunc(s.units, span.End, func(u unit, at int) int { return int(u.end) - at })
	return a, b + 1, ok
}

// epoch goes through all samples once, in an order of its own.
func (t *trainer) epoch(ctx context.Context) (loss float64, err error) {
	for k, i := range t.rand.Perm(len(t.samples)) {
		if k%64 == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		loss += t.step(&t.samples[i])
	}
	return loss / float64(len(t.samples)), nil
}

// negligible is the gradient below which a label of a unit is not worth an update.
const negligible = 1e-3

// step updates the weights from one sample and returns its loss.
func (t *trainer) step(s *sample) float64 {
	n := len(s.first) - 1
	if n == 0 {
		return 0
	}
	L := t.labels
	t.drop(s)
	t.scores = resize(t.scores, n*L)
	t.grad = resize(t.grad, n*L)
	clear(t.grad)
	clear(t.transGrad)
	keep := float32(1 / (1 - t.opts.Dropout))
	for i := range n {
		row := t.scores[i*L : (i+1)*L]
		clear(row)
		for _, id := range t.active[t.firstOf[i]:t.firstOf[i+1]] {
			w := t.weights.w[int(id)*L : int(id)*L+L]
			for k, v := range w {
				row[k] += v
			}
		}
		for k := range row {
			row[k] *= keep
		}
	}
	t.lattice.setTransitions(t.trans.w)
	t.lattice.setScores(t.scores, nil)
	t.lattice.run()
	t.lattice.addMarginals(1, t.grad, t.transGrad)
	loss := t.lattice.logZ
	if s.partial {
		t.lattice.setScores(t.scores, s.allowed)
		t.lattice.run()
		if math.IsInf(t.lattice.logZ, 0) || math.IsNaN(t.lattice.logZ) {
			return 0
		}
		t.lattice.addMarginals(-1, t.grad, t.transGrad)
		loss -= t.lattice.logZ
	} else {
		loss -= t.addGold(s)
	}
	for i := range n {
		g := t.grad[i*L : (i+1)*L]
		for k, v := range g {
			if v > -negligible && v < negligible {
				continue
			}
			for _, id := range t.active[t.firstOf[i]:t.firstOf[i+1]] {
				t.weights.update(int(id)*L+k, v)
			}
		}
	}
	for i, v := range t.transGrad {
		if v != 0 {
			t.trans.update(i, float32(v))
		}
	}
	return loss
}

// addGold takes the labels of a wholly labelled sample out of the gradient and
// returns their score.
func (t *trainer) addGold(s *sample) float64 {
	L, T := t.labels, len(t.opts.Types)
	score := 0.0
	from := T + 1
	prev := -1
	pair := func(i int) {
		t.transGrad[i]--
		score += float64(t.trans.w[i])
	}
	for i, set := range s.allowed {
		l := lowest(set)
		t.grad[i*L+l]--
		score += float64(t.scores[i*L+l])
		typ, place := (l-1)/places, (l-1)%places
		switch {
		case l == outside:
			pair(between(T, from, 0))
			from = 0
		case place == begin || place == single:
			pair(between(T, from, typ+1))
			from = typ + 1
		case place == inside:
			pair(within(T, typ, beginInside+2*btoi(prev == inside)))
		case place == end:
			pair(within(T, typ, beginEnd+2*btoi(prev == inside)))
		}
		prev = place
		if l == outside {
			prev = -1
		}
	}
	pair(between(T, from, T+1))
	return score
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func lowest(s labelSet) int {
	l := 0
	for !s.has(l) {
		l++
	}
	return l
}

// drop chooses the rows that are seen in this step.
func (t *trainer) drop(s *sample) {
	t.active = t.active[:0]
	t.firstOf = append(t.firstOf[:0], 0)
	plain := uint64(t.opts.Dropout * (1 << 32))
	// All hits of a sentence are hidden together, else it would do to look at one.
	hidden := [...]bool{fromLexicon: t.rand.Float64() < t.opts.HitDrop, fromRepeats: t.rand.Float64() < t.opts.HitDrop}
	for i := 1; i < len(s.first); i++ {
		for _, id := range s.rows[s.first[i-1]:s.first[i]] {
			if hidden[t.sources[id]] {
				continue
			}
			if t.rand.Uint64()>>32 >= plain {
				t.active = append(t.active, id)
			}
		}
		t.firstOf = append(t.firstOf, int32(len(t.active)))
	}
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n+n/2)[:n]
	}
	return s[:n]
}
