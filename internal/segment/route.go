package segment

import (
	"math"
	"slices"
	"unicode/utf8"

	"suyuan/internal/article"
)

// The split of a run of characters into words is the shortest path through them, a word being
// as long as it is rare: log2 of the occurrences of all words for each of its own. It is gse's own
// (TestLikeGSE), over gse's dictionary, without what gse allocates at each run.

// unknownDistance is how long a character is that is no word.
const unknownDistance = 32

// commonFreqs bounds the frequencies whose logarithms are kept.
const commonFreqs = 1 << 12

// weigh computes what the lengths of words are made of, and looks the single characters up.
func (s *Segmenter) weigh() {
	s.total = float32(math.Log2(s.gse.Dict.TotalFreq()))
	for f := range s.logs {
		s.logs[f] = float32(math.Log2(float64(f)))
	}
	var character []byte
	for i := range s.single {
		character = utf8.AppendRune(character[:0], firstHan+rune(i))
		s.single[i] = s.look(character)
	}
}

// The Chinese characters that were looked up beforehand, since every place asks for one.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// found is what the dictionary says of some characters.
type found struct {
	distance float32
	word     bool // they are a word
	begins   bool // a word begins so
	pos      string
}

// look asks the dictionary.
func (s *Segmenter) look(characters []byte) found {
	freq, pos, ok := s.gse.Dict.Find(characters)
	if freq == 0 {
		return found{begins: ok}
	}
	return found{s.distance(freq), true, ok, pos}
}

// distance is how long a word of a frequency is.
func (s *Segmenter) distance(freq float64) float32 {
	if f := int(freq); f < commonFreqs && float64(f) == freq {
		return s.total - s.logs[f]
	}
	return s.total - float32(math.Log2(freq))
}

// route is the state of one search, reused from run to run.
type route struct {
	run   []byte
	steps []step // one for each place between characters, and for the ends
}

// step is the best way to a place: the last word on it.
type step struct {
	at       int32 // byte of the run
	from     int32 // index of the step before
	distance float32
	pos      string
}

// reach takes a way to the step if it is the first or shorter than that known.
func (p *step) reach(distance float32, from int, pos string) {
	if p.distance == 0 || p.distance > distance {
		p.distance, p.from, p.pos = distance, int32(from), pos
	}
}

// words appends the words of a run of characters that starts at a byte of the text.
func (s *Segmenter) words(text string, start int, r *route, dst []Token) []Token {
	r.run = append(r.run[:0], text...)
	r.steps = append(r.steps[:0], step{})
	for at := 0; at < len(text); {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		r.steps = append(r.steps, step{at: int32(at)})
	}
	steps, longest := r.steps, s.gse.Dict.MaxTokenLen()
	for i := range steps[:len(steps)-1] {
		var f found
		if c, _ := utf8.DecodeRune(r.run[steps[i].at:]); firstHan <= c && c <= lastHan {
			f = s.single[c-firstHan]
		} else {
			f = s.look(r.run[steps[i].at:steps[i+1].at])
		}
		if f.word {
			steps[i+1].reach(steps[i].distance+f.distance, i, f.pos)
		} else {
			steps[i+1].reach(steps[i].distance+unknownDistance, i, "x")
		}
		for j := i + 2; f.begins && j < len(steps) && j <= i+longest; j++ {
			if f = s.look(r.run[steps[i].at:steps[j].at]); f.word {
				steps[j].reach(steps[i].distance+f.distance, i, f.pos)
			}
		}
	}
	first := len(dst)
	for i := len(steps) - 1; i > 0; i = int(steps[i].from) {
		span := article.Span{Start: start + int(steps[steps[i].from].at), End: start + int(steps[i].at)}
		dst = append(dst, Token{span, steps[i].pos})
	}
	slices.Reverse(dst[first:])
	return dst
}
