package extract

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

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
