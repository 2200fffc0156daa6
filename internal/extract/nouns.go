package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// A figure may be of what is no entity: these are the noun phrases around a
// number that name it.

// countedSpan is the noun that a quantity counts: 2,400 个喷嘴 counts 喷嘴.
func (x *Extractor) countedSpan(d *document, s *sentence, q *quantity.Quantity) article.Span {
	at := d.skipRight(q.End, s.End, false)
	if slices.Contains(d.grammar.peopleUnits, q.Unit) {
		if _, ok := s.longest(x.table, at, x.usingVerbs); ok {
			return article.Span{Start: at, End: at} // the people are counted, and do something
		}
	}
	if !slices.Contains(d.grammar.partyUnits, q.Unit) { // 三家联合打造的…: who was spoken of
		at = d.pastClause(s, at)
	}
	return d.phraseFrom(s, at)
}

// pastClause is where the noun begins that a place describes by what it does or is
// like, up to 的: 20位|最富有的科技富翁, 200名|患有失眠的人. A noun that comes first is
// counted itself (两款车的用户, 两位知情人士透露的消息).
func (d *document) pastClause(s *sentence, at int) int {
	for n, t := range d.tokensFrom(at) {
		w := t.Of(d.text)
		r := firstRune(w)
		if t.Start >= s.End || n == maxDescribing || isBreak(r) || annotate.IsClauseMark(r) || s.numbered(t.Span) {
			return at
		}
		if n == 0 && (slices.Contains(d.grammar.copulas, w) || !describing(t, w)) {
			return at
		}
		if w == de {
			if head := d.phraseFrom(s, d.skipRight(t.End, s.End, false)); head.Len() > 0 {
				return head.Start
			}
			return at
		}
	}
	return at
}

// describing says whether a word begins what things are like or do. A verb of one
// character may be half of a noun that the segmenter does not know (喷|嘴).
func describing(t segment.Token, w string) bool {
	switch {
	case t.POS == "" || t.POS == "vn":
		return false
	case t.POS[0] == 'v':
		return utf8.RuneCountInString(w) > 1
	}
	return strings.ContainsAny(t.POS[:1], "adp")
}

// maxDescribing is how many tokens may stand before the 的 of what describes things
// that are counted.
const maxDescribing = 6

// tail is the noun phrase that a number behind it describes, with or without
// 的 and over one bracketed remark: 5000 万美元（约 3.62 亿元）的 B 轮融资.
func (x *Extractor) tail(d *document, s *sentence, q *quantity.Quantity) article.Span {
	at := d.skipRight(q.End, s.End, true)
	for _, w := range d.grammar.attributives {
		if strings.HasPrefix(d.text[at:s.End], w) {
			at = d.skipRight(at+len(w), s.End, false)
			break
		}
	}
	noun := article.Span{Start: at, End: at}
	end := at
	for n, t := range d.tokensFrom(at) {
		w := t.Of(d.text)
		r, _ := utf8.DecodeRuneInString(w)
		if t.Start >= s.End || n == maxTail || isBreak(r) || annotate.IsClauseMark(r) || strings.TrimSpace(d.text[end:t.Start]) != "" {
			break
		}
		adjusted := anySuffix(d.text[at:t.End], d.grammar.adjusted)
		end = t.End
		if strings.TrimSpace(w) == "" || adjusted {
			continue
		}
		if d.grammar.endsNoun(w, t.POS) {
			break
		}
		if !strings.HasPrefix(t.POS, "v") || t.POS == "vn" {
			noun.End = end
		}
	}
	return noun
}

// maxTail is how many tokens the tail may have, spaces among them.
const maxTail = 7

// attribute is the noun right before a number that its predicate measures,
// where no metric names it: 吸力 in 吸力为25000帕, 客观缓解率 in 客观缓解率为70.8%.
func (x *Extractor) attribute(d *document, s *sentence, q *quantity.Quantity) article.Span {
	clause := s.clauseSpan(q.Number.Start)
	at := d.skipLeft(q.Start, clause.Start, false)
	for again := true; again; {
		again = false
		for _, w := range d.grammar.copulas {
			if strings.HasSuffix(d.text[clause.Start:at], w) {
				at = d.skipLeft(at-len(w), clause.Start, false)
				again = true
			}
		}
	}
	return d.phraseBefore(s, at, clause.Start)
}

// listed is the noun right before a number, behind the word for its metric, or
// behind 、: 投资分别是半导体47万亿韩元、汽车16万亿韩元.
func (x *Extractor) listed(d *document, s *sentence, q *quantity.Quantity) article.Span {
	return d.phraseBefore(s, d.skipLeft(q.Start, s.Start, false), s.clauseOf(q).Start)
}

// numberIn says whether a number lies in a span.
func (d *document) numberIn(sp article.Span) bool {
	for _, t := range d.tokensFrom(sp.Start) {
		if t.Start >= sp.End {
			break
		}
		if t.POS == "m" || t.POS == "mq" {
			return true
		}
	}
	return false
}

// countedBy says whether a span lies in a number with a unit.
func (s *sentence) countedBy(sp article.Span) bool {
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Unit != "" && q.Overlaps(sp) {
			return true
		}
	}
	return false
}

// firstToken is the index of the first token that starts at or behind a place.
func (d *document) firstToken(at int) int { return int(d.tokenAt[min(max(at, 0), len(d.text))]) }

// tokensFrom are the tokens from a place on.
func (d *document) tokensFrom(at int) []segment.Token {
	return d.Tokens[d.firstToken(at):]
}

// tokenBefore is the index of the last token that ends at or before a place.
func (d *document) tokenBefore(at int) int {
	i := d.firstToken(at) - 1
	for i >= 0 && d.Tokens[i].End > at {
		i--
	}
	return i
}

func (d *document) inTime(s *sentence, sp article.Span) bool {
	for i := range s.times {
		if s.times[i].Overlaps(sp) {
			return true
		}
	}
	return false
}
