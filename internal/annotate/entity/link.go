package entity

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// tail is a form with which several names of the article end: 威廉姆斯, in one on
// 斯科特·威廉姆斯 and 杰森·威廉姆斯.
type tail struct {
	form  key
	names []key
}

// joinLinked makes one of the forms that learn linked, if the article has both, but for
// those that end several names: they are held back, for which of them the form stands
// for is not told, nor are the names one for it.
func (j *joiner) joinLinked(links [][2]key) (held []tail) {
	var tails []tail
	place := map[key]int{} // of each form in tails
	for _, link := range links {
		long, short := link[0], link[1]
		a, ok1 := j.number[long]
		b, ok2 := j.number[short]
		if !ok1 || !ok2 {
			continue
		}
		if len(long.form) <= len(short.form) || !strings.HasSuffix(long.form, short.form) {
			j.sets.Join(a, b)
			continue
		}
		i, ok := place[short]
		if !ok {
			i = len(tails)
			place[short] = i
			tails = append(tails, tail{form: short})
		}
		if !slices.Contains(tails[i].names, long) {
			tails[i].names = append(tails[i].names, long)
		}
	}
	for _, t := range tails {
		if t.several() {
			held = append(held, t)
		} else {
			j.joinTail(t)
		}
	}
	return held
}

// several says whether two of the names do not end alike. People whose names differ in
// one character are one, spelt twice: 伊隆·马斯克 and 埃隆-马斯克.
func (t tail) several() bool {
	longest := slices.MaxFunc(t.names, func(a, b key) int { return len(a.form) - len(b.form) })
	return slices.ContainsFunc(t.names, func(k key) bool {
		spelt := k.typ == Person && levenshtein.ComputeDistance(strings.Map(withoutMark, longest.form), strings.Map(withoutMark, k.form)) <= 1
		return !spelt && !strings.HasSuffix(longest.form, k.form)
	})
}

// joinHeld joins those that were held back whose names have turned out to be one.
func (j *joiner) joinHeld(held []tail) {
	for _, t := range held {
		first := j.sets.Of(j.number[t.names[0]])
		if !slices.ContainsFunc(t.names, func(k key) bool { return j.sets.Of(j.number[k]) != first }) {
			j.joinTail(t)
		}
	}
}

func (j *joiner) joinTail(t tail) {
	for _, k := range t.names {
		j.sets.Join(j.number[k], j.number[t.form])
	}
}
