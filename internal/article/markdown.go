package article

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

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
