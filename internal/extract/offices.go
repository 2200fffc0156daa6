package extract

import (
	"slices"
	"sort"
	"strings"

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
	from := sort.Search(len(d.Mentions), func(i int) bool { return d.Mentions[i].Start >= s.Start })
	s.mentions, _ = inside(d.Mentions, from, s.Span, func(m annotate.Mention) article.Span { return m.Span })
	if len(s.mentions) < 2 {
		return
	}
	s.hold(x.table, x.table.find(d, &s, nil))
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

// ofOneHouse are the members of a list of people up to the first who is of another
// house (远帆总裁王立和青骥总裁陈青), or is no founder as those before him are.
func (x *Extractor) ofOneHouse(d *document, s *sentence, g *schema.GivesRelation, list []annotate.Mention) []annotate.Mention {
	for k := 1; k < len(list); k++ {
		gap := article.Span{Start: list[k-1].End, End: list[k].Start}
		if d.Entities[list[k].Entity].Type == schema.Person && (d.namesHouse(s, gap) || g.Predicate == "founder" && x.otherPost(s, gap)) {
			return list[:k]
		}
	}
	return list
}

// onlyNamed says whether a party of a relation only tells whose or where those are
// who play the part: 远帆车主起诉远帆, 江国法官判决.
func (x *Extractor) onlyNamed(d *document, s *sentence, predicate string, sub, obj annotate.Mention) bool {
	switch {
	case predicate == "plaintiffAgainst":
		_, its := s.longest(x.table, d.skipRight(sub.End, s.End, true), x.branchWords)
		return its
	case predicate == "regulator" && d.Entities[obj.Entity].Type == schema.Place:
		tokens := d.tokensFrom(obj.End)
		return len(tokens) > 0 && tokens[0].Start == obj.End && strings.HasPrefix(tokens[0].POS, "n") && !slices.Contains(d.grammar.rulers, tokens[0].Of(d.text))
	}
	return false
}
