package entity

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// isDot is true for the dots that part foreign names.
func isDot(r rune) bool {
	return r == '·' || r == '・' || r == '•' || r == '‧' || r == '∙'
}

// foreignPersons proposes names with a dot: 伊隆·马斯克, J·K·罗琳. Their ends
// are where the characters that foreign names are written with end, but for
// titles before them and words of the sentence behind them.
func (s *scan) foreignPersons(sentence article.Span) {
	text := s.text
	for i := sentence.Start; i < sentence.End; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isDot(r) {
			i += size
			continue
		}
		start := s.nameStart(sentence.Start, i)
		end := i
		for {
			r, size := utf8.DecodeRuneInString(text[end:])
			if end >= sentence.End || !isDot(r) {
				break
			}
			e := s.nameEnd(end+size, sentence.End)
			if e == end+size {
				break
			}
			end = e
		}
		if start < i && end > i+size && (hasChinese(text[start:end]) || end-start > 6) && !mixedParts(text[start:end]) {
			s.propose(start, end, Person, 0.8, ruleDotted)
		}
		i = max(end, i+size)
	}
}

// mixedParts is true for a name of which one part is a Latin word and another Chinese
// (SkyOS·天枢): people have initials at most (J·K·罗琳).
func mixedParts(name string) bool {
	chinese, word := false, false
	for _, part := range strings.FieldsFunc(name, isDot) {
		chinese = chinese || hasChinese(part)
		word = word || !hasChinese(part) && len(part) > 2
	}
	return chinese && word
}

// nameStart goes left from a dot over the first part of a foreign name.
func (s *scan) nameStart(limit, dot int) int {
	start := dot
	for start > limit {
		r, size := utf8.DecodeLastRuneInString(s.text[limit:start])
		if !s.words.transliteration[r] && !isLetter(r) && r != '.' {
			break
		}
		start -= size
	}
	// A title before the name may be written with the same characters.
	for p := start; p < dot; {
		_, size := utf8.DecodeRuneInString(s.text[p:])
		p += size
		if p < dot && s.edge[p] && s.words.titles.before(s.text, p) >= 0 {
			start = p
		}
	}
	// So may the word before it: it starts where a token does.
	if utf8.RuneCountInString(s.text[start:dot]) > 4 {
		for p := dot; p > start; {
			_, size := utf8.DecodeLastRuneInString(s.text[start:p])
			p -= size
			if n := utf8.RuneCountInString(s.text[p:dot]); n >= 2 && n <= 4 && s.edge[p] {
				start = p
			}
		}
	}
	return start
}

// nameEnd goes right from behind a dot over one more part of a foreign name.
// It stops before a token of two or more characters that a name is not
// written with.
func (s *scan) nameEnd(pos, limit int) int {
	end := pos
	for end < limit {
		r, size := utf8.DecodeRuneInString(s.text[end:])
		if !s.words.transliteration[r] && !isLetter(r) && r != '-' {
			break
		}
		if t := s.tokenAt[end]; t >= 0 && end > pos && isChinese(r) {
			word := s.tokens[t].Of(s.text)
			if s.words.speech.has(word) || s.words.titlesAfter.has(word) || s.words.stoppers.has(word) {
				break
			}
			if utf8.RuneCountInString(word) > 1 && strings.IndexFunc(word, func(r rune) bool { return !s.words.transliteration[r] }) >= 0 {
				break
			}
		}
		end += size
		if utf8.RuneCountInString(s.text[pos:end]) >= 8 {
			break
		}
	}
	return end
}

// chinesePersons proposes a surname and one or two characters, where the words
// around them speak for a person.
func (s *scan) chinesePersons(from, to int) {
	for i := from; i < to; i++ {
		if s.kinds[i] != chinese {
			continue
		}
		start := s.tokens[i].Start
		for _, n := range s.surnameEnds(start) {
			s.chinesePerson(start, n, s.tokens[to-1].End)
		}
	}
}

// surnameEnds are the ends of the surnames that start at pos.
func (s *scan) surnameEnds(pos int) []int {
	first, _ := utf8.DecodeRuneInString(s.text[pos:])
	if !s.words.surnames.firsts.may(first) && !s.words.japaneseSurnames.firsts.may(first) {
		return nil
	}
	var ends []int
	end := pos
	for range 2 {
		if end >= len(s.text) {
			break
		}
		_, size := utf8.DecodeRuneInString(s.text[end:])
		end += size
		if name := s.text[pos:end]; s.words.surnames.has(name) || s.words.japaneseSurnames.has(name) {
			ends = append(ends, end)
		}
	}
	return ends
}

// chinesePerson proposes the person's name that starts with the surname from
// start to surname, with given names of two characters or of one.
func (s *scan) chinesePerson(start, surname, limit int) {
	if s.words.titles.startsAt(s.text, start) > 0 {
		return // 高级副总裁
	}
	end := surname
	before, _ := s.before(start)
	title := s.words.titles.before(s.text, start) >= 0 || s.byline(start) || before == '@'
	most := 2
	if s.words.japaneseSurnames.has(s.text[start:surname]) {
		most = 3
	}
	for n := 1; n <= most; n++ {
		if end >= limit {
			return
		}
		r, size := utf8.DecodeRuneInString(s.text[end:])
		if !isChinese(r) {
			return
		}
		end += size
		if !s.edge[end] {
			continue
		}
		given, last := s.text[surname:end], s.text[end-size:end]
		if s.words.stoppers.has(given) || s.words.stoppers.has(last) || s.words.speech.has(given) || s.words.speech.has(last) || s.words.titlesAfter.has(given) {
			continue
		}
		confidence := 0.1
		if s.unknownWord(start, end) {
			confidence += 0.2
		}
		if title {
			confidence += 0.35
		}
		if s.words.speech.behind(s.text, end) > 0 || s.words.titlesAfter.behind(s.text, end) > 0 {
			confidence += 0.25
		}
		if s.listed(start, end) {
			confidence += 0.1
		}
		if r, _ := s.after(end); r == '（' || r == '(' {
			confidence += 0.05
		}
		if n == 1 {
			confidence -= 0.1
		}
		if s.knownWord(start, end) {
			confidence -= 0.25
		}
		s.propose(start, end, Person, min(confidence, 0.85), ruleSurname)
	}
}

// byline is true behind 文 |, 作者：, 编辑： and the like.
func (s *scan) byline(pos int) bool {
	r, p := s.before(pos)
	if r != '｜' && r != '|' && r != '：' && r != ':' && r != '丨' && r != '、' {
		return false
	}
	return s.words.bylines.before(s.text, p) >= 0
}

// unknownWord is true if the dictionary splits the span into single
// characters, or knows it as a person's name.
func (s *scan) unknownWord(start, end int) bool {
	for p := start; p < end; {
		t := s.tokenAt[p]
		if t < 0 {
			return false
		}
		tok := s.tokens[t]
		if tok.POS == "nr" && tok.Start == start && tok.End == end {
			return true
		}
		if utf8.RuneCountInString(tok.Of(s.text)) > 1 && tok.POS != "nr" {
			return false
		}
		p = tok.End
	}
	return true
}

// knownWord is true if the span is one word of the dictionary, and no name.
func (s *scan) knownWord(start, end int) bool {
	t := s.tokenAt[start]
	return t >= 0 && s.tokens[t].End == end && s.tokens[t].POS != "nr" && s.tokens[t].POS != "x"
}
