package extract

import (
	"fmt"
	"sync"
	"testing"

	"suyuan/internal/annotate"
	"suyuan/schema"
)

// testModel is the embedded schema with an extractor that finds no names by
// itself; it takes half a second to make and is shared by the tests.
var testModel = sync.OnceValues(func() (*Extractor, error) {
	model, err := schema.Load()
	if err != nil {
		return nil, err
	}
	annotator, err := annotate.New(model, nil)
	if err != nil {
		return nil, err
	}
	return New(model, annotator)
})

// Every example of every rule, frame and metric gives what it says, and not
// what it must not. (The loader demands one of every rule and frame.)
func TestExamples(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	err = x.eachExample(func(rule string, e *schema.Example) error {
		t.Run(fmt.Sprintf("%s:%d", e.File, e.Line), func(t *testing.T) { holds(t, x, rule, *e) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// holds demands that an example gives what it says, by the rule if one is named.
func holds(t *testing.T, x *Extractor, rule string, e schema.Example) {
	t.Helper()
	wrong, err := x.checkExample(t.Context(), rule, &e)
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range wrong {
		t.Error(what)
	}
}

// telling is a text of our own, and what it gives and must not give.
type telling struct {
	name, text string
	gives, not []string
}

// tellings demands of each text what it says, on a day of 2025.
func tellings(t *testing.T, tests []telling) {
	t.Helper()
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			holds(t, x, "", schema.Example{Text: test.text, Published: "2025-06-20", Gives: test.gives, Not: test.not})
		})
	}
}
