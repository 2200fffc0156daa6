package extract

import (
	"suyuan/internal/article"
	"suyuan/schema"
)

// cues are the classes of words that qualify a claim.
type cues struct {
	speech, sourceBefore, sourceVerb              class
	rumor, planned, denied, hypothetical, opinion class
	nobody, plannedWide, recently, nowadays       class
}

func newCues(t *wordTable, m *schema.Model) cues {
	return cues{
		speech:       t.class("$speech"),
		sourceBefore: t.class("$according"),
		sourceVerb:   t.class("$reportVerb"),
		rumor:        t.class("$rumor"),
		planned:      t.class("$planned"),
		denied:       t.class("$denied"),
		hypothetical: t.class("$hypothetical"),
		opinion:      t.class("$opinion"),
		nobody:       t.class("$bystander"),
		plannedWide:  t.class("$planned_wide"),
		recently:     t.class("$recently"),
		nowadays:     t.class("$nowadays"),
	}
}

// qualify reads time, place, attribution and modality for a claim whose word
// or number stands at a span of a sentence.
func (x *Extractor) qualify(d *document, s *sentence, at article.Span) qualifiers {
	return qualifiers{
		time:        x.eventTime(d, s, at),
		place:       x.place(d, s, at),
		attribution: x.attribution(d, s, at),
		modality:    x.modality(d, s, at),
	}
}

// place is the place that the clause of a word names behind 在 or 于.
func (x *Extractor) place(d *document, s *sentence, at article.Span) string {
	clause := s.clauseSpan(at.Start)
	for _, m := range s.mentions {
		if !clause.Contains(m.Span) || d.Entities[m.Entity].Type != "Place" {
			continue
		}
		if x.caseBefore(d, s, m, clause) == "at" {
			return m.Of(d.text)
		}
	}
	return ""
}
