package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/rank"
)

// manyReasons is how many features most happenings have at most.
const manyReasons = 64

// weigh notes what is true of a happening before its parties are known: of its word,
// of those around it, of its clause, and of what was read beside it. Features that tried to
// know more (its place in the sentence and the item, whether the word is the main
// verb, how firmly it is said, what the heading says) did not tell better, on
// articles held out, what careful readers list.
func (x *Extractor) weigh(d *document, s *sentence, h *happening, read []claim, f *rank.Features) {
	clause := s.clauseSpan(h.trigger.Start)
	x.weighWord(d, s, h, f)
	x.weighClause(d, s, h, clause, f)
	weighEvents(h, clause, read, f)
}

// weighWord notes what word it is and which words stand beside it.
func (x *Extractor) weighWord(d *document, s *sentence, h *happening, f *rank.Features) {
	w := h.trigger.Of(d.text)
	clause := s.clauseSpan(h.trigger.Start)
	told := strconv.FormatBool(x.told(d, s, h.trigger))
	first, _ := utf8.DecodeRuneInString(w)
	last, _ := utf8.DecodeLastRuneInString(w)
	f.Add("always")
	f.Add("word", w)
	f.Add("word", w, "told", told)
	f.Add("first", string(first))
	f.Add("last", string(last))
	f.Add("long", few(utf8.RuneCountInString(w), 4))
	for _, o := range x.frames.ofWord[h.word] {
		f.Add("frame", o.ID)
		f.Add("type", o.Type)
		f.Add("type", o.Type, "told", told)
	}
	word, pos := "", ""
	if i := d.tokenBefore(h.trigger.Start); i >= 0 && d.Tokens[i].Start >= clause.Start {
		word, pos = d.Tokens[i].Of(d.text), d.Tokens[i].POS
	}
	f.Add("before", word)
	f.Add("before pos", pos)
	word, pos = "", ""
	if behind := d.tokensFrom(h.trigger.End); len(behind) > 0 && behind[0].Start < clause.End {
		word, pos = behind[0].Of(d.text), behind[0].POS
	}
	f.Add("behind", word)
	f.Add("behind pos", pos)
	pos = ""
	if at := d.tokensFrom(h.trigger.Start); len(at) > 0 && at[0].Start == h.trigger.Start {
		pos = at[0].POS
	}
	f.Add("pos", pos)
	f.Add("told", told)
	f.Add("perfect", strconv.FormatBool(x.perfect(d, s, h.trigger)))
	f.Add("attribute", strconv.FormatBool(d.attributes(s, h.trigger)))
	if aux, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: h.trigger.Start}, x.cues.auxiliary); ok {
		f.Add("auxiliary", aux.Of(d.text), strconv.FormatBool(aux.End == h.trigger.Start))
	}
}

// weighParties notes who would take part, and how they stand to the word.
func weighParties(d *document, s *sentence, h *happening, f *rank.Features) {
	clause := s.clauseSpan(h.trigger.Start)
	w := h.trigger.Of(d.text)
	var all strings.Builder
	for _, r := range h.roles {
		m := r.mentions[0]
		typ := d.Entities[m.Entity].Type
		f.Add("role", r.name, typ)
		f.Add("role", r.name, strconv.FormatBool(r.carried))
		f.Add("word role", w, r.name)
		f.Add("role reference", r.name, strconv.FormatBool(m.Reference))
		all.WriteString(r.name)
		switch {
		case r.carried:
			all.WriteString(" carried")
		case m.End <= h.trigger.Start:
			f.Add("gap before", r.name, few(d.runes(article.Span{Start: m.End, End: h.trigger.Start})/3, 5))
		default:
			f.Add("gap behind", r.name, few(d.runes(article.Span{Start: h.trigger.End, End: m.Start})/3, 5))
		}
		all.WriteByte(' ')
	}
	f.Add("roles", all.String())
	noun := strconv.FormatBool(d.namesNoun(s, article.Span{Start: clause.Start, End: h.trigger.Start}))
	f.Add("noun before", noun)
	f.Add("roles", all.String(), "noun before", noun)
}

// weighClause notes what else the clause has in it.
func (x *Extractor) weighClause(d *document, s *sentence, h *happening, clause article.Span, f *rank.Features) {
	f.Add("heading", strconv.FormatBool(s.Heading))
	f.Add("leads", strconv.FormatBool(d.leads(s)))
	f.Add("time", strconv.FormatBool(s.timeIn(clause)), strconv.FormatBool(len(s.times) > 0))
	counted := false
	for i := range s.quantities {
		if q := &s.quantities[i]; clause.Contains(q.Span) {
			counted = true
			if q.Start >= h.trigger.End {
				f.Add("counts", q.Unit)
			}
		}
	}
	f.Add("counted", strconv.FormatBool(counted))
	before, behind := article.Span{Start: clause.Start, End: h.trigger.Start}, article.Span{Start: h.trigger.End, End: clause.End}
	_, said := s.within(x.table, before, x.cues.speech)
	f.Add("said", strconv.FormatBool(said))
	_, one := s.within(x.table, before, x.cues.happens)
	_, other := s.within(x.table, behind, x.cues.happens)
	f.Add("verbs", strconv.FormatBool(one), strconv.FormatBool(other))
	rest := ""
	if behind.Start < behind.End {
		rest = behind.Of(d.text)
	}
	f.Add("de", strconv.FormatBool(strings.Contains(rest, de)), strconv.FormatBool(strings.HasPrefix(rest, de)))
	if i := d.tokenBefore(clause.End); i >= 0 && d.Tokens[i].Start >= h.trigger.End {
		f.Add("ends", d.Tokens[i].Of(d.text))
		f.Add("ends pos", d.Tokens[i].POS)
	}
}

// weighEvents notes what was read beside the word already: in its clause, before
// it and behind it.
func weighEvents(h *happening, clause article.Span, read []claim, f *rank.Features) {
	before, behind, alone := "", "", true
	for i := range read {
		c := &read[i]
		switch {
		case c.kind != event:
		case clause.Start <= c.at && c.at < clause.End:
			alone = false
			f.Add("beside", c.eventType, strconv.FormatBool(c.at < h.trigger.Start))
		case c.at < h.trigger.Start:
			before = c.eventType
		default:
			behind = c.eventType
		}
	}
	f.Add("alone", strconv.FormatBool(alone))
	f.Add("around", before, behind)
}
