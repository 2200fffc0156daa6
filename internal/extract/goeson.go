package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// goesOn says whether a time of an earlier clause holds for a word: it is that of
// all that follows, that of the speech whose words they are, that of the clause
// right before, which runs on into the word's (将自11月15日起，召回…; 其中…).
func (x *Extractor) goesOn(d *document, s *sentence, t *timex.Timex, at article.Span) bool {
	clause := s.clauseSpan(at.Start)
	before := article.Span{Start: clause.Start, End: at.Start}
	if _, now := s.within(x.table, before, x.cues.now); now || t.Precision >= timex.Day && (d.ongoing(clause, at) || d.ago(clause, at)) {
		return false
	}
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
		return o.End < t.Start && x.newsOfRecent(s, &o, at)
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

// ongoing says whether a word tells of what is under way (正在开发), or still so: it did
// not happen on the day of which the text speaks.
func (d *document) ongoing(clause, at article.Span) bool {
	return anyWithin(d.text[clause.Start:max(clause.Start, at.End)], d.grammar.underWay)
}

// ago says whether the clause of a word is what came before the news (在发布新车后，).
func (d *document) ago(clause, at article.Span) bool {
	return anySuffix(strings.TrimRight(d.text[min(at.End, clause.End):clause.End], " "), d.grammar.afterWords)
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

// occasionOver says whether a time longer than a day is that of what came before:
// 在今年上半年的利润大幅下滑后，….
func (d *document) occasionOver(s *sentence, t *timex.Timex) bool {
	tail := article.Span{Start: t.End, End: max(t.End, s.clauseSpan(t.Start).End)}
	return t.Precision < timex.Day && anySuffix(strings.TrimRight(tail.Of(d.text), "，, "), d.grammar.afterWords)
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
	return before == 0 && behind <= maxOpening || before <= maxOccasion && behind <= 1 // 在陷入芯片荒的2021年，
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
