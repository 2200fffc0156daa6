package article

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

//go:embed furniture.yaml
var furnitureYAML []byte

// furnitureRule is one entry of furniture.yaml, whose head says what the fields
// mean.
type furnitureRule struct {
	ID      string
	Doc     string
	Where   string // line, part, rest
	Zone    string // "", head, tail, edges, source
	Max     int    // of rest: characters
	Pattern string
	Yes, No []string

	re *regexp.Regexp
}

// maxFurnitureLine: a line of more bytes is prose, whatever it looks like
// (some 170 Chinese characters). It also bounds the cost of matching.
const maxFurnitureLine = 512

// furnitureRules are the rules by kind, compiled on first use. The file is
// part of the program, so a fault in it is a bug: it panics.
var furnitureRules = sync.OnceValue(func() map[string][]furnitureRule {
	var rules []furnitureRule
	dec := yaml.NewDecoder(strings.NewReader(string(furnitureYAML)))
	dec.KnownFields(true)
	if err := dec.Decode(&rules); err != nil {
		panic(fmt.Sprintf("furniture.yaml: %v", err))
	}
	byKind := map[string][]furnitureRule{}
	for _, r := range rules {
		p := r.Pattern
		if r.Where != "part" {
			p = "^(?:" + p + ")$"
		}
		r.re = regexp.MustCompile(p)
		byKind[r.Where] = append(byKind[r.Where], r)
	}
	return byKind
})

// matches says whether a bare line is furniture by the rule.
func (r *furnitureRule) matches(line string) bool {
	return len(line) <= maxFurnitureLine && r.re.MatchString(line)
}

// furniture marks what is no part of what the article says.
func (l *layout) furniture(a *Article) []Span {
	rules := furnitureRules()
	marked := make([]bool, len(l.lines))
	end := l.restFrom(a, rules["rest"])
	for i := end; i < len(l.lines); i++ {
		marked[i] = true
	}
	for i := 0; i < end; i++ {
		text := l.lines[i].Of(a.Text)
		marked[i] = l.isFurniture(i, text, rules["line"])
	}
	l.markRepeatedTitle(a, marked)
	l.markNames(a, marked)

	var out []Span
	for i, s := range l.lines {
		if marked[i] {
			out = appendSpan(out, s, a.Text)
			continue
		}
		text := s.Of(a.Text)
		if !strings.ContainsAny(text, "[图源供视") {
			continue
		}
		for _, r := range rules["part"] {
			// A credit stands at the end of its line: no need to look farther back.
			from := 0
			if r.ID != "picture-link" && len(text) > 256 {
				from = runeStart(text, len(text)-256)
			}
			for _, m := range r.re.FindAllStringIndex(text[from:], -1) {
				out = appendSpan(out, Span{s.Start + from + m[0], s.Start + from + m[1]}, a.Text)
			}
		}
	}
	return mergeSpans(out)
}

func (l *layout) isFurniture(i int, text string, rules []furnitureRule) bool {
	if len(text) > maxFurnitureLine {
		return false
	}
	for k := range rules {
		r := &rules[k]
		switch r.Zone {
		case "head":
			if i >= l.head {
				continue
			}
		case "tail":
			if i < l.tail {
				continue
			}
		case "edges":
			if i >= l.head && i < l.tail {
				continue
			}
		case "source":
			if i != l.source {
				continue
			}
		}
		if r.matches(text) {
			return true
		}
	}
	return false
}

// restFrom is the first line of the furniture that runs to the end of the text.
func (l *layout) restFrom(a *Article, rules []furnitureRule) int {
	end := len(l.lines)
	lastHeading := -1
	if n := len(a.Headings); n > 0 {
		lastHeading = a.Headings[n-1].Start
	}
	longest := 0
	for k := range rules {
		longest = max(longest, rules[k].Max)
	}
	chars := 0
	for i := len(l.lines) - 1; i >= 0; i-- {
		s := l.lines[i]
		if s.Start <= lastHeading {
			break
		}
		chars += utf8.RuneCountInString(s.Of(a.Text))
		if end < len(l.lines) && l.lines[end].Start-s.End > 4096 || chars > longest {
			break
		}
		for k := range rules {
			if chars <= rules[k].Max && rules[k].matches(s.Of(a.Text)) {
				end = i
				chars = 0 // one block after another: each has its own length
				break
			}
		}
	}
	return end
}

// markRepeatedTitle marks every telling of the title line but the first at the
// head of the text: archive pages have it twice.
func (l *layout) markRepeatedTitle(a *Article, marked []bool) {
	first := -1
	for i := 0; i < min(len(l.lines), 8); i++ {
		text := l.lines[i].Of(a.Text)
		switch {
		case marked[i]:
		case first >= 0 && text == l.lines[first].Of(a.Text):
			marked[i] = true
		case first < 0 && i < 2 && !paragraph(text):
			first = i
		}
	}
}

// markNames marks the lines of the head that are nothing but the author's or
// the publisher's name.
func (l *layout) markNames(a *Article, marked []bool) {
	for i := 0; i < l.head; i++ {
		text := l.lines[i].Of(a.Text)
		if text != "" && (text == a.Publisher || text == a.Author || i == l.nameLine) {
			marked[i] = true
		}
	}
}

// appendSpan adds a span, joining it to the one before where only white space
// is between them.
func appendSpan(out []Span, s Span, text string) []Span {
	if s.Len() == 0 {
		return out
	}
	if n := len(out); n > 0 && out[n-1].End <= s.Start && strings.TrimSpace(text[out[n-1].End:s.Start]) == "" {
		out[n-1].End = s.End
		return out
	}
	return append(out, s)
}

// mergeSpans makes spans that are sorted by line disjoint.
func mergeSpans(in []Span) []Span {
	out := in[:0]
	for _, s := range in {
		for len(out) > 0 && s.Start < out[len(out)-1].Start { // parts of one line, by rule
			s.Start, s.End = min(s.Start, out[len(out)-1].Start), max(s.End, out[len(out)-1].End)
			out = out[:len(out)-1]
		}
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

func runeStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
