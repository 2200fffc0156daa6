package resolve

import (
	"strings"
	"unicode/utf8"
)

// otherProduct says whether two groups are products that differ by version
// or by brand.
func (w *world) otherProduct(x, y *group) bool {
	if x.typ != "Product" || y.typ != "Product" {
		return false
	}
	if bx, by := w.brandsOf(x), w.brandsOf(y); len(bx) > 0 && len(by) > 0 && !w.sameBrand(bx[0].brand, by[0].brand) {
		return true
	}
	return versions(w.core(x), w.core(y))
}

// versions says whether two folded names of products, without their brands,
// speak of two versions or models, or of a thing and a part of it, rather than
// of one product: SU7 and SU7 Ultra, iPhone 15 and iPhone 15 Pro, 汉EV and 汉DM-i.
func versions(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return false
	}
	if i := len(b) - len(a); b[i:] == a {
		// A code that starts in the middle of another is no name of its own:
		// Ultra beside SU7 Ultra.
		before, _ := utf8.DecodeLastRuneInString(b[:i])
		first, _ := utf8.DecodeRuneInString(a)
		return isCode(before) && isCode(first)
	}
	if strings.Contains(b, a) {
		return true
	}
	codeA, codeB := codes(a), codes(b)
	switch {
	case codeA != "" && codeB != "" && codeA != codeB:
		return true
	case codeA != codeB && strings.ContainsAny(codeA+codeB, "0123456789"):
		return true
	}
	return edition(a) != edition(b)
}

// withoutKind leaves out what sort of thing a product is: 倚天710芯片.
func (r *Resolver) withoutKind(key string) string {
	for {
		cut := false
		for _, kind := range r.productKinds {
			rest, ok := strings.CutSuffix(key, kind)
			if !ok || utf8.RuneCountInString(rest) < 2 {
				continue
			}
			// A Latin kind is a word of its own only behind another script.
			if last, _ := utf8.DecodeLastRuneInString(rest); isCode(rune(kind[0])) && isCode(last) {
				continue
			}
			key, cut = rest, true
			break
		}
		if !cut {
			return key
		}
	}
}

// edition is the end of a name that is called an edition: the three characters
// before 版 or 款.
func edition(key string) string {
	for _, mark := range []string{"版", "款"} {
		if rest, ok := strings.CutSuffix(key, mark); ok {
			runes := []rune(rest)
			return string(runes[max(0, len(runes)-3):]) + mark
		}
	}
	return ""
}
