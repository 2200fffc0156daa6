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

// How many cells the longest bar of a chart takes: where labels are short, where
// they are long; and how many a line takes.
const (
	barWidth   = 40
	minBar     = 8
	chartWidth = 80
)

// chart draws figures of one subject, metric and unit as bars over time:
//
//	2025-08  ████████████████████████  2,363 辆
//	2025-09  ███▌                        356 辆
//
// Falls and losses stand to the left of a line:
//
//	2024     ▐████│ ↓ 4.5%
//	2025          │█████████ ↑ 9%
//
// Where it compares several things, each bar says of which it is. Bars of what is
// not asserted (rumours, plans) are hollow. Figures without a time or a number
// are left out, and fewer than two make no chart.
type chart struct {
	title string
	bars  []bar
}

type bar struct {
	when, of, label string
	value           float64 // below 0 for a fall or a loss
	hollow          bool
}

// charts groups figures by what can stand on one scale, in order of the first
// figure of each group: one metric and quantity (游戏收入 does not stand beside 营收),
// unit and scope, and periods of one length (nor a month's sales beside a year's);
// one subject too, unless subjects are to be compared. statements must be sorted
// by time.
func (l *lookup) charts(statements []graph.Statement, compare bool) []chart {
	type key struct{ subject, metric, quantity, unit, scope, place, period string }
	var order []key
	groups := map[key]*chart{}
	for i := range statements {
		s := &statements[i]
		v, ok := l.magnitude(&s.Content)
		if !ok || s.Time == "" {
			continue
		}
		k := key{s.Subject + "\x00" + s.SubjectText, s.Metric, l.quantity(s), s.Unit, s.Scope, s.Place, period(s.Time)}
		subject, of := l.subject(&s.Content), ""
		if compare {
			k.subject, subject, of = "", "", subject
		}
		if groups[k] == nil {
			order = append(order, k)
			groups[k] = &chart{title: joined(" · ", subject, l.metricLabel(s.Metric), k.quantity, s.Unit, s.Scope, s.Place, periodNames[k.period])}
		}
		groups[k].bars = append(groups[k].bars, bar{
			when:   s.Time,
			of:     of,
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

// periodNames tell charts apart that differ in nothing else.
var periodNames = map[string]string{
	"0000": "by year", "0000-H0": "by half-year", "0000-Q0": "by quarter", "0000-00": "by month", "0000-W00": "by week", "0000-00-00": "by day",
}

// magnitude is the length of a figure's bar: its value, or the middle of its
// range; below 0 for a loss, and for a fall where the number is the fall itself
// and not what something fell to.
func (l *lookup) magnitude(c *graph.Content) (v float64, ok bool) {
	switch {
	case c.Value != nil:
		v = *c.Value
	case c.Min != nil && c.Max != nil:
		v = (*c.Min + *c.Max) / 2
	default:
		return 0, false
	}
	m := l.vocabulary.Metric(c.Metric)
	if c.Direction == "loss" || c.Direction == "down" && m != nil && m.Change {
		v = -math.Abs(v)
	}
	return v, true
}

func assertedAnywhere(s *graph.Statement) bool {
	return slices.ContainsFunc(s.Evidence, func(e graph.Evidence) bool { return plainModality(e.Modality) == "" })
}

// fallen says whether a bar of the chart is a fall or a loss.
func (c *chart) fallen() bool {
	return slices.ContainsFunc(c.bars, func(b bar) bool { return b.value < 0 })
}

func (c *chart) String() string {
	var b strings.Builder
	up, down := 0.0, 0.0
	times, subjects, labels := 0, 0, 0
	for _, bar := range c.bars {
		up, down = max(up, bar.value), max(down, -bar.value)
		times, subjects, labels = max(times, text.StringWidth(bar.when)), max(subjects, text.StringWidth(bar.of)), max(labels, text.StringWidth(bar.label))
	}
	if subjects > 0 {
		subjects += len("  ")
	}
	width := max(minBar, min(barWidth, chartWidth-len("  ")-times-subjects-len("  ")-len(" ")-labels))
	if down > 0 {
		width -= 2 // for the line, and for a cell on its left that the longest fall does not fill
	}
	cells := func(v float64) float64 { return v / max(up+down, math.SmallestNonzeroFloat64) * float64(width) }
	b.WriteString(c.title + "\n")
	for _, bar := range c.bars {
		b.WriteString("  " + text.Pad(bar.when, times, ' ') + "  " + text.Pad(bar.of, subjects, ' '))
		if down > 0 {
			fall := ""
			if bar.value < 0 {
				fall = bar.drawFall(cells(-bar.value))
			}
			b.WriteString(strings.Repeat(" ", int(math.Ceil(cells(down)))-text.StringWidth(fall)) + fall + "│")
		}
		if bar.value >= 0 {
			b.WriteString(bar.draw(cells(bar.value)))
		}
		b.WriteString(" " + bar.label + "\n")
	}
	return b.String()
}

// eighths are blocks of one to seven eighths of a cell.
var eighths = []rune("▏▎▍▌▋▊▉")

// draw draws a bar of some cells; whatever is not 0 is seen.
func (b bar) draw(cells float64) string {
	units := int(math.Round(cells * 8))
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

// drawFall draws a bar that ends at the line on its right. There are no blocks
// for this but of a half.
func (b bar) drawFall(cells float64) string {
	halves := max(1, int(math.Round(cells*2)))
	if b.hollow {
		return strings.Repeat("░", max(1, halves/2))
	}
	return strings.Repeat("▐", halves%2) + strings.Repeat("█", halves/2)
}
