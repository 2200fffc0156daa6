package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// lookup is what the subject of a figure is looked for by.
type lookup struct {
	q       *quantity.Quantity
	r       reading
	at      int          // where the figure begins: its cue, else its number
	here    int          // the clause that it begins in
	noun    article.Span // the noun right before it that is no name; empty for none
	types   []string     // of what its metric is said of, the likeliest first
	speaker int          // the entity that says it; -1 for none
	lasts   bool         // the metric is of what a thing is like
}

// ofPeople says whether the metric may be said of a person.
func (l lookup) ofPeople() bool {
	return len(l.types) == 0 || slices.Contains(l.types, schema.Person)
}

// anyNamed is the mention that a figure's clause, or one before it, names as its
// subject, though its metric is not said of things of the type that the mention
// was given: types are told from few words, and are mistaken.
func (x *Extractor) anyNamed(d *document, s *sentence, look lookup) (annotate.Mention, bool) {
	look.types = mistakable[:]
	for k := look.here; k >= 0 && k < len(s.Clauses); k-- {
		if m, ok := x.subjectIn(d, s, k, look); ok {
			return m, true
		}
	}
	return annotate.Mention{}, false
}

// mistakable are the types that one thing's name may be given; people are known by
// their names.
var mistakable = [...]string{schema.Product, schema.Company, schema.Organization, schema.Work}

// product is the product that a sentence, or the one before it in the
// paragraph, names before a figure; none where another possible subject stands
// in the figure's own clause.
func (x *Extractor) product(d *document, s *sentence, look lookup) (subject, bool) {
	here, things := look.here, look
	things.types = look.types[:1]
	if m, ok := x.subjectIn(d, s, here, things); ok {
		return mentioned(m, byNearness), true
	}
	for _, m := range s.mentions {
		if m.End <= look.at && d.raised(m) && d.Entities[m.Entity].Type == things.types[0] {
			return mentioned(m, byClause), true
		}
	}
	if _, ok := x.subjectIn(d, s, here, look); ok {
		return subject{}, false
	}
	for k := here - 1; k >= 0; k-- {
		if m, ok := x.subjectIn(d, s, k, things); ok {
			return mentioned(m, byClause), true
		}
	}
	return subject{}, false
}

// subjectIn is the mention of the k-th clause of a sentence that a figure behind it
// is said of: in the figure's own clause the nearest, one of a likelier type before
// one of a less likely; in a clause before it the first, which that clause is about.
func (x *Extractor) subjectIn(d *document, s *sentence, k int, look lookup) (annotate.Mention, bool) {
	clause, own := s.Clauses[k], k == look.here
	at, types := look.at, look.types
	var best annotate.Mention
	bestCost := -1
	for _, m := range s.mentions {
		if m.Start >= at || m.Start < clause.Start || m.Start >= clause.End || x.besides(d, s, m, k, look) {
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

// How much farther, in characters, a mention may stand for each step down the
// types that a metric is said of, than one that a preposition marks, and than
// the object of a verb.
const (
	perRank    = 5
	markedCost = 25
	objectCost = 20
)

// raised says whether a name is that of what the sentence turns to: 在 iPad Air 方面，….
func (d *document) raised(m annotate.Mention) bool {
	return anyPrefix(strings.TrimLeft(d.text[m.End:], " "), d.grammar.topicTails)
}

// founded says whether a clause tells that a body was founded: what follows is said
// of it.
func (x *Extractor) founded(d *document, s *sentence, m annotate.Mention) bool {
	h, ok := s.longestEnding(x.table, d.skipLeft(m.Start, s.Start, false), x.foundingVerbs)
	return ok && h.Len() > 0
}
