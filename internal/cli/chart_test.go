package cli

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
)

func TestCharts(t *testing.T) {
	names, statements := sample(t)
	slices.SortFunc(statements, func(a, b graph.Statement) int { return byTime(&a, &b) })
	var b strings.Builder
	for _, c := range names.charts(statements, false) {
		b.WriteString(c.String())
	}
	golden(t, "charts", b.String())
}

func TestBarsKeepTheirProportions(t *testing.T) {
	for _, tt := range []struct {
		value, longest float64
		want           string
	}{
		{100, 100, strings.Repeat("█", barWidth)},
		{50, 100, strings.Repeat("█", barWidth/2)},
		{1.25, 100, "▌"},
		{0.0001, 100, "▏"},
		{0, 100, ""},
		{0, 0, ""},
	} {
		c := chart{bars: []bar{{value: tt.value}, {value: tt.longest}}}
		if got := strings.TrimSpace(strings.Split(c.String(), "\n")[1]); got != tt.want {
			t.Errorf("%v of %v: %q, want %q", tt.value, tt.longest, got, tt.want)
		}
	}
}

// yearly makes figures of a thing, one a year from 2020 on.
func yearly(metric string, contents ...graph.Content) []graph.Statement {
	var out []graph.Statement
	for i, c := range contents {
		c.Kind, c.Subject, c.Metric, c.Time = graph.FigureKind, "company/甲", metric, fmt.Sprint(2020+i)
		out = append(out, graph.Statement{Content: c, Evidence: []graph.Evidence{{}}})
	}
	return out
}

func TestFallsStandApart(t *testing.T) {
	names, _ := sample(t)
	number := func(v float64, direction string) graph.Content {
		return graph.Content{Op: "=", Value: &v, Unit: "%", Direction: direction}
	}
	for _, tt := range []struct {
		metric string
		of     []graph.Content
		want   []string
	}{
		{"growthRate", []graph.Content{number(10, "up"), number(9, "down"), number(0.01, "down")}, []string{
			strings.Repeat(" ", 18) + "│" + strings.Repeat("█", 20) + " ↑ 10%",
			strings.Repeat("█", 18) + "│ ↓ 9%",
			strings.Repeat(" ", 17) + "▐│ ↓ 0.01%",
		}},
		{"profit", []graph.Content{number(10, "loss"), number(10, "")}, []string{
			strings.Repeat("█", 19) + "│ −10%",
			strings.Repeat(" ", 19) + "│" + strings.Repeat("█", 19) + " 10%",
		}},
		// What something fell to is no fall.
		{"marketShare", []graph.Content{number(20, ""), number(10, "down")}, []string{
			strings.Repeat("█", 40) + " 20%",
			strings.Repeat("█", 20) + " ↓ 10%",
		}},
	} {
		charts := names.charts(yearly(tt.metric, tt.of...), false)
		if len(charts) != 1 {
			t.Fatalf("%s: %d charts", tt.metric, len(charts))
		}
		for i, line := range strings.Split(strings.TrimSpace(charts[0].String()), "\n")[1:] {
			if want := fmt.Sprint("  ", 2020+i, "  ", tt.want[i]); line != want {
				t.Errorf("%s:\ngot  %q\nwant %q", tt.metric, line, want)
			}
		}
	}
}

// What one metric has under different names is no one thing, and a name that
// means the same is no other.
func TestChartsByQuantity(t *testing.T) {
	names, _ := sample(t)
	v := 100.0
	one := graph.Content{Op: "=", Value: &v, Unit: "CNY"}
	profits := yearly("profit", one, one, one, one, one)
	for i, label := range []string{"净利润", "每股收益", "净利", "每股收益", "赚"} {
		profits[i].Evidence = []graph.Evidence{{Telling: graph.Telling{Label: label}}}
	}
	var titles []string
	for _, c := range names.charts(profits, false) {
		titles = append(titles, strings.TrimPrefix(c.title, names.subject(&profits[0].Content)))
	}
	if want := []string{" · 利润 profit · 净利润 · CNY · by year", " · 利润 profit · 每股收益 · CNY · by year"}; !slices.Equal(titles, want) {
		t.Errorf("got %q, want %q", titles, want)
	}
	if label := names.quantity(&profits[4]); label != "" {
		t.Errorf("a verb is taken for the name of a quantity: %q", label)
	}
}

func TestChartsFitALine(t *testing.T) {
	names, _ := sample(t)
	low, high := 120_000_000_000.0, 134_500_000_000.0
	long := graph.Content{Op: "range", Min: &low, Max: &high, Unit: "CNY", Direction: "down"}
	for _, metric := range []string{"revenue", "marketCapChange"} {
		for _, c := range names.charts(yearly(metric, long, graph.Content{Op: "=", Value: &high, Unit: "CNY"}), false) {
			for line := range strings.Lines(c.String()) {
				if width := text.StringWidth(strings.TrimSuffix(line, "\n")); width > chartWidth {
					t.Errorf("%d cells: %s", width, line)
				}
			}
		}
	}
}

func TestMagnitude(t *testing.T) {
	names, _ := sample(t)
	n := func(v float64) *float64 { return &v }
	for _, tt := range []struct {
		of   graph.Content
		want float64
		ok   bool
	}{
		{graph.Content{Value: n(5)}, 5, true},
		{graph.Content{Min: n(1), Max: n(3)}, 2, true},
		{graph.Content{Min: n(1)}, 0, false},
		{graph.Content{Max: n(1)}, 0, false},
		{graph.Content{Metric: "profit", Value: n(5), Direction: "loss"}, -5, true},
		{graph.Content{Metric: "growthRate", Value: n(5), Direction: "down"}, -5, true},
		{graph.Content{Metric: "salesVolume", Value: n(5), Direction: "down"}, 5, true}, // what it fell to
	} {
		if got, ok := names.magnitude(&tt.of); got != tt.want || ok != tt.ok {
			t.Errorf("%+v: %v, %v", tt.of, got, ok)
		}
	}
}

// What has no time or no number is in no chart.
func TestChartsLeaveOut(t *testing.T) {
	names, _ := sample(t)
	v := 5.0
	figures := yearly("salesVolume", graph.Content{Value: &v}, graph.Content{Value: &v}, graph.Content{Value: &v}, graph.Content{})
	figures[2].Time = ""
	charts := names.charts(figures, false)
	if len(charts) != 1 || len(charts[0].bars) != 2 {
		t.Errorf("got %+v", charts)
	}
	if charts := names.charts(figures[1:], false); len(charts) != 0 {
		t.Errorf("one bar makes a chart: %+v", charts)
	}
}
