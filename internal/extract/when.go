package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

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
		if iso == "" && modality == "planned" && t.Bound == timex.Before && (t.Precision > timex.Year || t.Part != 0) && clause.Contains(t.Span) && !d.inMention(s, t.Span) {
			iso = t.ISO // 将在8月之前, 年底前处罚: the last day for it is all that is known
		}
		if iso == "" || x.ofReportNamed(d, s, t, at) || d.superseded(s, t, at) || t.Start < at.Start && x.onlyTold(d, s, t, at, modality) || strings.HasSuffix(t.How, "-to-now") && x.utters(s, at) && t.End <= clause.Start || d.closed(t.End, at.Start) {
			continue
		}
		switch {
		case clause.Contains(t.Span) && t.End <= at.Start:
			if d.startOfMove(s, t.Span) || x.compared(d, s, t.Span) && !strings.HasPrefix(d.text[at.End:], de) || d.ofQuantity(s, t.Span) && !x.ofOccasion(d, s, clause, t.Span, at) || x.ofRelative(d, s, t.Span, at) {
				continue
			}
			if (before != "" || d.meeting(t)) && x.ofOccasion(d, s, clause, t.Span, at) {
				continue // 昨日在今年双 11 的发布会上: the occasion's own date
			}
			before = iso
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

// closed says whether a quotation ends between two places that began before the
// first: what it speaks of is not when it was spoken (「这一季度更好」，他说).
func (d *document) closed(from, to int) bool {
	if from >= to {
		return false
	}
	between := d.text[from:to]
	for _, marks := range quotationMarks {
		i := strings.Index(between, marks[1])
		if i < 0 || strings.Contains(between[:i], marks[0]) {
			continue
		}
		open := strings.LastIndex(d.text[max(0, from-maxQuoted):from], marks[0])
		return open < 0 || utf8.RuneCountInString(d.text[max(0, from-maxQuoted)+open:from+i]) > maxQuotedNoun
	}
	return false
}

// goesOn says whether a time of an earlier clause holds for a word: it is that of
// all that follows, that of the speech whose words they are, that of the clause
// right before, which runs on into the word's (将自11月15日起，召回…; 其中…).
func (x *Extractor) goesOn(d *document, s *sentence, t *timex.Timex, at article.Span) bool {
	clause := s.clauseSpan(at.Start)
	before := article.Span{Start: clause.Start, End: at.Start}
	if x.otherwhen(s, before) || anyWithin(before.Of(d.text), d.grammar.once) && x.predicates(d, s, t.Span) {
		return false
	}
	if d.runsOver(s, t, clause) || d.amid(s, t.Span, clause) || x.ofSpeech(s, t.Span) {
		return true
	}
	taken := anyPrefix(before.Of(d.text), d.grammar.personPronouns) // up from the clause before
	if (t.Precision < timex.Quarter || taken && t.Precision < timex.Day) && x.utters(s, at) && x.predicates(d, s, t.Span) {
		return false
	}
	if t.Precision >= timex.Day && x.utters(s, at) && (before.Len() == 0 || anyPrefix(before.Of(d.text), d.grammar.sameSpeaker)) && x.predicates(d, s, t.Span) {
		return true
	}
	return x.goesOnBare(d, s, t.Span, at) || x.overall(d, s, t.Span) || slices.ContainsFunc(s.times, func(o timex.Timex) bool {
		return o.End < t.Start && x.newsOfRecent(d, s, &o, at)
	}) && x.contains(s, t.Span, x.cues.recently)
}

// goesOnBare says whether a word's clause goes on without a subject or a time of
// its own from the clause whose verb a time stands before: 2017年A推出了B，获得好评;
// 产业峰会11月4日在深圳召开，发布了….
func (x *Extractor) goesOnBare(d *document, s *sentence, t, at article.Span) bool {
	own, clause := s.clauseSpan(t.Start), s.clauseSpan(at.Start)
	before := article.Span{Start: clause.Start, End: at.Start}
	if s.clause(own.Start)+1 != s.clause(clause.Start) || d.runes(article.Span{Start: t.End, End: own.End}) <= 1 || x.utters(s, at) || x.hasSubject(d, s, before) {
		return false
	}
	head, _ := cutSuffix(strings.TrimRight(d.text[own.Start:t.Start], " "), d.grammar.localTime)
	_, subject := s.mentionEnding(own.Start + len(head))
	_, gathers := s.within(x.table, article.Span{Start: t.End, End: own.End}, x.cues.gathering)
	if head != "" && !subject && !strings.HasSuffix(head, yu) && !strings.HasSuffix(head, zai) && !gathers {
		return false
	}
	if anyPrefix(before.Of(d.text), d.grammar.backPointers) {
		return false
	}
	for _, c := range [...]class{x.cues.recently, x.cues.now, x.cues.accomplished} {
		if _, other := s.within(x.table, before, c); other {
			return false
		}
	}
	return !slices.ContainsFunc(s.times, func(o timex.Timex) bool { return o.Kind == timex.Date && before.Overlaps(o.Span) })
}

// otherwhen says whether a stretch says that what follows came at another time
// than what was told before it: 2023年2月成立，成立之后完成了融资; 3月16日发布，此前….
func (x *Extractor) otherwhen(s *sentence, stretch article.Span) bool {
	if _, ok := s.longest(x.table, stretch.Start, x.cues.formerly); ok {
		return true
	}
	_, ok := s.within(x.table, stretch, x.cues.afterwards)
	return ok
}

// runsOver says whether a time ends the clause right before another as what
// begins the other's predicate: 将自11月15日起，召回….
func (d *document) runsOver(s *sentence, t *timex.Timex, clause article.Span) bool {
	own := s.clauseSpan(t.Start)
	if s.clause(own.Start)+1 != s.clause(clause.Start) || d.runes(article.Span{Start: t.End, End: own.End}) > 1 {
		return false
	}
	head := strings.TrimRight(d.text[own.Start:t.Start], " ")
	return t.Bound == timex.Since || t.Bound == timex.AsOf || strings.HasPrefix(head, zai)
}

// predicates says whether the clause of a time goes on to tell what happened then,
// and is no more than the time of what follows (在2022年的大会上).
func (x *Extractor) predicates(d *document, s *sentence, t article.Span) bool {
	tail := article.Span{Start: t.End, End: max(t.End, s.clauseSpan(t.Start).End)}
	words := strings.TrimRight(tail.Of(d.text), "，, ")
	if anySuffix(words, d.grammar.occasionEnds) {
		return false
	}
	if _, ok := s.within(x.table, tail, x.cues.happens); ok {
		return true
	}
	_, ok := s.within(x.table, tail, x.cues.speech)
	return ok
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

// occasionOver says whether a time longer than a day is that of what came before:
// 在今年上半年的利润大幅下滑后，….
func (d *document) occasionOver(s *sentence, t *timex.Timex) bool {
	tail := article.Span{Start: t.End, End: max(t.End, s.clauseSpan(t.Start).End)}
	return t.Precision < timex.Day && anySuffix(strings.TrimRight(tail.Of(d.text), "，, "), d.grammar.afterWords)
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

// ofOccasion says whether a time stands in a phrase of place or occasion before a
// word: 在8月的一次沟通会上说.
func (x *Extractor) ofOccasion(d *document, s *sentence, clause, t, at article.Span) bool {
	phrase, ok := x.locative(d, s, clause, t.Start)
	return ok && phrase.Contains(t) && phrase.End <= at.Start
}

// startOfMove says whether a time is that from which a number moved: 从去年同期的
// 52亿元收窄.
func (d *document) startOfMove(s *sentence, t article.Span) bool {
	at := d.pastWords(t.End, s.End, d.grammar.samePeriod)
	return anySuffix(strings.TrimRight(d.text[s.Start:t.Start], " "), d.grammar.departures) && strings.HasPrefix(d.text[at:], de)
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
	// 近日 tells the month, if that.
	if x.contains(s, t.Span, x.cues.recently) && len(t.ISO) > len("2006-01") {
		return t.ISO[:len("2006-01")]
	}
	return d.withAdjoining(s, t)
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
	if utf8.RuneCountInString(tail) <= maxOccasion && anySuffix(tail, d.grammar.openingEnds) {
		return true
	}
	if anySuffix(tail, d.grammar.settingEnds) && x.prepositional(s, d.skipConjunction(c), t.Start) {
		return true
	}
	before, behind := d.runes(article.Span{Start: c.Start, End: t.Start}), d.runes(article.Span{Start: t.End, End: c.End})
	if at := d.skipConjunction(c); behind <= 1 && before <= maxOccasion && x.prepositional(s, at, t.Start) {
		return true // 在陷入芯片荒的2021年，
	}
	return before == 0 && behind <= maxOpening || before <= maxOccasion/2 && behind <= 1
}

// skipConjunction is where a clause begins behind 但, 而, 则 or 并.
func (d *document) skipConjunction(clause article.Span) int {
	for _, w := range d.grammar.clauseLinks {
		if strings.HasPrefix(d.text[clause.Start:clause.End], w) {
			return clause.Start + len(w)
		}
	}
	return clause.Start
}

// prepositional says whether 在 or 于 stands at a place with no more than spaces
// before another.
func (x *Extractor) prepositional(s *sentence, at, before int) bool {
	h, ok := s.longest(x.table, at, x.marks.at)
	return ok && h.End <= before
}

// maxOccasion is how many characters may name the occasion behind a date: 9月10日
// 发布会结束后, and not a story of its own.
const maxOccasion = 12

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
