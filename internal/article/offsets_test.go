package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestOffsets(t *testing.T) {
	long := strings.Repeat("a", 300)
	tests := []struct {
		name  string
		text  string
		bytes []int // rune boundaries
		chars []int // the same in code points
	}{
		{"empty", "", []int{0}, []int{0}},
		{"ascii", "SU7", []int{0, 1, 3}, []int{0, 1, 3}},
		{"chinese", "小米SU7", []int{0, 3, 6, 9}, []int{0, 1, 2, 5}},
		{"astral", "a😀b", []int{0, 1, 5, 6}, []int{0, 1, 2, 3}},
		{"across a block", long + "小米", []int{255, 256, 300, 303, 306}, []int{255, 256, 300, 301, 302}},
		{"full last block", strings.Repeat("é", 128), []int{0, 254, 256}, []int{0, 127, 128}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := NewOffsets(tt.text)
			if got, want := o.Len(), utf8.RuneCountInString(tt.text); got != want {
				t.Errorf("Len() = %d, want %d", got, want)
			}
			for i, b := range tt.bytes {
				if got := o.Char(b); got != tt.chars[i] {
					t.Errorf("Char(%d) = %d, want %d", b, got, tt.chars[i])
				}
				if got := o.Byte(tt.chars[i]); got != b {
					t.Errorf("Byte(%d) = %d, want %d", tt.chars[i], got, b)
				}
			}
		})
	}
}

func TestOffsetsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.StringOf(rapid.RuneFrom([]rune("a1 小é😀，\n"))).Draw(t, "unit")
		text := strings.Repeat(unit, rapid.IntRange(0, 200).Draw(t, "times"))
		o := NewOffsets(text)
		c := 0
		for b := range text {
			if o.Char(b) != c || o.Byte(c) != b {
				t.Fatalf("byte %d is code point %d: Char gives %d, Byte gives %d", b, c, o.Char(b), o.Byte(c))
			}
			c++
		}
		if o.Len() != c || o.Char(len(text)) != c || o.Byte(c) != len(text) {
			t.Fatalf("the end is %d bytes, %d code points: Len %d, Char %d, Byte %d", len(text), c, o.Len(), o.Char(len(text)), o.Byte(c))
		}
		if text == "" {
			return
		}
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		s := o.Span(from, to)
		if s.Of(text) != string(runes[from:to]) {
			t.Fatalf("Span(%d, %d) is %q, want %q", from, to, s.Of(text), string(runes[from:to]))
		}
		if a, b := o.Chars(s); a != from || b != to {
			t.Fatalf("Chars gives %d, %d, want %d, %d", a, b, from, to)
		}
	})
}

func TestOffsetsPanics(t *testing.T) {
	for _, c := range []int{-1, 3} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Byte(%d) of a text of two characters did not panic", c)
				}
			}()
			NewOffsets("小米").Byte(c)
		}()
	}
}

func BenchmarkOffsets(b *testing.B) {
	for name, text := range map[string]string{
		"chinese": strings.Repeat("小米SU7 Ultra 8月销量为2363辆，9月跌至356辆。", 200),
		"ascii":   strings.Repeat("The quick brown fox jumps over the lazy dog. ", 200),
	} {
		b.Run("new/"+name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				NewOffsets(text)
			}
		})
		o := NewOffsets(text)
		b.Run("chars/"+name, func(b *testing.B) {
			at := 0
			for b.Loop() {
				o.Chars(Span{at, at + 3})
				at = (at + 999) % (len(text) - 3)
			}
		})
		b.Run("byte/"+name, func(b *testing.B) {
			c := 0
			for b.Loop() {
				o.Byte(c)
				c = (c + 333) % o.Len()
			}
		})
	}
}
