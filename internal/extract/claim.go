package extract

import (
	"slices"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// kind is what sort of claim it is.
type kind uint8

const (
	relation kind = iota
	event
	figure
)

// claim is a claim while it is being made: entities are indexes into
// Doc.Entities (-1 for none), spans are bytes.
type claim struct {
	kind            kind
	subject, object int
	predicate       string
	role            string // of a position
	// Events.
	eventType    string
	trigger      string
	participants []participant
	// Figures.
	subjectText string
	metric      string
	label       string
	cue         article.Span // the words that name the metric; empty if the unit alone does
	direction   string
	quantity    quantity.Quantity
	candidates  []candidate // for the subject; kept only to learn from
	// All.
	qualifiers
	span       article.Span // the evidence
	at         int          // where the claim's own word or number stands
	rule       string
	confidence float64
	carried    bool // a party stands in an earlier clause
	heading    bool // read from a heading: the body's telling goes first
}

type participant struct {
	role   string
	entity int
}

func (c *claim) addParticipant(role string, entity int) {
	for _, p := range c.participants {
		if p.entity == entity {
			return
		}
	}
	c.participants = append(c.participants, participant{role, entity})
}

// dropParties takes parties out of an event.
func (c *claim) dropParties(wrong func(participant) bool) {
	c.participants = slices.DeleteFunc(slices.Clone(c.participants), wrong)
}

// qualifiers are what a claim shares with the clause it stands in.
type qualifiers struct {
	time        string // ISO 8601
	place       string
	scope       string
	attribution string
	modality    string // "" is asserted
}

// covers says whether every party of another event is one of this event's.
func (c *claim) covers(o *claim) bool {
	return !slices.ContainsFunc(o.participants, func(p participant) bool { return !c.has(p.entity) })
}

// plays says whether every party of another event plays the same role in this one.
func (c *claim) plays(o *claim) bool {
	return !slices.ContainsFunc(o.participants, func(p participant) bool { return !slices.Contains(c.participants, p) })
}

// shares says whether two events have a party in common.
func (c *claim) shares(o *claim) bool {
	return slices.ContainsFunc(o.participants, func(p participant) bool { return c.has(p.entity) })
}

func (c *claim) has(entity int) bool {
	return slices.ContainsFunc(c.participants, func(p participant) bool { return p.entity == entity })
}
