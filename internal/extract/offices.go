package extract

import (
	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// Page furniture tells no news, but who is who it names as plainly as an article
// does: the speakers of an evening that the publisher announces (演讲嘉宾：远帆 CEO
// 王立), whom its next video is of.

// readOffices reads from a sentence of page furniture who holds which post, and
// who founded what.
func (x *Extractor) readOffices(d *document, furniture *sentence, emit func(claim)) {
	s := *furniture
	s.mentions, _ = inside(d.Mentions, 0, s.Span, func(m annotate.Mention) article.Span { return m.Span })
	if len(s.mentions) < 2 {
		return
	}
	s.hits = x.table.find(d.text, &s, d.Tokens, nil)
	x.matcher.find(d, &s, func(m match) {
		for _, g := range m.rule.Gives {
			if ofOffice(g.Relation) {
				x.give(d, &s, &m, g.Relation, emit)
			}
		}
	})
}

// ofOffice says whether a rule's relation tells who somebody is.
func ofOffice(r *schema.GivesRelation) bool {
	return r.Predicate == "position" || r.Predicate == "founder"
}
