package extract

import (
	"testing"
	"testing/fstest"

	"suyuan/internal/annotate"
	"suyuan/schema"
)

// Quantities and times are elements of patterns like any other, though no rule
// of ours needs them.
func TestSlots(t *testing.T) {
	model, err := schema.Load(fstest.MapFS{"own.yaml": {Data: []byte(`predicates:
- {name: sponsor, doc: O pays for S, domain: [Work], range: [Company]}
- {name: opens, doc: S opens O, domain: [Company], range: [Place]}
rules:
- id: own.sponsor
  doc: a company pays a sum for an event
  patterns: ["A:Company 以|出资 Q:money|percent 赞助|冠名 B:Work"]
  gives: [{relation: {subject: B, predicate: sponsor, object: A, role: "'冠名'"}}]
  confidence: 0.8
  examples:
  - text: "[远帆/Company]出资300万元冠名[江州杯/Work]。"
    gives: ["江州杯 | sponsor | 远帆 | 冠名"]
  - text: "[远帆/Company]出资300吨冠名[江州杯/Work]。"
    not: ["sponsor"]
  - text: "[远帆/Company]出资冠名[江州杯/Work]。"
    not: ["sponsor"]
- id: own.counted
  doc: a number of anything
  patterns: ["Q:# 观众 涌入|挤进 B:Place ..8 A:Company"]
  gives: [{relation: {subject: A, predicate: opens, object: B}}]
  confidence: 0.8
  examples:
  - text: "3000名观众涌入[江州/Place]的[远帆/Company]。"
    gives: ["远帆 | opens | 江州"]
- id: own.opens
  doc: a company opens somewhere on a day
  patterns: ["A:Company T:@ 进驻 B:Place"]
  gives: [{relation: {subject: A, predicate: opens, object: B}}]
  confidence: 0.8
  examples:
  - text: "[远帆/Company]9月3日进驻[江州/Place]。"
    gives: ["远帆 | opens | 江州"]
  - text: "[远帆/Company]三次进驻[江州/Place]。"
    not: ["opens"]
`)}})
	if err != nil {
		t.Fatal(err)
	}
	annotator, err := annotate.New(model, nil)
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(model, annotator)
	if err != nil {
		t.Fatal(err)
	}
	failed, err := x.CheckExamples(t.Context(), func(e *schema.Example) bool { return e.Own })
	if err != nil || len(failed) > 0 {
		t.Errorf("%v\n%v", failed, err)
	}
}
