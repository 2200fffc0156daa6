package eval

import (
	"slices"

	"suyuan/graph"
)

// Comparison is one article's document beside what careful readers found in
// it. It is made by Compare and read-only.
type Comparison struct {
	Document graph.Document
	Scores   Scores
	// Unquotable are the gold lines whose quote the article does not have.
	Unquotable []Line

	m        *matcher
	entities pairing // of the right type
	figures  pairing
	relation pairing
	event    pairing
}

// pairing is the claims of one kind in gold and document, matched. Entities have
// no claims.
type pairing struct {
	gold    []goldLine
	claims  []foundClaim
	matches []match
}

// Compare matches a document, whose article must have its text, with the gold
// lines about it. The order of both counts where two fit equally well.
func Compare(doc graph.Document, gold []Line) *Comparison {
	c := &Comparison{Document: doc}
	lines := map[string][]goldLine{}
	for _, l := range gold {
		lines[l.Kind] = append(lines[l.Kind], goldLine{Line: l})
	}
	m := newMatcher(&doc, lines[Entity])
	c.m = m
	for _, kind := range []string{Figure, Relation, Event} {
		for i := range lines[kind] {
			g := &lines[kind][i]
			g.spans, _ = m.places(g.Evidence, g.Quote)
			if len(g.spans) == 0 {
				c.Unquotable = append(c.Unquotable, g.Line)
			}
		}
	}
	claims := map[graph.Kind][]foundClaim{}
	quotes := Score{QuoteInPlace, 0, len(doc.Claims), share}
	for i := range doc.Claims {
		f := foundClaim{Claim: &doc.Claims[i]}
		f.spans, f.inPlace = m.places(&f.Evidence, nil)
		quotes.Right += asInt(f.inPlace)
		claims[f.Kind] = append(claims[f.Kind], f)
	}

	pair := func(kind string, weight func(*goldLine, *foundClaim) float64) pairing {
		p := pairing{gold: lines[kind], claims: claims[graph.Kind(kind)]}
		p.matches = assign(len(p.gold), len(p.claims), func(i int) bool { return p.gold[i].Optional }, func(i, j int) float64 {
			return weight(&p.gold[i], &p.claims[j])
		})
		return p
	}
	c.entities = pairing{gold: lines[Entity], matches: m.assignEntities(true)}
	values := pair(Figure, func(g *goldLine, f *foundClaim) float64 { return float64(asInt(m.value(g, f))) })
	c.figures = pair(Figure, m.figure)
	c.relation = pair(Relation, m.relation)
	c.event = pair(Event, func(g *goldLine, f *foundClaim) float64 { return m.event(g, f, true) })
	anyEvent := pair(Event, func(g *goldLine, f *foundClaim) float64 { return m.event(g, f, false) })

	c.Scores = Scores{
		found(Entity, lines[Entity], len(doc.Entities), c.entities.matches),
		found(EntityAnyType, lines[Entity], len(doc.Entities), m.matches),
		found(FigureValue, values.gold, len(values.claims), values.matches),
		found(Figure, c.figures.gold, len(c.figures.claims), c.figures.matches),
		found(Relation, c.relation.gold, len(c.relation.claims), c.relation.matches),
		found(Event, c.event.gold, len(c.event.claims), c.event.matches),
		found(EventAnyType, anyEvent.gold, len(anyEvent.claims), anyEvent.matches),
		c.aliases(),
	}
	c.Scores = append(c.Scores, c.details()...)
	c.Scores = append(c.Scores, quotes)
	return c
}

// found counts the matches of one kind. Optional lines, and what is found of
// them, count neither way.
func found(measure string, gold []goldLine, n int, matches []match) Score {
	s := Score{Measure: measure, Found: n}
	for _, g := range gold {
		s.Gold += asInt(!g.Optional)
	}
	for _, p := range matches {
		if gold[p.gold].Optional {
			s.Found--
		} else {
			s.Right++
		}
	}
	return s
}

// aliases counts the forms beyond the first of the entities that matched.
func (c *Comparison) aliases() Score {
	s := Score{Measure: Alias}
	for _, p := range c.m.matches {
		g, e := &c.m.gold[p.gold], &c.m.entities[p.found]
		if g.Optional {
			continue
		}
		a, b := forms(g.Name, g.Aliases), forms(e.Name, e.Aliases)
		s.Right += common(a, b) - 1
		s.Gold += len(a) - 1
		s.Found += len(b) - 1
	}
	return s
}

// counted calls f with each match whose gold line counts.
func (p *pairing) counted(f func(*goldLine, *foundClaim)) {
	for _, m := range p.matches {
		if g := &p.gold[m.gold]; !g.Optional {
			f(g, &p.claims[m.found])
		}
	}
}

// details counts what else the matched claims have right. A value where the
// gold has none is wrong too.
func (c *Comparison) details() Scores {
	scores := Scores{}
	for _, measure := range []string{FigureTime, EventTime, FigureOp, Modality, Attribution, EventParticipant, EventRole} {
		s := Score{Measure: measure, Found: share}
		if measure == EventParticipant {
			s.Found = 0 // it has false alarms
		}
		scores = append(scores, s)
	}
	for _, p := range []*pairing{&c.figures, &c.relation, &c.event} {
		p.counted(func(g *goldLine, f *foundClaim) {
			for _, d := range c.m.detailsOf(g, f) {
				scores.count(Score{d.measure, asInt(d.right), 1, share})
			}
			if g.Kind == Event {
				scores.count(Score{EventParticipant, len(c.m.parties(g, f)), len(g.Participants), len(f.Participants)})
			}
		})
	}
	return scores
}

// detail is one further thing that a matched claim has right or wrong.
type detail struct {
	measure    string
	right      bool
	gold, told string
}

// detailsOf are the things that gold line or claim tell beyond what matched
// them.
func (m *matcher) detailsOf(g *goldLine, f *foundClaim) []detail {
	var out []detail
	add := func(measure string, right bool, gold, told string) {
		out = append(out, detail{measure, right, gold, told})
	}
	switch g.Kind {
	case Figure:
		if g.Time != "" || f.Time != "" {
			add(FigureTime, sameTime(g.Time, f.Time), g.Time, f.Time)
		}
		add(FigureOp, op(g.Op) == op(f.Op), op(g.Op), op(f.Op))
	case Event:
		if g.Time != "" || f.Time != "" {
			add(EventTime, sameTime(g.Time, f.Time), g.Time, f.Time)
		}
		for _, p := range m.parties(g, f) {
			a, b := &g.Participants[p.gold], &f.Participants[p.found]
			add(EventRole, a.Role == b.Role, a.Role+" "+a.Name.String(), b.Role+" "+b.Entity)
		}
	}
	if a, b := modality(g.Modality), modality(f.Modality); a != graph.Asserted || b != graph.Asserted {
		add(Modality, a == b, a, b)
	}
	if len(g.Attribution) > 0 || f.Attribution != "" {
		told := m.normal(f.Attribution)
		right := slices.ContainsFunc(g.Attribution, func(a string) bool { return m.normal(a) == told }) || m.same(g.Attribution, f.Attribution)
		add(Attribution, right, g.Attribution.String(), f.Attribution)
	}
	return out
}

func op(s string) string {
	if s == "" {
		return "="
	}
	return s
}

func modality(s string) string {
	if s == "" {
		return graph.Asserted
	}
	return s
}
