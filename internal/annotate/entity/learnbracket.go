package entity

import (
	"strings"
	"unicode"
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
	parts := strings.FieldsFunc(inner, func(r rune) bool { return strings.ContainsRune("，,；;、/", r) })
	taken := false
	for i, part := range parts {
		part = strings.Trim(part, " “”「」『』\"'《》")
		if part == "" || runes(part) < 2 {
			continue
		}
		switch {
		case i > 0 && !introduced:
			if taken && s.apposed(c, part) {
				l.link(c.typ, c.Of(s.text), part) // The Five，小五
			}
		case introduced && runes(part) <= 20 || s.chineseAlias(c, part):
			l.add(part, c.typ, 0.85, ruleBracket)
			l.link(c.typ, c.Of(s.text), part)
			taken = true
		case s.latinAlias(part) && hasChinese(c.Of(s.text)):
			l.add(part, c.typ, 0.9, ruleBracket)
			l.link(c.typ, c.Of(s.text), part)
			taken = true
			if c.typ == Person {
				s.personForms(l, part)
			}
		case len(parts) == 1:
			s.glossed(l, c, part)
		}
	}
}

// glossed learns a name that is all that stands in the brackets behind another, with or
// without the word that says that it is given up: 卓野科技（原星野车载）.
func (s *scan) glossed(l *learned, c candidate, part string) {
	end := s.words.formerly.startsAt(part, 0)
	other := strings.TrimLeft(part[max(0, end):], " “”「」『』\"'《》")
	if !s.apposed(c, other) {
		return
	}
	l.link(c.typ, c.Of(s.text), other)
	if end > 0 {
		l.former = append(l.former, key{c.typ, fold(other)})
	}
}

// apposed says whether a name that is all that stands in the brackets behind another
// of its type is one of the same thing: IFR（国际机器人联合会）, 李子柒（李佳佳）. Of two in
// Latin letters the one is made of the other's letters (Privacy Cloud Compute（PCC）), for
// ChatGPT（GPT-4o） and DirectML（Windows） are two; so are a product and its version.
func (s *scan) apposed(c candidate, part string) bool {
	name := c.Of(s.text)
	switch {
	case c.typ == Place || s.words.versions.has(part):
		return false
	case c.typ == Organization && hasChinese(name) && hasChinese(part):
		return false // 星野 AI Lab（人工智能实验室）: what it is
	case allChinese(name) || allChinese(part):
		return true
	case c.typ != Product && hasChinese(name+part):
		return true
	}
	return acronymOf(part, name) || acronymOf(name, part)
}

// acronymOf says whether a word with two capitals or more is made of letters of a longer
// name in their order, the first among them: NIM of Nvidia inference micro service.
func acronymOf(short, long string) bool {
	capitals := 0
	for _, r := range short {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	words := strings.Fields(long)
	if capitals < 2 || len(words) < 2 || hasChinese(short) {
		return false
	}
	rest, _ := utf8.DecodeRuneInString(fold(short))
	first, _ := utf8.DecodeRuneInString(fold(long))
	return rest == first && inOrder(letters(short), letters(long))
}

// letters are those of a name in small, without what stands between them.
func letters(name string) string {
	return strings.Map(func(r rune) rune {
		if isLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// inOrder says whether a text has the letters of a word in their order.
func inOrder(word, text string) bool {
	for _, r := range word {
		at := strings.IndexRune(text, r)
		if at < 0 {
			return false
		}
		text = text[at+utf8.RuneLen(r):]
	}
	return true
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
