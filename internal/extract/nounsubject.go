package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// counts is the noun that a number counts, where the clause says something of
// what is counted: it opens with the number, or with 有 before it, and goes on
// with a verb (16家券商收到消息, 有59.5%的受访用户不购买). What stands right before the
// number may be who has them (班克曼的两名同事) or what they are (盛兴达等四家公司).
func (x *Extractor) counts(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	bare := strings.HasPrefix(r.rule, "figure.bare")
	named := slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Start >= r.cue.End && m.End <= q.Start && d.among(m) })
	if !bare && !named && r.cue.Start < q.End || q.Dimension != "classifier" && q.Dimension != "percent" {
		return subject{}, false
	}
	clause := s.clauseOf(q)
	at := d.skipLeft(q.Start, clause.Start, false)
	for _, m := range slices.Backward(s.mentions) {
		if m.Start < clause.Start || m.End > q.Start || d.Entities[m.Entity].Type == schema.Place || d.among(m) {
			continue
		}
		switch between := strings.TrimSpace(d.text[m.End:at]); {
		case (between == de || between == "") && x.model.Metrics[r.metric].Name == peopleMetric:
			return mentioned(m, byGrammar), true
		case between == "" || between == deng:
		case between == de || d.Entities[m.Entity].Type != schema.Person:
			return subject{}, false
		}
	}
	noun := x.countedSpan(d, s, q)
	if q.Dimension == "percent" || noun.Len() == 0 {
		if to, ok := d.attributeEnd(s, q); ok {
			noun = d.phraseFrom(s, to)
		}
	}
	switch {
	case noun.Len() > 0 && x.predicated(d, s, q, noun):
	case !bare:
		return subject{}, false
	case q.Dimension == "percent" || noun.Len() == 0:
		if noun = x.attribute(d, s, q); noun.Len() == 0 || slices.Contains(d.grammar.vehicleUnits, q.Unit) || d.grammar.measures(noun.Of(d.text)) || x.generic(s, noun) {
			return subject{}, false
		}
	case s.clause(q.Start) > 0 && at > clause.Start && !anySuffix(d.text[clause.Start:at], d.grammar.prepositions):
		return subject{}, false // a verb without a subject goes on about what was named before
	}
	sub := d.worded(noun, byWords)
	return sub, utf8.RuneCountInString(sub.text) > 1
}

// predicated says whether what a number counts is the subject of its clause.
func (x *Extractor) predicated(d *document, s *sentence, q *quantity.Quantity, noun article.Span) bool {
	clause := s.clauseOf(q)
	tokens := d.tokensFrom(clause.Start)
	i := x.pastAdverbials(d, s, tokens)
	if i < len(tokens) && slices.Contains(d.grammar.havingWords, tokens[i].Of(d.text)) {
		i++
	}
	head, of := strings.CutSuffix(strings.TrimRight(d.text[clause.Start:q.Start], " "), de)
	among := of && anySuffix(head, d.grammar.including)
	if i == len(tokens) || tokens[i].Start < q.Start && !among {
		return false
	}
	for _, t := range d.tokensFrom(noun.End) {
		if t.Start >= clause.End {
			break
		}
		if strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
			return true
		}
	}
	return false
}

// nounBefore is the noun phrase right before a place: what a figure is about
// where no entity is named (全球手游收入). Words that only limit the figure are
// none.
func (x *Extractor) nounBefore(d *document, s *sentence, at int) article.Span {
	clause := s.clauseSpan(at)
	end := x.beforeLimits(d, s, at, clause.Start)
	noun := d.phraseBefore(s, end, clause.Start)
	if owner := strings.TrimSuffix(d.text[clause.Start:noun.Start], de); d.runes(noun) <= maxQuality && noun.Len() > 0 && len(owner) < noun.Start-clause.Start {
		// 电池包的 BOM 成本: what belongs to a thing is no thing.
		if np := d.phraseBefore(s, d.skipLeft(clause.Start+len(owner), clause.Start, false), clause.Start); d.runes(np) > 1 && d.hasNoun(np) && d.thing(np) {
			noun = np
		}
	}
	if anySuffix(noun.Of(d.text), d.grammar.localizers) {
		return article.Span{} // 全国城市里 says among what
	}
	if d.runes(noun) < 2 || !d.hasNoun(noun) {
		return article.Span{}
	}
	// What a preposition marks is no subject, and a word that any figure may
	// stand behind names nothing.
	if anySuffix(d.text[clause.Start:noun.Start], d.grammar.prepositions) {
		return article.Span{}
	}
	for i := s.firstHit(noun.Start); i < len(s.hits) && s.hits[i].Start == noun.Start; i++ {
		if s.hits[i].End >= noun.End && (x.table.is(s.hits[i], x.scopeWords) || x.table.is(s.hits[i], x.genericNouns)) {
			return article.Span{}
		}
	}
	return noun
}

// hasNoun says whether one of the words of a phrase is a noun.
func (d *document) hasNoun(np article.Span) bool {
	for _, t := range d.tokensFrom(np.Start) {
		if t.Start >= np.End {
			return false
		}
		if strings.HasPrefix(t.POS, "n") || t.POS == "eng" || t.POS == "x" {
			return true
		}
	}
	return false
}

// beforeLimits steps back over what stands between a noun and the number it is
// measured by: the metric itself, 全球, 单月, 一夜, 的 and times.
func (x *Extractor) beforeLimits(d *document, s *sentence, at, limit int) int {
	for {
		end := d.backPast(at, limit, d.grammar.nounLinks)
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
		if h, ok := s.lastWithin(x.table, article.Span{Start: limit, End: end}, x.compareMarks); ok && x.basis(s, article.Span{Start: h.End, End: end}) {
			end = h.Start // 预订量较 2019 年同期增长
		}
		if end == at {
			return at
		}
		at = end
	}
}

// basis says whether all that stands between 较 and a change is the time that it
// is reckoned from.
func (x *Extractor) basis(s *sentence, gap article.Span) bool {
	if gap.Len() == 0 {
		return false
	}
	for i := range s.times {
		if t := s.times[i].Span; t.Start >= gap.Start && t.End <= gap.End {
			return t.Start-gap.Start <= len(" ") && gap.End-t.End <= maxPeriodTail
		}
	}
	h, ok := s.longest(x.table, gap.Start, x.baseWords)
	return ok && gap.End-h.End <= len(" ")
}

// maxPeriodTail is how many bytes 同期 and the spaces around it may have.
const maxPeriodTail = 8

// pointed is the noun that opens a clause behind a word that points at it:
// 这种皮纹玻璃后盖采用了…. Nouns that any figure may stand behind are none.
func (x *Extractor) pointed(d *document, s *sentence, clause article.Span, before int) article.Span {
	rest := clause.Of(d.text)
	for _, w := range d.grammar.pointers {
		behind, ok := strings.CutPrefix(rest, w)
		if !ok {
			continue
		}
		start := clause.End - len(behind)
		noun := article.Span{Start: start, End: start}
		for n, t := range d.tokensFrom(start) {
			if n == maxTail || t.End > min(clause.End, before) || t.Start != noun.End || d.grammar.endsNoun(t.Of(d.text), t.POS) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
				break
			}
			noun.End = t.End
		}
		if d.runes(noun) < 2 || x.generic(s, noun) {
			return article.Span{}
		}
		return noun
	}
	return article.Span{}
}

// possessing is the noun whose measure a clause speaks of: 三生制药 in 三生制药的股价
// 当天高开.
func (x *Extractor) possessing(d *document, s *sentence, clause article.Span) article.Span {
	if anyPrefix(clause.Of(d.text), d.grammar.instanceLeads) {
		return article.Span{} // a part of what was spoken of
	}
	for i := s.firstHit(clause.Start); i < len(s.hits) && s.hits[i].Start < clause.End; i++ {
		if h := s.hits[i]; len(x.metricCues[h.word]) > 0 && strings.HasSuffix(d.text[clause.Start:h.Start], de) {
			return x.nounBefore(d, s, h.Start)
		}
	}
	return article.Span{}
}

// generic says whether a noun is one that figures of anything stand behind.
func (x *Extractor) generic(s *sentence, noun article.Span) bool {
	return x.wholly(s, noun, x.genericNouns)
}

// wholly says whether a noun is a word of a class, or the end of one.
func (x *Extractor) wholly(s *sentence, noun article.Span, c class) bool {
	h, ok := s.longestEnding(x.table, noun.End, c)
	return ok && h.Start <= noun.Start
}
