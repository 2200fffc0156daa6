package graph

import (
	"fmt"
	"maps"
	"unicode/utf8"
)

// intend works out which documents the store shall have.
func (w *Writer) intend(c Change, sum *Summary) (docs map[string]stored, decisions []Decision, changed bool, err error) {
	n := &intention{docs: make(map[string]stored, len(w.docs)+len(c.Put)), given: make(map[string]bool, len(c.Put)),
		byURL: map[string][]string{}, byPath: map[string][]string{}, sum: sum}
	for id, d := range w.docs {
		n.docs[id] = d
		n.byURL[d.Article.URL] = append(n.byURL[d.Article.URL], id)
		n.byPath[d.Article.Path] = append(n.byPath[d.Article.Path], id)
	}
	for _, id := range c.Remove {
		n.remove(id)
	}
	for _, d := range c.Put {
		n.given[d.Article.ID] = true
	}
	for _, d := range c.Put {
		if reason := w.completeText(&d); reason != "" {
			sum.Refused = append(sum.Refused, Refused{Article: d.Article.ID, Path: d.Article.Path, Reason: reason})
			continue
		}
		d, refused := d.Validate()
		sum.Refused = append(sum.Refused, refused...)
		if err := n.put(d); err != nil {
			return nil, nil, false, err
		}
	}
	decisions, changed = w.decisions, n.changed
	if c.Decisions != nil && encodeDecisions(*c.Decisions) != encodeDecisions(w.decisions) {
		decisions, changed = *c.Decisions, true
	}
	return n.docs, decisions, changed, nil
}

// intention is the documents that a store shall have, as a change makes them one
// after another.
type intention struct {
	docs          map[string]stored
	given         map[string]bool     // the ids that the change puts
	byURL, byPath map[string][]string // ids of all that are or were there
	changed       bool
	sum           *Summary
}

func (n *intention) remove(id string) {
	if _, ok := n.docs[id]; !ok {
		n.sum.Missing = append(n.sum.Missing, id)
		return
	}
	delete(n.docs, id)
	n.sum.Removed++
	n.changed = true
}

// put adds a document, which takes the place of its rivals.
func (n *intention) put(d Document) error {
	id := d.Article.ID
	replaced := false
	for _, old := range n.rivals(d.Article) {
		o, there := n.docs[old]
		a, b := d.Article.URL, o.Article.URL
		switch {
		case !there || old == id,
			a != "" && b != "" && a != b,        // one path, but two things
			n.given[old] && (a == "" || a != b): // two articles of one file
			continue
		}
		delete(n.docs, old)
		replaced = true
	}
	was, there := n.docs[id]
	n.byURL[d.Article.URL] = append(n.byURL[d.Article.URL], id)
	if there && sameDocument(was.Document, d) {
		n.sum.Unchanged++
		n.changed = n.changed || replaced
		return nil
	}
	packed, err := pack(d)
	if err != nil {
		return fmt.Errorf("packing article %s: %w", id, err)
	}
	n.docs[id] = stored{d, packed}
	n.changed = true
	if replaced || there {
		n.sum.Replaced++
	} else {
		n.sum.Added++
	}
	return nil
}

// rivals are the ids that share the article's URL or path.
func (n *intention) rivals(a Article) []string {
	var out []string
	if a.URL != "" {
		out = append(out, n.byURL[a.URL]...)
	}
	if a.Path != "" && a.Path != "-" {
		out = append(out, n.byPath[a.Path]...)
	}
	return out
}

// completeText takes a text that the lines left out from the store.
func (w *Writer) completeText(d *Document) (refusal string) {
	a := &d.Article
	if a.Text == "" {
		if was, ok := w.docs[a.ID]; ok && (a.Chars == 0 || a.Chars == was.Article.Chars) {
			a.Text = was.Article.Text
		}
	}
	switch {
	case a.ID == "":
		return "the article has no id"
	case a.Text == "":
		return "the article has no text to check its claims against: extract it without --no-text"
	case !utf8.ValidString(a.Text):
		return "the article's text is not valid UTF-8"
	}
	return ""
}

// withoutRewritten leaves out the documents whose id stays but whose text
// changes; nil if there are none.
func (w *Writer) withoutRewritten(docs map[string]stored) map[string]stored {
	out := maps.Clone(docs)
	maps.DeleteFunc(out, func(id string, d stored) bool {
		was, ok := w.docs[id]
		return ok && was.Article.Text != d.Article.Text
	})
	if len(out) == len(docs) {
		return nil
	}
	return out
}
