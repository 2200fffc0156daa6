package resolve

import (
	"strings"
	"unicode"
)

// wordNotAcronym says whether a name is a word, and but for its capitals the
// acronym of one of the forms: Smart makes cars, and SMART is the Shenzhen Medical
// Academy of Research and Translation.
func wordNotAcronym(name string, forms []string) bool {
	if strings.ToUpper(name) == name || strings.IndexFunc(name, func(r rune) bool { return !isLetter(unicode.ToLower(r)) }) >= 0 {
		return false
	}
	for _, form := range forms {
		if initials(form) == strings.ToUpper(name) {
			return true
		}
	}
	return false
}

// initials are those of the words of a name that begin with a capital; "" of a
// single word.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return ""
	}
	var b strings.Builder
	for _, word := range words {
		if c := word[0]; c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		}
	}
	return b.String()
}
