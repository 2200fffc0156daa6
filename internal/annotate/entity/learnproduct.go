package entity

import (
	"strings"
)

// modelForms: a model may be named without its brand.
func (s *scan) modelForms(l *learned, c candidate) {
	if code := s.codeOf(c); code != "" {
		l.add(code, Product, 0.7, ruleModel)
	}
	if model := s.model(c); model != "" {
		l.add(model, Product, 0.85, ruleModel)
		l.link(Product, c.Of(s.text), model)
		return
	}
	// 订阅号 of 微信订阅号.
	end := 0
	for i := s.firstCandidate(c.Start); i < s.gathered && s.candidates[i].Start == c.Start; i++ {
		if b := &s.candidates[i]; b.typ == Product && b.rule == ruleName && b.End < c.End && s.edge[b.End] {
			end = max(end, b.End)
		}
	}
	if end == 0 {
		return
	}
	if rest := s.text[end:c.End]; runes(rest) >= 3 && allChinese(rest) && !s.words.productHeads.has(rest) && !s.plain(rest) {
		l.add(rest, Product, 0.6, ruleModel)
		l.link(Product, c.Of(s.text), rest)
	}
}

// brandOf is the known company whose name a product's begins with, and where
// the rest starts; false if there is none. The longest counts.
func (s *scan) brandOf(c candidate) (brand candidate, rest int, ok bool) {
	for i := s.firstCandidate(c.Start); i < len(s.candidates) && s.candidates[i].Start == c.Start; i++ {
		b := s.candidates[i]
		if b.typ == Company && b.rule == ruleName && b.End < c.End && b.End > brand.End && s.edge[b.End] {
			brand, ok = b, true
		}
	}
	_, rest = s.after(brand.End)
	return brand, rest, ok && rest < c.End
}

// model is the part of a product's name behind its brand, if that can stand
// alone: SU7 Ultra of 小米SU7 Ultra, 718 of 保时捷718, not 13 of 小米 13.
func (s *scan) model(c candidate) string {
	brand, rest, ok := s.brandOf(c)
	if !ok {
		return ""
	}
	model := strings.TrimLeft(strings.TrimPrefix(s.text[rest:c.End], de), " ·・") // 英特尔的 RealSense
	letters := strings.IndexFunc(model, isLetter) >= 0
	code := letters && strings.ContainsAny(model, "0123456789") // o1 of OpenAI o1
	if !hasChinese(brand.Of(s.text)) && s.names.typeOf(model) != Product && !strings.Contains(model, " ") && !code {
		return "" // Card of Apple Card
	}
	if s.names.anothers(model, brand.Of(s.text)) {
		return "" // Copilot of GitHub Copilot is Microsoft's
	}
	switch {
	case runes(model) < 2, s.words.latinCommon.has(model), s.words.productHeads.has(model):
		return ""
	case hasChinese(model) && !letters:
		if runes(model) < 3 || isDigit(rune(model[0])) || s.plain(model) {
			return ""
		}
	case !letters && len(model) < 3:
		return ""
	}
	return model
}
