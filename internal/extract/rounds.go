package extract

import (
	"slices"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// News of a round of funding names the company once and lists who put money in
// over the next clauses and sentences: 本轮融资由 A 领投，B、C 跟投，老股东 D 加注；E
// 等国资基金. This file finds all of them for the last round told before them: each has
// put money into the company, and takes part in the round.

// backerInRound is how sure a backer is that a clause of a round's lists.
const backerInRound = 0.75

// roundReach is how many sentences behind the round its backers may be listed.
const roundReach = 4

// readRounds gives the companies that the article tells to have raised money the
// backers that it lists.
func (x *Extractor) readRounds(d *document, claims []claim, emit func(claim)) {
	for i := range claims {
		c := &claims[i]
		if c.rule != "financing" {
			continue
		}
		for _, m := range x.backersOf(d, c, claims) {
			s := d.sentenceAt(m.Start)
			emit(claim{kind: relation, subject: c.participants[0].entity, object: m.Entity, predicate: "investor", span: clausesAround(s, m.Span), at: m.Start,
				qualifiers: x.qualify(d, s, m.Span), rule: "round.backer", confidence: backerInRound, heading: s.Heading})
		}
	}
}

// backersOf are the mentions of those who put money into a round of funding, in its
// own sentence and in those behind it up to where another round is told.
func (x *Extractor) backersOf(d *document, round *claim, claims []claim) (found []annotate.Mention) {
	s := d.sentenceAt(round.at)
	if round.modality == "denied" || len(round.participants) != 1 || x.leads(s, round.participants[0].entity) {
		return nil
	}
	for k := s.index; k <= min(s.index+roundReach, len(d.sentences)-1); k++ {
		o := &d.sentences[k]
		if o.Item != s.Item || k > s.index && x.raises(claims, o, round) {
			break
		}
		found = append(found, x.backers(d, o, round.participants[0].entity)...)
	}
	return found
}

// leads says whether a company is told to be a backer itself: Thrive Capital 领投.
func (x *Extractor) leads(s *sentence, company int) bool {
	return slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool {
		_, backing := s.within(x.table, article.Span{Start: m.End, End: s.clauseSpan(m.Start).End}, x.backingWords)
		return m.Entity == company && backing
	})
}

// raises says whether a sentence tells of another round: another company's that is no
// backer of this one, or one at another time.
func (x *Extractor) raises(claims []claim, s *sentence, round *claim) bool {
	return slices.ContainsFunc(claims, func(c claim) bool {
		if c.rule != "financing" && c.rule != "lead-round" || c.at < s.Start || c.at >= s.End {
			return false
		}
		if c.shares(round) {
			return c.rule == round.rule && c.time != "" && round.time != "" && c.time != round.time
		}
		return slices.ContainsFunc(c.participants, func(p participant) bool {
			return p.role == "patient" && !x.leads(s, p.entity)
		})
	})
}

// backers are those that a sentence lists: in clauses with a word for backing, and
// in those behind them.
func (x *Extractor) backers(d *document, s *sentence, funded int) (found []annotate.Mention) {
	listing := false
	for _, clause := range s.Clauses {
		_, backing := s.within(x.table, clause, x.backingWords)
		listing = listing || backing
		if !listing {
			continue
		}
		for _, m := range s.mentions {
			if clause.Contains(m.Span) && m.Entity != funded && !m.Reference && x.backs(d, s, clause, m) {
				found = append(found, m)
			}
		}
	}
	return found
}

// backs says whether a mention in a clause of backers is one of them: a company or a
// fund, or a person in their list, and not whose fund or whose manager it is.
func (x *Extractor) backs(d *document, s *sentence, clause article.Span, m annotate.Mention) bool {
	if x.possesses(d, s, m) || x.titles(d, s, m) || d.bracketed(m.Span, article.Span{Start: clause.Start, End: clause.Start + 1}) {
		return false
	}
	switch d.Entities[m.Entity].Type {
	case schema.Company, schema.Organization:
		return true
	case schema.Person:
		_, next := d.coordinated(s, m)
		_, prev := d.coordinatedBefore(s, m)
		return next || prev
	}
	return false
}
