package crf

import "slices"

// warm keeps the weights of the features that texts are full of, laid out as they are added:
// single characters, the looks of three units, the tags of two words. They are a few thousand, with
// some eighty weights each, and make nine tenths of all that is added up; what is met the first time is
// added weight by weight, and by rows from then on.
type warm struct {
	index [1 << 14]warmFeature // by hash: each has a place and the one beside it
	count int
	rows  []row
	hits  []hotFeature // scratch of addWarm
}

// warmFeature is where the rows of a feature are, one for each slot; an empty place has none.
type warmFeature struct {
	hash     uint64
	at, rows int32
}

// hotFeature is a feature of a sentence that is kept, and its place in the index.
type hotFeature struct {
	feature
	place int32
}

// row holds a number for each label, four to a word of 16 bits each, so that one addition adds
// four. A sum in a word is that of the whole words, in which a lane below zero borrows from the one
// above; unpack gives it back. No lane overflows: some thirty features speak to a unit, with
// weights of 8 bits.
type row [8]uint64

// maxRowLabels is how many labels a row has room for.
const maxRowLabels = 32

func (r *row) add(o *row) {
	r[0] += o[0]
	r[1] += o[1]
	r[2] += o[2]
	r[3] += o[3]
	r[4] += o[4]
	r[5] += o[5]
	r[6] += o[6]
	r[7] += o[7]
}

// unpack writes the numbers of the row's labels to dst.
func (r *row) unpack(dst []int32) {
	const middle = 1 << 15 // lifts each lane above zero
	for k := range dst {
		lanes := r[k/4&7] + (middle | middle<<16 | middle<<32 | middle<<48)
		dst[k] = int32(lanes>>(k%4*16)&(1<<16-1)) - middle
	}
}

const (
	// warmWeights is how many weights a feature has at least that is kept.
	warmWeights = 24
	// maxWarmRows bounds the memory; what is kept is dropped when it is full.
	maxWarmRows = 1 << 16
)

// find is the place of a feature, or one where it may be put, and whether it is there. (An empty
// place has the hash 0, which no feature has.)
func (w *warm) find(hash uint64) (place int32, ok bool) {
	place = int32(hash % uint64(len(w.index)))
	if w.index[place].hash != hash {
		place ^= 1
	}
	return place, w.index[place].hash == hash
}

// keep makes the rows of a feature, if there is room.
func (w *warm) keep(m *Model, hash uint64) {
	if w.count == len(w.index)/2 || len(w.rows) > maxWarmRows-maxSlots {
		clear(w.index[:])
		w.count, w.rows = 0, w.rows[:0]
	}
	place, ok := w.find(hash)
	if w.index[place].rows > 0 {
		place ^= 1
	}
	if ok || w.index[place].rows > 0 {
		return
	}
	var rows [maxSlots]row
	L, last := labels(len(m.types)), 0
	start, end := m.bucket(hash)
	for bucket := m.blocks[start:end]; len(bucket) > 0; {
		weights := bucket[3 : 3+2*int(bucket[2])]
		if bucket[0] == byte(hash) && bucket[1] == byte(hash>>8) {
			for i := 0; i < len(weights); i += 2 {
				slot, label := int(weights[i])/L, int(weights[i])%L
				rows[slot][label/4] += uint64(int64(int8(weights[i+1])) << (label % 4 * 16))
				last = max(last, slot)
			}
		}
		bucket = bucket[3+len(weights):]
	}
	w.index[place] = warmFeature{hash: hash, at: int32(len(w.rows)), rows: int32(last + 1)}
	w.rows = append(w.rows, rows[:last+1]...)
	w.count++
}

// addWarm adds the weights of the features that are kept to the scores, which are zero before, and takes
// them out of d.feats.
func (d *decoder) addWarm(s *sentence) {
	if d.labels > maxRowLabels || d.model.width != 2 {
		return
	}
	n := len(s.units) + 2*pad
	if cap(d.sums) < n {
		d.sums = make([]row, n*3/2)
	}
	sums := d.sums[:n]
	clear(sums)
	// What is kept goes to hits, the rest stays; no branch hangs on which it is.
	w := &d.warm
	w.hits = slices.Grow(w.hits[:0], len(d.feats))
	hits := w.hits[:len(d.feats)]
	hot, cold := 0, 0
	for i, f := range d.feats {
		place, ok := w.find(f.hash)
		hits[hot] = hotFeature{f, place}
		if ok {
			hot++
		}
		d.feats[cold] = f
		cold = i + 1 - hot
	}
	d.feats = d.feats[:cold]
	for i := range hits[:hot] {
		f := &hits[i]
		at := w.index[f.place]
		rows := w.rows[at.at:][:at.rows]
		if f.b >= 0 {
			f.addRows(sums, rows)
			continue
		}
		to := sums[f.a+pad:][:len(rows)]
		for k := range rows {
			to[k].add(&rows[k])
		}
	}
	for i := range s.units {
		sums[i+pad].unpack(s.scores[(i+pad)*d.labels:][:d.labels])
	}
}

// addRows adds the rows of a feature of a stretch to those of the units that its slots speak to.
func (f *feature) addRows(sums, rows []row) {
	f.visit(func(slot int, unit int32) {
		if slot < len(rows) {
			sums[unit+pad].add(&rows[slot])
		}
	})
}
