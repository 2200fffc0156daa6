package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// A figure may be of what is no entity: these are the noun phrases around a
// number that name it.

// countedSpan is the noun that a quantity counts: 2,400 个喷嘴 counts 喷嘴.
func (x *Extractor) countedSpan(d *document, s *sentence, q *quantity.Quantity) article.Span {
	at := d.skipRight(q.End, s.End, false)
	if q.Unit == "人" {
		if _, ok := s.longest(x.table, at, x.usingVerbs); ok {
			return article.Span{Start: at, End: at} // the people are counted, and do something
		}
	}
	return d.phraseFrom(s, at)
}

// endsNoun says whether a token cannot belong to a noun.
func endsNoun(w, pos string) bool {
	if slices.Contains(particles[:], w) {
		return true
	}
	switch w {
	case "的", "和", "与", "及", "在", "是", "被", "将", "已", "也", "都", "后", "前", "内", "时", "中", "以上", "左右", "」", "”", "》", "来", "之后", "以来", "之间", "为", "较", "比", "达", "至", "仍", "占", "来自", "位于", "属于", "用于", "包括", "采用", "加入", "参与", "进行", "怎么办", "怎么", "如何":
		return true
	}
	switch {
	case pos == "", pos == "x":
		return false
	}
	return strings.ContainsRune("pducwryt", rune(pos[0]))
}

// particles are words of grammar, whatever the segmenter takes them for.
var particles = [...]string{"向", "对", "从", "由", "让", "给", "把", "很", "就", "才", "正", "更", "没", "不", "可", "能", "会", "要", "想", "已", "曾", "还", "又", "再", "均", "却", "则", "便", "且", "或", "若", "因", "以", "于", "当", "如", "像", "跟", "按", "靠", "只", "仅", "共", "约", "超", "近", "逾", "每", "其", "它", "该", "这", "那", "此", "某", "适"}

// tail is the noun phrase that a number behind it describes, with or without
// 的 and over one bracketed remark: 5000 万美元（约 3.62 亿元）的 B 轮融资.
func (x *Extractor) tail(d *document, s *sentence, q *quantity.Quantity) article.Span {
	at := d.skipRight(q.End, s.End, true)
	for _, w := range attributive {
		if strings.HasPrefix(d.text[at:s.End], w) {
			at = d.skipRight(at+len(w), s.End, false)
			break
		}
	}
	noun := article.Span{Start: at, End: at}
	end := at
	for n, t := range d.tokensFrom(at) {
		w := t.Of(d.text)
		r, _ := utf8.DecodeRuneInString(w)
		if t.Start >= s.End || n == maxTail || isBreak(r) || annotate.IsClauseMark(r) || strings.TrimSpace(d.text[end:t.Start]) != "" {
			break
		}
		adjusted := w == "后" && strings.HasSuffix(d.text[at:t.Start], "调整")
		end = t.End
		if strings.TrimSpace(w) == "" || adjusted {
			continue
		}
		if endsNoun(w, t.POS) {
			break
		}
		if !strings.HasPrefix(t.POS, "v") || t.POS == "vn" {
			noun.End = end
		}
	}
	return noun
}

// maxTail is how many tokens the tail may have, spaces among them.
const maxTail = 7

// attributive are what ties a number to the noun behind it, the longest first.
var attributive = [...]string{"左右的", "以上的", "以下的", "以内的", "的"}

// attribute is the noun right before a number that its predicate measures,
// where no metric names it: 吸力 in 吸力为25000帕, 客观缓解率 in 客观缓解率为70.8%.
func (x *Extractor) attribute(d *document, s *sentence, q *quantity.Quantity) article.Span {
	clause := s.clauseSpan(q.Number.Start)
	at := d.skipLeft(q.Start, clause.Start, false)
	for again := true; again; {
		again = false
		for _, w := range copulas {
			if strings.HasSuffix(d.text[clause.Start:at], w) {
				at = d.skipLeft(at-len(w), clause.Start, false)
				again = true
			}
		}
	}
	return d.phraseBefore(s, at, clause.Start)
}

// copulas may stand between a noun and the number that measures it.
var copulas = [...]string{"已经有", "达到", "已有", "共有", "高达", "仅为", "仅有", "升至", "降至", "跌至", "约为", "只有", "已达", "合计", "为", "达", "是", "至", "到", "约", "仅", "在", "超", "了", "共", "近"}

// countedBy says whether a span lies in a number with a unit.
func (s *sentence) countedBy(sp article.Span) bool {
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Unit != "" && q.Overlaps(sp) {
			return true
		}
	}
	return false
}

// tokensFrom are the tokens from a place on.
func (d *document) tokensFrom(at int) []segment.Token {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t segment.Token, at int) int { return t.Start - at })
	return d.Tokens[i:]
}

// tokenBefore is the index of the last token that ends at or before a place.
func (d *document) tokenBefore(at int) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t segment.Token, at int) int { return t.Start - at })
	for i--; i >= 0 && d.Tokens[i].End > at; i-- {
	}
	return i
}

func (d *document) inTime(s *sentence, sp article.Span) bool {
	for i := range s.times {
		if s.times[i].Overlaps(sp) {
			return true
		}
	}
	return false
}
