package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// trial is the state of one attempt.
type trial struct {
	*matcher
	d     *document
	s     *sentence
	p     *pattern
	slots []filled
}

// right fits elements[k:] from a place on; remark says that a bracketed remark
// may be passed over, as behind a name.
func (t *trial) right(k, at int, remark bool) (int, bool) {
	if k == len(t.p.elements) {
		return at, true
	}
	e := &t.p.elements[k]
	switch e.Kind {
	case schema.Gap:
		return t.gapRight(e, k, at)
	case schema.Absent:
		if _, there := t.s.longest(t.table, t.d.skipRight(at, t.s.End, remark), e.words); there {
			return 0, false
		}
		return t.right(k+1, at, remark)
	}
	kept := len(t.slots)
	if end, ok := t.here(e, at, remark); ok {
		if got, ok := t.right(k+1, end, e.Kind == schema.EntitySlot); ok {
			return got, true
		}
	}
	t.slots = t.slots[:kept]
	if e.Optional {
		return t.right(k+1, at, remark)
	}
	return 0, false
}

// gapRight tries the rest of the pattern ever further to the right.
func (t *trial) gapRight(e *element, k, at int) (int, bool) {
	start := at
	for range e.Max + 1 {
		if end, ok := t.right(k+1, at, false); ok && !t.forbidden(e, start, at) {
			return end, true
		}
		if at >= t.s.End {
			return 0, false
		}
		r, size := utf8.DecodeRuneInString(t.d.text[at:t.s.End])
		switch {
		case annotate.IsClauseMark(r) && !e.Cross:
			return 0, false
		case r == '（' || r == '(':
			next := t.d.skipRight(at, t.s.End, true)
			if next == at {
				return 0, false
			}
			at = next
		case r == '）' || r == ')':
			return 0, false // what stands in brackets goes on with what stands there
		default:
			at += size
		}
	}
	return 0, false
}

// left fits elements[:k+1] so that they end at a place.
func (t *trial) left(k, at int) (int, bool) {
	if k < 0 {
		return at, true
	}
	e := &t.p.elements[k]
	switch e.Kind {
	case schema.Gap:
		return t.gapLeft(e, k, at)
	case schema.Absent:
		if _, there := t.s.longestEnding(t.table, t.d.skipLeft(at, t.s.Start, false), e.words); there {
			return 0, false
		}
		return t.left(k-1, at)
	case schema.ClauseStart:
		return at, t.d.skipLeft(at, t.s.Start, false) <= t.s.clauseSpan(at).Start
	case schema.SentenceStart:
		return at, t.d.skipLeft(at, t.s.Start, false) <= t.s.Start
	}
	kept := len(t.slots)
	if start, ok := t.before(e, at); ok {
		if got, ok := t.left(k-1, start); ok {
			return got, true
		}
	}
	t.slots = t.slots[:kept]
	if e.Optional {
		return t.left(k-1, at)
	}
	return 0, false
}

func (t *trial) gapLeft(e *element, k, at int) (int, bool) {
	end := at
	for range e.Max + 1 {
		if start, ok := t.left(k-1, at); ok && !t.forbidden(e, at, end) {
			return start, true
		}
		if at <= t.s.Start {
			return 0, false
		}
		r, size := utf8.DecodeLastRuneInString(t.d.text[t.s.Start:at])
		switch {
		case annotate.IsClauseMark(r) && !e.Cross:
			return 0, false
		case r == '）' || r == ')':
			// The name may be what the remark ends in: 电报（Telegram）创始人.
			if start, ok := t.left(k-1, at-size); ok && !t.forbidden(e, at, end) {
				return start, true
			}
			next := t.d.skipLeft(at, t.s.Start, true)
			if next == at {
				return 0, false
			}
			at = next
		default:
			at -= size
		}
	}
	return 0, false
}

func (t *trial) forbidden(e *element, start, end int) bool {
	for _, m := range t.s.mentions {
		if m.Start >= start && m.End <= end && !m.Reference && (e.NoMention || slices.Contains(e.NoTypes, t.d.Entities[m.Entity].Type)) {
			return true
		}
	}
	if e.without == noClass {
		return false
	}
	_, found := t.s.within(t.table, article.Span{Start: start, End: end}, e.without)
	return found
}

// here fits one element at a place, or behind the spaces and quotation marks
// that stand there, and gives its end.
func (t *trial) here(e *element, at int, remark bool) (int, bool) {
	f, ok := t.fit(e, at, false)
	if from := t.d.skipRight(at, t.s.End, remark); !ok && from != at {
		f, ok = t.fit(e, from, false)
	}
	return f.span.End, ok
}

// before fits one element so that it ends at a place, or before the spaces,
// quotation marks and remark that stand there, and gives its start.
func (t *trial) before(e *element, at int) (int, bool) {
	if e.List {
		at = t.beforeEtc(at)
	}
	f, ok := t.fit(e, at, true)
	if to := t.d.skipLeft(at, t.s.Start, e.Kind == schema.EntitySlot); !ok && to != at {
		f, ok = t.fit(e, to, true)
	}
	return f.span.Start, ok
}

// fit gives what fits an element exactly from a place on or, leftward, up to it,
// and keeps it if the element is a slot.
func (t *trial) fit(e *element, at int, leftward bool) (filled, bool) {
	f, ok := t.fitting(e, at, leftward)
	if ok && e.Slot != "" {
		f.slot = e.Slot
		t.slots = append(t.slots, f)
	}
	return f, ok
}

func (t *trial) fitting(e *element, at int, leftward bool) (filled, bool) {
	there := func(sp article.Span) bool { return leftward && sp.End == at || !leftward && sp.Start == at }
	switch e.Kind {
	case schema.Words:
		find := t.s.longest
		if leftward {
			find = t.s.longestEnding
		}
		h, ok := find(t.table, at, e.words)
		return filled{span: h.Span}, ok
	case schema.EntitySlot:
		find := t.s.mentionAt
		if leftward {
			find = t.s.mentionEnding
		}
		m, ok := find(at)
		if !ok || !t.suits(e, m) {
			return filled{}, false
		}
		list := t.members(e, m, leftward)
		return filled{mentions: list, span: article.Span{Start: list[0].Start, End: list[len(list)-1].End}}, true
	case schema.QuantitySlot:
		for _, q := range t.s.quantities {
			if there(q.Span) && (len(e.Types) == 0 || slices.Contains(e.Types, q.Dimension)) {
				return filled{span: q.Span}, true
			}
		}
	case schema.TimeSlot:
		for _, x := range t.s.times {
			if there(x.Span) {
				return filled{span: x.Span}, true
			}
		}
	}
	return filled{}, false
}

// members are the mention that an element fits and, where it takes a list, those
// joined to it, in their order.
func (t *trial) members(e *element, m annotate.Mention, leftward bool) []annotate.Mention {
	list := []annotate.Mention{m}
	for e.List && leftward {
		prev, ok := t.d.memberBefore(t.s, list[0], e.Types)
		if !ok {
			break
		}
		list = slices.Insert(list, 0, prev)
	}
	for e.List && !leftward {
		next, ok := t.d.nextMember(t.s, list[len(list)-1], e.Types)
		if !ok || anyPrefix(t.d.text[t.d.skipRight(next.End, t.s.End, true):], t.d.grammar.belonging) {
			break // the next owns what comes behind it
		}
		list = append(list, next)
	}
	return list
}

// suits says whether a mention may fill an entity slot.
func (t *trial) suits(e *element, m annotate.Mention) bool {
	return len(e.Types) == 0 || slices.Contains(e.Types, t.d.Entities[m.Entity].Type)
}

// beforeEtc steps back over what closes a list: 等, 等公司, 等多家企业.
func (t *trial) beforeEtc(at int) int {
	head := t.d.text[t.s.Start:at]
	i := strings.LastIndex(head, deng)
	if i < 0 || utf8.RuneCountInString(head[i:]) > 7 || strings.ContainsFunc(head[i:], annotate.IsClauseMark) {
		return at
	}
	return t.d.skipLeft(t.s.Start+i, t.s.Start, true)
}
