package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// joinAlike makes one of the forms of a thing that only what the whole article names
// shows to be such.
func (s *scan) joinAlike(j *joiner, chosen []candidate, nodes, brands []int) {
	s.joinModels(j, chosen, nodes, brands)
	s.joinOwned(j, chosen, nodes)
	s.joinFronts(j, chosen, nodes)
	s.joinKinds(j, chosen, nodes)
	s.joinBare(j, chosen, nodes)
	s.joinSeries(j, chosen, nodes)
	s.joinLines(j, chosen, nodes)
	s.joinCodes(j, chosen, nodes)
	s.joinPeople(j, chosen)
	s.joinAbbreviations(j, chosen)
	s.joinPlatforms(j, chosen, nodes)
	s.joinMisspelt(j, chosen)
	joinMarked(j, chosen, s.text)
}

// joinModels makes one of a model with and without its brand (特斯拉 Cybertruck and
// Cybertruck), where the article names the model of one brand only, under whichever
// of its names.
func (s *scan) joinModels(j *joiner, chosen []candidate, nodes, brands []int) {
	models := newWholes()
	same := map[branded]int{}
	for i, c := range chosen {
		if brands[i] < 0 {
			continue
		}
		model := s.model(c)
		code := model != ""
		if !code {
			model = s.bareModel(c)
		}
		if model == "" {
			continue
		}
		one := branded{j.sets.Of(brands[i]), fold(model)}
		if n, ok := same[one]; ok {
			j.sets.Join(n, nodes[i]) // 英伟达 RTX 40 and NVIDIA RTX 40
		} else {
			same[one] = nodes[i]
		}
		if n, ok := j.number[key{Product, fold(model)}]; ok && (code || !s.endsAnother(model, c, chosen)) {
			models.add(j, n, nodes[i])
		}
	}
	models.join(j)
}

// wholes are the longer names of an article that its shorter ones may stand for, as nodes.
type wholes struct {
	of     map[int]int // the only longer name of each shorter one; -1 if it has several
	shorts []int       // in the order in which they were added
}

func newWholes() *wholes { return &wholes{of: map[int]int{}} }

// add notes that a longer name ends with a shorter one.
func (w *wholes) add(j *joiner, short, long int) {
	known, seen := w.of[short]
	switch {
	case !seen:
		w.of[short] = long
		w.shorts = append(w.shorts, short)
	case known >= 0 && j.sets.Of(known) != j.sets.Of(long):
		w.of[short] = -1
	}
}

// join makes one of each shorter name and the only thing that a longer one names.
func (w *wholes) join(j *joiner) {
	for _, short := range w.shorts {
		if long := w.of[short]; long >= 0 {
			j.sets.Join(short, long)
		}
	}
}

// bareModel is what stands behind a product's brand and is no code: Pencil of Apple
// Pencil, 海鸥 of 比亚迪海鸥, which names nothing unless the article calls the product so.
func (s *scan) bareModel(c candidate) string {
	brand, rest, ok := s.brandOf(c)
	if !ok {
		return ""
	}
	model := s.text[rest:c.End]
	if s.names.anothers(model, brand.Of(s.text)) {
		return ""
	}
	if allChinese(model) && runes(model) == 2 && !s.plain(model) && !s.words.productHeads.has(model) {
		return model
	}
	if runes(model) < 3 || hasChinese(model) || hasChinese(brand.Of(s.text)) || s.words.latinCommon.has(model) {
		return ""
	}
	return model
}

// endsAnother says whether the name of another product than c ends with a word: Ring
// may be the Galaxy Ring or the Apple Ring.
func (s *scan) endsAnother(word string, c candidate, chosen []candidate) bool {
	return slices.ContainsFunc(chosen, func(o candidate) bool {
		other := o.Of(s.text)
		return o.typ == Product && other != word && fold(other) != fold(c.Of(s.text)) && lastWord(other) == word
	})
}

// branded is the node of a brand and a model's folded name.
type branded struct {
	brand int
	model string
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
		if n, ok := j.number[key{c.typ, o.rest}]; ok && runes(o.rest) >= shortestUnit && s.names.oneThing(s.text[rest:c.End], c.Of(s.text)) {
			j.sets.Join(n, nodes[i]) // Talos of Cisco Talos
		}
		if n, ok := first[o]; ok {
			j.sets.Join(n, nodes[i])
		} else {
			first[o] = nodes[i]
		}
	}
}

// joinFronts makes one of a name in Chinese and the same behind the known name of what it
// belongs to or lies in, where the article has both and no other name ends so:
// 大模型知识引擎 and 腾讯云大模型知识引擎, 园艺所 and 上海市农业科学院园艺所.
func (s *scan) joinFronts(j *joiner, chosen []candidate, nodes []int) {
	fronts := newWholes()
	for i, c := range chosen {
		own := s.behindOwner(c)
		if n, ok := j.number[key{c.typ, fold(own)}]; ok && own != "" {
			fronts.add(j, n, nodes[i])
		}
	}
	fronts.join(j)
}

// shortestOwn is how many characters a name has at least that is told from others
// without what it belongs to.
const shortestOwn = 3

// behindOwner is what a name ends with behind the known name of a company, a body, a
// product or a place; "" if that is short, says only what it is, or is known as another's.
func (s *scan) behindOwner(c candidate) string {
	if c.typ == Person || c.typ == Work || c.typ == Company {
		return ""
	}
	end := -1
	for i := s.firstCandidate(c.Start); i < s.gathered && s.candidates[i].Start == c.Start; i++ {
		o := &s.candidates[i]
		if o.typ != Person && o.typ != Work && o.rule == ruleName && o.confidence >= knownConfidence && o.End > end && o.End < c.End && s.edge[o.End] {
			end = o.End
		}
	}
	if end < 0 {
		return ""
	}
	_, rest := s.after(end)
	if rest >= c.End {
		return ""
	}
	own := s.text[rest:c.End]
	if runes(own) < shortestOwn || !hasChinese(own) || s.plain(own) || s.words.bodyKinds.has(own) || !s.names.oneThing(own, c.Of(s.text)) {
		return ""
	}
	return own
}

// joinKinds makes one of a product's name with and without its class noun, where
// the article has both, and of the name with two that say the same: Cybertruck and
// Cybertruck 电动皮卡, 鸿蒙系统 and 鸿蒙操作系统.
func (s *scan) joinKinds(j *joiner, chosen []candidate, nodes []int) {
	first := map[string]int{} // node of the first name by its stem and the words behind
	for i, c := range chosen {
		stem, modifiers := s.withoutClass(c)
		if stem == "" && c.typ == Product {
			stem = s.chineseStem(c.Of(s.text))
		}
		if stem == "" || j.kinds.several(stem) {
			continue
		}
		if n, ok := j.number[key{Product, fold(stem)}]; ok {
			j.sets.Join(n, nodes[i])
		}
		one := fold(stem) + " " + modifiers
		if n, ok := first[one]; ok {
			j.sets.Join(n, nodes[i])
		} else {
			first[one] = nodes[i]
		}
	}
}

// chineseStem is a name that ends in Chinese without its class noun. Behind names in
// Chinese alone most make another product: 豆包大模型 is not the app 豆包. "" if there is
// none.
func (s *scan) chineseStem(name string) string {
	if allChinese(name) {
		start := s.words.sameKinds.before(name, len(name))
		return name[:max(0, start)]
	}
	start := s.words.productNouns.before(name, len(name))
	if start <= 0 || s.words.families.has(name[start:]) || s.words.models.ends(name) {
		return ""
	}
	stem := strings.TrimSpace(s.withoutModifiers(name[:start]))
	if !hasChinese(stem) {
		return "" // QQ 浏览器
	}
	return stem
}

// joinBare makes one of a product and its name without a class noun or a word for a
// version that makes nothing else of it, where the article has both: 支小宝 App and
// 支小宝, 悟道大模型 and 悟道, FSD V12 版本 and FSD V12, AI Beings and AI Being.
func (s *scan) joinBare(j *joiner, chosen []candidate, nodes []int) {
	for i, c := range chosen {
		for _, bare := range s.bareNames(c) {
			if n, ok := j.number[key{Product, fold(bare)}]; ok {
				j.sets.Join(n, nodes[i])
			}
		}
	}
}

// bareNames are the names that a product may have without the words at its end.
func (s *scan) bareNames(c candidate) []string {
	name := c.Of(s.text)
	if c.typ != Product {
		return nil
	}
	var names []string
	if start := s.words.bareKinds.before(name, len(name)); start > 0 {
		names = append(names, name[:start])
	}
	if start := s.words.models.before(name, len(name)); start > 0 && s.names.oneThing(strings.TrimSpace(name[:start]), name) {
		names = append(names, name[:start])
	}
	if short, ok := strings.CutSuffix(name, versionWord); ok && endsInWord(short) {
		names = append(names, short) // 零跑 C11 增程 of 零跑 C11 增程版
	}
	if short, ok := strings.CutSuffix(name, versionWord+"本"); ok {
		names = append(names, short+versionWord)
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(short)); isLetter(last) || isDigit(last) {
			names = append(names, short) // FSD V12
		}
	}
	if short, ok := strings.CutSuffix(name, "s"); ok && !hasChinese(name) && strings.Contains(name, " ") {
		names = append(names, short)
	}
	return slices.DeleteFunc(names, func(bare string) bool {
		bare = strings.TrimSpace(bare)
		return runes(bare) < 2 || s.plain(bare) || s.words.latinCommon.has(bare) || s.words.systems.has(bare)
	})
}

// endsInWord says whether a name goes on behind a code with a word of two Chinese
// characters or more.
func endsInWord(name string) bool {
	word := name[strings.LastIndexFunc(name, func(r rune) bool { return !isChinese(r) })+1:]
	return word != name && strings.IndexFunc(name, func(r rune) bool { return isLetter(r) || isDigit(r) }) >= 0 && runes(word) >= 2
}

// joinSeries makes one of a series and the name without 系列, unless the article
// names models of it: of iPhone 15 and iPhone 15 Pro the first is no series.
func (s *scan) joinSeries(j *joiner, chosen []candidate, nodes []int) {
	for i, c := range chosen {
		stem, ok := s.words.series.cutEnd(c.Of(s.text))
		if c.typ != Product || !ok {
			continue
		}
		if s.words.versions.has(strings.ToLower(lastWord(stem))) {
			continue // the Pro 系列 has a Pro Max too
		}
		if n, ok := j.number[key{Product, fold(stem)}]; ok && !s.hasModels(stem, chosen) {
			j.sets.Join(n, nodes[i])
		}
	}
}

// lastWord is what stands behind the last space of a name.
func lastWord(name string) string {
	name = strings.TrimSpace(name)
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// hasModels says whether the article names products of a name and more: iPhone 15 Pro.
func (s *scan) hasModels(name string, chosen []candidate) bool {
	name = fold(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	return slices.ContainsFunc(chosen, func(c candidate) bool {
		if c.typ != Product {
			return false
		}
		for _, form := range [...]string{fold(c.Of(s.text)), fold(s.model(c))} {
			if rest, ok := strings.CutPrefix(form, name); ok && rest != "" {
				next, _ := utf8.DecodeRuneInString(rest)
				return isLetter(next) && !isLetter(last) || isDigit(next) && !isDigit(last) || next == '+' || isLetter(next) && s.versionOf(c, name)
			}
		}
		return false
	})
}

// versionOf says whether a product's name goes on behind another as a word of its own.
func (s *scan) versionOf(c candidate, name string) bool {
	words := strings.Fields(c.Of(s.text))
	for n := range words {
		if fold(strings.Join(words[:n], "")) == name {
			return true
		}
	}
	return false
}

// joinLines makes one of a model and its name with the words of its line before
// it: RTX 4060, GeForce RTX 4060 and NVIDIA GeForce RTX 4060. No two lines may have it.
func (s *scan) joinLines(j *joiner, chosen []candidate, nodes []int) {
	longer := map[string][]string{} // names by the model that they end with, folded
	for _, c := range chosen {
		for _, model := range s.lineModels(c) {
			longer[model] = append(longer[model], fold(c.Of(s.text)))
		}
	}
	for i, c := range chosen {
		for _, model := range s.lineModels(c) {
			if n, ok := j.number[key{Product, model}]; ok && oneLine(longer[model]) {
				j.sets.Join(n, nodes[i])
			}
		}
	}
}

// lineModels are the ends, folded, of a product's Latin name that may stand without
// the words before them: two words or more, of which the first is no number and not
// all are makers' words for versions.
func (s *scan) lineModels(c candidate) []string {
	name := c.Of(s.text)
	if c.typ != Product || hasChinese(name) {
		return nil
	}
	var models []string
	words := strings.Fields(name)
	for n := 1; n < len(words)-1 && strings.IndexFunc(words[n-1], isDigit) < 0; n++ {
		model := strings.Join(words[n:], " ")
		version := s.words.versions.has(strings.ToLower(words[n])) && strings.IndexFunc(model, isDigit) < 0
		if !isDigit(rune(words[n][0])) && !version {
			models = append(models, fold(model))
		}
	}
	return models
}

// oneLine says whether of folded names each is the end of the longest.
func oneLine(names []string) bool {
	longest := slices.MaxFunc(names, func(a, b string) int { return len(a) - len(b) })
	return !slices.ContainsFunc(names, func(n string) bool { return !strings.HasSuffix(longest, n) })
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
			j.sets.Join(a, b)
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
			j.sets.Join(m, n)
		} else {
			first[plain] = n
		}
	}
}

func withoutMark(r rune) rune {
	switch r {
	case '·', '-', '“', '”', '「', '」', '\'', '"', '：', ':':
		return -1
	}
	return r
}
