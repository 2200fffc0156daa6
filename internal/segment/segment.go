// Package segment splits Chinese text into words. It hides gse: no other
// package imports it.
package segment

import "suyuan/internal/article"

// Token is one word of a text.
type Token struct {
	article.Span
	POS string // gse's part of speech tag; weak, use with care
}
