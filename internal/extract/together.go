package extract

import (
	"slices"
	"sort"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
)

// sentenceAt is the sentence that holds a place.
func (d *document) sentenceAt(at int) *sentence {
	behind := sort.Search(len(d.sentences), func(i int) bool { return d.sentences[i].Start > at })
	if behind == 0 {
		return nil
	}
	return &d.sentences[behind-1]
}

// together is the evidence for a relation of two entities that the name of one
// gives away: the first clause that names both, else the shortest stretch of a
// sentence that does, else the clause of the first mention.
func (d *document) together(thing, owner int, s *sentence, first article.Span) article.Span {
	e := d.Entities[owner]
	for _, at := range d.named[thing] {
		o := d.sentenceAt(at.Start)
		if o.Heading {
			continue
		}
		if clause := clausesAround(o, at); namesAny(clause.Of(d.text), e) {
			return clause
		}
	}
	if _, sp, ok := d.besides(thing, owner); ok && d.runes(sp) <= maxTogether {
		return sp
	}
	for _, at := range d.named[thing] {
		if o := d.sentenceAt(at.Start); o.Heading && d.runes(o.Span) <= maxTogether && namesAny(o.Of(d.text), e) {
			return o.Span
		}
	}
	if s == nil {
		return first
	}
	return d.proof(thing, owner, first)
}

// maxTogether is the longest quote, in characters, that still proves something.
const maxTogether = 120

// namesAny says whether a text has one of an entity's names.
func namesAny(text string, e annotate.Entity) bool {
	return slices.ContainsFunc(names(e), func(f string) bool { return strings.Contains(text, f) })
}

// besides is the shortest stretch of whole clauses of one sentence that names
// both of two entities, the body of the article before its headings.
func (d *document) besides(a, b int) (*sentence, article.Span, bool) {
	var best *sentence
	var span article.Span
	for _, m := range d.named[a] {
		s := d.sentenceAt(m.Start)
		for _, o := range s.mentions {
			if o.Entity != b || o.Reference {
				continue
			}
			sp := clausesAround(s, article.Span{Start: min(m.Start, o.Start), End: max(m.End, o.End)})
			if best == nil || best.Heading && !s.Heading || best.Heading == s.Heading && sp.Len() < span.Len() {
				best, span = s, sp
			}
		}
	}
	return best, span, best != nil
}

// near says whether two entities are named near each other in one item.
func (d *document) near(a, b int) bool {
	_, ok := d.stretch(a, b)
	return ok
}

// stretch is the shortest stretch of an item that names both of two entities, if
// they are named near each other.
func (d *document) stretch(a, b int) (article.Span, bool) {
	var best article.Span
	for _, at := range d.named[a] {
		places := d.named[b]
		i, _ := slices.BinarySearchFunc(places, at.Start, func(sp article.Span, at int) int { return sp.Start - at })
		for _, o := range places[max(0, i-1):min(len(places), i+1)] {
			sp := article.Span{Start: min(o.Start, at.Start), End: max(o.End, at.End)}
			if max(o.Start, at.Start)-min(o.End, at.End) <= nearby && (best.Len() == 0 || sp.Len() < best.Len()) && d.sentenceAt(o.Start).Item == d.sentenceAt(at.Start).Item {
				best = sp
			}
		}
	}
	return best, best.Len() > 0
}

// proof is the shortest stretch of whole clauses of an item that names both of two
// entities, be it more than a sentence; the clause at a place if there is none.
func (d *document) proof(a, b int, at article.Span) article.Span {
	if sp, ok := d.stretch(a, b); ok {
		first, last := d.sentenceAt(sp.Start), d.sentenceAt(sp.End-1)
		sp = article.Span{Start: clausesAround(first, article.Span{Start: sp.Start, End: sp.Start + 1}).Start, End: clausesAround(last, article.Span{Start: sp.End - 1, End: sp.End}).End}
		if d.runes(sp) <= maxTogether {
			return sp
		}
	}
	return clausesAround(d.sentenceAt(at.Start), at)
}
