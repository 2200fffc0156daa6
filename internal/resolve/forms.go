package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// loosePerson says whether a folded name tells no more of a person than the
// family name (李先生, 王某, 雷总, 小王).
func (r *Resolver) loosePerson(key string) bool {
	n := utf8.RuneCountInString(key)
	if n < 2 {
		return true
	}
	if n == 2 && (strings.HasPrefix(key, "小") || strings.HasPrefix(key, "老") || strings.HasPrefix(key, "阿")) {
		return true
	}
	for _, ending := range r.looseEndings {
		if rest, ok := strings.CutSuffix(key, ending); ok {
			family := utf8.RuneCountInString(rest)
			return family == 1 || family == 2 && utf8.RuneCountInString(ending) > 1
		}
	}
	return false
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

// plainVersions says the same of names that the schema knows as one product,
// with less suspicion: the one is the other with something behind it (A17 and
// A17 Pro), or so are their codes.
func plainVersions(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return false
	}
	if strings.HasPrefix(b, a) {
		return true
	}
	codeA, codeB := codes(a), codes(b)
	if len(codeA) > len(codeB) {
		codeA, codeB = codeB, codeA
	}
	return codeA != "" && codeA != codeB && strings.HasPrefix(codeB, codeA)
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

// otherPerson says whether two names of people, as written, are full names
// with different given names: 梅琳达·盖茨 and 比尔·盖茨. A name in Latin letters and
// one in Chinese may be the same.
func otherPerson(a, b string) bool {
	x, y := nameParts(a), nameParts(b)
	if len(x) < 2 || len(y) < 2 || isHan(x[0]) != isHan(y[0]) {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, part := range x {
		if !slices.ContainsFunc(y, func(other string) bool { return strings.HasPrefix(other, part) || strings.HasPrefix(part, other) }) {
			return true
		}
	}
	return false
}

// nameParts are the lower-cased parts of a foreign name.
func nameParts(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("·•・‧∙⋅-－.", r)
	})
}

func isHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// ownName says whether a name without its brand still tells one thing from
// others: a code of two characters, or three characters and more.
func ownName(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= 3 || n == 2 && strings.IndexFunc(key, isCode) >= 0
}

func isCode(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r == '+'
}

// codes are the Latin letters and digits of a folded name.
func codes(key string) string {
	return strings.Map(func(r rune) rune {
		if isCode(r) {
			return r
		}
		return -1
	}, key)
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
