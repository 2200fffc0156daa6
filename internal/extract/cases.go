package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// Chinese marks the parts that things play by word order and by prepositions
// (Li and Thompson, Mandarin Chinese, 1981, ch. 9 and 15–16). This file gives
// each mention around a trigger its case from these marks alone: no parser.

// party is a mention in its relation to a trigger.
type party struct {
	mention annotate.Mention
	kase    string // of schema.Cases; "" for one that plays no part
	gap     article.Span
	carried bool // from an earlier clause or sentence
	dropped bool // carried, and the clause names no subject of its own
	leads   bool // carried, and no other stands before it in its clause
}

// marks are the classes of words that show a case.
type marks struct {
	by, ba, to, with, at, from, none, is, not class
}

func newMarks(t *wordTable) marks {
	return marks{
		by:   t.class("$mark_by"),
		ba:   t.class("$mark_ba"),
		to:   t.class("$mark_to"),
		with: t.class("$mark_with"),
		at:   t.class("$mark_at"),
		from: t.class("$mark_from"),
		is:   t.class("$mark_is"),
		none: t.class("$mark_none"),
		not:  t.class("$no_mark"),
	}
}

// reach is how many characters may stand between a mark and the mention that
// it marks: room for a modifier (与科技公司 Prinker), not for a clause.
const reach = 8

// around are the parties of the triggers of a sentence, as far as they were asked
// for: frames and happenings share triggers.
type around struct {
	sentence int
	triggers []article.Span
	parties  [][]party
}

// partiesAround are the parties of a trigger, found once.
func (x *Extractor) partiesAround(d *document, s *sentence, trigger article.Span) []party {
	a := &d.around
	if a.sentence != s.index {
		a.sentence, a.triggers, a.parties = s.index, a.triggers[:0], a.parties[:0]
	}
	if i := slices.Index(a.triggers, trigger); i >= 0 {
		return a.parties[i]
	}
	found := x.parties(d, s, trigger)
	a.triggers, a.parties = append(a.triggers, trigger), append(a.parties, found)
	return found
}

// manyParties is how many most triggers have at most.
const manyParties = 8

// parties gives the mentions around a trigger their cases, nearest to the
// trigger first within a case.
func (x *Extractor) parties(d *document, s *sentence, trigger article.Span) []party {
	clause := s.clauseSpan(trigger.Start)
	if clause.End < trigger.End {
		clause.End = trigger.End
	}
	left := article.Span{Start: clause.Start, End: trigger.Start}
	byMark, passive := s.lastWithin(x.table, left, x.marks.by)
	passive = passive && !s.inside(x.table, byMark, x.marks.not) && !anyPrefix(d.text[byMark.End:trigger.Start], d.grammar.evidentials)
	out := make([]party, 0, manyParties)
	hasSubject := false
	for _, m := range slices.Backward(s.mentions) {
		if m.Start >= trigger.Start || m.Start < clause.Start {
			continue
		}
		if d.bracketed(m.Span, trigger) {
			continue
		}
		p := party{mention: m, gap: article.Span{Start: m.End, End: trigger.Start}}
		p.kase = x.caseBefore(d, s, m, clause)
		if p.kase == "at" && d.Entities[m.Entity].Type != schema.Place && x.inOccasion(d, s, clause, m, trigger) {
			p.kase = "subject"
		}
		if p.kase == "subject" && x.utters(s, trigger) && d.undergone(s, m, clause) {
			p.kase = "" // 赵一鸣接受江州晚报采访时表示
		}
		if p.kase == "to" && d.adjoins(s, m, trigger) {
			// 对 A 收购 B 的交易展开调查: A buys, whatever 对 belongs to.
			p.kase = "subject"
		}
		if passive {
			switch {
			case p.kase == "subject" && m.Start < byMark.Start:
				p.kase = "object"
			case p.kase == "by":
				p.kase = "subject"
			}
		} else if p.kase == "by" {
			p.kase = "subject"
		}
		hasSubject = hasSubject || p.kase == "subject" || passive && p.kase == "object"
		out = append(out, p)
	}
	right := x.partiesAfter(d, s, trigger, clause, hasSubject)
	for _, p := range right {
		hasSubject = hasSubject || p.kase == "subject"
	}
	out = append(out, right...)
	if len(right) == 0 {
		out = append(out, x.next(d, s, clause, trigger)...)
	}
	carried := x.carried(d, s, clause, trigger, passive)
	if passive && slices.ContainsFunc(out, func(p party) bool { return p.kase == "object" }) {
		// By whom it is done is said here, or not at all.
		return out
	}
	for _, p := range append(carried, d.about(s)...) {
		if hasSubject {
			p.kase = "topic"
		}
		p.dropped = !hasSubject
		out = append(out, p)
	}
	if !hasSubject {
		out = append(out, x.spokenOf(d, s)...)
	}
	return slices.DeleteFunc(out, func(p party) bool { return x.takesTurn(d, s, p.mention, trigger) })
}

// inOccasion says whether a mention and the trigger behind it stand in one phrase of
// occasion, of which the mention is the subject: 在马斯克接手推特之后.
func (x *Extractor) inOccasion(d *document, s *sentence, clause article.Span, m annotate.Mention, trigger article.Span) bool {
	phrase, ok := x.locative(d, s, clause, m.Start)
	return ok && phrase.Contains(trigger) && x.lightGap(d, s, article.Span{Start: m.End, End: trigger.Start}, x.cues.auxiliary)
}

// undergone says whether a mention is the object of a verb before it, of what another
// does before saying something, or while saying it: 赵一鸣接受江州晚报采访时表示.
func (d *document) undergone(s *sentence, m annotate.Mention, clause article.Span) bool {
	if typ := d.Entities[m.Entity].Type; typ == schema.Place || typ == schema.Work {
		return false
	}
	head, tail := strings.TrimRightFunc(d.text[clause.Start:m.Start], isQuoteOrSpace), strings.TrimLeftFunc(d.text[m.End:clause.End], isQuoteOrSpace)
	i := d.tokenBefore(clause.Start + len(strings.TrimSuffix(head, le)))
	if i < 0 || d.Tokens[i].Start < clause.Start {
		return false
	}
	verb := d.Tokens[i]
	switch posted := anySuffix(head, d.grammar.postings); {
	case posted && d.Entities[m.Entity].Type != schema.Person:
	case d.Entities[m.Entity].Type == schema.Product, !strings.HasPrefix(verb.POS, "v"), !anyPrefix(tail, d.grammar.overlaps), slices.Contains(d.grammar.pivots, verb.Of(d.text)):
		return false
	}
	return slices.ContainsFunc(s.mentions, func(o annotate.Mention) bool {
		return clause.Contains(o.Span) && o.End <= verb.Start && o.Entity != m.Entity && d.Entities[o.Entity].Type != schema.Place
	})
}

// caseBefore is the case of a mention that stands before the trigger, found once for
// its own clause.
func (x *Extractor) caseBefore(d *document, s *sentence, m annotate.Mention, clause article.Span) string {
	if clause != s.clauseSpan(m.Start) {
		return x.findCase(d, s, m, clause)
	}
	kase, ok := d.cases[m.Start]
	if !ok {
		kase = x.findCase(d, s, m, clause)
		d.cases[m.Start] = kase
	}
	return kase
}

// findCase is the case of a mention that stands in a clause, before its trigger.
func (x *Extractor) findCase(d *document, s *sentence, m annotate.Mention, clause article.Span) string {
	// The members of a list share the case of its head, but 与 and 和 may join
	// a partner as well: frames that take one look at "with" first.
	if prev, ok := d.coordinatedBefore(s, m); ok && prev.Start >= clause.Start {
		head := x.caseBefore(d, s, prev, clause)
		if head == "subject" && d.joined(prev, m) {
			return "with"
		}
		return head
	}
	if x.records(d, s, m, clause) {
		return "source"
	}
	if d.reports(m, clause) || anySuffix(d.text[clause.Start:m.Start], d.grammar.officials) || m.Reference && d.namedIn(s, m, clause) {
		return ""
	}
	if lo, ok := x.locative(d, s, clause, m.Start); ok && lo.Contains(m.Span) {
		return "at"
	}
	at := d.skipLeft(m.Start, clause.Start, false)
	limit := d.back(at, clause.Start, reach)
	for _, other := range s.mentions {
		if other.End > limit && other.End <= at {
			// 对英国《每日电讯报》, 与以色列的初创公司: a place may be an attribute.
			if (other.End == at || strings.HasPrefix(d.text[other.End:at], de)) && d.Entities[other.Entity].Type == schema.Place && other.Start > clause.Start {
				return x.caseBefore(d, s, other, clause)
			}
			limit = other.End
		}
	}
	zone := article.Span{Start: limit, End: at}
	direct := func(c class) bool {
		h, ok := s.lastWithin(x.table, zone, c)
		return ok && h.End == at && !s.inside(x.table, h, x.marks.not)
	}
	near := func(c class) bool {
		h, ok := s.lastWithin(x.table, zone, c)
		return ok && !s.inside(x.table, h, x.marks.not) && !anyWithin(d.text[h.End:at], d.grammar.prepositionEnds)
	}
	switch {
	case near(x.cues.sourceBefore):
		return "source"
	case near(x.marks.none) && !d.included(s, m):
		return ""
	case near(x.marks.by):
		return "by"
	case direct(x.marks.ba):
		return "object"
	case near(x.marks.with), x.withKind(d, s, d.back(at, clause.Start, reachOfKind), at):
		return "with"
	case near(x.marks.to):
		return "to"
	case direct(x.marks.at):
		return "at"
	case direct(x.marks.from):
		return "from"
	}
	return "subject"
}

// reachOfKind is how many characters may tell what a partner or a rival is:
// 与全球电子游戏巨头腾讯竞争.
const reachOfKind = 14

// withKind says whether 与 or the like stands in a stretch before a mention, with
// no more than nouns for what the thing is between the two.
func (x *Extractor) withKind(d *document, s *sentence, from, at int) bool {
	h, ok := s.lastWithin(x.table, article.Span{Start: from, End: at}, x.marks.with)
	if !ok || s.inside(x.table, h, x.marks.not) {
		return false
	}
	tokens := d.tokensFrom(h.End)
	for i, t := range tokens {
		if t.Start >= at {
			break
		}
		// 与显示面板供应商; but 和 may as well join what is bought: 收购芯片厂和模型压缩公司.
		compound := h.Of(d.text) != he && i+1 < len(tokens) && tokens[i+1].End <= at && strings.HasPrefix(tokens[i+1].POS, "n")
		if strings.HasPrefix(t.POS, "v") && t.POS != "vn" && !compound || strings.HasPrefix(t.POS, "u") || t.POS == "p" || t.POS == "w" {
			return false
		}
	}
	for _, m := range s.mentions {
		if m.Start >= h.End && m.End <= at && d.Entities[m.Entity].Type != schema.Place {
			return false
		}
	}
	return true
}

// back is the place some characters before another, no further than a limit.
func (d *document) back(at, limit, n int) int {
	for range n {
		if at <= limit {
			break
		}
		_, size := utf8.DecodeLastRuneInString(d.text[limit:at])
		at -= size
	}
	return at
}

// partiesAfter gives the mentions behind the trigger, in its clause, their
// cases.
func (x *Extractor) partiesAfter(d *document, s *sentence, trigger, clause article.Span, hasSubject bool) []party {
	var out []party
	head := "object"
	for _, m := range s.mentions {
		if m.Start < trigger.End || m.Start >= clause.End || d.bracketed(m.Span, trigger) {
			continue
		}
		p := party{mention: m, gap: article.Span{Start: trigger.End, End: m.Start}}
		between := d.text[trigger.End:m.Start]
		if prev, ok := d.coordinatedBefore(s, m); ok && prev.Start >= trigger.End && len(out) > 0 {
			p.kase = out[len(out)-1].kase
			p.gap = out[len(out)-1].gap
			out = append(out, p)
			continue
		}
		p.kase = x.caseBefore(d, s, m, article.Span{Start: trigger.End, End: clause.End})
		if p.kase == "by" && anyWithin(between, d.grammar.agentive) {
			p.kase = "" // 2012年创建的聚效广告被A收购: A does another thing
		}
		if p.kase == "subject" || p.kase == "by" {
			p.kase = head
		}
		// 重返谷歌的诺姆·沙泽尔: what stands behind V O 的 is the subject.
		if p.kase == "object" && !hasSubject && len(out) > 0 && strings.Contains(between, de) {
			p.kase = "subject"
		}
		if p.kase == "object" && (x.inRelative(d, s, trigger, m, clause) || x.onlyInside(d, s, m)) {
			p.kase = ""
		}
		out = append(out, p)
	}
	return out
}

// onlyInside says whether a mention only tells what a thing has in it: 发布首款搭载安卓 13 的
// 平板电脑.
func (x *Extractor) onlyInside(d *document, s *sentence, m annotate.Mention) bool {
	h, ok := s.longestEnding(x.table, d.skipLeft(m.Start, s.Start, false), x.carryVerbs)
	return ok && h.Len() > 0 && strings.HasPrefix(d.text[d.skipRight(m.End, s.End, true):s.End], de)
}

// inRelative says whether a mention behind a trigger only stands in the relative
// clause of another: of 展示了搭载蓝核2的青骥S9, 青骥S9 is what is shown.
func (x *Extractor) inRelative(d *document, s *sentence, trigger article.Span, m annotate.Mention, clause article.Span) bool {
	if _, ok := s.within(x.table, article.Span{Start: trigger.End, End: m.Start}, x.cues.happens); !ok {
		return false
	}
	for _, o := range s.mentions {
		if o.Start > m.End && o.Start < clause.End && d.Entities[o.Entity].Type == d.Entities[m.Entity].Type {
			between := d.text[m.End:o.Start]
			return strings.Contains(between, de) && !anyWithin(between, d.grammar.conjunctions)
		}
	}
	return false
}
