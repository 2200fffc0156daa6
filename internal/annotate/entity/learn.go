package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/lexicon"
)

// learned is what the first round taught of the article's own names.
type learned struct {
	names []learnedName
	// links are pairs of folded forms, by type, that name one thing.
	links [][2]key
	index map[taught]int
}

// key identifies a form within an article.
type key struct{ typ, form string }

// taught is a form and the rule that taught it.
type taught struct {
	key
	rule string
}

type learnedName struct {
	form       string
	typ        string
	confidence float64
	rule       string
}

// add learns a form. Several rules may teach the same one.
func (l *learned) add(form, typ string, confidence float64, rule string) {
	k := taught{key{typ, form}, rule}
	if i, ok := l.index[k]; ok {
		l.names[i].confidence = max(l.names[i].confidence, confidence)
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
	l := &learned{index: map[taught]int{}}
	for _, c := range first {
		name := c.Of(s.text)
		s.bracketed(l, c)
		if c.confidence >= 0.6 && runes(name) >= 2 {
			l.add(name, c.typ, min(0.85, c.confidence*0.9), ruleAgain)
		}
		switch c.typ {
		case Person:
			s.personForms(l, name)
		case Product:
			s.modelForms(l, c)
		case Company:
			s.companyForms(l, c)
			s.doubleForms(l, c)
			s.unitForms(l, c)
		case Organization:
			s.bodyForms(l, c)
			s.doubleForms(l, c)
			s.unitForms(l, c)
		case Place:
			if n := s.placeBefore(c.Start, c.End); n > 0 && runes(name[n:]) >= 2 && s.names.entryOf(name) < 0 {
				l.add(name[n:], Place, 0.7, ruleStripped)
				l.link(Place, name, name[n:])
			}
			s.plantForms(l, c)
		}
	}
	s.titledForms(l, first)
	s.shortTitles(l, first)
	s.induce(l)
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
	for i := s.firstCandidate(c.Start); i < s.sorted && s.candidates[i].Start == c.Start; i++ {
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
	model := strings.TrimLeft(strings.TrimPrefix(s.text[rest:c.End], "的"), " ·・") // 英特尔的 RealSense
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

// companyForms: the short form of a company's name, if the article uses it:
// 特斯拉 of 特斯拉公司, 元气森林 of 元气森林集团, 卓驭科技 of 深圳市卓驭科技有限公司.
func (s *scan) companyForms(l *learned, c candidate) {
	short := c.Of(s.text)
	if own := s.behindBranch(short); own != "" {
		l.add(own, Company, 0.7, ruleShort)
		l.link(Company, short, own)
	}
	if n := s.placeBefore(c.Start, c.End); n > 0 && hasChinese(short) {
		if rest := strings.TrimSpace(short[n:]); runes(rest) >= 3 && s.names.oneThing(rest, short) {
			l.add(rest, Company, 0.7, ruleStripped)
			l.link(Company, short, rest)
		}
	}
	if first, _, ok := strings.Cut(short, " "); ok && !hasChinese(short) && (len(first) >= 4 || len(first) == 3 && first == strings.ToUpper(first)) && s.names.oneThing(first, short) &&
		!s.words.latinCommon.has(first) && !s.words.latinPerson.has(first) {
		l.add(first, Company, 0.6, ruleShort) // Ginkgo of Ginkgo Bioworks
		l.link(Company, short, first)
	}
	if start := s.words.registeredForms.before(short, len(short)); start > 0 {
		// A registered name is that of the company which bears the rest of it, whatever
		// the lists have of the two: 小米汽车科技有限公司.
		if rest, ok := s.behindPlace(c, start); ok {
			l.link(Company, short, strings.TrimPrefix(rest, "市"))
		}
		if core := s.withoutTrades(short[:start]); strings.HasSuffix(short, "股份有限公司") && runes(core) >= 3 {
			l.link(Company, short, core) // 三六零 of 三六零安全科技股份有限公司
		}
	}
	if i := s.words.legalForm(short); i > 0 {
		l.link(Company, short, short[:i])
		rest, ok := s.behindPlace(c, i)
		if short = rest; ok && runes(short) >= 2 {
			l.link(Company, c.Of(s.text), short)
			l.add(short, Company, 0.85, ruleShort)
		}
	}
	start := s.words.droppable.before(short, len(short))
	if start <= 0 {
		return
	}
	core := strings.TrimSpace(short[:start])
	if runes(core) < 2 || !s.names.oneThing(core, c.Of(s.text)) || s.plain(core) {
		return
	}
	l.add(core, Company, 0.5, ruleShort)
	l.link(Company, c.Of(s.text), core)
}

// behindBranch is what stands before the place in brackets of a company's registered
// name, if that is no company of its own: 五季智能 of 五季智能（北京）科技有限公司. "" if there
// is none.
func (s *scan) behindBranch(name string) string {
	open, shut := strings.IndexAny(name, "（("), strings.IndexAny(name, "）)")
	if open <= 0 || shut < open || !strings.HasSuffix(name, "公司") {
		return ""
	}
	own := strings.TrimSpace(name[:open])
	_, size := utf8.DecodeRuneInString(name[open:])
	if s.names.typeOf(name[open+size:shut]) != Place || runes(own) < 3 || s.names.entryOf(strings.ReplaceAll(own, "—", "-")) >= 0 {
		return ""
	}
	return own
}

// withoutTrades is a company's name without the words at its end that say no more
// than what trade it is in.
func (s *scan) withoutTrades(name string) string {
	for {
		start := s.words.trades.before(name, len(name))
		if start <= 0 {
			return name
		}
		name = name[:start]
	}
}

// behindPlace is a company's name up to its nth byte without the place before it.
// ok is false of a registered name if what is left is short and known as a company:
// 上海比亚迪有限公司 belongs to 比亚迪.
func (s *scan) behindPlace(c candidate, n int) (rest string, ok bool) {
	name := c.Of(s.text)
	place := s.placeBefore(c.Start, c.Start+n)
	rest = name[place:n]
	own := strings.TrimPrefix(rest, "市")
	branch := place > 0 && strings.HasSuffix(name, "有限公司") && runes(own) < ownRegistered && s.names.typeOf(own) == Company
	return rest, !branch
}

// ownRegistered is from how many characters on a company's name is its own behind
// the place where it is registered.
const ownRegistered = 4

// doubleForms: a name in two scripts may be told in one: AAC 瑞声科技, 晚点
// LatePost.
func (s *scan) doubleForms(l *learned, c candidate) {
	for _, part := range s.halves(c) {
		l.add(part, c.typ, 0.7, ruleShort)
		l.link(c.typ, c.Of(s.text), part)
	}
}

// halves are the two parts of a name in two scripts, but for those that name
// something else or nothing: Unity of Unity 中国.
func (s *scan) halves(c candidate) []string {
	name := c.Of(s.text)
	a, b, ok := strings.Cut(name, " ")
	if !ok || strings.Contains(b, " ") || hasChinese(a) == hasChinese(b) {
		return nil
	}
	alike := s.alike(a, b)
	var parts []string
	for _, part := range [...]string{a, b} {
		if runes(part) >= 2 && (alike || s.names.oneThing(part, name)) && !s.words.latinCommon.has(part) && s.words.companySuffixes.before(part, len(part)) != 0 && !s.words.companyNouns.has(part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// alike says whether two names are known as forms of one.
func (s *scan) alike(a, b string) bool {
	return s.names.entryOf(a) >= 0 && s.names.entryOf(a) == s.names.entryOf(b)
}

// doubled are the halves of a name of which each tells the whole: known as one, or
// a coined name beside one in capitals, neither of them a word: 瑞声科技 of AAC
// 瑞声科技, but not 汽车 of AITO 汽车.
func (s *scan) doubled(c candidate) []string {
	parts := s.halves(c)
	if len(parts) != 2 || c.typ == Organization {
		return nil // LatePost of 晚点 LatePost needs to stand by itself
	}
	if s.alike(parts[0], parts[1]) {
		return parts
	}
	chinese, other := parts[0], parts[1]
	if !hasChinese(chinese) {
		chinese, other = other, chinese
	}
	start := c.Start + strings.Index(c.Of(s.text), chinese)
	coined := allChinese(chinese) && !s.knownWord(start, start+len(chinese)) && s.words.legalForm(chinese) == 0 && unicode.IsUpper(rune(other[0])) && runes(other) > 2
	if !coined || c.typ != Company && c.typ != Person {
		return nil
	}
	return parts
}

// legalForm is where the words begin that make a company's name official
// (公司, 集团有限公司); 0 if there are none.
func (w *wordLists) legalForm(name string) int {
	end := len(name)
	for start := w.legalParts.before(name, end); start >= 0; start = w.legalParts.before(name, end) {
		end = start
	}
	if end == len(name) {
		return 0
	}
	return len(strings.TrimRightFunc(name[:end], unicode.IsSpace))
}

// placeBefore is the length of the known place that a name begins with; 0 if
// it begins with none.
func (s *scan) placeBefore(start, end int) int {
	n := 0
	for i := s.firstCandidate(start); i < len(s.candidates) && s.candidates[i].Start == start; i++ {
		if c := &s.candidates[i]; c.typ == Place && c.rule == ruleName && c.End < end {
			n = max(n, c.End-start)
		}
	}
	return n
}

// firstCandidate is the first candidate that starts at pos or behind it. They
// are sorted once they have been gathered.
func (s *scan) firstCandidate(pos int) int {
	i, _ := slices.BinarySearchFunc(s.candidates[:s.sorted], pos, func(c candidate, pos int) int { return cmp.Compare(c.Start, pos) })
	return i
}

// placeRanks are the characters that places of a country end in by their rank, with
// which alone their bodies call them.
const placeRanks = "省市县区州"

// bodyForms: an organization may be named without the country before it: 司法部
// of 美国司法部.
func (s *scan) bodyForms(l *learned, c candidate) {
	n := s.placeBefore(c.Start, c.End)
	if n == 0 {
		return
	}
	short := strings.TrimSpace(c.Of(s.text)[n:])
	if !allChinese(short) {
		return
	}
	l.link(Organization, c.Of(s.text), short)
	if runes(short) >= 3 {
		l.add(short, Organization, 0.7, ruleStripped)
	}
	if rank, size := utf8.DecodeLastRuneInString(c.Of(s.text)[:n]); strings.ContainsRune(placeRanks, rank) && size < n {
		local := string(rank) + short // 市经信局 of 江州市经信局
		l.add(local, Organization, 0.7, ruleStripped)
		l.link(Organization, c.Of(s.text), local)
	}
}

// plantForms: a company's plant may be named by where it is: 江州工厂 of 星野江州工厂.
func (s *scan) plantForms(l *learned, c candidate) {
	_, rest, ok := s.brandOf(c)
	if !ok || s.words.plants.before(s.text[:c.End], c.End) < rest || s.placeBefore(rest, c.End) == 0 {
		return
	}
	l.add(s.text[rest:c.End], Place, 0.7, ruleStripped)
	l.link(Place, c.Of(s.text), s.text[rest:c.End])
}

// shortestUnit is how many characters a unit's name has at least that an article
// may use without its company's.
const shortestUnit = 3

// unitForms: a unit of a company may be named without the company's name before
// it: 智能云 of 百度智能云.
func (s *scan) unitForms(l *learned, c candidate) {
	_, rest, ok := s.brandOf(c)
	if !ok {
		return
	}
	unit := s.text[rest:c.End]
	if runes(unit) < shortestUnit || !allChinese(unit) || s.words.bodyKinds.has(unit) || s.words.companySuffixes.has(unit) || s.words.legalForm(unit) > 0 ||
		s.names.entryOf(unit) >= 0 {
		return
	}
	l.add(unit, c.typ, 0.6, ruleStripped)
	l.link(c.typ, c.Of(s.text), unit)
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
	if end := s.words.aliasCues.startsAt(inner, 0); end > 0 {
		inner = strings.TrimLeft(inner[end:], "为：: ")
		introduced = true
	}
	for _, part := range strings.FieldsFunc(inner, func(r rune) bool { return strings.ContainsRune("，,；;、/", r) }) {
		part = strings.Trim(part, " “”「」『』\"'《》")
		if part == "" || runes(part) < 2 {
			continue
		}
		if introduced && runes(part) <= 20 || s.chineseAlias(c, part) {
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

// chineseAlias is true for the Chinese form of a Latin name of a person, a company
// or a product: known as the same, or a transliteration (Raul Pires（劳尔·皮尔斯）).
func (s *scan) chineseAlias(c candidate, part string) bool {
	name := c.Of(s.text)
	if c.typ != Person && c.typ != Company && c.typ != Product || hasChinese(name) || !hasChinese(part) {
		return false
	}
	if e := s.names.entryOf(part); e >= 0 {
		return e == s.names.entryOf(name) || s.names.entryOf(name) < 0 && s.names.names[e].Type == c.typ
	}
	return runes(part) >= 3 && strings.IndexFunc(part, func(r rune) bool { return !s.words.transliteration[r] && !isDot(r) && r != '与' }) < 0
}

// shortTitle is how long a title may be that stands for a longer one, in characters.
const shortTitle = 4

// shortTitles: 《报告》 is the one work of the article whose title ends so.
func (s *scan) shortTitles(l *learned, first []candidate) {
	var titles []string
	for _, c := range first {
		if name := c.Of(s.text); c.typ == Work && !slices.Contains(titles, name) {
			titles = append(titles, name)
		}
	}
	for _, short := range titles {
		if runes(short) > shortTitle {
			continue
		}
		var longer []string
		for _, t := range titles {
			if t != short && strings.HasSuffix(t, short) {
				longer = append(longer, t)
			}
		}
		if len(longer) == 1 {
			l.link(Work, longer[0], short)
		}
	}
}

// surnameTitles are the titles that stand behind a surname for the person.
var surnameTitles = [...]string{"总", "老师"}

func calledByTitle(rest string) bool { return slices.Contains(surnameTitles[:], rest) }

// titledForms: 雷总 is 雷军 if no other person of that surname is named.
func (s *scan) titledForms(l *learned, first []candidate) {
	bySurname := map[string][]string{}
	for _, c := range first {
		name := c.Of(s.text)
		if c.typ != Person || !allChinese(name) || runes(name) > 4 {
			continue
		}
		for _, end := range s.surnameEnds(c.Start) {
			if surname := s.text[c.Start:end]; len(surname) < len(name) && !calledByTitle(name[len(surname):]) && !slices.Contains(bySurname[surname], name) {
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
			for _, t := range surnameTitles {
				form := surname + t
				l.add(form, Person, 0.8, ruleSurnameTitle)
				l.link(Person, name, form)
			}
		}
	}
}
