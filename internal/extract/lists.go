package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// This file finds the members of lists: A、B和C.

// coordinated is the mention that stands in a list behind another: after 、 和
// 与 及 以及 or /, or straight behind it where both are in 《》.
func (d *document) coordinated(s *sentence, m annotate.Mention) (annotate.Mention, bool) {
	at := d.skipRight(m.End, s.End, true)
	titles := strings.Contains(d.text[m.Start:at], "》")
	if end := d.pastTail(s, at); end > at {
		w := d.grammar.conjunction(d.text[end:s.End])
		next, ok := s.mentionAt(d.skipRight(end+w, s.End, false))
		return next, ok && d.Entities[next.Entity].Type == d.Entities[m.Entity].Type
	}
	if w := d.grammar.conjunction(d.text[at:s.End]); w > 0 {
		at = d.skipRight(at+w, s.End, false)
		// 两台 V8s、一台 V6s: the members may be counted.
		for i := range s.quantities {
			if q := &s.quantities[i]; q.Start == at {
				at = d.skipRight(q.End, s.End, false)
				break
			}
		}
	} else if !titles {
		return annotate.Mention{}, false
	}
	next, ok := s.mentionAt(at)
	if !ok && at > 0 && titles {
		// The mention may take its 《 along.
		next, ok = s.mentionAt(strings.LastIndex(d.text[:at], "《"))
	}
	if !ok && !titles {
		next, ok = d.described(s, m, at)
	}
	if !ok && !titles {
		next, ok = d.pastUnnamed(s, m, at)
	}
	return next, ok && next.Start > m.Start
}

// holder is the member of a list of people that is meant where an organisation's
// name stands behind a person: 黄仁勋 in 苹果 CEO 库克、英伟达 CEO 黄仁勋.
func (d *document) holder(s *sentence, m, next annotate.Mention) annotate.Mention {
	if d.Entities[m.Entity].Type != schema.Person || d.Entities[next.Entity].Type == schema.Person || next.End <= m.End {
		return next
	}
	if p, ok := d.described(s, m, d.skipRight(next.End, s.End, true)); ok && d.Entities[p.Entity].Type == schema.Person {
		return p
	}
	return next
}

// holding is the mention that a person's place in a list begins with: that of the
// organisation whose post he holds, else his own.
func (d *document) holding(s *sentence, m annotate.Mention) annotate.Mention {
	for _, org := range slices.Backward(s.mentions) {
		if org.End > m.Start {
			continue
		}
		if p, ok := d.described(s, org, d.skipRight(org.End, s.End, true)); ok && p.Span == m.Span && d.Entities[m.Entity].Type == schema.Person && d.Entities[org.Entity].Type != schema.Person {
			return org
		}
		break
	}
	return m
}

// maxNounTail is how many characters may stand between a name and the 、 behind it.
const maxNounTail = 4

// pastTail is the end of a noun that stands between a name and 、, which tells what
// of the named thing is meant; the place itself without one: 阿里巴巴公关部、银泰.
func (d *document) pastTail(s *sentence, at int) int {
	end := at
	for _, t := range d.tokensFrom(at) {
		if t.Start != end || t.End > s.End || !strings.HasPrefix(t.POS, "n") || d.runes(article.Span{Start: at, End: t.End}) > maxNounTail {
			break
		}
		if end = t.End; d.grammar.conjunction(d.text[end:s.End]) > 0 {
			if _, post := d.postEnding(s, end); post {
				return at // 远帆创始人、青骥前高管王立
			}
			return end
		}
	}
	return at
}

// Members of a list that nobody found may stand between two that are known.
const (
	maxUnnamed      = 3
	maxUnnamedRunes = 10
)

// pastUnnamed is the member of a list behind some that are no mentions: 菲亚特 in
// 标致、沃克斯豪尔、菲亚特等品牌.
func (d *document) pastUnnamed(s *sentence, m annotate.Mention, at int) (annotate.Mention, bool) {
	for range maxUnnamed {
		end := d.unnamedEnd(s, at)
		w := d.grammar.conjunction(d.text[end:s.End])
		if w == 0 || end == at {
			return annotate.Mention{}, false
		}
		at = d.skipRight(end+w, s.End, false)
		if next, ok := s.mentionAt(at); ok {
			return next, d.Entities[next.Entity].Type == d.Entities[m.Entity].Type
		}
	}
	return annotate.Mention{}, false
}

// unnamedEnd is the end of what may be a name at a place.
func (d *document) unnamedEnd(s *sentence, at int) int {
	end := at
	for _, t := range d.tokensFrom(at) {
		if t.End > s.End || d.grammar.conjunction(t.Of(d.text)) > 0 || t.POS == "" || strings.ContainsRune("vupcdrwy", rune(t.POS[0])) {
			break // a name that the segmenter does not know may be cut into anything but these
		}
		if end = t.End; d.runes(article.Span{Start: at, End: end}) > maxUnnamedRunes {
			return at
		}
	}
	return d.skipRight(end, s.End, false)
}

// maxDescription is how many characters may tell what a member of a list is:
// 联合创始人, 人形机器人.
const maxDescription = 8

// maxBeforePost is how many characters may qualify the post of a list's member:
// more name an organisation that nobody found.
const maxBeforePost = 2

// described is the member of a list whose name stands behind what it is: a
// person's behind a post (OpenAI 及其创始人奥特曼), a thing's behind nouns, where the
// member before it is of its type (四足机器人 Go2 和人形机器人 G1).
func (d *document) described(s *sentence, m annotate.Mention, at int) (annotate.Mention, bool) {
	at = d.pastWords(at, s.End, d.grammar.possessives)
	i, _ := slices.BinarySearchFunc(s.mentions, at, func(o annotate.Mention, at int) int { return o.Start - at })
	if i == len(s.mentions) {
		return annotate.Mention{}, false
	}
	next := s.mentions[i]
	gap := article.Span{Start: at, End: next.Start}
	if d.runes(gap) > maxDescription {
		return annotate.Mention{}, false
	}
	switch typ := d.Entities[next.Entity].Type; {
	case typ == schema.Person:
		for _, h := range s.hits[s.firstHit(at):] {
			if h.End == d.skipLeft(gap.End, at, false) && d.isPost(h) && d.runes(article.Span{Start: at, End: h.Start}) <= maxBeforePost {
				return next, true
			}
		}
		return annotate.Mention{}, false
	case typ == schema.Place || typ != d.Entities[m.Entity].Type:
		return annotate.Mention{}, false
	}
	for _, t := range d.tokensFrom(at) {
		if t.Start >= gap.End {
			break
		}
		if !strings.HasPrefix(t.POS, "n") && t.POS != "vn" && t.POS != "b" || t.End > gap.End {
			return annotate.Mention{}, false
		}
	}
	return next, true
}

// nextMember is the next member of a list that is of one of the types, if any are
// asked for, and memberBefore the one before. Members between them that are taken
// for something else are passed over: one name may have been mistaken.
func (d *document) nextMember(s *sentence, m annotate.Mention, types []string) (annotate.Mention, bool) {
	for range maxUnnamed {
		next, ok := d.coordinated(s, m)
		if !ok || d.ofType(next, types) {
			return next, ok
		}
		m = next
	}
	return annotate.Mention{}, false
}

func (d *document) memberBefore(s *sentence, m annotate.Mention, types []string) (annotate.Mention, bool) {
	for range maxUnnamed {
		prev, ok := d.coordinatedBefore(s, m)
		if !ok || d.ofType(prev, types) {
			return prev, ok
		}
		m = prev
	}
	return annotate.Mention{}, false
}

// ofType says whether a mention is of one of the types; any will do where none is asked for.
func (d *document) ofType(m annotate.Mention, types []string) bool {
	return len(types) == 0 || slices.Contains(types, d.Entities[m.Entity].Type)
}

// coordinatedBefore is the mention that another stands in a list behind.
func (d *document) coordinatedBefore(s *sentence, m annotate.Mention) (annotate.Mention, bool) {
	for _, prev := range slices.Backward(s.mentions) {
		if prev.End > m.Start || d.bracketed(prev.Span, m.Span) {
			continue
		}
		if next, ok := d.coordinated(s, prev); ok && next.Span == m.Span {
			return prev, true
		}
		return annotate.Mention{}, false
	}
	return annotate.Mention{}, false
}

// respectively says whether the members of two lists are paired off: 王立和陈青分别执掌
// 远帆和青骥.
func (d *document) respectively(s *sentence, a, b []annotate.Mention) bool {
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	lo, hi := min(a[len(a)-1].End, b[len(b)-1].End), max(a[0].Start, b[0].Start)
	return lo < hi && s.Start <= lo && hi <= s.End && anyWithin(d.text[lo:hi], d.grammar.pairing)
}
