package entity

import (
	"slices"
	"strings"
)

// personForms: a foreign name's last part stands for the whole.
func (s *scan) personForms(l *learned, name string) {
	parting := isDot
	if hasChinese(name) {
		parting = func(r rune) bool { return isDot(r) || r == '-' } // 理查德-琼斯
	}
	if parts := strings.FieldsFunc(name, parting); len(parts) > 1 {
		for i, part := range parts[1:] {
			if runes(part) >= 2 {
				l.add(part, Person, 0.85, ruleLastName)
				l.link(Person, name, part)
			}
			if i+2 < len(parts) { // 班克曼·弗里德 of 萨姆·班克曼·弗里德
				rest := name[strings.Index(name, part):]
				l.add(rest, Person, 0.85, ruleLastName)
				l.link(Person, name, rest)
			}
		}
		return
	}
	if hasChinese(name) {
		return
	}
	short := name
	for _, after := range [...]string{" II", " III", " IV", " Jr.", " Jr", " Sr."} {
		short = strings.TrimSuffix(short, after) // Gerard Williams III is Williams
	}
	if i := strings.LastIndexByte(short, ' '); i > 0 && len(short)-i > 4 {
		l.add(short[i+1:], Person, 0.75, ruleLastName)
		l.link(Person, name, short[i+1:])
	}
}

// titledForms: 雷总 is 雷军 if no other person of that surname is named.
func (s *scan) titledForms(l *learned, first []candidate) {
	bySurname := map[string][]string{}
	for _, c := range first {
		name := c.Of(s.text)
		if c.typ != Person || !allChinese(name) || runes(name) > 4 {
			continue
		}
		for _, end := range s.surnameEnds(c.Start) {
			if surname := s.text[c.Start:end]; len(surname) < len(name) && !slices.Contains(s.words.surnameTitles, name[len(surname):]) && !slices.Contains(bySurname[surname], name) {
				bySurname[surname] = append(bySurname[surname], name)
			}
		}
	}
	for _, c := range first {
		if c.typ != Person {
			continue
		}
		name := c.Of(s.text)
		for _, end := range s.surnameEnds(c.Start) {
			surname := s.text[c.Start:end]
			if names := bySurname[surname]; len(names) != 1 || names[0] != name {
				continue
			}
			for _, t := range s.words.surnameTitles {
				form := surname + t
				l.add(form, Person, 0.8, ruleSurnameTitle)
				l.link(Person, name, form)
			}
		}
	}
}
