package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// compounds proposes names made of names that touch: a brand and a model (小米
// SU7 Ultra, 宝马M3, 保时捷 718), a company and the word that calls it one
// (特斯拉公司).
func (s *scan) compounds() {
	cs := s.candidates // as they are: what is proposed from now on comes behind them
	byStart := s.startsOf(cs)
	s.technologies(byStart)
	for _, c := range cs {
		if c.typ == Place {
			s.places(c, byStart)
		}
		if c.rule == ruleName && (c.typ == Place || c.typ == Company || c.typ == Organization) {
			s.owned(c)
		}
		if c.rule == ruleName && c.typ == Company && c.confidence >= knownConfidence {
			s.plant(c, byStart)
		}
		if (c.typ == Product || c.typ == Company) && (c.rule == ruleName || c.rule == ruleLatin || c.rule == ruleTagger) {
			s.headed(c)
		}
		if c.typ != Company || c.confidence < guardedConfidence || c.rule != ruleName && c.confidence < 0.6 {
			continue
		}
		s.brand(c, byStart)
		s.called(c)
	}
}

// starts are candidates by where they start.
type starts []candidate

func (s *scan) startsOf(cs []candidate) starts {
	s.keys = s.keys[:0]
	for i := range cs {
		s.keys = append(s.keys, sortKey{at: uint64(cs[i].Start), index: int32(i)})
	}
	s.spare = s.inOrder(s.spare[:0], cs)
	return s.spare
}

// at are the candidates that start at a place, in the order in which they were found.
func (s starts) at(start int) []candidate {
	by := func(c candidate, start int) int { return c.Start - start }
	from, _ := slices.BinarySearchFunc(s, start, by)
	to := from
	for to < len(s) && s[to].Start == start {
		to++
	}
	return s[from:to]
}

// called proposes the company's name with 公司 or 集团 behind it.
func (s *scan) called(c candidate) {
	if end := s.words.called.behind(s.text, c.End); end > 0 && s.edge[end] {
		s.propose(c.Start, end, Company, min(0.95, c.confidence+0.3), ruleCalled)
	}
}

// brand proposes the brand together with the model that stands behind it.
func (s *scan) brand(c candidate, byStart starts) {
	_, pos := s.after(c.End)
	if pos >= len(s.text) {
		return
	}
	for _, m := range byStart.at(pos) {
		if m.typ != Product || m.End <= c.End || hasChinese(m.Of(s.text)) && m.rule != ruleName {
			continue
		}
		if !hasChinese(c.Of(s.text)) && pos == c.End {
			continue
		}
		if strings.IndexFunc(m.Of(s.text), isDigit) >= 0 && s.names.entryOf(m.Of(s.text)) < 0 {
			s.propose(c.Start, s.series(m.End), Product, 0.9, ruleBrand)
			continue
		}
		if m.rule == ruleName || m.confidence >= 0.4 {
			s.propose(c.Start, s.series(m.End), Product, 0.7, ruleBrandNamed)
		}
	}
	// A bare number is a model only behind a brand: 保时捷718, 一加 11.
	t := s.tokenAt[pos]
	if t < 0 {
		return
	}
	// One letter is a series: 理想 L 系列.
	if s.kinds[t] == latin && s.tokens[t].Len() == 1 {
		if end := s.series(s.tokens[t].End); end > s.tokens[t].End {
			s.propose(c.Start, end, Product, 0.8, ruleBrand)
			s.propose(s.tokens[t].Start, end, Product, 0.6, ruleHeaded)
		}
		return
	}
	if s.kinds[t] == number && s.modelNumber(int(t)) && s.tokens[t].Len() <= 4 {
		end := s.latinRun(int(t), len(s.tokens))
		s.propose(c.Start, s.series(s.tokens[end-1].End), Product, 0.8, ruleBrand)
		return
	}
	// 小米手环 9, 华为乾崑 ADS 3.0: one or two words, then a model code.
	k := int(t)
	for range 2 {
		if k >= len(s.tokens) || s.kinds[k] != chinese || s.words.stoppers.has(s.tokens[k].Of(s.text)) || s.words.speech.has(s.tokens[k].Of(s.text)) || s.tokens[k].POS == "v" {
			return
		}
		k++
		if k >= len(s.tokens) || !s.gap(s.tokens[k-1].End, s.tokens[k].Start) {
			return
		}
		code := s.kinds[k] == latin && strings.IndexFunc(s.tokens[k].Of(s.text), isDigit) >= 0 ||
			s.kinds[k] == number && s.modelNumber(k) && s.tokens[k].Len() <= 3 && s.tokens[k].Start > s.tokens[k-1].End
		if code {
			end := s.latinRun(k, len(s.tokens))
			s.propose(c.Start, s.series(s.tokens[end-1].End), Product, 0.75, ruleBrand)
			return
		}
	}
}

// headed proposes a name with the word behind it that says what it is: 天眼查
// App, iPhone 16 系列, 豆包大模型.
func (s *scan) headed(c candidate) {
	end := s.words.productHeads.behind(s.text, c.End)
	if end == 0 || !s.edge[end] && !s.startsWord(end) {
		return
	}
	confidence := 0.5
	if c.typ == Company {
		confidence = 0.4
	}
	if s.words.series.ends(s.text[c.End:end]) {
		confidence = 0.7
	}
	s.propose(c.Start, end, Product, confidence, ruleHeaded)
}

// ownedReach is how many characters may stand between an owner and the last
// word of what it owns.
const ownedReach = 10

// plantConfidence is that of a plant right behind its company's name.
const plantConfidence = 0.9

// plant proposes a company's plant: 小米智能工厂, 台积电亚利桑那州工厂.
func (s *scan) plant(c candidate, byStart starts) {
	_, pos := s.after(c.End)
	ends := []int{pos}
	for _, p := range byStart.at(pos) {
		if p.typ == Place && p.rule == ruleName {
			ends = append(ends, p.End)
		}
	}
	for _, at := range ends {
		if end := s.words.plants.startsAt(s.text, at); end > 0 && s.edge[end] {
			s.propose(c.Start, end, Place, plantConfidence, ruleOwned)
		}
	}
}

// owned proposes what a known company or place owns or runs: 日本经济产业部, 台积电熊本厂,
// 小米未来产业园, 三星全球研究公司. No verb or particle stands between them.
func (s *scan) owned(c candidate) {
	_, pos := s.after(c.End)
	if pos >= len(s.text) || s.tokenAt[pos] < 0 {
		return
	}
	for k := int(s.tokenAt[pos]); k < len(s.tokens); k++ {
		t := s.tokens[k]
		if k > 0 && t.Start > pos && !s.gap(s.tokens[k-1].End, t.Start) || s.kinds[k] == mark || s.kinds[k] == number {
			return
		}
		word := t.Of(s.text)
		if utf8.RuneCountInString(s.text[pos:t.End]) > ownedReach || s.words.stoppers.has(word) || s.words.speech.has(word) || s.words.titles.has(word) {
			return
		}
		if s.kinds[k] != chinese {
			continue
		}
		switch {
		case s.words.organizationSuffixes.before(s.text, t.End) >= pos, s.words.bodyWords.has(word):
			s.propose(c.Start, t.End, Organization, 0.6, ruleOwned)
		case s.words.placeSuffixes.before(s.text, t.End) >= pos, s.words.placeWords.has(word):
			s.propose(c.Start, t.End, Place, 0.5, ruleOwned)
		case t.Start > pos && (s.words.companyNoun.has(word) || s.words.companySuffixes.before(s.text, t.End) >= pos):
			s.propose(c.Start, t.End, Company, 0.5, ruleOwned)
		}
	}
}

// places proposes a place within the place named before it: 美国加州, 上海市虹口区.
func (s *scan) places(c candidate, byStart starts) {
	for _, p := range byStart.at(c.End) {
		if p.typ == Place && p.End > c.End && (p.rule == ruleName || p.rule == ruleTagger) {
			s.propose(c.Start, p.End, Place, 0.5, rulePlaces)
		}
	}
}

// series takes 系列 into the name of a product.
func (s *scan) series(end int) int {
	return max(end, s.words.series.behind(s.text, end))
}

// runes counts characters.
func runes(s string) int { return utf8.RuneCountInString(s) }
