// Package annotate finds, in an article's text, what claims are made of:
// items, paragraphs, sentences and clauses, tokens, entity mentions,
// quantities and times.
//
//   - Doc: an article with all its annotations; spans own no text.
//   - Pass: one step of annotation, with the annotations it needs declared.
//   - Annotator: the list of passes, checked before work starts.
package annotate

import (
	"suyuan/internal/annotate/entity"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// Doc is an article with its annotations. All spans are byte ranges of
// Article.Text. Slices are sorted by start; those of mentions, quantities and
// tokens do not overlap within themselves.
type Doc struct {
	Article    *article.Article
	Items      []Item
	Paragraphs []article.Span
	Sentences  []Sentence
	Tokens     []segment.Token
	Entities   []Entity
	Mentions   []Mention
	// Nested are mentions that lie inside those of Mentions: the brand in the
	// name of its product.
	Nested     []Mention
	Quantities []quantity.Quantity
	Times      []timex.Timex
}

// Item is one self-contained piece of an article: the whole of a plain
// article, or one of the short pieces of a digest. Nothing flows from one
// item to the next.
type Item struct {
	article.Span
	Heading article.Span // empty if the item has none
	// Sources are the publishers that the item credits, as named in
	// （来源：…）, sections included.
	Sources []article.Span
}

// Sentence is one sentence: without its line break, with its closing mark.
type Sentence struct {
	article.Span
	Clauses   []article.Span // split at ，；：, without the marks
	Paragraph int            // index into Doc.Paragraphs
	Item      int            // index into Doc.Items
	Heading   bool           // the sentence is an item's heading or the article's title line
	Furniture bool           // nothing is read from it but who is who
}

// Entity is one thing that the article names.
type Entity = entity.Entity

// Mention is one place where the article speaks of an entity.
type Mention = entity.Mention
