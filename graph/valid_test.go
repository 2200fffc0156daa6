package graph

import (
	"strings"
	"testing"
)

// A quote stands only where its own characters are: offsets that lie outside of the
// text, or the wrong way round, are of nothing.
func TestStands(t *testing.T) {
	text := strings.Repeat("蔚来ET5交付。", 100) // longer than the stride of the marks
	c := newCodePoints(text)
	runes := []rune(text)
	if c.len() != len(runes) {
		t.Fatalf("%d code points, want %d", c.len(), len(runes))
	}
	for _, at := range [][2]int{{0, 1}, {0, 8}, {63, 65}, {64, 64 + 8}, {500, 799}, {799, 800}, {0, 800}} {
		quote := string(runes[at[0]:at[1]])
		if !c.stands(at[0], at[1], quote) {
			t.Errorf("%d–%d: %q does not stand there", at[0], at[1], quote)
		}
		if c.stands(at[0], at[1], quote+"x") || at[1] < len(runes) && c.stands(at[0], at[1]+1, quote) {
			t.Errorf("%d–%d: another quote stands there", at[0], at[1])
		}
	}
	for _, at := range [][2]int{{-1, 0}, {-1, 2}, {2, 1}, {-2, -1}, {0, 801}, {800, 801}, {801, 801}, {1 << 40, 1 << 41}} {
		if s, ok := c.slice(at[0], at[1]); ok {
			t.Errorf("%d–%d: %q", at[0], at[1], s)
		}
	}
	if c.stands(3, 3, "") {
		t.Error("nothing stands somewhere")
	}
}
