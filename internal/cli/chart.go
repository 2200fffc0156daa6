package cli

import (
	"math"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
	"suyuan/internal/export"
)

func figureValue(c *graph.Content) string { return export.FigureValue(c) }

// barWidth is how many cells the longest bar of a chart takes.
const barWidth = 40

// chart draws figures of one subject, metric and unit as bars over time:
//
//	2025-08  ████████████████████████  2,363 辆
//	2025-09  ███▌                        356 辆
//
// Bars of what is not asserted (rumours, plans) are hollow. Figures without a
// time or a number are left out, and fewer than two make no chart.
type chart struct {
	title string
	bars  []bar
}

type bar struct {
	when, label string
	value       float64
	hollow      bool
}

// charts groups figures by what can stand on one scale, in order of the first
// figure of each group: one subject, metric, unit and scope, and periods of one
// length (a month's sales do not stand beside a year's). statements must be
// sorted by time.
func (l *lookup) charts(statements []graph.Statement) []chart {
	type key struct{ subject, metric, unit, scope, place, period string }
	var order []key
	groups := map[key]*chart{}
	for i := range statements {
		s := &statements[i]
		v, ok := magnitude(&s.Content)
		if !ok || s.Time == "" {
			continue
		}
		k := key{s.Subject + "\x00" + s.SubjectText, s.Metric, s.Unit, s.Scope, s.Place, period(s.Time)}
		if groups[k] == nil {
			order = append(order, k)
			groups[k] = &chart{title: joined(" · ", l.subject(&s.Content), l.metricLabel(s.Metric), s.Unit, s.Scope, s.Place)}
		}
		groups[k].bars = append(groups[k].bars, bar{
			when:   s.Time,
			label:  figureValue(&s.Content),
			value:  v,
			hollow: !assertedAnywhere(s),
		})
	}
	var out []chart
	for _, k := range order {
		if len(groups[k].bars) > 1 {
			out = append(out, *groups[k])
		}
	}
	return out
}

// period is the form of a time: alike for any two months, any two quarters.
func period(when string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, when)
}

// magnitude is the length of a figure's bar: its value, or the middle of its
// range.
func magnitude(c *graph.Content) (float64, bool) {
	switch {
	case c.Value != nil:
		return *c.Value, *c.Value >= 0
	case c.Min != nil && c.Max != nil:
		return (*c.Min + *c.Max) / 2, *c.Min >= 0
	}
	return 0, false
}

func assertedAnywhere(s *graph.Statement) bool {
	return slices.ContainsFunc(s.Evidence, func(e graph.Evidence) bool { return plainModality(e.Modality) == "" })
}

func (c *chart) String() string {
	var b strings.Builder
	longest, times := 0.0, 0
	for _, bar := range c.bars {
		longest = max(longest, bar.value)
		times = max(times, text.StringWidth(bar.when))
	}
	b.WriteString(c.title + "\n")
	for _, bar := range c.bars {
		b.WriteString("  " + text.Pad(bar.when, times, ' ') + "  " + bar.draw(longest) + " " + bar.label + "\n")
	}
	return b.String()
}

// eighths are blocks of one to seven eighths of a cell.
var eighths = []rune("▏▎▍▌▋▊▉")

func (b bar) draw(longest float64) string {
	if longest == 0 {
		return ""
	}
	units := int(math.Round(b.value / longest * barWidth * 8))
	if units == 0 && b.value > 0 {
		units = 1
	}
	if b.hollow {
		return strings.Repeat("░", max(1, units/8))
	}
	s := strings.Repeat("█", units/8)
	if rest := units % 8; rest > 0 {
		s += string(eighths[rest-1])
	}
	return s
}
