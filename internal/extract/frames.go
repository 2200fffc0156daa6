package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/schema"
)

// frame is a schema.Frame with its words turned into classes: noClass where it has none.
type frame struct {
	*schema.Frame
	triggers class
	unless   class
	near     class
	behind   class
	notNear  class
	except   class
	without  []class // by argument
	needs    [][]string
}

type frames struct {
	list    []*frame
	byClass [][]*frame
	general map[string]bool   // ids of those that read what no other frame does
	first   map[string]*frame // of each type of event
	judged  *frame            // whose readings a model chooses among; nil if there is none
}

func newFrames(list []schema.Frame, t *wordTable) *frames {
	fs := &frames{general: map[string]bool{}, first: map[string]*frame{}}
	for i := range list {
		fs.general[list[i].ID] = list[i].General
		f := &frame{Frame: &list[i]}
		f.triggers, f.unless, f.except = t.class(f.Triggers...), t.class(f.Unless...), t.class(f.Except...)
		f.near, f.behind, f.notNear = t.class(f.Near...), t.class(f.Behind...), t.class(f.NotNear...)
		for _, a := range f.Args {
			f.without = append(f.without, t.class(a.Without...))
		}
		for _, n := range f.Needs {
			f.needs = append(f.needs, schema.Needed(n))
		}
		if fs.first[f.Type] == nil {
			fs.first[f.Type] = f
		}
		if f.Judged {
			fs.judged = f
			continue
		}
		fs.list = append(fs.list, f)
	}
	return fs
}

func (fs *frames) seal(t *wordTable) {
	fs.byClass = make([][]*frame, len(t.byKey))
	for _, f := range fs.list {
		fs.byClass[f.triggers] = append(fs.byClass[f.triggers], f)
	}
}

// role is one party of an event that was found.
type role struct {
	name     string
	mentions []annotate.Mention
	carried  bool
}

// readFrames reads the events of a sentence. Of triggers that overlap the
// longest counts.
func (x *Extractor) readFrames(d *document, s *sentence, emit func(claim)) {
	for _, h := range s.hits {
		for _, c := range x.table.classes[h.word] {
			for _, f := range x.frames.byClass[c] {
				if x.covered(s, h, f) || f.Verbal && strings.HasSuffix(d.text[s.Start:h.Start], "的") || f.Opens && !d.opens(s, h.Start) {
					continue
				}
				if f.Main && !x.mainVerb(d, s, h.Span) || f.Told && (d.attributes(s, h.Span) || !x.told(d, s, h.Span)) {
					continue
				}
				x.readFrame(d, s, f, h.Span, emit)
			}
		}
	}
}

// ofPeriod says whether a time ends right before a place: 2022 年三季度|报告.
func (d *document) ofPeriod(s *sentence, at int) bool {
	return slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return t.End <= at && strings.Trim(d.text[t.End:at], " 年度") == ""
	})
}

// covered says whether a trigger is a part of another word: of a longer
// trigger of the frame, or of one of its unless words.
func (x *Extractor) covered(s *sentence, h hit, f *frame) bool {
	for _, o := range s.hits {
		if o.Start > h.Start {
			break
		}
		if !o.Contains(h.Span) || o.Span == h.Span {
			continue
		}
		if x.table.is(o, f.unless) || x.table.is(o, f.triggers) {
			return true
		}
	}
	return false
}

// bearsOut says whether the words around a trigger are those that a frame asks for.
func (x *Extractor) bearsOut(d *document, s *sentence, f *frame, trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	if f.near != noClass {
		if _, ok := s.within(x.table, clause, f.near); !ok {
			return false
		}
	}
	if f.behind != noClass {
		h, ok := s.within(x.table, article.Span{Start: trigger.End, End: clause.End}, f.behind)
		if !ok || f.Period && !d.ofPeriod(s, h.Start) {
			return false
		}
	}
	if f.notNear != noClass {
		if _, ok := s.within(x.table, clause, f.notNear); ok {
			return false
		}
	}
	return (!f.Counts || s.countsBehind(trigger)) && (f.except == noClass || !x.doesOther(d, s, trigger, f.except))
}

// instance is a frame filled by a trigger and its parties.
type instance struct {
	*frame
	trigger    article.Span
	span       article.Span // the evidence
	roles      []role
	qualifiers qualifiers
	confidence float64
	carried    bool // a party of it stands in an earlier clause
}

// readFrame reads what a frame gives at one of its triggers.
func (x *Extractor) readFrame(d *document, s *sentence, f *frame, trigger article.Span, emit func(claim)) {
	statement := f.Type == "Statement"
	if !x.bearsOut(d, s, f, trigger) || (statement || f.Main) && x.owed(d, s, trigger) {
		return
	}
	roles := x.fill(d, s, f, trigger, x.partiesAround(d, s, trigger))
	if !f.satisfied(roles) {
		return
	}
	if statement {
		roles = x.withTopic(d, s, trigger, roles)
	}
	in := instance{frame: f, trigger: trigger, span: evidence(s, trigger, roles), roles: roles, qualifiers: x.qualify(d, s, trigger), confidence: f.Confidence}
	for _, r := range roles {
		if r.carried {
			in.confidence *= carriedDiscount
			in.carried = true
		}
	}
	if statement {
		if !x.states(d, s, &in) {
			return
		}
	} else {
		in.qualifiers.modality = cmp.Or(f.Modality, in.qualifiers.modality)
	}
	if f.Type == "Milestone" && d.attributes(s, trigger) {
		return // 破千万的作者: of whom, not what happened
	}
	if f.Type != "" {
		emit(x.eventOf(d, s, &in))
	}
	for i := range f.Relations {
		x.relate(d, s, &in, &f.Relations[i], emit)
	}
}

// states says whether anything was said at the trigger of a statement, and says of one
// how firmly and when.
func (x *Extractor) states(d *document, s *sentence, in *instance) bool {
	q := &in.qualifiers
	if d.labelled(in.trigger.End, s.clauseSpan(in.trigger.Start).End) != "" {
		q.modality = "" // 回应传闻: hearsay is what is answered
	}
	if (q.modality == "denied") != (in.Modality == "denied") {
		return false // nothing was said, which is news of 回应 alone
	}
	if d.attributes(s, in.trigger) {
		return false
	}
	q.modality = cmp.Or(in.Modality, q.modality)
	if q.modality == "planned" && !x.aboutTo(s, in.trigger) {
		// What is planned is told there, and has been told.
		q.modality, q.time = "", x.eventTime(d, s, in.trigger, "")
	}
	return true
}

// eventOf is the event of a frame's type with the parties that were found.
func (x *Extractor) eventOf(d *document, s *sentence, in *instance) claim {
	c := claim{kind: event, eventType: in.Type, trigger: in.trigger.Of(d.text), span: in.span, at: in.trigger.Start,
		qualifiers: in.qualifiers, rule: in.ID, confidence: in.confidence, carried: in.carried, heading: s.Heading}
	for _, r := range in.roles {
		for _, m := range r.mentions {
			c.addParticipant(r.name, m.Entity)
		}
	}
	if m, ok := x.scene(d, s, in.trigger); ok {
		c.addParticipant("place", m.Entity)
	}
	if in.Type == "Statement" && (c.modality == "" && d.later(c.time) || x.passing(d, s, in.trigger, c.time)) {
		c.time = "" // of what is said, or spoken of before
	}
	if in.Type == "StockMove" && c.time == "" {
		c.time = x.dateline(d, s)
	}
	if speakers := mentionsOf(in.roles, "speaker"); len(speakers) > 0 && c.attribution == "" {
		c.attribution = d.Entities[speakers[0].Entity].Name
	}
	return c
}

// relate makes the relations of one template, one for each pair of its parties.
func (x *Extractor) relate(d *document, s *sentence, in *instance, g *schema.GivesRelation, emit func(claim)) {
	subjects, objects := mentionsOf(in.roles, g.Subject), mentionsOf(in.roles, g.Object)
	if g.Subject == g.Object && len(subjects) > 0 {
		if paired(in.Relations, in.roles, *g) {
			return // A 和 B 分别与 C 合作 does not join A and B
		}
		subjects, objects = subjects[:1], subjects[1:]
	}
	if ofOffice(g) {
		subjects, objects = x.ofOneHouse(d, s, g, subjects), x.ofOneHouse(d, s, g, objects)
	}
	role := ""
	if g.Role == "trigger" {
		role = in.trigger.Of(d.text)
	}
	each := d.respectively(s, subjects, objects)
	for i, sub := range subjects {
		predicate := g.Predicate
		if predicate == "acquirer" && x.buysShares(s, sub) {
			predicate = "investor"
		}
		said := in.qualifiers
		if said.modality == "planned" && standing[predicate] {
			said.modality = ""
		}
		for j, obj := range objects {
			if x.onlyNamed(d, s, g.Predicate, sub, obj) || each && i != j {
				continue
			}
			emit(claim{kind: relation, subject: sub.Entity, object: obj.Entity, predicate: predicate, role: role, span: in.span,
				at: in.trigger.Start, qualifiers: said, rule: in.ID, confidence: in.confidence, heading: s.Heading, carried: carriedRole(in.roles, g.Object)})
		}
	}
}

// carriedRole says whether a role is played by what stands in an earlier clause.
func carriedRole(roles []role, name string) bool {
	return slices.ContainsFunc(roles, func(r role) bool { return r.name == name && r.carried })
}

// paired says whether another relation of the same predicate has found both of
// its roles.
func paired(all []schema.GivesRelation, roles []role, g schema.GivesRelation) bool {
	return slices.ContainsFunc(all, func(o schema.GivesRelation) bool {
		return o.Predicate == g.Predicate && o.Subject != o.Object && len(mentionsOf(roles, o.Subject)) > 0 && len(mentionsOf(roles, o.Object)) > 0
	})
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
				r.mentions, r.carried = x.withList(d, s, p, a.Types, takesWith(f)), p.carried
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
	if head == "" && bad.Of(d.text) == "分析师" && (typ == schema.Company || typ == schema.Organization) {
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

// maxModifier is how many characters may qualify a post behind a conjunction:
// 其中包括自动驾驶软件总监.
const maxModifier = 8

// opens says whether a place opens its clause, or follows a verb, a preposition or
// an adverb, or a conjunction or 其 with no more than a modifier between.
func (d *document) opens(s *sentence, at int) bool {
	head := strings.TrimRight(d.text[s.clauseSpan(at).Start:at], " ")
	if head == "" || d.governed(s, at-len(head), at) || d.fieldOf(s, article.Span{Start: s.clauseSpan(at).Start, End: at}) {
		return true
	}
	// Behind these 公司 is the one that is spoken of, and ends no name: 向公司首席产品官考克斯汇报.
	if anySuffix(head, d.grammar.companyLeads) {
		return true
	}
	for _, w := range d.grammar.postLinks {
		if i := strings.LastIndex(head, w); i >= 0 && utf8.RuneCountInString(head[i+len(w):]) <= maxModifier {
			if post, ok := d.postEnding(s, at-len(head)+i); ok {
				return d.opens(s, post.Start) // of the same person: 谷歌云副总裁、平台负责人
			}
			for _, m := range s.mentions {
				if m.Start >= at-len(head)+i && m.End <= at {
					return false
				}
			}
			return true
		}
	}
	return false
}

// fieldOf says whether a stretch before a post only tells which of a company's
// posts it is, by openings (其新任) and by nouns that are no names: 全球营销主管.
func (d *document) fieldOf(s *sentence, sp article.Span) bool {
	rest := strings.TrimSpace(sp.Of(d.text))
	for more := true; more; {
		more = false
		for _, w := range d.grammar.postOpenings {
			if tail, ok := strings.CutPrefix(rest, w); ok {
				rest, more = strings.TrimSpace(tail), true
			}
		}
	}
	sp.Start = sp.End - len(strings.TrimLeft(sp.Of(d.text)[strings.Index(sp.Of(d.text), rest):], " "))
	if rest == "" {
		return true
	}
	if d.runes(sp) > maxModifier || slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Overlaps(sp) }) {
		return false
	}
	for _, t := range d.tokensFrom(sp.Start) {
		if t.Start >= sp.End {
			break
		}
		if !strings.HasPrefix(t.POS, "n") && t.POS != "vn" && t.POS != "b" && t.POS != "an" || t.End > sp.End {
			return false
		}
	}
	return true
}

// postEnding is the longest post that ends at a place.
func (d *document) postEnding(s *sentence, at int) (hit, bool) {
	for _, h := range s.hits {
		if h.End == at && d.isPost(h) {
			return h, true
		}
	}
	return hit{}, false
}

// governed says whether what stands at a place is the object of the word before
// it in its clause: 根据首席执行官, 公布了董事长.
func (d *document) governed(s *sentence, from, at int) bool {
	i := d.tokenBefore(at)
	if i < 0 || d.Tokens[i].Start < from {
		return false
	}
	t := d.Tokens[i]
	if _, named := s.mentionEnding(t.End); named {
		return false
	}
	switch {
	case t.POS == "vn" || t.POS == "vd":
		return false
	case strings.HasPrefix(t.POS, "v"), t.POS == "p", t.POS == "c", t.POS == "d":
		return true
	}
	return t.POS == "ul" // 了
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
	if _, ok := s.within(x.table, article.Span{Start: at, End: min(s.End, at+maxDeal)}, x.dealNouns); ok && strings.HasPrefix(rest, "的") {
		return false // 收购蓝桥的全部股份, 收购蓝桥的计划
	}
	return anyPrefix(rest, d.grammar.ownerTails)
}

// maxDeal is how far behind a party, in bytes, the noun of a deal may stand: 的全部股份.
const maxDeal = 24

func takesWith(f *frame) bool {
	for _, a := range f.Args {
		if slices.Contains(a.Case, "with") {
			return true
		}
	}
	return false
}

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
		if !ok || !slices.Contains(types, d.Entities[prev.Entity].Type) || parted && p.kase == "with" && d.joined(prev, list[0]) {
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

// satisfied says whether the roles that the frame needs were found.
func (f *frame) satisfied(roles []role) bool {
	if len(f.needs) == 0 {
		return len(roles) > 0
	}
	for _, alternative := range f.needs {
		all := true
		for _, n := range alternative {
			name, several := strings.CutSuffix(n, "+")
			found := len(mentionsOf(roles, name))
			all = all && (found > 1 || found == 1 && !several)
		}
		if all {
			return true
		}
	}
	return false
}

// evidence is what a reader needs to check a claim: the clauses of the
// sentence from the first of its parts to the last.
func evidence(s *sentence, at article.Span, roles []role) article.Span {
	lo, hi := at.Start, at.End
	for _, r := range roles {
		for _, m := range r.mentions {
			if m.Start >= s.Start && m.End <= s.End {
				lo, hi = min(lo, m.Start), max(hi, m.End)
			}
		}
	}
	return clausesAround(s, article.Span{Start: lo, End: hi})
}

// clausesAround widens a span to whole clauses of its sentence.
func clausesAround(s *sentence, sp article.Span) article.Span {
	if len(s.Clauses) == 0 {
		return s.Span
	}
	first, last := s.Clauses[s.clause(sp.Start)], s.Clauses[s.clause(max(sp.End-1, sp.Start))]
	return article.Span{Start: min(first.Start, sp.Start), End: max(last.End, sp.End)}
}
