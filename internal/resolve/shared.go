package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// mergeShared makes one of two things that articles give the same name in Latin
// letters, if what else they are called is near as well: people whose full name
// is written in other characters, 米拉·穆拉蒂 and 米拉-穆拉提 (Mira Murati); bodies of
// which the one has its country before it or an ending behind it, 印度竞争委员会
// and 竞争委员会 (CCI); products of which it is all but brand and kind. An acronym alone
// is not enough.
func (w *world) mergeShared() {
	holders := map[string][]*group{}
	for _, g := range w.groups {
		for key, a := range g.aliases {
			if !a.refused && codes(key) == strings.ReplaceAll(key, "-", "") && utf8.RuneCountInString(key) >= 3 {
				holders[key] = append(holders[key], g)
			}
		}
	}
	keys := slices.Collect(maps.Keys(holders))
	slices.Sort(keys)
	for _, key := range keys {
		for i, x := range holders[key] {
			for _, y := range holders[key][i+1:] {
				if x.cluster == y.cluster || x.typ != y.typ || x.known != nil && y.known != nil || !w.sharedName(x, y, key) {
					continue
				}
				form := mostFrequent(x.aliases[key].forms)
				docs := slices.Concat(x.aliases[key].docs, y.aliases[key].docs)
				slices.Sort(docs)
				l := Link{Rule: RuleShared, Reason: fmt.Sprintf("articles call both %q", form)}
				w.mergeUnlessContested(x, y, l, 0, slices.Compact(docs))
			}
		}
	}
}

// sharedName says whether two names of one type are near enough for a third that
// they share to make them one.
func (w *world) sharedName(x, y *group, key string) bool {
	if x.typ == schema.Product {
		return w.sharedCode(x, y, key)
	}
	if !isHan(x.key) || !isHan(y.key) {
		return false
	}
	switch {
	case x.typ == schema.Person:
		full := len(nameParts(mostFrequent(x.aliases[key].forms))) >= 2 && len(nameParts(mostFrequent(y.aliases[key].forms))) >= 2
		a, _ := utf8.DecodeRuneInString(x.key)
		b, _ := utf8.DecodeRuneInString(y.key)
		return full && (a == b || strings.HasSuffix(x.key, y.key) || strings.HasSuffix(y.key, x.key))
	case isBody(x.typ):
		a, b := plainStem(x.key, w.r.legalForms), plainStem(y.key, w.r.legalForms)
		return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || leavesOut(a, b) || leavesOut(b, a)
	}
	return false
}

// sharedCode says whether two names of products are one code of letters, behind a brand
// or before a word for what it is, that both go by: e-TNGA 架构 and 丰田 e-TNGA 平台.
func (w *world) sharedCode(x, y *group, key string) bool {
	return w.core(x) == key && w.core(y) == key && !shortCode(key) && !w.r.isStandard(key) && w.sharedEnding(x, "") == nil
}

// minLong is from how many characters on a body's name may leave out some inside.
const minLong = 6

// leavesOut says whether a folded name is another without a few characters inside:
// 美国国防高级研究计划局 and 美国国防部高级研究计划局.
func leavesOut(short, long string) bool {
	n := utf8.RuneCountInString(short)
	if n < minLong || utf8.RuneCountInString(long) > n+2 {
		return false
	}
	rest := short
	for _, r := range long {
		if strings.HasPrefix(rest, string(r)) {
			rest = rest[len(string(r)):]
		}
	}
	return rest == ""
}
