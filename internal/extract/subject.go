package extract

import (
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

// namedSubject is what the words around the i-th quantity of a sentence name as what
// it is said of, as they word it.
func (x *Extractor) namedSubject(d *document, s *sentence, i int, r reading) subject {
	q := &s.quantities[i]
	if sub, ok := x.bound(d, s, q, r); ok {
		return sub
	}
	look := x.lookupFor(d, s, q, r)
	for _, find := range [...]func(*document, *sentence, lookup) (subject, bool){x.inClauses, x.inSentence, x.beforeSentence} {
		if sub, ok := find(d, s, look); ok {
			return sub
		}
	}
	return x.unnamedSubject(d, s, look)
}

// bound is what a construction of the grammar binds a number to.
func (x *Extractor) bound(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	if r.cue.Len() > 0 && r.cue.End <= s.clauseOf(q).Start {
		// A的销量为12辆，B为30辆: the word for the metric is of the clause before.
		if sub, ok := x.ownSubject(d, s, q, r); ok && sub.by == byGrammar {
			return sub, true
		}
	}
	if sub, ok := x.governing(d, s, q, r); ok {
		return sub, true
	}
	return x.counts(d, s, q, r)
}

// lookupFor is by what the subject of a number is looked for where nothing binds it.
func (x *Extractor) lookupFor(d *document, s *sentence, q *quantity.Quantity, r reading) lookup {
	at := q.Number.Start
	if r.cue.Len() > 0 && r.cue.Start < at && s.clause(r.cue.Start) == s.clause(at) {
		at = r.cue.Start
	}
	m := &x.model.Metrics[r.metric]
	if h, ok := s.lastWithin(x.table, article.Span{Start: s.clauseSpan(at).Start, End: at}, x.rankWords); ok && m.Name == rankMetric {
		at = h.Start // 悟空位列 Steam 热销榜第1
	}
	return lookup{
		q: q, r: r, at: at, here: s.clause(at), noun: x.nounBefore(d, s, at), types: m.Subjects, speaker: d.speaker(q.Span),
		lasts: m.Lasting && len(m.Subjects) > 0 && m.Subjects[0] == schema.Product,
	}
}

// inClauses is what the clause of a number names, or the nearest before it that
// names anything.
func (x *Extractor) inClauses(d *document, s *sentence, look lookup) (subject, bool) {
	if len(s.Clauses) == 0 {
		return subject{}, false
	}
	here, named := look.here, look.noun
	if look.lasts {
		// What a thing costs or measures is said of the thing, and of its maker
		// only where no thing is named.
		if sub, ok := x.product(d, s, look); ok {
			return sub, true
		}
	}
	if look.speaker >= 0 && x.ofSpeaker(d, s, s.Clauses[here], look.at) {
		return subject{entity: look.speaker, by: byClause}, true
	}
	for k := here; k >= 0; k-- {
		if k == here-1 {
			if sub, ok := x.opened(d, s, s.Clauses[here], look.q, look.r); ok && x.market(s, sub.span) {
				return sub, true
			}
		}
		if m, ok := x.subjectIn(d, s, k, look); ok {
			return mentioned(m, nearness(here-k)), true
		}
		if k == here && named.Len() > 0 && (look.r.change || strings.HasPrefix(d.text[named.End:], de) || strings.HasSuffix(look.r.rule, ".verb") || here == 0 && !look.lasts && d.thing(named)) {
			return d.worded(named, byNearness), true
		}
		noun := x.pointed(d, s, s.Clauses[k], look.at)
		if noun.Len() == 0 && k < here {
			noun = x.possessing(d, s, s.Clauses[k])
		}
		if noun.Len() > 0 {
			return d.worded(noun, byClause), true
		}
	}
	return x.opened(d, s, s.Clauses[here], look.q, look.r)
}

// inSentence is what a sentence names in whatever way, if none of its clauses names
// the subject of a number.
func (x *Extractor) inSentence(d *document, s *sentence, look lookup) (subject, bool) {
	if look.noun.Len() > 0 {
		return d.worded(look.noun, byWords), true
	}
	if m, ok := x.anyNamed(d, s, look); ok {
		return mentioned(m, byClause), true
	}
	return x.openedBefore(d, s, look.here)
}

// beforeSentence is what the text before a sentence is about.
func (x *Extractor) beforeSentence(d *document, s *sentence, look lookup) (subject, bool) {
	m, ok := x.topic(d, s, look.types, look.lasts)
	return mentioned(m, bySentence), ok
}

// unnamedSubject is the best words for what a number is of where nothing names it:
// what its clause or one before opens with, what it counts, what somebody speaks
// of, the word for its metric, or its own.
func (x *Extractor) unnamedSubject(d *document, s *sentence, look lookup) subject {
	noun := article.Span{}
	for k := look.here; k >= 0 && k < len(s.Clauses) && noun.Len() == 0; k-- {
		noun = x.opening(d, s, s.Clauses[k], look.at)
	}
	if noun.Len() == 0 {
		noun = x.countedSpan(d, s, look.q)
	}
	if noun.Len() == 0 {
		noun = x.spokenNoun(d, s)
	}
	if noun.Len() == 0 {
		noun = look.r.cue
	}
	if noun.Len() == 0 {
		noun = look.q.Span
	}
	return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), by: byTopic}
}

// mentioned is a mention as the subject of a figure.
func mentioned(m annotate.Mention, by origin) subject {
	return subject{entity: m.Entity, span: m.Span, by: by}
}

// worded is a noun that is no name as the subject of a figure.
func (d *document) worded(noun article.Span, by origin) subject {
	return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), span: noun, by: by}
}

// thing says whether a noun phrase ends with a noun for a thing, and not with one
// for what is done (月均交易).
func (d *document) thing(np article.Span) bool {
	i := d.tokenBefore(np.End)
	return i >= 0 && strings.HasPrefix(d.Tokens[i].POS, "n")
}

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
