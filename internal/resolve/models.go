package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mergeModels makes one of a product's name with and without its brand
// (小米SU7 Ultra and SU7 Ultra), where there is one such brand and the articles
// that leave it out speak of it.
func (w *world) mergeModels() {
	type full struct {
		g     *group
		brand string // folded
	}
	fulls := map[*group][]full{}
	var shorts []*group
	for _, g := range w.groups {
		if g.typ != "Product" {
			continue
		}
		for _, b := range w.brandsOf(g) {
			for _, short := range w.byKey[b.rest] {
				if short.typ != "Product" || !ownName(short.key) {
					continue
				}
				if fulls[short] == nil {
					shorts = append(shorts, short)
				}
				fulls[short] = append(fulls[short], full{g, b.brand})
			}
		}
	}
	slices.SortFunc(shorts, byOrder)
	for _, short := range shorts {
		list := fulls[short]
		other := slices.IndexFunc(list, func(f full) bool { return !w.sameBrand(f.brand, list[0].brand) })
		for _, f := range list {
			l := Link{Rule: RuleModel, Reason: fmt.Sprintf("%q is %q with its brand before it", f.g.label(), short.label())}
			if other >= 0 {
				w.refuse(short, f.g, l, fmt.Sprintf("%q may be %q or %q", short.label(), list[0].g.label(), list[other].g.label()), nil)
				w.general[pairOf(short, f.g)] = true
				continue
			}
			var with, without int
			for _, d := range short.docs {
				if w.names(d, f.brand) {
					with++
				} else {
					without++
				}
			}
			if !rare(without, with) && !distinctive(short) {
				w.refuse(short, f.g, l, fmt.Sprintf("articles that name %q do not name the brand", short.label()), nil)
				w.general[pairOf(short, f.g)] = codes(short.key) == "" || !strings.ContainsAny(short.key, "0123456789")
				continue
			}
			w.mergeUnlessContested(short, f.g, l, 0, short.docs)
		}
	}
}

// distinctive says whether a product's name is told from others without its
// brand: it is of several Latin words, Prime Video.
func distinctive(g *group) bool {
	words := 0
	for word := range strings.FieldsSeq(g.label()) {
		if !latinWord(word) {
			return false
		}
		words++
	}
	return words >= 2
}

func latinWord(word string) bool {
	return len(word) >= 4 && strings.IndexFunc(word, func(r rune) bool { return !latin(r) || unicode.IsDigit(r) }) < 0
}

// ownName says whether a name without its brand still tells one thing from
// others: a code of two characters, or three characters and more.
func ownName(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= 3 || n == 2 && strings.IndexFunc(key, isCode) >= 0
}
