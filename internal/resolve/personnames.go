package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/schema"
)

// mergePeople makes one of a foreign person's full name and one that leaves the
// first given names out but is still of two parts: 萨姆·班克曼·弗里德 and 班克曼-弗里德.
func (w *world) mergePeople() {
	for _, g := range w.groups {
		if g.typ != schema.Person {
			continue
		}
		parts := nameParts(g.label())
		for i := 1; i+2 <= len(parts); i++ {
			tail := w.fold(strings.Join(parts[i:], ""))
			for _, short := range w.byKey[tail] {
				if short.typ != schema.Person || short.cluster == g.cluster {
					continue
				}
				l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q is %q without the first given name", short.label(), g.label())}
				if other := w.otherTail(g, short, parts[i:]); other != nil {
					w.refuse(short, g, l, fmt.Sprintf("%q may be %q or %q", short.label(), g.label(), other.label()), nil)
					continue
				}
				w.mergeUnlessContested(short, g, l, 0, short.docs)
			}
		}
	}
}

// mergeFamilyNames makes one of a foreign person and the family name alone, where nobody
// else of the articles bears it and nearly all articles that have it alone name whom the
// person works for: 扎斯拉夫 and 戴维·扎斯拉夫 of 华纳兄弟.
func (w *world) mergeFamilyNames() {
	families := w.families()
	for _, key := range slices.Sorted(maps.Keys(families)) {
		bearers := families[key]
		full := bearers[0]
		if slices.ContainsFunc(bearers, func(g *group) bool { return g.cluster != full.cluster }) || utf8.RuneCountInString(key) < minFamily {
			continue
		}
		for _, short := range w.byKey[key] {
			if short.typ != schema.Person || short.cluster == full.cluster {
				continue
			}
			if with := w.namingEmployer(short.docs, full); with == 0 || !rare(len(short.docs)-with, with) {
				continue
			}
			l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q is the family name of %q, and articles that have it name whom the person works for", short.label(), full.label())}
			w.mergeUnlessContested(short, full, l, 0, short.docs)
		}
	}
}

// minFamily is how many characters a family name has at least that is taken for one
// person's.
const minFamily = 3

// namingEmployer is how many of the documents name something that a person works for.
func (w *world) namingEmployer(docs []int, person *group) int {
	var employers []*cluster
	for _, d := range person.docs {
		for i := range w.docs[d].Claims {
			c := &w.docs[d].Claims[i].Content
			if c.Predicate == "position" && w.groupOf[d][c.Subject] == person && w.groupOf[d][c.Object] != nil {
				employers = append(employers, w.groupOf[d][c.Object].cluster)
			}
		}
	}
	n := 0
	for _, d := range docs {
		for _, g := range w.groupOf[d] {
			if slices.Contains(employers, g.cluster) {
				n++
				break
			}
		}
	}
	return n
}

// otherTail is another person whose name ends in the same parts.
func (w *world) otherTail(g, short *group, tail []string) *group {
	for _, other := range w.families()[w.fold(tail[len(tail)-1])] {
		parts := nameParts(other.label())
		if other.cluster != g.cluster && other.cluster != short.cluster && len(parts) > len(tail) &&
			slices.Equal(parts[len(parts)-len(tail):], tail) {
			return other
		}
	}
	return nil
}

// sameFamily is another person whose family name is the alias by which g is
// to be known; nil if there is none.
func (w *world) sameFamily(g, named *group) *group {
	if g.typ != schema.Person || named.typ != schema.Person {
		return nil
	}
	if parts := nameParts(g.label()); len(parts) < 2 || w.fold(parts[len(parts)-1]) != named.key {
		return nil
	}
	for _, other := range w.families()[named.key] {
		if other.cluster != g.cluster && other.cluster != named.cluster || other.cluster == named.cluster && other != named && otherPerson(other.label(), g.label()) {
			return other
		}
	}
	return nil
}

// families finds people of foreign names by the last part of their names.
func (w *world) families() map[string][]*group {
	if w.byFamily == nil {
		w.byFamily = map[string][]*group{}
		for _, g := range w.groups {
			if parts := nameParts(g.label()); g.typ == schema.Person && len(parts) >= 2 {
				key := w.fold(parts[len(parts)-1])
				w.byFamily[key] = append(w.byFamily[key], g)
			}
		}
	}
	return w.byFamily
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

// loosePerson says whether a folded name tells no more of a person than the
// family name (李先生, 王某, 雷总, 小王).
func (r *Resolver) loosePerson(key string) bool {
	n := utf8.RuneCountInString(key)
	if n < 2 {
		return true
	}
	if n == 2 && slices.ContainsFunc(r.looseOpenings, func(w string) bool { return strings.HasPrefix(key, w) }) {
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
