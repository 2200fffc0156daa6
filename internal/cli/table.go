package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// column is one column of a table.
type column struct {
	title string
	right bool // numbers stand to the right
	wide  bool // wraps where the terminal is too narrow
	spare bool // is left out where the terminal is too narrow even so
}

// grid is a table for people: columns line up by display width (a Chinese
// character takes two cells), and those without any content are left out. On a
// terminal it fits the width, wide columns
// wrapping; in a pipe nothing is cut, wrapped or coloured.
type grid struct {
	columns []column
	rows    [][]string
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// minWide is what a wide column keeps, in cells, however narrow the terminal.
const minWide = 12

func (g *grid) render(env *Env, w io.Writer) error {
	t := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)

	widths, left := g.fit(env.Width)
	configs := make([]table.ColumnConfig, len(g.columns))
	for i, c := range g.columns {
		configs[i] = table.ColumnConfig{Number: i + 1, Hidden: left[i]}
		if c.right {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
		if c.wide && env.Width > 0 {
			configs[i].WidthMax, configs[i].WidthMaxEnforcer = widths[i], wrapCell
		}
	}
	header, titled := make(table.Row, len(g.columns)), false
	for i, c := range g.columns {
		header[i] = paint(env, text.Bold, c.title)
		titled = titled || c.title != ""
	}
	if titled {
		t.AppendHeader(header)
	}
	for _, row := range g.rows {
		cells := make(table.Row, len(row))
		for i, cell := range row {
			cells[i] = cell
		}
		t.AppendRow(cells)
	}
	t.SetColumnConfigs(configs)
	_, err := io.WriteString(w, trimLines(t.Render()))
	return err
}

// wrapCell wraps what is too wide; a title with its colour is not, as fit sees
// to that.
func wrapCell(s string, width int) string {
	if text.StringWidthWithoutEscSequences(s) <= width {
		return s
	}
	return wrap(s, width)
}

// gap is how many cells stand between columns.
const gap = 2

// fit says how wide each column may be on a terminal of some width, and which
// spare columns are left out because the others would not fit beside them.
// What wide columns do not need of their share goes to those that need more.
func (g *grid) fit(width int) (widths []int, left []bool) {
	natural := make([]int, len(g.columns))
	for i, c := range g.columns {
		natural[i] = text.StringWidth(c.title)
		for _, row := range g.rows {
			if i < len(row) {
				natural[i] = max(natural[i], text.StringWidthWithoutEscSequences(row[i]))
			}
		}
	}
	left = make([]bool, len(g.columns))
	for i := range g.columns {
		left[i] = len(g.rows) > 0 && !slices.ContainsFunc(g.rows, func(row []string) bool { return i < len(row) && row[i] != "" })
	}
	if width == 0 {
		return natural, left
	}
	// least is what the columns take at their narrowest.
	least := func() int {
		sum := -gap
		for i, c := range g.columns {
			switch {
			case left[i]:
			case c.wide:
				sum += min(natural[i], minWide) + gap
			default:
				sum += natural[i] + gap
			}
		}
		return sum
	}
	for i := len(g.columns) - 1; i >= 0 && least() > width; i-- {
		left[i] = left[i] || g.columns[i].spare
	}
	widths = make([]int, len(g.columns))
	free, open := width+gap, 0
	for i, c := range g.columns {
		switch {
		case left[i]:
		case c.wide:
			open++
			free -= gap
		default:
			widths[i] = natural[i]
			free -= natural[i] + gap
		}
	}
	for settled := false; !settled; {
		settled = true
		for i, c := range g.columns {
			if c.wide && !left[i] && widths[i] == 0 && natural[i] > 0 && natural[i] <= free/open {
				widths[i] = natural[i]
				free -= natural[i]
				open--
				settled = false
				if open == 0 {
					return widths, left
				}
			}
		}
	}
	for i, c := range g.columns {
		if c.wide && !left[i] && widths[i] == 0 {
			widths[i] = max(free/open, min(natural[i], minWide), 1)
		}
	}
	return widths, left
}

// trimLines removes the padding that ends each line.
func trimLines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(strings.TrimRight(line, " \n"))
		b.WriteByte('\n')
	}
	return b.String()
}

// paint colours text where the environment has colour.
func paint(env *Env, color text.Color, s string) string {
	if !env.Color || s == "" {
		return s
	}
	return color.EscapeSeq() + s + text.Reset.EscapeSeq()
}
