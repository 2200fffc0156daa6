// Package crf finds names in Chinese text with a linear-chain conditional
// random field (Lafferty, McCallum and Pereira, 2001) over characters.
//
//   - Example, Gold: a text with its names marked, to learn from.
//   - Hit: a place where a word list holds what stands there; a feature, not a verdict.
//   - Train: learns a Model from Examples, the same one for the same seed.
//   - Model: sparse int8 weights in one block of bytes that is used in place;
//     Embedded is the one that is shipped.
//   - Tagger: applies a Model; gives Spans with a type and a probability.
//   - Evaluate: counts right, missed and false spans by type.
//
// A sentence is a row of units: one Chinese character, one mark, or one whole
// Latin word, code or number. Each unit gets one of 4T+1 labels for T types
// (begin, inside, end, single of each type, and outside).
package crf

import "suyuan/internal/article"

// Hit is a place where a lexicon has an entry: the text in Span is the entry,
// and Kind says what the lexicon holds it for ("Company", "surname", "title";
// any short string that training saw too).
type Hit struct {
	article.Span
	Kind string
}

// Span is a name that was found. Confidence is the probability that the model
// gives to exactly this span with exactly this type, from 0 to 1.
type Span struct {
	article.Span
	Type       string
	Confidence float64
}
