package extract

import (
	"strings"

	"suyuan/internal/article"
)

// modality is how firmly a clause says what stands at a place. A cue holds for
// what follows it in its clause; one of hearsay or condition for the rest of
// the sentence.
func (x *Extractor) modality(d *document, s *sentence, at article.Span) string {
	clause := s.clauseSpan(at.Start)
	before := article.Span{Start: clause.Start, End: at.Start}
	if h, ok := s.lastWithin(x.table, before, x.cues.denied); ok && d.runes(article.Span{Start: h.End, End: at.Start}) <= maxNegated {
		return "denied"
	}
	sofar := article.Span{Start: s.Start, End: at.Start}
	if _, ok := s.lastWithin(x.table, sofar, x.cues.hypothetical); ok {
		return "hypothetical"
	}
	if h, ok := s.lastWithin(x.table, sofar, x.cues.rumor); ok && !strings.Contains(d.text[s.clauseSpan(h.Start).Start:h.Start], "回应") {
		return "rumor"
	}
	if h, ok := s.lastWithin(x.table, before, x.cues.planned); ok && !x.disposes(d, s, h) {
		return "planned"
	}
	if _, ok := s.lastWithin(x.table, sofar, x.cues.plannedWide); ok {
		return "planned"
	}
	if k := s.clause(at.Start) - 1; k >= 0 && x.temporal(d, s.Clauses[k]) {
		// 将在收盘后，发布财报: the plan runs on behind the time.
		if h, ok := s.lastWithin(x.table, s.Clauses[k], x.cues.planned); ok && !x.disposes(d, s, h) {
			return "planned"
		}
	}
	if _, ok := s.lastWithin(x.table, before, x.cues.opinion); ok {
		return "opinion"
	}
	return ""
}

// temporal says whether a clause does no more than say when.
func (x *Extractor) temporal(d *document, clause article.Span) bool {
	words := clause.Of(d.text)
	return strings.HasSuffix(words, "后") || strings.HasSuffix(words, "时") || strings.HasSuffix(words, "期间")
}

// disposes says whether 将 is the 将 that puts an object before its verb: a
// mention or a pronoun stands right behind it (将蔚来告上法庭).
func (x *Extractor) disposes(d *document, s *sentence, h hit) bool {
	if h.Of(d.text) != "将" {
		return false
	}
	at := d.skipRight(h.End, s.End, false)
	if _, ok := s.mentionAt(at); ok {
		return true
	}
	for _, w := range [...]string{"其", "该", "这", "此", "自己"} {
		if strings.HasPrefix(d.text[at:s.End], w) {
			return true
		}
	}
	return false
}

// maxNegated is how many characters a negation reaches: 并未正式对外公布.
const maxNegated = 8
