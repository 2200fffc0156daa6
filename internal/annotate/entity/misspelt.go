package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// shortestMisspelt is how many characters a name has at least of which a slip of
// the pen is told from another name; Chinese spellings of foreign names have fewer.
const (
	shortestMisspelt = 7
	shortestSpelt    = 4
)

// joinMisspelt makes one of a name and the same with a slip in it (Midjouney for
// Midjourney, 扎克伯克 for 扎克伯格), if at most one of the two is known.
func (s *scan) joinMisspelt(j *joiner, chosen []candidate) {
	forms := map[string][]string{} // by type
	seen := map[key]bool{}
	for _, c := range chosen {
		name := c.Of(s.text)
		if k := (key{c.typ, fold(name)}); s.spellable(c) && !seen[k] {
			seen[k] = true
			forms[c.typ] = append(forms[c.typ], name)
		}
	}
	for typ, names := range forms {
		for i, a := range names {
			for _, b := range names[:i] {
				if slip(fold(a), fold(b)) && (s.names.entryOf(a) < 0 || s.names.entryOf(b) < 0) {
					j.union(j.number[key{typ, fold(a)}], j.number[key{typ, fold(b)}])
				}
			}
		}
	}
}

// spellable says whether a name is long enough for a slip, and has no digits nor
// signs, which tell one thing from another.
func (s *scan) spellable(c candidate) bool {
	name := c.Of(s.text)
	if strings.ContainsAny(name, "0123456789+ ") {
		return false
	}
	if hasChinese(name) {
		return c.typ == Person && runes(name) >= shortestSpelt && strings.IndexFunc(name, func(r rune) bool { return !s.words.transliteration[r] && !isDot(r) }) < 0
	}
	return runes(name) >= shortestMisspelt && (c.typ == Company || c.typ == Product || c.typ == Person)
}

// slip says whether two words begin alike and differ in one character, or in the
// order of two that touch.
func slip(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(a)
	if second, _ := utf8.DecodeRuneInString(b); first != second || a == b {
		return false
	}
	if a+"s" == b || b+"s" == a {
		return false // a plural may be something else
	}
	if levenshtein.ComputeDistance(a, b) == 1 {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	n := 0
	for a[n] == b[n] {
		n++
	}
	return n+1 < len(a) && a[n] == b[n+1] && a[n+1] == b[n] && a[n+2:] == b[n+2:]
}
