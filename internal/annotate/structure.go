package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// structure splits the text into paragraphs (lines), sentences, clauses and
// items; no sentence ends within a token. It fills Doc.Paragraphs, Doc.Sentences and Doc.Items.
func structure(d *Doc) {
	d.Paragraphs = paragraphs(d.Article.Text)
	headings := make([]bool, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		headings[i] = isHeading(d.Article, p)
	}
	d.Items = items(d, headings)
	item := 0
	furniture := d.Article.Furniture
	for i, p := range d.Paragraphs {
		for item+1 < len(d.Items) && d.Items[item+1].Start <= p.Start {
			item++
		}
		for _, s := range d.sentences(p, headings[i]) {
			for len(furniture) > 0 && furniture[0].End <= s.Start {
				furniture = furniture[1:]
			}
			for s.Len() > 0 {
				var part article.Span
				part, s = cutFurniture(d.Article.Text, s, furniture)
				d.Sentences = append(d.Sentences, Sentence{
					Span:      part,
					Clauses:   clauses(d.Article.Text, part),
					Paragraph: i,
					Item:      item,
					Heading:   headings[i],
					Furniture: len(furniture) > 0 && furniture[0].Contains(part),
				})
				if len(furniture) > 0 && furniture[0].End <= s.Start {
					furniture = furniture[1:]
				}
			}
		}
	}
}

// cutFurniture parts a sentence where furniture begins or ends in it (工厂一角
// | 图片来源：微博), and gives what is left of it. Furniture is sorted, and its
// first span does not end before s.
func cutFurniture(text string, s article.Span, furniture []article.Span) (part, rest article.Span) {
	if len(furniture) == 0 || !furniture[0].Overlaps(s) || furniture[0].Contains(s) {
		return s, article.Span{}
	}
	cut := furniture[0].Start
	if cut <= s.Start {
		cut = furniture[0].End
	}
	part = trim(text, article.Span{Start: s.Start, End: cut})
	rest = trim(text, article.Span{Start: cut, End: s.End})
	if part.Len() == 0 {
		return rest, article.Span{}
	}
	return part, rest
}

// paragraphs are the lines of the text that hold more than white space,
// trimmed of it.
func paragraphs(text string) []article.Span {
	var out []article.Span
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if s := trim(text, article.Span{Start: start, End: end}); s.Len() > 0 {
			out = append(out, s)
		}
		start = end + 1
	}
	return out
}

// trim takes white space off both ends of a span.
func trim(text string, s article.Span) article.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// sentences splits a paragraph behind 。！？!? and …… together with the closing
// quotation marks and brackets that follow them. A mark inside brackets ends
// no sentence: the whole is still being said. A heading is also split behind ；
// and |, which part what it announces. None is longer than maxSentence.
func (d *Doc) sentences(p article.Span, heading bool) []article.Span {
	text := d.Article.Text
	var out []article.Span
	start, depth, ended := p.Start, 0, false
	emit := func(end int) {
		for s := trim(text, article.Span{Start: start, End: end}); s.Len() > 0; {
			var part article.Span
			part, s = d.cutLong(s)
			out = append(out, part)
		}
		start, ended = end, false
	}
	for i := p.Start; i < p.End; {
		r, n := utf8.DecodeRuneInString(text[i:p.End])
		if ended && !isEnd(r) && !isClosing(r) {
			emit(i)
			depth = 0
		}
		switch {
		case r == '（' || r == '(':
			depth++
		case r == '）' || r == ')':
			depth = max(depth-1, 0)
		case (isEnd(r) || heading && isHeadingBreak(r)) && depth == 0:
			ended = true
		case r == '。' && depth > 0 && i-start > maxBracketed:
			// An unclosed bracket must not swallow the paragraph.
			ended = true
		}
		i += n
	}
	emit(p.End)
	return out
}

// maxBracketed is how many bytes an open bracket may hold sentences together.
const maxBracketed = 600

// maxSentence is how many bytes a sentence may have, some 500 characters: twice
// the longest in 6 MB of news. What is longer is no sentence but text whose
// marks were lost, and it is cut, because rules look through a sentence again
// and again.
const maxSentence = 1500

// cutLong gives the beginning of a sentence that is too long and the rest: cut
// between two tokens of its second half, behind a mark or a space if there is
// one.
func (d *Doc) cutLong(s article.Span) (part, rest article.Span) {
	if s.Len() <= maxSentence {
		return s, article.Span{}
	}
	i, _ := slices.BinarySearchFunc(d.Tokens, s.Start+maxSentence+1, func(t segment.Token, at int) int { return t.Start - at })
	cut := s.End
	for i--; i > 0 && d.Tokens[i].Start > s.Start+maxSentence/2; i-- {
		start, before := d.Tokens[i].Start, d.Tokens[i-1]
		if cut == s.End {
			cut = start
		}
		if before.POS == segment.Mark || before.End < start {
			cut = start
			break
		}
	}
	return trim(d.Article.Text, article.Span{Start: s.Start, End: cut}), trim(d.Article.Text, article.Span{Start: cut, End: s.End})
}

func isEnd(r rune) bool {
	switch r {
	case '。', '！', '？', '!', '?', '…':
		return true
	}
	return false
}

// isHeadingBreak says whether a character parts what a heading announces: 甲公司裁员；
// 乙公司上市｜早报.
func isHeadingBreak(r rune) bool {
	switch r {
	case '；', ';', '|', '｜', '丨':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case '”', '’', '」', '』', '"', ')', '）', '》', '】':
		return true
	}
	return false
}

// clauses splits a sentence at ，；：and their ASCII forms (not between digits),
// and at the dash ——. The marks are left out.
func clauses(text string, s article.Span) []article.Span {
	var out []article.Span
	start := s.Start
	emit := func(end int) {
		if c := trim(text, article.Span{Start: start, End: end}); c.Len() > 0 {
			out = append(out, c)
		}
	}
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		if r == '《' {
			n += titleLen(text[i+n : s.End])
		}
		if (r == '—' || IsClauseMark(r)) && !betweenDigits(text, i, i+n, s.End) {
			emit(i)
			start = i + n
		}
		i += n
	}
	end := s.End
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !isEnd(r) && !isHeadingBreak(r) {
			break
		}
		end -= n
	}
	emit(end)
	return out
}

// titleLen is the length of the title that a text begins with, behind its opening
// mark: 黑神话：悟空》 is one name; 0 if none ends soon.
func titleLen(text string) int {
	return max(0, strings.Index(text[:min(len(text), maxTitle)], "》"))
}

// maxTitle is the longest title, in bytes, in which no mark parts clauses.
const maxTitle = 120

// IsClauseMark says whether a character parts clauses. 、 does not, and —— does
// only in clauses: what stands behind it may well say what is before it.
func IsClauseMark(r rune) bool {
	switch r {
	case '，', ',', '；', ';', '：', ':', '。', '！', '？', '!', '?', '\n':
		return true
	}
	return false
}

func betweenDigits(text string, start, end, limit int) bool {
	return start > 0 && end < limit && isDigit(text[start-1]) && isDigit(text[end])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
