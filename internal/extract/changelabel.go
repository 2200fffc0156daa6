package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
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
	if whole := d.wholeOf(s, q); whole.Len() > 0 && x.model.Metrics[r.metric].Name == ratioMetric {
		return d.inFull(r.label, whole)
	}
	if !r.change && !x.model.Metrics[r.metric].Change {
		return x.levelLabel(d, s, q, r, sub)
	}
	verb, ok := x.changeVerb(d, s, q)
	if !ok || verb.Of(d.text) != r.label {
		return r.label
	}
	moved := x.ownNoun(d, x.movedNoun(d, s, verb.Span), sub)
	if d.runes(moved) < 2 || !d.hasNoun(moved) {
		return r.label
	}
	return d.inFull(r.label, article.Span{Start: moved.Start, End: verb.End})
}

// levelLabel is what a level is called in full: with the noun right before its metric
// (智能汽车业务营收), and with the verb where the number says by how much it changes
// (基本工资增加).
func (x *Extractor) levelLabel(d *document, s *sentence, q *quantity.Quantity, r reading, sub subject) string {
	clause := s.clauseOf(q)
	if r.cue.Len() == 0 || r.label != r.cue.Of(d.text) || r.cue.End > q.Start || r.cue.Start < clause.Start || !x.levelNounAt(s, r) {
		return r.label
	}
	label := r.cue
	if verb, ok := x.changeVerb(d, s, q); ok && verb.Start >= r.cue.End && !d.numberIn(article.Span{Start: r.cue.End, End: verb.Start}) {
		label.End = verb.End
	}
	noun := x.ownNoun(d, d.phraseBefore(s, d.skipLeft(r.cue.Start, clause.Start, false), clause.Start), sub)
	if d.runes(noun) > 1 && d.hasNoun(noun) && !d.numberIn(noun) && !x.generic(s, noun) && !slices.Contains(d.grammar.planWords, noun.Of(d.text)) && !x.wholly(s, noun, x.scopeWords) && !x.wholly(s, noun, x.noThings) {
		label.Start = noun.Start
	}
	return d.inFull(r.label, label)
}

// wholeOf is 占 with the whole before a number that is the share of it: 占总交付量 in
// 占总交付量的95%. Empty if the clause names none.
func (d *document) wholeOf(s *sentence, q *quantity.Quantity) article.Span {
	clause := s.clauseOf(q)
	switch q.Dimension {
	case "percent", "fraction", "multiple":
	default:
		return article.Span{}
	}
	head := strings.TrimRight(d.text[clause.Start:max(clause.Start, q.Start)], " ")
	of, ok := strings.CutSuffix(head, de)
	at := strings.LastIndex(of, shareVerb)
	if !ok || at < 0 {
		return article.Span{}
	}
	whole := article.Span{Start: clause.Start + at, End: clause.Start + len(of)}
	if anyPrefix(d.text[whole.Start+len(shareVerb):], d.grammar.noShares) || d.numberIn(whole) || !d.hasNoun(whole) {
		return article.Span{} // 占比、占有率
	}
	return whole
}

// shareVerb is the verb of being a share of a whole.
const shareVerb = "占"

// levelNounAt says whether the cue of a reading is a noun of its metric.
func (x *Extractor) levelNounAt(s *sentence, r reading) bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool {
		return h.Span == r.cue && slices.ContainsFunc(x.metricCues[h.word], func(cue metricCue) bool { return cue.kind == nounCue && cue.metric == r.metric })
	})
}

// ownNoun is a noun without what the subject of its figure says already; empty if that is
// all that it says.
func (x *Extractor) ownNoun(d *document, noun article.Span, sub subject) article.Span {
	if noun.Overlaps(sub.span) && sub.span.End < noun.End {
		noun.Start = d.skipRight(sub.span.End, noun.End, false)
	}
	for noun.Len() > 0 {
		w := d.grammar.conjunction(d.text[noun.Start:noun.End])
		if w == 0 {
			break
		}
		noun.Start += w // 中部、头部日均人数
	}
	text := strings.TrimSpace(noun.Of(d.text))
	if text == "" || noun.Overlaps(sub.span) || sub.entity < 0 && strings.HasSuffix(sub.text, text) {
		return article.Span{}
	}
	return noun
}

// inFull is a longer label in the words of the text, if it is not too long for one.
func (d *document) inFull(label string, full article.Span) string {
	if d.runes(full) > maxFullLabel {
		return label
	}
	return strings.TrimSpace(full.Of(d.text))
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

// maxFullLabel is how many characters a label may have.
const maxFullLabel = 14

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
