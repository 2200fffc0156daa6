package graph

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPathsAgainstBruteForce compares Paths with all simple walks of small
// random graphs.
func TestPathsAgainstBruteForce(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(r, "entities")
		d := Document{Article: Article{ID: "1", Text: "文"}}
		for i := range n {
			d.Entities = append(d.Entities, Entity{ID: fmt.Sprintf("company/%d", i), Type: "Company", Name: fmt.Sprint(i)})
		}
		entity := rapid.Custom(func(r *rapid.T) string { return d.Entities[rapid.IntRange(0, n-1).Draw(r, "i")].ID })
		for range rapid.IntRange(0, 12).Draw(r, "claims") {
			var c Content
			if rapid.Bool().Draw(r, "event") {
				c = Content{Kind: EventKind, Type: "Recall"}
				for range rapid.IntRange(1, 3).Draw(r, "participants") {
					c.Participants = append(c.Participants, Participant{"agent", entity.Draw(r, "who")})
				}
			} else {
				p := rapid.SampledFrom([]string{"partner", "supplier"}).Draw(r, "predicate")
				c = Content{Kind: RelationKind, Subject: entity.Draw(r, "s"), Predicate: p, Object: entity.Draw(r, "o")}
			}
			d.Claims = append(d.Claims, Claim{Content: c, Telling: Telling{Evidence: Quote{0, 1, "文"}, Confidence: rapid.SampledFrom([]float64{.4, .8}).Draw(r, "confidence")}})
		}
		s, err := Open(ctx, "mem:", Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer s.Close()
		w, err := NewWriter(ctx, s, resolveByName)
		if err != nil {
			r.Fatal(err)
		}
		if _, err := w.Apply(ctx, Change{Put: []Document{d}}); err != nil {
			r.Fatal(err)
		}
		least := rapid.SampledFrom([]float64{0, .6}).Draw(r, "least")
		// The hops between each two entities, with their statements.
		hops := map[string]map[string][]string{}
		join := func(a, b, id string) {
			if a == b {
				return
			}
			for _, p := range [][2]string{{a, b}, {b, a}} {
				if hops[p[0]] == nil {
					hops[p[0]] = map[string][]string{}
				}
				if !slices.Contains(hops[p[0]][p[1]], id) {
					hops[p[0]][p[1]] = append(hops[p[0]][p[1]], id)
					sort.Strings(hops[p[0]][p[1]])
				}
			}
		}
		for _, st := range resolveByName([]Document{d}, nil).Statements {
			if !st.confident(least) {
				continue
			}
			if st.Kind == RelationKind {
				join(st.Subject, st.Object, st.ID)
			}
			for _, p := range st.Participants {
				for _, q := range st.Participants {
					join(p.Entity, q.Entity, st.ID)
				}
			}
		}
		a, b := entity.Draw(r, "a"), entity.Draw(r, "b")
		maxLen := rapid.IntRange(0, 7).Draw(r, "maxLen")
		var want []string
		shortest := maxLen + 1
		var walk func(at string, way []string, text string)
		walk = func(at string, way []string, text string) {
			if at == b && a != b {
				if len(way)-1 < shortest {
					shortest, want = len(way)-1, nil
				}
				if len(way)-1 == shortest && shortest <= maxLen {
					want = append(want, text)
				}
				return
			}
			for next, ids := range hops[at] {
				if !slices.Contains(way, next) {
					walk(next, append(slices.Clone(way), next), text+" "+strings.Join(ids, ",")+" "+next)
				}
			}
		}
		walk(a, []string{a}, a)
		sort.Strings(want)
		paths, err := s.Paths(ctx, a, b, maxLen, 0, least)
		if err != nil {
			r.Fatal(err)
		}
		var got []string
		for _, p := range paths {
			text := a
			for _, h := range p {
				var ids []string
				for _, st := range h.Statements {
					if !st.confident(least) {
						r.Fatalf("%s is less certain than %v", st.ID, least)
					}
					ids = append(ids, st.ID)
				}
				text += " " + strings.Join(ids, ",") + " " + h.To
			}
			got = append(got, text)
		}
		sort.Strings(got)
		if !slices.Equal(got, want) {
			r.Fatalf("from %s to %s within %d:\n%s\nwant\n%s", a, b, maxLen, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if some, err := s.Paths(ctx, a, b, maxLen, 1, least); err != nil || len(some) != min(1, len(want)) {
			r.Fatalf("a limit of 1 gives %d, %v", len(some), err)
		}
	})
}
