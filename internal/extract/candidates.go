package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/internal/rank"
	"suyuan/schema"
)

// What a figure is of is chosen in two steps. The rules of subject.go and its kin
// propose; a ranker that learned from many articles (MODEL.md) then weighs their
// proposal against everything else that the text around names. What the rules
// say, and how they came to it, are the strongest of the features that it goes by
// (describe.go).

// candidate is something that a figure may be of.
type candidate struct {
	subject
	features rank.Features
}

// subjectReach is how many sentences back a candidate may have been named, if
// the heading of the item does not name it.
const subjectReach = 6

// sighting is how the text around a figure names an entity.
type sighting struct {
	before, after annotate.Mention // the nearest in the sentence; empty if there is none
	nearer        int              // entities named between before and the number
	back          int              // sentences back to the last one that names it; 0 for none
	opens         bool             // it is the subject of that sentence
	headed        bool             // the heading of the item names it
	heads         bool             // and names it first
}

// manyCandidates is how many most figures have at most.
const manyCandidates = 16

// gathering is the work of collecting the candidates of one figure.
type gathering struct {
	x     *Extractor
	d     *document
	s     *sentence
	q     *quantity.Quantity
	r     reading
	ruled subject // what the rules found
	last  *claim  // the figure before it in the paragraph; nil if there is none
	at    int     // where the figure begins: its cue, else its number

	whole article.Span // 占 and the whole that the number is a share of

	owner string // how a noun that is no name owns what is measured; empty for none

	all  []candidate // the entities come first
	seen []sighting  // of each entity
	of   map[int]int // entity to candidate
}

// candidates are what a figure may be of: what the rules found, what the figure
// before it is of, the things that the sentence, those before it in the item and
// the item's heading name, and the nouns around the number.
func (x *Extractor) candidates(d *document, s *sentence, q *quantity.Quantity, r reading, ruled subject, last *claim) []candidate {
	g := gathering{x: x, d: d, s: s, q: q, r: r, ruled: ruled, last: last, at: q.Number.Start, of: map[int]int{},
		all: make([]candidate, 0, manyCandidates), seen: make([]sighting, 0, manyCandidates)}
	if g.last == nil {
		g.last = d.lastFigure[s.Paragraph]
	}
	if r.cue.Len() > 0 && r.cue.Start < g.at && r.cue.Start >= s.Start {
		g.at = r.cue.Start
	}
	g.owner, g.whole = g.owning(), d.wholeOf(s, q)
	g.sentence()
	g.before()
	g.heading()
	if ruled.entity >= 0 && !(d.Entities[ruled.entity].Type == schema.Place && g.whole.Contains(ruled.span)) {
		g.entity(ruled.entity, ruled.span)
	}
	for i := range g.all {
		g.describe(i)
	}
	if types := x.model.Metrics[r.metric].Subjects; len(types) > 0 && !slices.Contains(types, schema.Person) {
		// Names of people are known, and what is not told of them is told of none.
		g.all = slices.DeleteFunc(g.all, func(c candidate) bool { return d.Entities[c.entity].Type == schema.Person && c.entity != ruled.entity })
	}
	g.all = slices.DeleteFunc(g.all, func(c candidate) bool { return g.tells(c.entity) })
	g.nouns()
	return g.all
}

// owning is how the clause of the figure says without a name what is measured: a
// noun stands right before the metric, with 的 or without, and no name before it
// (高盛预计，电商行业的广告收入增长12%). What all things of a kind have is told apart
// from things by its length.
func (g *gathering) owning() string {
	d, s, x := g.d, g.s, g.x
	if len(s.Clauses) == 0 || s.clause(g.at) != s.clause(g.q.Number.Start) {
		return ""
	}
	clause := s.clauseSpan(g.at)
	for _, m := range s.mentions {
		if m.Start < g.at && m.End > clause.Start {
			return ""
		}
	}
	noun := x.soundSpan(d, s, x.nounBefore(d, s, g.at))
	if noun.Len() == 0 {
		return ""
	}
	how := "apart"
	switch gap := strings.TrimSpace(d.text[min(noun.End, g.at):g.at]); gap {
	case "", de:
		how = "adjoins" + gap
	}
	if x.quality(d, noun) {
		how += " quality"
	}
	if g.r.cue.Len() == 0 || g.r.cue.Start >= g.q.End {
		how += " bare"
	}
	return how
}

// entity is how the text names an entity; span is where, if it is new.
func (g *gathering) entity(e int, span article.Span) *sighting {
	i, ok := g.of[e]
	if !ok {
		i = len(g.all)
		g.of[e] = i
		g.all = append(g.all, candidate{subject: subject{entity: e, span: span, by: byClause}})
		g.seen = append(g.seen, sighting{})
	}
	return &g.seen[i]
}

// sentence gathers what the figure's own sentence names.
func (g *gathering) sentence() {
	for _, m := range g.s.mentions {
		if m.Contains(g.q.Number) || g.standard(m) || m.End <= g.q.Start && g.impossible(m) {
			continue
		}
		seen := g.entity(m.Entity, m.Span)
		if m.End <= g.q.Start {
			seen.before = m
			g.all[g.of[m.Entity]].span = m.Span
		} else if seen.after.Len() == 0 {
			seen.after = m
		}
	}
	nearer := 0
	for _, m := range slices.Backward(g.s.mentions) {
		if _, ok := g.of[m.Entity]; !ok || m.End > g.q.Start || m.Contains(g.q.Number) || g.entity(m.Entity, m.Span).before.Start != m.Start {
			continue
		}
		g.entity(m.Entity, m.Span).nearer = nearer
		nearer++
	}
}

// standard says whether a mention is what the figure's own clause compares
// something with (比远帆便宜一成), or reckons it from.
func (g *gathering) standard(m annotate.Mention) bool {
	here := g.s.clause(g.q.Number.Start)
	return m.End <= g.q.Start && g.s.clause(m.Start) == here &&
		(g.x.comparedWith(g.d, g.s, m, g.s.clauseSpan(m.Start)) || g.x.measuredBy(g.d, g.s, m, g.q))
}

// before gathers what the sentences before name.
func (g *gathering) before() {
	for i := g.s.index - 1; i >= 0 && i >= g.s.index-subjectReach; i-- {
		o := &g.d.sentences[i]
		if o.Item != g.s.Item || o.Heading {
			break
		}
		for n, m := range o.mentions {
			seen := g.entity(m.Entity, m.Span)
			if seen.back == 0 {
				seen.back = g.s.index - i
				seen.opens = n == 0 && g.x.caseBefore(g.d, o, m, o.clauseSpan(m.Start)) == "subject"
			}
		}
	}
}

// heading gathers what the heading of the item names.
func (g *gathering) heading() {
	if g.d.announces(g.s) {
		return
	}
	of := g.d.sentencesOf(g.s.Item)
	for i := 0; i < len(of) && of[i].Heading && of[i].index < g.s.index; i++ {
		for n, m := range of[i].mentions {
			seen := g.entity(m.Entity, m.Span)
			seen.headed = true
			seen.heads = seen.heads || n == 0
		}
	}
}

// nouns gathers the nouns around the number that are no entities.
func (g *gathering) nouns() {
	d, s, x := g.d, g.s, g.x
	if g.ruled.entity < 0 && !g.whole.Overlaps(g.ruled.span) {
		g.noun(g.ruled, "ruled")
	}
	if g.last != nil && g.last.subject < 0 {
		g.noun(subject{entity: -1, text: g.last.subjectText, by: byClause}, "last")
	}
	at := g.at
	if s.clause(at) != s.clause(g.q.Number.Start) {
		at = g.q.Number.Start
	}
	before := x.nounBefore(d, s, at)
	g.phrase(s, before, "before")
	if m, ok := s.mentionEnding(before.Start); ok && before.Len() > 0 {
		g.phrase(s, article.Span{Start: m.Start, End: before.End}, "joined") // 中国|电商市场
	}
	if at < g.q.Number.Start {
		g.phrase(s, x.listed(d, s, g.q), "listed")
	}
	if to, ok := d.attributeEnd(s, g.q); ok {
		g.phrase(s, d.phraseFrom(s, to), "described")
	}
	g.phrase(s, x.countedSpan(d, s, g.q), "counted")
	if len(s.Clauses) == 0 {
		return
	}
	here := s.clause(g.q.Number.Start)
	g.phrase(s, x.opening(d, s, s.Clauses[here], at), "opening")
	for k := here - 1; k >= 0; k-- {
		if g.phrase(s, x.opening(d, s, s.Clauses[k], s.Clauses[k].End), "opened") {
			break
		}
	}
	for i := s.index - 1; i >= 0 && i >= s.index-subjectReach && d.sentences[i].Item == s.Item && !d.announces(s); i-- {
		o := &d.sentences[i]
		how := "opened before"
		if o.Heading {
			how = "headed"
		}
		if len(o.Clauses) > 0 && g.phrase(o, x.opening(d, o, o.Clauses[0], o.Clauses[0].End), how) && !o.Heading {
			break
		}
	}
}

// phrase adds a noun of a sentence, if it may be what a figure is of.
func (g *gathering) phrase(s *sentence, sp article.Span, how string) bool {
	if sp = g.x.soundSpan(g.d, s, sp); sp.Len() == 0 || g.whole.Overlaps(sp) {
		return false // a share is not the whole's
	}
	if slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Span == sp }) {
		return false // a name is no noun
	}
	g.noun(subject{entity: -1, text: strings.TrimSpace(sp.Of(g.d.text)), span: sp, by: byWords}, how)
	return true
}

// noun adds a noun, and how it was found.
func (g *gathering) noun(sub subject, how string) {
	if sub.text == "" {
		return
	}
	for i := range g.all {
		if g.all[i].entity < 0 && g.all[i].text == sub.text {
			g.all[i].features.Add("noun", how)
			return
		}
	}
	g.all = append(g.all, candidate{subject: sub, features: g.describeNoun(sub, how)})
}

// chosen is the subject of a figure that the ranker takes, of all candidates.
func (x *Extractor) chosen(d *document, all []candidate, ruled subject) subject {
	if x.subjects == nil || len(all) == 0 {
		return ruled
	}
	scores := make([]float64, len(all))
	best := 0
	for i := range all {
		scores[i] = x.subjects.Score(all[i].features)
		if scores[i] > scores[best] {
			best = i
		}
	}
	rank.Probabilities(scores)
	sub := all[best].subject
	if x.begins(d, sub.entity, ruled) {
		return ruled
	}
	if sub.entity == ruled.entity && (sub.entity >= 0 || sub.text == ruled.text) {
		sub = ruled
	}
	sub.probability = scores[best]
	return sub
}

// begins says whether an entity's name is only the beginning of a longer one that the
// rules found, of a part, a version or a model: 星野 of 星野汽车业务. What has a place's name
// before it is mostly that place's.
func (x *Extractor) begins(d *document, entity int, ruled subject) bool {
	if entity < 0 || ruled.entity >= 0 || d.Entities[entity].Type == schema.Place {
		return false
	}
	return slices.ContainsFunc(names(d.Entities[entity]), func(name string) bool {
		rest, ok := strings.CutPrefix(ruled.text, name)
		return ok && (anySuffix(rest, x.partForms) || anySuffix(rest, d.grammar.editions) || modelName(rest)) && !strings.HasPrefix(rest, de)
	})
}
