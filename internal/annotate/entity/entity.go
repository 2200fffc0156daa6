// Package entity finds the names in an article: companies, organizations,
// people, products, places and works, each with all its forms, and the words
// that stand for them (该公司, 这款车, 其).
//
//   - Finder: the gazetteer, the word lists and the tagger; made once.
//   - Input: what it needs of an article; Find gives Entities and Mentions.
//   - Tagger: a statistical recogniser whose spans count beside the rules.
//   - candidate: a span that might be a name, with a type and the rule that
//     proposes it.
//   - witnesses: all that speaks for one span and type; weigh makes a
//     probability of it.
//
// Find works in two rounds. In the first, the gazetteer, the rules and the
// tagger propose candidates, weigh makes them probabilities, and the best set
// that does not overlap is chosen (see choose). From these names the article's
// own are learned: short forms, bracketed aliases, models named without their
// brand, brands that nobody listed (see learn and induce). The second round
// looks for those too, weighs again with what the first said of each form in
// the whole article, and chooses again. What is chosen is joined into entities
// (see join), and references are resolved among them (see refer).
//
// It imports crf, of the same layer, for the form of its hits and spans only.
package entity

import (
	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/segment"
	"suyuan/schema"
)

// The types of entity that are found.
const (
	Company      = schema.Company
	Organization = schema.Organization
	Person       = schema.Person
	Product      = schema.Product
	Place        = schema.Place
	Work         = schema.Work
)

// Entity is one thing that the article names.
type Entity struct {
	Type    string
	Name    string   // the fullest form in the article
	Aliases []string // its other forms, sorted
}

// Mention is one place where the article speaks of an entity.
type Mention struct {
	article.Span
	Entity int // index of its Entity
	// Reference marks a pronoun or a description that stands for the entity
	// (该公司, 这款车, 其): such mentions are no aliases and are not
	// written out, but claims may use them.
	Reference  bool
	Rule       string // the id of the rule or lexicon that found it
	Confidence float64
}

// Input is what Find needs to know of an article. All spans are bytes of Text.
type Input struct {
	Text string
	// Sentences are searched, in order; what lies outside them is not.
	Sentences []Sentence
	// Tokens are the words of the whole text, in order.
	Tokens []segment.Token
}

// Sentence is one sentence and the item it belongs to. References do not
// cross items.
type Sentence struct {
	article.Span
	Item int
}

// Tagger is a recogniser that learned from examples. Tag appends the names of
// text to dst, sorted and disjoint; hits are the places where the gazetteer
// has an entry. It must be safe for concurrent use.
type Tagger interface {
	Tag(text string, tokens []segment.Token, hits []crf.Hit, dst []crf.Span) []crf.Span
}
