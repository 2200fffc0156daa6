package extract

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/schema"
)

// measures says whether a quantity says how much or how many of something: it
// lies in no name and no date, and is not the 一 of 一个 or a bare ordinal.
func (x *Extractor) measures(d *document, s *sentence, q *quantity.Quantity) bool {
	if d.inMention(s, q.Number) && !d.specifies(s, q) {
		return false
	}
	for i := range s.times {
		t := &s.times[i]
		if t.Overlaps(q.Number) && t.ISO != "" && !d.lasts(s, t, q) {
			return false
		}
	}
	if q.Dimension == "" && q.Kind == quantity.Number && !q.Vague && q.Lead.Len() == 0 && !d.large(q) && !d.atLeast(s, q) && !x.named(d, s, q) {
		return false
	}
	if q.Kind == quantity.Ordinal && (!x.ranked(d, s, q) || x.titlesList(d, s, q)) {
		return false
	}
	if q.Dimension == "classifier" && q.Op == "=" && q.Value == 1 && strings.HasPrefix(q.Number.Of(d.text), one) {
		return false
	}
	if q.Unit == "nm" && x.process(s, q) {
		return false
	}
	return !d.namesPart(s, q) && !d.inWord(q)
}

// lasts says whether a time tells as well how long something takes: 未来四年, and 近 as
// about where the clause ends with it (接手已近十年) or goes on 来最.
func (d *document) lasts(s *sentence, t *timex.Timex, q *quantity.Quantity) bool {
	words, clause := t.Of(d.text), s.clauseSpan(q.Start)
	if q.Dimension != "duration" || t.How != "span" {
		return false
	}
	if anyPrefix(words, d.grammar.ahead) {
		return true
	}
	behind := strings.TrimLeft(d.text[q.End:s.End], " ")
	return anyPrefix(words, d.grammar.nearly) && (t.Start > clause.Start && q.End == clause.End || anyPrefix(behind, d.grammar.recordTails))
}

// process says whether nanometres name a way of making chips, and are no length of
// anything: 5nm 制程, 台积电 4nm.
func (x *Extractor) process(s *sentence, q *quantity.Quantity) bool {
	if q.Op == "=" && q.Value <= maxProcess && q.Value == math.Trunc(q.Value) {
		return true
	}
	_, process := s.within(x.table, s.clauseOf(q), x.processNouns)
	return process
}

// maxProcess is the coarsest process that is still called by its nanometres alone.
const maxProcess = 28

// large says whether a number is written in so many 万 or 亿, as no model, code or
// year is; what is only of that order is another thing (千亿参数, 10万级).
func (d *document) large(q *quantity.Quantity) bool {
	digits := strings.TrimRight(q.Number.Of(d.text), powersOfTen)
	return digits != "" && len(digits) < q.Number.Len() && strings.TrimRight(digits, indefinite) == digits && !anyPrefix(d.text[q.End:], d.grammar.orderTails)
}

// atLeast says whether a sign behind a round number says that there are more of
// what is named next: 4000+ 核心商圈, and not the model of 骁龙 7+ 平台.
func (d *document) atLeast(s *sentence, q *quantity.Quantity) bool {
	behind := strings.TrimLeft(d.text[q.End:s.End], " ")
	r, _ := utf8.DecodeRuneInString(behind)
	return q.Op == ">=" && q.Value >= 10 && math.Mod(q.Value, 10) == 0 && strings.HasSuffix(q.Of(d.text), "+") && unicode.Is(unicode.Han, r)
}

// specifies says whether a physical quantity only stands before or behind a name
// that was taken with it: 12GB LPDDR5, 120Hz OLED.
func (d *document) specifies(s *sentence, q *quantity.Quantity) bool {
	switch q.Dimension {
	case "data", "frequency", "length", "energy", "charge", "power", "voltage":
	default:
		return false
	}
	for _, m := range s.mentions {
		if m.Contains(q.Number) && strings.ContainsAny(m.Of(d.text), " ") {
			return m.Start == q.Number.Start || m.End == q.Number.End
		}
	}
	return false
}

// named says whether a bare number stands right behind the noun of a metric:
// 跟买人数 3154. Any other bare number is a model, a code or a year.
func (x *Extractor) named(d *document, s *sentence, q *quantity.Quantity) bool {
	start := q.Start
	for i := range s.quantities {
		if o := &s.quantities[i]; q.List > 0 && o.List == q.List {
			start = o.Start // a list is named once
			break
		}
	}
	at := d.backPast(start, s.Start, d.grammar.valueLinks)
	if behind := strings.TrimLeft(d.text[q.End:s.End], " "); strings.HasPrefix(behind, de) && (x.cueAt(s, s.End-len(behind)) || x.cueAt(s, s.End-len(behind)+len(de))) {
		return true // 19999 的售价
	}
	for _, h := range s.hits {
		if len(x.metricCues[h.word]) > 0 && (h.End == at || h.End < at && h.Start >= s.clauseSpan(q.Number.Start).Start && d.reached(s, q)) {
			return true
		}
	}
	return false
}

// reached says whether a large number stands behind a verb for the level that
// something reached: 月活用户数于 2022 年 12 月达到 6.48 亿.
func (d *document) reached(s *sentence, q *quantity.Quantity) bool {
	if !strings.ContainsAny(q.Number.Of(d.text), tenThousand+hundredMillion) {
		return false
	}
	head := strings.TrimRight(d.text[s.Start:q.Start], " ")
	return anySuffix(head, d.grammar.reaching)
}

// ranked says whether an ordinal tells a place in an order: the words before
// it in the clause rank things, or it says how large a thing is among others.
func (x *Extractor) ranked(d *document, s *sentence, q *quantity.Quantity) bool {
	at := d.skipLeft(q.Start, s.Start, false)
	clause := s.clauseSpan(q.Start)
	m, ok := s.mentionEnding(at)
	_, region := s.longestEnding(x.table, at, x.regionWords)
	region = region || ok && d.Entities[m.Entity].Type == schema.Place
	if anyPrefix(d.text[q.End:s.End], d.grammar.sizeWords) {
		return region // 世界第四大富豪
	}
	if region && q.End == clause.End {
		return true // 出货量全球第四
	}
	_, ok = s.within(x.table, clause, x.rankWords)
	return ok
}

// titlesList says whether an ordinal only names a list of those that are best, and is
// nobody's place in it: 用户规模的 TOP50 榜单, 小程序 TOP50 出炉.
func (x *Extractor) titlesList(d *document, s *sentence, q *quantity.Quantity) bool {
	if q.Op != "<=" || !anyPrefix(strings.TrimLeft(d.text[q.End:s.End], " "), d.grammar.listTails) {
		return false
	}
	_, placed := s.within(x.table, article.Span{Start: s.clauseOf(q).Start, End: q.Start}, x.placingWords)
	return !placed
}

// namesPart says whether a number only tells one thing from others of its kind,
// so that it measures nothing: a phase (二期), the seats that a car is called
// by (六座SUV).
func (d *document) namesPart(s *sentence, q *quantity.Quantity) bool {
	number := q.Number.Of(d.text)
	r, _ := utf8.DecodeRuneInString(number)
	of := func(units []string) bool { return slices.Contains(units, q.Unit) }
	behind := strings.TrimLeft(d.text[q.End:s.End], " ")
	switch {
	case of(d.grammar.partUnits):
		return true
	case of(d.grammar.namedUnits):
		return r > utf8.RuneSelf
	case of(d.grammar.seatUnits):
		return anySuffix(d.text[s.Start:q.Start], d.grammar.sizeWords) || anyPrefix(behind, d.grammar.carClasses)
	case of(d.grammar.bitUnits):
		return (q.Value == 32 || q.Value == 64) && anyPrefix(behind, d.grammar.bitNouns)
	}
	return false
}

// inWord says whether a number is part of a longer word: 三位一体.
func (d *document) inWord(q *quantity.Quantity) bool {
	tokens := d.tokensFrom(q.Number.Start)
	if len(tokens) == 0 || tokens[0].Start != q.Number.Start || tokens[0].End <= q.End {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.text[q.Number.Start:])
	return r > utf8.RuneSelf && utf8.RuneCountInString(tokens[0].Of(d.text)) >= 4
}

// accelerates says whether a speed is the one up to which an acceleration is
// timed: 0-100km/h 加速时间.
func (x *Extractor) accelerates(d *document, s *sentence, q *quantity.Quantity) bool {
	behind := strings.TrimLeft(d.text[q.End:s.End], " "+de)
	return q.Dimension == "speed" && anyPrefix(behind, d.grammar.acceleration)
}

// idle says whether a number that no word names a metric for is a turn of
// phrase: a vague few, what the sentence points back to (这两点, 前三个环节),
// points of an argument (三个原因), or 一天 as a time.
func (x *Extractor) idle(d *document, s *sentence, q *quantity.Quantity, r reading) bool {
	if head := strings.TrimRight(d.text[s.clauseOf(q).Start:q.Start], " "); q.Dimension == "percent" && anySuffix(head, d.grammar.chargedTo) {
		return true // 4分钟充至80%
	}
	if q.Vague && q.Min < 10 && q.Max < 100 || d.repeated(q) || x.accelerates(d, s, q) || slices.Contains(d.grammar.wholes, q.Number.Of(d.text)) || anyPrefix(d.text[q.End:s.End], d.grammar.idiomTails) {
		return true
	}
	if first, _ := utf8.DecodeRuneInString(q.Number.Of(d.text)); slices.Contains(d.grammar.pointUnits, q.Unit) && q.Value <= maxPoints && first > utf8.RuneSelf {
		return true // 原因有两点
	}
	if q.Dimension == "duration" && x.pointsAt(d, s, q) {
		return true
	}
	if r.cue.Len() > 0 || q.Dimension != "classifier" && q.Dimension != "duration" {
		return false
	}
	clause := s.clauseOf(q)
	if slices.Contains(d.grammar.pairs, q.Number.Of(d.text)) && d.skipLeft(q.Start, clause.Start, false) == clause.Start {
		return true // 两人将…: who was spoken of
	}
	if head := d.text[clause.Start:q.Start]; strings.HasSuffix(head, "（") && strings.HasPrefix(d.text[q.End:s.End], "）") {
		return true // 售价399元（两个）
	}
	before := d.tokenBefore(d.skipLeft(q.Start, s.Start, false))
	word := ""
	if before >= 0 && d.Tokens[before].Start >= s.Start {
		word = d.Tokens[before].Of(d.text)
	}
	if slices.Contains(d.grammar.countLeads, word) {
		return true
	}
	if q.Dimension == "classifier" {
		noun := x.countedSpan(d, s, q)
		h, ok := s.longestEnding(x.table, noun.End, x.points)
		return ok && h.Start >= noun.Start
	}
	if q.Op != "=" || q.Value != 1 || !strings.HasPrefix(q.Number.Of(d.text), one) {
		return false
	}
	// 只用一天, 一年后 and 一个星期的宽限期 say how long, 市值一天蒸发 does not.
	return !anyPrefix(d.text[q.End:s.End], d.grammar.durationTails) && !(word != "" && strings.HasPrefix(d.Tokens[before].POS, "v") || strings.HasPrefix(d.text[q.End:s.End], de))
}

// pointsAt says whether a stretch of time only tells when something else happens, and of
// nothing how long it takes: 十年后，人们…, 两年后的今天, but 上线两年后.
func (x *Extractor) pointsAt(d *document, s *sentence, q *quantity.Quantity) bool {
	behind := strings.TrimLeft(d.text[q.End:s.End], " ")
	rest, ok := cutPrefix(behind, d.grammar.afterTails)
	if !ok {
		return false
	}
	if strings.HasPrefix(rest, de) {
		return true
	}
	tokens := d.tokensFrom(s.clauseOf(q).Start)
	for i := x.pastAdverbials(d, s, tokens); i < len(tokens) && tokens[i].Start < q.Start; i++ {
		if w := tokens[i].Of(d.text); !strings.HasPrefix(tokens[i].POS, "d") && tokens[i].POS != "p" && !slices.Contains(d.grammar.roughly, w) && !isQuoteOrSpace(firstRune(w)) {
			return false
		}
	}
	return true
}

// repeated says whether a number stands twice, so that it tells how something goes on,
// and not how much of it: 一克一克地减.
func (d *document) repeated(q *quantity.Quantity) bool {
	n := q.Number.Of(d.text)
	return strings.HasPrefix(d.text[q.Number.End:], n) || strings.HasSuffix(d.text[:q.Number.Start], n)
}

// maxPoints is the most points that an argument is told to have.
const maxPoints = 20
