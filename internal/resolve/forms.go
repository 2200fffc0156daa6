package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// mergeForms makes one of companies and places whose names differ by an ending
// that may be left out: 小米公司 and 小米, 北京市 and 北京.
func (w *world) mergeForms() {
	fulls := map[*group][]*group{} // by the short form
	var shorts []*group
	for _, g := range w.groups {
		var endings []string
		switch g.typ {
		case "Company", "Organization":
			endings = w.r.legalForms
		case "Place":
			endings = w.r.placeForms
		}
		for _, base := range bases(g.key, endings) {
			for _, short := range w.byKey[base] {
				if short.typ != g.typ || short == g {
					continue
				}
				if fulls[short] == nil {
					shorts = append(shorts, short)
				}
				fulls[short] = append(fulls[short], g)
			}
		}
	}
	slices.SortFunc(shorts, byOrder)
	for _, short := range shorts {
		for _, full := range fulls[short] {
			l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q is %q with an ending that may be left out", full.label(), short.label())}
			if short.typ == "Place" && w.severalPlaces(short, fulls[short]) {
				w.refuse(short, full, l, fmt.Sprintf("%q may be short for several places", short.label()), nil)
				continue
			}
			w.mergeUnlessContested(short, full, l, 0, full.docs)
		}
	}
}

// severalPlaces says whether a place's name with several endings is that of
// several places: 吉林 of 吉林省 and 吉林市, be it only by what the schema knows. A
// 地区 is what the name without it is.
func (w *world) severalPlaces(short *group, fulls []*group) bool {
	endings := map[string]bool{}
	add := func(form string) {
		if ending, ok := strings.CutPrefix(form, short.key); ok && ending != "地区" && slices.Contains(w.r.placeForms, ending) {
			endings[ending] = true
		}
	}
	for _, full := range fulls {
		add(full.key)
	}
	if short.known != nil {
		for _, form := range w.r.forms[short.known] {
			add(form)
		}
	}
	return len(endings) > 1
}

// stem is a folded name of a body without the endings that may be left out.
func (r *Resolver) stem(key string) string {
	if forms := bases(key, r.legalForms); len(forms) > 0 {
		return forms[len(forms)-1]
	}
	return key
}

// bases are the shorter forms of a folded name that lack one or more of the
// endings, the longest first: 小米科技有限公司, 小米科技.
func bases(key string, endings []string) []string {
	var found []string
	for {
		cut := false
		for _, e := range endings {
			rest, ok := strings.CutSuffix(key, e)
			if ok && utf8.RuneCountInString(rest) >= 2 && !(e[0] < 0x80 && isCode(rune(rest[len(rest)-1])) && len(e) < 3) {
				found, key, cut = append(found, rest), rest, true
				break
			}
		}
		if !cut {
			return found
		}
	}
}

// sameForm says whether two names are the same thing whatever the articles:
// a company with and without 公司, a product behind two names of its brand, a
// place and what it lies in.
func (w *world) sameForm(x, y *group) bool {
	if x.typ == "Product" {
		bx, by := w.brandsOf(x), w.brandsOf(y)
		return len(bx) > 0 && len(by) > 0 && w.core(x) == w.core(y) && w.sameBrand(bx[0].brand, by[0].brand) || w.bareModel(x, y)
	}
	if x.typ == "Place" {
		return w.r.samePlace(x.key, y.key)
	}
	if len(x.key) > len(y.key) {
		x, y = y, x
	}
	rest, ok := strings.CutPrefix(y.key, x.key)
	return ok && x.typ == "Company" && slices.Contains(w.r.plainForms, rest)
}
