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
	if end := s.classNoun(c); end > 0 && end <= limit && !j.kinds.several(c.Of(s.text)) {
		j.asAlias(e, s.text[c.Start:end])
	}
	if stem, _ := s.withoutClass(c); stem != "" && !j.kinds.several(stem) {
		j.asAlias(e, stem)
	}
	if c.typ == Person && c.Start > 0 && s.text[c.Start-1] == '@' {
		j.asAlias(e, s.text[c.Start-1:c.End])
	}
	if c.typ == Product {
		if start := s.words.attributes.before(s.text, c.Start); start >= 0 && s.edge[start] {
			j.asAlias(e, s.text[start:c.End]) // 新款 Model Y
		}
	}
	if i > 0 && s.gap(chosen[i-1].End, c.Start) {
		s.formsBehind(j, e, chosen[i-1], c)
	}
	if c.typ == Place {
		if n := s.placeBefore(c.Start, c.End); n > 0 && s.names.entryOf(c.Of(s.text)) < 0 && s.words.regions.has(s.text[c.Start:c.Start+n]) && c.End-c.Start-n >= len("省市") {
			j.form(e, strings.TrimSpace(s.text[c.Start+n:c.End])) // 温哥华机场 of 加拿大温哥华机场
		}
	}
}

// formsBehind gives an entity its name together with the one right before it,
// which it lies in or belongs to.
func (s *scan) formsBehind(j *joiner, e int, before, c candidate) {
	whole := s.text[before.Start:c.End]
	switch region := s.words.regions.has(before.Of(s.text)); {
	case region && c.typ == Place:
		j.form(e, whole) // 美国加州
	case region && (c.typ == Company || c.typ == Organization):
		j.asAlias(e, whole) // 日本索尼集团
	case c.typ == Product && before.typ == Company && s.mayMake(before, c):
		j.asAlias(e, whole) // 特斯拉 Cybertruck
	}
}

// classNoun is the end of the class noun right behind a name, with which it
// stands for the same thing: Starlink 卫星, 淘宝 App, 北美地区; 0 if there is none.
func (s *scan) classNoun(c candidate) int {
	var end int
	switch c.typ {
	case Product:
		_, end = s.productNoun(c.End)
	case Company, Organization:
		if s.words.bodyKinds.has(c.Of(s.text)) {
			return 0 // 委员会公司环境
		}
		end = s.words.companyNouns.behind(s.text, c.End)
	case Place:
		end = s.words.placeNouns.behind(s.text, c.End)
	}
	if end == 0 || !s.edge[end] {
		return 0
	}
	return end
}

// productNoun is the class noun behind a product's name that ends at pos, which
// words for its kind may part from it: 高阶智能驾驶辅助系统 of 华为 ADS 高阶智能驾驶辅助系统.
func (s *scan) productNoun(pos int) (start, end int) {
	start = pos
	for n := range maxModifiers + 1 {
		e := s.words.productNouns.behind(s.text, start)
		for next := e; next > 0; next = s.words.productNouns.startsAt(s.text, e) {
			e = next // 系统芯片
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
	end := start
	for p := end; p > 0; p = s.words.modifiers.before(name, end) {
		end = p
	}
	stem = strings.TrimRightFunc(name[:end], unicode.IsSpace)
	if !s.isCode(stem) || s.words.latinCommon.has(stem) || s.names.typeOf(stem) == Company {
		return "", ""
	}
	return stem, strings.TrimSpace(name[end:start])
}

// isCode says whether a name ends in Latin letters that need no class noun: Starlink,
// M4, 第三代骁龙 8, but not 小米 eSIM.
func (s *scan) isCode(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	if !isLetter(last) && !isDigit(last) {
		return false
	}
	if i := strings.LastIndexByte(name, ' '); s.words.latinCommon.has(name[i+1:]) {
		return false
	}
	if hasChinese(name) || runes(name) == 2 {
		return strings.IndexFunc(name, isDigit) >= 0
	}
	return runes(name) > 2
}

// kindsOf are the words that stand between each name, folded, and its class noun.
type kindsOf map[string][]string

// several says whether they make several things of a name: RTX 4060 桌面显卡 and RTX
// 4060 移动显卡.
func (k kindsOf) several(name string) bool { return len(k[fold(name)]) > 1 }

func (k kindsOf) add(name, modifiers string) {
	name = fold(name)
	if modifiers != "" && !slices.Contains(k[name], modifiers) {
		k[name] = append(k[name], modifiers)
	}
}

// kindsBehind gathers what stands between names and their class nouns.
func (s *scan) kindsBehind(chosen []candidate) kindsOf {
	kinds := kindsOf{}
	for _, c := range chosen {
		if c.typ != Product {
			continue
		}
		if stem, modifiers := s.withoutClass(c); stem != "" {
			kinds.add(stem, modifiers)
		}
		if start, end := s.productNoun(c.End); end > 0 {
			kinds.add(c.Of(s.text), strings.TrimSpace(s.text[c.End:start]))
		}
	}
	return kinds
}

// takeSeries makes 系列 a part of the names of products that never stand without
// it: 华为 P60 系列 where the article does not name the 华为 P60.
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
		if c.typ != Product || end == c.End || bare[fold(c.Of(s.text))] || i+1 < len(chosen) && chosen[i+1].Start < end {
			continue
		}
		c.End, c.entry = end, -1
	}
}

// joinOwned makes one of a body under two names of what it belongs to: 阿里达摩院 and
// 阿里巴巴达摩院.
func (s *scan) joinOwned(j *joiner, chosen []candidate, nodes []int) {
	type owned struct {
		typ   string
		owner int32
		rest  string
	}
	first := map[owned]int{}
	for i, c := range chosen {
		owner, rest, ok := s.brandOf(c)
		if !ok || c.typ != Company && c.typ != Organization {
			continue
		}
		o := owned{c.typ, s.entryOf(owner), fold(s.text[rest:c.End])}
		if n, ok := first[o]; ok {
			j.union(n, nodes[i])
		} else {
			first[o] = nodes[i]
		}
	}
}

// joinKinds makes one of a product's name with and without its class noun, where
// the article has both: Cybertruck and Cybertruck 电动皮卡.
func (s *scan) joinKinds(j *joiner, chosen []candidate, nodes []int) {
	for i, c := range chosen {
		stem, _ := s.withoutClass(c)
		if stem == "" || j.kinds.several(stem) {
			continue
		}
		if n, ok := j.number[key{Product, fold(stem)}]; ok {
			j.union(n, nodes[i])
		}
	}
}

// joinPeople makes one of a person and the given name alone, where one person of
// the article has it: 宇辉 of 董宇辉, 伊利亚 of 伊利亚·苏茨克沃.
func (s *scan) joinPeople(j *joiner, chosen []candidate) {
	called := map[string][]string{} // full names by given name
	for _, c := range chosen {
		if c.typ != Person {
			continue
		}
		name := c.Of(s.text)
		if slices.Contains(called[s.givenName(c)], name) {
			continue
		}
		called[s.givenName(c)] = append(called[s.givenName(c)], name)
	}
	for given, names := range called {
		if given == "" || len(names) != 1 {
			continue
		}
		a, ok1 := j.number[key{Person, fold(given)}]
		b, ok2 := j.number[key{Person, fold(names[0])}]
		if ok1 && ok2 {
			j.union(a, b)
		}
	}
}

// givenName is the given name of a person, if it has two characters at least.
func (s *scan) givenName(c candidate) string {
	name := c.Of(s.text)
	if i := strings.IndexFunc(name, isDot); i > 0 {
		if runes(name[:i]) >= 2 {
			return name[:i]
		}
		return ""
	}
	if !allChinese(name) {
		return ""
	}
	for _, end := range s.surnameEnds(c.Start) {
		if end < c.End && runes(s.text[end:c.End]) == 2 {
			return s.text[end:c.End]
		}
	}
	return ""
}

// joinMarked makes one of names that differ in marks alone: 真・智能召唤 and
// 真智能召唤. A mark between two digits or codes tells one from another: 5.1 is not 51.
func joinMarked(j *joiner, chosen []candidate, text string) {
	first := map[key]int{}
	for _, c := range chosen {
		form := fold(c.Of(text))
		if !hasChinese(form) {
			continue
		}
		plain := key{c.typ, strings.Map(withoutMark, form)}
		n := j.number[key{c.typ, form}]
		if m, ok := first[plain]; ok {
			j.union(m, n)
		} else {
			first[plain] = n
		}
	}
}

func withoutMark(r rune) rune {
	switch r {
	case '·', '-', '“', '”', '「', '」', '\'', '"':
		return -1
	}
	return r
}
