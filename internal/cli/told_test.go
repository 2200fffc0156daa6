package cli

import (
	"slices"
	"strings"
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

// Readers want time, then what has none by the day it was told, and of one time
// events before figures.
func TestByDay(t *testing.T) {
	names := &lookup{vocabulary: &schema.Model{}, articles: map[string]graph.Article{
		"old": {Published: "2024-03-01"}, "new": {Published: "2024-05"}, "undated": {},
	}}
	told := func(id, when string, kind graph.Kind, articles ...string) graph.Statement {
		s := graph.Statement{ID: id, Content: graph.Content{Kind: kind, Time: when}}
		for _, a := range articles {
			s.Evidence = append(s.Evidence, graph.Evidence{Article: a})
		}
		return s
	}
	list := []graph.Statement{
		told("a", "", graph.EventKind, "new"),
		told("b", "", graph.EventKind, "new", "old"),
		told("c", "", graph.EventKind, "undated"),
		told("d", "2024-02", graph.FigureKind, "old"),
		told("e", "2024-02", graph.EventKind, "old"),
		told("f", "2023", graph.RelationKind, "new"),
	}
	slices.SortFunc(list, func(a, b graph.Statement) int { return names.byDay(&a, &b) })
	var got []string
	for i := range list {
		got = append(got, list[i].ID+" "+names.when(&list[i]))
	}
	if want := "f 2023, e 2024-02, d 2024-02, c , b told 2024-03-01, a told 2024-05"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlaceOfEvent(t *testing.T) {
	names := &lookup{entities: map[string]graph.Entity{"place/x": {Name: "上海"}}}
	s := &graph.Statement{Content: graph.Content{Place: "上海", Participants: []graph.Participant{{Role: "place", Entity: "place/x"}}}}
	if got := names.place(s); got != "" {
		t.Errorf("a place that is a party is told twice: %s", got)
	}
	if s.Place = "江州"; names.place(s) != "江州" {
		t.Errorf("got %q", names.place(s))
	}
}
