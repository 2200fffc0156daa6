package graph

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
)

// pack makes one literal of a document: its interchange lines without the
// text, deflated, in base64. What a deflater writes may change with Go's
// version, so a packed document is only ever compared with itself.
func pack(d Document) (string, error) {
	var b strings.Builder
	b64 := base64.NewEncoder(base64.StdEncoding, &b)
	z, err := flate.NewWriter(b64, flate.BestSpeed)
	if err != nil {
		return "", err
	}
	e := NewEncoder(z)
	e.NoText = true
	if err := e.Encode(d); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	if err := b64.Close(); err != nil {
		return "", err
	}
	return b.String(), nil
}

// unpack undoes pack and puts the text back.
func unpack(packed, text string) (Document, error) {
	z := flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(packed)))
	docs, err := Decode(z)
	if err != nil {
		return Document{}, err
	}
	if len(docs) != 1 {
		return Document{}, fmt.Errorf("%d documents instead of one", len(docs))
	}
	docs[0].Article.Text = text
	return docs[0], nil
}

// sameDocument says whether two documents would be written alike, text
// included.
func sameDocument(a, b Document) bool {
	if a.Article != b.Article || len(a.Entities) != len(b.Entities) || len(a.Claims) != len(b.Claims) {
		return false
	}
	var x, y bytes.Buffer
	for _, w := range []struct {
		to io.Writer
		d  Document
	}{{&x, a}, {&y, b}} {
		e := NewEncoder(w.to)
		e.NoText = true
		if e.Encode(w.d) != nil {
			return false
		}
	}
	return bytes.Equal(x.Bytes(), y.Bytes())
}
