package crf

import "suyuan/internal/segment"

// Tokenize gives each example its tokens. A model must be trained with the
// segmenter that it is used with.
func Tokenize(s *segment.Segmenter, examples []Example) {
	for i := range examples {
		examples[i].Tokens = s.Tokens(examples[i].Text, nil)
	}
}
