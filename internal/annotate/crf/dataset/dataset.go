// Package dataset reads texts with marked names, in the forms that they are
// published in, as examples that crf learns from. Offsets are checked: an
// example whose marks do not fit its text is an error with its line.
//
//   - JSONL: the project's own form, for users' data.
//   - Articles: names listed by article, found in the article's text.
//   - IOB2: Universal NER; CLUENER: CLUENER2020; FinRENames: names alone.
//   - Names: the names of a set of examples as a lexicon for others.
//   - Vary: copies of examples with other names in them.
package dataset

import (
	"cmp"
	"fmt"
	"slices"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
)

// Set is what a data set's reader gives.
type Set struct {
	Examples []crf.Example
	// Names are the names that go with each example of Articles: a form and its
	// type. Nil for the other readers.
	Names [][]Name
}

// Name is one written form of a name and its type.
type Name struct{ Form, Type string }

// Add appends the examples of another set of the same kind. Where names go with the examples,
// they are found anew: which forms are ordinary words too shows better in more articles.
func (s *Set) Add(more Set) {
	s.Examples = append(s.Examples, more.Examples...)
	if s.Names == nil {
		return
	}
	s.Names = append(s.Names, more.Names...)
	s.mark()
}

// HoldOut splits a set: every nth example, from the first on, is held out.
func (s Set) HoldOut(nth int) (train, held Set) {
	for i, e := range s.Examples {
		to := &train
		if i%nth == 0 {
			to = &held
		}
		to.Examples = append(to.Examples, e)
		if s.Names != nil {
			to.Names = append(to.Names, s.Names[i])
		}
	}
	return train, held
}

// byteOffsets is the byte at which each character of text starts, and its end.
func byteOffsets(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

// span turns characters [start,end) into a span of bytes.
func span(offsets []int, start, end int) (article.Span, error) {
	if start < 0 || end <= start || end >= len(offsets) {
		return article.Span{}, fmt.Errorf("characters %d to %d are not within the text's %d", start, end, len(offsets)-1)
	}
	return article.Span{Start: offsets[start], End: offsets[end]}, nil
}

// arrange sorts gold; of overlapping names the longer stays.
func arrange(gold []crf.Gold) []crf.Gold {
	slices.SortStableFunc(gold, func(a, b crf.Gold) int {
		return cmp.Or(b.Len()-a.Len(), a.Start-b.Start)
	})
	kept := gold[:0:0]
	for _, g := range gold {
		if !slices.ContainsFunc(kept, func(k crf.Gold) bool { return k.Overlaps(g.Span) }) {
			kept = append(kept, g)
		}
	}
	slices.SortFunc(kept, func(a, b crf.Gold) int { return a.Start - b.Start })
	return kept
}
