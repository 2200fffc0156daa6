// Package article holds what was read before anything is understood: an
// article's text, its metadata and the spans of page furniture, and the
// readers of the file formats they come from.
//
//   - Article: the immutable text and its metadata, each value with its origin.
//   - Span: a byte range in that text.
//   - Offsets: turns byte offsets into code points and back.
//   - Source and Expand: files, folders and globs as a sorted list of inputs.
//   - Reader: reads a Source, in whatever format and encoding, as Articles.
//   - Error: what is wrong with an input, where, and how to mend it.
//
// What becomes Text:
//
//   - .txt: the decoded file as it is, line endings included; only a byte
//     order mark is taken off.
//   - .md: the body behind the front matter with the markup taken off (image
//     links, emphasis, heading signs, escapes, link targets), because marks
//     within a sentence (第**一**件) would break names, numbers and quotes, and
//     so that one article reads the same in every format.
//   - .html: the main text of the page, found by a readability library.
//   - .jsonl: the value of the line's "text".
//   - .eml: the plain text of the message, or that of its HTML; .mht, a page
//     saved as one file, as .html.
//
// Words are never deleted: page furniture stays in Text and is marked in
// Furniture.
package article

import "suyuan/internal/hanzi"

// Article is one text as it was read. It is immutable once read: later layers
// keep spans into Text and never change it.
type Article struct {
	ID        string // hash of the text and of where it comes from (see ID)
	Path      string // as Source has it, relative where it was given so; "-" for standard input; "news.jsonl#3" for a line
	Title     string
	Publisher string
	Author    string
	Published string // ISO 8601 at the precision known: 2026, 2026-01, 2026-01-05
	URL       string
	// Origins says where each metadata value came from, by field name
	// ("title", "publisher", "author", "published", "url"): one of the Origin
	// constants.
	Origins map[string]string
	// Text is the decoded text that every offset counts into: valid UTF-8.
	Text string
	// Furniture are the spans (sorted, disjoint, on rune boundaries) that are
	// no part of what the article says: picture credits, image links, bylines,
	// calls to follow an account, disclaimers, a title told twice. No claim is
	// read from them; the names in them are still names.
	Furniture []Span
	// Headings are the lines (sorted, disjoint, without their markup) that the
	// source marks as headings. Plain text marks none.
	Headings []Span
}

// Simplified is the article as rules and lexicons can read it: itself, or, if it
// is written in traditional characters or has radicals for characters, a copy in
// simplified ones. Spans into one are spans into the other.
func (a *Article) Simplified() *Article {
	read := *a
	read.Text, read.Title = hanzi.Ordinary(a.Text), hanzi.Ordinary(a.Title)
	if hanzi.Traditional(read.Text) {
		read.Text, read.Title = hanzi.Simplify(read.Text), hanzi.Simplify(read.Title)
	}
	if read.Text == a.Text && read.Title == a.Title {
		return a
	}
	return &read
}

// Where a metadata value came from, in order of trust.
const (
	OriginFlag        = "flag"
	OriginFrontMatter = "front matter"
	OriginRecord      = "jsonl" // a key of the line that holds the article
	OriginHTML        = "html"
	OriginMail        = "mail" // the head of a message
	OriginManifest    = "manifest"
	OriginText        = "text" // the text's own head and tail lines
)
