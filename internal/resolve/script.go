package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// latin is a letter or digit that words are not parted at.
func latin(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func isCode(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r == '+'
}

// codes are the Latin letters and digits of a folded name.
func codes(key string) string {
	return strings.Map(func(r rune) rune {
		if isCode(r) {
			return r
		}
		return -1
	}, key)
}
