package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// region is what a place lies in, as far as its name says; "" if it does not.
type region struct{ country, province string }

// The countries whose provinces and states are lexicons.
const china, unitedStates = "中国", "美国"

// regionWord is a word that may stand before a place, and what it says of it.
type regionWord struct {
	word string // folded
	region
}

// regionWords are the words of the lexicons for countries and provinces, each
// with and without its ending (安徽省), the longest first.
func (r *Resolver) regionWords() []regionWord {
	var list []regionWord
	for _, word := range foldedWords(r.model.Lexicon("country")) {
		list = append(list, regionWord{word, region{country: r.oneName(word)}})
	}
	for _, of := range []struct{ country, lexicon string }{{china, "chinaProvince"}, {unitedStates, "usState"}} {
		for _, word := range foldedWords(r.model.Lexicon(of.lexicon)) {
			at := region{r.oneName(of.country), r.oneName(word)}
			list = append(list, regionWord{word, at})
			for _, ending := range r.placeForms {
				list = append(list, regionWord{word + ending, at})
			}
		}
	}
	slices.SortFunc(list, func(a, b regionWord) int { return cmp.Or(len(b.word)-len(a.word), strings.Compare(a.word, b.word)) })
	return list
}

// oneName is the same for all forms of a known place: 加州 and 加利福尼亚州.
func (r *Resolver) oneName(key string) string {
	for _, n := range r.known[key] {
		if n.Type == schema.Place {
			return nameKey(n.Name)
		}
	}
	return key
}

// place parts a folded name of a place into what it lies in and its own name:
// 安徽省合肥市. A name that is but a region is its own.
func (r *Resolver) place(key string) (in region, own string) {
	for {
		i := slices.IndexFunc(r.regions, func(w regionWord) bool { return strings.HasPrefix(key, w.word) })
		if i < 0 || utf8.RuneCountInString(key)-utf8.RuneCountInString(r.regions[i].word) < 2 {
			return in, key
		}
		at := r.regions[i].region
		if at.province == "" && in != (region{}) || in.province != "" || !in.fits(at) {
			return in, key
		}
		in, key = at, key[len(r.regions[i].word):]
	}
}

// regionOf is what a folded name says if it is the name of a region itself.
func (r *Resolver) regionOf(key string) (region, bool) {
	i := slices.IndexFunc(r.regions, func(w regionWord) bool { return w.word == key })
	if i < 0 {
		return region{}, false
	}
	return r.regions[i].region, true
}

// fits says whether one place may lie in both: 美国 and 加州, but not 美国 and 英国.
func (a region) fits(b region) bool {
	return (a.country == "" || b.country == "" || a.country == b.country) &&
		(a.province == "" || b.province == "" || a.province == b.province)
}

// listsPlaces says whether a folded name is of two regions one after the other,
// of which neither lies in the other: 北京上海, 中国美国.
func (r *Resolver) listsPlaces(key string) bool {
	in, own := r.place(key)
	at, ok := r.regionOf(own)
	return ok && in != (region{}) && (in.province != "" || at.province == "" || at.country != in.country)
}

// samePlace says whether two folded names differ only in endings and in what
// the place lies in.
func (r *Resolver) samePlace(a, b string) bool {
	inA, ownA := r.place(a)
	inB, ownB := r.place(b)
	return plainStem(ownA, r.placeForms) == plainStem(ownB, r.placeForms) && inA.fits(inB) && !slices.Contains(r.anyPlaces, ownA) &&
		!r.listsPlaces(a) && !r.listsPlaces(b) && !r.provinceAndPlace(inA, ownB) && !r.provinceAndPlace(inB, ownA)
}

// provinceAndPlace says whether a name without what it lies in is that of a
// region, and so not that of a place in a province: 吉林 and 吉林省吉林市.
func (r *Resolver) provinceAndPlace(in region, own string) bool {
	at, ok := r.regionOf(own)
	return ok && (in.province != "" || at.province == "")
}

// located is a place by a name that says what it lies in.
type located struct {
	g  *group
	in region
}

// mergePlaces makes one of a place's name with and without what it lies in:
// 安徽合肥 and 合肥, 加州旧金山 and 旧金山; not if articles know of two that lie
// elsewhere, as 英国剑桥 and 美国剑桥.
func (w *world) mergePlaces() {
	byStem := map[string][]located{}
	var stems []string
	for _, g := range w.groups {
		if g.typ != schema.Place {
			continue
		}
		in, own := w.r.place(g.key)
		if in == (region{}) || slices.Contains(w.r.anyPlaces, own) || w.r.listsPlaces(g.key) {
			continue
		}
		stem := plainStem(own, w.r.placeForms)
		if byStem[stem] == nil {
			stems = append(stems, stem)
		}
		byStem[stem] = append(byStem[stem], located{g, in})
	}
	for _, stem := range stems {
		list := byStem[stem]
		for i, x := range list {
			for _, y := range list[i+1:] {
				if x.in.fits(y.in) {
					l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q and %q are %q and what it lies in", x.g.label(), y.g.label(), stem)}
					w.mergeUnlessContested(x.g, y.g, l, 0, nil)
				}
			}
		}
		for _, bare := range w.barePlaces(stem) {
			for _, x := range list {
				w.mergeBarePlace(bare, x, list)
			}
		}
	}
}

// barePlaces are the places that go by a stem, with or without an ending.
func (w *world) barePlaces(stem string) []*group {
	var list []*group
	for _, ending := range append([]string{""}, w.r.placeForms...) {
		for _, g := range w.byKey[stem+ending] {
			if g.typ == schema.Place {
				list = append(list, g)
			}
		}
	}
	slices.SortFunc(list, byOrder)
	return list
}

// mergeBarePlace makes one of a place and x, which is its name and what it lies
// in, unless another of the list lies elsewhere, or nothing tells that no other
// place is meant: that the schema knows the name, that it lies in China, or that
// the articles name the region.
func (w *world) mergeBarePlace(bare *group, x located, list []located) {
	if !w.r.samePlace(bare.key, x.g.key) {
		return
	}
	l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q is %q with what it lies in before it", x.g.label(), bare.label())}
	if i := slices.IndexFunc(list, func(y located) bool { return !y.in.fits(x.in) }); i >= 0 {
		w.refuse(bare, x.g, l, fmt.Sprintf("%q may be %q or %q", bare.label(), x.g.label(), list[i].g.label()), nil)
		return
	}
	if bare.known == nil && x.in.country != china && !w.namesRegion(bare.docs, x.in) {
		w.refuse(bare, x.g, l, fmt.Sprintf("articles that name %q do not say what it lies in", bare.label()), nil)
		return
	}
	w.mergeUnlessContested(bare, x.g, l, 0, bare.docs)
}

// namesRegion says whether nearly all of the documents name what a place lies in.
func (w *world) namesRegion(docs []int, in region) bool {
	with := 0
	for _, d := range docs {
		for _, g := range w.groupOf[d] {
			if name := w.r.oneName(g.key); g.typ == schema.Place && (name == in.country || name == in.province) {
				with++
				break
			}
		}
	}
	return rare(len(docs)-with, with)
}

// anyPlaceOf says whether one of two folded names is the other behind a region,
// and what many regions have.
func (r *Resolver) anyPlaceOf(a, b string) bool {
	_, ownA := r.place(a)
	_, ownB := r.place(b)
	return a != b && ownA == ownB && slices.Contains(r.anyPlaces, ownA)
}
