package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formsAround gives an entity the forms that the words around its ith mention
// make of the name: with a class noun behind it or what it belongs to before it.
func (s *scan) formsAround(j *joiner, e int, chosen []candidate, i int) {
	c := chosen[i]
	limit := len(s.text) // where the next name starts
	if i+1 < len(chosen) {
		limit = chosen[i+1].Start
	}
	if start, end := s.classNoun(c); end > 0 && end <= limit && !j.kinds.several(c.Of(s.text)) {
		j.asAlias(e, s.text[start:end])
	}
	if stem, _ := s.withoutClass(c); stem != "" && !j.kinds.several(stem) {
		j.asAlias(e, stem)
	}
	if r, at := s.before(c.Start); c.typ == Person && r == '@' {
		j.asAlias(e, s.text[at:c.End])
	}
	if end := s.series(c.End); c.typ == Product && end > c.End && end <= limit {
		j.asAlias(e, s.text[c.Start:end])
	}
	for _, half := range s.doubled(c) {
		j.asAlias(e, half)
	}
	if stem := s.latinCompany(c); stem != "" {
		j.asAlias(e, stem)
	}
	if c.typ == Product {
		if start := s.words.attributes.before(s.text, c.Start); start >= 0 && s.edge[start] {
			j.asAlias(e, s.text[start:c.End]) // 新款 Model Y
		}
	}
	if i > 0 {
		s.formsBehind(j, e, chosen[i-1], c, limit)
	}
	if c.typ == Place {
		if part := s.ownPlace(c); part != "" {
			j.asAlias(e, part)
		}
	}
}

// ownPlace is the name of a place without the country before it (温哥华机场 of
// 加拿大温哥华机场), or of a plant without the company, which the article must use so: 熊本厂 of
// 台积电熊本厂. "" if there is none.
func (s *scan) ownPlace(c candidate) string {
	name := c.Of(s.text)
	if n := s.placeBefore(c.Start, c.End); n > 0 && (s.names.entryOf(name) < 0 || s.alike(name, strings.TrimSpace(name[n:]))) && s.words.regions.has(name[:n]) && len(name)-n >= shortestPlace {
		return strings.TrimSpace(name[n:])
	}
	_, rest, ok := s.brandOf(c)
	if !ok || s.placeBefore(rest, c.End) == 0 || s.words.plants.before(s.text[:c.End], c.End) < rest {
		return ""
	}
	own := s.text[rest:c.End]
	if strings.Count(s.text, own) == strings.Count(s.text, name) {
		return ""
	}
	return own
}

// shortestPlace is how many bytes the name of a place has at least that may stand
// without the country before it: two characters.
const shortestPlace = 6

// formsBehind gives an entity its name together with the one right before it,
// which it lies in or belongs to, and with the class noun that stands behind it, up
// to limit: 日本索尼集团, 波音「星际线」飞船; but 美国美团 is whom another country has for a
// known company.
func (s *scan) formsBehind(j *joiner, e int, before, c candidate, limit int) {
	start, end := s.quotes(c)
	if _, noun := s.classNoun(c); noun > 0 && noun <= limit {
		end = noun
	}
	region := s.words.regions.has(before.Of(s.text))
	switch touch := s.gap(before.End, c.Start); {
	case touch && region && c.typ == Place:
		j.form(e, s.text[before.Start:c.End]) // 美国加州
	case touch && region && (c.typ == Company && (c.entry < 0 || end > c.End || s.words.legalForm(c.Of(s.text)) > 0) || c.typ == Organization),
		s.gap(before.End, start) && c.typ == Product && before.typ == Company && s.mayMake(before, c):
		j.asAlias(e, s.text[before.Start:end])
	}
}

// classNoun is a name with the class noun right behind it, with which it stands for
// the same thing: Starlink 卫星, 淘宝 App, 北美地区, 「草莓」项目; 0 and 0 if there is none.
func (s *scan) classNoun(c candidate) (start, end int) {
	var nouns *wordSet
	switch c.typ {
	case Product:
		if start, pos := s.quotes(c); pos > c.End {
			if end := s.words.quotedNouns.startsAt(s.text, pos); end > 0 && s.edge[end] {
				return start, end
			}
		}
		name := c.Of(s.text)
		switch start := s.words.productNouns.before(name, len(name)); {
		case s.words.systems.has(strings.TrimRight(name, "0123456789. ")):
			end = s.words.systemNouns.behind(s.text, c.End)
		case start > 0 && hasChinese(name[start:]) && !s.words.series.ends(name):
			return 0, 0 // 第五代 DM 技术中大型 MPV is a car
		default:
			_, end = s.productNoun(c.End)
		}
	case Company, Organization:
		if start, pos := s.quotes(c); c.typ == Organization && pos > c.End {
			if end := s.words.media.startsAt(s.text, pos); end > 0 && s.edge[end] {
				return start, end // 《科学》杂志
			}
		}
		if s.words.bodyKinds.has(c.Of(s.text)) {
			return 0, 0 // 委员会公司环境
		}
		nouns = &s.words.companyNouns
	case Place:
		nouns = &s.words.placeNouns
	case Person:
		nouns = &s.words.personNouns
	case Work:
		start, pos := s.quotes(c)
		if series := s.words.series.startsAt(s.text, pos); pos > c.End && series > 0 {
			return start, series
		}
	}
	if nouns != nil {
		end = nouns.behind(s.text, c.End)
	}
	if end == 0 || !s.edge[end] {
		return 0, 0
	}
	return c.Start, end
}

// quotes is a name with the quotation marks around it; the name itself if there are
// none.
func (s *scan) quotes(c candidate) (start, end int) {
	open, size := utf8.DecodeLastRuneInString(s.text[:c.Start])
	shut, width := utf8.DecodeRuneInString(s.text[c.End:])
	switch string(open) + string(shut) {
	case "「」", "“”", "『』", "《》":
		return c.Start - size, c.End + width
	}
	return c.Start, c.End
}

// latinCompany is the name of a company in Latin letters without its legal form:
// MathWorks of MathWorks 公司. "" of any other.
func (s *scan) latinCompany(c candidate) string {
	name := c.Of(s.text)
	stem, ok := s.words.companyNoun.cutEnd(name)
	if stem = strings.TrimSpace(stem); c.typ != Company || !ok || len(stem) < 2 || hasChinese(stem) || !s.names.oneThing(stem, name) {
		return ""
	}
	return stem
}

// productNoun is the class noun behind a product's name that ends at pos, which
// words for its kind may part from it: 高阶智能驾驶辅助系统 of 华为 ADS 高阶智能驾驶辅助系统.
func (s *scan) productNoun(pos int) (start, end int) {
	start = pos
	for n := range maxModifiers + 1 {
		e := s.words.productNouns.behind(s.text, start)
		for next := e; next > 0 && s.words.linedKinds.ends(s.text[:e]); next = s.words.productNouns.startsAt(s.text, e) {
			e = next // 系列芯片
		}
		if e > 0 && (n == 0 || !s.words.families.has(s.text[start:e])) {
			return start, e
		}
		if start = s.words.modifiers.behind(s.text, start); start == 0 {
			break
		}
	}
	return 0, 0
}

// maxModifiers is how many words may stand before a class noun.
const maxModifiers = 3

// withoutClass parts the name of a product that ends in Latin letters from the
// class noun, and the words before that, which were taken for a part of it: Starlink
// of Starlink 卫星. The stem is "" if there is none.
func (s *scan) withoutClass(c candidate) (stem, modifiers string) {
	name := c.Of(s.text)
	if c.typ != Product {
		return "", ""
	}
	start := s.words.productNouns.before(name, len(name))
	if start <= 0 || s.words.families.has(name[start:]) {
		return "", ""
	}
	stem = strings.TrimRightFunc(s.withoutModifiers(name[:start]), unicode.IsSpace)
	if !s.isCode(stem) || s.words.latinCommon.has(stem) || s.names.typeOf(stem) == Company {
		return "", ""
	}
	return stem, strings.TrimSpace(name[len(stem):start])
}

// withoutModifiers is a name without the words at its end that may stand before a
// class noun.
func (s *scan) withoutModifiers(name string) string {
	end := len(name)
	for p := end; p > 0; p = s.words.modifiers.before(name, end) {
		end = p
	}
	return name[:end]
}

// isCode says whether a name ends in Latin letters that need no class noun: Starlink,
// M4, 第三代骁龙 8, but not 小米 eSIM.
func (s *scan) isCode(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	if !isLetter(last) && !isDigit(last) {
		return false
	}
	if s.words.latinCommon.has(lastWord(name)) {
		return false
	}
	if hasChinese(name) || runes(name) == 2 {
		return strings.IndexFunc(name, isDigit) >= 0
	}
	return runes(name) > 2
}

// kindsOf are the words that stand between each name, folded, and its class noun, and
// the class nouns of devices behind the name of a line.
type kindsOf struct{ modifiers, devices map[string][]string }

// several says whether they make several things of a name: RTX 4060 桌面显卡 and RTX
// 4060 移动显卡, Pixel 手机 and Pixel 耳机.
func (k kindsOf) several(name string) bool {
	name = fold(name)
	return len(k.modifiers[name]) > 1 || len(k.devices[name]) > 1
}

func addKind(kinds map[string][]string, name, kind string) {
	name = fold(name)
	if kind != "" && !slices.Contains(kinds[name], kind) {
		kinds[name] = append(kinds[name], kind)
	}
}

// kindsBehind gathers what stands between names and their class nouns.
func (s *scan) kindsBehind(chosen []candidate) kindsOf {
	kinds := kindsOf{map[string][]string{}, map[string][]string{}}
	for _, c := range chosen {
		if c.typ != Product {
			continue
		}
		if stem, modifiers := s.withoutClass(c); stem != "" {
			addKind(kinds.modifiers, stem, modifiers)
		}
		if start, end := s.productNoun(c.End); end > 0 {
			addKind(kinds.modifiers, c.Of(s.text), strings.TrimSpace(s.text[c.End:start]))
			if device := strings.TrimPrefix(strings.TrimSpace(s.text[start:end]), smart); strings.IndexFunc(c.Of(s.text), isDigit) < 0 && s.words.deviceKinds.has(device) {
				addKind(kinds.devices, c.Of(s.text), device)
			}
		}
	}
	return kinds
}

// smart makes no other device of one: 智能手机 is 手机.
const smart = "智能"

// takeSeries makes 系列 a part of the names of products that never stand without
// it, or of which the article names models: 华为 P60 系列 where it does not name the
// 华为 P60, iPhone 15 系列 beside the iPhone 15 Pro. What is known without it and is no
// model of a line goes by either name: 帝国时代系列.
func (s *scan) takeSeries(chosen []candidate) {
	bare := map[string]bool{}
	for _, c := range chosen {
		if c.typ == Product && s.series(c.End) == c.End {
			bare[fold(c.Of(s.text))] = true
			bare[fold(s.model(c))] = true
		}
	}
	for i := range chosen {
		c := &chosen[i]
		end := s.series(c.End)
		if c.typ != Product || end == c.End || s.franchise(*c) && !s.hasModels(c.Of(s.text), chosen) || bare[fold(c.Of(s.text))] && !s.hasModels(c.Of(s.text), chosen) || i+1 < len(chosen) && chosen[i+1].Start < end {
			continue
		}
		c.End, c.entry = end, -1
	}
}

// franchise says whether a product is known by a name in words alone: 帝国时代, but not
// iPhone 15 nor Galaxy Z.
func (s *scan) franchise(c candidate) bool {
	name := c.Of(s.text)
	return c.entry >= 0 && strings.IndexFunc(name, isDigit) < 0 && runes(lastWord(name)) > 1
}
