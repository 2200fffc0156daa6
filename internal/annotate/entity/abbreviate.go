package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The lengths in characters of the abbreviations of bodies' names that are looked for.
const (
	shortestAbbreviation = 3
	longestAbbreviation  = 7
)

// joinAbbreviations makes one of a body and its name made short of characters of the
// full one, as 欧理会 is of 欧洲理事会, where no other body of the article has it so.
func (s *scan) joinAbbreviations(j *joiner, chosen []candidate) {
	var bodies []string
	seen := map[string]bool{}
	starting := map[rune][]string{} // by the first character of their own words
	for _, c := range chosen {
		name := c.Of(s.text)
		if c.typ != Organization || !allChinese(name) || seen[name] {
			continue
		}
		seen[name] = true
		bodies = append(bodies, name)
		for _, at := range s.ownStarts(name) {
			first, _ := utf8.DecodeRuneInString(name[at:])
			starting[first] = append(starting[first], name)
		}
	}
	for _, short := range bodies {
		if n := runes(short); n < shortestAbbreviation || n > longestAbbreviation {
			continue
		}
		first, _ := utf8.DecodeRuneInString(short)
		var full []string
		for _, name := range starting[first] {
			if s.abbreviates(short, name) && !slices.Contains(full, name) {
				full = append(full, name)
			}
		}
		if len(full) != 1 {
			continue
		}
		a, ok1 := j.number[key{Organization, fold(short)}]
		b, ok2 := j.number[key{Organization, fold(full[0])}]
		if ok1 && ok2 {
			j.sets.Join(a, b)
		}
	}
}

// abbreviates says whether a short name is made of characters of a long one in their
// order, the first and the last among them, with or without the country before it:
// 产业部 of 江国产业通商资源部.
func (s *scan) abbreviates(short, long string) bool {
	for _, start := range s.ownStarts(long) {
		if full := long[start:]; madeOf(short, full) && s.names.oneThing(short, long) && s.names.typeOf(leftOut(short, full)) != Place {
			return true
		}
	}
	return false
}

// leftOut is what a short name leaves out of the middle of a longer one; "" if it
// leaves out more than one part. With a place it is a branch: 江国 of 星野江国研究院.
func leftOut(short, long string) string {
	n := 0
	for n < len(short) && short[n] == long[n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(long[n]) {
		n--
	}
	out, ok := strings.CutSuffix(long[n:], short[n:])
	if !ok {
		return ""
	}
	return out
}

// ownStarts are the places in a name where its own words may begin: its start, and
// behind the country before them.
func (s *scan) ownStarts(name string) []int {
	starts := []int{0}
	if end := s.words.regions.startsAt(name, 0); end > 0 && end < len(name) {
		starts = append(starts, end)
	}
	return starts
}

// madeOf says whether a short name has the first and the last character of a longer
// one and those between from it, in their order.
func madeOf(short, long string) bool {
	first, _ := utf8.DecodeRuneInString(long)
	last, _ := utf8.DecodeLastRuneInString(long)
	if runes(long) <= runes(short) || !strings.HasPrefix(short, string(first)) || !strings.HasSuffix(short, string(last)) {
		return false
	}
	for _, r := range short {
		at := strings.IndexRune(long, r)
		if at < 0 {
			return false
		}
		long = long[at+utf8.RuneLen(r):]
	}
	return true
}
