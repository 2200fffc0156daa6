package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/internal/segment"
	"suyuan/schema"
)

// A clause says first what it is about (Li and Thompson, Mandarin Chinese, 1981,
// ch. 4): behind times, adverbs and conjunctions stands a noun phrase, up to the
// first adverb, verb or number. Where no name is in it, it is still what the
// clause's figures are of: 移动充电设备的工作频率为…, 每位获奖者将获得….

// opened is what a figure's own clause opens with, where that is what the figure
// is of and no part or quality of what was spoken of before (性能提升50%).
func (x *Extractor) opened(d *document, s *sentence, clause article.Span, q *quantity.Quantity, r reading) (subject, bool) {
	at := q.Start
	if r.cue.Len() > 0 && clause.Contains(r.cue) {
		at = min(at, r.cue.Start)
	}
	np := x.opening(d, s, clause, at)
	if np.Len() == 0 {
		return subject{}, false
	}
	for _, m := range s.mentions {
		if m.Span == np && x.personal(d, m, r) {
			return subject{}, false // 林远公布的价格
		}
		if m.Span == np {
			return subject{entity: m.Entity, span: np, by: byNearness}, true
		}
	}
	if x.quality(d, np) && d.measured(article.Span{Start: np.End, End: at}) {
		return subject{}, false
	}
	return d.worded(np, byWords), true
}

// personal says whether a mention is a person's, of whom a metric is not told.
func (x *Extractor) personal(d *document, m annotate.Mention, r reading) bool {
	types := x.model.Metrics[r.metric].Subjects
	return d.Entities[m.Entity].Type == schema.Person && len(types) > 0 && !slices.Contains(types, schema.Person)
}

// openedBefore is what the nearest clause before a figure's opens with, if that
// names a thing.
func (x *Extractor) openedBefore(d *document, s *sentence, here int) (subject, bool) {
	for k := here - 1; k >= 0; k-- {
		if x.speaksIn(s, s.Clauses[k]) || anySuffix(s.Clauses[k].Of(d.text), d.grammar.showing) {
			return subject{}, false
		}
		if np := x.opening(d, s, s.Clauses[k], s.Clauses[k].End); np.Len() > 0 && !x.quality(d, np) {
			return d.worded(np, byClause), true
		}
	}
	return subject{}, false
}

// market says whether a noun phrase opens with where a thing is sold or made, so
// that it names all of a kind there (全球可折叠手机) and nobody's own.
func (x *Extractor) market(s *sentence, np article.Span) bool {
	h, ok := s.longest(x.table, np.Start, x.regionWords)
	return ok && h.End < np.End
}

// ofSpeaker says whether a clause opens with a pronoun for who speaks: 林远表示，
// 他自己….
func (x *Extractor) ofSpeaker(d *document, s *sentence, clause article.Span, limit int) bool {
	tokens := d.tokensFrom(clause.Start)
	i := x.pastAdverbials(d, s, tokens[:min(len(tokens), maxTail)])
	if i == len(tokens) || tokens[i].End > limit || !slices.Contains(d.grammar.selfWords, tokens[i].Of(d.text)) {
		return false
	}
	// 他预计全年净利润… is of the company that he speaks for.
	_, expects := s.longest(x.table, tokens[i].End, x.expectVerbs)
	return !expects
}

// quality says whether a noun phrase names no thing, but a part or a quality
// that all things of a kind have.
func (x *Extractor) quality(d *document, np article.Span) bool {
	w := np.Of(d.text)
	return d.grammar.measures(w) || utf8.RuneCountInString(w) <= maxQuality && !strings.Contains(w, de)
}

// maxQuality is how many characters the noun of a part or a quality may have
// that its figure says no owner of: 性能, 屏幕, 充电桩.
const maxQuality = 3

// measured says whether what stands between a noun and a number or its metric
// only measures the noun, and tells nothing that it does: 应该是, 已达, 又.
func (d *document) measured(gap article.Span) bool {
	for _, t := range d.tokensFrom(gap.Start) {
		if t.Start >= gap.End {
			break
		}
		if w := t.Of(d.text); strings.HasPrefix(t.POS, "v") && !slices.Contains(d.grammar.copulas, w) && !slices.Contains(d.grammar.measuringModals, w) {
			return false
		}
	}
	return true
}

// opening is the noun phrase that a clause opens with, before a limit, without
// the metric that it ends with; empty if the clause opens otherwise.
func (x *Extractor) opening(d *document, s *sentence, clause article.Span, limit int) article.Span {
	from := d.firstToken(clause.Start)
	tokens := d.Tokens[from:max(from, d.firstToken(min(limit, clause.End)))]
	i := x.pastAdverbials(d, s, tokens)
	if i == len(tokens) {
		return article.Span{}
	}
	if slices.Contains(d.grammar.demonstratives, tokens[i].Of(d.text)) {
		i++
	}
	if i == len(tokens) {
		return article.Span{}
	}
	np := article.Span{Start: tokens[i].Start, End: tokens[i].Start}
	nouns := 0
	for ; i < len(tokens); i++ {
		t := tokens[i]
		w := t.Of(d.text)
		next := segment.Token{}
		if i+1 < len(tokens) {
			next = tokens[i+1]
		}
		tail := t.End == limit && t.Start == np.End && np.Len() > 0 && utf8.RuneCountInString(w) == 1 && strings.HasPrefix(t.POS, "v") && !slices.Contains(d.grammar.copulas, w)
		if slices.Contains(d.grammar.able, w) && np.Len() > 0 && i+2 < len(tokens) && strings.HasPrefix(next.POS, "v") && nominal(tokens[i+2].POS) {
			i++ // 可折叠手机
			np.End = next.End
			continue
		}
		if x.startsCarrying(s, t.Span) || d.inTime(s, t.Span) || !tail && !d.inPhrase(s, t, next, np) {
			break // but 播 ends 新主播 before 成交额
		}
		if nominal(t.POS) && !strings.HasPrefix(t.POS, "v") {
			nouns++
		}
		if d.grammar.joins(w) || t.POS == "w" {
			continue // counts only with what follows
		}
		np.End = t.End
	}
	if i < len(tokens) && np.Len() > 0 && strings.HasPrefix(tokens[i].POS, "u") && tokens[i].Start == np.End {
		return article.Span{} // 标志着
	}
	if h, ok := s.longest(x.table, np.End, x.expectVerbs); ok && np.Len() > 0 && h.Start == np.End {
		return article.Span{} // 分析师预计营收…
	}
	np = x.withoutMetric(d, s, np, limit)
	if w := np.Of(d.text); anySuffix(w, d.grammar.localizers) || anySuffix(w, d.grammar.moments) || anySuffix(w, d.grammar.circumstances) {
		return article.Span{} // 最大助力模式下 says when or where
	}
	if nouns == 0 || np.Len() == 0 || d.runes(np) < 2 || d.runes(np) > maxOpeningNoun || x.generic(s, np) {
		return article.Span{}
	}
	return np
}

// startsCarrying says whether a verb of having something in it begins in a token:
// 标 in 全系|标|配.
func (x *Extractor) startsCarrying(s *sentence, token article.Span) bool {
	h, ok := s.longest(x.table, token.Start, x.carryVerbs)
	return ok && h.Len() > 0
}

// maxOpeningNoun is the longest noun phrase, in characters, that is taken for
// what a clause is about: a longer one was not understood.
const maxOpeningNoun = 16

// pastAdverbials is the number of tokens that only lead up to what a clause is
// about: times, adverbs, conjunctions, 其中.
func (x *Extractor) pastAdverbials(d *document, s *sentence, tokens []segment.Token) int {
	for i, t := range tokens {
		w := t.Of(d.text)
		switch {
		case isQuoteOrSpace(firstRune(w)), d.inTime(s, t.Span), w == de:
		case slices.Contains(d.grammar.leadIns, w):
		case strings.HasPrefix(t.POS, "c"), strings.HasPrefix(t.POS, "d"):
		default:
			return i
		}
	}
	return len(tokens)
}

// inPhrase says whether a token goes on with the noun phrase read so far.
func (d *document) inPhrase(s *sentence, t, next segment.Token, np article.Span) bool {
	w := t.Of(d.text)
	switch {
	case s.numbered(t.Span):
		return false
	case d.grammar.joins(w):
		return np.Len() > 0 && (nominal(next.POS) || strings.HasPrefix(next.POS, "v"))
	case isQuoteOrSpace(firstRune(w)):
		return true
	case np.Len() == 0 && slices.Contains(d.grammar.determiners, w):
		return true
	case np.Len() == 0:
		// A clause that opens with a verb has no subject of its own.
		return nominal(t.POS) && t.POS != "vn" && t.POS != "zg" && (t.POS[0] != 'a' || nominal(next.POS) || next.Of(d.text) == de)
	case slices.Contains(d.grammar.nounEndings, w):
		return true // 功能包, 消费级: the segmenter does not know the word
	case strings.HasPrefix(t.POS, "v") && t.POS != "vn":
		return slices.Contains(d.grammar.determiners, np.Of(d.text)) && nominal(next.POS) // 这些充电桩
	}
	return nominal(t.POS) && !d.grammar.endsNoun(w, t.POS)
}

// nominal says whether a word of a part of speech may be part of a noun phrase.
func nominal(pos string) bool {
	switch {
	case pos == "vn", pos == "eng", pos == "zg", pos == "j", pos == "l", pos == "i", pos == "s":
		return true
	case pos == "":
		return false
	}
	return strings.IndexByte("nab", pos[0]) >= 0 && pos != "ad"
}

func firstRune(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// numbered says whether a span lies in a number.
func (s *sentence) numbered(sp article.Span) bool {
	for i := range s.quantities {
		if s.quantities[i].Overlaps(sp) {
			return true
		}
	}
	return false
}

// measure says whether a word names a measure of things, and no things that are
// counted (门店, 产品).
func (x *Extractor) measure(d *document, h hit) bool {
	for _, cue := range x.metricCues[h.word] {
		switch x.model.Metrics[cue.metric].Name {
		case countMetric, peopleMetric, usersMetric:
			if d.grammar.measures(h.Of(d.text)) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// withoutMetric takes off a noun phrase the metric that it ends with, and the
// 的 before that: 全球半导体市场的月度 is of 全球半导体市场, and 股价 in 股价连续16天 of
// nothing. What a metric at the limit stands right behind is whole: 女用户 in
// 女用户占比.
func (x *Extractor) withoutMetric(d *document, s *sentence, np article.Span, limit int) article.Span {
	whole := np.End == limit
	np.End = d.skipLeft(np.End, np.Start, false)
	for {
		end := np.End
		for _, h := range s.hits {
			if h.End != np.End || h.Start < np.Start {
				continue
			}
			owned := strings.HasSuffix(d.text[np.Start:h.Start], de)
			if x.measure(d, h) && (!whole || owned || h.Start == np.Start) || x.table.is(h, x.scopeWords) || owned && x.table.is(h, x.genericNouns) {
				end = h.Start
				break
			}
		}
		rest := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(d.text[np.Start:end], " "), de), " 」”")
		end = np.Start + len(rest)
		if end >= np.End || end <= np.Start {
			np.End = max(end, np.Start)
			return np
		}
		np.End = end
	}
}
