package entity

import (
	"strings"
	"unicode/utf8"
)

// bracketed learns the form in brackets right behind a name: （以下简称“…”）,
// 萨姆·奥特曼（Sam Altman）, 自动紧急制动（AEB）.
func (s *scan) bracketed(l *learned, c candidate) {
	_, pos := s.after(c.End)
	if pos >= len(s.text) {
		return
	}
	r, size := utf8.DecodeRuneInString(s.text[pos:])
	if (r == '》' || r == '」' || r == '”') && pos == c.End {
		pos += size
		r, size = utf8.DecodeRuneInString(s.text[pos:])
	}
	if r != '（' && r != '(' {
		return
	}
	start := pos + size
	n := strings.IndexAny(s.text[start:min(len(s.text), start+150)], "）)\n")
	if n <= 0 {
		return
	}
	inner := s.text[start : start+n]
	introduced := false
	if end := s.words.aliasCues.startsAt(inner, 0); end > 0 {
		end = max(end, s.words.aliasLinks.behind(inner, end))
		inner = strings.TrimLeft(inner[end:], "：: ")
		introduced = true
	}
	for _, part := range strings.FieldsFunc(inner, func(r rune) bool { return strings.ContainsRune("，,；;、/", r) }) {
		part = strings.Trim(part, " “”「」『』\"'《》")
		if part == "" || runes(part) < 2 {
			continue
		}
		if introduced && runes(part) <= 20 || s.chineseAlias(c, part) {
			l.add(part, c.typ, 0.85, ruleBracket)
			l.link(c.typ, c.Of(s.text), part)
			continue
		}
		if s.latinAlias(part) && hasChinese(c.Of(s.text)) {
			l.add(part, c.typ, 0.9, ruleBracket)
			l.link(c.typ, c.Of(s.text), part)
			if c.typ == Person {
				s.personForms(l, part)
			}
		}
		if !introduced {
			break
		}
	}
}

// latinAlias is true for a Latin name that may be another form of a Chinese
// one: it starts with a letter, and is no ticker, model code or common word.
func (s *scan) latinAlias(name string) bool {
	if hasChinese(name) || len(name) > 60 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(name)
	if !isLetter(r) || strings.ContainsAny(name, ":：%=") {
		return false
	}
	return !s.words.latinCommon.has(name)
}

// chineseAlias is true for the Chinese form of a Latin name of a person, a company
// or a product: known as the same, or a transliteration (Raul Pires（劳尔·皮尔斯）).
func (s *scan) chineseAlias(c candidate, part string) bool {
	name := c.Of(s.text)
	if c.typ != Person && c.typ != Company && c.typ != Product || hasChinese(name) || !hasChinese(part) {
		return false
	}
	if e := s.names.entryOf(part); e >= 0 {
		return e == s.names.entryOf(name) || s.names.entryOf(name) < 0 && s.names.names[e].Type == c.typ
	}
	return runes(part) >= 3 && strings.IndexFunc(part, func(r rune) bool {
		return !s.words.transliteration[r] && !isDot(r) && !s.words.nameLinks.has(string(r))
	}) < 0
}
