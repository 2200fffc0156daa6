package crf

import "unicode/utf8"

// A feature is something that is seen at a place (the characters 汽车, a word
// tagged ns, three Latin capitals in a row) and has weights for the labels of the
// units around. Each is looked up once, however many units it speaks to: its
// slots say which. So the cost of a unit is the number of features that
// start there, not that number times the window.
//
// A feature of a run (b < 0) speaks to the -b units from a on; slot k is unit
// a+k. A feature of a stretch [a,b) speaks to its units by their place in it:
//
//	0 a, if b-a > 1    2 b-1, if b-a > 1    4 a-1, if c = 0
//	1 between them     3 a, if b-a = 1      5 b, if c = 0
//	4-7 the same as 0-3 of the stretch [b,c), if c > 0
//
// Units may lie up to maxSlots before 0 or behind the last.
type feature struct {
	hash    uint64
	a, b, c int32
}

const maxSlots = 8

// visit calls f with each slot and each of its units.
func (f *feature) visit(at func(slot int, unit int32)) {
	if f.b < 0 {
		for k := range -f.b {
			at(int(k), f.a+k)
		}
		return
	}
	visitStretch(0, f.a, f.b, at)
	if f.c == 0 {
		at(4, f.a-1)
		at(5, f.b)
		return
	}
	visitStretch(4, f.b, f.c, at)
}

func visitStretch(slot int, a, b int32, at func(slot int, unit int32)) {
	if b-a == 1 {
		at(slot+single, a)
		return
	}
	at(slot+begin, a)
	for u := a + 1; u < b-1; u++ {
		at(slot+inside, u)
	}
	at(slot+end, b-1)
}

// The families of features; the number is part of the hash, so that a model knows
// only the families that it was trained with.
const (
	unigram = iota + 1
	bigram
	skipBigram
	trigram
	classTrigram
	prefix
	suffix
	bracket
	wordFamily
	wordShape
	tagPair
	lexiconKind
	lexiconLength
	lexiconFit
	repeatKind
	repeatLength
)

// features appends the features of what s itself says to dst. The order does not matter,
// but is always the same.
func (s *sentence) features(dst []feature) []feature {
	dst = s.ngrams(dst)
	dst = s.shapes(dst)
	return s.words(dst)
}

// lexicon appends the features of what lexicons hold.
func (s *sentence) lexicon(dst []feature) []feature {
	for _, h := range s.lexical {
		kind := uint64(h.kind)
		dst = append(dst,
			stretch(lexiconKind, kind, 0, h.a, h.b),
			stretch(lexiconLength, kind, uint64(min(h.b-h.a, 5)), h.a, h.b))
		if h.aligns {
			dst = append(dst, stretch(lexiconFit, kind, 0, h.a, h.b))
		}
	}
	return dst
}

// repetition appends the features of what the text names elsewhere.
func (s *sentence) repetition(dst []feature) []feature {
	for _, h := range s.repeated {
		kind := uint64(h.kind)
		dst = append(dst,
			stretch(repeatKind, kind, 0, h.a, h.b),
			stretch(repeatLength, kind, uint64(min(h.b-h.a, 4)), h.a, h.b))
	}
	return dst
}

func key(family, a, b uint64) uint64 { return mix(a<<8|family, b) }

func run(family, a, b uint64, first, count int32) feature {
	return feature{hash: key(family, a, b), a: first, b: -count}
}

func stretch(family, a, b uint64, from, to int32) feature {
	return feature{hash: key(family, a, b), a: from, b: to}
}

// ngrams are the features of the characters themselves.
func (s *sentence) ngrams(dst []feature) []feature {
	n := int32(len(s.units))
	at := func(i int32) uint64 {
		if i < 0 || i >= n {
			return uint64(boundary)
		}
		return uint64(s.units[i].hash)
	}
	// h0 to h2 are the units p to p+2.
	h0, h1, h2 := uint64(boundary), at(0), at(1)
	for p := int32(-1); p < n; p++ {
		dst = append(dst, run(bigram, h0<<32|h1, 0, p-1, 4))
		if p >= 0 {
			dst = append(dst, run(unigram, h0, 0, p-2, 5))
		}
		if p+1 < n {
			dst = append(dst,
				run(skipBigram, h0, h2, p, 3),
				run(trigram, h0, h1<<32|h2, p-1, 5))
		}
		h0, h1, h2 = h1, h2, at(p+3)
	}
	return dst
}

// shapes are the features of what units look like and of brackets.
func (s *sentence) shapes(dst []feature) []feature {
	n := len(s.units)
	at := func(i int) uint64 {
		if i < 0 || i >= n {
			return uint64(boundary)
		}
		u := &s.units[i]
		c := uint64(u.class) << 1
		if u.spaced {
			c++
		}
		return c
	}
	var open class // the bracket or quote that we are in
	since := 0     // units since it opened
	for p := range n {
		u := &s.units[p]
		dst = append(dst, run(classTrigram, at(p-1)<<16|at(p)<<8|at(p+1), 0, int32(p-1), 3))
		if latinLike(u.class) {
			word := s.text[u.start:u.end]
			dst = append(dst,
				run(prefix, uint64(hashString(head(word, 3))), 0, int32(p), 1),
				run(suffix, uint64(hashString(tail(word, 3))), 0, int32(p), 1))
		}
		switch u.class {
		case openTitle, openQuote, openParen:
			open, since = u.class, 0
		case closeTitle, closeQuote, closeParen:
			open = 0
		default:
			if open != 0 {
				since++
				dst = append(dst, run(bracket, uint64(open), uint64(min(since, 3))<<8|at(p+1)>>1, int32(p), 1))
			}
		}
	}
	return dst
}

func latinLike(c class) bool { return lower <= c && c <= code }

// head is the first n characters of word, tail its last n bytes.
func head(word string, n int) string {
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

func tail(word string, n int) string {
	i := max(0, len(word)-n)
	for i < len(word) && !utf8.RuneStart(word[i]) {
		i++
	}
	return word[i:]
}

// words are the features of gse's words and tags.
func (s *sentence) words(dst []feature) []feature {
	n := len(s.tokens)
	type word struct{ hash, tag uint64 }
	at := func(i int) word {
		if i < 0 || i >= n {
			return word{}
		}
		u := &s.units[s.first[i]]
		w := uint64(u.hash)
		for _, v := range s.units[s.first[i]+1 : s.first[i+1]] {
			w = w*0x100000001b3 ^ uint64(v.hash)
		}
		tag := s.tokens[i].POS
		if !u.class.isHan() {
			return word{w, 1000 + uint64(u.class)}
		}
		return word{w, uint64(hashString(tag))}
	}
	this := at(0)
	for i := range n {
		after := at(i + 1)
		a, b := s.first[i], s.first[i+1]
		dst = append(dst,
			stretch(wordFamily, this.hash, 0, a, b),
			stretch(wordShape, this.tag, uint64(min(b-a, 5)), a, b))
		if i+1 < n {
			pair := stretch(tagPair, this.tag, after.tag, a, b)
			pair.c = s.first[i+2]
			dst = append(dst, pair)
		}
		this = after
	}
	return dst
}
