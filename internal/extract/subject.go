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

// Confidence in a subject by where it was found: by grammar in the clause, in
// an earlier clause, in an earlier sentence, or as what the item is about.
const (
	byGrammar  = 1.0
	byNearness = 0.95
	byClause   = 0.85
	bySentence = 0.7
	byTopic    = 0.55
	byWords    = 0.75
)

// subjectOf finds what the i-th quantity of a sentence is said of: by grammar
// first, then by what the clause, the sentence, the paragraph and the heading
// are about.
func (x *Extractor) subjectOf(d *document, s *sentence, i int, r reading) subject {
	q := &s.quantities[i]
	types := x.model.Metrics[r.metric].Subjects
	suits := func(m annotate.Mention) bool {
		return len(types) == 0 || slices.Contains(types, d.Entities[m.Entity].Type)
	}
	found := func(m annotate.Mention, confidence float64) subject {
		return subject{entity: m.Entity, span: m.Span, confidence: confidence}
	}
	if m, ok := d.remarked(s, q); ok && suits(m) {
		return found(m, byGrammar)
	}
	if m, ok := x.modified(d, s, q, r); ok && suits(m) {
		return found(m, byGrammar)
	}
	if m, ok := d.possessor(s, r); ok && suits(m) {
		return found(m, byGrammar)
	}
	if m, ok := x.acted(d, s, q, r); ok && suits(m) {
		return found(m, byGrammar)
	}
	at := q.Number.Start
	if r.cue.Len() > 0 && r.cue.Start < at && s.clause(r.cue.Start) == s.clause(at) {
		at = r.cue.Start
	}
	here := s.clause(at)
	named := x.nounBefore(d, s, at)
	for k := here; k >= 0 && len(s.Clauses) > 0; k-- {
		if m, ok := x.subjectIn(d, s, s.Clauses[k], at, q, types, k == here); ok {
			return found(m, nearness(here-k))
		}
		if k == here && named.Len() > 0 && (r.change || strings.HasPrefix(d.text[named.End:], "的")) {
			return subject{entity: -1, text: named.Of(d.text), span: named, confidence: byNearness}
		}
	}
	if named.Len() > 0 {
		return subject{entity: -1, text: named.Of(d.text), span: named, confidence: byWords}
	}
	if noun := x.countedSpan(d, s, q); q.Dimension == "classifier" && noun.Len() > 0 && r.rule != "" && here == 0 {
		if m, ok := x.topic(d, s, types); ok {
			return found(m, byTopic)
		}
		return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), span: noun, confidence: byWords}
	}
	if m, ok := x.topic(d, s, types); ok {
		return found(m, bySentence)
	}
	noun := x.countedSpan(d, s, q)
	if noun.Len() == 0 {
		noun = r.cue
	}
	if noun.Len() == 0 {
		noun = q.Span
	}
	return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), span: noun, confidence: byTopic}
}

func nearness(clauses int) float64 {
	if clauses == 0 {
		return byNearness
	}
	return byClause
}

// possessor is the mention that the cue of a metric belongs to: 对该公司的估值.
func (d *document) possessor(s *sentence, r reading) (annotate.Mention, bool) {
	if r.cue.Len() == 0 || r.change {
		return annotate.Mention{}, false
	}
	at := d.skipLeft(r.cue.Start, s.Start, true)
	if t := strings.TrimSuffix(d.text[s.Start:at], "的"); s.Start+len(t) < at {
		at = d.skipLeft(s.Start+len(t), s.Start, true)
	}
	return s.mentionEnding(at)
}

// subjectIn is the mention of a clause that a figure behind it is said of: in
// the figure's own clause the nearest, one of a likelier type before one of a
// less likely; in a clause before it the first, which that clause is about.
func (x *Extractor) subjectIn(d *document, s *sentence, clause article.Span, at int, q *quantity.Quantity, types []string, own bool) (annotate.Mention, bool) {
	var best annotate.Mention
	bestCost := -1
	for _, m := range s.mentions {
		if m.Start >= at || m.Start < clause.Start || m.Start >= clause.End || d.bracketed(m.Span, q.Span) {
			continue
		}
		rank := slices.Index(types, d.Entities[m.Entity].Type)
		if rank < 0 && len(types) > 0 || d.Entities[m.Entity].Type == "Place" && rank > 0 {
			continue // a place limits what is counted, unless places are measured
		}
		kase := x.caseBefore(d, s, m, clause)
		if kase == "" || kase == "to" {
			continue
		}
		if !own {
			// The first of the likeliest type.
			if cost := rank; (kase == "subject" || kase == "object") && (bestCost < 0 || cost < bestCost) {
				best, bestCost = m, cost
			}
			continue
		}
		cost := d.runes(article.Span{Start: m.End, End: at}) + max(rank, 0)*perRank
		if kase == "at" || kase == "from" {
			cost += markedCost
		}
		if bestCost < 0 || cost <= bestCost {
			best, bestCost = m, cost
		}
	}
	return best, bestCost >= 0
}

// How much farther, in characters, a mention may stand for each step down the
// types that a metric is said of, and than one that a preposition marks.
const (
	perRank    = 5
	markedCost = 12
)

// acted is what a sum was paid for or taken from: the object of the purchase
// behind it (以 8000 万美元收购 Perceive), or who is fined (对谷歌处以…).
func (x *Extractor) acted(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	clause := s.clauseOf(q)
	if r.cue.Start >= q.End && strings.HasSuffix(r.label, "收购") {
		for _, m := range s.mentions {
			if m.Start >= r.cue.End && m.End <= clause.End && d.Entities[m.Entity].Type != "Place" {
				return m, true
			}
		}
	}
	if x.model.Metrics[r.metric].Name == "compensation" {
		for _, m := range slices.Backward(s.mentions) {
			if m.End <= q.Start && m.Start >= clause.Start && x.caseBefore(d, s, m, clause) == "to" {
				return m, true
			}
		}
	}
	return annotate.Mention{}, false
}

// remarked is the mention that a bracketed remark stands behind:
// 英伟达（市值蒸发 1672 亿美元）.
func (d *document) remarked(s *sentence, q *quantity.Quantity) (annotate.Mention, bool) {
	head := d.text[s.Start:q.Start]
	open := strings.LastIndexAny(head, "（(")
	if open < 0 || strings.LastIndexAny(head, "）)") > open {
		return annotate.Mention{}, false
	}
	at := d.skipLeft(s.Start+open, s.Start, false)
	return s.mentionEnding(at)
}

// modified is the mention that the number is part of the attribute of:
// 售价4.2万元的前舱盖, 两台 V8s, 11 名特斯拉高管.
func (x *Extractor) modified(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	at := d.skipRight(q.End, s.End, false)
	rest := d.text[at:s.End]
	attributive := false
	for _, w := range [...]string{"左右的", "以上的", "以下的", "以内的", "的"} {
		if strings.HasPrefix(rest, w) {
			at = d.skipRight(at+len(w), s.End, false)
			attributive = true
			break
		}
	}
	if !attributive && q.Dimension != "classifier" {
		return annotate.Mention{}, false
	}
	// A cue behind the number is what the attribute describes: 35万元的售价.
	if r.cue.Start >= q.End {
		return annotate.Mention{}, false
	}
	m, ok := s.mentionAt(at)
	return m, ok
}

// nounBefore is the noun phrase right before a place: what a figure is about
// where no entity is named (全球手游收入). Words that only limit the figure are
// none.
func (x *Extractor) nounBefore(d *document, s *sentence, at int) article.Span {
	clause := s.clauseSpan(at)
	end := x.beforeLimits(d, s, at, clause.Start)
	start, nouns := end, 0
	for i, n := d.tokenBefore(end), 0; i >= 0 && n < maxCounted; i, n = i-1, n+1 {
		t := d.Tokens[i]
		if t.Start < clause.Start || t.End > start || strings.TrimSpace(d.text[t.End:start]) != "" || d.inTime(s, t.Span) || d.inMention(s, t.Span) {
			break
		}
		if endsNoun(t.Of(d.text), t.POS) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
			break
		}
		if r, _ := utf8.DecodeRuneInString(t.Of(d.text)); isBreak(r) || isQuoteOrSpace(r) {
			break
		}
		start = t.Start
		if strings.HasPrefix(t.POS, "n") || t.POS == "eng" || t.POS == "x" {
			nouns++
		}
	}
	noun := article.Span{Start: start, End: end}
	if nouns == 0 || utf8.RuneCountInString(noun.Of(d.text)) < 2 {
		return article.Span{}
	}
	// What a preposition marks is no subject, and a word that any figure may
	// stand behind names nothing.
	if before := d.text[clause.Start:start]; endsInPreposition(before) {
		return article.Span{}
	}
	for i := s.firstHit(noun.Start); i < len(s.hits) && s.hits[i].Start == noun.Start; i++ {
		if s.hits[i].End >= noun.End && (x.table.is(s.hits[i], x.scopeWords) || x.table.is(s.hits[i], x.genericNouns)) {
			return article.Span{}
		}
	}
	return noun
}

func endsInPreposition(s string) bool {
	for _, w := range [...]string{"在", "较", "比", "从", "对", "于", "被", "以", "由", "和", "与"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// beforeLimits steps back over what stands between a noun and the number it is
// measured by: the metric itself, 全球, 单月, 一夜, 的 and times.
func (x *Extractor) beforeLimits(d *document, s *sentence, at, limit int) int {
	for {
		end := d.skipLeft(at, limit, false)
		for _, w := range [...]string{"的", "总", "其", "了"} {
			end -= len(d.text[limit:end]) - len(strings.TrimSuffix(d.text[limit:end], w))
		}
		for _, h := range s.hits {
			if h.End == end && h.Start >= limit && (x.table.is(h, x.scopeWords) || len(x.metricCues[h.word]) > 0) {
				end = h.Start
				break
			}
		}
		for i := range s.times {
			if t := &s.times[i]; t.End == end && t.Start >= limit {
				end = t.Start
			}
		}
		for i := range s.quantities {
			if q := &s.quantities[i]; q.End == end && q.Start >= limit && q.Dimension == "time" {
				end = q.Start
			}
		}
		if end == at {
			return at
		}
		at = end
	}
}

func (d *document) inTime(s *sentence, sp article.Span) bool {
	for i := range s.times {
		if s.times[i].Overlaps(sp) {
			return true
		}
	}
	return false
}

// tokensFrom are the tokens from a place on.
func (d *document) tokensFrom(at int) []segment.Token {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t segment.Token, at int) int { return t.Start - at })
	return d.Tokens[i:]
}

// tokenBefore is the index of the last token that ends at or before a place.
func (d *document) tokenBefore(at int) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t segment.Token, at int) int { return t.Start - at })
	for i--; i >= 0 && d.Tokens[i].End > at; i-- {
	}
	return i
}

// topic is what a sentence without a subject of its own is about: the subject
// of the nearest sentence before it in the paragraph, then of the paragraph
// before, then the item's heading, then the item's most named entity.
func (x *Extractor) topic(d *document, s *sentence, types []string) (annotate.Mention, bool) {
	suits := func(m annotate.Mention) bool {
		return len(types) == 0 || slices.Contains(types, d.Entities[m.Entity].Type)
	}
	for i := s.index - 1; i >= 0 && i >= s.index-topicReach; i-- {
		prev := &d.sentences[i]
		if prev.Item != s.Item || prev.Heading {
			break
		}
		for _, m := range prev.mentions {
			if suits(m) && x.caseBefore(d, prev, m, prev.clauseSpan(m.Start)) == "subject" {
				return m, true
			}
		}
	}
	count := map[int]int{}
	best, most := annotate.Mention{}, 0
	for i := range d.sentences {
		o := &d.sentences[i]
		if o.Item != s.Item {
			continue
		}
		for _, m := range o.mentions {
			if !suits(m) {
				continue
			}
			count[m.Entity]++
			if o.Heading {
				count[m.Entity]++
			}
			if count[m.Entity] > most {
				best, most = m, count[m.Entity]
			}
		}
	}
	return best, most > 0
}

// topicReach is how many sentences back a topic is looked for.
const topicReach = 3
