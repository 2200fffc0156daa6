package extract

import (
	"math"
	"slices"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/rank"
	"suyuan/schema"
)

// Of what the verbs of a text tell, careful readers list some and leave out the
// rest, and no word or construction shows which. So what no frame reads is left to
// a model that learned from many lists (MODEL.md): it weighs each word that can
// tell an event and has a party, by what is true of the word, its clause and
// what was read beside it (weigh.go).

// happening is a word that may tell an event, with the parties that it would have.
type happening struct {
	trigger  article.Span
	word     int // of the table
	roles    []role
	parties  []party
	features rank.Features
	kinds    []kindOf
}

// mostByParties is how much parties may add to a score: what is further from being
// told is given up before they are looked for.
const mostByParties = 0.8

// weighed is the claim of a happening, and what it was weighed by.
type weighed struct {
	claim
	features rank.Features
	kinds    []kindOf
}

// Newsworthy is the score from which on a happening is told: a little less than that
// of something that careful readers list as often as not, since some of what they
// list is never weighed. On 198 articles, each read by choosers that learned from
// others, F1 of events is .601 at 0, .605 at -0.2, .609 at -0.5 and .613 at -0.8; but of 30
// events between -0.2 and -0.5, a reader found 13 right and 13 wrong, and
// what is told wrongly costs more than what is left out.
const Newsworthy = -0.2

// readHappenings tells what no frame reads of a sentence and careful readers
// would list. read is what was read of the sentence already.
func (x *Extractor) readHappenings(d *document, s *sentence, read []claim, emit func(claim)) {
	if x.happenings == nil && !d.learning && !x.unjudged {
		return
	}
	for _, h := range x.happeningsOf(d, s, read) {
		switch {
		case d.learning:
			c := x.telling(d, s, &h)
			d.happened = append(d.happened, weighed{c, h.features, h.kinds})
		case x.unjudged:
			emit(x.telling(d, s, &h))
		default:
			score := x.happenings.Score(h.features)
			if score < Newsworthy {
				continue
			}
			c := x.telling(d, s, &h)
			c.confidence = 1 / (1 + math.Exp(-score))
			emit(c)
		}
	}
}

// happeningsOf are the words of a sentence that may tell events which nothing read
// so far tells.
func (x *Extractor) happeningsOf(d *document, s *sentence, read []claim) []happening {
	f := x.frames.judged
	if f == nil || len(s.Clauses) == 0 {
		return nil
	}
	var out []happening
	var features rank.Features // of a word that was given up, to use again
	end := s.Start
	for i, h := range s.hits {
		if h.Start < end || !x.table.is(h, x.cues.happens) || utf8.RuneCountInString(h.Of(d.text)) < 2 {
			continue
		}
		for _, longer := range s.hits[i+1:] {
			if longer.Start != h.Start {
				break
			}
			if x.table.is(longer, x.cues.happens) {
				h = longer
			}
		}
		end = h.End
		if x.elseword(s, h) || slices.ContainsFunc(read, func(c claim) bool {
			return c.kind == event && c.at < h.End && h.Start < c.at+len(c.trigger)
		}) {
			continue
		}
		one := happening{trigger: h.Span, word: h.word}
		if features == nil {
			features = make(rank.Features, 0, manyReasons)
		}
		features = features[:0]
		x.weigh(d, s, &one, read, &features)
		if x.happenings != nil && x.happenings.Score(features) < Newsworthy-mostByParties {
			continue
		}
		one.features, features = features, nil
		one.parties = x.partiesAround(d, s, h.Span)
		if one.roles = x.fill(d, s, f, h.Span, one.parties); len(one.roles) == 0 {
			continue
		}
		weighParties(d, s, &one, &one.features)
		out = append(out, one)
	}
	return out
}

// elseword says whether a trigger is a part of a longer word that a frame tells it
// from: 上市 in 上市公司.
func (x *Extractor) elseword(s *sentence, h hit) bool {
	if x.covered(s, h, x.frames.judged) {
		return true
	}
	return slices.ContainsFunc(x.frames.ofWord[h.word], func(f *frame) bool { return x.covered(s, h, f) })
}

// telling is the claim that a happening makes: by the frame of its word that it suits
// best, or by the judged frame, and of the sort that a model takes it for.
func (x *Extractor) telling(d *document, s *sentence, h *happening) claim {
	f, roles, settled := x.likeliest(d, s, h)
	typ := f.Type
	switch kinds := x.kinds(d, s, h, f, settled); {
	case d.learning:
		for name, features := range kinds {
			h.kinds = append(h.kinds, kindOf{name, slices.Clone(features)})
		}
	case x.kindModel != nil:
		typ = x.kind(kinds)
	}
	if o := x.frames.first[typ]; o != nil && typ != f.Type {
		roles = recast(o, h.roles)
	}
	c := claim{kind: event, eventType: typ, trigger: h.trigger.Of(d.text), span: evidence(s, h.trigger, roles), at: h.trigger.Start,
		qualifiers: x.qualify(d, s, h.trigger), rule: x.frames.judged.ID, confidence: x.frames.judged.Confidence, heading: s.Heading}
	for _, r := range roles {
		for _, m := range r.mentions {
			c.addParticipant(r.name, m.Entity)
		}
		c.carried = c.carried || r.carried
	}
	if m, ok := x.scene(d, s, h.trigger); ok {
		c.addParticipant("place", m.Entity)
	}
	return c
}

// likeliest is the frame of a happening and its roles: one whose type the words
// around bear out, best one that finds the parties that it needs, and is settled.
func (x *Extractor) likeliest(d *document, s *sentence, h *happening) (f *frame, roles []role, settled bool) {
	var first *frame
	for _, f := range x.frames.ofWord[h.word] {
		if f.Type == "" || f.Type == x.frames.judged.Type || !x.bearsOut(d, s, f, h.trigger) {
			continue
		}
		if roles := x.fill(d, s, f, h.trigger, h.parties); f.satisfied(roles) {
			return f, roles, true
		}
		if first == nil {
			first = f
		}
	}
	if first == nil {
		return x.frames.judged, h.roles, false
	}
	return first, recast(first, h.roles), false
}

// recast gives those who do something the role that a frame has for them.
func recast(f *frame, roles []role) []role {
	has := func(name string) bool {
		return slices.ContainsFunc(f.Args, func(a schema.Arg) bool { return a.Role == name })
	}
	out := slices.Clone(roles)
	for i := range out {
		if r := &out[i]; r.name == "agent" && !has("agent") {
			for _, name := range [...]string{"speaker", "patient"} {
				if has(name) && len(mentionsOf(out, name)) == 0 {
					r.name = name
					break
				}
			}
		}
	}
	return out
}
