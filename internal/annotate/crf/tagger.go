package crf

import (
	"math"
	"slices"
	"sync"

	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// Tagger finds names with a model. It is safe for concurrent use.
type Tagger struct {
	model *Model
	exp   []float32 // exp(-i * scale)
	pool  sync.Pool // of *decoder
}

// NewTagger returns a Tagger for a model.
func NewTagger(m *Model) *Tagger {
	t := &Tagger{model: m}
	// Below e^-16 a label does not change a confidence that anyone sees.
	n := min(int(16/m.scale)+1, 1<<14)
	for i := range n {
		t.exp = append(t.exp, float32(math.Exp(-float64(i)*float64(m.scale))))
	}
	t.pool.New = func() any { return newDecoder(t) }
	return t
}

// Types are the types that it finds.
func (t *Tagger) Types() []string { return t.model.Types() }

// Tag appends the names of text to dst, in order and disjoint, and returns it.
// text is one article: what it calls one name in one place counts in the others.
// tokens are those of the whole text; hits are what lexicons hold, sorted by
// start (they may overlap), nil for none. All offsets are bytes of text; a
// name starts and ends on token borders or between Chinese characters.
func (t *Tagger) Tag(text string, tokens []segment.Token, hits []Hit, dst []Span) []Span {
	d := t.pool.Get().(*decoder)
	defer t.pool.Put(d)
	for len(tokens) > 0 {
		tokens, hits = d.read(text, tokens, hits)
		d.first()
		if t.model.repeats {
			d.again()
		}
		for i := range d.sents {
			dst = d.spans(&d.sents[i], dst)
			d.sents[i].text = "" // the pool keeps no text alive
		}
	}
	return dst
}

// maxBlock bounds the units of a text that are taken in one go, so that memory stays flat;
// few articles have as many.
const maxBlock = 1 << 16

// read splits the head of a text into sentences, with their lexicon hits, and returns
// the tokens and hits that are left.
func (d *decoder) read(text string, tokens []segment.Token, hits []Hit) ([]segment.Token, []Hit) {
	d.sents = d.sents[:0]
	for units := 0; len(tokens) > 0 && units < maxBlock; {
		if len(d.sents) < cap(d.sents) {
			d.sents = d.sents[:len(d.sents)+1] // with its slices of last time
		} else {
			d.sents = append(d.sents, sentence{})
		}
		s := &d.sents[len(d.sents)-1]
		tokens = s.next(text, tokens)
		s.lexical, hits = s.hits(hits, s.lexical[:0])
		s.repeated = s.repeated[:0]
		units += len(s.units)
	}
	return tokens, hits
}

// first decodes every sentence by itself.
func (d *decoder) first() {
	for i := range d.sents {
		s := &d.sents[i]
		d.clear(s)
		d.feats = s.features(d.feats[:0])
		d.addWarm(s)
		d.feats = s.lexicon(d.feats)
		d.score(s)
		d.viterbi(s)
	}
}

// again decodes the sentences once more that hold what the text names elsewhere.
func (d *decoder) again() {
	d.repeats.find(d.sents, d.types)
	for i := range d.sents {
		s := &d.sents[i]
		if len(s.repeated) == 0 {
			continue
		}
		d.feats = s.repetition(d.feats[:0])
		d.score(s)
		d.viterbi(s)
	}
}

// hits takes from lex those that lie in the sentence and returns the ones that lie
// behind it. A hit that does not start and end where units do is left out.
func (s *sentence) hits(lex []Hit, dst []hit) (inside []hit, rest []Hit) {
	if len(s.units) == 0 {
		return dst, lex
	}
	last := int(s.units[len(s.units)-1].end)
	for len(lex) > 0 && lex[0].Start < last {
		if a, b, ok := s.cover(lex[0].Span); ok {
			_, starts := slices.BinarySearch(s.first, int32(a))
			_, ends := slices.BinarySearch(s.first, int32(b))
			dst = append(dst, hit{int32(a), int32(b), hashString(lex[0].Kind), starts && ends})
		}
		lex = lex[1:]
	}
	return dst, lex
}

// pad is the number of rows before the first and behind the last unit, where
// features that speak to units outside the sentence are thrown away.
const pad = maxSlots + 1

// decoder holds what one call of Tag needs and the next can use again.
type decoder struct {
	*Tagger
	types   int
	labels  int
	sents   []sentence
	repeats repeats
	feats   []feature
	found   []entry
	touched byte // of the entries that were found: see score
	warm    warm
	sums    []row
	slots   [256]uint8          // of each code, where codes have one byte
	best    []cells             // Viterbi: the scores of the best paths to each label of a unit
	from    []origin            // Viterbi: where they came from
	within  [maxTypes + 1]cells // the transitions within names, by type, from 1 on
	margins [maxTypes + 1]int32 // how far below an outside unit what ended may score and still win, by type, from 1 on
	alpha   []float32
	beta    []float32
	factor  []float32
	trans   []float32 // exp of the transitions
	transTo []float32 // those between names, by what starts
}

func newDecoder(t *Tagger) *decoder {
	types := len(t.model.types)
	d := &decoder{Tagger: t, types: types, labels: labels(types)}
	for c := range d.slots {
		d.slots[c] = uint8(min(c/d.labels, maxSlots-1))
	}
	for to := range types + 1 {
		for from := range types + 1 {
			d.transTo = append(d.transTo, float32(math.Exp(float64(t.model.trans[between(types, from, to)])*float64(t.model.scale))))
		}
	}
	for i := range types {
		d.within[i+1] = cells(t.model.trans[within(types, i, 0):])
		d.margins[i+1] = math.MinInt32
		for to := range types + 1 {
			d.margins[i+1] = max(d.margins[i+1], t.model.trans[between(types, i+1, to)]-t.model.trans[to])
		}
	}
	for _, w := range t.model.trans {
		d.trans = append(d.trans, float32(math.Exp(float64(w)*float64(t.model.scale))))
	}
	return d
}

// spans appends the names of a decoded sentence.
func (d *decoder) spans(s *sentence, dst []Span) []Span {
	if len(s.path) == 0 {
		return dst
	}
	d.forwardBackward(s)
	for _, p := range s.path {
		dst = append(dst, Span{
			Span:       article.Span{Start: int(s.units[p.a].start), End: int(s.units[p.b-1].end)},
			Type:       d.model.types[p.typ],
			Confidence: d.confidence(p),
		})
	}
	return dst
}

// clear sets the scores of a sentence to zero: pad rows, a row for each unit, pad rows.
func (d *decoder) clear(s *sentence) {
	size := (len(s.units)+2*pad)*d.labels + 256
	if cap(s.scores) < size {
		s.scores = make([]int32, size+size/2)
	}
	s.scores = s.scores[:size]
	clear(s.scores)
}

// score looks the features up and adds their weights to the scores. It goes through
// them four times, without a branch that hangs on what was just loaded, since loads that
// do not wait for each other are fetched from memory side by side.
func (d *decoder) score(s *sentence) {
	d.found = slices.Grow(d.found[:0], len(d.feats))
	found := d.found[:len(d.feats)]
	m := d.model
	n := 0
	for i, f := range d.feats {
		start, end := m.bucket(f.hash)
		found[n] = entry{int32(i), start, end}
		if start < end {
			n++
		}
	}
	found = found[:n]
	blocks := d.model.blocks
	touched := byte(0)
	for i := range found {
		touched |= blocks[found[i].start]
	}
	d.touched = touched
	kept := found[:0]
	for _, e := range found {
		hash := d.feats[e.feature].hash
		for at := e.start; at < e.end; {
			end := at + 3 + uint32(d.model.width)*uint32(blocks[at+2])
			if blocks[at] == byte(hash) && blocks[at+1] == byte(hash>>8) {
				kept = append(kept, entry{e.feature, at + 3, end})
			}
			at = end
		}
	}
	for _, e := range kept {
		f := &d.feats[e.feature]
		weights := blocks[e.start:e.end]
		if len(weights) >= 2*warmWeights && d.model.width == 2 {
			d.warm.keep(d.model, f.hash)
		}
		switch {
		case d.model.width == 3:
			d.addWide(s.scores, f, weights)
		case f.b < 0:
			d.addRun(s.scores, f, weights)
		default:
			d.addStretch(s.scores, f, weights)
		}
	}
}

// entry is a feature's place in the model's blocks.
type entry struct {
	feature    int32
	start, end uint32
}

// addRun adds the weights to the units in a row that the feature speaks to: their
// codes are indices from its first unit on.
func (d *decoder) addRun(scores []int32, f *feature, weights []byte) {
	row := (*[256]int32)(scores[(int(f.a)+pad)*d.labels:])
	for len(weights) >= 2 {
		row[weights[0]] += int32(int8(weights[1]))
		weights = weights[2:]
	}
}

// addStretch adds the weights to the units of a stretch and around it.
func (d *decoder) addStretch(scores []int32, f *feature, weights []byte) {
	L := int32(d.labels)
	// first is for each slot the index of its first unit, less the slot's first code. What
	// a slot without units says is thrown away in the first rows.
	var first [maxSlots]int32
	put := func(slot, unit int32) { first[slot] = (unit+pad)*L - slot*L }
	for slot := range int32(maxSlots) {
		put(slot, -pad)
	}
	longest := max(f.b-f.a, f.c-f.b)
	fill := func(slot, a, b int32) {
		if b-a == 1 {
			put(slot+single, a)
			return
		}
		put(slot+begin, a)
		put(slot+end, b-1)
		if b-a > 2 {
			put(slot+inside, a+1)
		}
	}
	fill(0, f.a, f.b)
	if f.c == 0 {
		put(4, f.a-1)
		put(5, f.b)
	} else {
		fill(4, f.b, f.c)
	}
	for i := 0; i+1 < len(weights); i += 2 {
		c := weights[i]
		scores[first[d.slots[c]]+int32(c)] += int32(int8(weights[i+1]))
	}
	if longest > 3 {
		d.addInside(scores, f, weights)
	}
}

// addInside adds what the inside slots say to all but the first unit inside.
func (d *decoder) addInside(scores []int32, f *feature, weights []byte) {
	for i := 0; i+1 < len(weights); i += 2 {
		c := weights[i]
		if d.slots[c]&3 != inside {
			continue
		}
		from, to := f.rows(int32(d.slots[c]))
		for u := from + 1; u < to; u++ {
			scores[int(u+pad)*d.labels+int(c)%d.labels] += int32(int8(weights[i+1]))
		}
	}
}

// addWide adds weights with codes of two bytes.
func (d *decoder) addWide(scores []int32, f *feature, weights []byte) {
	L := int32(d.labels)
	for i := 0; i+2 < len(weights); i += 3 {
		code := int32(weights[i]) | int32(weights[i+1])<<8
		from, to := f.a+code/L, f.a+code/L+1
		if f.b >= 0 {
			from, to = f.rows(code / L)
		}
		for u := from; u < to; u++ {
			scores[(u+pad)*L+code%L] += int32(int8(weights[i+2]))
		}
	}
}

// rows are the units [from,to) that a slot of a stretch speaks to.
func (f *feature) rows(slot int32) (from, to int32) {
	a, b := f.a, f.b
	if slot >= 4 {
		if f.c == 0 {
			switch slot {
			case 4:
				return a - 1, a
			case 5:
				return b, b + 1
			}
			return 0, 0
		}
		a, b = f.b, f.c
		slot -= 4
	}
	switch {
	case b-a == 1:
		if slot == single {
			return a, b
		}
		return 0, 0
	case slot == begin:
		return a, a + 1
	case slot == inside:
		return a + 1, b - 1
	case slot == end:
		return b - 1, b
	}
	return 0, 0
}
