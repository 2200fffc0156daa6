package extract

import (
	"slices"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// makersByTopic: an item that names one company, or one far more than all
// others, and a product behind it in a sentence of which it is no more than told
// that the company has it.
func (x *Extractor) makersByTopic(d *document, makers []owner, first []annotate.Mention, better func(int, owner)) {
	share := d.companyShares()
	for i, e := range d.Entities {
		if e.Type != schema.Product || makers[i].known() || first[i].End == 0 || x.isNobodys(e) {
			continue
		}
		for _, at := range d.named[i] {
			if o, ok := x.makerBefore(d, at, share); ok {
				better(i, o)
				break
			}
		}
	}
}

// isNobodys says whether a product is known to be no company's: 比特币, Linux.
func (x *Extractor) isNobodys(e annotate.Entity) bool {
	return slices.ContainsFunc(names(e), func(f string) bool { return slices.Contains(x.openProducts, lower(f)) })
}

// itemEntity is an entity in an item.
type itemEntity struct{ item, entity int }

// companyShares are the parts that each company has in the mentions of companies
// of each item.
func (d *document) companyShares() map[itemEntity]float64 {
	share := map[itemEntity]float64{}
	total := map[int]float64{}
	for i := range d.sentences {
		s := &d.sentences[i]
		for _, m := range s.mentions {
			if d.Entities[m.Entity].Type == schema.Company {
				share[itemEntity{s.Item, m.Entity}]++
				total[s.Item]++
			}
		}
	}
	for k := range share {
		share[k] /= total[k.item]
	}
	return share
}

// leadingShare is the part in the mentions of companies that the one has which an
// item is about.
const leadingShare = 2.0 / 3

// makerBefore is the company that stands before a product, which its sentence
// names there for a thing of the company's. It must stand there: a quote that
// names no maker would prove nothing.
func (x *Extractor) makerBefore(d *document, at article.Span, share map[itemEntity]float64) (owner, bool) {
	s := d.sentenceAt(at.Start)
	for _, m := range slices.Backward(s.mentions) {
		if m.End > at.Start {
			continue
		}
		switch typ := d.Entities[m.Entity].Type; {
		case typ == schema.Organization:
			return owner{}, false
		case typ != schema.Company:
			continue
		case share[itemEntity{s.Item, m.Entity}] < leadingShare:
			return owner{}, false
		}
		gap := article.Span{Start: m.End, End: at.Start}
		if _, others := s.within(x.table, gap, x.othersProduct); others || d.runes(gap) > topicGap {
			return owner{}, false
		}
		if _, others := s.longest(x.table, d.skipRight(at.End, s.End, true), x.othersProductAfter); others {
			return owner{}, false
		}
		p, ok := s.mentionAt(at.Start)
		if clause := s.clauseSpan(at.Start); !ok || gap.Start < clause.Start && s.clause(m.Start)+1 < s.clause(at.Start) {
			return owner{}, false
		} else if kase := x.caseBefore(d, s, p, clause); kase == "with" || kase == "at" || kase == "" {
			return owner{}, false
		}
		return owner{entity: m.Entity, confidence: makerByTopic, span: clausesAround(s, article.Span{Start: m.Start, End: at.End}), rule: "name.topic", sentence: s, at: at.Start}, true
	}
	return owner{}, false
}

// topicGap is how many characters may stand between a company and the product
// that it is taken to make because the item is about it.
const topicGap = 40
