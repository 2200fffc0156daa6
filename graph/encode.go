package graph

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// Encoder writes documents as interchange lines (JSON Lines): the article,
// then its entities, then its claims, each in the document's own order. The
// same documents give the same bytes. It is not safe for concurrent use.
type Encoder struct {
	// NoText leaves the articles' texts out.
	NoText bool

	w *bufio.Writer
	j *json.Encoder
}

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder {
	b := bufio.NewWriter(w)
	j := json.NewEncoder(b)
	j.SetEscapeHTML(false)
	return &Encoder{w: b, j: j}
}

// Encode writes one document and flushes, so that a reader sees it whole.
func (e *Encoder) Encode(d Document) error {
	a := d.Article
	if e.NoText {
		a.Text = ""
	}
	if err := e.j.Encode(articleLine{"article", LineVersion, a}); err != nil {
		return fmt.Errorf("writing article %s: %w", a.ID, err)
	}
	for i := range d.Entities {
		if err := e.j.Encode(entityLine{"entity", d.Entities[i]}); err != nil {
			return fmt.Errorf("writing entity %s of article %s: %w", d.Entities[i].ID, a.ID, err)
		}
	}
	for i := range d.Claims {
		line, err := claimLine(&d.Claims[i])
		if err == nil {
			err = e.j.Encode(line)
		}
		if err != nil {
			return fmt.Errorf("writing a claim of article %s: %w", a.ID, err)
		}
	}
	return e.w.Flush()
}
