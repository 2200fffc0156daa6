package cli

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
)

func TestDossier(t *testing.T) {
	d, names := sampleDossier(t, "product/小米SU7_Ultra")
	for _, env := range []struct {
		name string
		env  Env
	}{{"pipe", Env{}}, {"terminal", Env{Width: 100, Color: true}}} {
		var b strings.Builder
		if err := d.render(&env.env, &b, names); err != nil {
			t.Fatal(err)
		}
		golden(t, "dossier-"+env.name, b.String())
		for line := range strings.Lines(b.String()) {
			if width := text.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); env.env.Width > 0 && width > 112 {
				t.Errorf("%d cells: %s", width, line)
			}
		}
	}
}

func TestBest(t *testing.T) {
	ascending := func(a, b int) int { return a - b }
	for _, tt := range []struct {
		list []int
		n    int
		want []int
		rest int
	}{
		{[]int{3, 1, 2}, 2, []int{1, 2}, 1},
		{[]int{3, 1, 4, 2}, 3, []int{3, 1, 2}, 1}, // in the order in which they stand
		{[]int{5, 5, 5}, 2, []int{5, 5}, 1},
		{[]int{3, 1, 2}, 3, []int{3, 1, 2}, 0},
		{[]int{3, 1, 2}, 0, []int{3, 1, 2}, 0}, // all
	} {
		kept, rest := best(slices.Clone(tt.list), tt.n, ascending)
		if !slices.Equal(kept, tt.want) || rest != tt.rest {
			t.Errorf("best %d of %v: %v and %d more, want %v and %d", tt.n, tt.list, kept, rest, tt.want, tt.rest)
		}
	}
}

func TestStretch(t *testing.T) {
	for want, times := range map[string][]string{
		"":                  nil,
		"2025-09":           {"2025-09", "2025-09"},
		"2024 – 2025-Q3":    {"2025-Q3", "2024", "2025-01"},
		"2025-09-01 – 2026": {"2026", "2025-09-01"},
	} {
		if got := stretch(times); got != want {
			t.Errorf("%v: %q, want %q", times, got, want)
		}
	}
}

// A dossier shows the best of what there is and says how much more; --all shows it.
func TestDossierShowsTheBest(t *testing.T) {
	names, _ := sample(t)
	figures := yearly("salesVolume", make([]graph.Content, figuresShown+2)...)
	for i := range figures {
		figures[i].ID = fmt.Sprint("s/", i)
	}
	figures[0].Evidence = append(figures[0].Evidence, graph.Evidence{Article: "a2"}, graph.Evidence{Article: "a1"}) // the best supported
	for all, want := range map[bool]string{
		false: "2020 2023 2024 2025 2026 2027 … 2 more",
		true:  "2020 2021 2022 2023 2024 2025 2026 2027",
	} {
		d := &dossier{Entity: graph.Entity{ID: "company/甲"}, all: all}
		var got []string
		for _, row := range d.figures(figures, names).rows {
			if len(row) > 4 {
				got = append(got, row[4])
			} else {
				got = append(got, row[1])
			}
		}
		if strings.Join(got, " ") != want || d.left == all {
			t.Errorf("all %v: %q, left out %v; want %q", all, got, d.left, want)
		}
	}
}
