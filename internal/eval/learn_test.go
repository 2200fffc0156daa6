package eval

import (
	"slices"
	"testing"

	"suyuan/graph"
	"suyuan/internal/extract"
)

// The sorts of event that the gold calls what a word tells are right; what it does not
// list teaches nothing.
func TestKinds(t *testing.T) {
	const text = "远帆昨日访问工厂。远帆昨日参观学校。"
	quote := func(start, end int) graph.Quote {
		return graph.Quote{Start: start, End: end, Quote: string([]rune(text)[start:end])}
	}
	happening := func(trigger string, at graph.Quote) (h extract.Happening) {
		h.Kind, h.Type, h.Trigger, h.Participants, h.Evidence = graph.EventKind, "Other", trigger, []graph.Participant{{Role: "agent", Entity: "company/远帆"}}, at
		h.Kinds = []extract.Kind{{Type: "Other"}, {Type: "Partnership"}, {Type: "Merger"}}
		return h
	}
	visit, tour := quote(0, 8), quote(9, 17)
	doc := graph.Document{Article: graph.Article{Text: text}, Entities: []graph.Entity{{ID: "company/远帆", Type: "Company", Name: "远帆"}}}
	c := Compare(doc, []Line{
		{Kind: Entity, Type: "Company", Name: "远帆"},
		{Kind: Event, Type: "Partnership", Trigger: "访问", Evidence: &visit, Participants: []Party{{Role: "agent", Name: AnyOf{"远帆"}}}},
	})
	choices := c.Kinds([]extract.Happening{happening("访问", visit), happening("参观", tour)})
	if len(choices) != 1 || !slices.Equal(choices[0].Right, []bool{false, true, false}) {
		t.Errorf("choices %+v, want one, for Partnership", choices)
	}
}

// What the gold lists is worth telling, unless a rule tells it already; what it lists
// as optional, and what stands where it quotes nothing, teaches nothing.
func TestHappenings(t *testing.T) {
	const text = "远帆昨日访问工厂。远帆昨日参观学校。远帆昨日出席典礼。远帆昨日召回新车。远帆昨日抵达江州。"
	quote := func(n int) graph.Quote {
		runes := []rune(text)
		return graph.Quote{Start: n * 9, End: n*9 + 8, Quote: string(runes[n*9 : n*9+8])}
	}
	event := func(n int, trigger string) graph.Claim {
		var c graph.Claim
		c.Kind = graph.EventKind
		c.Type, c.Trigger, c.Participants, c.Evidence = "Other", trigger, []graph.Participant{{Role: "agent", Entity: "company/远帆"}}, quote(n)
		return c
	}
	line := func(n int, trigger string, optional bool) Line {
		q := quote(n)
		return Line{Kind: Event, Type: "Other", Trigger: Printed(trigger), Optional: optional, Evidence: &q, Participants: []Party{{Role: "agent", Name: AnyOf{"远帆"}}}}
	}
	doc := graph.Document{Article: graph.Article{Text: text}, Entities: []graph.Entity{{ID: "company/远帆", Type: "Company", Name: "远帆"}}, Claims: []graph.Claim{event(3, "召回")}}
	c := Compare(doc, []Line{{Kind: Entity, Type: "Company", Name: "远帆"}, line(0, "访问", false), line(2, "出席", true), line(3, "召回", false)})
	var all []extract.Happening
	for n, trigger := range []string{"访问", "参观", "出席", "召回", "抵达"} {
		all = append(all, extract.Happening{Claim: event(n, trigger)})
	}
	var got []bool
	for _, choice := range c.Happenings(all) {
		got = append(got, choice.Right[0])
	}
	if want := []bool{true, false, false}; !slices.Equal(got, want) {
		t.Errorf("worth telling: %v, want %v: of 访问, 参观 and 召回", got, want)
	}
}
