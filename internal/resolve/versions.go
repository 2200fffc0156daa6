package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// otherProduct says whether two groups are products that differ by version
// or by brand.
func (w *world) otherProduct(x, y *group) bool {
	if x.typ != schema.Product || y.typ != schema.Product {
		return false
	}
	if w.behindBrand(x, y) || w.behindBrand(y, x) || w.plural(x, y) || w.partOfBilingual(x, y) || w.partOfBilingual(y, x) {
		return false
	}
	if bx, by := w.brandsOf(x), w.brandsOf(y); len(bx) > 0 && len(by) > 0 && !w.sameBrand(bx[0].brand, by[0].brand) {
		return true
	}
	return w.r.versions(w.core(x), w.core(y))
}

// behindBrand says whether y is x, or what x is known as too, behind a brand, be
// that x with a brand of its own: 搜狗输入法 and 腾讯搜狗输入法.
func (w *world) behindBrand(x, y *group) bool {
	return slices.ContainsFunc(w.brandsOf(y), func(b branded) bool {
		return (b.rest == x.key || x.known != nil && slices.Contains(w.r.forms[x.known], b.rest)) && !w.anothers(x, b.brand)
	})
}

// versions says whether two folded names of products, without their brands,
// speak of two versions or models, or of a thing and a part of it, rather than
// of one product: SU7 and SU7 Ultra, iPhone 15 and iPhone 15 Pro, 汉EV and 汉DM-i.
func (r *Resolver) versions(a, b string) bool {
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
	if translated(a, b) || translated(b, a) {
		return false
	}
	switch {
	case codeA != "" && codeB != "" && codeA != codeB:
		return true
	case codeA != codeB && strings.ContainsAny(codeA+codeB, "0123456789"):
		return true
	}
	return r.edition(a) != r.edition(b)
}

// translated says whether of two folded names the first may be the second in
// Latin letters: Cyberpunk 2077 and 赛博朋克 2077.
func translated(a, b string) bool {
	return codes(a) == a && codes(b) != b && strings.IndexFunc(b, isLetter) < 0 && digits(a) == digits(b)
}

func digits(key string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, key)
}

// edition is the end of a name that is called an edition: the three characters
// before 版 or 款.
func (r *Resolver) edition(key string) string {
	for _, mark := range r.editionMarks {
		if rest, ok := strings.CutSuffix(key, mark); ok {
			runes := []rune(rest)
			return string(runes[max(0, len(runes)-3):]) + mark
		}
	}
	return ""
}
