package quantity

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// disagreements are the cases of Recognizers-Text that this package answers
// otherwise, by input, and why.
var disagreements = map[string]string{
	"这不是四川这是五台山":  "五台山 is a mountain as 四川 is a province: neither holds a number",
	"21.2E0":      "they fold the text to lower case; here the text is the source's own",
	"百分之15Ｋ":      "as above",
	"他烧到了39°C那么高": "as above",
}

type specCase struct {
	Input   string
	Results []struct {
		Text       string
		Start, End *int
		Resolution struct{ Value, IsoCurrency string }
	}
}

// TestRecognizersText holds the agreement with the Chinese cases of
// Recognizers-Text: every case passes but those that are listed with a reason.
func TestRecognizersText(t *testing.T) {
	dir := sharedDir(t, "benchmarks", "recognizers-text")
	r := testRecognizer(t)
	total, good := 0, 0
	for typ, name := range Types {
		data, err := os.ReadFile(filepath.Join(dir, name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var cases []specCase
		if err := json.Unmarshal(data, &cases); err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			total++
			got := r.Typed(c.Input, Type(typ))
			ok := agrees(name, c, got)
			if ok {
				good++
			}
			if reason := disagreements[c.Input]; ok == (reason != "") {
				t.Errorf("%s: %s: agrees %v, reason to disagree %q; got %d results", name, c.Input, ok, reason, len(got))
			}
		}
	}
	t.Logf("%d of %d cases agree", good, total)
}

func agrees(typ string, c specCase, got []Result) bool {
	want := c.Results
	if len(want) != len(got) {
		return false
	}
	sort.SliceStable(want, func(i, j int) bool {
		return want[i].Start != nil && want[j].Start != nil && *want[i].Start < *want[j].Start
	})
	for i, w := range want {
		g := got[i]
		start := utf8.RuneCountInString(c.Input[:g.Start])
		end := start + utf8.RuneCountInString(c.Input[g.Start:g.End])
		if w.Start != nil && *w.Start != start || w.End != nil && *w.End+1 != end {
			return false
		}
		if foldWidth(c.Input[g.Start:g.End]) != foldWidth(w.Text) || !rightValue(typ, w.Resolution.Value, g) {
			return false
		}
		if iso := w.Resolution.IsoCurrency; iso != "" && iso != g.Unit {
			return false
		}
	}
	return true
}

func foldWidth(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ', c == '　':
			return -1
		case c > 0xFF00 && c < 0xFF5F:
			return c - 0xFEE0
		case c == '￥':
			return '¥'
		}
		return c
	}, s)
}

var interval = regexp.MustCompile(`^[\[(](.*),(.*)[\])]$`)

func rightValue(typ, want string, g Result) bool {
	if typ == "numberrange" {
		m := interval.FindStringSubmatch(want)
		return m != nil && sameNumber(m[1], g.Min) && sameNumber(m[2], g.Max)
	}
	return sameNumber(strings.TrimSuffix(want, "%"), g.Value)
}

func sameNumber(want string, got *float64) bool {
	if want == "" || got == nil {
		return want == "" && got == nil
	}
	v, err := strconv.ParseFloat(want, 64)
	return err == nil && math.Abs(v-*got) <= 1e-6*math.Max(1, math.Abs(v))
}

// TestTyped has cases of the kinds that the published ones leave out.
func TestTyped(t *testing.T) {
	r := testRecognizer(t)
	type span struct {
		start, end int
		value      float64
	}
	for _, test := range []struct {
		typ  Type
		text string
		want []span
	}{
		{NumberType, "１，２３４，５６７．３", []span{{0, 33, 1234567.3}}},
		{NumberType, "卅一天，廿二", []span{{0, 6, 31}, {12, 18, 22}}},
		{NumberType, "半打，两打", []span{{0, 6, 6}, {9, 15, 24}}},
		{NumberType, "负五分之二", []span{{0, 15, -0.4}}},
		{NumberType, "2016-11-07 12:30", []span{{0, 4, 2016}, {5, 7, 11}, {8, 10, 7}, {11, 13, 12}, {14, 16, 30}}},
		{NumberType, "iPhone7，一会儿，成千上万，百分之五", nil},
		{OrdinalType, "第一百零一个，第 3，第几", []span{{0, 15, 101}, {21, 26, 3}}},
		{PercentageType, "负百分之五，4.5折，七五折，三成", []span{{0, 15, -5}, {18, 24, 45}, {27, 36, 75}, {39, 45, 30}}},
		{CurrencyType, "三块五，20美元50美分", []span{{0, 9, 3.5}, {12, 28, 20.5}}},
		{DimensionType, "五千克，80迈，一光年", []span{{0, 9, 5}, {12, 17, 80}, {20, 29, 1}}},
		{AgeType, "三岁半，6个月大，宝宝100天", []span{{0, 9, 3.5}, {12, 22, 6}}},
		{TemperatureType, "摄氏零下3度，70°F", []span{{0, 16, -3}, {19, 24, 70}}},
	} {
		got := r.Typed(test.text, test.typ)
		if len(got) != len(test.want) {
			t.Errorf("%s: %s: got %d results, want %d", Types[test.typ], test.text, len(got), len(test.want))
			continue
		}
		for i, w := range test.want {
			g := got[i]
			if g.Start != w.start || g.End != w.end || g.Value == nil || !near(*g.Value, w.value) {
				t.Errorf("%s: %s: got %d-%d %s, want %+v", Types[test.typ], test.text, g.Start, g.End, test.text[g.Start:g.End], w)
			}
		}
	}
}
