package extract

import (
	"slices"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// The matcher runs all patterns over a sentence in one pass. Each pattern has
// an anchor: its first element of words that must be there. Only where a word
// of the anchor stands is the pattern tried, to the right and to the left of
// it, so that patterns whose words do not stand in the sentence cost nothing.

// pattern is a schema.Pattern with its words turned into classes.
type pattern struct {
	rule     *schema.Rule
	elements []element
	anchor   int
	words    []class // that a sentence must have besides the anchor's
	names    int     // how many mentions it must have
}

type element struct {
	schema.Element
	words   class // of Words
	without class // of a Gap
}

// filled is what a slot holds after a match: the mentions of an entity slot
// (several for a list), else the span of a quantity, a time or words.
type filled struct {
	slot     string
	mentions []annotate.Mention
	span     article.Span
}

// match is one way a pattern fits a sentence.
type match struct {
	rule  *schema.Rule
	slots []filled
	span  article.Span
}

// slot is what the named slot holds.
func (m *match) slot(name string) (filled, bool) {
	for _, f := range m.slots {
		if f.slot == name {
			return f, true
		}
	}
	return filled{}, false
}

type matcher struct {
	table    *wordTable
	patterns []*pattern
	anchored [][]*pattern // by word: the patterns that it is an anchor of
}

// newMatcher compiles the patterns of rules. A pattern needs an element of
// words to be anchored at; one without is never tried (the loader refuses it).
func newMatcher(rules []schema.Rule, t *wordTable) *matcher {
	m := &matcher{table: t}
	for i := range rules {
		r := &rules[i]
		for _, src := range r.Compiled {
			p := &pattern{rule: r, anchor: -1}
			for j, e := range src.Elements {
				c := element{Element: e, words: noClass, without: noClass}
				switch e.Kind {
				case schema.Words, schema.Absent:
					c.words = t.class(slices.Concat(e.Words, dollars(e.Lexicons))...)
					if p.anchor < 0 && !e.Optional && e.Kind == schema.Words {
						p.anchor = j
					}
				case schema.Gap:
					c.without = t.class(slices.Concat(e.Without, dollars(e.WithoutLexicons))...)
				}
				p.elements = append(p.elements, c)
			}
			p.needs()
			if p.anchor >= 0 {
				m.patterns = append(m.patterns, p)
			}
		}
	}
	return m
}

// needs notes what a sentence must have for the pattern to be worth a try.
func (p *pattern) needs() {
	for j, e := range p.elements {
		switch {
		case e.Optional:
		case e.Kind == schema.Words && j != p.anchor:
			p.words = append(p.words, e.words)
		case e.Kind == schema.EntitySlot:
			p.names++
		}
	}
}

// seal indexes the patterns by anchor once every class is known.
func (m *matcher) seal() {
	byAnchor := map[class][]*pattern{}
	for _, p := range m.patterns {
		c := p.elements[p.anchor].words
		byAnchor[c] = append(byAnchor[c], p)
	}
	m.anchored = byWord(m.table, func(c class) []*pattern { return byAnchor[c] })
}

func dollars(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = "$" + id
	}
	return out
}

// find calls found with every match in a sentence, in the order of anchors.
func (m *matcher) find(d *document, s *sentence, found func(match)) {
	missing := func(c class) bool { return !s.classes.has(c) }
	for _, h := range s.hits {
		for _, p := range m.anchored[h.word] {
			if len(s.mentions) < p.names || slices.ContainsFunc(p.words, missing) {
				continue
			}
			if got, ok := m.try(d, s, p, h); ok {
				found(got)
			}
		}
	}
}

// try fits a pattern around its anchor. The shortest gaps win.
func (m *matcher) try(d *document, s *sentence, p *pattern, h hit) (match, bool) {
	t := trial{matcher: m, d: d, s: s, p: p}
	if slot := p.elements[p.anchor].Slot; slot != "" {
		t.slots = append(t.slots, filled{slot: slot, span: h.Span})
	}
	end, ok := t.right(p.anchor+1, h.End, false)
	if !ok {
		return match{}, false
	}
	start, ok := t.left(p.anchor-1, h.Start)
	if !ok {
		return match{}, false
	}
	return match{rule: p.rule, slots: t.slots, span: article.Span{Start: start, End: end}}, true
}
