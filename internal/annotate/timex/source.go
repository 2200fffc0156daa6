package timex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// source gives the lists of schema/lexicons/times.yaml and gathers what is wrong
// with them.
type source struct {
	lists map[string][]string
	errs  []error
}

// list is the lexicon of an id, which must be there.
func (s *source) list(id string) []string {
	words := s.lists[id]
	if len(words) == 0 {
		s.errs = append(s.errs, fmt.Errorf("timex: lexicon %q is missing: pass the lexicons of schema/lexicons/times.yaml", id))
	}
	return words
}

// longestFirst is list for words that may begin with each other.
func (s *source) longestFirst(id string) []string {
	words := slices.Clone(s.list(id))
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	return words
}

// read parses the entries of a lexicon whose words have more behind them (春节 lunar
// 01-01).
func read[T any](s *source, id string, parse func(entry string) (T, error)) []T {
	entries := s.list(id)
	out := make([]T, 0, len(entries))
	for _, entry := range entries {
		x, err := parse(entry)
		if err != nil {
			s.errs = append(s.errs, fmt.Errorf("timex: lexicon %q: entry %q: %w", id, entry, err))
			continue
		}
		out = append(out, x)
	}
	return out
}

// relativeTo reads 去年 year -1: a word, its unit, and how many on. A word alone
// is the very time that the words are reckoned from.
func relativeTo(kind wordKind) func(entry string) (word, error) {
	return func(entry string) (word, error) {
		f := strings.Fields(entry)
		if len(f) == 1 {
			return word{text: f[0], kind: kind}, nil
		}
		if len(f) == 3 {
			u := slices.Index(unitNames[:], f[1])
			n, err := strconv.Atoi(f[2])
			if err == nil && u > int(noUnit) {
				return word{text: f[0], kind: kind, u: unit(u), n: n}, nil
			}
		}
		return word{}, fmt.Errorf("want a word, a unit and how many on, as in 去年 year -1")
	}
}

// numbered reads 春季 1: a word and its number.
func numbered(kind wordKind) func(entry string) (word, error) {
	return func(entry string) (word, error) {
		if text, number, ok := strings.Cut(entry, " "); ok {
			if n, err := strconv.Atoi(number); err == nil {
				return word{text: text, kind: kind, n: n}, nil
			}
		}
		return word{}, fmt.Errorf("want a word and a number, as in 春季 1")
	}
}

// daypart is a part of the day: the hours that it spans, and whether a clock
// time in it counts from noon on (下午5点 is 17:00).
type daypart struct {
	text        string
	from, until int
	pm          bool
}

// parseDaypart reads 下午 12-16 pm.
func parseDaypart(entry string) (daypart, error) {
	rest, pm := strings.CutSuffix(entry, " pm")
	text, hours, ok := strings.Cut(rest, " ")
	a, b, dash := strings.Cut(hours, "-")
	from, errA := strconv.Atoi(a)
	until, errB := strconv.Atoi(b)
	if !ok || !dash || errA != nil || errB != nil || from < 0 || until <= from || until > 24 {
		return daypart{}, fmt.Errorf("want a word and its hours, as in 上午 8-12 or 下午 12-16 pm")
	}
	return daypart{text, from, until, pm}, nil
}

// neighbours are words and the characters beside which they are others.
type neighbours struct {
	words               []string
	notAfter, notBefore string
}

// parseNeighbours reads 之以目此当|前天|猫津: the words in the middle, several of them
// apart by blanks.
func parseNeighbours(entry string) (neighbours, error) {
	f := strings.Split(entry, "|")
	if len(f) != 3 || strings.TrimSpace(f[1]) == "" || f[0]+f[2] == "" {
		return neighbours{}, fmt.Errorf("want the characters before, the words, and the characters behind them, as in 过失|去年| or |前天|猫津")
	}
	return neighbours{strings.Fields(f[1]), f[0], f[2]}, nil
}

// guard gives the words their neighbours, which may come in several entries.
func guard(words []word, list []neighbours, s *source) {
	byText := make(map[string][]*word, len(words))
	for i := range words {
		byText[words[i].text] = append(byText[words[i].text], &words[i])
	}
	for _, n := range list {
		for _, text := range n.words {
			if len(byText[text]) == 0 {
				s.errs = append(s.errs, fmt.Errorf("timex: lexicon \"time-neighbours\": %q is no word of time", text))
			}
			for _, w := range byText[text] {
				w.notAfter += n.notAfter
				w.notBefore += n.notBefore
			}
		}
	}
}
