package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// readPatterns reads the relations that pattern rules find.
func (x *Extractor) readPatterns(d *document, s *sentence, emit func(claim)) {
	x.matcher.find(d, s, func(m match) {
		for _, g := range m.rule.Gives {
			x.give(d, s, &m, g.Relation, emit)
		}
	})
}

// give makes the relations of one template, one for each member of a list.
func (x *Extractor) give(d *document, s *sentence, m *match, r *schema.GivesRelation, emit func(claim)) {
	base := claim{kind: relation, predicate: r.Predicate, rule: m.rule.ID, confidence: m.rule.Confidence, at: m.span.Start,
		span: clausesAround(s, m.span), heading: s.Heading, qualifiers: x.qualify(d, s, m.anchorSpan())}
	// What patterns read are standing facts, told in passing: 将 and 据说
	// are said of what the sentence is about, not of who heads whom, unless they
	// stand between the two (有可能成为台积电的客户) or the fact is as new as the rest.
	if base.modality != "denied" && (unhedged[r.Predicate] || !asSaid[r.Predicate] && !x.hedged(d, s, m.span)) {
		base.modality = ""
	}
	if _, titled := s.within(x.table, m.span, x.founderWords); (titled && r.Predicate == "founder" || r.Predicate == "position") && !s.timeIn(m.span) {
		base.time = "" // 创始人林远7日表示: when he spoke, not when he founded it
	}
	subjects, _ := m.slot(r.Subject)
	objects, _ := m.slot(r.Object)
	each := d.respectively(s, subjects.mentions, objects.mentions)
	for i, sub := range subjects.mentions {
		for k, obj := range objects.mentions {
			if sub.Entity == obj.Entity || each && i != k || r.Predicate == "founder" && k > 0 && x.otherPost(s, article.Span{Start: objects.mentions[k-1].End, End: obj.Start}) {
				continue
			}
			c := base
			c.subject, c.object, c.role = sub.Entity, obj.Entity, schema.Quoted(r.Role)
			if f, ok := m.slot(r.Role); ok {
				if _, shares := s.longest(x.table, f.span.Start, x.holdingPosts); shares && r.Predicate == "position" {
					continue // 远帆股东王立 does not work there
				}
				c.role = d.post(s, sub.Span, obj.Span, f.span)
			}
			emit(c)
		}
	}
}

// otherPost says whether a post stands between two people in a list by which the
// second is no founder: 远帆创始人王立、首席技术官陈青.
func (x *Extractor) otherPost(s *sentence, sp article.Span) bool {
	_, post := s.within(x.table, sp, x.postWords)
	_, founder := s.within(x.table, sp, x.founderWords)
	return post && !founder
}

// hedged says whether a word of planning or of hearsay stands in what a pattern
// matches.
func (x *Extractor) hedged(d *document, s *sentence, sp article.Span) bool {
	if _, rumor := x.cue(d, s, sp, x.cues.rumor); rumor {
		return true
	}
	h, planned := x.cue(d, s, sp, x.cues.planned)
	if !planned || x.disposes(d, s, h) {
		return false
	}
	_, elsewhere := s.within(x.table, article.Span{Start: h.End, End: sp.End}, x.marks.at)
	if at := d.skipRight(h.End, sp.End, false); strings.HasSuffix(h.Of(d.text), zai) && !d.inTime(s, article.Span{Start: at, End: at + 1}) {
		elsewhere = true
	}
	return !elsewhere // 将在创始人钱伟的领导下…: what is planned comes behind
}

// unhedged are the predicates that hold whatever is planned: who will launch a
// product makes it.
var unhedged = map[string]bool{"manufacturer": true, "founder": true, "subsidiaryOf": true, "competitor": true, "regulator": true}

// asSaid are the predicates that are as firm as what is said with them: of a product
// that is yet to come out, so is what it carries.
var asSaid = map[string]bool{"usesTechnology": true}

// standing are those of them that hold of what is only planned as well: who wants to
// pass another is its rival.
var standing = map[string]bool{"competitor": true, "regulator": true}

// maxPost is the longest post, in characters: 自动驾驶系统 Autopilot 项目的经理.
const maxPost = 24

// post is a person's post as worded: the word that names it, with what stands
// between the organisation and it where the person comes behind both
// (小米集团公关部总经理王化), but for other people and their posts.
func (d *document) post(s *sentence, person, org, word article.Span) string {
	sp := word
	if word.Start == org.End && d.runes(word) == 1 {
		return org.Of(d.text) + word.Of(d.text) // 商务部|长
	}
	if org.End <= word.Start && word.End <= person.Start {
		wide := article.Span{Start: org.End, End: person.Start}
		if behind := (article.Span{Start: word.End, End: person.Start}); d.namesHouse(s, behind) || strings.HasSuffix(strings.TrimSpace(behind.Of(d.text)), you) {
			wide.End = word.End // of several posts, each in its own house
		}
		if i := strings.IndexAny(wide.Of(d.text), "（("); i > 0 && org.End+i >= word.End {
			wide.End = org.End + i // 首席财务官（CFO）林远
		}
		wide.Start = d.pastLead(s, wide.Start, word.Start)
		if d.runes(wide) <= maxPost && !strings.ContainsFunc(wide.Of(d.text), annotate.IsClauseMark) && !strings.ContainsAny(wide.Of(d.text), "（(）)") {
			sp = d.withoutOthers(s, wide)
		}
	}
	return strings.Trim(strings.TrimLeft(strings.TrimSpace(sp.Of(d.text)), de+qi), " 、「」“”《》")
}

// pastLead is where a post begins behind what only leads up to it: 将在三位|联合创始人.
func (d *document) pastLead(s *sentence, from, limit int) int {
	at := from
	for _, t := range d.tokensFrom(from) {
		if t.End > limit || t.POS == "" || !d.inTime(s, t.Span) && !strings.ContainsAny(t.POS[:1], "pcmqru") && t.Of(d.text) != jiang {
			break
		}
		at = t.End
	}
	return at
}

// namesHouse says whether anything but people is named in a span.
func (d *document) namesHouse(s *sentence, sp article.Span) bool {
	return slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool {
		return sp.Contains(m.Span) && d.Entities[m.Entity].Type != schema.Person
	})
}

// withoutOthers is what a span that ends at a person says of that person alone:
// what stands behind the last other one and a conjunction (董事长王立、研发负责人
// 陈青), and where nothing does, the post that they share (分析师王立和陈青).
func (d *document) withoutOthers(s *sentence, sp article.Span) article.Span {
	shared := sp
	for _, m := range s.mentions {
		if !sp.Contains(m.Span) || d.Entities[m.Entity].Type != schema.Person {
			continue
		}
		shared.End = min(shared.End, m.Start)
		rest := strings.TrimLeft(d.text[m.End:sp.End], " ")
		rest = rest[d.grammar.conjunction(rest):]
		sp.Start = sp.End - len(rest)
	}
	if strings.TrimSpace(sp.Of(d.text)) == "" {
		return shared
	}
	return sp
}

// anchorSpan is where a match's qualifiers are looked for: its words if a slot
// kept them, else the end of it.
func (m *match) anchorSpan() article.Span {
	for _, f := range m.slots {
		if f.mentions == nil {
			return f.span
		}
	}
	return article.Span{Start: m.span.End, End: m.span.End}
}

// firstMentions is where each entity is first named, headings last.
func firstMentions(d *document) []annotate.Mention {
	first := make([]annotate.Mention, len(d.Entities))
	seen := make([]bool, len(d.Entities))
	inHeading := make([]bool, len(d.Entities))
	for i := range d.sentences {
		s := &d.sentences[i]
		for _, m := range s.mentions {
			if m.Reference || seen[m.Entity] && !(inHeading[m.Entity] && !s.Heading) {
				continue
			}
			first[m.Entity], seen[m.Entity], inHeading[m.Entity] = m, true, s.Heading
		}
	}
	return first
}
