package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/timex"
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

// eventTime is the date that governs a word: the nearest before it in its
// clause, else behind it in its clause, else one that an earlier clause of the
// sentence gives for all that follows.
func (x *Extractor) eventTime(d *document, s *sentence, at article.Span) string {
	clause := s.clauseSpan(at.Start)
	var before, behind, earlier string
	for i := range s.times {
		t := &s.times[i]
		iso := x.dated(d, s, t)
		if iso == "" {
			continue
		}
		switch {
		case clause.Contains(t.Span) && t.End <= at.Start:
			if phrase, ok := x.locative(d, s, clause, t.Start); ok && before != "" && phrase.Contains(t.Span) {
				continue // 昨日在今年双 11 的发布会上: the occasion's own date
			}
			before = iso
		case clause.Contains(t.Span) && behind == "" && !strings.HasPrefix(strings.TrimLeft(d.text[t.End:clause.End], " "), "的"):
			behind = iso
		case t.End <= clause.Start && x.overall(d, s, t.Span):
			earlier = iso
		}
	}
	for _, iso := range [...]string{before, behind, earlier} {
		if iso != "" {
			return iso
		}
	}
	return ""
}

// dated is the date that a time gives to what is said beside it; "" for one
// that only compares, bounds, or says when something was reported.
func (x *Extractor) dated(d *document, s *sentence, t *timex.Timex) string {
	if t.Kind != timex.Date || t.ISO == "" || d.inMention(s, t.Span) {
		return ""
	}
	words := t.Of(d.text)
	if x.contains(s, t.Span, x.cues.nowadays) && !strings.ContainsAny(words, "0123456789") {
		return ""
	}
	behind := strings.TrimLeft(d.text[t.End:s.End], " ")
	for _, w := range [...]string{"报道", "获悉", "以来最", "以来首", "前", "之前"} {
		if strings.HasPrefix(behind, w) {
			return ""
		}
	}
	if strings.HasSuffix(words, "以来") && strings.HasPrefix(behind, "最") {
		return ""
	}
	// 近日 tells the month, if that.
	if x.contains(s, t.Span, x.cues.recently) && len(t.ISO) > len("2006-01") {
		return t.ISO[:len("2006-01")]
	}
	return t.ISO
}

// contains says whether a word of the class starts where a span does.
func (x *Extractor) contains(s *sentence, sp article.Span, c class) bool {
	h, ok := s.longest(x.table, sp.Start, c)
	return ok && h.End <= sp.End
}

// overall says whether a time in an earlier clause holds for the clauses behind
// it: it opens the sentence, or its clause says no more than when (…收盘后).
func (x *Extractor) overall(d *document, s *sentence, t article.Span) bool {
	head := strings.TrimRight(d.text[s.Start:t.Start], " ")
	if utf8.RuneCountInString(head) <= maxOpening {
		return true
	}
	c := s.clauseSpan(t.Start)
	c.End = max(c.End, t.End) // a time may run on into the next clause
	tail := strings.TrimRight(d.text[t.End:c.End], " ")
	for _, w := range [...]string{"后", "时", "前", "当天", "当日", "期间", "起", "消息"} {
		if strings.HasSuffix(tail, w) {
			return true
		}
	}
	return c.Start == t.Start && d.runes(article.Span{Start: t.End, End: c.End}) <= maxOpening
}

// maxOpening is how many characters may stand before or behind a time that
// makes up the opening of a sentence: 美东时间周一, 但在去年9月.
const maxOpening = 5

// inMention says whether a span lies in the name of something.
func (d *document) inMention(s *sentence, sp article.Span) bool {
	for _, m := range s.mentions {
		if m.Contains(sp) && !m.Reference {
			return true
		}
	}
	return false
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

// speech is a stretch of text that a source is given for.
type speech struct {
	article.Span
	source string
	entity int // -1 if the source is no entity
	inner  bool
}

// speeches finds, for a whole document, the stretches that a source is given
// for: behind 据X报道, behind X表示, and on through a quotation that runs over
// several sentences.
func (x *Extractor) speeches(d *document) []speech {
	var out []speech
	for i := range d.sentences {
		s := &d.sentences[i]
		for _, h := range s.hits {
			switch {
			case x.table.is(h, x.cues.sourceBefore):
				if sp, ok := x.reported(d, s, h); ok {
					out = append(out, sp)
				}
			case x.table.is(h, x.cues.speech):
				if sp, ok := x.said(d, s, h); ok {
					out = append(out, sp)
				}
			}
		}
	}
	return out
}

// reported reads 据路透社报道: all that follows in the sentence.
func (x *Extractor) reported(d *document, s *sentence, h hit) (speech, bool) {
	clause := s.clauseSpan(h.Start)
	verb, ok := s.within(x.table, article.Span{Start: h.End, End: clause.End}, x.cues.sourceVerb)
	if !ok {
		return speech{}, false
	}
	for _, m := range s.mentions {
		if m.Start < h.End || m.End > verb.Start || m.Reference {
			continue
		}
		switch d.Entities[m.Entity].Type {
		case "Place", "Product":
			continue
		}
		return speech{Span: article.Span{Start: verb.End, End: s.End}, source: d.Entities[m.Entity].Name, entity: m.Entity}, true
	}
	return speech{}, false
}

// maxSpeaker is how many characters may stand between who speaks and the verb:
// 雷军在年度演讲中宣布, 字节跳动相关负责人今日对媒体回应称.
const maxSpeaker = 16

// said reads 雷军表示: all that follows in the sentence, and through the
// quotation that opens there.
func (x *Extractor) said(d *document, s *sentence, h hit) (speech, bool) {
	clause := s.clauseSpan(h.Start)
	for _, m := range slices.Backward(s.mentions) {
		if m.End > h.Start || m.Start < clause.Start {
			continue
		}
		switch d.Entities[m.Entity].Type {
		case "Place", "Product":
			continue
		}
		gap := article.Span{Start: m.End, End: h.Start}
		if d.runes(gap) > maxSpeaker || strings.ContainsAny(gap.Of(d.text), "，。；") {
			break
		}
		if _, bad := s.within(x.table, gap, x.cues.nobody); bad {
			break
		}
		if k := x.caseBefore(d, s, m, clause); k != "subject" && k != "with" && k != "by" {
			continue
		}
		return speech{Span: article.Span{Start: h.End, End: d.quotationEnd(s, h.End)}, source: d.Entities[m.Entity].Name, entity: m.Entity, inner: true}, true
	}
	return speech{}, false
}

// maxQuoted bounds a quotation, in bytes: one that never closes must not
// claim the rest of the article.
const maxQuoted = 3000

// quotationEnd is where speech that begins at a place of a sentence ends: with
// the sentence, or with the quotation that opens right there.
func (d *document) quotationEnd(s *sentence, at int) int {
	rest := strings.TrimLeft(d.text[at:s.End], "：:，, ")
	open, n := utf8.DecodeRuneInString(rest)
	closing := map[rune]string{'「': "」", '“': "”", '『': "』"}[open]
	if closing == "" {
		return s.End
	}
	start := s.End - len(rest) + n
	limit := min(start+maxQuoted, d.Items[s.Item].End)
	if i := strings.Index(d.text[start:limit], closing); i >= 0 {
		return max(start+i, s.End)
	}
	return s.End
}

// attribution is who is given as the source of what stands at a place: the
// publisher that the item credits goes on all its claims (GUIDE.md); elsewhere
// it is the innermost speaker.
func (x *Extractor) attribution(d *document, s *sentence, at article.Span) string {
	if source := d.itemSource(s); source != "" {
		return source
	}
	best := ""
	for _, sp := range d.spoken {
		if sp.Start <= at.Start && at.End <= sp.End {
			best = sp.source
		}
	}
	return best
}

// itemSource is the publisher that the sentence's item credits.
func (d *document) itemSource(s *sentence) string {
	if sources := d.Items[s.Item].Sources; len(sources) > 0 {
		return sources[0].Of(d.text)
	}
	return ""
}

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
