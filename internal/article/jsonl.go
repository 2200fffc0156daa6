package article

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// textKeys are the keys of a line under which its text stands.
var textKeys = []string{"text", "content", "body", "article", "正文", "内容"}

// readLines reads JSON Lines: one article a line, the text under "text",
// metadata under the keys of front matter. A broken line is an error with its
// number, and the others go on. An article's path is FILE#ID, with the line's
// "id" or else its number.
func (r *Reader) readLines(ctx context.Context, path string, in *bufio.Reader, yield func(*Article, error) bool) {
	if head, _ := in.Peek(2); string(head) == "\xFF\xFE" || string(head) == "\xFE\xFF" {
		in = bufio.NewReaderSize(transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), 64<<10)
	}
	seen := 0
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return
		}
		line, size, err := readLine(in, r.opt.MaxSize)
		if err != nil && err != io.EOF {
			yield(nil, fileError(path, err))
			return
		}
		end := err == io.EOF
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))
		}
		switch {
		case size > r.opt.MaxSize:
			seen++
			e := r.tooLarge(fmt.Sprintf("the line is %d MB long", size>>20))
			e.Path, e.Line = path, n
			if !yield(nil, e) {
				return
			}
		case len(bytes.TrimSpace(line)) > 0:
			seen++
			if !r.readRecord(path, n, line, yield) {
				return
			}
		}
		if end {
			break
		}
	}
	if seen == 0 {
		yield(nil, &Error{Path: path, Problem: "is empty", Mend: "remove it, or write one article a line in it"})
	}
}

func (r *Reader) readRecord(path string, n int, line []byte, yield func(*Article, error) bool) bool {
	fail := func(e *Error) bool { e.Path, e.Line = path, n; return yield(nil, e) }
	d, err := decode(line)
	if err != nil {
		return fail(asError(err))
	}
	line = []byte(d.text)
	rec, err := record(line)
	if err != nil {
		_, col := place(line, min(int(jsonOffset(err)), len(line)))
		problem, mend := "is no JSON object: "+err.Error(), `write one object a line, such as {"title":"…","text":"…"}`
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			problem = "is JSON but no object"
		}
		return fail(&Error{Column: col, Problem: problem, Mend: mend, Err: err})
	}
	if kind := rec.get("kind"); kind != "" && kind != "article" {
		return fail(&Error{Problem: fmt.Sprintf("is a line of kind %q of Suyuan's interchange format, not an article", kind), Mend: "read such files with suyuan load"})
	}
	text := ""
	for _, k := range textKeys {
		if text = rec.get(k); strings.TrimSpace(text) != "" {
			break
		}
	}
	if strings.TrimSpace(text) == "" {
		return fail(&Error{Problem: `has no text`, Mend: `put the article under the key "text"`})
	}
	if d.broken > 0 {
		w := d.warning(path)
		w.Line = n
		if !yield(nil, w) {
			return false
		}
	}
	id := rec.get("id")
	if id == "" {
		id = fmt.Sprint(n)
	}
	a := &Article{Path: path + "#" + id, Text: text}
	m := &merger{a: a}
	m.add(r.opt.Metadata, OriginFlag)
	m.add(fromKeys(rec.get), OriginRecord)
	return r.finish(a, m, yield)
}

// readLine reads a line without its line end. Of a line longer than limit
// nothing is kept, but its size is counted: memory stays bounded.
func readLine(in *bufio.Reader, limit int64) (line []byte, size int64, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if size <= limit {
			line = append(line, part...)
		} else {
			line = nil
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		return bytes.TrimRight(line, "\r\n"), size, err
	}
}
