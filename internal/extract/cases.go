package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
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
}

// marks are the classes of words that show a case.
type marks struct {
	by, ba, to, with, at, from, none, is class
}

func newMarks(t *wordTable) marks {
	return marks{
		by:   t.class("被", "遭", "遭到", "由", "受到", "受", "遭遇", "被迫", "获得", "获"),
		ba:   t.class("把", "将"),
		to:   t.class("对", "向", "给", "针对", "对于", "就", "为", "起诉", "致", "回应", "告诉", "答复"),
		with: t.class("与", "和", "同", "跟", "联合", "携手", "联手"),
		at:   t.class("在", "于", "位于"),
		from: t.class("从", "自", "来自", "离开"),
		is:   t.class("是", "为", "包括", "成为", "就是", "分别是"),
		none: t.class("据", "根据", "按照", "援引", "比", "较", "相比", "相较", "除", "除了", "除去", "不同于", "区别于", "例如", "如", "像", "包括", "随着", "因为", "由于", "关于", "有关", "以", "按", "代表"),
	}
}

// reach is how many characters may stand between a mark and the mention that
// it marks: room for a modifier (与科技公司 Prinker), not for a clause.
const reach = 8

// parties gives the mentions around a trigger their cases, nearest to the
// trigger first within a case.
func (x *Extractor) parties(d *document, s *sentence, trigger article.Span) []party {
	clause := s.clauseSpan(trigger.Start)
	if clause.End < trigger.End {
		clause.End = trigger.End
	}
	left := article.Span{Start: clause.Start, End: trigger.Start}
	byMark, passive := s.lastWithin(x.table, left, x.marks.by)
	passive = passive && !evidential(d.text[byMark.End:trigger.Start])
	var out []party
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
	for _, p := range carried {
		if hasSubject {
			p.kase = "topic"
		}
		out = append(out, p)
	}
	return append(out, d.about(s)...)
}

// next are the mentions of the clause behind the trigger's: 发布了两款手机，一款
// 是小米 MIX Fold 4.
func (x *Extractor) next(d *document, s *sentence, clause, trigger article.Span) []party {
	i := s.clause(clause.Start) + 1
	if i >= len(s.Clauses) {
		return nil
	}
	var out []party
	for _, m := range s.mentions {
		if s.Clauses[i].Contains(m.Span) && !d.bracketed(m.Span, trigger) {
			out = append(out, party{mention: m, kase: "next", gap: article.Span{Start: trigger.End, End: m.Start}})
		}
	}
	return out
}

// about is what the sentence's item is about, of each type: its most named
// entity, headings counted twice. Used last, as the topic.
func (d *document) about(s *sentence) []party {
	if d.topics == nil {
		d.topics = make([][]party, len(d.Items))
		for i := range d.Items {
			d.topics[i] = d.mostNamed(i)
		}
	}
	return d.topics[s.Item]
}

// An item is about the entity of a type that it names most, if it names it
// often enough and more than all others of the type together.
const leastNamed = 4

func (d *document) mostNamed(item int) []party {
	count := make([]int, len(d.Entities))
	first := make([]annotate.Mention, len(d.Entities))
	best := map[string]int{}
	all := map[string]int{}
	for i := range d.sentences {
		s := &d.sentences[i]
		if s.Item != item {
			continue
		}
		for _, m := range s.mentions {
			if count[m.Entity] == 0 {
				first[m.Entity] = m
			}
			count[m.Entity]++
			if s.Heading {
				count[m.Entity]++
			}
			t := d.Entities[m.Entity].Type
			all[t]++
			if b, ok := best[t]; !ok || count[m.Entity] > count[b] {
				best[t] = m.Entity
			}
		}
	}
	var out []party
	for _, t := range [...]string{"Product", "Company", "Person", "Organization"} {
		if b, ok := best[t]; ok && count[b] >= leastNamed && count[b]*2 > all[t] {
			out = append(out, party{mention: first[b], kase: "topic", carried: true})
		}
	}
	return out
}

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
		if n++; n > maxLocative || isClauseMark(r) {
			break
		}
		switch r {
		case '上', '中', '里', '内', '时', '后', '间':
			if p := h.End + i + utf8.RuneLen(r); p > at && !strings.HasPrefix(d.text[p:], "的") && d.endsToken(p) {
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

// evidential says whether what stands behind 被 makes the clause one of hearsay
// (被曝将关闭, 被指抄袭), whose own verb is in the active voice.
func evidential(rest string) bool {
	for _, w := range [...]string{"指", "曝", "传", "爆", "称", "认为", "视为", "看作", "要求", "允许", "迫"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// caseBefore is the case of a mention that stands before the trigger.
func (x *Extractor) caseBefore(d *document, s *sentence, m annotate.Mention, clause article.Span) string {
	// The members of a list share the case of its head, but 与 and 和 may join
	// a partner as well: frames that take one look at "with" first.
	if prev, ok := d.coordinatedBefore(s, m); ok && prev.Start >= clause.Start {
		head := x.caseBefore(d, s, prev, clause)
		if head == "subject" && d.joined(prev, m) {
			return "with"
		}
		return head
	}
	if d.reports(m, clause) || m.Reference && d.namedIn(s, m, clause) {
		return ""
	}
	if lo, ok := x.locative(d, s, clause, m.Start); ok && lo.Contains(m.Span) {
		return "at"
	}
	at := d.skipLeft(m.Start, clause.Start, false)
	limit := at
	for range reach {
		if limit <= clause.Start {
			break
		}
		_, n := utf8.DecodeLastRuneInString(d.text[clause.Start:limit])
		limit -= n
	}
	for _, other := range s.mentions {
		if other.End > limit && other.End <= at {
			// 对英国《每日电讯报》: a place may be an attribute.
			if other.End == at && d.Entities[other.Entity].Type == "Place" && other.Start > clause.Start {
				return x.caseBefore(d, s, other, clause)
			}
			limit = other.End
		}
	}
	zone := article.Span{Start: limit, End: at}
	direct := func(c class) bool {
		h, ok := s.lastWithin(x.table, zone, c)
		return ok && h.End == at
	}
	near := func(c class) bool {
		h, ok := s.lastWithin(x.table, zone, c)
		return ok && !strings.ContainsAny(d.text[h.End:at], "的了中上后时着过")
	}
	switch {
	case near(x.marks.none):
		return ""
	case near(x.marks.by):
		return "by"
	case direct(x.marks.ba):
		return "object"
	case near(x.marks.with):
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
	if d.Entities[m.Entity].Type != "Organization" || m.End >= clause.End {
		return false
	}
	rest := strings.TrimSpace(d.text[m.End:clause.End])
	if utf8.RuneCountInString(rest) > maxReport {
		return false
	}
	return strings.HasSuffix(rest, "报道") || strings.HasSuffix(rest, "消息") || strings.HasSuffix(rest, "讯")
}

// maxReport is how many characters 8 月 5 日最新报道 and the like may have.
const maxReport = 14

// joined says whether a list's last member is joined by a word that can also
// mean with.
func (d *document) joined(a, b annotate.Mention) bool {
	between := strings.TrimLeft(d.text[a.End:b.Start], " 」”》）)")
	for _, w := range [...]string{"与", "和", "同", "跟"} {
		if strings.HasPrefix(between, w) {
			return true
		}
	}
	return false
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
		if p.kase == "subject" || p.kase == "by" {
			p.kase = head
		}
		// 重返谷歌的诺姆·沙泽尔: what stands behind V O 的 is the subject.
		if p.kase == "object" && !hasSubject && len(out) > 0 && strings.Contains(between, "的") {
			p.kase = "subject"
		}
		out = append(out, p)
	}
	return out
}

// carried are the parties that a clause without a subject takes over: the
// subjects of the clauses before it in the sentence, nearest first, then the
// topic of the sentences before it in the paragraph.
func (x *Extractor) carried(d *document, s *sentence, clause, trigger article.Span, passive bool) []party {
	kase := "subject"
	if passive {
		kase = "object"
	}
	var out []party
	here := s.clause(clause.Start)
	for i := here - 1; i >= 0; i-- {
		for _, m := range s.mentions {
			if m.Start < s.Clauses[i].Start || m.Start >= s.Clauses[i].End || d.bracketed(m.Span, trigger) {
				continue
			}
			if _, predicate := s.within(x.table, article.Span{Start: s.Clauses[i].Start, End: m.Start}, x.marks.is); predicate {
				break // 主要客户是A: A is no subject
			}
			if x.caseBefore(d, s, m, s.Clauses[i]) == "subject" {
				out = append(out, party{mention: m, kase: kase, carried: true})
			}
		}
	}
	for i := s.index - 1; i >= 0 && len(out) == 0; i-- {
		prev := &d.sentences[i]
		if prev.Paragraph != s.Paragraph || prev.Item != s.Item {
			break
		}
		if len(prev.Clauses) == 0 {
			continue
		}
		for _, m := range prev.mentions {
			if x.caseBefore(d, prev, m, prev.clauseSpan(m.Start)) == "subject" {
				out = append(out, party{mention: m, kase: "topic", carried: true})
				break
			}
		}
	}
	return out
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
	between := d.text[lo.End:hi.Start]
	opened := strings.LastIndexAny(between, "（(")
	closed := strings.LastIndexAny(between, "）)")
	if m.Start > trigger.Start {
		return opened > closed
	}
	first := strings.IndexAny(between, "）)")
	firstOpen := strings.IndexAny(between, "（(")
	return first >= 0 && (firstOpen < 0 || first < firstOpen)
}
