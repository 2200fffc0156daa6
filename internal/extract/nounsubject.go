package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// counts is the noun that a number without a word for its metric is of, where
// its clause names nothing that could own what is counted: 四家公司, 三百辆的误差,
// 对外授权交易已有45笔, 路测数据只有2%.
func (x *Extractor) counts(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	if !strings.HasPrefix(r.rule, "figure.bare") || q.Dimension != "classifier" && q.Dimension != "percent" {
		return subject{}, false
	}
	clause := s.clauseOf(q)
	at := d.skipLeft(q.Start, clause.Start, false)
	for _, m := range slices.Backward(s.mentions) {
		if m.Start < clause.Start || m.End > q.Start || d.Entities[m.Entity].Type == "Place" {
			continue
		}
		switch between := strings.TrimSpace(d.text[m.End:at]); {
		case between == "" || between == "等":
		case between == "的" || d.Entities[m.Entity].Type != "Person":
			return subject{}, false
		}
	}
	noun := x.countedSpan(d, s, q)
	switch {
	case q.Dimension == "percent" || strings.TrimSpace(noun.Of(d.text)) == "":
		if noun = x.attribute(d, s, q); noun.Len() == 0 || q.Unit == "辆" || q.Unit == "台" || measureNoun(noun.Of(d.text)) || x.generic(s, noun) {
			return subject{}, false
		}
	case s.clause(q.Start) > 0 && at > clause.Start && !endsInPreposition(d.text[clause.Start:at]):
		return subject{}, false // a verb without a subject goes on about what was named before
	}
	text := strings.TrimSpace(noun.Of(d.text))
	return subject{entity: -1, text: text, span: noun, by: byWords}, utf8.RuneCountInString(text) > 1
}

// counted is the noun that a number without a word for its metric counts, in a
// sentence that names nothing that could have it: 17万条字幕, 超过95%的智能机.
func (x *Extractor) counted(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	noun := article.Span{}
	switch {
	case !strings.HasPrefix(r.rule, "figure.bare"):
	case q.Dimension == "classifier" && q.Unit != "辆" && q.Unit != "台":
		noun = x.countedSpan(d, s, q)
	case q.Dimension == "percent" && strings.HasPrefix(d.text[q.End:s.End], "的"):
		noun = x.tail(d, s, q)
	}
	if d.runes(noun) < 2 || x.generic(s, noun) || measureNoun(noun.Of(d.text)) || !nominal(d.tokensFrom(noun.Start)[0].POS) {
		return subject{}, false
	}
	return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), span: noun, by: byWords}, true
}

// measureNoun says whether a noun names a measure, and not a thing measured.
func measureNoun(w string) bool {
	for _, end := range [...]string{"率", "比", "比例", "比重", "度", "差距", "差", "幅", "额", "量", "数", "价", "值"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// nounBefore is the noun phrase right before a place: what a figure is about
// where no entity is named (全球手游收入). Words that only limit the figure are
// none.
func (x *Extractor) nounBefore(d *document, s *sentence, at int) article.Span {
	clause := s.clauseSpan(at)
	end := x.beforeLimits(d, s, at, clause.Start)
	start, nouns := end, 0
	for i, n := d.tokenBefore(end), 0; i >= 0 && n < maxCounted; i, n = i-1, n+1 {
		t := d.Tokens[i]
		if t.Start < clause.Start || t.End > start || strings.TrimSpace(d.text[t.End:start]) != "" || d.inTime(s, t.Span) || d.inMention(s, t.Span) {
			break
		}
		if endsNoun(t.Of(d.text), t.POS) || s.countedBy(t.Span) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
			break
		}
		if r, _ := utf8.DecodeRuneInString(t.Of(d.text)); isBreak(r) || isQuoteOrSpace(r) {
			break
		}
		start = t.Start
		if strings.HasPrefix(t.POS, "n") || t.POS == "eng" || t.POS == "x" {
			nouns++
		}
	}
	noun := article.Span{Start: start, End: end}
	if r, _ := utf8.DecodeLastRuneInString(noun.Of(d.text)); strings.ContainsRune("里中上内间", r) {
		return article.Span{} // 全国城市里 says among what
	}
	if nouns == 0 || utf8.RuneCountInString(noun.Of(d.text)) < 2 {
		return article.Span{}
	}
	// What a preposition marks is no subject, and a word that any figure may
	// stand behind names nothing.
	if before := d.text[clause.Start:start]; endsInPreposition(before) {
		return article.Span{}
	}
	for i := s.firstHit(noun.Start); i < len(s.hits) && s.hits[i].Start == noun.Start; i++ {
		if s.hits[i].End >= noun.End && (x.table.is(s.hits[i], x.scopeWords) || x.table.is(s.hits[i], x.genericNouns)) {
			return article.Span{}
		}
	}
	return noun
}

// beforeLimits steps back over what stands between a noun and the number it is
// measured by: the metric itself, 全球, 单月, 一夜, 的 and times.
func (x *Extractor) beforeLimits(d *document, s *sentence, at, limit int) int {
	for {
		end := d.skipLeft(at, limit, false)
		for _, w := range [...]string{"的", "总", "其", "了"} {
			end -= len(d.text[limit:end]) - len(strings.TrimSuffix(d.text[limit:end], w))
		}
		for _, h := range s.hits {
			if h.End == end && h.Start >= limit && (x.table.is(h, x.scopeWords) || len(x.metricCues[h.word]) > 0) {
				end = h.Start
				break
			}
		}
		for i := range s.times {
			if t := &s.times[i]; t.End == end && t.Start >= limit {
				end = t.Start
			}
		}
		for i := range s.quantities {
			if q := &s.quantities[i]; q.End == end && q.Start >= limit && q.Dimension == "time" {
				end = q.Start
			}
		}
		if end == at {
			return at
		}
		at = end
	}
}

func endsInPreposition(s string) bool {
	for _, w := range [...]string{"在", "向", "给", "较", "比", "从", "对", "于", "被", "以", "由", "和", "与"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// pointed is the noun that opens a clause behind a word that points at it:
// 这种皮纹玻璃后盖采用了…. Nouns that any figure may stand behind are none.
func (x *Extractor) pointed(d *document, s *sentence, clause article.Span, before int) article.Span {
	rest := clause.Of(d.text)
	for _, w := range pointers {
		behind, ok := strings.CutPrefix(rest, w)
		if !ok {
			continue
		}
		start := clause.End - len(behind)
		noun := article.Span{Start: start, End: start}
		for n, t := range d.tokensFrom(start) {
			if n == maxCounted || t.End > min(clause.End, before) || t.Start != noun.End || endsNoun(t.Of(d.text), t.POS) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
				break
			}
			noun.End = t.End
		}
		if d.runes(noun) < 2 || x.generic(s, noun) {
			return article.Span{}
		}
		return noun
	}
	return article.Span{}
}

// pointers are the words that point at what a text spoke of before, with the
// classifiers of things.
var pointers = [...]string{"这款", "这种", "这颗", "这台", "这部", "这套", "这座", "这辆", "这架", "这份", "该款", "此款", "这项"}

// possessing is the noun whose measure a clause speaks of: 三生制药 in 三生制药的股价
// 当天高开.
func (x *Extractor) possessing(d *document, s *sentence, clause article.Span) article.Span {
	if strings.HasPrefix(clause.Of(d.text), "其中") {
		return article.Span{} // a part of what was spoken of
	}
	for i := s.firstHit(clause.Start); i < len(s.hits) && s.hits[i].Start < clause.End; i++ {
		if h := s.hits[i]; len(x.metricCues[h.word]) > 0 && strings.HasSuffix(d.text[clause.Start:h.Start], "的") {
			return x.nounBefore(d, s, h.Start)
		}
	}
	return article.Span{}
}

// generic says whether a noun is one that figures of anything stand behind.
func (x *Extractor) generic(s *sentence, noun article.Span) bool {
	return x.wholly(s, noun, x.genericNouns)
}

// wholly says whether a noun is a word of a class, or the end of one.
func (x *Extractor) wholly(s *sentence, noun article.Span, c class) bool {
	h, ok := s.longestEnding(x.table, noun.End, c)
	return ok && h.Start <= noun.Start
}
