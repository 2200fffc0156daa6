package extract

import (
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// What a clause leaves unsaid it takes over: this file finds the parties that
// earlier clauses and sentences lend to it.

// next are the mentions of the clause behind the trigger's: 发布了两款手机，一款
// 是小米 MIX Fold 4. What is launched there by a verb of its own is of that verb.
func (x *Extractor) next(d *document, s *sentence, clause, trigger article.Span) []party {
	i := s.clause(clause.Start) + 1
	if i >= len(s.Clauses) {
		return nil
	}
	var out []party
	for _, m := range s.mentions {
		if !s.Clauses[i].Contains(m.Span) || d.bracketed(m.Span, trigger) {
			continue
		}
		if _, other := s.within(x.table, article.Span{Start: s.Clauses[i].Start, End: m.Start}, x.cues.launches); !other {
			out = append(out, party{mention: m, kase: "next", gap: article.Span{Start: trigger.End, End: m.Start}})
		}
	}
	return out
}

// about is what the sentence's item is about, of each type: its most named
// entity, headings counted twice. Used last, as the topic.
func (d *document) about(s *sentence) []party {
	out, ok := d.topics[s.Item]
	if !ok {
		out = d.mostNamed(s.Item)
		d.topics[s.Item] = out
	}
	return out
}

// An item is about the entity of a type that it names most, if it names it
// often enough and more than all others of the type together.
const leastNamed = 4

func (d *document) mostNamed(item int) []party {
	count := map[int]int{}
	first := map[int]annotate.Mention{}
	best := map[string]int{}
	all := map[string]int{}
	for _, s := range d.sentencesOf(item) {
		for _, m := range s.mentions {
			if count[m.Entity] == 0 {
				first[m.Entity] = m
			}
			count[m.Entity]++
			if s.Heading {
				count[m.Entity]++
			}
			t := d.Entities[m.Entity].Type
			all[t]++
			if b, ok := best[t]; !ok || count[m.Entity] > count[b] {
				best[t] = m.Entity
			}
		}
	}
	var out []party
	for _, t := range [...]string{schema.Product, schema.Company, schema.Person, schema.Organization} {
		if b, ok := best[t]; ok && count[b] >= leastNamed && count[b]*2 > all[t] {
			out = append(out, party{mention: first[b], kase: "topic", carried: true, leads: true})
		}
	}
	return out
}

// carried are the parties that a clause without a subject takes over: the
// subjects of the clauses before it in the sentence, nearest first, then the
// topic of the sentences before it in the paragraph.
func (x *Extractor) carried(d *document, s *sentence, clause, trigger article.Span, passive bool) []party {
	kase := "subject"
	if passive {
		kase = "object"
	}
	var out []party
	here := s.clause(clause.Start)
	for i := here - 1; i >= 0; i-- {
		leads := true
		for _, m := range s.mentions {
			if m.Start < s.Clauses[i].Start || m.Start >= s.Clauses[i].End || d.bracketed(m.Span, trigger) {
				continue
			}
			before := article.Span{Start: s.Clauses[i].Start, End: m.Start}
			if _, predicate := s.within(x.table, before, x.marks.is); predicate {
				break // 主要客户是A: A is no subject
			}
			if x.caseBefore(d, s, m, s.Clauses[i]) == "subject" && !x.titles(d, s, m) {
				out = append(out, party{mention: m, kase: kase, carried: true, leads: leads})
			}
			leads = false
		}
	}
	// What a heading announces stands by itself.
	for i := s.index - 1; i >= max(0, s.index-paragraphReach) && len(out) == 0 && !s.Heading; i-- {
		prev := &d.sentences[i]
		if prev.Paragraph != s.Paragraph || prev.Item != s.Item {
			break
		}
		if len(prev.Clauses) == 0 {
			continue
		}
		for _, m := range prev.mentions {
			if x.caseBefore(d, prev, m, prev.clauseSpan(m.Start)) == "subject" {
				out = append(out, party{mention: m, kase: "topic", carried: true, leads: true})
				break
			}
		}
	}
	return out
}

// spokenOf are the subjects of the sentences before one in its item, the last
// of each type: what a clause without any subject is taken to go on about.
func (x *Extractor) spokenOf(d *document, s *sentence) []party {
	var out []party
	found := map[string]bool{}
	for i := s.index - 1; i >= max(0, s.index-itemReach) && !s.Heading; i-- {
		prev := &d.sentences[i]
		if prev.Item != s.Item {
			break
		}
		for _, m := range prev.mentions {
			typ := d.Entities[m.Entity].Type
			if found[typ] || x.caseBefore(d, prev, m, prev.clauseSpan(m.Start)) != "subject" || x.titles(d, prev, m) {
				continue
			}
			found[typ] = true
			out = append(out, party{mention: m, carried: true, dropped: true, leads: true})
		}
	}
	return out
}

// itemReach is how many sentences back a subject may be taken over from.
const itemReach = 3

// titles says whether a mention only tells whose post a person has whose name
// stands behind: 远帆汽车 in 远帆汽车董事长王立在会上宣布.
func (x *Extractor) titles(d *document, s *sentence, m annotate.Mention) bool {
	for _, p := range s.mentions {
		if p.Start < m.End {
			continue
		}
		gap := article.Span{Start: m.End, End: p.Start}
		if d.Entities[p.Entity].Type != schema.Person || d.runes(gap) > maxPost || strings.ContainsFunc(gap.Of(d.text), annotate.IsClauseMark) {
			return false
		}
		_, ok := s.within(x.table, gap, x.postWords)
		return ok
	}
	return false
}
