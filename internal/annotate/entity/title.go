package entity

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// maxTitle is the longest title in 《》, in characters. Chinese rules and
// reports run to some 50.
const maxTitle = 60

// nearTitle is how many bytes around a title are searched for words that show
// what it is.
const nearTitle = 45

// titles proposes what stands in 《》, and names in 「」 or “” behind words that
// introduce a name.
func (s *scan) titles(sentence article.Span) {
	text := sentence.Of(s.text)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		var closing string
		switch r {
		case '《':
			closing = "》"
		case '「':
			closing = "」"
		case '“':
			closing = "”"
		default:
			i += size
			continue
		}
		n := strings.Index(text[i+size:], closing)
		if n <= 0 || utf8.RuneCountInString(text[i+size:i+size+n]) > maxTitle {
			i += size
			continue
		}
		inner := article.Span{Start: sentence.Start + i + size, End: sentence.Start + i + size + n}
		if r == '《' {
			typ := s.titleType(sentence, inner)
			s.propose(inner.Start, inner.End, typ, 0.95, ruleTitle)
			if typ == Work {
				s.propose(inner.Start, inner.End, Product, 0.2, ruleRetyped)
			} else {
				s.propose(inner.Start, inner.End, Work, 0.2, ruleRetyped)
			}
			i += size + n + len(closing)
			continue
		}
		s.quoted(inner, len(closing))
		i += size
	}
}

// titleType tells what a title in 《》 is of. The default is Work.
func (s *scan) titleType(sentence, inner article.Span) string {
	title := inner.Of(s.text)
	if typ := s.names.typeOf(title); typ != "" {
		return typ
	}
	for w := range s.words.media.words {
		if strings.HasSuffix(title, w) && !s.words.reportWorks.within(title) && utf8.RuneCountInString(title) <= 10 {
			return Organization
		}
	}
	if s.publishes(inner) {
		return Organization
	}
	before := s.text[max(0, inner.Start-nearTitle):inner.Start]
	after := s.text[inner.End:min(len(s.text), inner.End+nearTitle)]
	for w := range s.words.works.words {
		if strings.Contains(before, w) || strings.Contains(after, w) {
			return Work
		}
	}
	for w := range s.words.games.words {
		if strings.Contains(before, w) || strings.Contains(after, w) {
			return Product
		}
	}
	// Titles in one sentence are mostly of one kind.
	if s.words.gameNouns.within(sentence.Of(s.text)) {
		return Product
	}
	return Work
}

// nearReport is how many characters behind a title may part it from what it reports.
const nearReport = 6

// publishes is true for a title of a paper: 英国小报《X》, 《X》杂志, 《X》日前报道称.
func (s *scan) publishes(inner article.Span) bool {
	opening, behind := inner.Start-len("《"), inner.End+len("》")
	if s.words.media.before(s.text, opening) >= 0 || s.words.media.startsAt(s.text, behind) > 0 {
		return true
	}
	for n := 0; n < nearReport && behind < len(s.text); n++ {
		if s.words.reports.startsAt(s.text, behind) > 0 {
			return true
		}
		r, size := utf8.DecodeRuneInString(s.text[behind:])
		if !isChinese(r) && r != ' ' {
			return false
		}
		behind += size
	}
	return false
}

// titledConfidence is that of what is called a title: 题为「…」.
const titledConfidence = 0.95

// quoted proposes a name in quotation marks if a word before it introduces a
// name or a word behind it says what it is.
func (s *scan) quoted(inner article.Span, closing int) {
	name := inner.Of(s.text)
	opening := inner.Start - closing
	behind := inner.End + closing
	if s.words.titled.before(s.text, opening) >= 0 {
		s.propose(inner.Start, inner.End, Work, titledConfidence, ruleTitle)
		return
	}
	if n := utf8.RuneCountInString(name); n < 2 || n > 16 || strings.ContainsAny(name, "，。！？；,!?;") {
		return
	}
	switch {
	case s.words.productCues.behind(s.text, behind) > 0:
		s.propose(inner.Start, inner.End, Product, 0.4, ruleQuoted)
	case s.words.introducers.before(s.text, opening) >= 0:
		s.propose(inner.Start, inner.End, Product, 0.55, ruleQuoted)
	}
}
