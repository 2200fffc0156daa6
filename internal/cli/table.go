package cli

import (
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// column is one column of a table.
type column struct {
	title string
	right bool // numbers stand to the right
	wide  bool // gives way where the terminal is too narrow
}

// grid is a table for people: columns line up by display width (a Chinese
// character takes two cells). On a terminal it fits the width, wide columns
// wrapping; in a pipe nothing is cut, wrapped or coloured.
type grid struct {
	columns []column
	rows    [][]string
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

// minWide is what a wide column keeps, in cells, however narrow the terminal.
const minWide = 20

func (g *grid) render(env *Env, w io.Writer) error {
	t := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)

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
	t.SetColumnConfigs(g.configs(env.Width))
	_, err := io.WriteString(w, trimLines(t.Render()))
	return err
}

// configs shares what the narrow columns leave of the width among the wide
// ones.
func (g *grid) configs(width int) []table.ColumnConfig {
	configs := make([]table.ColumnConfig, len(g.columns))
	narrow, wide := 0, 0
	for i, c := range g.columns {
		configs[i].Number = i + 1
		if c.right {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
		if c.wide {
			wide++
			continue
		}
		longest := text.StringWidth(c.title)
		for _, row := range g.rows {
			if i < len(row) {
				longest = max(longest, text.StringWidthWithoutEscSequences(row[i]))
			}
		}
		narrow += longest + 2
	}
	if width == 0 || wide == 0 {
		return configs
	}
	share := max((width-narrow)/wide-2, minWide)
	for i, c := range g.columns {
		if c.wide {
			configs[i].WidthMax = share
			configs[i].WidthMaxEnforcer = text.WrapHard
		}
	}
	return configs
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
