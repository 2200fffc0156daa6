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
	spare int  // is left out where the terminal is too narrow even so, those of 1 before those of 2
	// breaks is the mark behind which long cells break where the terminal is too
	// narrow without the spare columns: that of a range.
	breaks string
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

// What a wide column keeps, in cells: on a terminal that is not too narrow for
// all columns, and on any.
const (
	minWide   = 12
	minNarrow = 8
)

// maxWord is the longest word, in cells, for which a column is kept wide.
const maxWord = 20

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
		if env.Width == 0 {
			continue
		}
		switch {
		case c.wide:
			configs[i].WidthMax, configs[i].WidthMaxEnforcer = widths[i], wrapCell
		case c.breaks != "":
			configs[i].WidthMax, configs[i].WidthMaxEnforcer = widths[i], c.breakCell
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

// breakCell breaks what is too wide behind each of the column's marks.
func (c *column) breakCell(s string, width int) string {
	if text.StringWidthWithoutEscSequences(s) <= width {
		return s
	}
	return strings.ReplaceAll(s, c.breaks, c.breaks+"\n")
}

// gap is how many cells stand between columns.
const gap = 2

// fit says how wide each column may be on a terminal of some width, and which
// spare columns are left out because the others would not fit beside them
// without cutting words; where they do not even so, ranges break. What is free
// goes to the words first, then to whole cells, narrow columns first.
func (g *grid) fit(width int) (widths []int, left []bool) {
	natural, words := g.measure()
	left = make([]bool, len(g.columns))
	for i := range g.columns {
		left[i] = len(g.rows) > 0 && !slices.ContainsFunc(g.rows, func(row []string) bool { return i < len(row) && row[i] != "" })
	}
	if width == 0 {
		return natural, left
	}
	room := func(widths []int) int {
		rest := width + gap
		for i, n := range widths {
			if !left[i] {
				rest -= n + gap
			}
		}
		return rest
	}
	for spare := 1; spare <= 2 && room(words) < 0; spare++ {
		for i, c := range g.columns {
			left[i] = left[i] || c.spare == spare
		}
	}
	widths = make([]int, len(g.columns))
	for i, n := range words {
		widths[i] = n
		if g.columns[i].wide {
			widths[i] = min(n, minNarrow)
		}
	}
	for i, c := range g.columns {
		if c.breaks != "" && room(widths) < 0 {
			widths[i] = g.longestPart(i)
			natural[i], words[i] = widths[i], widths[i]
		}
	}
	free := room(widths)
	for _, target := range [...][]int{words, natural} {
		for ; free > 0; free-- {
			at := -1
			for i := range widths {
				if !left[i] && widths[i] < target[i] && (at < 0 || widths[i] < widths[at]) {
					at = i
				}
			}
			if at < 0 {
				break
			}
			widths[at]++
		}
	}
	return widths, left
}

// measure is how many cells each column takes if nothing wraps, and if wide ones
// wrap without cutting a word.
func (g *grid) measure() (natural, words []int) {
	natural, words = make([]int, len(g.columns)), make([]int, len(g.columns))
	for i, c := range g.columns {
		natural[i] = text.StringWidth(c.title)
		word := max(natural[i], minWide)
		for _, row := range g.rows {
			if i < len(row) {
				natural[i] = max(natural[i], text.StringWidthWithoutEscSequences(row[i]))
				word = max(word, longestWord(row[i]))
			}
		}
		words[i] = natural[i]
		if c.wide {
			words[i] = min(natural[i], word, max(maxWord, text.StringWidth(c.title)))
		}
	}
	return natural, words
}

// longestPart is how many cells a column takes if its cells break at its marks.
func (g *grid) longestPart(i int) int {
	c := g.columns[i]
	longest := text.StringWidth(c.title)
	for _, row := range g.rows {
		if i < len(row) {
			for part := range strings.SplitAfterSeq(row[i], c.breaks) {
				longest = max(longest, text.StringWidthWithoutEscSequences(part))
			}
		}
	}
	return longest
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
