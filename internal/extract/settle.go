package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/schema"
)

// settle checks claims against the vocabulary and takes out what is told
// twice: a relation is kept once an article, an event once in a heading and
// once in the body, each in its firmest telling. The order is that of the text.
func (x *Extractor) settle(d *document, claims []claim) []claim {
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind), cmp.Compare(b.confidence, a.confidence))
	})
	claims = slices.DeleteFunc(claims, func(c claim) bool { return !x.allowed(d, &c) })
	under := newHouses(claims)
	var posts []claim
	for i := range claims {
		c := &claims[i]
		if p := x.model.Predicate(c.predicate); p != nil && p.Timeless {
			c.time = ""
		}
		if c.predicate == "position" {
			posts = append(posts, *c)
		}
	}
	claims = slices.DeleteFunc(claims, func(c claim) bool { return under.byMaker(d, &c, posts) || d.employedHere(&c, posts) })
	best := map[string]int{}
	dated := map[string]bool{} // the happenings that have a time
	out := make([]claim, 0, len(claims))
	for _, c := range claims {
		if c.predicate == "competitor" && under.same(c.subject, c.object) || c.predicate == "evaluatedBy" && under[c.subject] == c.object && under.has(c.subject) {
			continue // a house neither rivals nor rates itself
		}
		if c.predicate == "usesTechnology" && d.versionOf(c.subject, c.object) {
			continue // 七座版 Model Y is a Model Y, and has none in it
		}
		if c.predicate == "variantOf" && under.apart(d, c.subject, c.object) && !hasNamePrefix(d.Entities[c.subject], d.Entities[c.object].Name) {
			continue // 雷鸟 Air 2s is no version of 大疆 Air 2, though each is Air 2 for short
		}
		key := x.key(&c)
		if c.kind == event && c.time != "" {
			dated[strings.TrimSuffix(key, c.time)+c.modality] = true
		}
		i, seen := best[key]
		if !seen {
			best[key] = len(out)
			out = append(out, c)
			continue
		}
		if d.better(&c, &out[i]) {
			out[i] = c
		}
	}
	out = slices.DeleteFunc(out, func(c claim) bool {
		// Told again without its time.
		return c.kind == event && c.eventType != "Statement" && c.time == "" && dated[x.key(&c)+c.modality]
	})
	events := map[*sentence][]claim{}
	told := map[string][]claim{} // in the body, by what retells it
	for _, c := range out {
		if c.kind != event {
			continue
		}
		s := d.sentenceAt(c.span.Start)
		events[s] = append(events[s], c)
		if !c.heading {
			told[c.teller()] = append(told[c.teller()], c)
		}
	}
	out = slices.DeleteFunc(out, func(c claim) bool {
		if c.kind != event {
			return false
		}
		here := events[d.sentenceAt(c.span.Start)]
		return partOfAnother(&c, here) || x.performs(d, &c, here) || x.typed(d, &c, here) || d.saidBetter(&c, here)
	})
	for i := range out {
		if c := &out[i]; c.kind == event && c.heading {
			retell(c, told[c.teller()])
		}
	}
	x.partake(d, out, under)
	slices.SortStableFunc(out, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind))
	})
	return out
}

// versionOf says whether one of two things is a version of the other, by their names:
// the first ends as the second is called, or the second begins as the first is.
func (d *document) versionOf(a, b int) bool {
	ofFirst := slices.ContainsFunc(names(d.Entities[a]), func(n string) bool { return hasNamePrefix(d.Entities[b], n) })
	return ofFirst || slices.ContainsFunc(names(d.Entities[b]), func(n string) bool {
		return slices.ContainsFunc(names(d.Entities[a]), func(f string) bool { return f != n && strings.HasSuffix(f, n) })
	})
}

// houses are what things are known to belong to: the maker of a product, the
// parent of a company, the product that another is a version of.
type houses map[int]int

func newHouses(claims []claim) houses {
	h, sure := houses{}, map[int]float64{}
	for i := range claims {
		c := &claims[i]
		if c.kind != relation || c.confidence <= sure[c.subject] {
			continue
		}
		switch c.predicate {
		case "manufacturer", "subsidiaryOf", "variantOf":
			h[c.subject], sure[c.subject] = c.object, c.confidence
		}
	}
	return h
}

// apart says whether two things are made by companies that have nothing to do
// with each other.
func (h houses) apart(d *document, a, b int) bool {
	x, hasX := h[a]
	y, hasY := h[b]
	if !hasX || !hasY || x == y || d.Entities[x].Type != schema.Company || d.Entities[y].Type != schema.Company {
		return false
	}
	return !h.same(x, y)
}

// byMaker says whether a post in charge of a product is told as one in the company
// that makes it: 远帆星图部门负责人. posts are the claims of all posts.
func (h houses) byMaker(d *document, c *claim, posts []claim) bool {
	if c.predicate != "position" || d.Entities[c.object].Type != schema.Product || !h.has(c.object) {
		return false
	}
	return slices.ContainsFunc(posts, func(o claim) bool {
		return o.subject == c.subject && o.object == h[c.object] && namesAny(o.role, d.Entities[c.object])
	})
}

// employedHere says whether a post was taken for one in the company that is spoken
// of, while its own sentence says where the person works: 王立加盟青骥，任总裁. posts
// are the claims of all posts.
func (d *document) employedHere(c *claim, posts []claim) bool {
	if c.predicate != "position" || !c.carried {
		return false
	}
	s := d.sentenceAt(c.at)
	if slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Entity == c.object }) {
		return false // the two companies may both be his
	}
	return slices.ContainsFunc(posts, func(o claim) bool {
		return !o.carried && o.subject == c.subject && o.object != c.object && o.at < c.at && d.sentenceAt(o.at) == s
	})
}

func (h houses) has(thing int) bool {
	_, ok := h[thing]
	return ok
}

// same says whether two things are of one house, and so no rivals: an older
// and a newer model of a maker, a company and its parent.
func (h houses) same(a, b int) bool {
	x, hasX := h[a]
	y, hasY := h[b]
	return hasX && (x == b || hasY && x == y) || hasY && y == a
}

// partOfAnother says whether an event is told more fully by another of its type
// in the same words: every party of it is one of the other's, who has more.
// events are those of its sentence.
func partOfAnother(c *claim, events []claim) bool {
	for i := range events {
		o := &events[i]
		if o.eventType != c.eventType || !o.span.Overlaps(c.span) || len(o.participants) <= len(c.participants) {
			continue
		}
		if o.covers(c) && (c.eventType != "Statement" || c.carried || o.plays(c)) {
			return true // but who is spoken of may speak as well
		}
	}
	return false
}

// performs says whether a statement is no more than the doing of what it
// announces: 宣布召回, with no comma between, is the recall.
// events are those of its sentence.
func (x *Extractor) performs(d *document, c *claim, events []claim) bool {
	if c.eventType != "Statement" || !x.announces(c.trigger) {
		return false
	}
	for i := range events {
		o := &events[i]
		if o.eventType == "Statement" || o.at <= c.at || !c.shares(o) {
			continue
		}
		if between := d.text[c.at:o.at]; len(between) <= maxAnnounced && !strings.ContainsFunc(between, annotate.IsClauseMark) {
			return true
		}
	}
	return false
}

// typed says whether an event that a general frame reads is what another frame
// reads from the same clause: 公布财报 is a report, whatever 公布 is otherwise.
// events are those of its sentence.
func (x *Extractor) typed(d *document, c *claim, events []claim) bool {
	if !x.frames.general[c.rule] {
		return false
	}
	clause := d.sentenceAt(c.at).clauseSpan(c.at)
	return slices.ContainsFunc(events, func(o claim) bool {
		if o.eventType == "Statement" && o.at < c.at {
			return false // 宣布 before what is announced
		}
		if x.frames.general[o.rule] && (o.confidence < c.confidence || o.confidence == c.confidence && o.rule > c.rule) {
			return false // of two that are general one stays, the surer
		}
		return o.rule != c.rule && clause.Start <= o.at && o.at < clause.End && o.shares(c) &&
			!partOfAnother(&o, []claim{*c})
	})
}

// saidBetter says whether a statement is told again by a verb further on in its
// clause (飞书独家回应钛媒体表示), or its verb tells another sort of event. events are those of its sentence.
func (d *document) saidBetter(c *claim, events []claim) bool {
	if c.eventType != "Statement" {
		return false
	}
	clause := d.sentenceAt(c.at).clauseSpan(c.at)
	return slices.ContainsFunc(events, func(o claim) bool {
		if o.eventType != "Statement" {
			return o.at == c.at && o.shares(c) // 披露财报
		}
		return o.at > c.at && o.at < clause.End && o.plays(c)
	})
}

// maxAnnounced is how far behind 宣布 what is announced may stand, in bytes.
const maxAnnounced = 180

// announces says whether a word is one by which a thing is done in saying so.
func (x *Extractor) announces(word string) bool {
	return slices.Contains(x.table.lexicon["announce"], word)
}

// retell gives an event that a heading tells the parties, the time and the place
// of the body's telling: one event, told twice.
// told are the body's events of the same teller.
func retell(c *claim, told []claim) {
	for i := range told {
		o := &told[i]
		if o.modality == "denied" != (c.modality == "denied") || !o.plays(c) || c.time != "" && c.time != o.time || c.eventType == "Statement" && !strings.Contains(o.trigger, c.trigger) {
			continue
		}
		c.participants, c.time, c.place = slices.Clone(o.participants), o.time, o.place
		return
	}
}

// teller is what two tellings of an event have in common: the rule, or that
// somebody speaks.
func (c *claim) teller() string {
	if c.eventType == "Statement" {
		return c.eventType
	}
	return c.rule
}

// better says whether a telling goes before another of the same claim: one whose
// words name both parties of a relation before one that a reader cannot check by
// itself, one in the body before one in a heading, a plain assertion before a
// rumour or a what-if, a surer one before a less sure one.
func (d *document) better(a, b *claim) bool {
	if a.kind == relation {
		if proves := d.proves(a); proves != d.proves(b) {
			return proves
		}
	}
	if a.heading != b.heading {
		return !a.heading
	}
	if a.kind == relation && a.firm() != b.firm() {
		return a.firm()
	}
	return a.confidence > b.confidence
}

// proves says whether the words of a relation name both of its parties.
func (d *document) proves(c *claim) bool {
	words := c.span.Of(d.text)
	return namesAny(words, d.Entities[c.subject]) && namesAny(words, d.Entities[c.object])
}

// firm says whether a claim is said plainly, if only as a plan.
func (c *claim) firm() bool { return c.modality == "" || c.modality == "planned" }

// happening is what two tellings of one event share, but for its time.
func (x *Extractor) happening(c *claim, parties []string) string {
	key := fmt.Sprint("e ", c.eventType, c.heading, c.modality == "denied", strings.Join(parties, " "))
	if recurs[c.eventType] {
		key += c.trigger
	}
	return key + "@"
}

// recurs are the sorts of event that befall the same parties again and again.
var recurs = map[string]bool{"Milestone": true, "Other": true}

// key is what two claims share when they say the same thing.
func (x *Extractor) key(c *claim) string {
	switch c.kind {
	case relation:
		s, o := c.subject, c.object
		if p := x.model.Predicate(c.predicate); p != nil && p.Symmetric && s > o {
			s, o = o, s
		}
		return "r " + c.predicate + " " + strconv.Itoa(s) + " " + strconv.Itoa(o)
	case event:
		var parties []string
		for _, p := range c.participants {
			parties = append(parties, p.role+strconv.Itoa(p.entity))
		}
		slices.Sort(parties)
		if c.eventType == "Statement" || len(parties) == 0 {
			// What somebody says in two places are two things said.
			return "e " + c.eventType + " " + strconv.Itoa(c.span.Start) + " " + strings.Join(parties, " ")
		}
		return x.happening(c, parties) + c.time
	}
	return fmt.Sprint("f ", c.quantity.Number, c.subject, c.metric)
}

// allowed says whether a claim fits the vocabulary: a relation between things
// of the right types and of two things, an event with a party.
func (x *Extractor) allowed(d *document, c *claim) bool {
	switch c.kind {
	case relation:
		p := x.model.Predicate(c.predicate)
		if p != nil && c.predicate == "competitor" && d.Entities[c.subject].Type != d.Entities[c.object].Type {
			return false // rivals are of a kind
		}
		if c.predicate == "manufacturer" && x.kin.strangers(d.Entities[c.subject], d.Entities[c.object], c.rule != "name.possessor" && c.rule != "name.maker") {
			return false // 富士康 puts the iPhone together
		}
		return p != nil && c.subject != c.object && typeIn(d, c.subject, p.Domain) && typeIn(d, c.object, p.Range)
	case event:
		return len(c.participants) > 0
	}
	return true
}

func typeIn(d *document, entity int, types []string) bool {
	return len(types) == 0 || slices.Contains(types, d.Entities[entity].Type)
}
