package cli

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 10, ""},
		{"短", 10, "短"},
		{"一二三四五六", 6, "一二三\n四五六"},
		{"一二三四五六", 7, "一二三\n四五六"},
		{"一二三，四五六", 6, "一二\n三，四\n五六"},
		{"他说“好”吧", 6, "他说\n“好”吧"},
		{"小米SU7 Ultra发布", 10, "小米SU7\nUltra发布"},
		{"Model S Plaid", 7, "Model S\nPlaid"},
		{"abcdefghij", 4, "abcd\nefgh\nij"},
		{"市值变动 marketCapChange", 12, "市值变动\nmarketCap\nChange"},
		{"销量356辆", 8, "销量356\n辆"},
		{"一\n二", 10, "一\n二"},
	} {
		if got := wrap(tt.in, tt.width); got != tt.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

// No line is too wide, and but for spaces and line breaks nothing is lost.
func TestWrapKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringOf(rapid.SampledFrom([]rune("小米汽车，。“”（）abcSU7 -.%\n⟦⟧…—"))).Draw(t, "text")
		width := rapid.IntRange(2, 30).Draw(t, "width")
		got := wrap(in, width)
		for line := range strings.SplitSeq(got, "\n") {
			if text.StringWidth(line) > width {
				t.Fatalf("width %d: %q", width, line)
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if squeeze.Replace(got) != squeeze.Replace(in) {
			t.Fatalf("%q became %q", in, got)
		}
	})
}
