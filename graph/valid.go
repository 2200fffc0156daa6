package graph

import (
	"fmt"
	"unicode/utf8"
)

// Refused is a part of a document that is not taken into a store, and why.
type Refused struct {
	Article string `json:"article"`
	Path    string `json:"path,omitempty"`
	Claim   string `json:"claim,omitempty"`  // the claim's id, if it is a claim
	Entity  string `json:"entity,omitempty"` // the entity's id, if it is one
	Reason  string `json:"reason"`
}

// Validate returns the part of the document that its own text bears out, and
// what it had to leave out: evidence or nothing. A claim is refused if its
// quote does not stand at its offsets, if it speaks of an entity that the
// document does not have, or if it lacks what its kind needs; a mention that
// does not stand in the text is dropped with its entity's other mentions
// kept. The argument is not changed.
func (d Document) Validate() (Document, []Refused) {
	var refused []Refused
	refuse := func(claim, entity string, format string, args ...any) {
		refused = append(refused, Refused{d.Article.ID, d.Article.Path, claim, entity, fmt.Sprintf(format, args...)})
	}
	text := newCodePoints(d.Article.Text)
	out := Document{Article: d.Article}
	out.Article.Chars = text.len()
	known := make(map[string]bool, len(d.Entities))
	for _, e := range d.Entities {
		if e.ID == "" || e.Type == "" || e.Name == "" || known[e.ID] {
			refuse("", e.ID, "an entity needs an id of its own, a type and a name")
			continue
		}
		known[e.ID] = true
		e.Article = d.Article.ID
		var mentions []Mention
		for _, m := range e.Mentions {
			if !text.stands(m.Start, m.End, m.Text) {
				refuse("", e.ID, "the mention %q does not stand at %d–%d", m.Text, m.Start, m.End)
				continue
			}
			mentions = append(mentions, m)
		}
		e.Mentions = mentions
		out.Entities = append(out.Entities, e)
	}
	for _, c := range d.Claims {
		q := c.Evidence
		if id := c.Content.unknownEntity(known); id != "" {
			refuse(c.ID, "", "the claim speaks of %s, which the document does not have", id)
		} else if err := c.Content.check(); err != nil {
			refuse(c.ID, "", "%v", err)
		} else if !text.stands(q.Start, q.End, q.Quote) {
			refuse(c.ID, "", "the quote %q does not stand at %d–%d", q.Quote, q.Start, q.End)
		} else {
			c.Article = d.Article.ID
			if c.Modality == "" {
				c.Modality = Asserted
			}
			out.Claims = append(out.Claims, c)
		}
	}
	return out, refused
}

// stride is how many code points lie between two noted byte offsets.
const stride = 64

// codePoints slices a text by code points without holding an offset for each.
type codePoints struct {
	text  string
	marks []int // byte offset of every stride-th code point
	n     int   // code points
}

func newCodePoints(text string) *codePoints {
	c := &codePoints{text: text, marks: make([]int, 0, len(text)/stride/2+1)}
	for i := range text {
		if c.n%stride == 0 {
			c.marks = append(c.marks, i)
		}
		c.n++
	}
	return c
}

func (c *codePoints) len() int { return c.n }

// byteOffset is where code point i starts; i may be len.
func (c *codePoints) byteOffset(i int) int {
	if i == c.n {
		return len(c.text)
	}
	b := c.marks[i/stride]
	for range i % stride {
		_, size := utf8.DecodeRuneInString(c.text[b:])
		b += size
	}
	return b
}

// slice returns the code points [start, end), and whether they exist.
func (c *codePoints) slice(start, end int) (string, bool) {
	if start < 0 || end < start || end > c.n {
		return "", false
	}
	return c.text[c.byteOffset(start):c.byteOffset(end)], true
}

func (c *codePoints) stands(start, end int, quote string) bool {
	s, ok := c.slice(start, end)
	return ok && s == quote && s != ""
}
