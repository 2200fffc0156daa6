package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/schema"
)

// distinctive says whether a product's name is told from others without its
// brand: it is of several Latin words (Prime Video) or of one with a capital inside
// (AirPods), a code of letters and digits that is long (RTX 4090), or Chinese words
// with a code (骁龙 8 Gen 3).
func (w *world) distinctive(g *group) bool {
	letters, digits := 0, 0
	for _, r := range codes(g.key) {
		if unicode.IsDigit(r) {
			digits++
		} else {
			letters++
		}
	}
	han := 0
	for _, r := range w.r.withoutSeries(w.r.withoutKind(g.key, g.label())) {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	switch {
	case latinWords(g.label()) >= 2 || coined(g.label()):
		return true
	case han == 0:
		return letters >= 2 && digits >= 2 && letters+digits >= 5
	}
	return han >= 2 && letters+digits > 0
}

// latinWords is of how many words a name is that has Latin ones only.
func latinWords(name string) int {
	words := 0
	for word := range strings.FieldsSeq(name) {
		if !latinWord(word) {
			return 0
		}
		words++
	}
	return words
}

// coined says whether a name is one Latin word of five letters or more that has
// capitals after small letters, as no ordinary word has: HarmonyOS.
func coined(name string) bool {
	if !latinWord(name) || len(name) < 5 {
		return false
	}
	inside := false
	for i := 1; i < len(name); i++ {
		inside = inside || unicode.IsUpper(rune(name[i])) && unicode.IsLower(rune(name[i-1]))
	}
	return inside
}

func latinWord(word string) bool {
	return len(word) >= 4 && strings.IndexFunc(word, func(r rune) bool { return !latin(r) || unicode.IsDigit(r) }) < 0
}

// withoutSeries leaves out the words that place a model in a line: 20 系列.
func (r *Resolver) withoutSeries(key string) string {
	for _, word := range r.seriesWords {
		key = strings.ReplaceAll(key, word, "")
	}
	return key
}

// isStandard says whether a folded name is of nothing but words for techniques
// that many makers have, and their versions: HBM3, DDR5 RDIMM, 5G Modem.
func (r *Resolver) isStandard(key string) bool {
	if key == "" {
		return false
	}
	for key != "" {
		i := slices.IndexFunc(r.standards, func(word string) bool { return strings.HasPrefix(key, word) })
		if i < 0 {
			return false
		}
		key = strings.TrimLeft(key[len(r.standards[i]):], "0123456789.+")
		// The version may end in a letter: HBM3e, LPDDR5X.
		if len(key) == 1 && isLetter(rune(key[0])) {
			key = ""
		}
	}
	return true
}

// sharedEnding is a product other than g and its branded names whose name ends in
// g's, as a word of its own: Galaxy Ring, where g is Ring. nil if there is none.
func (w *world) sharedEnding(g *group, brand string) *group {
	if w.byEnding == nil {
		w.byEnding = map[string][]*group{}
		for _, h := range w.groups {
			if h.typ != schema.Product {
				continue
			}
			var before rune
			name := h.label()
			for i, r := range name {
				if i > 0 && !(latin(before) && latin(r)) {
					if end := w.fold(name[i:]); utf8.RuneCountInString(end) >= 2 {
						w.byEnding[end] = append(w.byEnding[end], h)
					}
				}
				before = r
			}
		}
	}
	for _, h := range w.byEnding[g.key] {
		front, ok := strings.CutSuffix(h.key, g.key)
		if ok && front != "" && !w.sameBrand(front, brand) {
			return h
		}
	}
	return nil
}

// anothers says whether the schema knows a product as that of another than the
// brand, or of what the brand belongs to: Copilot, of Microsoft, is not GitHub's.
func (w *world) anothers(g *group, brand string) bool {
	return g.known != nil && g.known.Of != "" && !w.sameBrand(w.fold(g.known.Of), brand) && !w.r.owns(brand, g.known)
}

// ofBrand says whether the schema knows a product as the brand's.
func (w *world) ofBrand(g *group, brand string) bool {
	return g.known != nil && g.known.Of != "" && !w.anothers(g, brand)
}
