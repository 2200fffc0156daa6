package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// dated is the date that a time gives to what is said beside it; "" for one
// that only compares, bounds, or says when something was reported.
func (x *Extractor) dated(d *document, s *sentence, t *timex.Timex) string {
	if t.Kind != timex.Date || t.ISO == "" || d.inMention(s, t.Span) || t.Bound == timex.Before {
		return ""
	}
	words := t.Of(d.text)
	if slices.Contains(d.grammar.lately, words) || t.How == "span" && strings.Contains(t.ISO, "/") {
		return "" // 未来四年, 过去两年: round, and readers date nothing by them
	}
	if x.contains(s, t.Span, x.cues.nowadays) && !strings.ContainsAny(words, "0123456789") {
		return ""
	}
	behind := strings.TrimLeft(d.text[t.End:s.End], " ")
	if anyPrefix(behind, d.grammar.undating) && !anyPrefix(behind, d.grammar.aroundWords) {
		return ""
	}
	if slices.Contains(d.grammar.today, words) && strings.HasPrefix(behind, de) {
		if _, ok := s.mentionAt(d.skipRight(t.End+len(d.text[t.End:s.End])-len(behind)+len(de), s.End, false)); ok {
			return "" // 今天的正浩: as it is by now
		}
	}
	if anySuffix(words, d.grammar.since) && anyPrefix(behind, d.grammar.superlatives) {
		return ""
	}
	if iso := d.loosely(t); iso != "" {
		return iso
	}
	return d.withAdjoining(s, t)
}

// loosely is the date of a time that is longer than its name says, or shorter than what
// is meant by it: the year of a season or of the weeks of the new year, the month of a
// feast or sale that goes on for days; "" for any other.
func (d *document) loosely(t *timex.Timex) string {
	words := t.Of(d.text)
	switch {
	case strings.HasPrefix(t.How, "season"), strings.HasPrefix(t.How, "holiday") && anySuffix(words, d.grammar.newYear):
		return t.ISO[:len("2006")]
	case strings.HasPrefix(t.How, "holiday") && anySuffix(words, d.grammar.festivals):
		return t.ISO[:len("2006-01")]
	}
	return ""
}

// withAdjoining is a time's ISO form with that of the next or the last one that stands
// beside it and goes on from it: 9月或10月, 9月10日和11日.
func (d *document) withAdjoining(s *sentence, t *timex.Timex) string {
	for i := range s.times {
		if &s.times[i] != t {
			continue
		}
		if i > 0 && d.adjoin(&s.times[i-1], t) {
			return s.times[i-1].ISO + "/" + t.ISO
		}
		if i+1 < len(s.times) && d.adjoin(t, &s.times[i+1]) {
			return t.ISO + "/" + s.times[i+1].ISO
		}
	}
	return sinceOpen(t)
}

// adjoin says whether no more than a word that joins stands between two times, of
// which the second begins as the first ends.
func (d *document) adjoin(a, b *timex.Timex) bool {
	if a.Kind != timex.Date || b.Kind != timex.Date || a.Precision != b.Precision || a.ISO == "" || !a.Until.Equal(b.From) || strings.Contains(a.ISO+b.ISO, "/") {
		return false
	}
	return slices.Contains(d.grammar.dateLinks, strings.TrimSpace(d.text[a.End:b.Start]))
}

// sinceOpen is a time's ISO form; one that runs on to the day of the article
// (去年11月以来) ends as precisely as it begins.
func sinceOpen(t *timex.Timex) string {
	from, to, ok := strings.Cut(t.ISO, "/")
	if !ok || t.Bound != timex.Since || len(to) <= len(from) || !strings.HasPrefix(to, to[:len(from)]) {
		return t.ISO
	}
	return from + "/" + to[:len(from)]
}

// later says whether a date lies behind the day on which the article came out:
// what it dates is still to come.
func (d *document) later(iso string) bool {
	from, _, _ := strings.Cut(iso, "/")
	if q, ok := strings.CutPrefix(from[min(4, len(from)):], "-Q"); ok {
		from = from[:4] + map[string]string{"1": "-01", "2": "-04", "3": "-07", "4": "-10"}[q]
	}
	if strings.Contains(from, "W") {
		return false
	}
	n := min(len(from), len(d.Article.Published))
	return n >= len("2006") && from[:n] > d.Article.Published[:n]
}

// past says whether a date lies wholly before the day on which the article came out.
func (d *document) past(iso string) bool {
	_, to, ok := strings.Cut(iso, "/")
	if !ok {
		to = iso
	}
	n := min(len(to), len(d.Article.Published))
	return !strings.ContainsAny(to, "QW") && n >= len("2006") && to[:n] < d.Article.Published[:n]
}

// contains says whether a word of the class starts where a span does.
func (x *Extractor) contains(s *sentence, sp article.Span, c class) bool {
	h, ok := s.longest(x.table, sp.Start, c)
	return ok && h.End <= sp.End
}

// inMention says whether a span lies in the name of something.
func (d *document) inMention(s *sentence, sp article.Span) bool {
	for _, m := range s.mentions {
		if m.Contains(sp) && !m.Reference {
			return true
		}
	}
	return false
}
