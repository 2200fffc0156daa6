package extract

import (
	"slices"
	"strings"

	"suyuan/internal/article"
	"suyuan/schema"
)

// Who takes part in an event is told in part by what the whole article says of the
// parties: whose product it is, for whom a person speaks, who else gave money.

// partake mends the parties of events by the relations that were read.
func (x *Extractor) partake(d *document, claims []claim, under houses) {
	speaksFor := map[[2]int]bool{} // person and company
	for i := range claims {
		if c := &claims[i]; c.predicate == "position" {
			speaksFor[[2]int{c.subject, c.object}] = true
		} else if c.predicate == "founder" {
			speaksFor[[2]int{c.object, c.subject}] = true
		}
	}
	for i := range claims {
		c := &claims[i]
		switch {
		case c.kind != event:
		case c.eventType == "Statement":
			c.dropParties(func(p participant) bool {
				return p.role == "patient" && slices.ContainsFunc(c.participants, func(o participant) bool {
					return o.role == "speaker" && speaksFor[[2]int{o.entity, p.entity}]
				})
			})
		case c.eventType == "ProductLaunch":
			x.byMaker(d, c, under)
		case c.rule == "financing":
			for _, m := range x.backersOf(d, c, claims) {
				c.addParticipant("agent", m.Entity)
			}
		}
	}
}

// byMaker makes the maker of a product the agent of its launch where the words name
// nobody else: him, be it in the product's name, or nobody at all and what stands
// further up was taken for the agent. Who is known not to make it is no agent either.
func (x *Extractor) byMaker(d *document, c *claim, under houses) {
	product := slices.IndexFunc(c.participants, func(p participant) bool { return p.role == "product" })
	if product < 0 {
		return
	}
	thing := c.participants[product].entity
	maker, ok := under[thing]
	ok = ok && (d.Entities[maker].Type == schema.Company || d.Entities[maker].Type == schema.Organization)
	if ok && c.has(maker) {
		return
	}
	agent := slices.IndexFunc(c.participants, func(p participant) bool { return p.role == "agent" })
	switch {
	case agent < 0 && ok && slices.ContainsFunc(names(d.Entities[maker]), func(n string) bool { return strings.Contains(c.span.Of(d.text), n) }):
	case agent >= 0 && c.carried && !d.namedWithin(c.participants[agent].entity, c.span) && (ok || x.kin.strangers(d.Entities[thing], d.Entities[c.participants[agent].entity], true)):
		c.dropParties(func(p participant) bool { return p.role == "agent" })
	default:
		return
	}
	if ok {
		c.addParticipant("agent", maker)
	}
}

// namedWithin says whether a stretch of the text names or means an entity.
func (d *document) namedWithin(entity int, sp article.Span) bool {
	return slices.ContainsFunc(d.named[entity], sp.Contains)
}
