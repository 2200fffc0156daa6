package extract

import (
	"slices"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// buysShares says whether what is bought of a company is a part of its shares, so
// that the buyer invests: 收购远帆 5% 的股份, but 收购远帆的全部股份.
func (x *Extractor) buysShares(s *sentence, bought annotate.Mention) bool {
	if bought.Start < s.Start || bought.End > s.End {
		return false
	}
	behind := article.Span{Start: bought.End, End: s.clauseSpan(bought.Start).End}
	shares, ok := s.within(x.table, behind, x.shareNouns)
	if !ok || slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Start >= bought.End && m.End <= shares.Start }) {
		return false
	}
	_, all := s.within(x.table, article.Span{Start: s.clauseSpan(bought.Start).Start, End: behind.End}, x.controlWords)
	return !all
}

// employers makes what a person does for a company the company's: a partner of the
// head who says we is his company's partner.
func employers(d *document, claims []claim) {
	works := map[int]int{}
	for i := range claims {
		if c := &claims[i]; c.kind == relation && c.predicate == "position" && d.Entities[c.object].Type == schema.Company {
			if _, two := works[c.subject]; !two {
				works[c.subject] = c.object
			}
		}
	}
	for i := range claims {
		c := &claims[i]
		if c.kind == event && c.eventType != "Statement" && d.ourDoing(c) {
			c.actFor(d, works)
		}
		if c.kind == event && c.eventType == "ProductLaunch" {
			d.onlyTells(c)
		}
		if c.kind != relation || c.predicate != "partner" {
			continue
		}
		for _, side := range [...]*int{&c.subject, &c.object} {
			if company, ok := works[*side]; ok && d.Entities[*side].Type == schema.Person && d.Entities[c.subject].Type != d.Entities[c.object].Type {
				*side = company
			}
		}
	}
}

// ourDoing says whether a speaker tells an event of his own people: 我们去年推出了….
func (d *document) ourDoing(c *claim) bool {
	s := d.sentenceAt(c.at)
	if s == nil {
		return false
	}
	return anyWithin(d.text[s.clauseSpan(c.at).Start:c.at], d.grammar.ownPeople)
}

// actFor gives what a person does in the name of his company to the company, by whom
// works where.
func (c *claim) actFor(d *document, works map[int]int) {
	for i := range c.participants {
		p := &c.participants[i]
		company, ok := works[p.entity]
		if !ok || p.role != "agent" || d.Entities[p.entity].Type != schema.Person || slices.ContainsFunc(c.participants, func(o participant) bool { return o.entity == company }) {
			continue
		}
		p.entity = company
	}
}

// onlyTells takes from a launch the person who only speaks of it: 赵一鸣透露，青骥S7将于
// 下月上市.
func (d *document) onlyTells(c *claim) {
	s := d.sentenceAt(c.at)
	who := d.speaker(article.Span{Start: c.at, End: c.at + len(c.trigger)})
	if s == nil || who < 0 || d.Entities[who].Type != schema.Person || len(c.participants) < 2 {
		return
	}
	clause := s.clauseSpan(c.at)
	if slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Entity == who && clause.Contains(m.Span) }) {
		return
	}
	c.participants = slices.DeleteFunc(slices.Clone(c.participants), func(p participant) bool { return p.role == "agent" && p.entity == who })
}
