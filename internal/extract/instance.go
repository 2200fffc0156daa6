package extract

import (
	"cmp"
	"slices"

	"suyuan/internal/article"
	"suyuan/schema"
)

// instance is a frame filled by a trigger and its parties.
type instance struct {
	*frame
	trigger    article.Span
	span       article.Span // the evidence
	roles      []role
	qualifiers qualifiers
	confidence float64
	carried    bool // a party of it stands in an earlier clause
}

// readFrame reads what a frame gives at one of its triggers.
func (x *Extractor) readFrame(d *document, s *sentence, f *frame, trigger article.Span, emit func(claim)) {
	statement := f.Type == "Statement"
	if !x.bearsOut(d, s, f, trigger) || (statement || f.Main) && x.owed(d, s, trigger) {
		return
	}
	roles := x.fill(d, s, f, trigger, x.partiesAround(d, s, trigger))
	if !f.satisfied(roles) {
		return
	}
	if statement {
		roles = x.withTopic(d, s, trigger, roles)
	}
	in := instance{frame: f, trigger: trigger, span: evidence(s, trigger, roles), roles: roles, qualifiers: x.qualify(d, s, trigger), confidence: f.Confidence}
	for _, r := range roles {
		if r.carried {
			in.confidence *= carriedDiscount
			in.carried = true
		}
	}
	if statement {
		if !x.states(d, s, &in) {
			return
		}
	} else {
		in.qualifiers.modality = cmp.Or(f.Modality, in.qualifiers.modality)
	}
	if f.Type == "Milestone" && d.attributes(s, trigger) {
		return // 破千万的作者: of whom, not what happened
	}
	if f.Type != "" {
		emit(x.eventOf(d, s, &in))
	}
	for i := range f.Relations {
		x.relate(d, s, &in, &f.Relations[i], emit)
	}
}

// states says whether anything was said at the trigger of a statement, and says of one
// how firmly and when.
func (x *Extractor) states(d *document, s *sentence, in *instance) bool {
	q := &in.qualifiers
	if d.labelled(in.trigger.End, s.clauseSpan(in.trigger.Start).End) != "" {
		q.modality = "" // 回应传闻: hearsay is what is answered
	}
	if (q.modality == "denied") != (in.Modality == "denied") {
		return false // nothing was said, which is news of 回应 alone
	}
	if d.attributes(s, in.trigger) {
		return false
	}
	q.modality = cmp.Or(in.Modality, q.modality)
	if q.modality == "planned" && !x.aboutTo(s, in.trigger) {
		// What is planned is told there, and has been told.
		q.modality, q.time = "", x.eventTime(d, s, in.trigger, "")
	}
	return true
}

// eventOf is the event of a frame's type with the parties that were found.
func (x *Extractor) eventOf(d *document, s *sentence, in *instance) claim {
	c := claim{kind: event, eventType: in.Type, trigger: in.trigger.Of(d.text), span: in.span, at: in.trigger.Start,
		qualifiers: in.qualifiers, rule: in.ID, confidence: in.confidence, carried: in.carried, heading: s.Heading}
	for _, r := range in.roles {
		for _, m := range r.mentions {
			c.addParticipant(r.name, m.Entity)
		}
	}
	if m, ok := x.scene(d, s, in.trigger); ok {
		c.addParticipant("place", m.Entity)
	}
	if in.Type == "Statement" && (c.modality == "" && d.later(c.time) || x.passing(d, s, in.trigger, c.time)) {
		c.time = "" // of what is said, or spoken of before
	}
	if in.Type == "StockMove" && c.time == "" {
		c.time = x.dateline(d, s)
	}
	if speakers := mentionsOf(in.roles, "speaker"); len(speakers) > 0 && c.attribution == "" {
		c.attribution = d.Entities[speakers[0].Entity].Name
	}
	return c
}

// relate makes the relations of one template, one for each pair of its parties.
func (x *Extractor) relate(d *document, s *sentence, in *instance, g *schema.GivesRelation, emit func(claim)) {
	subjects, objects := mentionsOf(in.roles, g.Subject), mentionsOf(in.roles, g.Object)
	if g.Subject == g.Object && len(subjects) > 0 {
		if paired(in.Relations, in.roles, *g) {
			return // A 和 B 分别与 C 合作 does not join A and B
		}
		subjects, objects = subjects[:1], subjects[1:]
	}
	if ofOffice(g) {
		subjects, objects = x.ofOneHouse(d, s, g, subjects), x.ofOneHouse(d, s, g, objects)
	}
	role := ""
	if g.Role == "trigger" {
		role = in.trigger.Of(d.text)
	}
	each := d.respectively(s, subjects, objects)
	for i, sub := range subjects {
		predicate := g.Predicate
		if predicate == "acquirer" && x.buysShares(s, sub) {
			predicate = "investor"
		}
		said := in.qualifiers
		if said.modality == "planned" && standing[predicate] || said.modality != "denied" && predicate == "position" && x.isTitle(s, in.trigger) {
			said.modality = ""
		}
		for j, obj := range objects {
			if x.onlyNamed(d, s, g.Predicate, sub, obj) || each && i != j {
				continue
			}
			emit(claim{kind: relation, subject: sub.Entity, object: obj.Entity, predicate: predicate, role: role, span: in.span,
				at: in.trigger.Start, qualifiers: said, rule: in.ID, confidence: in.confidence, heading: s.Heading, carried: carriedRole(in.roles, g.Object)})
		}
	}
}

// isTitle says whether a trigger is a post before a name, which is its holder's whatever
// is said of them: 首席执行官赵一鸣将离职.
func (x *Extractor) isTitle(s *sentence, trigger article.Span) bool {
	h, ok := s.longest(x.table, trigger.Start, x.postWords)
	return ok && h.Contains(trigger)
}

// paired says whether another relation of the same predicate has found both of
// its roles.
func paired(all []schema.GivesRelation, roles []role, g schema.GivesRelation) bool {
	return slices.ContainsFunc(all, func(o schema.GivesRelation) bool {
		return o.Predicate == g.Predicate && o.Subject != o.Object && len(mentionsOf(roles, o.Subject)) > 0 && len(mentionsOf(roles, o.Object)) > 0
	})
}

// evidence is what a reader needs to check a claim: the clauses of the
// sentence from the first of its parts to the last.
func evidence(s *sentence, at article.Span, roles []role) article.Span {
	lo, hi := at.Start, at.End
	for _, r := range roles {
		for _, m := range r.mentions {
			if m.Start >= s.Start && m.End <= s.End {
				lo, hi = min(lo, m.Start), max(hi, m.End)
			}
		}
	}
	return clausesAround(s, article.Span{Start: lo, End: hi})
}

// clausesAround widens a span to whole clauses of its sentence.
func clausesAround(s *sentence, sp article.Span) article.Span {
	if len(s.Clauses) == 0 {
		return s.Span
	}
	first, last := s.Clauses[s.clause(sp.Start)], s.Clauses[s.clause(max(sp.End-1, sp.Start))]
	return article.Span{Start: min(first.Start, sp.Start), End: max(last.End, sp.End)}
}
