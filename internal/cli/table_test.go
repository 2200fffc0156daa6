package cli

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

func testGrid() *grid {
	g := &grid{columns: []column{{title: "Metric"}, {title: "Value", right: true}, {title: "Quote", wide: true}}}
	g.add("销量", "2,363 辆", "8月销量是2363辆，9月跌至“356辆”——SU7 Ultra 的销量")
	g.add("price", "9 元", "短")
	return g
}

func TestGridInAPipe(t *testing.T) {
	var b strings.Builder
	if err := testGrid().render(&Env{}, &b); err != nil {
		t.Fatal(err)
	}
	want := "Metric     Value  Quote\n" +
		"销量    2,363 辆  8月销量是2363辆，9月跌至“356辆”——SU7 Ultra 的销量\n" +
		"price       9 元  短\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// A column that may be spared goes before words are cut, and words are cut before
// lines are too long.
func TestGridSparesColumns(t *testing.T) {
	g := &grid{columns: []column{{title: "Metric", wide: true}, {title: "Value", right: true}, {title: "As written", spare: 1}, {title: "Sources", right: true, spare: 2}}}
	g.add("市值变动 marketCapChange", "− 4,100 HKD", "约4100港元", "1")
	for _, test := range []struct {
		width int
		want  string
	}{
		{80, "Metric                          Value  As written  Sources\n市值变动 marketCapChange  − 4,100 HKD  约4100港元        1\n"},
		{50, "Metric                  Value  As written  Sources\n市值变动          − 4,100 HKD  约4100港元        1\nmarketCapChange\n"},
		{38, "Metric                  Value  Sources\n市值变动          − 4,100 HKD        1\nmarketCapChange\n"},
		{30, "Metric                   Value\n市值变动           − 4,100 HKD\nmarketCapChange\n"},
		{26, "Metric               Value\n市值变动       − 4,100 HKD\nmarketCap\nChange\n"},
	} {
		var b strings.Builder
		if err := g.render(&Env{Width: test.width}, &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != test.want {
			t.Errorf("width %d: got\n%swant\n%s", test.width, b.String(), test.want)
		}
	}
}

// Ranges break where nothing else makes the table fit, and only as many columns
// of them as it takes.
func TestGridBreaksRanges(t *testing.T) {
	g := &grid{columns: []column{{title: "Metric", wide: true}, {title: "Value", right: true, breaks: "–"}, {title: "As written", spare: 1}, {title: "When", breaks: "/"}}}
	g.add("营收 revenue", "≈ 1,000–9,999 CNY", "几千", "2024-01/2024-06")
	g.add("", "30 CNY", "30", "2024")
	for _, test := range []struct {
		width int
		want  string
	}{
		{80, "Metric                    Value  As written  When\n营收 revenue  ≈ 1,000–9,999 CNY  几千        2024-01/2024-06\n                         30 CNY  30          2024\n"},
		{44, "Metric                Value  When\n营收      ≈ 1,000–9,999 CNY  2024-01/2024-06\nrevenue\n                     30 CNY  2024\n"},
		{38, "Metric          Value  When\n营收         ≈ 1,000–  2024-01/2024-06\nrevenue     9,999 CNY\n               30 CNY  2024\n"},
		{30, "Metric         Value  When\n营收        ≈ 1,000–  2024-01/\nrevenue    9,999 CNY  2024-06\n              30 CNY  2024\n"},
	} {
		var b strings.Builder
		if err := g.render(&Env{Width: test.width}, &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != test.want {
			t.Errorf("width %d: got\n%swant\n%s", test.width, b.String(), test.want)
		}
	}
}

func TestGridFitsATerminal(t *testing.T) {
	var b strings.Builder
	if err := testGrid().render(&Env{Width: 50, Color: true}, &b); err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(b.String()) {
		lines++
		if w := text.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); w > 50 {
			t.Errorf("%d cells: %q", w, line)
		}
	}
	if lines != 4 {
		t.Errorf("%d lines, want 4 (one cell wraps):\n%s", lines, b.String())
	}
}
