package resolve

import (
	"fmt"

	"suyuan/schema"
)

// mergeUnlessContested merges the clusters of two groups, unless articles tell
// any two of their members apart; support is the number of articles that say
// that they are one.
func (w *world) mergeUnlessContested(a, b *group, l Link, support int, docs []int) bool {
	if a.cluster == b.cluster {
		return true
	}
	if why := w.problem(a.cluster, b.cluster, support); why != "" {
		w.refuse(a, b, l, why, docs)
		return false
	}
	w.merge(a, b, l, docs)
	return true
}

// problem says what keeps two clusters apart; "" if nothing does.
func (w *world) problem(a, b *cluster, support int) string {
	for _, x := range a.groups {
		for _, y := range b.groups {
			switch {
			case !alike(x.typ, y.typ):
				return fmt.Sprintf("%q is a %s and %q is a %s", x.label(), x.typ, y.label(), y.typ)
			case x.known != nil && y.known != nil && (x.known.Of == y.known.Name || y.known.Of == x.known.Name):
				return fmt.Sprintf("%q and %q are known to be two", x.known.Name, y.known.Name)
			case x.key == y.key:
				return fmt.Sprintf("articles tell two things apart that are called %q", x.label())
			case w.otherProduct(x, y):
				return fmt.Sprintf("%q and %q are versions or parts, not one product", x.label(), y.label())
			case x.known != nil && x.known == y.known || w.sameForm(x, y):
				continue // articles that tell them apart are mistaken
			case w.related[pairOf(x, y)]:
				return fmt.Sprintf("an article relates %q and %q to each other", x.label(), y.label())
			}
			if n := common(x.docs, y.docs); n > 0 && !rare(n, support) && !w.loosely(x, y, n, support) {
				return fmt.Sprintf("an article names both %q and %q", x.label(), y.label())
			}
		}
	}
	return ""
}

// loosely says whether articles that have two names as two things, but do not
// relate them, are no proof that they are: a company's full name beside the
// short one; or, if no fewer articles say that it is one, a product with and without a
// kind that may make another of it; or, if more do, one in two scripts.
func (w *world) loosely(x, y *group, apart, support int) bool {
	if x.typ == schema.Product && y.typ == schema.Product {
		return support >= apart && w.r.sameKind(x, y, w.r.modelKinds) || support > apart && (translated(x.key, y.key) || translated(y.key, x.key))
	}
	return w.r.fullName(x, y)
}

// common is how many numbers two sorted lists share.
func common(a, b []int) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
