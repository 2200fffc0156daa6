package entity

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// The longest name in a credit, in characters.
const longestCredit = 20

// credits proposes the media in credits: （来源：网界）, 图片来源：视觉中国、新华社,
// 微信公众号：晚点. What is credited speaks as a publisher, whatever else it is.
func (s *scan) credits(sentence article.Span) {
	text := sentence.Of(s.text)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		pos := sentence.Start + i
		i += size
		if !isColon(r) || s.words.creditWords.before(s.text, pos) < sentence.Start {
			continue
		}
		for from := i; from < len(text); {
			to := len(text)
			if n := strings.IndexFunc(text[from:], endsCredit); n >= 0 {
				to = from + n
			}
			s.credit(article.Span{Start: sentence.Start + from, End: sentence.Start + to})
			next, size := utf8.DecodeRuneInString(text[to:])
			if next != '、' && next != '/' {
				break
			}
			from = to + size
		}
	}
}

// isColon is true for what stands between 来源 and a name.
func isColon(r rune) bool {
	switch r {
	case ':', '：', '|', '｜', '丨':
		return true
	}
	return false
}

// endsCredit is true for what a credited name does not run across.
func endsCredit(r rune) bool {
	return isColon(r) || strings.ContainsRune("\n（）()，,。；;、/【】[]《》「」“”", r)
}

// credit proposes one item of a credit, without the words behind it that do
// not belong to a name.
func (s *scan) credit(sp article.Span) {
	sp = trimSpan(s.text, sp)
	name := sp.Of(s.text)
	if n := runes(name); n < 2 || n > longestCredit || s.words.notCredited.has(name) || s.words.notCredited.before(name, len(name)) >= 0 || !hasLetters(name) {
		return
	}
	s.propose(sp.Start, sp.End, Organization, 0.9, ruleCredit)
}

// hasLetters is true if s holds a Chinese character or a letter.
func hasLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return isChinese(r) || isLetter(r) }) >= 0
}

// trimSpan is sp without the spaces at its ends.
func trimSpan(text string, sp article.Span) article.Span {
	for sp.Start < sp.End && isSpace(text[sp.Start]) {
		sp.Start++
	}
	for sp.Start < sp.End && isSpace(text[sp.End-1]) {
		sp.End--
	}
	return sp
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' }
