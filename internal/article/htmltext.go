package article

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlWriter renders the main text: a line for each block, a blank line between
// paragraphs, white space folded as a browser does.
type htmlWriter struct {
	out      []byte
	headings []Span
	start    int  // of the line that is being written
	space    bool // white space is due before the next word
	heading  bool
}

func (w *htmlWriter) text() string {
	w.endLine()
	return strings.TrimRight(string(w.out), "\n")
}

// render walks the tree without recursion: pages nest as deep as they like.
func (w *htmlWriter) render(root *html.Node) {
	for n := root; n != nil; {
		enter := w.open(n)
		if enter && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		w.close(n)
		for n != root && n.NextSibling == nil {
			n = n.Parent
			w.close(n)
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

func (w *htmlWriter) open(n *html.Node) (enter bool) {
	switch n.Type {
	case html.TextNode:
		w.words(n.Data)
		return false
	case html.ElementNode:
		tag := tagOf(n)
		switch tag {
		case atom.Script, atom.Style, atom.Noscript, atom.Img, atom.Iframe, atom.Svg, atom.Button, atom.Form:
			return false
		case atom.Br:
			w.endLine()
		case atom.Td, atom.Th:
			if len(w.out) > w.start {
				w.out = append(w.out, '\t')
				w.space = false
			}
		default:
			if isBlock(tag) {
				w.endBlock(tag)
				if isHeading(tag) {
					w.heading = true
				}
			}
		}
	}
	return true
}

func (w *htmlWriter) close(n *html.Node) {
	if tag := tagOf(n); isBlock(tag) {
		w.endBlock(tag)
		if isHeading(tag) {
			w.heading = false
		}
	}
}

// tagOf is the tag of an element. The library makes elements that have only
// their name.
func tagOf(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode || n.DataAtom != 0 {
		return n.DataAtom
	}
	return atom.Lookup([]byte(n.Data))
}

func (w *htmlWriter) words(s string) {
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r', '\f':
			w.space = true
			continue
		case '\u200b', '\u2060', '\ufeff':
			continue
		}
		if w.space && len(w.out) > w.start && w.out[len(w.out)-1] != '\t' {
			w.out = append(w.out, ' ')
		}
		w.space = false
		w.out = utf8.AppendRune(w.out, r)
	}
}

func (w *htmlWriter) endLine() {
	line := w.out[w.start:]
	trimmed := bytes.TrimFunc(line, invisible)
	w.space = false
	if len(trimmed) == 0 {
		w.out = w.out[:w.start]
		return
	}
	copy(line, trimmed)
	w.out = w.out[:w.start+len(trimmed)]
	if w.heading {
		w.headings = append(w.headings, Span{w.start, len(w.out)})
	}
	w.out = append(w.out, '\n')
	w.start = len(w.out)
}

// endBlock ends the line, and the paragraph unless the block is a row or an
// item of a list.
func (w *htmlWriter) endBlock(a atom.Atom) {
	w.endLine()
	if a == atom.Tr || a == atom.Li {
		return
	}
	if n := len(w.out); n > 1 && w.out[n-2] != '\n' {
		w.out = append(w.out, '\n')
		w.start = len(w.out)
	}
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Dd, atom.Div, atom.Dl, atom.Dt, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Header, atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Ul, atom.Html:
		return true
	}
	return isHeading(a)
}
