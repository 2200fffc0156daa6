package extract

import (
	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// cues are the classes of words that qualify a claim.
type cues struct {
	speech, sourceBefore, sourceVerb                          class
	rumor, planned, denied, hypothetical, opinion, marketView class
	nobody, plannedWide, intends, recently, nowadays          class
	announce, then, now, openQuestion, turn, runsOn           class
	publishing, accountNouns, publicActs                      class // putting out a report, and what it is of
	noCue, resultVerbs, passed, learnt, shows, records, data  class
	happens, launches                                         class // the triggers of all frames, and of those of launches and prices
	auxiliary, leadVerbs, perfective, shortVerbs, modal       class
	accomplished, exceeding, denies, thereupon, dwell         class
	wordless, accounts, formerly, afterwards, gathering       class
}

func newCues(t *wordTable, m *schema.Model) cues {
	var triggers, launches []string
	for _, f := range m.Frames {
		triggers = append(triggers, f.Triggers...)
		if f.Type == "ProductLaunch" || f.Type == "Pricing" {
			launches = append(launches, f.Triggers...)
		}
	}
	return cues{
		speech:       t.class("$speech"),
		sourceBefore: t.class("$according"),
		sourceVerb:   t.class("$reportVerb"),
		rumor:        t.class("$rumor"),
		planned:      t.class("$planned"),
		denied:       t.class("$denied"),
		denies:       t.class("$denies"),
		hypothetical: t.class("$hypothetical"),
		opinion:      t.class("$opinion"),
		marketView:   t.class("$market_view"),
		nobody:       t.class("$bystander"),
		plannedWide:  t.class("$planned_wide"),
		intends:      t.class("$intending"),
		recently:     t.class("$recently"),
		nowadays:     t.class("$nowadays"),
		announce:     t.class("$announce"),
		publishing:   t.class("$announce", "$publishing"), accountNouns: t.class("$accounts", "$account_nouns"), publicActs: t.class("$public_acts"),
		openQuestion: t.class("$open_question"),
		shows:        t.class("$indicating"),
		data:         t.class("$data_nouns"),
		records:      t.class("$records"),
		learnt:       t.class("$learning"),
		passed:       t.class("$passing"),
		noCue:        t.class("$no_cue"),
		resultVerbs:  t.class("$result_verbs"),
		runsOn:       t.class("$runs_on"),
		turn:         t.class("$accomplished", "$turning"),
		now:          t.class("$now"),
		then:         t.class("$then"),
		thereupon:    t.class("$thereupon"),
		dwell:        t.class("$dwell"),
		wordless:     t.class("$wordless"),
		formerly:     t.class("$formerly"),
		afterwards:   t.class("$afterwards"),
		gathering:    t.class("$gathering"),
		accounts:     t.class("$accounts"),
		happens:      t.class(triggers...),
		launches:     t.class(launches...),
		auxiliary:    t.class("$auxiliary"),
		leadVerbs:    t.class("$auxiliary", "$speech", "$announce", "$reportVerb"),
		modal:        t.class("$modal"),
		exceeding:    t.class("$exceeding"),
		accomplished: t.class("$accomplished"),
		shortVerbs:   t.class("$short_verbs"),
		perfective:   t.class("$perfective", "$accomplished", "$planned"),
	}
}

// qualify reads time, place, attribution and modality for a claim whose word
// or number stands at a span of a sentence.
func (x *Extractor) qualify(d *document, s *sentence, at article.Span) qualifiers {
	q := qualifiers{place: x.place(d, s, at), attribution: x.attribution(d, s, at), modality: x.modality(d, s, at)}
	q.time = x.eventTime(d, s, at, q.modality)
	if q.modality == "" && d.later(q.time) && !x.accomplished(d, s, at) {
		q.modality = "planned"
	}
	return q
}

// place is the name of the place that the clause of a word names behind 在 or 于.
func (x *Extractor) place(d *document, s *sentence, at article.Span) string {
	if m, ok := x.scene(d, s, at); ok {
		return m.Of(d.text)
	}
	return ""
}

// scene is the place that the clause of a word names behind 在 or 于.
func (x *Extractor) scene(d *document, s *sentence, at article.Span) (annotate.Mention, bool) {
	clause := s.clauseSpan(at.Start)
	for _, m := range s.mentions {
		if clause.Contains(m.Span) && d.Entities[m.Entity].Type == schema.Place && x.caseBefore(d, s, m, clause) == "at" {
			return m, true
		}
	}
	return annotate.Mention{}, false
}
