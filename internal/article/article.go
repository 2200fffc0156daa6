// Package article holds what was read before anything is understood: an
// article's text, its metadata and the spans of page furniture, and the
// readers of the file formats they come from.
//
//   - Article: the immutable text and its metadata, each value with its origin.
//   - Span: a byte range in that text.
//   - Offsets: turns byte offsets into code points and back.
package article

// Article is one text as it was read. It is immutable once read: later layers
// keep spans into Text and never change it.
type Article struct {
	ID        string // hash of the text and of where it comes from (see ID)
	Path      string // as given, relative where it was; "-" for standard input
	Title     string
	Publisher string
	Author    string
	Published string // ISO 8601 at the precision known: 2026, 2026-01, 2026-01-05
	URL       string
	// Origins says where each metadata value came from, by field name
	// ("title", "publisher", …): flag, front matter, html, manifest, text.
	Origins map[string]string
	// Text is the decoded text that every offset counts into.
	Text string
	// Furniture are the spans (sorted, disjoint) that are no part of what the
	// article says: picture credits, image links, calls to follow an account,
	// disclaimers. No claim is read from them.
	Furniture []Span
}
