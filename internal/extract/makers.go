package extract

import (
	"slices"
	"strings"
	"unicode"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
)

// Names and neighbourhood tell who makes a product and whom a company belongs
// to: 宝马M3 is made by 宝马, 小米汽车 belongs to 小米. No claim rests on
// knowledge from elsewhere: what the article does not name gives none.

// owner is a maker or parent that was found for a thing, and why.
type owner struct {
	entity     int
	confidence float64
	span       article.Span
	rule       string
	sentence   *sentence
	at         int
}

// How sure each sign of a maker is.
const (
	makerByName      = 0.92 // its name begins with the maker's
	makerByPossessor = 0.85 // 谷歌 AI 项目 Gemini, Meta 的 Quest
	makerByEvent     = 0.8  // it launched the product
	makerByFamily    = 0.75 // the maker of Quest makes Quest 2
	makerByTopic     = 0.5  // the one company that the item is about, beside it
)

// readOwners gives each product its maker and each company its parent, once
// an article.
func (x *Extractor) readOwners(d *document, claims []claim, emit func(claim)) {
	first := firstMentions(d)
	makers := make([]owner, len(d.Entities))
	for i := range makers {
		makers[i].entity = -1
	}
	for _, c := range claims {
		if c.kind == relation && c.predicate == "manufacturer" {
			makers[c.subject] = owner{entity: -2, confidence: 1}
		}
	}
	better := func(i int, o owner) {
		if o.confidence > makers[i].confidence {
			makers[i] = o
		}
	}
	x.makersByName(d, first, better)
	x.makersByPossessor(d, better)
	makersByEvent(d, claims, better)
	makersByFamily(d, makers, first, better)
	x.makersByTopic(d, makers, first, better)
	for i, o := range makers {
		if o.entity < 0 {
			continue
		}
		emit(x.ownerClaim(d, i, "manufacturer", o))
	}
	x.parentsByName(d, first, claims, emit)
	x.variantsByName(d, first, emit)
}

func (x *Extractor) ownerClaim(d *document, thing int, predicate string, o owner) claim {
	c := claim{kind: relation, subject: thing, object: o.entity, predicate: predicate, span: o.span, at: o.at, rule: o.rule, confidence: o.confidence}
	if o.sentence != nil {
		c.heading = o.sentence.Heading
		c.attribution = d.itemSource(o.sentence)
	}
	return c
}

// makersByName: a product's name begins with a company's.
func (x *Extractor) makersByName(d *document, first []annotate.Mention, better func(int, owner)) {
	for i, e := range d.Entities {
		if e.Type != "Product" {
			continue
		}
		maker, length := -1, 0
		for j, o := range d.Entities {
			if o.Type != "Company" {
				continue
			}
			for _, f := range append([]string{o.Name}, o.Aliases...) {
				if len(f) > length && len(f) >= minStem && hasNamePrefix(e, f) {
					maker, length = j, len(f)
				}
			}
		}
		if maker < 0 {
			continue
		}
		s := d.sentenceAt(first[i].Start)
		better(i, owner{entity: maker, confidence: makerByName, span: d.together(i, maker, s, first[i].Span), rule: "name.maker", sentence: s, at: first[i].Start})
	}
}

// minStem is the shortest company name, in bytes, that a product's name may
// begin with: two characters.
const minStem = 4

// hasNamePrefix says whether one of an entity's names begins with a stem and
// goes on with something else; Latin stems must end with a word.
func hasNamePrefix(e annotate.Entity, stem string) bool {
	for _, f := range append([]string{e.Name}, e.Aliases...) {
		rest, ok := cutFoldedPrefix(f, stem)
		if !ok || rest == "" {
			continue
		}
		r := []rune(rest)[0]
		last := []rune(stem)[len([]rune(stem))-1]
		if last < unicode.MaxASCII && unicode.IsLetter(last) && r < unicode.MaxASCII && unicode.IsLetter(r) {
			continue
		}
		return true
	}
	return false
}

func cutFoldedPrefix(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return "", false
	}
	return s[len(prefix):], true
}

// possessorReach is how many characters may stand between a maker and its
// product: a noun that says what the product is (的大语言模型).
const possessorReach = 12

// makersByPossessor: a company stands right before a product, with 的, 旗下 or
// a noun between them at most.
func (x *Extractor) makersByPossessor(d *document, better func(int, owner)) {
	for k := range d.sentences {
		s := &d.sentences[k]
		for j, m := range s.mentions {
			if d.Entities[m.Entity].Type != "Product" || j == 0 {
				continue
			}
			head := m
			for {
				prev, ok := d.coordinatedBefore(s, head)
				if !ok || d.Entities[prev.Entity].Type != "Product" {
					break
				}
				head = prev
			}
			var o annotate.Mention
			ok := false
			for _, c := range slices.Backward(s.mentions[:j]) {
				if c.End <= head.Start {
					o, ok = c, true
					break
				}
			}
			if !ok || d.Entities[o.Entity].Type != "Company" {
				continue
			}
			gap := article.Span{Start: o.End, End: head.Start}
			if d.runes(gap) > possessorReach || !x.possessive(d, gap) {
				continue
			}
			confidence := makerByPossessor
			if s.Heading {
				confidence -= 0.02
			}
			better(m.Entity, owner{entity: o.Entity, confidence: confidence, span: clausesAround(s, article.Span{Start: o.Start, End: m.End}), rule: "name.possessor", sentence: s, at: m.Start})
		}
	}
}

// possessive says whether the words between a company and a product can stand
// between a possessor and its own: nouns, 的 and 旗下, no verb and no mark.
func (x *Extractor) possessive(d *document, gap article.Span) bool {
	if strings.ContainsAny(gap.Of(d.text), "，。；：、！？,;!?（(") {
		return false
	}
	for _, t := range d.tokensFrom(gap.Start) {
		if t.Start >= gap.End {
			break
		}
		w := t.Of(d.text)
		switch w {
		case "的", "旗下", "自研", "自家", "最新", "新", "首款", "该", "款":
			continue
		}
		if !strings.HasPrefix(t.POS, "n") && t.POS != "vn" && t.POS != "eng" && t.POS != "x" && t.POS != "m" && t.POS != "q" && t.POS != "b" && t.POS != "a" {
			return false
		}
	}
	return true
}

// makersByEvent: who launched, priced or updated a product makes it.
func makersByEvent(d *document, claims []claim, better func(int, owner)) {
	for _, c := range claims {
		if c.kind != event || c.modality == "denied" || c.carried {
			continue
		}
		switch c.eventType {
		case "ProductLaunch", "Pricing", "SoftwareUpdate", "Recall":
		default:
			continue
		}
		agent := -1
		for _, p := range c.participants {
			if p.role == "agent" && d.Entities[p.entity].Type == "Company" && agent < 0 {
				agent = p.entity
			}
		}
		if agent < 0 {
			continue
		}
		for _, p := range c.participants {
			if p.role == "product" && d.Entities[p.entity].Type == "Product" {
				better(p.entity, owner{entity: agent, confidence: makerByEvent * c.confidence, span: c.span, rule: "name.launch", sentence: d.sentenceAt(c.at), at: c.at})
			}
		}
	}
}

// makersByFamily: a product whose name begins with that of another has the
// same maker: Quest 2 and Quest, SU7 Ultra and SU7.
func makersByFamily(d *document, makers []owner, first []annotate.Mention, better func(int, owner)) {
	for i, e := range d.Entities {
		if e.Type != "Product" {
			continue
		}
		for j, o := range d.Entities {
			if i == j || o.Type != "Product" || makers[j].entity < 0 {
				continue
			}
			related := hasNamePrefix(e, o.Name) || hasNamePrefix(o, e.Name)
			if !related {
				continue
			}
			s := d.sentenceAt(first[i].Start)
			better(i, owner{entity: makers[j].entity, confidence: makerByFamily, span: d.together(i, makers[j].entity, s, first[i].Span), rule: "name.family", sentence: s, at: first[i].Start})
		}
	}
}

// makersByTopic: an item that names one company, or one far more than all
// others, and a product beside it in a sentence.
func (x *Extractor) makersByTopic(d *document, makers []owner, first []annotate.Mention, better func(int, owner)) {
	type key struct{ item, entity int }
	count := map[key]int{}
	total := map[int]int{}
	for i := range d.sentences {
		s := &d.sentences[i]
		for _, m := range s.mentions {
			if d.Entities[m.Entity].Type == "Company" {
				count[key{s.Item, m.Entity}]++
				total[s.Item]++
			}
		}
	}
	for i, e := range d.Entities {
		if e.Type != "Product" || makers[i].entity >= 0 {
			continue
		}
		s := d.sentenceAt(first[i].Start)
		if s == nil {
			continue
		}
		// The company must stand before the product in its own sentence: a quote
		// that names no maker would prove nothing.
		for _, m := range s.mentions {
			n := count[key{s.Item, m.Entity}]
			if d.Entities[m.Entity].Type != "Company" || m.Start > first[i].Start || n*3 < total[s.Item]*2 {
				continue
			}
			// Who only speaks of a product, or ranks it, need not make it.
			gap := article.Span{Start: m.End, End: first[i].Start}
			_, said := s.within(x.table, gap, x.cues.speech)
			_, reported := s.within(x.table, gap, x.cues.sourceVerb)
			if said || reported || d.runes(gap) > topicGap {
				continue
			}
			better(i, owner{entity: m.Entity, confidence: makerByTopic, span: clausesAround(s, article.Span{Start: m.Start, End: first[i].End}), rule: "name.topic", sentence: s, at: first[i].Start})
			break
		}
	}
}

// topicGap is how many characters may stand between a company and the product
// that it is taken to make because the item is about it.
const topicGap = 20

// variantsByName: a product's name is that of another and a version: Quest 2,
// ADS 3.0, SU7 Ultra.
func (x *Extractor) variantsByName(d *document, first []annotate.Mention, emit func(claim)) {
	for i, e := range d.Entities {
		if e.Type != "Product" {
			continue
		}
		base, length := -1, 0
		for j, o := range d.Entities {
			if i == j || o.Type != "Product" {
				continue
			}
			for _, f := range append([]string{o.Name}, o.Aliases...) {
				for _, g := range append([]string{e.Name}, e.Aliases...) {
					rest, ok := cutFoldedPrefix(g, f)
					if ok && len(f) > length && isVersion(strings.TrimSpace(rest)) {
						base, length = j, len(f)
					}
				}
			}
		}
		if base < 0 {
			continue
		}
		s := d.sentenceAt(first[i].Start)
		emit(x.ownerClaim(d, i, "variantOf", owner{entity: base, confidence: 0.7, span: d.together(i, base, s, first[i].Span), rule: "name.variant", sentence: s, at: first[i].Start}))
	}
}

// versions are the words that makers put behind a product's name for a version
// of it.
var versions = []string{"pro", "max", "ultra", "plus", "mini", "lite", "air", "se", "turbo", "版", "青春版", "标准版", "至尊版", "原型车", "网页版"}

// isVersion says whether what follows a product's name makes a version of it:
// a number that may stand behind V (V12.3.6, 3.0), or a word for one.
func isVersion(rest string) bool {
	if rest == "" {
		return false
	}
	low := strings.ToLower(rest)
	if slices.Contains(versions, low) {
		return true
	}
	number := strings.TrimPrefix(low, "v")
	dots := strings.Count(number, ".")
	return dots > 0 && strings.Trim(number, "0123456789.") == "" || low != number && number != "" && strings.Trim(number, "0123456789.") == ""
}

// legal are the endings that make a company's full name of its short one, and
// no subsidiary of it.
var legal = []string{"公司", "集团", "有限", "股份", "科技", "控股", "中国", "官方", "（", "）", "(", ")"}

// isLegal says whether what follows a company's short name only makes its full
// one: 控股有限公司.
func isLegal(rest string) bool {
	rest = strings.TrimSpace(rest)
	for rest != "" {
		cut := rest
		for _, w := range legal {
			cut = strings.TrimSpace(strings.TrimPrefix(cut, w))
		}
		if cut == rest {
			return false
		}
		rest = cut
	}
	return true
}

// parentsByName: a company's name begins with another's: 小米汽车 belongs to
// 小米, 百度 IDL 深度学习实验室 to 百度.
func (x *Extractor) parentsByName(d *document, first []annotate.Mention, claims []claim, emit func(claim)) {
	known := map[int]bool{}
	for _, c := range claims {
		if c.kind == relation && c.predicate == "subsidiaryOf" {
			known[c.subject] = true
		}
	}
	for i, e := range d.Entities {
		if e.Type != "Company" && e.Type != "Organization" || known[i] {
			continue
		}
		parent, length := -1, 0
		for j, o := range d.Entities {
			if i == j || o.Type != "Company" {
				continue
			}
			for _, f := range append([]string{o.Name}, o.Aliases...) {
				rest, ok := cutFoldedPrefix(e.Name, f)
				if !ok || rest == "" || len(f) < minStem || len(f) <= length || isLegal(rest) || !hasNamePrefix(e, f) {
					continue
				}
				parent, length = j, len(f)
			}
		}
		if parent < 0 {
			continue
		}
		s := d.sentenceAt(first[i].Start)
		emit(x.ownerClaim(d, i, "subsidiaryOf", owner{entity: parent, confidence: 0.85, span: d.together(i, parent, s, first[i].Span), rule: "name.parent", sentence: s, at: first[i].Start}))
	}
}

// sentenceAt is the sentence that holds a place.
func (d *document) sentenceAt(at int) *sentence {
	i, ok := slices.BinarySearchFunc(d.sentences, at, func(s sentence, at int) int { return s.Start - at })
	if !ok {
		i--
	}
	if i < 0 {
		return nil
	}
	return &d.sentences[i]
}

// together is the evidence for a relation of two entities that the name of one
// gives away: the first clause that names both, else that of the first mention.
func (d *document) together(thing, owner int, s *sentence, first article.Span) article.Span {
	e := d.Entities[owner]
	for i := range d.sentences {
		o := &d.sentences[i]
		for _, m := range o.mentions {
			if m.Entity != thing || m.Reference || o.Heading {
				continue
			}
			clause := clausesAround(o, m.Span)
			for _, f := range append([]string{e.Name}, e.Aliases...) {
				if strings.Contains(clause.Of(d.text), f) {
					return clause
				}
			}
		}
	}
	if s == nil {
		return first
	}
	return clausesAround(s, first)
}
