package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// model is a product under its brand: what mergeModels compares with the name
// alone.
type model struct {
	g     *group
	brand string // folded
}

// mergeModels makes one of a product's name with and without its brand
// (小米SU7 Ultra and SU7 Ultra), where there is one such brand, and the articles
// that leave it out speak of it or need not, since the name is distinctive.
func (w *world) mergeModels() {
	models := w.models()
	var shorts []*group
	for short := range models {
		shorts = append(shorts, short)
	}
	slices.SortFunc(shorts, byOrder)
	for _, short := range shorts {
		list := models[short]
		rivals := slices.Concat(list, w.bodiesBehind(short))
		other := slices.IndexFunc(rivals, func(m model) bool { return !w.sameBrand(m.brand, list[0].brand) })
		for _, m := range list {
			l := Link{Rule: RuleModel, Reason: fmt.Sprintf("%q is %q with its brand before it", m.g.label(), short.label())}
			why, general := "", true
			if other >= 0 {
				why = fmt.Sprintf("%q may be %q or %q", short.label(), list[0].g.label(), rivals[other].g.label())
			} else {
				why, general = w.modelProblem(short, m)
			}
			if why != "" {
				w.refuse(short, m.g, l, why, nil)
				w.general[pairOf(short, m.g)] = general
				continue
			}
			w.mergeUnlessContested(short, m.g, l, 0, short.docs)
		}
	}
}

// bodiesBehind are the companies and bodies that are called like a product behind
// their owner: 百度智能云, where 智能云 may be 微软智能云 too.
func (w *world) bodiesBehind(short *group) []model {
	if w.bodiesByRest == nil {
		w.bodiesByRest = map[string][]model{}
		for _, g := range w.groups {
			if !isBody(g.typ) {
				continue
			}
			for _, b := range w.brandsOf(g) {
				w.bodiesByRest[b.rest] = append(w.bodiesByRest[b.rest], model{g, b.brand})
			}
		}
	}
	return w.bodiesByRest[short.key]
}

// mergeBrands makes one of a product behind two names of its brand, where none is
// without: DJI Osmo and 大疆 Osmo.
func (w *world) mergeBrands() {
	byRest := map[string][]model{}
	var rests []string
	for _, g := range w.groups {
		if g.typ != schema.Product {
			continue
		}
		for _, b := range w.brandsOf(g) {
			if byRest[b.rest] == nil {
				rests = append(rests, b.rest)
			}
			byRest[b.rest] = append(byRest[b.rest], model{g, b.brand})
		}
	}
	for _, rest := range rests {
		list := byRest[rest]
		for i, x := range list {
			for _, y := range list[i+1:] {
				if x.g.cluster != y.g.cluster && ownName(rest) && w.r.knownAsOne(x.brand, y.brand) {
					l := Link{Rule: RuleModel, Reason: fmt.Sprintf("%q and %q are one product behind two names of its brand", x.g.label(), y.g.label())}
					w.mergeUnlessContested(x.g, y.g, l, 0, y.g.docs)
				}
			}
		}
	}
}

// models finds for each product the names that are its own behind a brand, perhaps
// with a kind: 甲车快乐 App.
func (w *world) models() map[*group][]model {
	models := map[*group][]model{}
	for _, g := range w.groups {
		if g.typ != schema.Product {
			continue
		}
		for _, b := range w.brandsOf(g) {
			keys := []string{b.rest}
			if rest := w.r.cutKind(b.rest, g.label(), w.r.plainKinds); rest != b.rest {
				keys = append(keys, rest)
			}
			for _, key := range keys {
				for _, short := range w.byKey[key] {
					if short != g && short.typ == schema.Product && ownName(key) {
						models[short] = append(models[short], model{g, b.brand})
					}
				}
			}
		}
	}
	return models
}

// modelProblem says why a name may be another's than the one brand's that it is
// known with; general, whether an article's word does not outweigh it.
func (w *world) modelProblem(short *group, m model) (why string, general bool) {
	switch {
	case w.r.isStandard(short.key):
		return fmt.Sprintf("%q is what many makers have", short.label()), true
	case w.anothers(short, m.brand):
		return fmt.Sprintf("%q is known as a product of %s", short.label(), short.known.Of), true
	case w.ofBrand(short, m.brand) || w.distinctive(short):
		return "", false
	}
	with := w.naming(short.docs, m.brand)
	without := len(short.docs) - with
	if rare(without, with) {
		return "", false
	}
	// An article's word counts for what looks like a name of its own.
	named := utf8.RuneCountInString(short.key) >= 4 && isHan(short.key) || codes(short.key) != "" && strings.ContainsAny(short.key, "0123456789")
	return fmt.Sprintf("articles that name %q do not name the brand", short.label()), !named || without > 4 && rare(with, without)
}

// bareModel says whether the one name is the other behind a brand, and one of its
// own, so that an article which has both as two things is mistaken: Apple Pencil
// and Pencil, 吉利银河 E5 and 银河 E5. Short codes are not, for the other may be
// another's, nor what ends other products' names: 三星 Galaxy Ring and Apple Ring.
func (w *world) bareModel(x, y *group) bool {
	if len(x.key) > len(y.key) {
		x, y = y, x
	}
	bare := w.r.cutKind(x.key, x.label(), w.r.plainKinds)
	for _, b := range w.brandsOf(y) {
		switch {
		case w.anothers(x, b.brand):
		case x.key != b.rest && x.known != nil && slices.Contains(w.r.forms[x.known], b.rest):
			return true
		case w.r.cutKind(b.rest, y.label(), w.r.plainKinds) == bare && !shortCode(bare) && !w.r.isStandard(bare):
			return w.ofBrand(x, b.brand) || w.distinctive(x) || w.sharedEnding(x, b.brand) == nil
		}
	}
	return false
}

// ownName says whether a name without its brand still tells one thing from
// others: a code of two characters, or three characters and more.
func ownName(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= 3 || n == 2 && strings.IndexFunc(key, isCode) >= 0
}
