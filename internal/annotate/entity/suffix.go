package entity

import (
	"unicode/utf8"
)

// suffixed proposes names that end in a word that says what they are:
// 上海傲爵数码科技有限公司, 苏黎世联邦理工学院, 熊本工厂.
func (s *scan) suffixed(from, to int) {
	for i := from; i < to; i++ {
		if s.kinds[i] != chinese {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(s.tokens[i].Of(s.text))
		for _, set := range [...]struct {
			words      *wordSet
			typ        string
			confidence float64
		}{
			{&s.words.companySuffixes, Company, 0.6},
			{&s.words.companyWords, Company, 0.3},
			{&s.words.organizationSuffixes, Organization, 0.6},
			{&s.words.placeSuffixes, Place, 0.6},
			{&s.words.placeWords, Place, 0.3},
			{&s.words.productSuffixes, Product, 0.6},
		} {
			if !set.words.lasts.may(last) {
				continue
			}
			suffix := set.words.before(s.text, s.tokens[i].End)
			if suffix < 0 {
				continue
			}
			s.suffixName(from, suffix, i, set.typ, set.confidence)
		}
	}
}

// suffixName proposes what ends with token i and its suffix, from the
// leftmost word that may belong to it.
func (s *scan) suffixName(from, suffix, i int, typ string, confidence float64) {
	end := s.tokens[i].End
	start := suffix
	if !s.edge[suffix] {
		return
	}
	// The token before the suffix.
	k := i
	for k >= from && s.tokens[k].Start >= suffix {
		k--
	}
	words, proper := 0, false
	for ; k >= from; k-- {
		t := s.tokens[k]
		if s.kinds[k] == mark || t.End < start && !s.gap(t.End, start) {
			break
		}
		w := t.Of(s.text)
		if s.kinds[k] == number || s.words.titles.has(w) || s.words.speech.has(w) {
			break
		}
		if s.words.stoppers.has(w) {
			if r, _ := s.before(t.Start); r == '、' && start == t.End { // 、到店事业群
				start = t.Start
			}
			break
		}
		if t.POS == "v" || t.POS == "d" || t.POS == "p" || t.POS == "c" || t.POS == "r" || t.POS == "u" || t.POS == "uj" || t.POS == "ul" || t.POS == "f" || t.POS == "m" || t.POS == "q" {
			if utf8.RuneCountInString(w) > 1 || t.POS != "v" {
				break
			}
		}
		start = t.Start
		words++
		if t.POS == "ns" || t.POS == "nz" || t.POS == "nt" || t.POS == "nr" || t.POS == "x" || s.kinds[k] == latin || utf8.RuneCountInString(w) == 1 {
			proper = true
		}
		if utf8.RuneCountInString(s.text[start:end]) > 22 {
			break
		}
	}
	if words == 0 || !proper {
		return
	}
	if utf8.RuneCountInString(s.text[suffix:end]) >= 4 {
		confidence += 0.15
	}
	if words > 3 {
		confidence -= 0.1
	}
	s.propose(start, end, typ, confidence, ruleSuffix)
}
