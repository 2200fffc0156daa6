package extract

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// dimensionWords are what the numbers of a thing's length, width and height are called
// together; each number is one of them.
const dimensionWords = "长宽高"

// properLabel is what a number is called in full: a verb of rising or falling with what
// rises or falls where the subject does not say it (净利润同比增长, 算力性价比提升), and of
// length, width and height the one that it is.
func (x *Extractor) properLabel(d *document, s *sentence, i int, r reading, sub subject) string {
	q := &s.quantities[i]
	if strings.HasPrefix(r.label, dimensionWords) {
		if place, n := s.placeInList(i); n == utf8.RuneCountInString(dimensionWords) {
			return string([]rune(dimensionWords)[place])
		}
		return r.label
	}
	if !r.change && !x.model.Metrics[r.metric].Change {
		return r.label
	}
	verb, ok := x.changeVerb(d, s, q)
	if !ok || verb.Of(d.text) != r.label {
		return r.label
	}
	moved := x.movedNoun(d, s, verb.Span)
	if moved.Overlaps(sub.span) && sub.span.End < moved.End {
		moved.Start = d.skipRight(sub.span.End, moved.End, false)
	}
	switch text := strings.TrimSpace(moved.Of(d.text)); {
	case d.runes(moved) < 2, !d.hasNoun(moved), sub.entity < 0 && strings.HasSuffix(sub.text, text), moved.Overlaps(sub.span):
		return r.label
	}
	label := article.Span{Start: moved.Start, End: verb.End}
	if d.runes(label) > maxChangeLabel {
		return r.label
	}
	return strings.TrimSpace(label.Of(d.text))
}

// placeInList is which member of its list the i-th quantity of a sentence is, and how
// many the list has.
func (s *sentence) placeInList(i int) (place, n int) {
	list := s.quantities[i].List
	if list == 0 {
		return 0, 0
	}
	for j := range s.quantities {
		if s.quantities[j].List != list {
			continue
		}
		if n++; j < i {
			place++
		}
	}
	return place, n
}

// maxChangeLabel is how many characters a verb of change may have with what it is said of.
const maxChangeLabel = 14

// movedNoun is the noun that a verb of rising or falling is said of, in its clause and with
// no more than 同比 or adverbs between: 净利润 in 净利润同比大幅增长. Empty if there is none.
func (x *Extractor) movedNoun(d *document, s *sentence, verb article.Span) article.Span {
	clause := s.clauseSpan(verb.Start)
	at := x.beforeAdverbs(d, s, verb.Start, clause.Start)
	noun := d.phraseBefore(s, at, clause.Start)
	for _, h := range s.hits {
		if h.End == at && h.Start >= clause.Start && h.Start < noun.Start && x.levelNoun(h) {
			noun = h.Span
		}
	}
	if i := d.firstToken(noun.Start); noun.Len() > 0 && i > 0 && d.cutOff(d.Tokens[i-1], d.Tokens[i]) && d.Tokens[i-1].Start >= clause.Start {
		noun.Start = d.Tokens[i-1].Start
	}
	lead := d.text[clause.Start:d.skipLeft(noun.Start, clause.Start, false)]
	switch {
	case d.runes(noun) < 2, d.numberIn(noun), !d.hasNoun(noun), x.wholly(s, noun, x.scopeWords):
		return article.Span{}
	case anySuffix(noun.Of(d.text), d.grammar.localizers), anySuffix(lead, d.grammar.prepositions), anySuffix(lead, d.grammar.means):
		return article.Span{} // 在算法上提升, 通过语境分析降低
	}
	if h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: noun.Start}, x.compareMarks); ok && d.runes(article.Span{Start: h.End, End: noun.Start}) <= maxCompared {
		return article.Span{} // 较2021年平均水平提升
	}
	return noun
}

// cutOff says whether the segmenter cut a word that it does not know into two characters, of
// which only the second was taken with what follows: 动|销 in 动销商家数.
func (d *document) cutOff(a, b segment.Token) bool {
	return a.End == b.Start && d.runes(a.Span) == 1 && d.runes(b.Span) == 1 && a.POS != "" && !strings.Contains("updcmrwv", a.POS[:1])
}

// levelNoun says whether words are a noun for a metric that is no change.
func (x *Extractor) levelNoun(h hit) bool {
	for _, cue := range x.metricCues[h.word] {
		if cue.kind == nounCue && !x.model.Metrics[cue.metric].Change {
			return true
		}
	}
	return false
}

// beforeAdverbs steps back from a verb of change over 同比, 环比, adverbs and 约.
func (x *Extractor) beforeAdverbs(d *document, s *sentence, at, limit int) int {
	for {
		end := d.skipLeft(at, limit, false)
		if h, ok := s.longestEnding(x.table, end, x.scopeWords); ok && h.Start >= limit {
			end = h.Start
		} else if i := d.tokenBefore(end); i >= 0 && d.Tokens[i].End == end && d.Tokens[i].Start >= limit && strings.HasPrefix(d.Tokens[i].POS, "d") {
			end = d.Tokens[i].Start
		}
		if end == at {
			return at
		}
		at = end
	}
}
