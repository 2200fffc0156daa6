package segment

import (
	"unicode"
	"unicode/utf8"
)

// class is what the splitter does with a character.
type class uint8

const (
	mark   class = iota // punctuation, symbols, controls, invalid bytes
	space               // between tokens
	letter              // of an alphabet: Latin, Greek, Cyrillic, full-width Latin
	digit               // 0-9 and full-width
	word                // Chinese characters, kana, hangul: gse's dictionary decides
)

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case 0x4E00 <= r && r <= 0x9FFF:
		return word
	case 0xFF10 <= r && r <= 0xFF19:
		return digit
	case 0xFF21 <= r && r <= 0xFF3A, 0xFF41 <= r && r <= 0xFF5A:
		return letter
	case r == utf8.RuneError:
		return mark
	case unicode.IsSpace(r):
		return space
	case r < 0x1100 && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)):
		return letter
	case unicode.IsLetter(r) || r == '〇':
		return word
	}
	return mark
}

var ascii = func() (t [utf8.RuneSelf]class) {
	for r := range t {
		switch {
		case '0' <= r && r <= '9':
			t[r] = digit
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
			t[r] = letter
		case unicode.IsSpace(rune(r)):
			t[r] = space
		}
	}
	return t
}()
