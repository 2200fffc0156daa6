package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// origin is how the subject of a figure was found; the surer ways come first.
type origin uint8

const (
	byGrammar  origin = iota // a construction binds it to the number
	byNearness               // it stands before the number in its clause
	byClause                 // an earlier clause of the sentence names it
	byWords                  // a noun around the number, and no name
	bySentence               // an earlier sentence is about it
	byTopic                  // nothing names it: what was counted
)

// confidence is how far a subject is to be trusted by its origin.
func (o origin) confidence() float64 {
	return [...]float64{byGrammar: 1, byNearness: 0.95, byClause: 0.85, byWords: 0.6, bySentence: 0.7, byTopic: 0.55}[o]
}

func nearness(clauses int) origin {
	if clauses == 0 {
		return byNearness
	}
	return byClause
}

// subjectOf finds what the i-th quantity of a sentence is said of: by grammar
// first, then by what the clause, the sentence, the paragraph and the heading
// are about.
func (x *Extractor) subjectOf(d *document, s *sentence, i int, r reading) subject {
	if sub, ok := x.variant(d, s, &s.quantities[i]); ok {
		return sub
	}
	return x.whole(d, s, x.sound(d, s, x.namedSubject(d, s, i, r), r))
}

func (x *Extractor) namedSubject(d *document, s *sentence, i int, r reading) subject {
	q := &s.quantities[i]
	types := x.model.Metrics[r.metric].Subjects
	found := func(m annotate.Mention, by origin) subject {
		return subject{entity: m.Entity, span: m.Span, by: by}
	}
	if r.cue.Len() > 0 && r.cue.End <= s.clauseOf(q).Start {
		// A的销量为12辆，B为30辆: the word for the metric is of the clause before.
		if sub, ok := x.ownSubject(d, s, q, r); ok && sub.by == byGrammar {
			return sub
		}
	}
	if sub, ok := x.governing(d, s, q, r); ok {
		return sub
	}
	if noun, ok := x.counts(d, s, q, r); ok {
		return noun
	}
	at := q.Number.Start
	if r.cue.Len() > 0 && r.cue.Start < at && s.clause(r.cue.Start) == s.clause(at) {
		at = r.cue.Start
	}
	if h, ok := s.lastWithin(x.table, article.Span{Start: s.clauseSpan(at).Start, End: at}, x.rankWords); ok && x.model.Metrics[r.metric].Name == rankMetric {
		at = h.Start // 悟空位列 Steam 热销榜第1
	}
	here := s.clause(at)
	named := x.nounBefore(d, s, at)
	lasts := len(types) > 0 && types[0] == schema.Product && x.model.Metrics[r.metric].Lasting
	look := lookup{q: q, at: at, types: types, speaker: d.speaker(q.Span), lasts: lasts}
	if lasts {
		// What a thing costs or measures is said of the thing, and of its maker
		// only where no thing is named.
		if sub, ok := x.product(d, s, look, here); ok {
			return sub
		}
	}
	if look.speaker >= 0 && len(s.Clauses) > 0 && x.ofSpeaker(d, s, s.Clauses[here], at) {
		return subject{entity: look.speaker, by: byClause}
	}
	for k := here; k >= 0 && len(s.Clauses) > 0; k-- {
		if k == here-1 {
			if sub, ok := x.opened(d, s, s.Clauses[here], q, r); ok && x.market(s, sub.span) {
				return sub
			}
		}
		if m, ok := x.subjectIn(d, s, s.Clauses[k], look, k == here); ok {
			return found(m, nearness(here-k))
		}
		if k == here && named.Len() > 0 && (r.change || strings.HasPrefix(d.text[named.End:], de) || strings.HasSuffix(r.rule, ".verb") || here == 0 && !lasts && d.thing(named)) {
			return subject{entity: -1, text: named.Of(d.text), span: named, by: byNearness}
		}
		noun := x.pointed(d, s, s.Clauses[k], at)
		if noun.Len() == 0 && k < here {
			noun = x.possessing(d, s, s.Clauses[k])
		}
		if noun.Len() > 0 {
			return subject{entity: -1, text: noun.Of(d.text), span: noun, by: byClause}
		}
	}
	if len(s.Clauses) > 0 {
		if sub, ok := x.opened(d, s, s.Clauses[here], q, r); ok {
			return sub
		}
	}
	if named.Len() > 0 {
		return subject{entity: -1, text: named.Of(d.text), span: named, by: byWords}
	}
	if m, ok := x.anyNamed(d, s, look, here); ok {
		return found(m, byClause)
	}
	if noun, ok := x.counted(d, s, q, r); ok {
		return noun
	}
	if sub, ok := x.openedBefore(d, s, here); ok {
		return sub
	}
	if m, ok := x.topic(d, s, types, lasts); ok {
		return found(m, bySentence)
	}
	if prev := d.lastFigure[s.Paragraph]; prev != nil && x.suits(d, prev, r) {
		return subject{entity: prev.subject, text: prev.subjectText, by: bySentence}
	}
	noun := article.Span{}
	for k := here; k >= 0 && k < len(s.Clauses) && noun.Len() == 0; k-- {
		noun = x.opening(d, s, s.Clauses[k], at)
	}
	if noun.Len() == 0 {
		noun = x.countedSpan(d, s, q)
	}
	if noun.Len() == 0 {
		noun = x.spokenNoun(d, s)
	}
	if noun.Len() == 0 {
		noun = r.cue
	}
	if noun.Len() == 0 {
		noun = q.Span
	}
	return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), by: byTopic}
}

// thing says whether a noun phrase ends with a noun for a thing, and not with one
// for what is done (月均交易).
func (d *document) thing(np article.Span) bool {
	i := d.tokenBefore(np.End)
	return i >= 0 && strings.HasPrefix(d.Tokens[i].POS, "n")
}

// anyNamed is the mention that a figure's clause, or one before it, names as its
// subject, though its metric is not said of things of the type that the mention
// was given: types are told from few words, and are mistaken.
func (x *Extractor) anyNamed(d *document, s *sentence, look lookup, here int) (annotate.Mention, bool) {
	look.types = mistakable[:]
	for k := here; k >= 0 && k < len(s.Clauses); k-- {
		if m, ok := x.subjectIn(d, s, s.Clauses[k], look, k == here); ok {
			return m, true
		}
	}
	return annotate.Mention{}, false
}

// mistakable are the types that one thing's name may be given; people are known by
// their names.
var mistakable = [...]string{schema.Product, schema.Company, schema.Organization, schema.Work}

// lookup is what the subject of a figure is looked for by.
type lookup struct {
	q       *quantity.Quantity
	at      int      // where the figure begins: its cue, else its number
	types   []string // of what its metric is said of, the likeliest first
	speaker int      // the entity that says it; -1 for none
	lasts   bool     // the metric is of what a thing is like
}

// product is the product that a sentence, or the one before it in the
// paragraph, names before a figure; none where another possible subject stands
// in the figure's own clause.
func (x *Extractor) product(d *document, s *sentence, look lookup, here int) (subject, bool) {
	if len(s.Clauses) == 0 {
		return subject{}, false
	}
	things := look
	things.types = look.types[:1]
	if m, ok := x.subjectIn(d, s, s.Clauses[here], things, true); ok {
		return subject{entity: m.Entity, span: m.Span, by: byNearness}, true
	}
	for _, m := range s.mentions {
		if m.End <= look.at && d.raised(m) && d.Entities[m.Entity].Type == things.types[0] {
			return subject{entity: m.Entity, span: m.Span, by: byClause}, true
		}
	}
	if _, ok := x.subjectIn(d, s, s.Clauses[here], look, true); ok {
		return subject{}, false
	}
	for k := here - 1; k >= 0; k-- {
		if m, ok := x.subjectIn(d, s, s.Clauses[k], things, false); ok {
			return subject{entity: m.Entity, span: m.Span, by: byClause}, true
		}
	}
	return subject{}, false
}

// subjectIn is the mention of a clause that a figure behind it is said of: in
// the figure's own clause the nearest, one of a likelier type before one of a
// less likely; in a clause before it the first, which that clause is about.
func (x *Extractor) subjectIn(d *document, s *sentence, clause article.Span, look lookup, own bool) (annotate.Mention, bool) {
	at, types := look.at, look.types
	var best annotate.Mention
	bestCost := -1
	for _, m := range s.mentions {
		if m.Start >= at || m.Start < clause.Start || m.Start >= clause.End || x.besides(d, s, m, clause, look, own) {
			continue
		}
		typ := d.voices[m.Entity]
		if !own && slices.Contains(types, typ) && x.founded(d, s, m) {
			return m, true // 成立星野公司，注册资本…
		}
		if d.modelEnd(s, m.Entity, m.End) > m.End {
			typ = schema.Product
		}
		rank := slices.Index(types, typ)
		if rank < 0 && len(types) > 0 || typ == schema.Place && rank > 0 {
			continue // a place limits what is counted, unless places are measured
		}
		kase := x.caseBefore(d, s, m, clause)
		if kase == "" || kase == "source" || kase == "to" {
			continue
		}
		if !own {
			if !look.lasts && x.actedOn(d, s, m, clause) || look.lasts && x.carriedBy(d, s, m, clause) {
				continue
			}
			// The first of the likeliest type.
			if cost := rank; (kase == "subject" || kase == "object") && (bestCost < 0 || cost < bestCost) {
				best, bestCost = m, cost
			}
			continue
		}
		cost := d.runes(article.Span{Start: m.End, End: at}) + max(rank, 0)*perRank
		if kase == "at" || kase == "from" || kase == "by" {
			cost += markedCost
		}
		if kase == "subject" && (!look.lasts && x.actedOn(d, s, m, clause) || x.carriedBy(d, s, m, clause)) {
			cost += objectCost
		}
		if bestCost < 0 || cost <= bestCost {
			best, bestCost = m, cost
		}
	}
	return best, bestCost >= 0
}

// besides says whether a mention in a clause stands there for something else than to
// be measured by a figure behind it, whatever its type: as who speaks, as what
// something is compared with, as whose post a person has.
func (x *Extractor) besides(d *document, s *sentence, m annotate.Mention, clause article.Span, look lookup, own bool) bool {
	typ := d.Entities[m.Entity].Type
	speaking := !own && x.speaksIn(s, clause)
	switch {
	case m.Entity == look.speaker, m.Contains(look.q.Number), d.credited(s, m), d.among(m):
		return true
	case d.bracketed(m.Span, look.q.Span) && !d.glosses(s, m):
		return true
	case x.comparedWith(d, s, m, clause):
		return true // 比当地同级别的丰田车型便宜一成
	case own && m.End <= look.q.Start && x.relative(d, s, article.Span{Start: m.End, End: look.q.Start}):
		return true // 上汽集团领投的10亿美元
	case x.titles(d, s, m) && (d.leftBehind(m, clause) || !speaking && look.ofPeople()):
		return true // 星野 CEO 林远, whatever is told if he has left it
	case speaking && typ != schema.Company:
		return true // 林远表示，公司今年…
	}
	return own && typ == schema.Person && x.foretells(d, s, m, look.at) // 林远预测半导体产能将…
}

// ofPeople says whether the metric may be said of a person.
func (l lookup) ofPeople() bool {
	return len(l.types) == 0 || slices.Contains(l.types, schema.Person)
}

// comparedWith says whether a mention is what its clause compares something with.
func (x *Extractor) comparedWith(d *document, s *sentence, m annotate.Mention, clause article.Span) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: m.Start}, x.compareMarks)
	return ok && d.runes(article.Span{Start: h.End, End: m.Start}) <= maxCompared
}

// leftBehind says whether a mention is of whom somebody had a post that he has no more.
func (d *document) leftBehind(m annotate.Mention, clause article.Span) bool {
	return anySuffix(d.text[clause.Start:m.Start], d.grammar.formerLeads)
}

// relative says whether what stands between a name and a number makes the name
// the one who gives the sum that the clause's subject gets: 领投的.
func (x *Extractor) relative(d *document, s *sentence, gap article.Span) bool {
	end := gap.Start + len(strings.TrimSuffix(strings.TrimRight(gap.Of(d.text), " "), de))
	h, ok := s.longestEnding(x.table, end, x.fundingVerbs)
	return ok && end < gap.End && h.Start >= gap.Start && d.runes(article.Span{Start: gap.Start, End: h.Start}) <= maxBeforeVerb
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

// raised says whether a name is that of what the sentence turns to: 在 iPad Air 方面，….
func (d *document) raised(m annotate.Mention) bool {
	return anyPrefix(strings.TrimLeft(d.text[m.End:], " "), d.grammar.topicTails)
}

// among says whether a name is only one of those that are counted: 包括星野在内的325家
// 机构.
func (d *document) among(m annotate.Mention) bool {
	return anyPrefix(strings.TrimPrefix(d.text[m.End:], deng), d.grammar.including)
}

// founded says whether a clause tells that a body was founded: what follows is said
// of it.
func (x *Extractor) founded(d *document, s *sentence, m annotate.Mention) bool {
	h, ok := s.longestEnding(x.table, d.skipLeft(m.Start, s.Start, false), x.foundingVerbs)
	return ok && h.Len() > 0
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

// maxCompared is how many characters may stand between 比 or 较 and the name of
// what something is compared with.
const maxCompared = 8

// How much farther, in characters, a mention may stand for each step down the
// types that a metric is said of, than one that a preposition marks, and than
// the object of a verb.
const (
	perRank    = 5
	markedCost = 25
	objectCost = 20
)

// speaker is the entity that says what stands at a place, if it is a person or
// a body that reports on others; -1 else: a company mostly speaks of itself.
func (d *document) speaker(at article.Span) int {
	who := -1
	for sp := range d.spokenAt(at) {
		if sp.entity >= 0 {
			who = sp.entity
		}
	}
	if who >= 0 && d.Entities[who].Type != schema.Person && d.voices[who] != schema.Organization {
		return -1
	}
	return who
}

// voices are the types of entities as tellers of figures: a firm that counts what
// others sell is a body that reports on them.
func voices(entities []annotate.Entity, g *grammar) []string {
	out := make([]string, len(entities))
	for i, e := range entities {
		out[i] = e.Type
		if e.Type == schema.Company && anySuffix(e.Name, g.researchers) {
			out[i] = schema.Organization
		}
	}
	return out
}
