package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// settle checks claims against the vocabulary and takes out what is told
// twice: a relation is kept once an article, an event once in a heading and
// once in the body, each in its firmest telling. The order is that of the text.
func (x *Extractor) settle(d *document, claims []claim) []claim {
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind), cmp.Compare(b.confidence, a.confidence))
	})
	best := map[string]int{}
	under := newHouses(claims)
	var out []claim
	for _, c := range claims {
		if !x.allowed(d, &c) || c.predicate == "competitor" && under.same(c.subject, c.object) {
			continue
		}
		key := x.key(&c)
		i, seen := best[key]
		if !seen {
			best[key] = len(out)
			out = append(out, c)
			continue
		}
		if better(&c, &out[i]) {
			out[i] = c
		}
	}
	events := map[*sentence][]claim{}
	for _, c := range out {
		if c.kind == event {
			s := d.sentenceAt(c.span.Start)
			events[s] = append(events[s], c)
		}
	}
	out = slices.DeleteFunc(out, func(c claim) bool {
		return c.kind == event && partOfAnother(&c, events[d.sentenceAt(c.span.Start)])
	})
	slices.SortStableFunc(out, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.kind, b.kind))
	})
	return out
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
		all := true
		for _, p := range c.participants {
			all = all && slices.ContainsFunc(o.participants, func(q participant) bool { return q.entity == p.entity })
		}
		if all {
			return true
		}
	}
	return false
}

// better says whether a telling goes before another of the same claim: one in
// the body before one in a heading, a plain assertion before a rumour or a
// what-if, a surer one before a less sure one.
func better(a, b *claim) bool {
	if a.heading != b.heading {
		return !a.heading
	}
	if a.kind == relation && a.firm() != b.firm() {
		return a.firm()
	}
	return a.confidence > b.confidence
}

// firm says whether a claim is said plainly, if only as a plan.
func (c *claim) firm() bool { return c.modality == "" || c.modality == "planned" }

// key is what two claims share when they say the same thing.
func (x *Extractor) key(c *claim) string {
	switch c.kind {
	case relation:
		s, o := c.subject, c.object
		if p := x.model.Predicate(c.predicate); p != nil && p.Symmetric && s > o {
			s, o = o, s
		}
		return fmt.Sprint("r ", c.predicate, s, o)
	case event:
		var parties []string
		for _, p := range c.participants {
			parties = append(parties, fmt.Sprint(p.role, p.entity))
		}
		slices.Sort(parties)
		if c.eventType == "Statement" || len(parties) == 0 {
			// What somebody says in two places are two things said.
			return fmt.Sprint("e ", c.eventType, c.span.Start, parties)
		}
		return fmt.Sprint("e ", c.eventType, c.heading, c.modality == "denied", strings.Join(parties, " "))
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
		return p != nil && c.subject != c.object && typeIn(d, c.subject, p.Domain) && typeIn(d, c.object, p.Range)
	case event:
		return len(c.participants) > 0
	}
	return true
}

func typeIn(d *document, entity int, types []string) bool {
	return len(types) == 0 || slices.Contains(types, d.Entities[entity].Type)
}
