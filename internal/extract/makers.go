package extract

import (
	"slices"
	"strings"
	"unicode"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// Names and neighbourhood tell who makes a product and whom a company belongs
// to: 宝马M3 is made by 宝马, 小米汽车 belongs to 小米. No claim rests on
// knowledge from elsewhere alone: what the article does not name gives none.

// owner is a maker or parent that was found for a thing, and why.
type owner struct {
	entity     int
	told       bool // a rule has read who it is, surer than anything here
	confidence float64
	span       article.Span
	rule       string
	sentence   *sentence
	at         int
}

// How sure each sign of a maker is.
const (
	makerByName      = 0.92 // its name begins with the maker's
	makerByRecord    = 0.88 // the gazetteer knows the two that a sentence names
	makerByPossessor = 0.85 // 谷歌 AI 项目 Gemini, Meta 的 Quest
	makerByEvent     = 0.8  // it launched the product
	makerByFamily    = 0.75 // the maker of Quest makes Quest 2
	makerInItem      = 0.7  // the gazetteer knows the two that an item names
	makerByTopic     = 0.5  // the one company that the item is about, beside it
)

// unowned stands in for the entity of an owner that nobody knows.
const unowned = -1

// known says whether an owner has been found.
func (o owner) known() bool { return o.entity != unowned }

// readOwners gives each product its maker, each company its parent and each
// place the one around it, once an article.
func (x *Extractor) readOwners(d *document, claims []claim, emit func(claim)) {
	d.stems = newStems(d.Entities, x.kin)
	first := firstMentions(d)
	makers := make([]owner, len(d.Entities))
	for i := range makers {
		makers[i].entity = unowned
	}
	for _, c := range claims {
		if c.kind == relation && c.predicate == "manufacturer" && !x.kin.strangers(d.Entities[c.subject], d.Entities[c.object], true) {
			makers[c.subject] = owner{entity: c.object, told: true, confidence: 1}
		}
	}
	better := func(i int, o owner) {
		if o.confidence <= makers[i].confidence || x.kin.strangers(d.Entities[i], d.Entities[o.entity], o.confidence < makerByFamily) {
			return
		}
		makers[i] = o
	}
	x.makersByName(d, first, better)
	x.makersByRecord(d, first, better)
	x.makersByPossessor(d, better)
	x.makersByEvent(d, claims, better)
	x.makersByFamily(d, makers, first, better)
	d.makersByList(makers, better)
	x.makersByTopic(d, makers, first, better)
	for i, o := range makers {
		if !o.known() || o.told {
			continue
		}
		emit(x.ownerClaim(d, i, "manufacturer", o))
	}
	x.parentsByName(d, first, claims, emit)
	x.plantsByName(d, first, emit)
	x.parentsByRecord(d, first, emit)
	x.partsByName(d, first, emit)
	x.variantsByName(d, first, emit)
	x.placesByName(d, first, emit)
	x.branchesByName(d, first, emit)
	x.placesBeside(d, emit)
}

func (x *Extractor) ownerClaim(d *document, thing int, predicate string, o owner) claim {
	c := claim{kind: relation, subject: thing, object: o.entity, predicate: predicate, span: o.span, at: o.at, rule: o.rule, confidence: o.confidence}
	if o.sentence != nil {
		c.heading = o.sentence.Heading
		c.attribution = x.itemSource(d, o.sentence)
	}
	return c
}

// makersByName: a product's name begins with a company's.
func (x *Extractor) makersByName(d *document, first []annotate.Mention, better func(int, owner)) {
	for i, e := range d.Entities {
		if e.Type != schema.Product || first[i].End == 0 {
			continue
		}
		begins := func(stem string) bool { return longEnough(stem) && hasNamePrefix(e, stem) }
		maker := d.byName(i, schema.Company, begins)
		if maker < 0 {
			maker = d.byName(i, schema.Organization, begins)
		}
		if maker >= 0 {
			better(i, d.evident(i, maker, first[i], "name.maker", makerByName))
		}
	}
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
			if d.Entities[m.Entity].Type != schema.Product || j == 0 {
				continue
			}
			head := m
			for {
				prev, ok := d.coordinatedBefore(s, head)
				if !ok || d.Entities[prev.Entity].Type != schema.Product {
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
			if typ := d.Entities[o.Entity].Type; !ok || typ != schema.Company && typ != schema.Organization {
				continue
			}
			gap := article.Span{Start: d.skipRight(o.End, head.Start, true), End: head.Start}
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
		w := strings.TrimFunc(t.Of(d.text), isQuoteOrSpace)
		if w == "" || slices.Contains(d.grammar.ownerLinks, w) {
			continue
		}
		if slices.Contains(d.grammar.dealing, w) {
			return false // who deals in a thing need not make it
		}
		if !strings.HasPrefix(t.POS, "n") && t.POS != "vn" && t.POS != "eng" && t.POS != "x" && t.POS != "m" && t.POS != "q" && t.POS != "b" && t.POS != "a" {
			return false
		}
	}
	return true
}

// makersByEvent: who launched, priced or updated a product makes it.
func (x *Extractor) makersByEvent(d *document, claims []claim, better func(int, owner)) {
	for _, c := range claims {
		if c.kind != event || c.modality == "denied" {
			continue
		}
		switch c.eventType {
		case "ProductLaunch", "Pricing", "SoftwareUpdate", "Recall":
		default:
			continue
		}
		agent := -1
		for _, p := range c.participants {
			if typ := d.Entities[p.entity].Type; p.role == "agent" && (typ == schema.Company || typ == schema.Organization) && agent < 0 {
				agent = p.entity
			}
		}
		if agent < 0 || c.carried && !namesAny(c.span.Of(d.text), d.Entities[agent]) {
			continue // a quote that names no maker would prove nothing
		}
		for _, p := range c.participants {
			if p.role == "product" && d.Entities[p.entity].Type == schema.Product && !(c.carried && x.isNobodys(d.Entities[p.entity])) {
				better(p.entity, owner{entity: agent, confidence: makerByEvent * c.confidence, span: c.span, rule: "name.launch", sentence: d.sentenceAt(c.at), at: c.at})
			}
		}
	}
}

// makersByFamily: a product whose name begins with that of another has the
// same maker: Quest 2 and Quest, SU7 Ultra and SU7.
func (x *Extractor) makersByFamily(d *document, makers []owner, first []annotate.Mention, better func(int, owner)) {
	family := make([][]int, len(d.Entities))
	for i, e := range d.Entities {
		if e.Type != schema.Product {
			continue
		}
		for st := range d.stems.of(e) {
			if j := st.entity; i != j && d.Entities[j].Type == schema.Product && st.name == d.Entities[j].Name && hasNamePrefix(e, st.name) {
				family[i], family[j] = append(family[i], j), append(family[j], i)
			}
		}
	}
	for i, e := range d.Entities {
		if first[i].End == 0 || x.isNobodys(e) {
			continue
		}
		slices.Sort(family[i])
		for _, j := range family[i] {
			if makers[j].known() && d.near(i, makers[j].entity) {
				better(i, d.evident(i, makers[j].entity, first[i], "name.family", makerByFamily))
			}
		}
	}
}

// makersByList: models that a stroke joins are of one maker: 蔚来 ES8/ES6; so are
// those of one line that a list names behind their maker: 英伟达 H100 和 H200.
func (d *document) makersByList(makers []owner, better func(int, owner)) {
	for k := range d.sentences {
		s := &d.sentences[k]
		for _, m := range s.mentions {
			next, ok := d.coordinated(s, m)
			if !ok || d.Entities[m.Entity].Type != schema.Product || d.Entities[next.Entity].Type != schema.Product || !makers[m.Entity].known() ||
				!strings.Contains(d.text[m.End:next.Start], "/") && !sameLine(m.Of(d.text), next.Of(d.text)) {
				continue
			}
			span := clausesAround(s, article.Span{Start: m.Start, End: next.End})
			better(next.Entity, owner{entity: makers[m.Entity].entity, confidence: makerByFamily, span: span, rule: "name.list", sentence: s, at: next.Start})
		}
	}
}

// sameLine says whether the code of a model at the end of a name begins with the
// letters of another's: 英伟达 H100 and H200.
func sameLine(name, code string) bool {
	letters := strings.IndexFunc(code, func(r rune) bool { return r < 'A' || r > 'Z' })
	if letters < 1 || strings.IndexFunc(code[letters:], unicode.IsDigit) != 0 {
		return false
	}
	last := name[strings.LastIndexFunc(name, func(r rune) bool { return !isCode(r) })+1:]
	return len(last) < len(name) && strings.HasPrefix(last, code[:letters]) && len(last) > letters && unicode.IsDigit(rune(last[letters]))
}
