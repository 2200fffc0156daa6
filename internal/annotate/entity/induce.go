package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How long the stem of an induced brand may be, in characters, and how many
// different words that brands stand before it must meet.
const (
	shortestStem = 2
	longestStem  = 4
	leastMeets   = 2
)

// induce learns brands that nobody listed from what they keep meeting in the
// article: a stem that stands before 汽车, 集团, 手机 or 财报, or before a model
// code, two of them at least, and that the dictionary does not know, is a company.
func (s *scan) induce(l *learned) {
	meets := map[string]map[string]bool{} // by stem: the words behind it
	var order []string
	for _, sentence := range s.sentences {
		from, to := s.tokensOf(sentence.Span)
		for k := from + 1; k < to; k++ {
			if !s.followsBrand(k) {
				continue
			}
			start, ok := s.stem(from, k)
			if !ok {
				continue
			}
			stem := s.text[start:s.tokens[k-1].End]
			if meets[stem] == nil {
				meets[stem] = map[string]bool{}
				order = append(order, stem)
			}
			meets[stem][s.tokens[k].Of(s.text)] = true
		}
	}
	for _, stem := range order {
		if len(meets[stem]) >= leastMeets {
			l.add(stem, Company, 0.6, ruleInduced)
		}
	}
}

// followsBrand is true for a token that stands behind brands: a class of thing
// that companies are named by, or a model code.
func (s *scan) followsBrand(k int) bool {
	word := s.tokens[k].Of(s.text)
	if s.kinds[k] == latin {
		r, _ := utf8.DecodeRuneInString(word)
		return 'A' <= r && r <= 'Z' && strings.IndexFunc(word, isDigit) > 0 && !s.words.latinCommon.has(word)
	}
	return s.kinds[k] == chinese && s.words.behindBrand.has(word)
}

// stem is where the stem right before token k starts: up to four Chinese
// characters that the dictionary splits into single ones or calls a name.
func (s *scan) stem(from, k int) (start int, ok bool) {
	end := s.tokens[k-1].End
	if !s.gap(end, s.tokens[k].Start) {
		return 0, false
	}
	start = end
	for j := k - 1; j >= from; j-- {
		t := s.tokens[j]
		word := t.Of(s.text)
		unknown := utf8.RuneCountInString(word) == 1 || slices.Contains([]string{"nz", "nrt", "nt", "x"}, t.POS)
		if s.kinds[j] != chinese || t.End != start || !unknown || !allChinese(word) || s.words.stoppers.has(word) ||
			utf8.RuneCountInString(s.text[t.Start:end]) > longestStem {
			break
		}
		start = t.Start
	}
	stem := s.text[start:end]
	return start, utf8.RuneCountInString(stem) >= shortestStem && s.names.entryOf(stem) < 0
}
