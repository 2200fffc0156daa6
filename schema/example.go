package schema

import (
	"fmt"
	"strings"
)

// Example is a sentence, with names marked as [小米汽车/Company] (and
// [它/Company=小米汽车] for a reference), and the claims that must and must
// not be read from it. A claim is written
//
//	subject | predicate | object | role | modality  a relation
//	Type | trigger | role=name | …                  an event
//	subject | metric | op value | unit | time       a figure
//
// Only the subject may be left out before the end of a relation. Behind the type of
// an event or the metric of a figure any of the fields will do, its modality and
// direction among them.
type Example struct {
	Text      string   `yaml:"text" json:"text,omitempty"`
	Published string   `yaml:"published" json:"published,omitempty"` // 2026-01-15 unless given
	Gives     []string `yaml:"gives" json:"gives,omitempty"`
	Not       []string `yaml:"not" json:"not,omitempty"`

	// File and Line are where it was read, the file as the user knows it.
	File string `yaml:"-" json:"-"`
	Line int    `yaml:"-" json:"-"`
	// Own says that it is of an entry that a directory of the user's gives.
	Own bool `yaml:"-" json:"-"`
}

// Fields are the fields of a claim as an example writes it.
func Fields(line string) []string {
	fields := strings.Split(line, "|")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	return fields
}

// checkExamples reports examples that test nothing, and notes where they stand.
func (l *loader) checkExamples(examples []Example, o origin, own bool) {
	for i := range examples {
		e := &examples[i]
		e.File, e.Line = o.place(o.field("examples", i))
		e.Own = own
		switch {
		case e.Text == "":
			l.at(o, []any{"examples", i}, "an example has no text", "write the sentence: text: …")
		case len(e.Gives)+len(e.Not) == 0:
			l.at(o, []any{"examples", i}, "an example says neither gives nor not", "list the claims that must, or must not, be read")
		}
		for j, line := range e.Gives {
			l.checkExpected(line, o, "examples", i, "gives", j)
		}
		for j, line := range e.Not {
			l.checkExpected(line, o, "examples", i, "not", j)
		}
	}
}

// checkExpected reports a claim of an example that nothing can ever be.
func (l *loader) checkExpected(line string, o origin, path ...any) {
	fields := Fields(line)
	_, known := l.events.index[fields[0]]
	for _, f := range fields[:min(len(fields), 2)] {
		_, predicate := l.predicates.index[f]
		_, metric := l.metrics.index[f]
		known = known || predicate || metric
	}
	if !known {
		l.at(o, path, fmt.Sprintf("claim %q of an example names no predicate, metric or type of event", line),
			"write subject | predicate | object, Type | trigger | role=name or subject | metric | op value")
	}
	for _, f := range fields {
		if f == "" {
			l.at(o, path, fmt.Sprintf("claim %q of an example has an empty field", line), "leave out the bar")
			return
		}
	}
}
