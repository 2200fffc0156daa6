package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// role is one party of an event that was found.
type role struct {
	name     string
	mentions []annotate.Mention
	carried  bool
}

// carriedRole says whether a role is played by what stands in an earlier clause.
func carriedRole(roles []role, name string) bool {
	return slices.ContainsFunc(roles, func(r role) bool { return r.name == name && r.carried })
}

// carriedDiscount is how much less a claim is worth for a party that stands
// in an earlier clause.
const carriedDiscount = 0.85

// defaultWithin is how far a party may stand from the trigger, in characters.
const defaultWithin = 24

// fill gives each argument of a frame the parties that suit it best: by the
// order of its cases, then by nearness. A party plays one role only.
func (x *Extractor) fill(d *document, s *sentence, f *frame, trigger article.Span, parties []party) []role {
	var out []role
	used := map[int]bool{} // entities
	for i, a := range f.Args {
		if len(mentionsOf(out, a.Role)) > 0 {
			continue // an argument before it plays the role
		}
		r := role{name: a.Role}
		itself := false // the clause gives the role to a thing that plays another
		for _, kase := range a.Case {
			for _, p := range parties {
				if itself && p.carried {
					break
				}
				if !p.plays(kase, takesWith(f)) || kase == "theme" && !d.closes(s, trigger) || kase == "unnamed" && d.names(s, trigger) {
					continue
				}
				if !slices.Contains(a.Types, d.Entities[p.mention.Entity].Type) || !d.alike(mentionsOf(out, a.Like), p.mention) {
					continue
				}
				if used[p.mention.Entity] {
					itself = itself || !p.carried
					continue
				}
				if !x.canPlay(d, s, f, i, p, trigger) {
					if a.Nearest && !p.carried {
						break
					}
					continue
				}
				r.carried = p.carried
				r.mentions = slices.DeleteFunc(x.withList(d, s, p, a.Types, takesWith(f)), func(m annotate.Mention) bool { return used[m.Entity] })
				break
			}
			if len(r.mentions) > 0 {
				break
			}
		}
		if len(r.mentions) == 0 {
			continue
		}
		for _, m := range r.mentions {
			used[m.Entity] = true
		}
		out = append(out, r)
	}
	return out
}

// names says whether the clause of a trigger names a thing, people and places left out.
func (d *document) names(s *sentence, trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	if strings.ContainsAny(d.text[trigger.End:max(trigger.End, clause.End)], "「“") {
		return true // by a name that nobody found
	}
	return slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool {
		typ := d.Entities[m.Entity].Type
		return !m.Reference && clause.Contains(m.Span) && typ != schema.Person && typ != schema.Place
	})
}

// alike says whether a mention is of the type of those that it must be like.
func (d *document) alike(others []annotate.Mention, m annotate.Mention) bool {
	return len(others) == 0 || d.Entities[others[0].Entity].Type == d.Entities[m.Entity].Type
}

// canPlay says whether a party of the right case and type can play the i-th role
// of a frame: it is near enough, and none of the words that bar it stands by.
func (x *Extractor) canPlay(d *document, s *sentence, f *frame, i int, p party, trigger article.Span) bool {
	a := &f.Args[i]
	within := a.Within
	if within == 0 {
		within = defaultWithin
	}
	if !p.carried && x.distance(d, s, p.gap) > within || !suitsName(d.Entities[p.mention.Entity], a) {
		return false
	}
	if a.Head && p.gap.End == p.mention.Start && (x.possesses(d, s, p.mention) || x.titles(d, s, p.mention)) || x.undergoes(s, f, p) {
		return false
	}
	if a.Role == "speaker" && (p.kase == "with" && p.gap.Start == trigger.End || d.Entities[p.mention.Entity].Type == schema.Product && d.others(s, p.gap)) {
		return false // 宣布与云笺合作; 云笺开发商蓝桥科技回应
	}
	if f.without[i] == noClass {
		return true
	}
	gap := p.gap
	if p.carried {
		// 近日有博主表示: whoever the clause names itself goes before
		// whom an earlier one was about.
		gap = article.Span{Start: s.clauseSpan(trigger.Start).Start, End: trigger.Start}
	}
	if p.carried {
		_, bad := s.within(x.table, gap, f.without[i])
		return !bad
	}
	return !x.bystands(d, s, p.mention, gap, f.without[i])
}

// others says whether a gap names somebody who can speak.
func (d *document) others(s *sentence, gap article.Span) bool {
	return slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool {
		typ := d.Entities[m.Entity].Type
		return gap.Contains(m.Span) && (typ == schema.Person || typ == schema.Company || typ == schema.Organization)
	})
}

// bystands says whether a word of a class in the gap behind a mention tells of others
// than it, who do what comes then: 蔚来车主表示. Those to whom somebody speaks do not
// (在与投资者的电话会议上表示, 对其员工表示), and an analyst of an institute
// speaks for it.
func (x *Extractor) bystands(d *document, s *sentence, m annotate.Mention, gap article.Span, c class) bool {
	bad, ok := s.within(x.table, gap, c)
	if !ok {
		return false
	}
	head := strings.TrimSpace(d.text[gap.Start:bad.Start])
	typ := d.Entities[m.Entity].Type
	if head == "" && slices.Contains(d.grammar.houseSpeakers, bad.Of(d.text)) && (typ == schema.Company || typ == schema.Organization) {
		return false
	}
	if to, ok := s.lastWithin(x.table, article.Span{Start: gap.Start, End: bad.Start}, x.marks.to); ok && d.runes(article.Span{Start: to.End, End: bad.Start}) <= maxOwner {
		return false
	}
	occasion, ok := x.locative(d, s, s.clauseSpan(bad.Start), bad.End)
	return !ok || occasion.Start < gap.Start || occasion.End > gap.End || !occasion.Contains(bad.Span)
}

// maxOwner is how many characters may tell whose people somebody speaks to: 对公司员工.
const maxOwner = 2

// plays says whether a party stands in a case. Where a frame has no partner,
// one that 与 joins is as good as a subject.
func (p party) plays(kase string, partner bool) bool {
	switch kase {
	case "subject":
		return p.kase == kase || p.kase == "with" && !partner
	case "theme":
		return p.kase == "subject"
	case "dropped":
		return p.dropped
	case "unnamed":
		return p.carried && p.leads
	}
	return p.kase == kase
}

// undergoes says whether a party carried over from an earlier clause is what a
// trigger of the same frame, or a verb of carrying, is said of there, and so no
// subject of this one: 基于北辰架构，搭载骁龙 8，配备超声波指纹.
func (x *Extractor) undergoes(s *sentence, f *frame, p party) bool {
	if !p.carried || !s.Contains(p.mention.Span) {
		return false
	}
	before := article.Span{Start: s.clauseSpan(p.mention.Start).Start, End: p.mention.Start}
	_, same := s.within(x.table, before, f.triggers)
	_, carried := s.within(x.table, before, x.carryVerbs)
	return same || carried
}

// distance is the length of a gap in characters, a phrase of place or occasion
// left out: 李柯在接受德国媒体采访时称.
func (x *Extractor) distance(d *document, s *sentence, gap article.Span) int {
	n := d.runes(gap)
	if gap.Start >= gap.End || gap.Start < s.Start || gap.End > s.End {
		return n
	}
	if h, ok := s.within(x.table, gap, x.marks.at); ok {
		if phrase, ok := x.locative(d, s, gap, h.End); ok {
			n -= d.runes(phrase)
		}
	}
	return n
}

// suitsName says whether an entity's name has an ending that a role asks for, and
// none that it shuts out.
func suitsName(e annotate.Entity, a *schema.Arg) bool {
	ends := func(w string) bool { return strings.HasSuffix(e.Name, w) }
	return !slices.ContainsFunc(a.Except, ends) && (len(a.Only) == 0 || e.Type == schema.Place || slices.ContainsFunc(a.Only, ends))
}

// possesses says whether what stands behind a mention makes it the owner, or
// the place, of what is meant: 小米的供应商, 搭载 M3 芯片的 iMac.
func (x *Extractor) possesses(d *document, s *sentence, m annotate.Mention) bool {
	at := d.skipRight(m.End, s.End, true)
	if kind, ok := s.longest(x.table, at, x.kindNouns); ok {
		at = d.skipRight(kind.End, s.End, false)
	}
	rest := d.text[at:s.End]
	if _, ok := s.within(x.table, article.Span{Start: at, End: min(s.End, at+maxDeal)}, x.dealNouns); ok && strings.HasPrefix(rest, de) {
		return false // 收购蓝桥的全部股份, 收购蓝桥的计划
	}
	return anyPrefix(rest, d.grammar.ownerTails)
}

// maxDeal is how far behind a party, in bytes, the noun of a deal may stand: 的全部股份.
const maxDeal = 24

// withList is a party with the members of the list that it stands in. Where
// the frame has a partner as well, 与 and 和 part the two.
func (x *Extractor) withList(d *document, s *sentence, p party, types []string, parted bool) []annotate.Mention {
	list := []annotate.Mention{p.mention}
	if p.mention.Start < s.Start || p.mention.Start >= s.End {
		return list
	}
	for {
		next, ok := d.coordinated(s, list[len(list)-1])
		next = d.holder(s, list[len(list)-1], next)
		if !ok || !slices.Contains(types, d.Entities[next.Entity].Type) || parted && p.kase == "subject" && d.joined(list[len(list)-1], next) && next.Start < p.gap.Start {
			break
		}
		list = append(list, next)
	}
	for {
		prev, ok := d.coordinatedBefore(s, d.holding(s, list[0]))
		if !ok || !slices.Contains(types, d.Entities[prev.Entity].Type) || parted && p.kase == "with" && d.joined(prev, list[0]) &&
			x.caseBefore(d, s, prev, s.clauseSpan(prev.Start)) != "with" { // 与 A 和 B 合作 is with both

			break
		}
		list = slices.Insert(list, 0, prev)
	}
	return list
}

func mentionsOf(roles []role, name string) []annotate.Mention {
	for _, r := range roles {
		if r.name == name {
			return r.mentions
		}
	}
	return nil
}
