package annotate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/article"
)

// maxHeading is the longest heading, in characters: digests of Chinese
// business news run theirs to some 50.
const maxHeading = 64

// isHeading tells a heading from a short paragraph: the source marks it as one,
// or it is one line that ends in no sentence mark.
func isHeading(a *article.Article, p article.Span) bool {
	if _, marked := slices.BinarySearchFunc(a.Headings, p.Start, func(h article.Span, at int) int { return h.Start - at }); marked {
		return true
	}
	s := p.Of(a.Text)
	if strings.HasPrefix(s, "#") {
		return true
	}
	if strings.Contains(s, "。") || utf8.RuneCountInString(s) > maxHeading || strings.HasPrefix(s, "![") || sourceLine.MatchString(s) {
		return false
	}
	for _, f := range a.Furniture {
		if f.Overlaps(p) {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	switch last {
	case '；', '：', ':', '，', ',', '、', '…', '.', ';', ')', '）':
		return false
	case '！', '？', '!', '?':
		// A heading may ask; a paragraph that does so holds more than one
		// clause mark.
		return strings.Count(s, "，")+strings.Count(s, ",") <= 1
	}
	return last != utf8.RuneError
}

// sourceLine finds what credits an item's publishers: （来源：IT 之家、快科技）,
// 消息来源：X, 数据来源：X, not 图片来源：X. The names are the group.
var sourceLine = regexp.MustCompile(`(?:^|[（(\[【。])\s*(?:消息|信息|文章|资料|新闻|内容|数据)?(?:来源|来自|出处)\s*[:：]\s*([^）)\]】\n]{1,60})[）)\]】]?\s*$`)

// bareSource finds a publisher alone in brackets behind the last sentence:
// …3154。（新浪科技）
var bareSource = regexp.MustCompile(`[。！？」”]\s*[（(]([^（）()，。：:；、\s]{3,16})[）)]\s*$`)

// items splits a digest into its items. An article is a digest if at least two
// of its paragraphs credit a source, or if its headings stand over items that
// each open like a piece of news; any other article is one item, for its
// sections share a topic.
func items(d *Doc, headings []bool) []Item {
	text := d.Article.Text
	sources := make([][]article.Span, len(d.Paragraphs))
	credits := 0
	for i, p := range d.Paragraphs {
		sources[i] = credited(text, p)
		if len(sources[i]) > 0 {
			credits++
		}
	}
	if !isDigest(text, d.Paragraphs, headings, credits) {
		whole := Item{Span: article.Span{Start: 0, End: len(text)}}
		return []Item{whole}
	}
	var out []Item
	open := func(p article.Span, heading bool) {
		it := Item{Span: article.Span{Start: p.Start, End: len(text)}}
		if heading {
			it.Heading = p
		}
		if n := len(out); n > 0 {
			out[n-1].End = p.Start
		}
		out = append(out, it)
	}
	closed := true // the next paragraph opens an item
	for i, p := range d.Paragraphs {
		switch {
		case headings[i] && (closed || i == 0 || !headings[i-1]):
			open(p, true)
		case closed:
			open(p, false)
		}
		closed = false
		it := &out[len(out)-1]
		if len(sources[i]) > 0 {
			it.Sources = append(it.Sources, sources[i]...)
			closed = true
		}
	}
	if len(out) == 0 {
		return []Item{{Span: article.Span{Start: 0, End: len(text)}}}
	}
	out[0].Start = 0
	return out
}

// newsLead is how a piece of news opens: 8 月 6 日消息, 据路透社报道, 近日.
var newsLead = regexp.MustCompile(`^(?:【|(?:北京时间|当地时间|美东时间)?\s*(?:\d{1,2}\s*月\s*\d{1,2}\s*日|近日|日前|今日|昨日|据|今天|昨天))`)

func isDigest(text string, paragraphs []article.Span, headings []bool, credits int) bool {
	if credits >= 2 {
		return true
	}
	tops, leads := 0, 0
	for i, h := range headings {
		if !h || i+1 >= len(paragraphs) || headings[i+1] {
			continue
		}
		tops++
		if newsLead.MatchString(paragraphs[i+1].Of(text)) {
			leads++
		}
	}
	return leads >= 3 && leads*2 >= tops
}

// credit is the match of sourceLine or bareSource in a paragraph; nil without one.
// Most paragraphs lack the words or the bracket that either needs.
func credit(paragraph string) (m []int) {
	for _, word := range [...]string{"来源", "来自", "出处"} {
		if strings.Contains(paragraph, word) {
			m = sourceLine.FindStringSubmatchIndex(paragraph)
			break
		}
	}
	end := strings.TrimRightFunc(paragraph, unicode.IsSpace)
	if m == nil && (strings.HasSuffix(end, "）") || strings.HasSuffix(end, ")")) {
		m = bareSource.FindStringSubmatchIndex(paragraph)
	}
	return m
}

// credited are the publishers that the end of a paragraph credits.
func credited(text string, p article.Span) []article.Span {
	m := credit(p.Of(text))
	if m == nil {
		return nil
	}
	var out []article.Span
	start := p.Start + m[2]
	for i := start; i <= p.Start+m[3]; {
		r, n := utf8.DecodeRuneInString(text[i:])
		if i == p.Start+m[3] || r == '、' || r == '，' || r == ',' || r == '；' || r == ';' || r == '/' || r == '|' {
			if s := trim(text, article.Span{Start: start, End: i}); s.Len() > 0 {
				out = append(out, s)
			}
			start = i + n
		}
		if n == 0 {
			break
		}
		i += n
	}
	return out
}
