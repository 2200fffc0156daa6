package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// modality is how firmly a clause says what stands at a place. A cue holds for
// what follows it in its clause; one of hearsay or condition for the rest of
// the sentence, one of planning until the sentence turns to something else.
func (x *Extractor) modality(d *document, s *sentence, at article.Span) string {
	clause := s.clauseSpan(at.Start)
	before := article.Span{Start: clause.Start, End: at.Start}
	if h, ok := s.lastWithin(x.table, before, x.cues.denied); ok && d.negates(h, at) {
		return "denied"
	}
	if _, ok := x.cue(d, s, before, x.cues.denies); ok {
		return "denied"
	}
	if before.Start < before.End && strings.HasSuffix(before.Of(d.text), bu) {
		return "denied"
	}
	if m := d.labelled(at.End, clause.End); m != "" && !(m == "planned" && x.reached(s, before)) {
		return m
	}
	sofar := article.Span{Start: s.Start, End: at.Start}
	if h, ok := x.cue(d, s, sofar, x.cues.hypothetical); ok && (clause.Contains(h.Span) || !x.utters(s, at)) {
		return "hypothetical"
	}
	if h, ok := x.cue(d, s, sofar, x.cues.rumor); ok && !x.follows(d, s, h, clause, at) {
		if _, ok := x.cue(d, s, article.Span{Start: h.End, End: at.Start}, x.cues.intends); ok && x.planned(d, s, clause, before, sofar, at) {
			return "planned" // 有消息称，公司计划在明年推出新车
		}
		return "rumor"
	}
	if _, ok := x.cue(d, s, before, x.cues.openQuestion); ok {
		return "hypothetical"
	}
	if h, ok := x.cue(d, s, before, x.cues.marketView); ok && !strings.HasPrefix(d.text[h.End:], de) {
		return "opinion"
	}
	if !d.perfect(at) && (x.planned(d, s, clause, before, sofar, at) || x.due(d, s, before, sofar) || x.nominal(d, s, at, clause)) {
		return "planned"
	}
	if _, ok := x.cue(d, s, before, x.cues.opinion); ok {
		return "opinion"
	}
	return ""
}

// follows says whether what stands at a place is not what a word of hearsay tells
// but what came of it: an answer (针对被曝推迟的消息，公司回应称…), a move that it set
// off (有消息称…，引发股价大跌).
func (x *Extractor) follows(d *document, s *sentence, h hit, clause, at article.Span) bool {
	own := s.clauseSpan(h.Start)
	switch {
	case anyWithin(d.text[own.Start:h.Start], d.grammar.answering):
		return true
	case x.utters(s, at):
		return !s.endsClause(h) && !(own.Start == clause.Start && anySuffix(h.Of(d.text), d.grammar.hearsayEnds))
	}
	return own.Start != clause.Start && anyPrefix(clause.Of(d.text), d.grammar.settingOff)
}

// labelled is the firmness that a noun gives to the words right before it: 回应被收购
// 传闻, 宣布破产的虚假信息.
func (d *document) labelled(from, to int) string {
	if from >= to {
		return ""
	}
	rest := d.text[from:to]
	named := func(noun string) bool {
		i := strings.Index(rest, noun)
		return i >= 0 && utf8.RuneCountInString(rest[:i]) <= maxNamed
	}
	switch {
	case slices.ContainsFunc(d.grammar.rumorNouns, named):
		return "rumor"
	case slices.ContainsFunc(d.grammar.denialNouns, named):
		return "denied"
	case slices.ContainsFunc(d.grammar.goalNouns, named):
		return "planned"
	}
	return ""
}

// reached says whether a stretch says that a goal behind it is reached, in whole or in part.
func (x *Extractor) reached(s *sentence, before article.Span) bool {
	_, done := s.within(x.table, before, x.cues.accomplished)
	return done
}

// maxNamed is how many characters may stand before such a noun.
const maxNamed = 10

// perfect says whether 了 marks a word, or the verb of a number, as done (下跌了53%).
func (d *document) perfect(at article.Span) bool {
	return strings.HasSuffix(at.Of(d.text), le) || strings.HasPrefix(d.text[at.End:], le) || strings.HasSuffix(strings.TrimRight(d.text[:at.Start], " "), le)
}

// accomplished says whether a word is marked as telling of what is over by now.
func (x *Extractor) accomplished(d *document, s *sentence, at article.Span) bool {
	return d.perfect(at) || x.done(s, at)
}

// due says whether what stands at the end of a stretch is dated by a time to come,
// of its clause or of one that holds for all that follows (未来两年，公司将…).
func (x *Extractor) due(d *document, s *sentence, before, sofar article.Span) bool {
	return d.dueAt(s, before) || slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return sofar.Contains(t.Span) && d.toCome(t) && x.overall(d, s, t.Span)
	})
}

// toCome says whether a time is by its words that of what is to come.
func (d *document) toCome(t timex.Timex) bool {
	return anyPrefix(t.Of(d.text), d.grammar.toCome)
}

// dueAt says whether a stretch names a time that is to come: 未来四年.
func (d *document) dueAt(s *sentence, stretch article.Span) bool {
	return slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return stretch.Contains(t.Span) && d.toCome(t)
	})
}

// nominal says whether a word is the subject of what is to come: 新一轮融资即将完成.
func (x *Extractor) nominal(d *document, s *sentence, at, clause article.Span) bool {
	next := d.skipRight(at.End, clause.End, false)
	h, ok := s.longest(x.table, next, x.cues.runsOn)
	return ok && h.Of(d.text) != jiang && !slices.Contains(d.grammar.planWords, h.Of(d.text)) && h.End < clause.End
}

// planned says whether a clause tells of what is to come.
func (x *Extractor) planned(d *document, s *sentence, clause, before, sofar, at article.Span) bool {
	for zone := before; ; {
		h, ok := x.cue(d, s, zone, x.cues.planned)
		if !ok {
			break
		}
		if !x.disposes(d, s, h) && !x.describes(d, s, h, clause, at) && !x.bygone(d, s, h, clause, at) {
			return true
		}
		zone.End = h.Start
	}
	if h, ok := x.cue(d, s, sofar, x.cues.plannedWide); ok && !(s.endsClause(h) && slices.Contains(d.grammar.planWords, h.Of(d.text))) {
		if _, turned := s.within(x.table, article.Span{Start: h.End, End: before.End}, x.cues.turn); !turned {
			return true
		}
	}
	// 将在收盘后，发布财报; 将从东南亚开始，在全球市场推出: what is planned runs on
	// into a clause that names no subject and turns to nothing else.
	if anyPrefix(clause.Of(d.text), d.grammar.successions) {
		return false
	}
	for k := s.clause(clause.Start); k > 0; k-- {
		own := article.Span{Start: s.Clauses[k].Start, End: min(s.Clauses[k].End, before.End)}
		if by := strings.HasPrefix(own.Of(d.text), you); !by && x.hasSubject(d, s, own) {
			return false
		}
		h, ok := x.cue(d, s, s.Clauses[k-1], x.cues.runsOn)
		if !ok && anyPrefix(own.Of(d.text), d.grammar.verbLinks) {
			continue // 将投资2亿元，新建实验室，并铺设两条试制线
		}
		if !ok || s.endsClause(h) || x.disposes(d, s, h) {
			return false
		}
		since := article.Span{Start: h.End, End: before.End}
		_, turned := s.within(x.table, since, x.cues.turn)
		_, said := s.within(x.table, since, x.cues.speech)
		return !turned && !said
	}
	return false
}

// endsClause says whether a word ends its clause: there 计划 is a noun, as in
// 推进裁员计划，砍掉了….
func (s *sentence) endsClause(h hit) bool { return h.End == s.clauseSpan(h.Start).End }

// perhaps says whether 或 means that a thing may be so (Mac 或 2025 年推出), and
// does not join two (8年或16万公里, 2026或2027年).
func (d *document) perhaps(s *sentence, or hit) bool {
	left, right := d.skipLeft(or.Start, s.Start, false), d.skipRight(or.End, s.End, false)
	joins := slices.ContainsFunc(s.times, func(t timex.Timex) bool { return t.Start < left && left <= t.End })
	return !joins && slices.ContainsFunc(s.times, func(t timex.Timex) bool { return t.Start == right })
}

// hasSubject says whether a stretch of a clause names who or what it is about.
func (x *Extractor) hasSubject(d *document, s *sentence, stretch article.Span) bool {
	for _, m := range s.mentions {
		if stretch.Contains(m.Span) && x.caseBefore(d, s, m, stretch) == "subject" {
			return true
		}
	}
	return false
}

// cue is the last cue of a class before the end of a zone that holds for what
// stands there: one with 的 behind it is said of the next noun only (从网传的80万
// 落到52.99万元), one with 后 behind it of what came before (消息传出后).
func (x *Extractor) cue(d *document, s *sentence, zone article.Span, c class) (hit, bool) {
	for i := s.firstHit(zone.End) - 1; i >= 0 && s.hits[i].Start >= zone.Start; i-- {
		h := s.hits[i]
		if h.End > zone.End || !x.table.is(h, c) || h.Of(d.text) == huo && !d.perhaps(s, h) {
			continue
		}
		if anyPrefix(d.text[h.End:zone.End], d.grammar.afterWords) || s.inside(x.table, h, x.cues.noCue) || d.planNoun(h) {
			continue
		}
		if strings.HasPrefix(d.text[h.End:zone.End], de) && d.runes(article.Span{Start: h.End, End: zone.End}) > maxAttributed {
			continue
		}
		return h, true
	}
	return hit{}, false
}

// describes says whether 即将 tells of a thing that takes part in what a word
// tells, and not of that: 与即将上映的《星河旧事》展开合作; but 在即将召开的大会上发布.
func (x *Extractor) describes(d *document, s *sentence, h hit, clause, at article.Span) bool {
	if !slices.Contains(d.grammar.imminent, h.Of(d.text)) || anySuffix(at.Of(d.text), d.grammar.meetingEnds) {
		return false
	}
	i := strings.Index(d.text[h.End:at.Start], de)
	if i < 0 || x.ofOccasion(d, s, clause, h.Span, at) {
		return false
	}
	return slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Start >= h.End+i && m.End <= at.Start })
}

// bygone says whether a word belongs to a clause before a noun that tells of a time
// gone by, and not to the plan that the noun is part of: 将关闭去年推出的平台.
func (x *Extractor) bygone(d *document, s *sentence, h hit, clause, at article.Span) bool {
	if !strings.Contains(d.text[at.End:max(at.End, clause.End)], de) {
		return false
	}
	return slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return t.Start >= h.End && t.End <= at.Start && d.past(x.dated(d, s, &t))
	})
}

// planNoun says whether 计划 is a noun: 该计划已启动, 削减计划的一部分.
func (d *document) planNoun(h hit) bool {
	if !slices.Contains(d.grammar.planWords, h.Of(d.text)) {
		return false
	}
	return anySuffix(d.text[:h.Start], d.grammar.backNouns) || anyPrefix(strings.TrimLeft(d.text[h.End:], " "), d.grammar.nounEnds)
}

// disposes says whether 将 is the 将 that puts an object before its verb: a
// mention or a pronoun stands right behind it (将蔚来告上法庭), or an object of
// which something is made.
func (x *Extractor) disposes(d *document, s *sentence, h hit) bool {
	if h.Of(d.text) != jiang {
		return false
	}
	at := d.skipRight(h.End, s.End, false)
	if _, ok := s.mentionAt(at); ok || x.cameAbout(s, h.Start) {
		return true
	}
	return anyPrefix(d.text[at:s.End], d.grammar.objectPointers) || x.resulting(d, s, at)
}

// cameAbout says whether 已经 or the like stands right before a place: 已经将支出削减到….
func (x *Extractor) cameAbout(s *sentence, at int) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: s.clauseSpan(at).Start, End: at}, x.cues.accomplished)
	return ok && h.End == at
}

// resulting says whether an object stands at a place behind 将, and further on in
// the clause what is done with it: 将显示屏向上滚动, 将三个部门合并成为一个板块.
func (x *Extractor) resulting(d *document, s *sentence, at int) bool {
	tokens, clause := d.tokensFrom(at), s.clauseSpan(at)
	if len(tokens) == 0 || anyPrefix(d.text[at:], d.grammar.mannerNouns) {
		return false
	}
	switch first := tokens[0]; {
	case d.inTime(s, first.Span):
		// 将2021年上市的车型称为旧款, 将全年支出下调至…; but 将于2021年… and 将2025年起… say when.
		if !strings.Contains(d.text[at:clause.End], de) && !(len(tokens) > 1 && strings.HasPrefix(tokens[1].POS, "n") && !d.inTime(s, tokens[1].Span)) {
			return false
		}
	case strings.HasPrefix(first.POS, "n"), first.POS == "eng", first.POS == "r":
		_, happens := s.longest(x.table, at, x.cues.happens)
		return !happens && slices.ContainsFunc(tokens[1:], func(t segment.Token) bool {
			return t.End <= clause.End && t.POS == "v"
		})
	case !strings.HasPrefix(first.POS, "m"):
		return false
	}
	if _, ok := s.within(x.table, article.Span{Start: tokens[0].End, End: clause.End}, x.cues.resultVerbs); ok {
		return true
	}
	return d.brought(tokens, clause)
}

// brought says whether the words of a clause name a verb of where something is
// brought or how far: 送到, 推广至, 拖入.
func (d *document) brought(tokens []segment.Token, clause article.Span) bool {
	for i := 1; i < len(tokens) && tokens[i].End <= clause.End; i++ {
		t := tokens[i]
		if !anySuffix(t.Of(d.text), d.grammar.reaches) {
			continue
		}
		if strings.HasPrefix(t.POS, "v") && utf8.RuneCountInString(t.Of(d.text)) > 1 || i > 1 && strings.HasPrefix(tokens[i-1].POS, "v") {
			return true
		}
	}
	return false
}

// maxAttributed is how far a word with 的 behind it reaches: to the next noun.
const maxAttributed = 4

// negates says whether a negation reaches a word: it stands near before it, and is not
// part of an attribute of it (薪资未发的投诉).
func (d *document) negates(h hit, at article.Span) bool {
	between := article.Span{Start: h.End, End: at.Start}
	return d.runes(between) <= maxNegated && !strings.HasSuffix(between.Of(d.text), de)
}

// maxNegated is how many characters a negation reaches: 并未正式对外公布.
const maxNegated = 8
