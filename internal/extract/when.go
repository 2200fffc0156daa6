package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// eventTime is the date that governs a word: the nearest before it in its
// clause, else one that stands as an adverbial behind it (成立于2016年), else one
// that an earlier clause of the sentence gives for all that follows, else the
// one that 当时 or 届时 looks back to.
//
// What is only planned does not happen on the day on which somebody tells of it.
func (x *Extractor) eventTime(d *document, s *sentence, at article.Span, modality string) string {
	clause := s.clauseSpan(at.Start)
	var before, behind, earlier string
	for i := range s.times {
		t := &s.times[i]
		iso := x.dated(d, s, t)
		if modality == "planned" {
			iso = d.coming(t, iso)
		}
		if iso == "" && modality == "planned" && d.deadline(s, t) {
			iso = t.ISO
		}
		if iso == "" || x.ofOther(d, s, t, at, modality) {
			continue
		}
		switch {
		case clause.Contains(t.Span) && t.End <= at.Start:
			// 昨日在今年双 11 的发布会上: the occasion has a date of its own
			ownOccasion := (before != "" || d.meeting(t)) && x.ofOccasion(d, s, clause, t.Span, at)
			if !ownOccasion && !x.ofPart(d, s, t.Span, at) {
				before = iso
			}
		case clause.Contains(t.Span) && behind == "" && (d.afterYu(at, t.Span) || d.adverbial(t.Span, clause) && !x.utters(s, at)):
			behind = iso
		case t.End <= clause.Start && x.goesOn(d, s, t, at) && (modality != "planned" || !d.past(iso) || !d.occasionOver(s, t)):
			earlier = iso
		}
	}
	if h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: at.Start}, x.cues.thereupon); ok && before == "" {
		return x.then(d, s, h.Start)
	}
	if d.dueAt(s, article.Span{Start: clause.Start, End: at.Start}) {
		return "" // 宣布未来四年投资…: not on the day of the news
	}
	for _, iso := range [...]string{before, behind, earlier} {
		if iso != "" {
			return iso
		}
	}
	if x.utters(s, at) {
		if iso := x.occasion(d, s, at); iso != "" {
			return iso
		}
	}
	if h, ok := s.lastWithin(x.table, article.Span{Start: s.Start, End: at.Start}, x.cues.then); ok && (clause.Contains(h.Span) || x.overall(d, s, h.Span)) {
		return x.then(d, s, h.Start)
	}
	return ""
}

// ofOther says whether a date is told for something else than a word, in whichever
// clause: for the telling, a report, or what a quotation speaks of.
func (x *Extractor) ofOther(d *document, s *sentence, t *timex.Timex, at article.Span, modality string) bool {
	switch {
	case x.ofReportNamed(d, s, t, at), d.superseded(s, t, at), d.closed(t.End, at.Start):
		return true
	case t.Start < at.Start && x.onlyTold(d, s, t, at, modality):
		return true
	}
	return strings.HasSuffix(t.How, "-to-now") && x.utters(s, at) && t.End <= s.clauseSpan(at.Start).Start
}

// ofPart says whether a date before a word in its clause is of a part of the clause
// only: of a number, of what something is compared with, of a relative clause.
func (x *Extractor) ofPart(d *document, s *sentence, t, at article.Span) bool {
	switch {
	case x.ofRelative(d, s, t, at):
		return true
	case x.compared(d, s, t) && !strings.HasPrefix(d.text[at.End:], de):
		return true
	}
	return d.ofQuantity(s, t) && !x.ofOccasion(d, s, s.clauseSpan(at.Start), t, at)
}

// deadline says whether a time is the last for what is planned (将在8月之前, 年底前处罚),
// which is all that is known of when; 2028年前 is too far off to date anything.
func (d *document) deadline(s *sentence, t *timex.Timex) bool {
	return t.Bound == timex.Before && (t.Precision > timex.Year || t.Part != timex.Whole) && !d.inMention(s, t.Span)
}

// coming is the date of a plan: a month that is named without its year, and was taken
// for last year's, is this year's if that is still to come (将在10月发布).
func (d *document) coming(t *timex.Timex, iso string) string {
	published, words := d.Article.Published, t.Of(d.text)
	if len(iso) < len("2006-01") || len(published) < len("2006") || iso[:4] >= published[:4] || words[0] < '0' || words[0] > '9' || strings.ContainsAny(words, "年至到-") {
		return iso
	}
	if this := published[:4] + iso[4:]; d.later(this) {
		return this
	}
	return iso
}

// meeting says whether a year only tells one of the meetings of a name from the others:
// 在2022世界VR产业大会上.
func (d *document) meeting(t *timex.Timex) bool {
	return t.Precision == timex.Year && strings.Trim(t.Of(d.text), "0123456789") == "" && !strings.HasPrefix(d.text[t.End:], de)
}

// ofReportNamed says whether a period is that of the report at whose presentation
// somebody speaks: 在第二季度财报电话会上表示.
func (x *Extractor) ofReportNamed(d *document, s *sentence, t *timex.Timex, at article.Span) bool {
	if t.Precision >= timex.Month || !x.utters(s, at) {
		return false
	}
	_, ok := s.longest(x.table, d.skipRight(t.End, s.End, false), x.cues.accounts)
	return ok
}

// superseded says whether the day under which a story is told is not that of a word,
// as the one before has been named since: 9月1日消息，王腾昨日发布微博，并表示.
func (d *document) superseded(s *sentence, t *timex.Timex, at article.Span) bool {
	return t.Dateline && slices.ContainsFunc(s.times, func(o timex.Timex) bool {
		return o.Start > t.End && o.End <= at.Start && o.Kind == timex.Date && o.Precision == timex.Day && o.Until.Equal(t.From)
	})
}

// ofOccasion says whether a time stands in a phrase of place or occasion before a
// word: 在8月的一次沟通会上说.
func (x *Extractor) ofOccasion(d *document, s *sentence, clause, t, at article.Span) bool {
	phrase, ok := x.locative(d, s, clause, t.Start)
	return ok && phrase.Contains(t) && phrase.End <= at.Start
}

// ofQuantity says whether a time belongs to a number right behind it: 从8月的
// 8120辆降到5340辆.
func (d *document) ofQuantity(s *sentence, t article.Span) bool {
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Start >= t.End && strings.TrimSpace(d.text[t.End:q.Start]) == de {
			return true
		}
	}
	return false
}

// ofRelative says whether a time belongs to a relative clause before a party of
// the word: 本月重返谷歌的沙泽尔将担任…; 将2月整合的平台合并.
func (x *Extractor) ofRelative(d *document, s *sentence, t, at article.Span) bool {
	verb := 0 // where the first verb behind the time ends
	for _, tok := range d.tokensFrom(t.End) {
		if tok.Start >= at.Start || d.runes(article.Span{Start: t.End, End: tok.Start}) > maxOpening {
			break
		}
		if strings.HasPrefix(tok.POS, "v") {
			verb = tok.End
			break
		}
	}
	if h, ok := s.within(x.table, article.Span{Start: t.End, End: at.Start}, x.cues.happens); verb == 0 && ok && d.runes(article.Span{Start: t.End, End: h.Start}) <= maxOpening {
		verb = h.End
	}
	if verb == 0 || verb >= at.Start {
		return false
	}
	i := strings.Index(d.text[verb:at.Start], de)
	if i < 0 {
		return false
	}
	for _, m := range s.mentions {
		if m.Start >= verb+i && m.End <= at.Start {
			return true
		}
	}
	return false
}

// afterYu says whether no more than 于 stands between a word and a time: 成立于2016年.
func (d *document) afterYu(at, t article.Span) bool {
	return at.End <= t.Start && strings.TrimSpace(d.text[at.End:t.Start]) == yu
}

// adverbial says whether a time behind a word tells when: it follows 于, 在 or
// the like, and belongs to no noun (发布了2025年第二季度财报).
func (d *document) adverbial(t, clause article.Span) bool {
	head := strings.TrimRight(d.text[clause.Start:t.Start], " ")
	led := anySuffix(head, d.grammar.timeLeads)
	tail := strings.TrimLeft(d.text[t.End:clause.End], " ")
	bare := tail == "" && !anySuffix(t.Of(d.text), d.grammar.reportTimes) && !strings.HasSuffix(head, le) && (strings.Contains(head, yu) || !strings.HasSuffix(head, de))
	return (led || bare) && !strings.Contains(tail, de)
}

// then is the date that 当时 looks back to: the last one that the paragraph names
// before it.
func (x *Extractor) then(d *document, s *sentence, at int) string {
	for i := s.index; i >= 0; i-- {
		o := &d.sentences[i]
		if o.Paragraph != s.Paragraph || o.Item != s.Item {
			break
		}
		for _, t := range slices.Backward(o.times) {
			if t.End <= at {
				if iso := x.dated(d, o, &t); iso != "" {
					return iso
				}
			}
		}
	}
	return ""
}

// occasion is the day of the event at which somebody speaks that the text has just
// told of: 8月10日，品牌店在成都开业。李平在开业仪式上称….
func (x *Extractor) occasion(d *document, s *sentence, at article.Span) string {
	head := d.text[s.Start:at.Start]
	if !anyWithin(head, d.grammar.occasions) {
		return ""
	}
	for i := s.index; i >= max(0, s.index-paragraphReach); i-- {
		o := &d.sentences[i]
		if o.Item != s.Item || o.Paragraph < s.Paragraph-1 {
			break
		}
		for _, t := range slices.Backward(o.times) {
			if t.End > at.Start || t.Kind != timex.Date {
				continue
			}
			if iso := x.dated(d, o, &t); isDay(iso) && !d.later(iso) && !t.Dateline && !x.ofReport(d, o, t.Span) {
				return iso
			}
			return ""
		}
	}
	return ""
}
