package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// countedSpan is the noun that a quantity counts: 2,400 个喷嘴 counts 喷嘴. It is
// what stands behind it up to a mark, a verb or 的, at most four tokens long.
func (x *Extractor) countedSpan(d *document, s *sentence, q *quantity.Quantity) article.Span {
	at := d.skipRight(q.End, s.End, false)
	noun := article.Span{Start: at, End: at}
	end, n := at, 0
	for _, t := range d.tokensFrom(at) {
		w := t.Of(d.text)
		r, _ := utf8.DecodeRuneInString(w)
		if t.Start >= s.End || n == maxCounted || isBreak(r) || endsNoun(w, t.POS) || strings.TrimSpace(d.text[end:t.Start]) != "" {
			break
		}
		if noun.Len() > 0 && strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
			break // 16 家券商收到消息 counts 券商
		}
		end = t.End
		n++
		// A verb may be part of a noun (联合创始人), but none ends with one.
		if !strings.HasPrefix(t.POS, "v") || t.POS == "vn" {
			noun.End = end
		}
	}
	if strings.HasPrefix(d.text[noun.End:s.End], "的") && noun.Len() > 0 && strings.HasPrefix(d.tokensFrom(at)[0].POS, "v") && d.tokensFrom(at)[0].POS != "vn" {
		return article.Span{Start: at, End: at} // 一万座庇护人类的地下城: a clause, and no noun
	}
	return noun
}

// maxCounted is how many tokens the noun that is counted may have.
const maxCounted = 4

// endsNoun says whether a token cannot belong to a noun.
func endsNoun(w, pos string) bool {
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
		if t.Start >= s.End || n == maxTail || isBreak(r) || isClauseMark(r) || strings.TrimSpace(d.text[end:t.Start]) != "" {
			break
		}
		end = t.End
		if strings.TrimSpace(w) == "" {
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
	noun := article.Span{Start: at, End: at}
	for i, n := d.tokenBefore(at), 0; i >= 0 && n < maxCounted; i, n = i-1, n+1 {
		t := d.Tokens[i]
		w := t.Of(d.text)
		r, _ := utf8.DecodeRuneInString(w)
		if t.Start < clause.Start || t.End != noun.Start || d.inTime(s, t.Span) || d.inMention(s, t.Span) || endsNoun(w, t.POS) || isBreak(r) || isQuoteOrSpace(r) {
			break
		}
		if strings.HasPrefix(t.POS, "v") && t.POS != "vn" && noun.Len() == 0 {
			break // 卖出 356
		}
		noun.Start = t.Start
	}
	return noun
}

// copulas may stand between a noun and the number that measures it.
var copulas = [...]string{"已经有", "达到", "已有", "共有", "高达", "仅为", "仅有", "升至", "降至", "跌至", "约为", "只有", "已达", "合计", "为", "达", "是", "至", "到", "约", "仅", "在", "超", "了", "共", "近"}

// labelOf is what a number is called where no metric has a word for it: the
// noun that it counts, else the one that its predicate measures.
func (x *Extractor) labelOf(d *document, s *sentence, q *quantity.Quantity) string {
	if q.Dimension == "classifier" || q.Dimension == "money" {
		if noun := strings.TrimSpace(x.countedSpan(d, s, q).Of(d.text)); noun != "" {
			return noun
		}
	}
	noun := strings.TrimSpace(x.attribute(d, s, q).Of(d.text))
	if utf8.RuneCountInString(noun) < 2 {
		return ""
	}
	return noun
}

// namesPart says whether a number only tells one thing from others of its kind,
// so that it measures nothing: a phase (二期), the seats that a car is called
// by (六座SUV).
func (d *document) namesPart(s *sentence, q *quantity.Quantity) bool {
	number := q.Number.Of(d.text)
	r, _ := utf8.DecodeRuneInString(number)
	switch q.Unit {
	case "期":
		return r > utf8.RuneSelf
	case "座":
		behind := strings.TrimLeft(d.text[q.End:s.End], " ")
		return strings.HasSuffix(d.text[s.Start:q.Start], "大") || slices.ContainsFunc(bodies[:], func(w string) bool { return strings.HasPrefix(behind, w) })
	case "字", "者", "重":
		return r > utf8.RuneSelf
	}
	return false
}

// inWord says whether a number is part of a longer word: 三位一体.
func (d *document) inWord(q *quantity.Quantity) bool {
	i, ok := slices.BinarySearchFunc(d.Tokens, q.Number.Start, func(t segment.Token, start int) int { return t.Start - start })
	if !ok || d.Tokens[i].End <= q.End {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.text[q.Number.Start:])
	return r > utf8.RuneSelf && utf8.RuneCountInString(d.Tokens[i].Of(d.text)) >= 4
}

// bodies are what a number of seats stands before in the name of a class of cars.
var bodies = [...]string{"SUV", "MPV", "轿车", "轿跑", "车型", "版", "布局", "家用", "旗舰", "大"}

// idle says whether a number that no word names a metric for is a turn of
// phrase: a vague few, what the sentence points back to (这两点, 前三个环节),
// points of an argument (三个原因), or 一天 as a time.
func (x *Extractor) idle(d *document, s *sentence, q *quantity.Quantity, r reading) bool {
	if q.Number.Of(d.text) == "百分之百" || strings.HasPrefix(d.text[q.End:s.End], "如一日") {
		return true
	}
	if r.cue.Len() > 0 || q.Dimension != "classifier" && q.Dimension != "duration" {
		return false
	}
	if q.Vague && q.Min < 10 {
		return true
	}
	before := d.tokenBefore(d.skipLeft(q.Start, s.Start, false))
	word := ""
	if before >= 0 && d.Tokens[before].Start >= s.Start {
		word = d.Tokens[before].Of(d.text)
	}
	switch word {
	case "这", "那", "该", "前", "最后", "头", "哪", "这个", "同", "每":
		return true
	}
	if q.Dimension == "classifier" {
		noun := x.countedSpan(d, s, q)
		h, ok := s.longestEnding(x.table, noun.End, x.points)
		return ok && h.Start >= noun.Start
	}
	if q.Op != "=" || q.Value != 1 || !strings.HasPrefix(q.Number.Of(d.text), "一") {
		return false
	}
	// 只用一天 and 一个星期的宽限期 say how long, 市值一天蒸发 does not.
	return !(word != "" && strings.HasPrefix(d.Tokens[before].POS, "v") || strings.HasPrefix(d.text[q.End:s.End], "的"))
}
