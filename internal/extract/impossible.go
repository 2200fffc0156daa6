package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// Some of what a sentence names before a number cannot be what the number is of, however
// near it stands: where numbers come from, the ranking that somebody has a place in, the
// place that only tells whose the noun behind it is.

// impossible says whether a mention of the figure's sentence, before its number, is not
// what the figure is of.
func (g *gathering) impossible(m annotate.Mention) bool {
	d, s, x := g.d, g.s, g.x
	switch {
	case d.credited(s, m) && d.Entities[m.Entity].Type != schema.Company:
		return true // CVSource 数据显示
	case x.model.Metrics[g.r.metric].Name == rankMetric && d.ranking(s, m, g.q):
		return true // 登上 App Store 免费榜第一
	case d.Entities[m.Entity].Type == schema.Place && g.whole.Contains(m.Span):
		return true // 占韩国总出货量的五分之一
	}
	clause := s.clauseOf(g.q)
	return clause.Start <= m.Start && x.relative(d, s, article.Span{Start: m.End, End: g.q.Start}) // 远山领投的10亿美元
}

// tells says whether an entity is a person who only tells of the figure: nothing in the
// sentence points back at who speaks, and nobody names the person in what is said.
func (g *gathering) tells(entity int) bool {
	d, s := g.d, g.s
	if d.Entities[entity].Type != schema.Person || !d.speaks[entity] || anyWithin(s.Of(d.text), d.grammar.selfWords) {
		return false
	}
	said := s.Start
	for sp := range d.spokenAt(g.q.Span) {
		if sp.entity == entity {
			said = sp.Start
		}
	}
	return !slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Entity == entity && m.Start >= said && m.End <= g.q.Start })
}

// ranking says whether a mention before a rank only names the ranking that the rank is
// in: 美国 iOS 免费总榜第一名.
func (d *document) ranking(s *sentence, m annotate.Mention, q *quantity.Quantity) bool {
	if m.End > q.Start || m.End < s.clauseOf(q).Start {
		return false
	}
	gap := article.Span{Start: m.End, End: q.Start}
	name, rest, ok := strings.Cut(gap.Of(d.text), rankingNoun)
	if !ok || strings.Contains(name, de) || d.runes(gap) > maxRanking || d.runes(article.Span{Start: gap.End - len(rest), End: gap.End}) > maxRankingTail {
		return false
	}
	if slices.ContainsFunc(s.mentions, func(o annotate.Mention) bool { return o.Start >= m.End && o.End <= q.Start }) {
		return false
	}
	for _, t := range d.tokensFrom(m.End) {
		if t.Start >= m.End+len(name) {
			break
		}
		if strings.HasPrefix(t.POS, "v") && t.POS != "vn" || t.POS == "p" {
			return false
		}
	}
	return true
}

// A ranking is called by its last word; so many characters may stand between whose it is
// and the rank, and so many behind the word.
const (
	rankingNoun    = "榜"
	maxRanking     = 14
	maxRankingTail = 3
)
