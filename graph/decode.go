package graph

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxLine       = 512 << 20 // bytes; a longer line is no article that a person wrote
	maxLineErrors = 10        // reported one by one; the rest are counted
)

// LineError says what is wrong with one line of interchange.
type LineError struct {
	Line int // from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }
func (e *LineError) Unwrap() error { return e.Err }

// Decode reads interchange lines, whoever wrote them: the lines of one article
// may stand in any order and between those of others; empty lines, a byte
// order mark, a missing "v" and unknown fields do not matter. Documents come
// in the order of their first line; within each, entities and claims keep
// theirs.
//
// A line that cannot be used is left out and reported as a *LineError inside
// the joined error; what could be read is returned beside it. Reading stops
// early only if r fails.
func Decode(r io.Reader) ([]Document, error) {
	d := decoder{index: map[string]int{}}
	in := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		line, err := readLine(in)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if errors.Is(err, errLongLine) {
			d.fail(n, err)
			continue
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := d.line(n, line); err != nil {
				d.fail(n, err)
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			d.fail(n, err)
			break
		}
	}
	return d.finish()
}

var errLongLine = fmt.Errorf("the line is longer than %d MB", maxLine>>20)

// readLine reads up to and including a line break. It skips to the end of a
// line that is too long and returns errLongLine.
func readLine(in *bufio.Reader) ([]byte, error) {
	var whole []byte
	for long := false; ; {
		part, err := in.ReadSlice('\n')
		if whole == nil && err == nil {
			return part, nil // the usual case: no copy
		}
		if long = long || len(whole)+len(part) > maxLine; long {
			whole = whole[:0]
		} else {
			whole = append(whole, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case long && err == nil:
			return nil, errLongLine
		}
		return whole, err
	}
}

// decoder gathers lines into documents.
type decoder struct {
	docs  []gathered
	index map[string]int // article id to docs
	errs  []error
	more  int // errors beyond maxLineErrors
}

// gathered is a document in the making; line numbers are kept for errors that
// show only at the end.
type gathered struct {
	Document
	first      int // the line that first spoke of the article
	seen       bool
	entityLine []int
	claimLine  []int
}

func (d *decoder) fail(line int, err error) {
	if len(d.errs) >= maxLineErrors {
		d.more++
		return
	}
	d.errs = append(d.errs, &LineError{line, err})
}

func (d *decoder) of(article string, line int) *gathered {
	i, ok := d.index[article]
	if !ok {
		i = len(d.docs)
		d.index[article] = i
		d.docs = append(d.docs, gathered{first: line, Document: Document{Article: Article{ID: article}}})
	}
	return &d.docs[i]
}

func (d *decoder) line(n int, line []byte) error {
	if !utf8.Valid(line) {
		return errors.New("the line is not UTF-8")
	}
	kind, err := kindOf(line)
	if err != nil {
		return jsonError(err)
	}
	switch kind {
	case "article":
		return jsonError(d.article(n, line))
	case "entity":
		return jsonError(d.entity(n, line))
	case FigureKind, RelationKind, EventKind:
		return jsonError(d.claim(n, kind, line))
	case "":
		return errors.New(`"kind" is missing: article, entity, figure, relation or event`)
	}
	return fmt.Errorf("the kind %q is unknown: article, entity, figure, relation or event", kind)
}

// kindOf finds a line's kind: at its beginning, where Encoder puts it, or else
// by reading the whole line, which is read for good after that.
func kindOf(line []byte) (Kind, error) {
	if rest, ok := bytes.CutPrefix(line, []byte(`{"kind":"`)); ok {
		for _, k := range []Kind{FigureKind, RelationKind, EventKind, "entity", "article"} {
			if after, ok := bytes.CutPrefix(rest, []byte(k)); ok && bytes.HasPrefix(after, []byte(`",`)) {
				return k, nil
			}
		}
	}
	var head struct {
		Kind Kind `json:"kind"`
	}
	err := json.Unmarshal(line, &head)
	return head.Kind, err
}

// jsonError puts the errors of encoding/json in words that name no Go type.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON: %v at byte %d of the line", syntax, syntax.Offset)
	case errors.As(err, &typ) && typ.Field == "":
		return fmt.Errorf("a line must be one JSON object, not a %s", typ.Value)
	case errors.As(err, &typ):
		field := typ.Field
		if first, rest, ok := strings.Cut(field, "."); ok && unicode.IsUpper(rune(first[0])) {
			field = rest // an embedded Go type is no part of the path
		}
		return fmt.Errorf("the field %q does not take this %s", field, typ.Value)
	}
	return err
}

func (d *decoder) article(n int, line []byte) error {
	l := articleLine{V: LineVersion}
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	switch {
	case l.V != LineVersion:
		return fmt.Errorf("the line is of format version %d, this program reads version %d: use the version that wrote it, or a newer one", l.V, LineVersion)
	case l.ID == "":
		return errors.New(`the article has no "id"`)
	}
	g := d.of(l.ID, n)
	if g.seen {
		return fmt.Errorf("the article %s is there twice", l.ID)
	}
	if l.Text != "" {
		chars := utf8.RuneCountInString(l.Text)
		if l.Chars != 0 && l.Chars != chars {
			return fmt.Errorf(`article %s has "chars" %d, but its text has %d code points`, l.ID, l.Chars, chars)
		}
		l.Chars = chars
	}
	g.seen, g.Article = true, l.Article
	return nil
}

func (d *decoder) entity(n int, line []byte) error {
	var l entityLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	for _, f := range []struct{ name, value string }{{"article", l.Article}, {"id", l.ID}, {"type", l.Type}, {"name", l.Name}} {
		if f.value == "" {
			return fmt.Errorf("the entity has no %q", f.name)
		}
	}
	for _, m := range l.Mentions {
		if m.Start < 0 || m.End <= m.Start {
			return fmt.Errorf("the mention %d–%d of %s is no stretch of text", m.Start, m.End, l.ID)
		}
	}
	g := d.of(l.Article, n)
	g.Entities = append(g.Entities, l.Entity)
	g.entityLine = append(g.entityLine, n)
	return nil
}

func (d *decoder) claim(n int, kind Kind, line []byte) error {
	c, err := parseClaim(kind, line)
	if err != nil {
		return err
	}
	if c.Article == "" {
		return errors.New(`the claim has no "article"`)
	}
	g := d.of(c.Article, n)
	g.Claims = append(g.Claims, c)
	g.claimLine = append(g.claimLine, n)
	return nil
}

// finish checks what only the whole input shows: that every line's article and
// every claim's entities are there.
func (d *decoder) finish() ([]Document, error) {
	var docs []Document
	for i := range d.docs {
		g := &d.docs[i]
		if !g.seen {
			d.fail(g.first, fmt.Errorf("the article %s has no line of its own; its %d other lines are left out",
				g.Article.ID, len(g.Entities)+len(g.Claims)))
			continue
		}
		docs = append(docs, d.checked(g))
	}
	if d.more > 0 {
		d.errs = append(d.errs, fmt.Errorf("and %d more lines that cannot be used", d.more))
	}
	return docs, errors.Join(d.errs...)
}

// checked leaves out entities given twice and claims about unknown entities.
func (d *decoder) checked(g *gathered) Document {
	known := make(map[string]bool, len(g.Entities))
	entities := g.Entities[:0]
	for i, e := range g.Entities {
		if known[e.ID] {
			d.fail(g.entityLine[i], fmt.Errorf("the entity %s is there twice in article %s", e.ID, g.Article.ID))
			continue
		}
		known[e.ID] = true
		entities = append(entities, e)
	}
	g.Entities = entities
	claims := g.Claims[:0]
	for i, c := range g.Claims {
		if id := c.Content.unknownEntity(known); id != "" {
			d.fail(g.claimLine[i], fmt.Errorf("the claim speaks of %s, which has no entity line in article %s", id, g.Article.ID))
			continue
		}
		claims = append(claims, c)
	}
	g.Claims = claims
	return g.Document
}

// unknownEntity is the first entity id of the content that is not known.
func (c *Content) unknownEntity(known map[string]bool) string {
	for _, id := range c.Entities() {
		if !known[id] {
			return id
		}
	}
	return ""
}
