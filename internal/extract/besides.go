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

// besides says whether a mention in the k-th clause of a sentence stands there for something else than to
// be measured by a figure behind it, whatever its type: as who speaks, as what
// something is compared with, as whose post a person has.
func (x *Extractor) besides(d *document, s *sentence, m annotate.Mention, k int, look lookup) bool {
	clause, own := s.Clauses[k], k == look.here
	typ := d.Entities[m.Entity].Type
	speaking := !own && x.speaksIn(s, clause)
	switch {
	case m.Entity == look.speaker, m.Contains(look.q.Number), d.credited(s, m), d.among(m):
		return true
	case d.bracketed(m.Span, look.q.Span) && !d.glosses(s, m):
		return true
	case x.model.Metrics[look.r.metric].Name == rankMetric && d.ranking(s, m, look.q):
		return true // 登上 App Store 免费榜第一
	case x.comparedWith(d, s, m, clause), x.measuredBy(d, s, m, look.q):
		return true // 比当地同级别的丰田车型便宜一成
	case own && m.End <= look.q.Start && x.relative(d, s, article.Span{Start: m.End, End: look.q.Start}):
		return true // 上汽集团领投的10亿美元
	case x.titles(d, s, m) && !speaking && look.ofPeople():
		return true // 星野 CEO 林远
	case speaking && typ != schema.Company:
		return true // 林远表示，公司今年…
	}
	return own && typ == schema.Person && x.foretells(d, s, m, look.at) // 林远预测半导体产能将…
}

// comparedWith says whether a mention is what its clause compares something with.
func (x *Extractor) comparedWith(d *document, s *sentence, m annotate.Mention, clause article.Span) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: m.Start}, x.compareMarks)
	return ok && d.runes(article.Span{Start: h.End, End: m.Start}) <= maxCompared
}

// maxCompared is how many characters may stand between 比 or 较 and the name of
// what something is compared with.
const maxCompared = 8

// measuredBy says whether a mention before a quantity is what that is reckoned from: the
// whole of which it is a multiple or a part (销量是远帆汽车的近十倍), or one that something
// has passed on the way to its rank (超越远帆、星野等公司登顶全球第一).
func (x *Extractor) measuredBy(d *document, s *sentence, m annotate.Mention, q *quantity.Quantity) bool {
	clause := s.clauseOf(q)
	if m.Start < clause.Start || m.End > q.Start {
		return false
	}
	switch {
	case q.Dimension == "multiple" || q.Dimension == "fraction":
		if !strings.HasSuffix(strings.TrimRight(d.text[m.End:q.Start], " "), de) {
			return false
		}
		before := d.text[clause.Start:m.Start]
		return slices.ContainsFunc(d.grammar.equating, func(w string) bool {
			i := strings.LastIndex(before, w)
			return i >= 0 && utf8.RuneCountInString(before[i+len(w):]) <= maxCompared
		})
	case q.Kind == quantity.Ordinal:
		for prev, ok := d.coordinatedBefore(s, m); ok && prev.Start >= clause.Start; prev, ok = d.coordinatedBefore(s, m) {
			m = prev
		}
		return anySuffix(d.text[clause.Start:d.skipLeft(m.Start, clause.Start, false)], d.grammar.surpassing)
	}
	return false
}

// relative says whether what stands between a name and a number makes the name
// the one who gives the sum that the clause's subject gets: 领投的.
func (x *Extractor) relative(d *document, s *sentence, gap article.Span) bool {
	verb, attributive := strings.CutSuffix(strings.TrimRight(gap.Of(d.text), " "), de)
	h, ok := s.longestEnding(x.table, gap.Start+len(verb), x.fundingVerbs)
	return ok && attributive && h.Start >= gap.Start && d.runes(article.Span{Start: gap.Start, End: h.Start}) <= maxBeforeVerb
}

// speaksIn says whether a clause ends with a verb of saying or expecting, so that
// it only says who speaks.
func (x *Extractor) speaksIn(s *sentence, clause article.Span) bool {
	h, ok := s.lastWithin(x.table, clause, x.expectVerbs)
	return ok && h.End == clause.End
}

// foretells says whether a verb that leads to a clause of its own stands behind
// a mention, before a place.
func (x *Extractor) foretells(d *document, s *sentence, m annotate.Mention, at int) bool {
	h, ok := s.within(x.table, article.Span{Start: m.End, End: at}, x.expectVerbs)
	return ok && d.runes(article.Span{Start: m.End, End: h.Start}) <= maxBeforeVerb
}

// maxBeforeVerb is how many characters of adverbs may stand between who says or
// expects something and the verb.
const maxBeforeVerb = 3

// actedOn says whether a mention is the object of the verb right before it
// (冲上 App Store 榜), and not the subject of a clause that the verb leads to.
func (x *Extractor) actedOn(d *document, s *sentence, m annotate.Mention, clause article.Span) bool {
	for prev, ok := d.coordinatedBefore(s, m); ok && prev.Start >= clause.Start; prev, ok = d.coordinatedBefore(s, m) {
		m = prev // what holds for a list's head holds for its members
	}
	at := d.backPast(m.Start, clause.Start, d.grammar.aspects)
	i := d.tokenBefore(at)
	led := false
	if i > 0 && d.Tokens[i].End == at && slices.Contains(d.grammar.results, d.Tokens[i].Of(d.text)) {
		i, at, led = i-1, d.Tokens[i].Start, true // 冲上
	}
	if i < 0 || d.Tokens[i].Start < clause.Start || d.Tokens[i].End != at {
		return false
	}
	if pos := d.Tokens[i].POS; !strings.HasPrefix(pos, "v") && !(led && pos == "zg") {
		return false
	}
	_, embeds := s.longestEnding(x.table, at, x.embedVerbs)
	return !embeds
}

// glosses says whether a bracket holds no more than a name, right behind the noun
// that it is the name of: 送货服务（Delivery）订单总额.
func (d *document) glosses(s *sentence, m annotate.Mention) bool {
	head := strings.TrimRight(d.text[s.Start:m.Start], " ")
	noun, open := strings.CutSuffix(head, "（")
	if !open {
		noun, open = strings.CutSuffix(head, "(")
	}
	rest := strings.TrimLeft(d.text[m.End:s.End], " ")
	if _, named := s.mentionEnding(s.Start + len(noun)); !open || named || !strings.HasPrefix(rest, "）") && !strings.HasPrefix(rest, ")") {
		return false
	}
	return d.phraseBefore(s, s.Start+len(noun), s.clauseSpan(m.Start).Start).Len() > 0
}

// among says whether a name is only one of those that are counted: 包括星野在内的325家
// 机构.
func (d *document) among(m annotate.Mention) bool {
	return anyPrefix(strings.TrimPrefix(d.text[m.End:], deng), d.grammar.including)
}

// carriedBy says whether a mention is what a thing is said to have in it: the
// battery in 全系标配巨鲸电池，续航816公里. A clause behind goes on about the thing.
func (x *Extractor) carriedBy(d *document, s *sentence, m annotate.Mention, clause article.Span) bool {
	for prev, ok := d.coordinatedBefore(s, m); ok && prev.Start >= clause.Start; prev, ok = d.coordinatedBefore(s, m) {
		m = prev
	}
	h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: m.Start}, x.havingVerbs)
	return ok && d.runes(article.Span{Start: h.End, End: m.Start}) <= maxBeforePart
}

// maxBeforePart is how many characters may tell of a part before it is named:
// 采用 100kWh 的宁德时代三元锂电池包.
const maxBeforePart = 16
