package resolve

import (
	"slices"
	"strings"

	"suyuan/schema"
)

// branded is a name as a brand and what is left of it, both folded.
type branded struct{ brand, rest string }

// brandsOf finds the brands that a product's name may start with, the longest
// first: companies that the articles or the schema name. A brand ends where a
// word may end: METASPACE does not start with Meta.
func (w *world) brandsOf(g *group) []branded {
	if g.brandsDone {
		return g.brands
	}
	g.brandsDone = true
	for name := range g.names {
		var before rune
		for i, r := range name {
			if i > 0 && !(latin(before) && latin(r)) {
				brand := w.fold(name[:i])
				if rest, ok := strings.CutPrefix(g.key, brand); ok && rest != "" && w.isBrand(brand) && !slices.Contains(g.brands, branded{brand, rest}) {
					g.brands = append(g.brands, branded{brand, rest})
				}
			}
			before = r
		}
	}
	slices.SortFunc(g.brands, func(a, b branded) int { return len(b.brand) - len(a.brand) })
	return g.brands
}

func (w *world) isBrand(key string) bool {
	for _, g := range w.byKey[key] {
		if g.typ == schema.Company {
			return true
		}
	}
	return slices.Contains(w.r.knownTypes(key), schema.Company)
}

// sameBrand says whether two folded names of brands are one, or one the
// other's brand of a kind (小米, 小米汽车).
func (w *world) sameBrand(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	if w.r.knownAsOne(a, b) {
		return true
	}
	for _, x := range w.byKey[a] {
		for _, y := range w.byKey[b] {
			if x.cluster == y.cluster {
				return true
			}
		}
	}
	return false
}

// core is a product's folded name without brand and kind.
func (w *world) core(g *group) string {
	key := g.key
	if brands := w.brandsOf(g); len(brands) > 0 && ownName(brands[0].rest) {
		key = brands[0].rest
		// 苹果AppleWatch names its brand twice.
		for i := range key {
			if i > 0 && w.isBrand(key[:i]) && w.sameBrand(key[:i], brands[0].brand) {
				key = key[i:]
				break
			}
		}
	}
	return withoutShipMark(byGeneration(w.r.withoutKind(key, g.label())))
}

// naming is how many of the documents name a brand.
func (w *world) naming(docs []int, brand string) int {
	n := 0
	for _, d := range docs {
		if w.names(d, brand) {
			n++
		}
	}
	return n
}

// names says whether document d has an entity that is known there, or anywhere,
// by the folded name.
func (w *world) names(d int, key string) bool {
	for _, g := range w.groupOf[d] {
		if g.key == key || g.aliases[key] != nil || w.r.knownAsOne(g.key, key) || strings.HasPrefix(g.key, key) && g.typ != schema.Product {
			return true
		}
		for _, h := range g.cluster.groups {
			if h.key == key {
				return true
			}
		}
	}
	return false
}
