package graph

import (
	"encoding/json"
	"fmt"
	"math"
)

// LineVersion is the version of the interchange format that this package
// writes, and the newest that it reads.
const LineVersion = 1

// Asserted is the modality of a plain assertion. In memory an empty modality
// means the same; lines write it out.
const Asserted = "asserted"

// Denied is the modality of a telling that says the content is not so.
const Denied = "denied"

// The line types give the interchange format its fields and their order.

type articleLine struct {
	Kind string `json:"kind"`
	V    int    `json:"v"`
	Article
}

type entityLine struct {
	Kind string `json:"kind"`
	Entity
}

type figureLine struct {
	Kind        string   `json:"kind"`
	Article     string   `json:"article"`
	ID          string   `json:"id"`
	Subject     string   `json:"subject,omitempty"`
	SubjectText string   `json:"subject_text,omitempty"`
	Metric      string   `json:"metric"`
	Label       string   `json:"label,omitempty"`
	Op          string   `json:"op,omitempty"`
	Value       *float64 `json:"value,omitempty"`
	Min         *float64 `json:"min,omitempty"`
	Max         *float64 `json:"max,omitempty"`
	Unit        string   `json:"unit,omitempty"`
	Text        string   `json:"text,omitempty"`
	Direction   string   `json:"direction,omitempty"`
	Time        string   `json:"time,omitempty"`
	Scope       string   `json:"scope,omitempty"`
	Place       string   `json:"place,omitempty"`
	tellingLine
}

type relationLine struct {
	Kind      string `json:"kind"`
	Article   string `json:"article"`
	ID        string `json:"id"`
	Subject   string `json:"subject"`
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	Role      string `json:"role,omitempty"`
	Time      string `json:"time,omitempty"`
	Scope     string `json:"scope,omitempty"`
	Place     string `json:"place,omitempty"`
	tellingLine
}

type eventLine struct {
	Kind         string        `json:"kind"`
	Article      string        `json:"article"`
	ID           string        `json:"id"`
	Type         string        `json:"type"`
	Trigger      string        `json:"trigger,omitempty"`
	Time         string        `json:"time,omitempty"`
	Scope        string        `json:"scope,omitempty"`
	Place        string        `json:"place,omitempty"`
	Participants []Participant `json:"participants,omitempty"`
	tellingLine
}

type tellingLine struct {
	Attribution string   `json:"attribution,omitempty"`
	Modality    string   `json:"modality,omitempty"`
	Evidence    *Quote   `json:"evidence"`
	Rule        string   `json:"rule,omitempty"`
	Confidence  *float64 `json:"confidence"`
}

func newTellingLine(t *Telling) tellingLine {
	l := tellingLine{t.Attribution, t.Modality, &t.Evidence, t.Rule, &t.Confidence}
	if l.Modality == "" {
		l.Modality = Asserted
	}
	return l
}

// telling checks what every claim must have. A missing confidence is 1: other
// writers of the format may have none to give.
func (l tellingLine) telling() (Telling, error) {
	if l.Evidence == nil {
		return Telling{}, fmt.Errorf(`"evidence" is missing: every claim needs {"start","end","quote"}`)
	}
	if e := l.Evidence; e.Start < 0 || e.End <= e.Start || e.Quote == "" {
		return Telling{}, fmt.Errorf(`evidence %d–%d %q is no stretch of text: "start" counts code points from 0, "end" is exclusive`, e.Start, e.End, e.Quote)
	}
	t := Telling{Attribution: l.Attribution, Modality: l.Modality, Evidence: *l.Evidence, Rule: l.Rule, Confidence: 1}
	if t.Modality == "" {
		t.Modality = Asserted
	}
	if l.Confidence != nil {
		t.Confidence = *l.Confidence
	}
	if !(t.Confidence >= 0 && t.Confidence <= 1) {
		return Telling{}, fmt.Errorf(`"confidence" is %v, not between 0 and 1`, t.Confidence)
	}
	return t, nil
}

// claimLine is the line of a claim, ready to be marshalled.
func claimLine(c *Claim) (any, error) {
	t := newTellingLine(&c.Telling)
	switch c.Kind {
	case FigureKind:
		return figureLine{"figure", c.Article, c.ID, c.Subject, c.SubjectText, c.Metric, c.Label, c.Op, c.Value, c.Min, c.Max, c.Unit,
			c.Text, c.Direction, c.Time, c.Scope, c.Place, t}, nil
	case RelationKind:
		return relationLine{"relation", c.Article, c.ID, c.Subject, c.Predicate, c.Object, c.Role, c.Time, c.Scope, c.Place, t}, nil
	case EventKind:
		return eventLine{"event", c.Article, c.ID, c.Type, c.Trigger, c.Time, c.Scope, c.Place, c.Participants, t}, nil
	}
	return nil, fmt.Errorf("claim %s has the unknown kind %q", c.ID, c.Kind)
}

// parseClaim reads a figure, relation or event line.
func parseClaim(kind Kind, line []byte) (Claim, error) {
	var c Claim
	var t tellingLine
	var err error
	switch kind {
	case FigureKind:
		var l figureLine
		if err = json.Unmarshal(line, &l); err != nil {
			return c, err
		}
		t = l.tellingLine
		c = Claim{Article: l.Article, ID: l.ID, Content: Content{Kind: kind, Subject: l.Subject, SubjectText: l.SubjectText, Metric: l.Metric,
			Op: l.Op, Value: l.Value, Min: l.Min, Max: l.Max, Unit: l.Unit, Direction: l.Direction, Time: l.Time, Scope: l.Scope, Place: l.Place}}
		c.Label, c.Text = l.Label, l.Text
	case RelationKind:
		var l relationLine
		if err = json.Unmarshal(line, &l); err != nil {
			return c, err
		}
		t = l.tellingLine
		c = Claim{Article: l.Article, ID: l.ID, Content: Content{Kind: kind, Subject: l.Subject, Predicate: l.Predicate, Object: l.Object,
			Role: l.Role, Time: l.Time, Scope: l.Scope, Place: l.Place}}
	case EventKind:
		var l eventLine
		if err = json.Unmarshal(line, &l); err != nil {
			return c, err
		}
		t = l.tellingLine
		c = Claim{Article: l.Article, ID: l.ID, Content: Content{Kind: kind, Type: l.Type, Participants: l.Participants,
			Time: l.Time, Scope: l.Scope, Place: l.Place}}
		c.Trigger = l.Trigger
	}
	told, err := t.telling()
	if err != nil {
		return c, err
	}
	told.Label, told.Text, told.Trigger = c.Label, c.Text, c.Trigger
	c.Telling = told
	return c, c.Content.check()
}

// check says what a content lacks to mean anything.
func (c *Content) check() error {
	for _, v := range []*float64{c.Value, c.Min, c.Max} {
		if v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) {
			return fmt.Errorf("the figure's number is %v", *v)
		}
	}
	switch c.Kind {
	case FigureKind:
		switch {
		case c.Metric == "":
			return fmt.Errorf(`the figure has no "metric"`)
		case c.Value == nil && c.Min == nil && c.Max == nil:
			return fmt.Errorf(`the figure has neither "value" nor "min" nor "max"`)
		}
	case RelationKind:
		if c.Subject == "" || c.Predicate == "" || c.Object == "" {
			return fmt.Errorf(`the relation needs "subject", "predicate" and "object"`)
		}
	case EventKind:
		if c.Type == "" {
			return fmt.Errorf(`the event has no "type"`)
		}
		for _, p := range c.Participants {
			if p.Role == "" {
				return fmt.Errorf("the participant %s has no role", p.Entity)
			}
		}
	default:
		return fmt.Errorf("the kind %q is unknown", c.Kind)
	}
	return nil
}
