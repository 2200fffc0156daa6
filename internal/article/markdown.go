package article

import (
	"errors"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// readMarkdown takes the front matter off a.Text, reads it, and takes the
// markup off the body.
func readMarkdown(a *Article, m *merger) error {
	front, body, err := splitFrontMatter(a.Text)
	if err != nil {
		return err
	}
	if front != "" {
		meta, err := parseFrontMatter(front)
		if err != nil {
			e := asError(err)
			e.Path = a.Path
			if !e.Warning {
				return e
			}
			m.warnings = append(m.warnings, e)
		}
		m.add(meta, OriginFrontMatter)
	}
	a.Text, a.Headings = renderMarkdown(body)
	if strings.TrimSpace(a.Text) == "" {
		return &Error{Problem: "has no text behind its front matter", Mend: "remove it, or save the article in it"}
	}
	return nil
}

var frontKey = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_ -]*:(?:\s|$)`)

// splitFrontMatter parts a file at its front matter: the lines between a first
// line --- and the next line --- or .... A file whose first --- is followed by
// no "key:" has none (the line is a rule).
func splitFrontMatter(text string) (front, body string, err error) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t\r") != "---" {
		return "", text, nil
	}
	next, _, _ := strings.Cut(strings.TrimLeft(rest, "\r\n"), "\n")
	if !frontKey.MatchString(next) {
		if t := strings.TrimRight(next, " \t\r"); t != "---" && !strings.HasPrefix(t, "#") {
			return "", text, nil
		}
	}
	for at := 0; at < len(rest); {
		line, _, more := strings.Cut(rest[at:], "\n")
		end := at + len(line)
		if more {
			end++
		}
		if t := strings.TrimRight(line, " \t\r"); t == "---" || t == "..." {
			return rest[:at], rest[end:], nil
		}
		at = end
	}
	return "", "", &Error{Line: 1, Problem: "the front matter that starts here never ends", Mend: "close it with a line ---"}
}

// parseFrontMatter reads YAML front matter. Archives often write titles that
// YAML cannot read unquoted (with ": " or a leading [ in them): then the lines
// "key: value" are taken as they stand, and the error is a warning.
func parseFrontMatter(front string) (Metadata, error) {
	var node yaml.Node
	err := yaml.Unmarshal([]byte(front), &node)
	if err == nil && len(node.Content) > 0 && node.Content[0].Kind != yaml.MappingNode {
		err = errors.New("yaml: line 1: it is no list of keys and values")
	}
	if err == nil {
		f := fields{}
		if len(node.Content) > 0 {
			for kv := node.Content[0].Content; len(kv) > 1; kv = kv[2:] {
				f[strings.ToLower(kv[0].Value)] = nodeValue(kv[1])
			}
		}
		return fromKeys(f.get), nil
	}
	e := &Error{Line: 2, Mend: `put values with : # [ ] { } in quotes: title: "…"`, Err: err}
	why := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(why); m != nil {
		n, _ := strconv.Atoi(m[1])
		e.Line = n + 1 // the --- above
		why = m[2]
	}
	e.Problem = "the front matter is no valid YAML (" + why + ")"
	f, ok := plainLines(front)
	if !ok {
		return Metadata{}, e
	}
	e.Warning = true
	e.Problem += "; its lines were read as plain text"
	return fromKeys(f.get), e
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// nodeValue is a YAML value as it is written: a date stays its characters.
func nodeValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return ""
		}
		return n.Value
	case yaml.SequenceNode:
		var list []any
		for _, c := range n.Content {
			list = append(list, nodeValue(c))
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for kv := n.Content; len(kv) > 1; kv = kv[2:] {
			m[kv[0].Value] = nodeValue(kv[1])
		}
		return m
	}
	return "" // an alias: news has none
}

// plainLines reads "key: value" lines; ok if each line that is not blank, a
// comment or indented is one.
func plainLines(front string) (fields, bool) {
	f := fields{}
	for _, line := range strings.Split(front, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "- ") {
			continue
		}
		if !frontKey.MatchString(line) {
			return nil, false
		}
		k, v, _ := strings.Cut(line, ":")
		v = strings.TrimSpace(v)
		if len(v) > 1 && (v[0] == '"' || v[0] == '\'') && v[len(v)-1] == v[0] {
			v = v[1 : len(v)-1]
		}
		f[strings.ToLower(strings.TrimSpace(k))] = v
	}
	return f, len(f) > 0
}

// renderMarkdown takes the markup off a body and says which lines are
// headings. It is no CommonMark parser on purpose: by CommonMark's rules a **
// between a Chinese character and a punctuation mark opens and closes nothing,
// and half of the emphasis in Chinese articles would stay in the text. Lines
// stay lines, blank ones are folded to one. Its time is linear in the body.
func renderMarkdown(body string) (text string, headings []Span) {
	w := mdWriter{out: make([]byte, 0, len(body))}
	fence := ""
	for len(body) > 0 {
		line, rest, _ := strings.Cut(body, "\n")
		body = rest
		line = strings.TrimRight(line, " \t\r")
		if mark := fenceOf(line); mark != "" && (fence == "" || fence == mark) {
			if fence == "" {
				fence = mark
			} else {
				fence = ""
			}
			continue
		}
		if fence != "" {
			w.line(line)
			continue
		}
		heading, content := block(line)
		w.scratch = inline(w.scratch[:0], content)
		for _, l := range strings.Split(string(w.scratch), "\n") {
			from, to := w.line(l)
			if heading && from < to {
				headings = append(headings, Span{from, to})
			}
		}
	}
	return strings.TrimRight(string(w.out), "\n"), headings
}

// mdWriter writes lines, folding runs of blank ones.
type mdWriter struct {
	out     []byte
	scratch []byte
}

func (w *mdWriter) line(s string) (from, to int) {
	s = strings.TrimFunc(s, invisible)
	if s == "" {
		if n := len(w.out); n > 0 && !(n > 1 && w.out[n-2] == '\n') {
			w.out = append(w.out, '\n')
		}
		return 0, 0
	}
	from = len(w.out)
	w.out = append(w.out, s...)
	to = len(w.out)
	w.out = append(w.out, '\n')
	return from, to
}

// invisible says whether a rune at the edge of a line is not seen: white space
// and the zero-width characters that editors of page builders leave.
func invisible(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', '\u00a0', '\u3000', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return false
}

func fenceOf(line string) string {
	t := strings.TrimLeft(line, " ")
	switch {
	case strings.HasPrefix(t, "```"):
		return "```"
	case strings.HasPrefix(t, "~~~"):
		return "~~~"
	}
	return ""
}

// block takes the marks off the start of a line: # of a heading, > of a quote,
// bullets, rules and table borders. Numbers of lists stay: they are words too.
func block(line string) (heading bool, content string) {
	t := strings.TrimLeft(line, " \t")
	for strings.HasPrefix(t, ">") {
		t = strings.TrimLeft(t[1:], " \t")
	}
	if n := leading(t, '#'); n > 0 && n <= 6 && (len(t) == n || t[n] == ' ' || t[n] == '\t') {
		t = strings.TrimSpace(t[n:])
		if i := strings.TrimRight(t, "#"); i == "" || strings.HasSuffix(i, " ") {
			t = strings.TrimSpace(i) // ## closed ##
		}
		return true, t
	}
	if rule(t) {
		return false, ""
	}
	if len(t) > 1 && (t[0] == '*' || t[0] == '-' || t[0] == '+') && (t[1] == ' ' || t[1] == '\t') {
		return false, strings.TrimLeft(t[2:], " \t")
	}
	if strings.HasPrefix(t, "|") && strings.HasSuffix(t, "|") && len(t) > 1 {
		if strings.Trim(t, "|-: \t") == "" {
			return false, ""
		}
		cells := strings.Split(strings.Trim(t, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		return false, strings.Join(cells, "\t")
	}
	return false, t
}

func leading(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// rule says whether a line is a thematic break (---, ***, ___) or the line
// under a heading (===).
func rule(t string) bool {
	if len(t) < 3 || strings.IndexByte("-*_=", t[0]) < 0 {
		return false
	}
	return strings.Trim(t, string(t[0])+" \t") == ""
}

const (
	asciiPunct = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	maxNesting = 8 // of brackets: more are not links
)

var htmlTag = regexp.MustCompile(`^</?(?:a|b|big|blockquote|br|center|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]*)?/?>`)

// inline appends a line to out without its inline markup: images are dropped
// whole, links leave their words, ** and paired * and ` go, \* becomes *,
// entities their character. A line end is written where an image parts two
// texts (a caption stands behind its picture) and for <br>.
func inline(out []byte, s string) []byte {
	if !strings.ContainsAny(s, "\\*`[]<&_\u200b\u2060\ufeff") {
		return append(out, s...)
	}
	type bracket struct {
		at    int // in out
		image bool
	}
	var open [maxNesting]bracket
	depth := 0
	closers := true // whether a ) may still follow
	single := pairs(s, '*')
	ticks := strings.Count(s, "`") > 1
	star := 0
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte(asciiPunct, s[i+1]) >= 0:
			out = append(out, s[i+1])
			i += 2
		case c == '*' || c == '_':
			n := leading(s[i:], c)
			inWord := i > 0 && alnum(s[i-1]) && i+n < len(s) && alnum(s[i+n])
			drop := n > 1 && !inWord && (c == '*' || n == 2)
			if inWord && c == '*' && n == 4 && (letter(s[i-1]) || letter(s[i+n])) {
				drop = true // two emphases that meet: C****EO; not 138****0000
			}
			if c == '*' && n == 1 {
				drop = star < single
				if inWord {
					drop = false
				} else {
					star++
				}
			}
			if !drop {
				out = append(out, s[i:i+n]...)
			}
			i += n
		case c == '`' && ticks:
			i++
		case c == '!' && i+1 < len(s) && s[i+1] == '[' && depth < maxNesting:
			open[depth] = bracket{len(out), true}
			depth++
			i += 2
		case c == '[' && depth < maxNesting:
			open[depth] = bracket{len(out), false}
			depth++
			out = append(out, '[')
			i++
		case c == ']' && depth > 0:
			depth--
			b := open[depth]
			end := -1
			if closers && i+1 < len(s) && s[i+1] == '(' {
				if end = strings.IndexByte(s[i+2:], ')'); end < 0 {
					closers = false
					if strings.HasPrefix(s[i+2:], "http") { // cut off by the archive
						end = len(s) - i - 3
					}
				}
			}
			switch {
			case end >= 0 && b.image:
				out = partLine(out[:b.at])
				i = min(i+3+end, len(s))
			case end >= 0:
				out = append(out[:b.at], out[b.at+1:]...)
				i = min(i+3+end, len(s))
			case b.image: // no image after all
				out = append(out, 0, 0)
				copy(out[b.at+2:], out[b.at:])
				copy(out[b.at:], "![")
				out = append(out, ']')
				i++
			default:
				out = append(out, ']')
				i++
			}
		case c == '<':
			m := htmlTag.FindString(s[i:min(len(s), i+512)])
			switch {
			case m != "":
				if strings.HasPrefix(m, "<br") || strings.HasPrefix(m, "</p") || strings.HasPrefix(m, "</div") || strings.HasPrefix(m, "</li") {
					out = append(out, '\n')
				}
				i += len(m)
			case strings.HasPrefix(s[i:], "<!--"):
				end := strings.Index(s[i:], "-->")
				if end < 0 {
					return out // the rest of the line
				}
				i += end + 3
			default:
				out = append(out, c)
				i++
			}
		case c == '&':
			end := strings.IndexByte(s[i:min(len(s), i+12)], ';')
			if end > 1 {
				if u := html.UnescapeString(s[i : i+end+1]); u != s[i:i+end+1] {
					out = append(out, u...)
					i += end + 1
					continue
				}
			}
			out = append(out, c)
			i++
		case c < utf8.RuneSelf:
			out = append(out, c)
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r != '\u200b' && r != '\u2060' && r != '\ufeff' {
				out = append(out, s[i:i+n]...)
			}
			i += n
		}
	}
	return out
}

// partLine ends the line where an image stood, unless it stood within a
// sentence.
func partLine(out []byte) []byte {
	r, _ := utf8.DecodeLastRune(out)
	if len(out) > 0 && strings.ContainsRune("。！？；…”」』）)!?;", r) {
		return append(out, '\n')
	}
	return out
}

// pairs is how many lone marks c of a line belong to pairs: all, or all but the
// last one of an odd number. Escaped ones and ones within words don't count.
func pairs(s string, c byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == c:
			k := leading(s[i:], c)
			if k == 1 && !(i > 0 && alnum(s[i-1]) && i+1 < len(s) && alnum(s[i+1])) {
				n++
			}
			i += k - 1
		}
	}
	return n &^ 1
}

func letter(c byte) bool { return alnum(c) && c > '9' }

func alnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
