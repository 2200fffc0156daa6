package extract

import (
	"strings"

	"suyuan/internal/article"
)

// What a figure is of is taken from the words around it where no name is. The
// segmenter's word classes are rough, so such a phrase is looked at once more:
// what hangs on it is cut off, and one that names nothing is given up.

// sound is a subject in words without the adverbs and verbs that hang on it
// (个人财富一共, 并宣布裁员), or, where it then names no thing (开业, 马不停蹄), what the
// text around is about.
func (x *Extractor) sound(d *document, s *sentence, sub subject, r reading) subject {
	if sub.entity >= 0 || sub.text == "" || sub.sure {
		return sub
	}
	if noun := x.soundSpan(d, s, sub.span); noun.Len() > 0 {
		sub.span, sub.text = noun, strings.TrimSpace(noun.Of(d.text))
		return sub
	}
	m := &x.model.Metrics[r.metric]
	if t, ok := x.topic(d, s, m.Subjects, m.Lasting); ok {
		return subject{entity: t.Entity, span: t.Span, by: bySentence}
	}
	if noun := x.spokenNoun(d, s); noun.Len() > 0 {
		return d.worded(noun, byTopic)
	}
	return sub
}

// soundSpan is a noun phrase without what hangs on it; empty if it names nothing
// that a figure could be of.
func (x *Extractor) soundSpan(d *document, s *sentence, noun article.Span) article.Span {
	if noun.Len() == 0 {
		return noun
	}
	noun = x.trimmed(d, s, noun)
	if d.runes(noun) < 2 || !d.things(noun) || d.numberIn(noun) || strings.Contains(noun.Of(d.text), "\t") || x.wholly(s, noun, x.noThings) {
		return article.Span{}
	}
	return d.withMarket(s, noun)
}

// spokenNoun is the noun that the sentences before one open with, the nearest
// first and the heading of the item last: what is spoken of, where no name is.
func (x *Extractor) spokenNoun(d *document, s *sentence) article.Span {
	for i := s.index; i >= 0 && i >= s.index-topicReach && d.sentences[i].Item == s.Item; i-- {
		o := &d.sentences[i]
		for _, clause := range o.Clauses {
			if noun := x.soundSpan(d, o, x.opening(d, o, clause, clause.End)); noun.Len() > 0 && !x.quality(d, noun) {
				return noun
			}
		}
	}
	of := d.sentencesOf(s.Item)
	for i := 0; i < len(of) && of[i].Heading && of[i].index < s.index; i++ {
		for _, clause := range of[i].Clauses {
			if noun := x.soundSpan(d, &of[i], x.opening(d, &of[i], clause, clause.End)); noun.Len() > 0 && !x.quality(d, noun) {
				return noun
			}
		}
	}
	return article.Span{}
}

// trimmed is a noun phrase without the words at its ends that belong to what
// stands around it.
func (x *Extractor) trimmed(d *document, s *sentence, noun article.Span) article.Span {
	tokens := d.tokensFrom(noun.Start)
	n := 0
	for n < len(tokens) && tokens[n].End <= noun.End {
		n++
	}
	tokens = tokens[:n]
	for len(tokens) > 0 {
		last := tokens[len(tokens)-1]
		h, listed := s.longestEnding(x.table, last.End, x.nounTails)
		if w := last.Of(d.text); !(listed && h.Start >= last.Start) && w != de && !hangs(last.POS) {
			break
		}
		tokens = tokens[:len(tokens)-1]
	}
	for len(tokens) > 1 {
		first := tokens[0]
		h, listed := s.longestEnding(x.table, first.End, x.nounHeads)
		if !listed || h.Start < first.Start {
			break
		}
		tokens = tokens[1:]
	}
	if len(tokens) == 0 {
		return article.Span{}
	}
	return article.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}
}

// hangs says whether a word of a class ends no noun: an adjective, a conjunction, an
// adverb or a preposition.
func hangs(pos string) bool { return pos != "" && strings.Contains("acdp", pos[:1]) }

// withMarket is a noun phrase with the market that the measure behind it names: 宠物
// of 宠物市场规模 is the market of pets.
func (d *document) withMarket(s *sentence, np article.Span) article.Span {
	behind := d.text[np.End:max(np.End, s.End)]
	for _, market := range d.grammar.marketNouns {
		if strings.HasPrefix(behind, market) && anyPrefix(behind, d.grammar.marketMeasures) {
			np.End += len(market)
			break
		}
	}
	return np
}

// things says whether the last word of a phrase may be what it is about: no
// idiom or number, and no adjective alone.
func (d *document) things(noun article.Span) bool {
	i := d.tokenBefore(noun.End)
	if i < 0 {
		return false
	}
	switch t := d.Tokens[i]; t.POS {
	case "i", "m", "mq":
		return false
	case "a":
		return t.Start > noun.Start
	}
	return true
}
