package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/schema"
)

// kin is what the gazetteer says of who belongs to whom (schema.Name.Of). It
// only settles which of the companies that an article names is meant: what the
// article does not name gives no claim.
type kin struct {
	of    map[string]string   // from a folded form to the folded canonical name of its owner
	canon map[string]string   // from a folded form to its folded canonical name
	forms map[string][]string // of a folded canonical name
	owned []string            // the folded forms that have an owner, sorted
}

func newKin(names []schema.Name) kin {
	k := kin{of: make(map[string]string, len(names)/4), canon: make(map[string]string, 2*len(names)), forms: make(map[string][]string, len(names))}
	for i := range names {
		n := &names[i]
		name := fold(n.Name)
		k.canon[name] = name
		for _, a := range n.Aliases {
			k.canon[fold(a)] = name
		}
		k.forms[name] = append(append(k.forms[name], n.Name), n.Aliases...)
	}
	for i := range names {
		n := &names[i]
		if n.Of == "" {
			continue
		}
		owner := fold(n.Of)
		if c, ok := k.canon[owner]; ok {
			owner = c
		}
		k.of[fold(n.Name)] = owner
		for _, a := range n.Aliases {
			k.of[fold(a)] = owner
		}
	}
	k.owned = slices.Sorted(maps.Keys(k.of))
	return k
}

// leads says whether the folded name of something that has an owner begins with one.
func (k kin) leads(brand string) bool {
	i, _ := slices.BinarySearch(k.owned, brand)
	return i < len(k.owned) && strings.HasPrefix(k.owned[i], brand)
}

// fold leaves out what two writings of a name may differ in: case and spaces.
func fold(s string) string { return lower(strings.ReplaceAll(s, " ", "")) }

// lower is strings.ToLower, which looks up each character that is not ASCII, without
// that for names of Chinese characters and ASCII, as nearly all are.
func lower(s string) string {
	capitals := false
	for i := range len(s) {
		c := s[i]
		if c >= 0xc0 && (c < 0xe3 || c > 0xe9) {
			return strings.ToLower(s) // it begins a character under U+3000 or above U+9FFF
		}
		capitals = capitals || 'A' <= c && c <= 'Z'
	}
	if !capitals {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}

// owners are the folded canonical names of what an entity belongs to, the
// nearest first: 小米汽车 and 小米集团 of SU7. A product that is not known by
// itself belongs where the product does whose name its own begins with.
func (k kin) owners(e annotate.Entity) []string {
	owner := ""
	for _, f := range names(e) {
		if owner = k.of[fold(f)]; owner != "" {
			break
		}
		if e.Type == schema.Product {
			if owner = k.of[k.family(f)]; owner != "" {
				break
			}
		}
	}
	var out []string
	for owner != "" && len(out) < maxOwners {
		out = append(out, owner)
		owner = k.of[owner]
	}
	return out
}

// maxOwners is how far up owners are looked for.
const maxOwners = 3

// family is the longest known name, folded, that a name begins with: iphone of
// iPhone 15 Pro.
func (k kin) family(name string) string {
	for i := len(name) - 1; i >= minStem; i-- {
		if !utf8.RuneStart(name[i]) {
			continue
		}
		stem := strings.TrimSpace(name[:i])
		if k.of[fold(stem)] != "" && hasNamePrefix(annotate.Entity{Name: name}, stem) {
			return fold(stem)
		}
	}
	return ""
}

// named says whether one of an entity's names is a form of a canonical one.
func (k kin) named(e annotate.Entity, canonical string) bool {
	for _, f := range names(e) {
		if f := fold(f); f == canonical || k.canon[f] == canonical {
			return true
		}
	}
	return false
}

// names are an entity's names in the article and those that the gazetteer has
// of it besides.
func (k kin) names(e annotate.Entity) []string {
	return append(names(e), k.forms[k.canon[fold(e.Name)]]...)
}

// strangers says whether a thing is known to belong to others than a company.
// What is known only of the family of a product (the iPhone of iPhone 15) bars
// weak signs alone, for others may build on it: AMD's Llama-135m.
func (k kin) strangers(thing, company annotate.Entity, weak bool) bool {
	if !weak && !slices.ContainsFunc(names(thing), func(f string) bool { return k.of[fold(f)] != "" }) {
		return false
	}
	owners := k.owners(thing)
	for _, o := range owners {
		// 阿里云 may be told to run what 阿里巴巴 owns.
		if k.named(company, o) || slices.Contains(k.owners(company), o) {
			return false
		}
	}
	return len(owners) > 0
}

// makersByRecord: the gazetteer knows whose the product is, and the article
// names the two in one sentence, or at least in one item.
func (x *Extractor) makersByRecord(d *document, first []annotate.Mention, better func(int, owner)) {
	for i, e := range d.Entities {
		if e.Type != schema.Product || first[i].End == 0 {
			continue
		}
		at := first[i].Start
		home := d.sentenceAt(at)
		for _, maker := range x.ownersNamed(d, e) {
			if s, sp, ok := d.besides(i, maker); ok {
				better(i, owner{entity: maker, confidence: makerByRecord, span: sp, rule: "name.record", sentence: s, at: at})
				break
			}
			if home != nil && d.near(i, maker) {
				better(i, owner{entity: maker, confidence: makerInItem, span: d.proof(i, maker, first[i].Span), rule: "name.record", sentence: home, at: at})
			}
		}
	}
}

// ownersNamed are the owners of a thing that the article names as companies,
// the nearest first.
func (x *Extractor) ownersNamed(d *document, e annotate.Entity) []int {
	var out []int
	companies := x.companies(d)
	for _, name := range x.kin.owners(e) {
		out = append(out, companies.called[name]...)
	}
	if len(out) > 0 || e.Type != schema.Product {
		return out
	}
	var models []string
	for _, model := range names(e) {
		models = append(models, fold(model))
	}
	for _, c := range companies.branded {
		if slices.ContainsFunc(c.brands, func(brand string) bool { return x.kin.brands(brand, models, c.forms) }) {
			out = append(out, c.entity)
		}
	}
	return out
}

// companies are those of an article.
type companies struct {
	called  map[string][]int // by folded name, the canonical ones too: the entities
	branded []company
}

// company is a company whose names others begin with.
type company struct {
	entity int
	forms  []string // its folded names, and the canonical ones
	brands []string // those that names of things begin with
}

// companies are those of an article; filled when first asked for.
func (x *Extractor) companies(d *document) *companies {
	if d.companies != nil {
		return d.companies
	}
	d.companies = &companies{called: map[string][]int{}}
	for j, o := range d.Entities {
		if o.Type != schema.Company {
			continue
		}
		c := company{entity: j}
		for _, f := range names(o) {
			f = fold(f)
			c.forms = append(c.forms, f)
			if canonical := x.kin.canon[f]; canonical != "" && canonical != f {
				c.forms = append(c.forms, canonical)
			}
			if x.kin.leads(f) {
				c.brands = append(c.brands, f)
			}
		}
		for i, f := range c.forms {
			if !slices.Contains(c.forms[:i], f) {
				d.companies.called[f] = append(d.companies.called[f], j)
			}
		}
		if len(c.brands) > 0 {
			d.companies.branded = append(d.companies.branded, c)
		}
	}
	return d.companies
}

// isCode says whether a character is of a model's code rather than of a word.
func isCode(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// brands says whether a product is known by its name behind a company's, as
// that company's: P7 of 小鹏, where the gazetteer knows 小鹏P7. A longer name is
// of the line that it begins with: P7 Max. All names are folded.
func (k kin) brands(brand string, models, company []string) bool {
	for _, model := range models {
		name := brand + model
		if _, size := utf8.DecodeRuneInString(model); !k.leads(name[:len(brand)+size]) {
			continue
		}
		owner := k.of[name]
		if owner == "" && strings.ContainsFunc(model, isCode) {
			// 苹果 and 智能搜索 only happen to begin as 苹果智能 does.
			if line, ok := strings.CutPrefix(k.family(name), brand); ok && strings.ContainsFunc(line, isCode) {
				owner = k.of[brand+line]
			}
		}
		if owner != "" && slices.Contains(company, owner) {
			return true
		}
	}
	return false
}

// nearby is how far apart, in bytes, two things may be named that have to do with
// each other though no sentence names both: some 60 characters.
const nearby = 180
