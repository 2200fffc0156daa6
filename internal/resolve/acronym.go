package resolve

import (
	"slices"
	"strings"
	"unicode"

	"suyuan/schema"
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

// capitalsOnly says whether a name is a word of small letters, and a body's form in
// capitals alone: the Semi is a truck, and SEMI an association.
func (r *Resolver) capitalsOnly(n *schema.Name, name string) bool {
	if n.Type != schema.Organization || strings.ToUpper(name) == name || strings.IndexFunc(name, func(r rune) bool { return !isLetter(unicode.ToLower(r)) }) >= 0 {
		return false
	}
	for _, form := range append([]string{n.Name}, n.Aliases...) {
		if strings.EqualFold(form, name) && strings.ToUpper(form) != form {
			return false
		}
	}
	return slices.Contains(r.forms[n], nameKey(name))
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
