package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// figureTime is when a figure holds: the nearest date before it in its clause
// that is no base of comparison, or one bound to it by 的; else one that an
// earlier clause of the sentence gives for all that follows; else, for what
// markets quote by the day, the date that the item opens with.
//
// With it goes where in the sentence that date stands, -1 if it is none of the
// sentence's or of the figure's own clause: a date that an earlier figure took goes on before
// one that stands further off.
func (x *Extractor) figureTime(d *document, s *sentence, i int, r reading) (string, int) {
	q := &s.quantities[i]
	clause := s.clauseSpan(q.Number.Start)
	flow := x.model.Metrics[r.metric].Flow
	var inClause, inSentence, coarse string
	at, announced := -1, false // where inSentence stands, and whether it only says when the numbers came out
	for j := range s.times {
		t := &s.times[j]
		if t.Start > q.Start || t.Overlaps(q.Number) {
			continue
		}
		iso := x.dated(d, s, t)
		if iso == "" || !x.holds(d, s, t.Span, q) || x.ofNews(d, s, t, r) {
			continue
		}
		if flow && !d.base(t) && t.Precision != timex.Day && t.Precision != timex.NoPrecision && !x.contains(s, t.Span, x.cues.recently) {
			coarse = iso
		}
		switch {
		case t.Start >= clause.Start:
			inClause = iso
		case !x.dateable(r, iso) && t.Bound != timex.AsOf || d.base(t):
		case x.overall(d, s, t.Span) || d.justBefore(s, t.Span, clause) || d.amid(s, t.Span, clause) || r.cue.Len() > 0 && s.clauseSpan(r.cue.Start).Contains(t.Span):
			inSentence, at = iso, t.Start
			_, announced = s.within(x.table, article.Span{Start: t.End, End: max(t.End, s.clauseSpan(t.Start).End)}, x.cues.publishing)
		}
	}
	if isDay(inClause) || inClause == "" && (isDay(inSentence) || announced && coarse != inSentence) {
		// What is counted by the period was not sold on the day it is reported:
		// 8月14日公布，第二季度营收….
		if coarse != "" {
			return coarse, -1
		}
	}
	switch {
	case inClause != "":
		return inClause, -1
	case inSentence != "" && !x.nowSince(s, at, q):
		return inSentence, at
	}
	if h, ok := s.within(x.table, article.Span{Start: clause.Start, End: q.Start}, x.cues.then); ok && d.runes(article.Span{Start: clause.Start, End: h.Start}) <= 1 {
		if iso := x.then(d, s, h.Start); x.dateable(r, iso) {
			return iso, -1
		}
	}
	if iso := x.headedTime(d, s); iso != "" && x.dateable(r, iso) {
		return iso, -1
	}
	switch x.model.Metrics[r.metric].Name {
	case priceMetric, priceChangeMetric:
		return x.pricedOn(d, s), -1
	case shareChangeMetric, sharePriceMetric, marketCapMetric, marketCapChangeMetric:
		if d.grammar.valued(r.label) {
			return "", -1
		}
		if _, now := s.within(x.table, article.Span{Start: clause.Start, End: q.Start}, x.cues.nowadays); !now {
			return x.dateline(d, s), -1
		}
	}
	return "", -1
}

// ofNews says whether a time before a quantity is no more than that of the news:
// of a report that names its source, of a dateline before what a thing has or costs,
// and 近日, by which no reader dates a number.
func (x *Extractor) ofNews(d *document, s *sentence, t *timex.Timex, r reading) bool {
	if t.Precision < timex.Day {
		return x.contains(s, t.Span, x.cues.recently)
	}
	if x.ofReport(d, s, t.Span) {
		return true
	}
	switch x.model.Metrics[r.metric].Name {
	case countMetric:
		return t.Dateline
	case priceMetric:
		return !slices.ContainsFunc(d.grammar.dealLabels, func(w string) bool { return strings.Contains(r.label, w) }) && d.headed(s, t)
	}
	return false
}

// headed says whether a time is the day under which a sentence is told (7月8日消息),
// or stands behind it as 今日.
func (d *document) headed(s *sentence, t *timex.Timex) bool {
	for i := range s.times {
		if o := &s.times[i]; o.Dateline && o.Start <= t.Start && o.From.Equal(t.From) {
			return true
		}
	}
	return false
}

// endOfMove is when the end of a move holds that an interval is given for: from
// 2016年至2021年，出货量从5.2万台跃升至483.8万台 the first year and the last. Any other
// number holds at the time that it has.
func (x *Extractor) endOfMove(d *document, s *sentence, i int, last *claim, iso string) string {
	from, to, ok := strings.Cut(iso, "/")
	if !ok || len(from) != len(to) {
		return iso
	}
	q, clause := &s.quantities[i], s.clauseOf(&s.quantities[i])
	if d.leaves(clause, q) {
		if x.departs(d, s, i) {
			return from
		}
		return iso
	}
	if last != nil && last.quantity.Unit == q.Unit && clause.Contains(last.quantity.Number) && d.leaves(clause, &last.quantity) {
		return to
	}
	return iso
}

// leaves says whether a number is that from which one moved: 从5.2万台, 从现在的4.99美元.
func (d *document) leaves(clause article.Span, q *quantity.Quantity) bool {
	head := strings.TrimRight(d.text[clause.Start:q.Start], " ")
	for _, w := range d.grammar.formerStates {
		head = strings.TrimRight(strings.TrimSuffix(head, w), " ")
	}
	return anySuffix(head, d.grammar.departures)
}

// headedTime is when a line of a list holds: the last date of the line that
// heads the list (各家8月的门店数如下：).
func (x *Extractor) headedTime(d *document, s *sentence) string {
	for i := s.index; i >= 0 && d.listEntry(&d.sentences[i]); i-- {
		if i == 0 {
			break
		}
		head := &d.sentences[i-1]
		if head.Item != s.Item || !strings.HasSuffix(strings.TrimRight(d.text[head.Start:head.End], "\n "), "：") {
			continue
		}
		for _, t := range slices.Backward(head.times) {
			if iso := x.dated(d, head, &t); iso != "" {
				return iso
			}
		}
	}
	return ""
}

// listEntry says whether a sentence is a short line of its own that gives
// something its value: 零跑：866家.
func (d *document) listEntry(s *sentence) bool {
	line := strings.TrimSpace(d.text[s.Start:s.End])
	return len(s.times) == 0 && utf8.RuneCountInString(line) <= maxEntry && strings.Contains(line, "：") && !strings.HasSuffix(line, "。")
}

// maxEntry is the longest line of such a list, in characters.
const maxEntry = 30

// justTold is how many sentences what a paragraph has just told is remembered. A
// longer paragraph is a text without line ends.
const justTold = 30

// pricedOn is the day from which a price holds that a sentence without a date
// gives: that on which its paragraph has just told a thing to come out or to
// change its price (8月6日，某车正式发布。Max版售价39.98万元), no more than justTold
// sentences back.
func (x *Extractor) pricedOn(d *document, s *sentence) string {
	if len(s.times) > 0 {
		return ""
	}
	for i := s.index - 1; i >= max(0, s.index-justTold) && d.sentences[i].Paragraph == s.Paragraph; i-- {
		o := &d.sentences[i]
		for j := range o.times {
			if t := &o.times[j]; t.Precision >= timex.Day && x.overall(d, o, t.Span) && !x.ofReport(d, o, t.Span) {
				if _, ok := o.within(x.table, article.Span{Start: t.End, End: o.End}, x.cues.launches); ok {
					return x.dated(d, o, t)
				}
			}
		}
	}
	return ""
}

// justBefore says whether a time is all that the clause right before another says
// (李颖波表示，到2025年底，库迪的门店数将达到5万家), or what it ends with to say of when
// the next is told: 机构预计到2025年，…; 按2024年3月订单数量计，….
func (d *document) justBefore(s *sentence, t, clause article.Span) bool {
	own := s.clauseSpan(t.Start)
	if s.clause(own.Start)+1 != s.clause(clause.Start) {
		return false
	}
	head, tail := article.Span{Start: own.Start, End: t.Start}, article.Span{Start: t.End, End: own.End}
	opens := d.runes(head) <= maxOpening
	switch said := strings.TrimRight(head.Of(d.text), " "); {
	case d.runes(tail) <= 1:
		return opens || anySuffix(said, d.grammar.untilWords)
	case anySuffix(tail.Of(d.text), d.grammar.reckoning):
		return opens && d.runes(tail) <= maxOccasion
	}
	return false
}

// amid says whether a clause goes into what the one right before it tells, and
// so holds when that does: 将在7月22日涨价，其中ET5涨价3000元; 上半年盈利，这是第一次….
func (d *document) amid(s *sentence, t, clause article.Span) bool {
	own := s.clauseSpan(t.Start)
	if s.clause(own.Start)+1 != s.clause(clause.Start) {
		return false
	}
	return anyPrefix(clause.Of(d.text), d.grammar.detailLeads)
}

// holds says whether a date may be that of a quantity behind it: it is no base
// of comparison, and not bound to another number (从8月的8120辆降到5340辆), unless
// it is bound to this one.
func (x *Extractor) holds(d *document, s *sentence, t article.Span, q *quantity.Quantity) bool {
	if d.bound(t, q) {
		return !d.multiplied(t, q)
	}
	if x.compared(d, s, t) {
		// 与去年同期的净亏损24亿美元相比: the sum is that of then
		noun, ok := strings.CutPrefix(d.text[t.End:max(t.End, q.Start)], de)
		return ok && anySuffix(d.text[s.Start:t.End], d.grammar.samePeriod) && utf8.RuneCountInString(noun) <= maxOpening && !strings.ContainsAny(noun, "，。；")
	}
	if d.multiplied(t, q) {
		return false
	}
	if !strings.HasPrefix(d.text[t.End:s.End], de) {
		return true
	}
	for i := range s.quantities {
		if o := &s.quantities[i]; o.Start >= t.End && o.End <= q.Start && o.Unit == q.Unit && d.bound(t, o) {
			return false
		}
	}
	return true
}

// multiplied says whether a time is that of what a quantity is a multiple of:
// 几乎是今年第一季度的两倍.
func (d *document) multiplied(t article.Span, q *quantity.Quantity) bool {
	if q.Dimension != "multiple" || t.End > q.Start {
		return false
	}
	head := strings.TrimRight(d.text[:t.Start], " ")
	between := strings.TrimRight(d.text[t.End:q.Start], " ")
	return strings.HasSuffix(between, de) && anySuffix(head, d.grammar.equating)
}

// dates says whether a date is bound to a quantity, and holds for it alone.
func (x *Extractor) dates(d *document, s *sentence, q *quantity.Quantity) bool {
	for i := range s.times {
		if t := s.times[i].Span; t.End < q.Start && d.bound(t, q) && strings.HasPrefix(d.text[t.End:], de) {
			return true
		}
	}
	return false
}

// nowSince says whether the words between a place of the sentence and a quantity
// say that it holds when it is written: 2021年上升到14.8%，如今更是达到50%.
func (x *Extractor) nowSince(s *sentence, at int, q *quantity.Quantity) bool {
	_, ok := s.within(x.table, article.Span{Start: at, End: q.Start}, x.cues.now)
	return ok
}

// carries says whether a figure takes over the time of the one before it: not what
// things cost or how long one waits for them from what was counted.
func (x *Extractor) carries(last *claim, r reading, iso string) bool {
	if !x.dateable(r, iso) || x.table.grammar.valued(r.label) {
		return false
	}
	return !x.model.Metrics[r.metric].Cost || last != nil && x.model.Metric(last.metric).Cost
}

// compared says whether a time is what something is compared with: 较2021年,
// 相比去年同期.
func (x *Extractor) compared(d *document, s *sentence, t article.Span) bool {
	at := d.skipLeft(t.Start, s.Start, false)
	if h, ok := s.longestEnding(x.table, at, x.compareMarks); ok && h.Len() > 0 {
		return true
	}
	// 与去年同期的231亿美元相比; a time may itself run past its clause (9月30日，周一)
	head, tail := d.text[s.Start:at], d.text[t.End:max(t.End, s.clauseSpan(t.Start).End)]
	if anySuffix(head, d.grammar.comparisons) {
		return true // 同比2022年增长
	}
	return anySuffix(head, d.grammar.withWords) && anyWithin(tail, d.grammar.comparingEnds)
}

// ofBase says whether the time of a quantity is that of what others are compared
// with: it has it from the last date before it in its clause.
func (x *Extractor) ofBase(d *document, s *sentence, q *quantity.Quantity, iso string) bool {
	clause := s.clauseOf(q)
	for i := range slices.Backward(s.times) {
		if t := &s.times[i]; t.End <= q.Start && t.Start >= clause.Start && t.ISO != "" {
			return d.base(t) && x.dated(d, s, t) == iso
		}
	}
	return false
}

// base says whether a time is by its words that of what others are compared
// with, and says nothing of what follows: 去年同期.
func (d *document) base(t *timex.Timex) bool { return anySuffix(t.Of(d.text), d.grammar.samePeriod) }

// bound says whether a time is bound to a number: 2021 年的 140 亿美元.
func (d *document) bound(t article.Span, q *quantity.Quantity) bool {
	if t.End > q.Start {
		return false
	}
	between := strings.TrimSpace(d.text[t.End:q.Start])
	return between == de || between == ""
}
