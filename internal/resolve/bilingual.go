package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"suyuan/schema"
)

// scripts parts a name of a Latin and a Chinese part, in either order: Airbnb
// 爱彼迎, 雷朋 Ray-Ban. ok is false if it is of one part or of more.
func scripts(name string) (latinPart, hanPart string, ok bool) {
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	first := strings.IndexFunc(name, isHan)
	if first < 0 {
		return "", "", false
	}
	han, rest := "", ""
	if first > 0 {
		rest, han = name[:first], name[first:]
	} else {
		end := strings.IndexFunc(name, func(r rune) bool { return !isHan(r) && r != '·' })
		if end < 0 {
			return "", "", false
		}
		han, rest = name[:end], name[end:]
	}
	rest = strings.Trim(rest, " （）()-/")
	han = strings.Trim(han, " （）()-/")
	hasLatin := strings.IndexFunc(rest, func(r rune) bool { return latin(r) && !unicode.IsDigit(r) }) >= 0
	if !hasLatin || han == "" || strings.IndexFunc(rest, isHan) >= 0 || strings.IndexFunc(han, latin) >= 0 {
		return "", "", false
	}
	return rest, han, true
}

// bilingual says whether the name of a body or a product is two names of it, one in each script:
// the schema knows them as one, or articles use both for a body.
func (w *world) bilingual(g *group) (latinKey, hanKey string, ok bool) {
	if !isBody(g.typ) && g.typ != schema.Product {
		return "", "", false
	}
	a, b, ok := scripts(g.label())
	if !ok {
		return "", "", false
	}
	latinKey, hanKey = w.fold(a), w.fold(b)
	return latinKey, hanKey, w.r.knownAsOne(latinKey, hanKey) || isBody(g.typ) && g.aliases[latinKey] != nil && g.aliases[hanKey] != nil
}

// mergeBilingual makes one of a body's name in two scripts and each of the two.
func (w *world) mergeBilingual() {
	for _, g := range w.groups {
		latinKey, hanKey, ok := w.bilingual(g)
		if !ok {
			continue
		}
		for _, key := range []string{latinKey, hanKey} {
			for _, part := range w.byKey[key] {
				if alike(part.typ, g.typ) && part.cluster != g.cluster {
					l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q is its name in two scripts, of which one is %q", g.label(), part.label())}
					w.mergeUnlessContested(part, g, l, 0, g.docs)
				}
			}
		}
	}
}

// partOfBilingual says whether the one is the other's name in one script, be it with its
// kind behind it, or known as that is.
func (w *world) partOfBilingual(part, full *group) bool {
	latinKey, hanKey, ok := w.bilingual(full)
	bare := w.r.cutKind(part.key, part.label(), w.r.plainKinds)
	return ok && (part.key == latinKey || part.key == hanKey || bare == latinKey || part.known != nil && slices.Contains(w.r.known[latinKey], part.known))
}
