package export

import (
	"bufio"
	"encoding/xml"
	"io"
)

// xmlWriter writes XML without building a tree. Text and attribute values are
// escaped; characters that XML cannot hold (U+0000 …) become U+FFFD. The first
// error is kept and given by finish.
type xmlWriter struct {
	w   *bufio.Writer
	err error
}

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{w: bufio.NewWriter(w)}
	x.raw(xml.Header)
	return x
}

// raw writes markup as it is.
func (x *xmlWriter) raw(s string) {
	if x.err == nil {
		_, x.err = x.w.WriteString(s)
	}
}

// text writes character data, escaped.
func (x *xmlWriter) text(s string) {
	if x.err == nil {
		x.err = xml.EscapeText(x.w, []byte(s))
	}
}

// open writes indentation, a start tag and its attributes, given as names and
// values in turn; end is ">" or "/>".
func (x *xmlWriter) open(indent, name, end string, attributes ...string) {
	x.raw(indent + "<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.raw(" " + attributes[i] + `="`)
		x.text(attributes[i+1])
		x.raw(`"`)
	}
	x.raw(end)
}

func (x *xmlWriter) finish() error {
	if x.err != nil {
		return x.err
	}
	return x.w.Flush()
}
