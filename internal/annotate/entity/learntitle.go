package entity

import (
	"slices"
	"strings"
)

// shortTitle is how long a title may be that stands for a longer one, in characters.
const shortTitle = 4

// shortTitles: 《报告》 is the one work of the article whose title ends so.
func (s *scan) shortTitles(l *learned, first []candidate) {
	var titles []string
	for _, c := range first {
		if name := c.Of(s.text); c.typ == Work && !slices.Contains(titles, name) {
			titles = append(titles, name)
		}
	}
	for _, short := range titles {
		if runes(short) > shortTitle {
			continue
		}
		var longer []string
		for _, t := range titles {
			if t != short && strings.HasSuffix(t, short) {
				longer = append(longer, t)
			}
		}
		if len(longer) == 1 {
			l.link(Work, longer[0], short)
		}
	}
}
