package graph

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// DefaultBase is what exports put before the store's own names.
const DefaultBase = "urn:suyuan:"

var absoluteIRI = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^` + "`" + `\\]*$`)

// counts are the names whose numbers are whole: Web Annotation asks for it.
var counts = map[quad.Value]bool{iriStart: true, iriEnd: true, iriChars: true}

// WriteNQuads writes the graph as N-Quads (W3C Recommendation of 2014), in
// lines sorted by their bytes: the same graph gives the same bytes. Names
// without a known prefix get base in front. What a store keeps for itself,
// packed documents and its own state, is left out.
func (s *Store) WriteNQuads(ctx context.Context, w io.Writer, base string) error {
	if base == "" {
		base = DefaultBase
	}
	if !absoluteIRI.MatchString(base) {
		return fmt.Errorf("the base %q is no absolute IRI: give one such as %s or https://example.org/", base, DefaultBase)
	}
	var lines []string
	var b []byte
	for q, err := range s.view().all(ctx) {
		if err != nil {
			return err
		}
		if q.Predicate == iriDocument || q.Subject == iriStore {
			continue
		}
		b = b[:0]
		for _, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if v == nil {
				continue
			}
			if n, ok := v.(quad.Float); ok && counts[q.Predicate] {
				b = append(appendTyped(b, decimal(float64(n)), "nonNegativeInteger"), ' ')
				continue
			}
			b = append(appendTerm(b, v, base), ' ')
		}
		lines = append(lines, string(append(b, '.', '\n')))
	}
	slices.Sort(lines)
	out := bufio.NewWriterSize(w, 64<<10)
	for _, l := range lines {
		if _, err := out.WriteString(l); err != nil {
			return fmt.Errorf("writing N-Quads: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing N-Quads: %w", err)
	}
	return nil
}

// FullIRI spells out a name of the store as exports write it.
func FullIRI(name, base string) string {
	for _, n := range namespaces {
		if rest, ok := strings.CutPrefix(name, n.prefix); ok {
			return n.full + rest
		}
	}
	return base + name
}

func appendTerm(b []byte, v quad.Value, base string) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, string(v), base)
	case quad.String:
		return appendLiteral(b, string(v))
	case quad.TypedString:
		return appendIRI(append(appendLiteral(b, string(v.Value)), "^^"...), string(v.Type), base)
	case quad.Float:
		return appendTyped(b, decimal(float64(v)), "double")
	case quad.Time:
		return appendTyped(b, time.Time(v).UTC().Format(time.RFC3339Nano), "dateTime")
	}
	return appendLiteral(b, quad.StringOf(v))
}

func appendIRI(b []byte, name, base string) []byte {
	return append(append(append(b, '<'), FullIRI(name, base)...), '>')
}

func appendTyped(b []byte, text, xsd string) []byte {
	b = append(append(append(b, '"'), text...), `"^^<http://www.w3.org/2001/XMLSchema#`...)
	return append(append(b, xsd...), '>')
}

// decimal writes numbers as people do as long as that is short.
func decimal(f float64) string {
	if abs := max(f, -f); abs != 0 && (abs >= 1e15 || abs < 1e-6) {
		return strconv.FormatFloat(f, 'E', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// appendLiteral escapes what canonical N-Quads escapes, and nothing else.
func appendLiteral(b []byte, text string) []byte {
	b = append(b, '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r < 0x20 || r == 0x7F:
			b = fmt.Appendf(b, `\u%04X`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
