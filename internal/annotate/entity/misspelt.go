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
	without := map[key][]string{} // folded names by what is left of them without one character
	seen := map[key]bool{}
	for _, c := range chosen {
		if !s.spellable(c) {
			continue
		}
		name := fold(c.Of(s.text))
		if seen[key{c.typ, name}] {
			continue
		}
		seen[key{c.typ, name}] = true
		for _, left := range shortened(name) {
			k := key{c.typ, left}
			for _, other := range without[k] {
				known, otherKnown := s.names.entryOf(name) >= 0, s.names.entryOf(other) >= 0
				if !slip(name, other) || known && otherKnown {
					continue
				}
				j.sets.Join(j.number[key{c.typ, name}], j.number[key{c.typ, other}])
				j.lesser[key{c.typ, name}] = otherKnown
				j.lesser[key{c.typ, other}] = known
			}
			without[k] = append(without[k], name)
		}
	}
}

// shortened are a word and what is left of it without each of its characters: two
// words that are one slip apart have one of these in common.
func shortened(word string) []string {
	all := []string{word}
	for at, r := range word {
		all = append(all, word[:at]+word[at+utf8.RuneLen(r):])
	}
	return all
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
