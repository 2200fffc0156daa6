package article

import (
	"math/bits"
	"sort"
)

// blockBits sets how many bytes share one entry of the index: 256 bytes cost 4
// bytes of memory, and a look-up counts 128 bytes on average, some 10 ns.
const (
	blockBits = 8
	blockSize = 1 << blockBits
)

// Offsets turns byte offsets of one text into code points and back. Building
// it reads the text once; a look-up costs a table access and a count within
// 256 bytes (from code points to bytes: a binary search more). It is read-only
// and safe for concurrent use.
type Offsets struct {
	text  string
	chars int
	// at[i] is the number of code points that start before byte i*blockSize;
	// nil if the text is all ASCII.
	at []uint32
}

// NewOffsets indexes a text, which must be valid UTF-8 (as Article.Text is) and
// shorter than 4 GB.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text}
	at := make([]uint32, 0, len(text)>>blockBits+1)
	for i := 0; i < len(text); i += blockSize {
		at = append(at, uint32(o.chars))
		o.chars += countChars(text[i:min(i+blockSize, len(text))])
	}
	if o.chars < len(text) {
		o.at = at
	}
	return o
}

// Len is the length of the text in code points.
func (o *Offsets) Len() int { return o.chars }

// Char is the number of code points before byte offset b, which must be a rune
// boundary of the text, its end included.
func (o *Offsets) Char(b int) int {
	if o.at == nil {
		return b
	}
	i := b >> blockBits
	if i == len(o.at) { // the end of a text that fills its last block
		return o.chars
	}
	return int(o.at[i]) + countChars(o.text[i<<blockBits:b])
}

// Byte is the byte offset of code point c; the text's length for c = Len().
// It panics if c is out of range.
func (o *Offsets) Byte(c int) int {
	switch {
	case c < 0 || c > o.chars:
		panic("article: code point out of range")
	case c == o.chars:
		return len(o.text)
	case o.at == nil:
		return c
	}
	i := sort.Search(len(o.at), func(i int) bool { return int(o.at[i]) > c }) - 1
	b, left := i<<blockBits, c-int(o.at[i])
	for ; ; b++ {
		if !continuation(o.text[b]) {
			if left == 0 {
				return b
			}
			left--
		}
	}
}

// Chars are the start and the end of a byte span in code points.
func (o *Offsets) Chars(s Span) (start, end int) {
	start = o.Char(s.Start)
	// Most spans are short: counting them costs less than a second look-up.
	if s.Len() < blockSize {
		return start, start + countChars(o.text[s.Start:s.End])
	}
	return start, o.Char(s.End)
}

// Span is the byte span of the code points [start, end).
func (o *Offsets) Span(start, end int) Span { return Span{o.Byte(start), o.Byte(end)} }

func continuation(b byte) bool { return b&0xC0 == 0x80 }

// countChars counts the bytes that start a code point, eight at a time.
func countChars(s string) int {
	n := 0
	for len(s) >= 8 {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		// A continuation byte has bit 7 set and bit 6 clear.
		n += 8 - bits.OnesCount64(x>>7&^(x>>6)&0x0101010101010101)
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		if !continuation(s[i]) {
			n++
		}
	}
	return n
}
