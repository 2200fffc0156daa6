package quantity

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// hanziOf writes a number below 10^16 as Chinese does: 四千零五万, 一亿零三.
func hanziOf(n int64) string {
	if n == 0 {
		return "零"
	}
	digits := []rune("零一二三四五六七八九")
	section := func(n int64, lead bool) string {
		var b strings.Builder
		gap := lead
		for _, u := range []struct {
			v    int64
			name string
		}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
			d := n / u.v % 10
			if d == 0 {
				gap = true
				continue
			}
			if gap && (b.Len() > 0 || lead) {
				b.WriteRune('零')
			}
			gap, lead = false, false
			b.WriteRune(digits[d])
			b.WriteString(u.name)
		}
		return b.String()
	}
	var b strings.Builder
	for _, u := range []struct {
		v    int64
		name string
	}{{1e12, "兆"}, {1e8, "亿"}, {1e4, "万"}, {1, ""}} {
		part := n / u.v % 10000
		if part == 0 {
			continue
		}
		b.WriteString(section(part, b.Len() > 0 && part < 1000))
		b.WriteString(u.name)
	}
	return b.String()
}

func TestHanziOf(t *testing.T) {
	for n, want := range map[int64]string{105: "一百零五", 40050000: "四千零五万", 100000003: "一亿零三", 20340: "二万零三百四十", 1000000000000: "一兆"} {
		if got := hanziOf(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestRoundTrip writes numbers in several ways and reads them again.
func TestRoundTrip(t *testing.T) {
	r := testRecognizer(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 9_999_999_999_999_999).Draw(t, "n")
		n /= rapid.SampledFrom([]int64{1, 1e4, 1e8, 1e12, 1e13}).Draw(t, "scale")
		n = max(n, 2)
		for _, text := range []string{hanziOf(n), strconv.FormatInt(n, 10), commas(n)} {
			got := r.Typed(text+"个", NumberType)
			if len(got) != 1 || got[0].End != len(text) || *got[0].Value != float64(n) {
				t.Fatalf("%s: got %s, want %d", text, results(text, got), n)
			}
			q := r.Find(text+"个", nil)
			if n < 1e15 && (len(q) != 1 || q[0].Value != float64(n) || q[0].Unit != "个") {
				t.Fatalf("%s个: got %+v", text, q)
			}
		}
	})
}

// TestRoundTripDecimals does the same for Arabic numbers with a scale: 52.99万 is
// exactly 529,900.
func TestRoundTripDecimals(t *testing.T) {
	r := testRecognizer(t)
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(101, 999_999).Draw(t, "cents")
		for _, s := range []struct {
			word string
			by   int64
		}{{"万", 1e4}, {"亿", 1e8}, {"万亿", 1e12}} {
			text := fmt.Sprintf("%d.%02d%s元", cents/100, cents%100, s.word)
			q := r.Find(text, nil)
			if len(q) != 1 || q[0].Value != float64(cents*(s.by/100)) || q[0].Unit != "CNY" {
				t.Fatalf("%s: got %+v", text, q)
			}
		}
	})
}

func commas(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func results(text string, got []Result) string {
	var out []string
	for _, g := range got {
		out = append(out, fmt.Sprintf("%s %v", text[g.Start:min(g.End, len(text))], *g.Value))
	}
	return strings.Join(out, "; ")
}

// TestStarters checks that the scanner stops at every rune that a numeral can
// start with.
func TestStarters(t *testing.T) {
	for r := rune(0x80); r <= 0xFFFF; r++ {
		c, _ := classify(r)
		if want := c != other && c != point && c != sign || strings.ContainsRune("翻对對双雙", r); isStarter(r) != want {
			t.Errorf("%c: starter %v, want %v", r, isStarter(r), want)
		}
	}
}
