package resolve

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// withoutKind leaves out what sort of thing a product is: 倚天710芯片. A Latin
// kind is a word of its own behind another script, and where name, the product as
// written, parts it: Remini APP, but not WhatsApp.
func (r *Resolver) withoutKind(key, name string) string {
	for {
		rest := r.cutKind(key, name, r.productKinds)
		if rest == key {
			return key
		}
		key = rest
	}
}

// cutKind leaves out one of the kinds at a folded name's end.
func (r *Resolver) cutKind(key, name string, kinds []string) string {
	for _, kind := range kinds {
		rest, ok := strings.CutSuffix(key, kind)
		if !ok || utf8.RuneCountInString(rest) < 2 {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(rest)
		if isCode(rune(kind[0])) && isCode(last) && !(slices.Contains(r.plainKinds, kind) && ownWord(name, kind)) {
			continue
		}
		return rest
	}
	return key
}

// ownWord says whether a name ends in a Latin word that is parted from what is
// before it.
func ownWord(name, word string) bool {
	front, ok := strings.CutSuffix(strings.ToLower(strings.TrimSpace(name)), word)
	if !ok || front == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(front)
	return !latin(last)
}

// mergeKinds makes one of a product's name with and without its kind, with its
// generation before and behind it, and in the singular and the plural.
func (w *world) mergeKinds() {
	for _, g := range w.groups {
		if short := singular(g.label()); short != "" && !(isBody(g.typ) && commonPlural(short)) {
			w.mergeForm(g, w.fold(short), "%q is %q in the plural")
		}
		if g.typ != schema.Product {
			continue
		}
		if short := w.r.cutKind(g.key, g.label(), w.r.plainKinds); short != g.key && utf8.RuneCountInString(short) >= 2 && !shortCode(short) && !w.r.isStandard(short) {
			w.mergeForm(g, short, "%q is %q and its kind")
		}
		if short := w.r.cutKind(g.key, g.label(), w.r.modelKinds); short != g.key && codes(short) == short && utf8.RuneCountInString(short) >= 4 && !w.r.isStandard(short) {
			w.mergeForm(g, short, "%q is %q and its kind") // Vimi 模型
		}
		for _, key := range []string{g.key, w.r.cutKind(g.key, g.label(), w.r.plainKinds)} {
			if other := byGeneration(key); other != key {
				w.mergeForm(g, other, "%q is %q with its generation written otherwise")
			}
		}
		if ship := withoutShipMark(g.key); ship != g.key {
			w.mergeForm(g, ship, "%q is %q and the mark of a ship's name")
		}
	}
}

// withoutShipMark is the folded name of a ship or a craft without the word that marks
// it as such, if it is of three Chinese characters or more: 新谢泼德 of 新谢泼德号.
func withoutShipMark(key string) string {
	ship, ok := strings.CutSuffix(key, "号")
	if !ok || !isHan(ship) || codes(ship) != "" || utf8.RuneCountInString(ship) < 3 {
		return key
	}
	return ship
}

// mergeForm makes one of a group and others of its type by the key of another form
// of its name.
func (w *world) mergeForm(g *group, key, reason string) {
	for _, other := range w.byKey[key] {
		if other.typ != g.typ || other.cluster == g.cluster {
			continue
		}
		w.mergeUnlessContested(other, g, Link{Rule: RuleForm, Reason: fmt.Sprintf(reason, g.label(), other.label())}, 0, g.docs)
	}
}

// shortCode says whether a folded name without its brand is a code that others
// may have too: M3, X2.
func shortCode(key string) bool {
	return utf8.RuneCountInString(key) < 4 && codes(key) != ""
}

var (
	generationFirst = regexp.MustCompile(`^第?([一二三四五六七八九十]|\d{1,2})代(.+)$`)
	generationLast  = regexp.MustCompile(`^(.+)第([一二三四五六七八九十]|\d{1,2})代$`)
)

// byGeneration puts the generation of a folded name where makers put it in Latin
// letters, and leaves out a nought behind it: 第三代骁龙8 is 骁龙8gen3, visionos2.0
// visionos2.
func byGeneration(key string) string {
	if short, ok := strings.CutSuffix(key, ".0"); ok && strings.Trim(short, "0123456789.") != "" {
		return short
	}
	name, n := "", ""
	if m := generationFirst.FindStringSubmatch(key); m != nil {
		name, n = m[2], m[1]
	} else if m := generationLast.FindStringSubmatch(key); m != nil {
		name, n = m[1], m[2]
	} else {
		return key
	}
	if utf8.RuneCountInString(name) < 2 {
		return key
	}
	if i := strings.Index("一二三四五六七八九十", n); i >= 0 {
		n = fmt.Sprint(i/len("一") + 1)
	}
	return name + "gen" + n
}

// singular is a name of two Latin words or more that ends in a plural, without it:
// AI Overviews. "" of any other; of one word, the plural may be a name of its own
// (Threads).
func singular(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || !latinWord(words[len(words)-1]) || strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		return ""
	}
	short, ok := strings.CutSuffix(name, "s")
	if !ok || strings.HasSuffix(short, "s") {
		return ""
	}
	return short
}

// commonPlural says whether no word of a body's name but the last tells it from
// others: AI Lab may be anybody's, as AI Labs.
func commonPlural(name string) bool {
	words := strings.Fields(name)
	return !slices.ContainsFunc(words[:len(words)-1], latinWord)
}

// plural says whether one of two groups is the other in the plural.
func (w *world) plural(x, y *group) bool {
	return w.fold(singular(x.label())) == y.key || w.fold(singular(y.label())) == x.key
}

// sameKind says whether two products are one but for kinds behind the name.
func (r *Resolver) sameKind(x, y *group, kinds []string) bool {
	core := func(g *group) string { return withoutShipMark(byGeneration(r.cutKind(g.key, g.label(), kinds))) }
	return core(x) == core(y)
}
