package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// hashBytes is how much of a SHA-256 an id keeps: 96 bits, so that among ten
// million statements the odds of two sharing an id are below 1e-14.
const hashBytes = 12

// EntityID is the readable id of an entity: its type with a small first
// letter, a slash and its canonical name, with "_" for each run of white space
// and what an IRI forbids percent-encoded: product/小米SU7_Ultra. It is also
// the entity's IRI. Where two things share type and name, the resolver adds a
// suffix to one of the ids.
func EntityID(typ, name string) string {
	var b strings.Builder
	b.Grow(len(typ) + 1 + len(name))
	first, size := utf8.DecodeRuneInString(typ)
	if size > 0 {
		b.WriteString(escapeIRI(string(unicode.ToLower(first)) + typ[size:]))
	}
	switch b.String() + "/" {
	case articlePrefix, statementPrefix, evidencePrefix:
		b.WriteByte('_') // these stand for other nodes
	}
	b.WriteByte('/')
	for i, word := range strings.Fields(name) {
		if i > 0 {
			b.WriteByte('_')
		}
		b.WriteString(escapeIRI(word))
	}
	return b.String()
}

// escapeIRI percent-encodes what must not stand in the path of an IRI
// (RFC 3987, section 2.2: everything but iunreserved, sub-delims, ":", "@" and
// "/"), the percent sign itself, and the bidi marks of section 4.1. Bytes that
// are no UTF-8 are encoded one by one, so unescapeIRI undoes it exactly.
func escapeIRI(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return !iriPathRune(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if iriPathRune(r) {
			b.WriteString(s[i : i+size])
		} else {
			for _, c := range []byte(s[i : i+size]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += size
	}
	return b.String()
}

// unescapeIRI undoes escapeIRI; a percent sign that no two hex digits follow
// stands for itself.
func unescapeIRI(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
				out = append(out, c[0])
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

func iriPathRune(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
			strings.ContainsRune("-._~!$&'()*+,;=:@/", r)
	case r < 0xA0, r >= 0xE000 && r <= 0xF8FF, r >= 0xFDD0 && r <= 0xFDEF, r >= 0xFFF0 && r <= 0xFFFF:
		return false // controls, private use, non-characters, specials (U+FFFD included)
	case r >= 0x10000:
		return r&0xFFFF <= 0xFFFD && r < 0xE0000 || r >= 0xE1000 && r <= 0xEFFFD
	}
	return r != 0x200E && r != 0x200F && !(r >= 0x202A && r <= 0x202E)
}

// validIRI says whether s can stand as an IRI path as it is.
func validIRI(s string) bool {
	for i, r := range s {
		if r == '%' {
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return false
			}
			continue
		}
		if r == utf8.RuneError || !iriPathRune(r) {
			return false
		}
	}
	return s != ""
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f'
}

// Fold gives the form under which names, scopes and places are compared:
// compatibility-normalised (NFKC), case-folded, without white space, middle
// dots and invisible characters. 小米 ＳＵ７·Ultra and 小米SU7 ultra fold alike.
func Fold(s string) string {
	if foldedASCII(s) {
		return s
	}
	s = cases.Fold().String(norm.NFKC.String(s))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("·•・‧∙⋅", r) {
			return -1
		}
		return r
	}, s)
}

func foldedASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c <= ' ' || c >= 'A' && c <= 'Z' {
			return false
		}
	}
	return true
}

// NewStatement makes the statement that a content makes, still without
// evidence. The entity ids must be the resolved ones. The parties of a
// symmetric predicate are put in order, and so are the participants of an
// event, each kept once; the id follows from the result. Contents that differ
// only in how scope, place or subject text are written (see Fold) share an id.
func NewStatement(content Content, symmetric bool) Statement {
	if content.Kind == RelationKind && symmetric && content.Object < content.Subject {
		content.Subject, content.Object = content.Object, content.Subject
	}
	content.Participants = sortedParticipants(content.Participants)
	if content.Kind == FigureKind && content.Op == "" {
		content.Op = "="
	}
	symmetric = symmetric && content.Kind == RelationKind && content.Subject != content.Object
	return Statement{ID: statementPrefix + contentHash(content), Content: content, Symmetric: symmetric}
}

func sortedParticipants(ps []Participant) []Participant {
	if len(ps) == 0 {
		return nil
	}
	out := append([]Participant(nil), ps...)
	sort.Slice(out, func(i, j int) bool {
		if out[i].Role != out[j].Role {
			return out[i].Role < out[j].Role
		}
		return out[i].Entity < out[j].Entity
	})
	return slices.Compact(out)
}

// contentHash expects what NewStatement has put in order.
func contentHash(c Content) string {
	h := newHasher("statement")
	h.add(string(c.Kind), c.Subject, Fold(c.SubjectText))
	h.add(c.Metric, c.Op, number(c.Value), number(c.Min), number(c.Max), c.Unit, c.Direction)
	h.add(c.Predicate, c.Object, c.Role)
	h.add(c.Type, strconv.Itoa(len(c.Participants)))
	for _, p := range c.Participants {
		h.add(p.Role, p.Entity)
	}
	h.add(c.Time, Fold(c.Place), Fold(c.Scope))
	if c.Within != "" {
		h.add(c.Within)
	}
	return h.sum()
}

// NewEvidence makes the evidence that one telling in one article gives for a
// statement.
func NewEvidence(article, statement string, telling Telling) Evidence {
	h := newHasher("evidence")
	h.add(article, strconv.Itoa(telling.Evidence.Start), strconv.Itoa(telling.Evidence.End), statement)
	return Evidence{ID: evidencePrefix + h.sum(), Article: article, Telling: telling}
}

// MergeStatements sorts statements by id and makes one of those that share an
// id, with the evidence of all, sorted by id. Of several tellings with one
// evidence id the most confident stays; between equals, and for words that
// fold alike, the first given does. It may reorder and reuse its argument.
func MergeStatements(statements []Statement) []Statement {
	sort.SliceStable(statements, func(i, j int) bool { return statements[i].ID < statements[j].ID })
	out := statements[:0]
	for _, s := range statements {
		if n := len(out); n > 0 && out[n-1].ID == s.ID {
			// The capacity is cut so that no caller's slice is written to.
			held := out[n-1].Evidence
			out[n-1].Evidence = append(held[:len(held):len(held)], s.Evidence...)
			continue
		}
		out = append(out, s)
	}
	for i := range out {
		out[i].Evidence = mergeEvidence(out[i].Evidence)
	}
	return out
}

func mergeEvidence(es []Evidence) []Evidence {
	if len(es) < 2 {
		return es
	}
	out := append([]Evidence(nil), es...)
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].ID != out[j].ID {
			return out[i].ID < out[j].ID
		}
		return out[i].Confidence > out[j].Confidence
	})
	return slices.CompactFunc(out, func(a, b Evidence) bool { return a.ID == b.ID })
}

// number is the one way a number is written wherever it must be text.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}

// hasher hashes a list of strings such that no two lists run together.
type hasher struct{ h hash.Hash }

func newHasher(subject string) hasher {
	h := hasher{sha256.New()}
	h.add(subject)
	return h
}

func (h hasher) add(fields ...string) {
	for _, f := range fields {
		h.h.Write(strconv.AppendInt(nil, int64(len(f)), 10))
		h.h.Write([]byte{':'})
		h.h.Write([]byte(f))
	}
}

func (h hasher) sum() string { return hex.EncodeToString(h.h.Sum(nil)[:hashBytes]) }
