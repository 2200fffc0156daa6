package extract

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
)

// turns are the speeches of an interview that is written down as such, a
// paragraph of each speaker behind his name (王雷：…), and of headings of that form
// (雷军：新车明天发布). A turn goes on until the next one where the article has several.
func (d *document) turns() []speech {
	var out []speech
	said := map[int]int{}
	for i := range d.sentences {
		if m, ok := d.turnOf(i); ok {
			said[m.Entity]++
		}
	}
	for i := range d.sentences {
		m, ok := d.turnOf(i)
		if !ok {
			continue
		}
		s := &d.sentences[i]
		last := s
		for k := i + 1; k < len(d.sentences); k++ {
			o := &d.sentences[k]
			next := o.Paragraph != last.Paragraph
			if o.Item != s.Item || next && (said[m.Entity] < 2 || d.inTurn(k)) {
				break
			}
			last = o
		}
		out = append(out, speech{Span: article.Span{Start: m.End, End: last.End}, source: d.Entities[m.Entity].Name, entity: m.Entity})
	}
	return out
}

// turnOf is the person whose name and a colon open the paragraph that a sentence
// begins.
func (d *document) turnOf(i int) (annotate.Mention, bool) {
	s := &d.sentences[i]
	if i > 0 && d.sentences[i-1].Paragraph == s.Paragraph {
		return annotate.Mention{}, false
	}
	m, ok := s.mentionAt(s.Start)
	if !ok || d.Entities[m.Entity].Type != "Person" || !d.colonAt(m.End, s.End) {
		return annotate.Mention{}, false
	}
	return m, true
}

// inTurn says whether a sentence opens another's turn: a short name and a colon.
func (d *document) inTurn(i int) bool {
	s := &d.sentences[i]
	name, _, ok := strings.Cut(d.text[s.Start:s.End], "：")
	return ok && utf8.RuneCountInString(name) <= maxTurnName
}

// maxTurnName is the longest name before a turn, in characters.
const maxTurnName = 12

func (d *document) colonAt(at, end int) bool {
	rest := strings.TrimLeft(d.text[at:end], " ")
	return strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")
}
