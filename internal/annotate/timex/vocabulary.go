package timex

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// vocabulary is what times are read with: the words of the grammar and those of
// schema/lexicons/times.yaml, found in a text by their first character, longest
// first.
type vocabulary struct {
	page  [256]*[256]uint16 // by the rune's high and low byte: index into words, 0 for none
	words [][]word
	// holidays are what the words of kind wordHoliday stand for, by their n.
	holidays                 []holiday
	dayparts, shortParts     []daypart
	behindLength, behindDate compounds
	cues                     *cues
}

func newVocabulary(lexicons []schema.Lexicon) (*vocabulary, error) {
	in := source{lists: make(map[string][]string, len(lexicons))}
	for _, l := range lexicons {
		in.lists[l.ID] = l.Words
	}
	v := &vocabulary{words: make([][]word, 1)}
	v.dayparts = read(&in, "time-daypart", parseDaypart)
	v.shortParts = read(&in, "time-daypart-short", parseDaypart)
	no := in.list("time-no-compound")
	v.behindLength = newCompounds(in.list("time-compound-length"), no)
	v.behindDate = newCompounds(in.list("time-compound-date"), no)
	v.cues = newCues(&in)
	words := slices.Concat(grammar, weekdays(),
		read(&in, "time-relative", relativeTo(wordRel)),
		read(&in, "time-context", relativeTo(wordCtx)),
		read(&in, "time-about-now", numbered(wordNow)),
		read(&in, "time-season", numbered(wordSeason)),
		read(&in, "time-era", numbered(wordEra)),
	)
	for _, s := range in.list("not_times") {
		words = append(words, word{text: s, kind: wordNot})
	}
	for i, d := range v.dayparts {
		words = append(words, word{text: d.text, kind: wordDaypart, n: i})
	}
	for _, d := range v.shortParts {
		words = append(words, word{text: d.text, kind: wordClockpart, then: numerals})
	}
	for _, h := range read(&in, "holidays", parseHoliday) {
		w := word{text: h.name, kind: wordHoliday, n: len(v.holidays)}
		w.notAfter, w.notBefore = besideDigits(h.name)
		v.holidays = append(v.holidays, h)
		words = append(words, w)
	}
	guard(words, read(&in, "time-neighbours", parseNeighbours), &in)
	for _, w := range words {
		v.add(w)
	}
	for _, ws := range v.words {
		slices.SortStableFunc(ws, func(a, b word) int { return len(b.text) - len(a.text) })
	}
	return v, errors.Join(in.errs...)
}

func (v *vocabulary) add(w word) {
	r, _ := utf8.DecodeRuneInString(w.text)
	pg := v.page[byte(r>>8)]
	if pg == nil {
		pg = new([256]uint16)
		v.page[byte(r>>8)] = pg
	}
	if pg[byte(r)] == 0 {
		pg[byte(r)] = uint16(len(v.words))
		v.words = append(v.words, nil)
	}
	k := pg[byte(r)]
	v.words[k] = append(v.words[k], w)
}

// slot is the index of the words that begin with r; 0 if there are none.
func (v *vocabulary) slot(r rune) uint16 {
	if r > 0xFFFF {
		return 0
	}
	pg := v.page[byte(r>>8)]
	if pg == nil {
		return 0
	}
	return pg[byte(r)]
}

// at lists the words that may stand at s[i:], by their first character.
func (v *vocabulary) at(s string, i int) []word {
	if i >= len(s) {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return v.words[v.slot(r)]
}

// find is the longest word of one of the kinds that stands at i.
func (v *vocabulary) find(s string, i int, kinds ...wordKind) *word {
	ws := v.at(s, i)
	for k := range ws {
		w := &ws[k]
		for _, kind := range kinds {
			if w.kind == kind && w.stands(s, i) {
				return w
			}
		}
	}
	return nil
}

// endDaypart is the part of the day that a word such as 今晚 ends in.
func (v *vocabulary) endDaypart(s string) (daypart, bool) {
	for _, d := range v.shortParts {
		if strings.HasSuffix(s, d.text) {
			return d, true
		}
	}
	return daypart{}, false
}
