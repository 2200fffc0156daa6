package entity

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/article"
)

// latinNames proposes runs of Latin words: OpenAI, Brow Magic, iPhone 15 Pro,
// Sam Altman. Titles part them (OpenAI CEO Sam Altman), words that are no
// names by themselves are left alone (AI, CPU).
func (s *scan) latinNames(from, to int) {
	for i := from; i < to; {
		if s.kinds[i] != latin {
			i++
			continue
		}
		j := s.latinRun(i, to)
		for k := i; k < j; {
			// A title parts the run.
			if s.isTitle(k) {
				k++
				continue
			}
			m := k
			for m < j && !s.isTitle(m) {
				m++
			}
			s.latinName(k, m)
			k = m
		}
		i = j
	}
}

func (s *scan) isTitle(i int) bool {
	return s.kinds[i] == latin && s.words.titles.has(s.tokens[i].Of(s.text))
}

// latinRun is the end of the run of Latin words and numbers that token i
// starts: each touches the one before or stands behind one space.
func (s *scan) latinRun(i, to int) int {
	j := i + 1
	for j < to {
		space := s.gap(s.tokens[j-1].End, s.tokens[j].Start)
		switch {
		case space && (s.kinds[j] == latin || s.kinds[j] == number && s.modelNumber(j)):
			j++
			continue
		case space && j+1 < to && s.kinds[j] == mark && (s.kinds[j+1] == latin || s.kinds[j+1] == number) && s.joinsLatin(j):
			j += 2
			continue
		}
		break
	}
	return j
}

// joinsLatin is true for a mark between two words of one name: the dot of
// J. Hopfield, the & of H & M, the - of T-Mobile.
func (s *scan) joinsLatin(j int) bool {
	before, after := s.tokens[j-1], s.tokens[j+1]
	switch s.tokens[j].Of(s.text) {
	case "&":
		return true
	case ".":
		return before.Len() == 1 && before.End == s.tokens[j].Start
	case "/": // L7/8/9, Mate 60/X5
		next := after.Of(s.text)
		return before.End == s.tokens[j].Start && s.tokens[j].End == after.Start && strings.IndexFunc(next, isDigit) >= 0 && len(next) <= 4 &&
			strings.IndexFunc(before.Of(s.text), isDigit) >= 0
	case "-", "'", "’":
		return before.End == s.tokens[j].Start && s.tokens[j].End == after.Start
	}
	return false
}

// modelNumber is true for a number that may be part of a model's name: short,
// and not followed by a unit (iPhone 15 Pro, not iPhone 15万台).
func (s *scan) modelNumber(j int) bool {
	n := s.tokens[j].Of(s.text)
	if len(n) > 4 || strings.ContainsAny(n, ",:-/") {
		return false
	}
	r, _ := s.after(s.tokens[j].End)
	if r == '%' || r == '％' || r == '°' || r == '℃' {
		return false
	}
	return s.words.units.behind(s.text, s.tokens[j].End) == 0
}

// latinName proposes the run of tokens from i to j as one name.
func (s *scan) latinName(i, j int) {
	for i < j && s.kinds[i] != latin {
		i++
	}
	common := 0
	for k := i; k < j; k++ {
		if s.kinds[k] != latin || s.words.latinCommon.has(s.tokens[k].Of(s.text)) {
			common++
		}
	}
	if i == j || common == j-i || ranked.MatchString(s.text[s.tokens[i].Start:s.tokens[j-1].End]) {
		return
	}
	sp := article.Span{Start: s.tokens[i].Start, End: s.tokens[j-1].End}
	typ, confidence := s.latinType(i, j, sp)
	s.propose(sp.Start, sp.End, typ, confidence, ruleLatin)
	s.retype(sp, typ)
	if typ != Person && j-i >= 2 && j-i <= 3 && strings.IndexFunc(sp.Of(s.text), isDigit) < 0 {
		s.propose(sp.Start, sp.End, Person, 0.2, ruleRetyped)
	}
}

// ranked finds ranks, which look like codes.
var ranked = regexp.MustCompile(`^(?i:top|no\.?) ?\d+$`)

// latinType tells from its words and from those around it what a Latin name
// is likely to name.
func (s *scan) latinType(i, j int, sp article.Span) (string, float64) {
	words := j - i
	first, last := s.tokens[i].Of(s.text), s.tokens[j-1].Of(s.text)
	name := sp.Of(s.text)
	titled := 0 // words that start with a capital
	for k := i; k < j; k++ {
		r, _ := utf8.DecodeRuneInString(s.tokens[k].Of(s.text))
		if unicode.IsUpper(r) {
			titled++
		}
	}
	digits := strings.IndexFunc(name, isDigit) >= 0
	switch {
	case words > 6:
		return Work, 0.3
	case words > 1 && s.words.latinCompany.has(last):
		return Company, 0.8
	case words > 1 && s.words.latinOrganization.has(last):
		return Organization, 0.75
	case !digits && words >= 2 && words <= 4 && titled >= 2 && s.words.latinPerson.has(first):
		return Person, 0.85
	case !digits && words >= 2 && words <= 3 && titled == words && s.words.titles.before(s.text, sp.Start) >= 0:
		return Person, 0.8
	case !digits && words == 1 && titled == 1 && name != strings.ToUpper(name) && s.words.titles.before(s.text, sp.Start) >= 0:
		return Person, 0.6
	}
	if isDigit(rune(name[0])) && words == 1 {
		return Product, 0.3 // 586mAh, 5nm, 80kW
	}
	if s.words.introducers.before(s.text, sp.Start) >= 0 {
		return Product, 0.75 // 代号 J490
	}
	if typ := s.latinContext(sp); typ != "" && (!digits || typ == Product) {
		return typ, 0.75
	}
	switch {
	case digits && (titled > 0 || words > 1):
		return Product, 0.65
	case digits:
		return Product, 0.5
	case titled == 0 && name == strings.ToLower(name):
		return Product, 0.2
	case words > 1 && titled < words-1:
		return Product, 0.35
	case len(name) <= 2:
		return Product, 0.3
	}
	return Product, 0.5
}

// latinContext is the type that the words around a Latin name show; empty if
// they show none.
func (s *scan) latinContext(sp article.Span) string {
	if r, pos := s.before(sp.Start); r == '：' || r == ':' {
		if s.words.sourceCues.before(s.text, pos) >= 0 {
			return Organization
		}
	}
	if s.words.productCues.behind(s.text, sp.End) > 0 {
		return Product
	}
	if s.words.companyCues.behind(s.text, sp.End) > 0 {
		return Company
	}
	return ""
}
