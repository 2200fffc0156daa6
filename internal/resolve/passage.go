package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/graph"
)

// Passage is a stretch of an article.
type Passage struct {
	Article string `json:"article"`
	graph.Quote
}

// passages finds in each article the words that have two things in them.
func (w *world) passages(a, b *group, articles []string) []Passage {
	var found []Passage
	for _, id := range articles {
		d, ok := slices.BinarySearchFunc(w.docs, id, func(doc graph.Document, id string) int { return strings.Compare(doc.Article.ID, id) })
		if !ok {
			continue
		}
		if p, ok := w.passage(d, a, a.key, b, b.key); ok {
			found = append(found, p)
		}
	}
	return found
}

// near is how many characters may stand between two mentions that are shown as
// one passage.
const near = 60

// passage is the stretch of a document in which the two forms stand closest, or
// where they are far from each other, the first mention of the later-named form.
func (w *world) passage(d int, a *group, keyA string, b *group, keyB string) (Passage, bool) {
	as, bs := w.mentions(d, a, b, keyA), w.mentions(d, b, a, keyB)
	best, found := graph.Quote{}, false
	for _, x := range as {
		for _, y := range bs {
			if x.Start < y.End && y.Start < x.End {
				continue // the one is in the other
			}
			q := graph.Quote{Start: min(x.Start, y.Start), End: max(x.End, y.End)}
			if !found || q.End-q.Start < best.End-best.Start {
				best, found = q, true
			}
		}
	}
	if !found || best.End-best.Start > near {
		lone := bs
		if len(lone) == 0 {
			lone = as
		}
		if len(lone) == 0 {
			return Passage{}, false
		}
		best = graph.Quote{Start: lone[0].Start, End: lone[0].End}
	}
	text := w.docs[d].Article.Text
	start, ok := byteOf(text, best.Start)
	end, ok2 := byteOf(text, best.End)
	if !ok || !ok2 || start > end {
		return Passage{}, false
	}
	best.Quote = text[start:end]
	return Passage{w.docs[d].Article.ID, best}, true
}

// mentions are the places where a document names one of two groups by a form.
func (w *world) mentions(d int, g, other *group, key string) []graph.Mention {
	var found []graph.Mention
	for i := range w.docs[d].Entities {
		e := &w.docs[d].Entities[i]
		if of := w.groupOf[d][e.ID]; of != g && of != other {
			continue
		}
		for _, m := range e.Mentions {
			if w.fold(m.Text) == key {
				found = append(found, m)
			}
		}
	}
	slices.SortFunc(found, func(a, b graph.Mention) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return found
}

// byteOf turns an offset in code points into one in bytes. Package article can do
// so too, but what resolves must not depend on what reads (see source.go).
func byteOf(s string, chars int) (int, bool) {
	at := 0
	for ; chars > 0; chars-- {
		if at >= len(s) {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at, chars == 0
}
