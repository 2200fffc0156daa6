package crf

// repeats finds what a text names in several places, so that each place can
// learn from what was decided in the others (two-stage recognition as in Krishnan
// and Manning, 2006). Its slices and maps are reused.
type repeats struct {
	forms  map[uint64]int32 // by hash of the units
	counts []formCounts
	// lengths are the lengths of forms, one bit each, by the hash of their first
	// unit.
	lengths map[uint32]uint64
	starts  [1 << 10]uint64 // filter of those hashes
	places  []place
}

// formCounts says how often a form stands in the text, and how often as a name of each
// type; and of which type's longer names it is the last part, 1 + type or 0 (库克 of
// 蒂姆·库克, Karpathy of Andrej Karpathy).
type formCounts struct {
	total  int32
	partOf int32
	typed  [maxTypes]int32
}

// place is a form in a sentence; own is 1 + the type that it was given there, or 0.
type place struct {
	sentence, a, b int32
	form           int32
	own            int32
}

// maxForm bounds the units of a form.
const maxForm = 63

// find fills the repeated hits of the sentences from the names on their paths.
func (r *repeats) find(sents []sentence, types int) {
	r.learn(sents)
	if len(r.counts) == 0 {
		return
	}
	r.places = r.places[:0]
	for i := range sents {
		r.scan(&sents[i], int32(i))
	}
	for _, p := range r.places {
		c := &r.counts[p.form]
		others := c.total - 1
		s := &sents[p.sentence]
		if c.partOf > 0 {
			s.repeated = append(s.repeated, hit{a: p.a, b: p.b, kind: partKind | uint32(c.partOf)})
		}
		if others == 0 {
			continue
		}
		named := false
		for t := range types {
			n := c.typed[t]
			if int(p.own) == t+1 {
				n--
			}
			if n > 0 {
				named = true
				s.repeated = append(s.repeated, hit{a: p.a, b: p.b, kind: repeatedKind(t+1, n, others)})
			}
		}
		if !named {
			s.repeated = append(s.repeated, hit{a: p.a, b: p.b, kind: repeatedKind(0, 0, others)})
		}
	}
}

// repeatedKind tells apart the type (0: never a name), the share of the other
// places that are of it, and how many those are.
func repeatedKind(typ int, n, others int32) uint32 {
	many := 0
	switch {
	case others > 3:
		many = 2
	case others > 1:
		many = 1
	}
	return uint32(typ)<<8 | uint32(3*n/others)<<4 | uint32(many)
}

// partKind marks the kinds of last parts of names.
const partKind = 1 << 16

// learn lists the forms of the names on the paths.
func (r *repeats) learn(sents []sentence) {
	if r.forms == nil {
		r.forms, r.lengths = map[uint64]int32{}, map[uint32]uint64{}
	}
	clear(r.forms)
	clear(r.lengths)
	clear(r.starts[:])
	r.counts = r.counts[:0]
	for i := range sents {
		s := &sents[i]
		for _, p := range s.path {
			r.form(s.units[p.a:p.b])
			if from := lastPart(s.units[p.a:p.b]); from > 0 {
				if id := r.form(s.units[p.a+from : p.b]); id >= 0 {
					r.counts[id].partOf = int32(p.typ) + 1
				}
			}
		}
	}
}

// form gives a form its number; -1 if it is too long.
func (r *repeats) form(units []unit) int32 {
	if len(units) > maxForm {
		return -1
	}
	h := uint64(0)
	for _, u := range units {
		h = mix(h, uint64(u.hash))
	}
	if id, ok := r.forms[h]; ok {
		return id
	}
	id := int32(len(r.counts))
	r.forms[h] = id
	r.counts = append(r.counts, formCounts{})
	first := units[0].hash
	r.lengths[first] |= 1 << len(units)
	r.starts[first>>6&(1<<10-1)] |= 1 << (first & 63)
	return id
}

// lastPart is where the last part of a name begins that is written in parts, with dots
// or in Latin words; 0 for other names, and for parts of one character or without
// letters.
func lastPart(units []unit) int32 {
	n := len(units)
	for i := n - 2; i > 0; i-- {
		if units[i].class == dot && n-i > 2 {
			return int32(i + 1)
		}
	}
	if c := units[n-1].class; n > 1 && (c == capital || c == mixed) && latinLike(units[n-2].class) {
		return int32(n - 1)
	}
	return 0
}

// scan finds the forms in a sentence, the longest at each place.
func (r *repeats) scan(s *sentence, index int32) {
	path := s.path
	n := int32(len(s.units))
	for a := int32(0); a < n; {
		form, b := r.longest(s.units[a:])
		if form < 0 {
			a++
			continue
		}
		b += a
		for len(path) > 0 && path[0].a < a {
			path = path[1:]
		}
		p := place{sentence: index, a: a, b: b, form: form}
		c := &r.counts[form]
		c.total++
		if len(path) > 0 && path[0].a == a && path[0].b == b {
			c.typed[path[0].typ]++
			p.own = int32(path[0].typ) + 1
		}
		r.places = append(r.places, p)
		a = b
	}
}

// longest is the longest form that the units begin with, -1 for none, and its length.
func (r *repeats) longest(units []unit) (form, length int32) {
	first := units[0].hash
	if r.starts[first>>6&(1<<10-1)]>>(first&63)&1 == 0 {
		return -1, 0
	}
	form = -1
	h := uint64(0)
	lengths := r.lengths[first]
	for i := range min(len(units), maxForm) {
		if lengths>>(i+1) == 0 {
			break
		}
		h = mix(h, uint64(units[i].hash))
		if lengths>>(i+1)&1 == 0 {
			continue
		}
		if f, ok := r.forms[h]; ok {
			form, length = f, int32(i+1)
		}
	}
	return form, length
}
