package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/schema"
)

// adjoins says whether a mention stands right before a trigger that has another
// right behind it.
func (d *document) adjoins(s *sentence, m annotate.Mention, trigger article.Span) bool {
	if d.skipRight(m.End, s.End, true) < trigger.Start {
		return false
	}
	_, ok := s.mentionAt(d.skipRight(trigger.End, s.End, false))
	return ok
}

// maxLocative is how many characters a phrase of place or occasion may have:
// 在今年天猫双 11 发布会后的群访上.
const maxLocative = 40

// locative is the phrase of place or occasion that stands around a place of a
// clause: from 在 or 于 to the last 上, 中, 里, 内, 时, 后 or 期间 that a verb, a
// mark or a mention follows.
func (x *Extractor) locative(d *document, s *sentence, clause article.Span, at int) (article.Span, bool) {
	h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: at}, x.marks.at)
	if !ok {
		return article.Span{}, false
	}
	n, end := 0, -1
	for i, r := range d.text[h.End:clause.End] {
		if n++; n > maxLocative || annotate.IsClauseMark(r) {
			break
		}
		if w := d.text[h.End+i : h.End+i+utf8.RuneLen(r)]; slices.Contains(d.grammar.localizers, w) || slices.Contains(d.grammar.moments, w) {
			if p := h.End + i + utf8.RuneLen(r); p > at && !strings.HasPrefix(d.text[p:], de) && d.endsToken(p) {
				end = p
			}
		}
		if end > 0 && h.End+i > end {
			break
		}
	}
	return article.Span{Start: h.Start, End: end}, end > 0
}

// endsToken says whether a token ends at a place.
func (d *document) endsToken(at int) bool {
	i := d.tokenBefore(at)
	return i >= 0 && d.Tokens[i].End == at
}

// namedIn says whether a clause names what a reference in it is taken for: then
// the reference means something else (微软收购了该公司).
func (d *document) namedIn(s *sentence, ref annotate.Mention, clause article.Span) bool {
	for _, m := range s.mentions {
		if !m.Reference && m.Entity == ref.Entity && clause.Contains(m.Span) && m.End <= ref.Start {
			return true
		}
	}
	return false
}

// reports says whether a mention is a medium whose report the clause is:
// 路透社近日消息, 彭博社 8 月 5 日报道.
func (d *document) reports(m annotate.Mention, clause article.Span) bool {
	if d.voices[m.Entity] != schema.Organization || m.End >= clause.End {
		return false
	}
	rest := strings.TrimSpace(d.text[m.End:clause.End])
	if utf8.RuneCountInString(rest) > maxReport {
		return false
	}
	return anySuffix(rest, d.grammar.reportEnds)
}

// records says whether a mention only gives the numbers that a clause goes by:
// 根据Layoff.fyi的数据, 观潮的报告显示.
func (x *Extractor) records(d *document, s *sentence, m annotate.Mention, clause article.Span) bool {
	end := max(clause.End, m.End) // a name may run on into the next clause
	at := d.skipRight(m.End, end, true)
	at = d.pastWords(at, end, []string{de})
	at = d.pastWords(at, end, d.grammar.latest)
	h, ok := s.longest(x.table, at, x.cues.data)
	if !ok {
		return false
	}
	if _, shown := s.longest(x.table, h.End, x.cues.shows); shown {
		return true
	}
	_, according := s.longest(x.table, clause.Start, x.cues.sourceBefore)
	return according && h.End == clause.End
}

// maxReport is how many characters 8 月 5 日最新报道 and the like may have.
const maxReport = 14

// joined says whether a list's last member is joined by a word that can also
// mean with.
func (d *document) joined(a, b annotate.Mention) bool {
	between := strings.TrimLeft(d.text[a.End:b.Start], " 」”》）)")
	return anyPrefix(between, d.grammar.withWords)
}

// bracketed says whether a span stands in brackets that do not hold the
// trigger as well: a remark, no part of the clause's grammar.
func (d *document) bracketed(m, trigger article.Span) bool {
	lo, hi := m, trigger
	if trigger.Start < m.Start {
		lo, hi = trigger, m
	}
	if lo.End > hi.Start {
		return false
	}
	from, _ := slices.BinarySearch(d.brackets, int32(lo.End))
	to, _ := slices.BinarySearch(d.brackets, int32(hi.Start))
	switch {
	case from == to:
		return false
	case m.Start > trigger.Start:
		return opens(d.text[d.brackets[to-1]:])
	}
	return !opens(d.text[d.brackets[from]:])
}

// brackets are where the round brackets of a text stand.
func brackets(text string) (at []int32) {
	for i, r := range text {
		if strings.ContainsRune("（）()", r) {
			at = append(at, int32(i))
		}
	}
	return at
}

// opens says whether a text that begins with a bracket begins with an opening one.
func opens(text string) bool { return text[0] == '(' || strings.HasPrefix(text, "（") }

// countsBehind says whether a number stands behind a trigger in its clause.
func (s *sentence) countsBehind(trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	return slices.ContainsFunc(s.quantities, func(q quantity.Quantity) bool { return q.Number.Start >= trigger.End && q.Number.Start < clause.End })
}

// doesOther says whether a noun of a class heads what stands behind a trigger:
// it ends the clause, or 称 or the like goes on from it (发布研报称).
func (x *Extractor) doesOther(d *document, s *sentence, trigger article.Span, nouns class) bool {
	clause := s.clauseSpan(trigger.Start)
	for _, h := range s.hits {
		if h.Start < trigger.End || h.End > clause.End || !x.table.is(h, nouns) {
			continue
		}
		rest := d.text[d.skipRight(h.End, clause.End, true):clause.End]
		if rest == "" || x.startsSpeech(s, h.End) {
			return true
		}
	}
	return false
}

// startsSpeech says whether a verb of saying stands at a place: 称, 显示.
func (x *Extractor) startsSpeech(s *sentence, at int) bool {
	_, said := s.longest(x.table, at, x.cues.speech)
	_, reported := s.longest(x.table, at, x.cues.sourceVerb)
	return said || reported
}

// closes says whether a trigger has no object behind it: its clause ends there,
// or goes on with when, where or how long.
func (d *document) closes(s *sentence, trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	at := d.skipRight(trigger.End, max(clause.End, trigger.End), true)
	rest := d.text[at:max(clause.End, at)]
	if rest == "" {
		return true
	}
	if head := d.text[clause.Start:trigger.Start]; strings.HasPrefix(rest, de) {
		// A是B去年推出的机型: it is A that B put out.
		return strings.Contains(head, shi) || anyPrefix(head, d.grammar.identifying)
	}
	return anyPrefix(rest, d.grammar.verbClosers) ||
		slices.ContainsFunc(s.times, func(t timex.Timex) bool { return t.Start == at }) ||
		slices.ContainsFunc(s.quantities, func(q quantity.Quantity) bool { return q.Start == at })
}

// included says whether a mention is named as one of those meant: 包括青骥、远帆等
// 车型在内的新品亮相, 车企如远帆和蓝桥已合并.
func (d *document) included(s *sentence, m annotate.Mention) bool {
	head := strings.TrimRight(d.text[s.Start:m.Start], " ")
	for _, mark := range d.grammar.exampleMarks {
		kinds, ok := strings.CutSuffix(head, mark)
		if ok && anySuffix(strings.TrimRight(kinds, "，, "), d.grammar.partyKinds) {
			return true
		}
	}
	rest := d.text[m.End:max(m.End, s.clauseSpan(m.Start).End)] // a name may hold a clause mark
	return slices.ContainsFunc(d.grammar.including, func(w string) bool {
		head, _, ok := strings.Cut(rest, w)
		return ok && utf8.RuneCountInString(head) <= maxLocative
	})
}
