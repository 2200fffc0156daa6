package article

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
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
	Where   string
	Zone    string // "", head, tail, edges, source
	Max     int    // of rest: characters
	Cues    []string
	Tail    bool // of part: it stands at the end of its line
	Pattern string
	Yes, No []string

	re *regexp.Regexp
}

// What a rule's pattern is matched against.
const (
	whereLine = "line"
	wherePart = "part"
	whereRest = "rest"
)

// maxFurnitureLine: a line of more bytes is prose, whatever it looks like (100
// Chinese characters). It also bounds the cost of matching.
const maxFurnitureLine = 300

// ruleSet is the rules in the order of the file, at most 64 of them, and an
// index that finds all their cues in one pass over a line.
type ruleSet struct {
	rules  []furnitureRule
	uncued uint64 // the rules without cues, as bits
	// at[uint16(r)] is the number of the list in cues with the words that start
	// with rune r (and with the few others of the same low half).
	at   [1 << 16]uint8
	cues [][]cue
}

type cue struct {
	word string
	rule uint64 // a bit
}

// furnitureRules are the rules, compiled on first use. The file is part of the
// program, so a fault in it is a bug: it panics.
var furnitureRules = sync.OnceValue(func() *ruleSet {
	rs := &ruleSet{cues: make([][]cue, 1)} // cues[0] is empty
	dec := yaml.NewDecoder(bytes.NewReader(furnitureYAML))
	dec.KnownFields(true)
	if err := dec.Decode(&rs.rules); err != nil {
		panic(fmt.Sprintf("furniture.yaml: %v", err))
	}
	for i := range rs.rules {
		r, bit := &rs.rules[i], uint64(1)<<i
		p := r.Pattern
		if r.Where != wherePart {
			p = "^(?:" + p + ")$"
		}
		r.re = regexp.MustCompile(p)
		if len(r.Cues) == 0 {
			rs.uncued |= bit
		}
		for _, word := range r.Cues {
			first, _ := utf8.DecodeRuneInString(word)
			if rs.at[uint16(first)] == 0 {
				rs.at[uint16(first)] = uint8(len(rs.cues))
				rs.cues = append(rs.cues, nil)
			}
			list := &rs.cues[rs.at[uint16(first)]]
			*list = append(*list, cue{word, bit})
		}
	}
	return rs
})

// cued are the rules, as bits, that the line may match by their cues.
func (rs *ruleSet) cued(line string) uint64 {
	bits := rs.uncued
	for i, r := range line {
		for _, c := range rs.cues[rs.at[uint16(r)]] {
			if bits&c.rule == 0 && strings.HasPrefix(line[i:], c.word) {
				bits |= c.rule
			}
		}
	}
	return bits
}

// furniture marks what is no part of what the article says.
func (l *layout) furniture(a *Article) []Span {
	rs := furnitureRules()
	cued := make([]uint64, len(l.lines))
	for i, s := range l.lines {
		cued[i] = rs.cued(s.Of(a.Text))
	}
	marked := make([]bool, len(l.lines))
	end := l.restFrom(a, cued)
	for i := range l.lines {
		marked[i] = i >= end || l.isFurniture(i, l.lines[i].Of(a.Text), cued[i])
	}
	l.markRepeatedTitle(a, marked)
	l.markNames(a, marked)

	var out []Span
	for i, s := range l.lines {
		if marked[i] {
			out = appendSpan(out, s, a.Text)
			continue
		}
		for _, part := range partsOf(rs, s.Of(a.Text), cued[i]) {
			out = appendSpan(out, Span{s.Start + part.Start, s.Start + part.End}, a.Text)
		}
	}
	return out
}

// partsOf are the parts of a line that are furniture, sorted and disjoint.
func partsOf(rs *ruleSet, line string, cued uint64) []Span {
	var parts []Span
	for k := range rs.rules {
		r := &rs.rules[k]
		if r.Where != wherePart || cued>>k&1 == 0 {
			continue
		}
		from := 0
		if r.Tail && len(line) > maxFurnitureLine {
			from = runeStart(line, len(line)-maxFurnitureLine)
		}
		for _, m := range r.re.FindAllStringIndex(line[from:], -1) {
			parts = append(parts, Span{from + m[0], from + m[1]})
		}
	}
	if len(parts) < 2 {
		return parts
	}
	slices.SortFunc(parts, func(x, y Span) int { return cmp.Or(x.Start-y.Start, x.End-y.End) })
	out := parts[:1]
	for _, p := range parts[1:] {
		if last := &out[len(out)-1]; p.Start <= last.End {
			last.End = max(last.End, p.End)
		} else {
			out = append(out, p)
		}
	}
	return out
}

// isFurniture says whether the whole line i is furniture by a line rule.
func (l *layout) isFurniture(i int, line string, cued uint64) bool {
	if len(line) > maxFurnitureLine {
		return false
	}
	rules := furnitureRules().rules
	for k := range rules {
		r := &rules[k]
		if cued>>k&1 == 1 && r.Where == whereLine && l.inZone(i, r.Zone) && r.re.MatchString(line) {
			return true
		}
	}
	return false
}

func (l *layout) inZone(i int, zone string) bool {
	switch zone {
	case "head":
		return i < l.head
	case "tail":
		return i >= l.tail
	case "edges":
		return i < l.head || i >= l.tail
	case "source":
		return i == l.source
	}
	return true
}

// restFrom is the first line of the furniture that runs to the end of the text.
// It is looked for from the end, block by block.
func (l *layout) restFrom(a *Article, cued []uint64) int {
	rules := furnitureRules().rules
	lastHeading, longest := -1, 0
	if n := len(a.Headings); n > 0 {
		lastHeading = a.Headings[n-1].Start
	}
	for k := range rules {
		if rules[k].Where == whereRest {
			longest = max(longest, rules[k].Max)
		}
	}
	end, chars := len(l.lines), 0 // chars: from the line that is looked at to end
	for i := len(l.lines) - 1; i >= 0 && l.lines[i].Start > lastHeading && chars <= longest; i-- {
		line := l.lines[i].Of(a.Text)
		chars += utf8.RuneCountInString(line)
		if len(line) > maxFurnitureLine {
			continue
		}
		for k := range rules {
			r := &rules[k]
			if cued[i]>>k&1 == 1 && r.Where == whereRest && chars <= r.Max && r.re.MatchString(line) {
				end, chars = i, 0
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
		case first < 0 && i < 2 && (text == a.Title || headingAt(a, l.lines[i].Start) || !paragraph(text)):
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

func runeStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
