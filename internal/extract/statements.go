package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/schema"
)

// withTopic adds to the roles of a statement what it is about: the first thing
// that the words behind the verb name, unless whom it is said to is known.
func (x *Extractor) withTopic(d *document, s *sentence, trigger article.Span, roles []role) []role {
	speakers := mentionsOf(roles, "speaker")
	if len(speakers) == 0 || len(mentionsOf(roles, "counterpart")) > 0 {
		return roles
	}
	for _, m := range s.mentions {
		if m.Start < trigger.End || d.bracketed(m.Span, trigger) {
			continue
		}
		between := article.Span{Start: trigger.End, End: m.Start}
		if d.runes(between) > maxTopic || strings.ContainsAny(between.Of(d.text), "；;|｜") {
			break
		}
		clause := s.clauseSpan(m.Start)
		if x.caseBefore(d, s, m, article.Span{Start: max(clause.Start, trigger.End), End: clause.End}) != "subject" {
			continue
		}
		name := ""
		switch d.Entities[m.Entity].Type {
		case schema.Product, schema.Work:
			name = "product"
		case schema.Company, schema.Person, schema.Organization:
			name = "patient"
		}
		if name == "" || hasMention(speakers, m.Entity) {
			continue
		}
		return append(roles, role{name: name, mentions: []annotate.Mention{m}})
	}
	return roles
}

// maxTopic is how far behind the verb, in characters, what a statement is about
// may be named.
const maxTopic = 18

func hasMention(list []annotate.Mention, entity int) bool {
	for _, m := range list {
		if m.Entity == entity {
			return true
		}
	}
	return false
}

// attributes says whether a trigger is part of a noun's attribute (披露的文件,
// 讨论最多的), and no 的 that brings out what follows (谈到的是).
func (d *document) attributes(s *sentence, trigger article.Span) bool {
	rest := d.text[trigger.End:s.End]
	for _, w := range d.grammar.verbTails {
		rest = strings.TrimPrefix(rest, w)
	}
	rest, ok := strings.CutPrefix(rest, de)
	return ok && !strings.HasPrefix(rest, shi)
}

// aboutTo says whether a word of planning stands right before a trigger.
func (x *Extractor) aboutTo(s *sentence, trigger article.Span) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: s.clauseSpan(trigger.Start).Start, End: trigger.Start}, x.cues.planned)
	return ok && h.End == trigger.Start
}

// owed says whether a verb only tells what somebody must or can do: 需要明确指出.
func (x *Extractor) owed(d *document, s *sentence, trigger article.Span) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: s.clauseSpan(trigger.Start).Start, End: trigger.Start}, x.cues.modal)
	return ok && d.runes(article.Span{Start: h.End, End: trigger.Start}) <= maxNegated
}

// passing says whether a statement's time is a year that an earlier clause only
// speaks of, and not one that makes up a clause: 2022年终于过去，钱伟认为….
func (x *Extractor) passing(d *document, s *sentence, trigger article.Span, iso string) bool {
	if len(iso) != len("2006") || s.timeIn(s.clauseSpan(trigger.Start)) {
		return false
	}
	return !slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return t.ISO == iso && d.runes(article.Span{Start: t.End, End: s.clauseSpan(t.Start).End}) <= 1
	})
}
