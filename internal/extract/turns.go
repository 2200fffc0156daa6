package extract

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// turns are the speeches of an interview that is written down as such, a
// paragraph of each speaker behind his name (王雷：…), and of headings of that form
// (雷军：新车明天发布). Where the article has several, a turn goes on until the next.
func (d *document) turns() []speech {
	names := map[string]int{} // how often a name opens a paragraph
	for i := range d.sentences {
		if name := d.opener(i); name != "" {
			names[name]++
		}
	}
	var out []speech
	for i := range d.sentences {
		s := &d.sentences[i]
		m, ok := s.mentionAt(s.Start)
		if name := d.opener(i); !ok || d.Entities[m.Entity].Type != schema.Person || strings.TrimSpace(m.Of(d.text)) != name {
			continue
		}
		last := s
		for k := i + 1; k < len(d.sentences); k++ {
			o := &d.sentences[k]
			if o.Item != s.Item || o.Paragraph != last.Paragraph && (names[d.opener(i)] < 2 || names[d.opener(k)] > 1) {
				break
			}
			last = o
		}
		out = append(out, speech{Span: article.Span{Start: m.End, End: last.End}, source: d.Entities[m.Entity].Name, entity: m.Entity, turn: true})
	}
	return out
}

// takesTurn says whether a mention only tells whose turn of an interview a trigger is
// part of. What is told there is of others (李翔：很多人离职之后…), or of the speaker if
// he says 我; and that he thinks so (李翔：我认为…) is no news.
func (x *Extractor) takesTurn(d *document, s *sentence, m annotate.Mention, trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	for sp := range d.spokenAt(trigger) {
		if !sp.turn || sp.entity != m.Entity || m.End > sp.Start && clause.Contains(m.Span) {
			continue
		}
		return x.utters(s, trigger) || !strings.Contains(d.text[max(clause.Start, sp.Start):trigger.Start], "我")
	}
	return false
}

// opener is what stands before the colon that opens the paragraph which a
// sentence begins, if it is short enough for a name.
func (d *document) opener(i int) string {
	s := &d.sentences[i]
	if i > 0 && d.sentences[i-1].Paragraph == s.Paragraph {
		return ""
	}
	name, _, ok := strings.Cut(d.text[s.Start:s.End], "：")
	if !ok || utf8.RuneCountInString(name) > maxTurnName {
		return ""
	}
	return strings.TrimSpace(name)
}

// maxTurnName is the longest name before a turn, in characters.
const maxTurnName = 15
