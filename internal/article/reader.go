package article

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"sync"
)

// DefaultMaxSize is how large a file that holds one article, or a line of a
// .jsonl file, may be in bytes: some 5 million Chinese characters, thirty
// times the longest novel chapter. More is a mistake, or a file of many
// articles that belongs into a .jsonl file.
const DefaultMaxSize = 16 << 20

// Options say how sources are read. The zero value is ready to use.
type Options struct {
	// Metadata overrides what the sources say, for every article read.
	Metadata Metadata
	// Format overrides the one told from the file's name.
	Format Format
	// MaxSize in bytes; DefaultMaxSize if zero.
	MaxSize int64
	// Stdin is what "-" reads; os.Stdin if nil.
	Stdin io.Reader
}

// Reader reads sources. It keeps the manifests that it has seen, and is safe
// for concurrent use.
type Reader struct {
	opt Options

	mu        sync.Mutex
	manifests map[string]*manifest // by folder
}

// NewReader returns a Reader that keeps to the options.
func NewReader(opt Options) *Reader {
	if opt.MaxSize <= 0 {
		opt.MaxSize = DefaultMaxSize
	}
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	return &Reader{opt: opt, manifests: map[string]*manifest{}}
}

// Read gives the articles of a source in their order there: one for a text, a
// Markdown or an HTML file, any number for JSON Lines. Of each pair exactly
// one is set. Errors are *Error; after one, the next article may follow (the
// other lines of a .jsonl file), and warnings come before the article that
// they are about. The one other error is ctx's, which ends the sequence.
func (r *Reader) Read(ctx context.Context, src Source) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return
		}
		in, err := r.open(src)
		if err != nil {
			yield(nil, err)
			return
		}
		defer in.Close()
		format := src.Format
		if r.opt.Format != Sniff {
			format = r.opt.Format
		}
		b := bufio.NewReaderSize(in, 64<<10)
		if format == Sniff {
			head, _ := b.Peek(512)
			format = sniff(head)
		}
		if format == JSONL {
			r.readLines(ctx, src.Path, b, yield)
			return
		}
		r.readOne(src.Path, format, b, in.size, yield)
	}
}

// input is an opened source and its size in bytes, -1 if not known.
type input struct {
	io.ReadCloser
	size int64
}

func (r *Reader) open(src Source) (input, error) {
	if src.Path == Stdin {
		return input{io.NopCloser(r.opt.Stdin), -1}, nil
	}
	f, err := os.Open(src.Path)
	if err != nil {
		return input{}, fileError(src.Path, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return input{}, fileError(src.Path, err)
	case info.IsDir():
		f.Close()
		return input{}, &Error{Path: src.Path, Problem: "is a folder", Mend: "give it to Expand"}
	case !info.Mode().IsRegular():
		return input{f, -1}, nil
	}
	return input{f, info.Size()}, nil
}

func (r *Reader) readOne(path string, format Format, in io.Reader, size int64, yield func(*Article, error) bool) {
	fail := func(e *Error) { e.Path = path; yield(nil, e) }
	if size > r.opt.MaxSize {
		fail(r.tooLarge(fmt.Sprintf("is %d MB large", size>>20)))
		return
	}
	var buf bytes.Buffer
	if size > 0 {
		buf.Grow(int(size) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(io.LimitReader(in, r.opt.MaxSize+1)); err != nil {
		yield(nil, fileError(path, err))
		return
	}
	if int64(buf.Len()) > r.opt.MaxSize {
		fail(r.tooLarge(fmt.Sprintf("is larger than %d MB", r.opt.MaxSize>>20)))
		return
	}
	raw := buf.Bytes()
	var sent Metadata
	if format == Mail || format == Text && isMail(raw) {
		l, err := openMail(raw)
		if err != nil {
			fail(asError(err))
			return
		}
		raw, sent, format = l.body, l.meta, Text
		if l.html {
			format = HTML
		}
	}
	if format == HTML {
		raw = declaredToUTF8(raw)
	}
	d, err := decode(raw)
	if err != nil {
		fail(asError(err))
		return
	}
	if d.broken > 0 && !yield(nil, d.warning(path)) {
		return
	}
	a := &Article{Path: path, Text: d.text}
	m := &merger{a: a}
	m.add(r.opt.Metadata, OriginFlag)
	m.add(sent, OriginMail)
	switch format {
	case Markdown:
		err = readMarkdown(a, m)
	case HTML:
		err = readHTML(a, m)
	}
	if err != nil {
		fail(asError(err))
		return
	}
	r.finish(a, m, yield)
}

// finish adds what the manifest and the text itself say, marks furniture, and
// yields the article behind its warnings.
func (r *Reader) finish(a *Article, m *merger, yield func(*Article, error) bool) bool {
	man := r.manifest(a.Path)
	m.warnings = append(m.warnings, man.report()...)
	m.add(man.of(a.Path), OriginManifest)
	layout := layOut(a)
	m.add(layout.metadata(a), OriginText)
	a.Furniture = layout.furniture(a)
	if read := a.Simplified(); read != a {
		a.Furniture = layOut(read).furniture(read)
	}
	if foreign(a.Text) {
		a.Furniture = []Span{{0, len(a.Text)}}
		m.warnings = append(m.warnings, &Error{Path: a.Path, Warning: true, Problem: "is not in Chinese, so no statement is read from it"})
	}
	a.ID = ID(a.Text, a.URL, a.Publisher, a.Title)
	for _, w := range m.warnings {
		if !yield(nil, w) {
			return false
		}
	}
	return yield(a, nil)
}

func (r *Reader) tooLarge(problem string) *Error {
	return &Error{
		Problem: fmt.Sprintf("%s, more than one article may be (%d MB)", problem, r.opt.MaxSize>>20),
		Mend:    "split it, make it a .jsonl file with one article a line, or raise --max-size",
	}
}

// manifest is the one beside a file; an empty one if there is none.
func (r *Reader) manifest(path string) *manifest {
	if path == Stdin {
		return &manifest{}
	}
	dir := filepath.Dir(path)
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.manifests[dir]
	if m == nil {
		m = readManifest(filepath.Join(dir, manifestName))
		r.manifests[dir] = m
	}
	return m
}

// sniff tells a format from a file's first bytes.
func sniff(head []byte) Format {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(head, []byte("---\n")) || bytes.HasPrefix(head, []byte("---\r\n")) {
		return Markdown
	}
	head = bytes.ToLower(bytes.TrimSpace(head))
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<?xml"} {
		if bytes.HasPrefix(head, []byte(p)) {
			return HTML
		}
	}
	if bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte(`":`)) {
		return JSONL
	}
	return Text
}

func asError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	var d *decodeError
	if errors.As(err, &d) {
		return &Error{Problem: d.problem, Mend: d.mend, Line: d.line, Column: d.column, Err: err}
	}
	return &Error{Problem: err.Error(), Err: err}
}

func (d decoded) warning(path string) *Error {
	places := "one place"
	if d.broken > 1 {
		places = fmt.Sprintf("%d places", d.broken)
	}
	return &Error{
		Path: path, Line: d.line, Column: d.column, Warning: true,
		Problem: fmt.Sprintf("is not valid %s in %s, which became U+FFFD", d.encoding, places),
		Mend:    "save it as UTF-8 again from where it came from",
	}
}
