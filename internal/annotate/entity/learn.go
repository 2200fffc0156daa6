package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/lexicon"
)

// learned is what the first round taught of the article's own names.
type learned struct {
	names []learnedName
	// links are pairs of folded forms, by type, that name one thing.
	links [][2]key
	index map[key]int
}

// key identifies a form within an article.
type key struct{ typ, form string }

type learnedName struct {
	form       string
	typ        string
	confidence float64
	rule       string
}

func (l *learned) add(form, typ string, confidence float64, rule string) {
	k := key{typ, form}
	if i, ok := l.index[k]; ok {
		if confidence > l.names[i].confidence {
			l.names[i].confidence, l.names[i].rule = confidence, rule
		}
		return
	}
	l.index[k] = len(l.names)
	l.names = append(l.names, learnedName{form, typ, confidence, rule})
}

func (l *learned) link(typ, a, b string) {
	l.links = append(l.links, [2]key{{typ, fold(a)}, {typ, fold(b)}})
}

// learn takes the names of the first round, derives the other forms that the
// article may use for them, and proposes every place where one stands.
func (s *scan) learn(first []candidate) *learned {
	l := &learned{index: map[key]int{}}
	for i, c := range first {
		name := c.Of(s.text)
		s.bracketed(l, c)
		if c.confidence >= 0.6 && runes(name) >= 2 {
			l.add(name, c.typ, min(0.85, c.confidence*0.9), ruleAgain)
		}
		switch c.typ {
		case Person:
			s.personForms(l, name)
		case Product:
			s.modelForms(l, first, i)
		case Company:
			s.companyForms(l, c)
		}
	}
	s.surnameTitles(l, first)
	if len(l.names) == 0 {
		return l
	}
	words := make([]string, len(l.names))
	seen := map[string][]int{}
	for i, n := range l.names {
		words[i] = n.form
		seen[n.form] = append(seen[n.form], i)
	}
	trie := lexicon.NewTrie(words)
	for _, sentence := range s.sentences {
		for i := sentence.Start; i < sentence.End; {
			_, size := utf8.DecodeRuneInString(s.text[i:])
			if s.startsWord(i) {
				trie.Walk(s.text[:sentence.End], i, func(id, end int) {
					if !s.endsWord(end) {
						return
					}
					for _, k := range seen[words[id]] {
						n := l.names[k]
						confidence := n.confidence
						if hasChinese(n.form) && runes(n.form) < 4 && (!s.edge[i] || !s.edge[end]) {
							confidence *= misalignedFactor
						}
						s.propose(i, end, n.typ, confidence, n.rule)
					}
				})
			}
			i += size
		}
	}
	return l
}

// personForms: a foreign name's last part stands for the whole.
func (s *scan) personForms(l *learned, name string) {
	if i := strings.LastIndexFunc(name, isDot); i >= 0 {
		_, size := utf8.DecodeRuneInString(name[i:])
		if last := name[i+size:]; runes(last) >= 2 {
			l.add(last, Person, 0.85, ruleLastName)
			l.link(Person, name, last)
		}
		return
	}
	if hasChinese(name) {
		return
	}
	if i := strings.LastIndexByte(name, ' '); i > 0 && len(name)-i > 4 {
		l.add(name[i+1:], Person, 0.75, ruleLastName)
		l.link(Person, name, name[i+1:])
	}
}

// modelForms: a model may be named without its brand.
func (s *scan) modelForms(l *learned, first []candidate, i int) {
	c := first[i]
	if c.rule != ruleBrand && c.rule != ruleName {
		return
	}
	name := c.Of(s.text)
	model := s.model(c)
	if model == "" || model == name {
		return
	}
	l.add(model, Product, 0.85, ruleModel)
	l.link(Product, name, model)
}

// model is the part of a product's name behind its brand, if that can stand
// alone: SU7 Ultra of 小米SU7 Ultra, not 13 of 小米 13.
func (s *scan) model(c candidate) string {
	name := c.Of(s.text)
	cut := -1
	for i := range s.candidates {
		b := &s.candidates[i]
		if b.Start == c.Start && b.End < c.End && b.typ == Company && b.rule == ruleName {
			if _, pos := s.after(b.End); pos-c.Start > cut {
				cut = pos - c.Start
			}
		}
	}
	if cut < 0 || cut >= len(name) {
		return ""
	}
	model := name[cut:]
	letters := strings.IndexFunc(model, isLetter) >= 0
	digits := strings.IndexFunc(model, isDigit) >= 0
	if !letters && !(hasChinese(model) && runes(model) >= 3) || runes(model) < 2 {
		return ""
	}
	if !digits && !hasChinese(model) && s.words.latinCommon.has(model) {
		return ""
	}
	return model
}

// companyForms: the short form of a company's name, if the article uses it.
func (s *scan) companyForms(l *learned, c candidate) {
	name := c.Of(s.text)
	if c.rule == ruleCalled {
		_, pos := s.after(c.End - len("公司"))
		short := strings.TrimSpace(name[:pos-c.Start])
		if runes(short) >= 2 {
			l.link(Company, name, short)
			l.add(short, Company, 0.85, ruleShort)
		}
	}
}

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
	for _, w := range [...]string{"以下简称", "下称", "简称", "英文名", "英文", "又称", "也称", "又名", "原名", "前身为", "曾用名", "即"} {
		if rest, ok := strings.CutPrefix(inner, w); ok {
			inner = strings.TrimLeft(rest, "为：: ")
			introduced = true
			break
		}
	}
	for _, part := range strings.FieldsFunc(inner, func(r rune) bool { return strings.ContainsRune("，,；;、/", r) }) {
		part = strings.Trim(part, " “”「」『』\"'《》")
		if part == "" || runes(part) < 2 {
			continue
		}
		if introduced && runes(part) <= 20 {
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

// surnameTitles: 雷总 is 雷军 if no other person of that surname is named.
func (s *scan) surnameTitles(l *learned, first []candidate) {
	bySurname := map[string][]string{}
	for _, c := range first {
		name := c.Of(s.text)
		if c.typ != Person || !allChinese(name) || runes(name) > 4 {
			continue
		}
		for _, end := range s.surnameEnds(c.Start) {
			if surname := s.text[c.Start:end]; len(surname) < len(name) && !slices.Contains(bySurname[surname], name) {
				bySurname[surname] = append(bySurname[surname], name)
			}
		}
	}
	for _, c := range first {
		if c.typ != Person {
			continue
		}
		name := c.Of(s.text)
		for surname, names := range bySurname {
			if len(names) != 1 || names[0] != name || !strings.HasPrefix(name, surname) {
				continue
			}
			for _, t := range [...]string{"总", "老师"} {
				form := surname + t
				l.add(form, Person, 0.8, ruleSurnameTitle)
				l.link(Person, name, form)
			}
		}
	}
}
