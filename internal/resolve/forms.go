package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// mergeForms makes one of companies and places whose names differ by an ending
// that may be left out: 小米公司 and 小米, 北京市 and 北京.
func (w *world) mergeForms() {
	fulls := map[*group][]*group{} // by the short form
	var shorts []*group
	for _, g := range w.groups {
		var endings []string
		switch g.typ {
		case schema.Company, schema.Organization:
			endings = w.r.legalForms
		case schema.Place:
			endings = w.r.placeForms
		}
		forms := bases(g.key, endings)
		for _, state := range bases(g.key, w.r.stateForms) {
			if g.typ == schema.Place && utf8.RuneCountInString(state) >= minState {
				forms = append(forms, state)
			}
		}
		for _, base := range forms {
			for _, short := range w.byKey[base] {
				if short == g || short.typ != g.typ && !(isBody(short.typ) && isBody(g.typ)) {
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
			if short.typ == schema.Place && w.severalPlaces(short, fulls[short]) {
				w.refuse(short, full, l, fmt.Sprintf("%q may be short for several places", short.label()), nil)
				continue
			}
			w.mergeUnlessContested(short, full, l, 0, full.docs)
		}
	}
}

// mergeAbroad makes one of a company or a body and its name behind its country, if what
// is left is long, or begins with a place itself: 美国联合发射联盟, 美国旧金山联邦法院. A short
// name may be that of a subsidiary (美国本田), a common one another country's (美国商务部),
// and what is Chinese may be the company's part in China.
func (w *world) mergeAbroad() {
	for _, g := range w.groups {
		if !isBody(g.typ) {
			continue
		}
		in, own := w.r.place(g.key)
		if in.country == "" || in.country == china || !isHan(own) {
			continue
		}
		proper := utf8.RuneCountInString(own) >= minAbroad && g.typ == schema.Company
		if !proper && !w.r.beginsWithPlace(own) {
			continue
		}
		w.mergeForm(g, own, "%q is %q behind its country")
	}
}

// minAbroad is from how many characters on a company's name tells it from others without
// its country.
const minAbroad = 4

// beginsWithPlace says whether a folded name goes on behind a known place that is no
// country.
func (r *Resolver) beginsWithPlace(key string) bool {
	for i := range key {
		if i >= 2*len("中") && slices.Contains(r.knownTypes(key[:i]), schema.Place) {
			_, country := r.regionOf(key[:i])
			return !country
		}
	}
	return false
}

// minState is from how many characters on the name of a state is its own without 州:
// 弗吉尼亚, but 纽约 and 华盛顿 are cities.
const minState = 4

// mergeRegistered makes one of a company and its registered name, which begins with
// where that is: 北京光年之外科技有限公司. A short name behind a place is more likely
// that of a subsidiary: 上海比亚迪有限公司.
func (w *world) mergeRegistered() {
	for _, g := range w.groups {
		if g.typ != schema.Company || !isHan(g.key) {
			continue
		}
		if front := w.r.beforeBranch(g.label()); front != "" {
			w.mergeForm(g, front, "%q is the registered name of %q")
		}
		own := w.r.registeredName(g.key)
		for _, form := range bases(g.key, w.r.registeredForms) {
			if own != "" && own != form {
				w.mergeForm(g, form, "%q is the registered name of %q") // 广州华多网络科技有限公司
			}
		}
		if utf8.RuneCountInString(plainStem(own, w.r.registeredForms)) < minRegistered {
			continue
		}
		for _, form := range append(bases(own, w.r.registeredForms), own) {
			w.mergeForm(g, form, "%q is the registered name of %q")
		}
	}
}

// minRegistered is from how many characters on a company's name is its own behind a
// place.
const minRegistered = 4

// registeredName is a registered name without the place at its beginning; "" if it
// is none.
func (r *Resolver) registeredName(key string) string {
	if len(bases(key, r.registeredForms)) == 0 {
		return ""
	}
	if in, own := r.place(key); in.province != "" {
		return own
	}
	for i := range key {
		if i > 0 && slices.ContainsFunc(r.known[key[:i]], func(n *schema.Name) bool { return n.Type == schema.Place }) {
			own := key[i:]
			for _, rank := range r.placeRanks {
				own = strings.TrimPrefix(own, rank)
			}
			return own
		}
	}
	return ""
}

// beforeBranch is the folded name before the place in brackets of a registered name:
// 萝卜运力（北京）科技有限公司. "" if there is none, or it is known, whose branch that
// may be.
func (r *Resolver) beforeBranch(name string) string {
	open, shut := strings.IndexAny(name, "（("), strings.IndexAny(name, "）)")
	if open < 0 || shut < open || len(bases(nameKey(name), r.registeredForms)) == 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(name[open:])
	place, front := nameKey(name[open+size:shut]), nameKey(name[:open])
	if utf8.RuneCountInString(front) < minRegistered || len(r.known[front]) > 0 || !slices.Contains(r.knownTypes(place), schema.Place) {
		return ""
	}
	return front
}

// severalPlaces says whether a place's name with several endings is that of
// several places: 吉林 of 吉林省 and 吉林市, be it only by what the schema knows. A
// 地区 is what the name without it is.
func (w *world) severalPlaces(short *group, fulls []*group) bool {
	endings := map[string]bool{}
	add := func(form string) {
		if ending, ok := strings.CutPrefix(form, short.key); ok && !slices.Contains(w.r.regionForms, ending) && slices.Contains(w.r.placeForms, ending) {
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

// bases are the shorter forms of a folded name that lack one or more of the
// endings, the longest first: 小米科技有限公司, 小米科技.
func bases(key string, endings []string) []string {
	var found []string
	for queue := []string{key}; len(queue) > 0; queue = queue[1:] {
		for _, e := range endings {
			rest, ok := strings.CutSuffix(queue[0], e)
			if !ok || utf8.RuneCountInString(rest) < 2 || slices.Contains(found, rest) ||
				e[0] < 0x80 && isCode(rune(rest[len(rest)-1])) && len(e) < 3 {
				continue
			}
			found, queue = append(found, rest), append(queue, rest)
		}
	}
	slices.SortStableFunc(found, func(a, b string) int { return len(b) - len(a) })
	return found
}

// sameForm says whether two names are the same thing whatever the articles:
// a company with and without 公司, a product behind two names of its brand, a
// place and what it lies in, anything in two scripts.
func (w *world) sameForm(x, y *group) bool {
	if w.plural(x, y) || w.partOfBilingual(x, y) || w.partOfBilingual(y, x) {
		return true
	}
	if x.typ == schema.Product {
		bx, by := w.brandsOf(x), w.brandsOf(y)
		return len(bx) > 0 && len(by) > 0 && w.core(x) == w.core(y) && w.sameBrand(bx[0].brand, by[0].brand) ||
			w.bareModel(x, y) || w.r.sameKind(x, y, w.r.plainKinds)
	}
	if x.typ == schema.Place {
		return w.r.samePlace(x.key, y.key)
	}
	return isBody(x.typ) && w.r.sameBody(x.key, y.key)
}

// sameBody says whether two folded names of companies differ only in forms that
// never make another company of one, or what is left of them is known as one:
// 丰田公司 and 丰田汽车公司. 集团控股有限公司 is one form.
func (r *Resolver) sameBody(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if rest, ok := strings.CutPrefix(b, a); ok && len(bases(a, r.groupForms)) > 0 && slices.Contains(r.holdingForms, rest) {
		return true
	}
	a, b = plainStem(a, r.plainForms), plainStem(b, r.plainForms)
	return a == b || r.knownAsOne(a, b)
}

// plainStem is a folded name without all of the endings.
func plainStem(key string, endings []string) string {
	if forms := bases(key, endings); len(forms) > 0 {
		return forms[len(forms)-1]
	}
	return key
}

// fullName says whether the one name is the other in full, unless an article
// relates the two: 国美零售控股有限公司, 北京光年之外科技有限公司.
func (r *Resolver) fullName(x, y *group) bool {
	a, b := x.key, y.key
	if len(a) > len(b) {
		a, b = b, a
	}
	if !isBody(x.typ) {
		return false
	}
	if rest, ok := strings.CutPrefix(b, a); ok && slices.Contains(r.holdingForms, rest) {
		return true
	}
	own := r.registeredName(b)
	return own != "" && plainStem(own, r.registeredForms) == a
}
