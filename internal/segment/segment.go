// Package segment splits Chinese text into words. It hides gse: no other
// package imports it.
//
//   - Token: one word, its byte span and part of speech.
//   - Segmenter: the dictionary; safe for concurrent use once made.
package segment

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"

	"github.com/go-ego/gse"
)

// Token is one word of a text.
type Token struct {
	article.Span
	// POS is gse's part of speech tag (n, v, ns, x for unknown, …): weak, use
	// with care. Three tags are set by this package and always right: Number,
	// Latin and Mark.
	POS string
}

// The tags that do not come from gse's dictionary.
const (
	Number = "m"   // digits, with separators: 28,585, 52.99, 2025-09-12, 20:30
	Latin  = "eng" // Latin letters, perhaps with digits: iPhone, SU7, GPT-4, Wi-Fi
	Mark   = "w"   // a punctuation mark or symbol, or one repeated: ， …… %
)

// dictionary is gse's simplified dictionary as it loads without the rare two thirds of
// its words: 109,000 with their frequencies and tags. It is sorted, and so loads in a
// third of the time that gse's own takes. TestDictionary writes it.
//
//go:embed dictionary.txt
var dictionary string

// minFreq is the least frequency that words of the dictionary have in gse's own.
const minFreq = 10

// wordFreq is the frequency given to a caller's words. In a dictionary of some
// 6e7 occurrences it makes a word win over any split into its characters and
// over most splits into common words.
const wordFreq = 1000

// maxRun bounds the bytes that are handed to gse at once, so that memory stays
// flat on a line of many megabytes without punctuation. Real text never has
// such a run.
const maxRun = 3 * 4096

// MaxToken is how many bytes a token of Latin letters, digits or one repeated
// mark may have; a longer run (base64, a line of dashes) is several tokens.
const MaxToken = 256

// Segmenter splits text with gse's light simplified dictionary. It is
// immutable after New and safe for concurrent use.
type Segmenter struct {
	gse gse.Segmenter
}

// New loads the dictionary (about 0.09 s)
// and adds words to it, tagged nz. A word that the dictionary has already keeps
// its frequency and tag. Latin letters and digits are kept whole before the
// dictionary is asked, so that a word that holds them has no effect.
func New(words ...string) (*Segmenter, error) {
	s := &Segmenter{gse: gse.Segmenter{
		SkipLog:    true,
		SkipSubSeg: true,
		NotLoadHMM: true,
	}}
	if err := s.gse.LoadDictStr(dictionary); err != nil {
		return nil, fmt.Errorf("loading the dictionary: %w", err)
	}
	for _, w := range words {
		if w == "" {
			continue
		}
		if err := s.gse.AddToken(w, wordFreq, "nz"); err != nil {
			return nil, fmt.Errorf("adding %q to the dictionary: %w", w, err)
		}
	}
	if len(words) > 0 {
		s.gse.CalcToken()
	}
	return s, nil
}

// Tokens appends the words of text to dst and returns it. Tokens come in
// order, do not overlap and cover every byte that is no white space; offsets
// are bytes of text. Invalid UTF-8 is covered by tokens tagged Mark.
func (s *Segmenter) Tokens(text string, dst []Token) []Token {
	var buf []byte                      // the run that goes to gse, reused
	dst = slices.Grow(dst, len(text)/5) // a word has a little more on average
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch classOf(r) {
		case space:
			i += size
		case letter, digit:
			end, tag := protected(text[:min(len(text), i+MaxToken)], i)
			dst = append(dst, Token{article.Span{Start: i, End: end}, tag})
			i = end
		case word:
			end := i + size
			for end < len(text) && end-i < maxRun {
				r, size := utf8.DecodeRuneInString(text[end:])
				if classOf(r) != word {
					break
				}
				end += size
			}
			buf = append(buf[:0], text[i:end]...)
			for _, seg := range s.gse.Segment(buf) {
				dst = append(dst, Token{
					article.Span{Start: i + seg.Start(), End: i + seg.End()},
					seg.Token().Pos(),
				})
			}
			i = end
		default:
			end := i + size
			for end-i < MaxToken && strings.HasPrefix(text[end:], text[i:i+size]) {
				end += size
			}
			dst = append(dst, Token{article.Span{Start: i, End: end}, Mark})
			i = end
		}
	}
	return dst
}
