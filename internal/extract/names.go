package extract

import (
	"slices"
	"strings"
	"unicode"

	"suyuan/internal/annotate"
)

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
		if first[i].End == 0 {
			continue // only page furniture names it
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

// parentByName is how sure it is that a company whose name begins with another's
// belongs to it, as 京东物流 to 京东: of 36 read, 25 were right (of 25 drawn at
// random from a corpus and 11 on gold). 京东方 and 京东 are strangers.
const parentByName = 0.7

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
		if first[i].End == 0 {
			continue // only page furniture names it
		}
		s := d.sentenceAt(first[i].Start)
		emit(x.ownerClaim(d, i, "subsidiaryOf", owner{entity: parent, confidence: parentByName, span: d.together(i, parent, s, first[i].Span), rule: "name.parent", sentence: s, at: first[i].Start}))
	}
}
