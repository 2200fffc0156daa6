package article

// Span is a half-open range of bytes [Start, End) in an article's text.
// Inside Suyuan all offsets are bytes; the interchange format and the store
// count code points (see Offsets).
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Of slices the text: offsets are the truth, nothing is searched for again.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains says whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps says whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }
