package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/graph"
	"suyuan/schema"
)

// aliasProblem says what makes an alias unfit to identify a thing in other
// articles; "" if nothing does.
func (w *world) aliasProblem(g, named *group, support int) string {
	switch {
	case named.alone || utf8.RuneCountInString(named.key) < 2:
		return fmt.Sprintf("%q names something else in every article", named.label())
	case w.otherProduct(g, named):
		return fmt.Sprintf("%q and %q are versions or parts, not one product", g.label(), named.label())
	case wordNotAcronym(named.label(), g.forms()):
		return fmt.Sprintf("%q is a word, and in %q an acronym", named.label(), g.label())
	case w.r.attributed(g.key, named.key):
		return fmt.Sprintf("one of %q and %q may be another version in other articles", g.label(), named.label())
	case w.anyones(g, named, support):
		return fmt.Sprintf("%q may be another's, in articles that do not name the maker of %q", named.label(), g.label())
	case w.general[pairOf(g, named)]:
		return fmt.Sprintf("%q names things of other brands too", named.label())
	case g.typ == schema.Person && otherPerson(g.label(), named.label()):
		return fmt.Sprintf("%q and %q have different given names", g.label(), named.label())
	case g.typ == schema.Place && (w.r.listsPlaces(g.key) || w.r.listsPlaces(named.key)):
		return fmt.Sprintf("one of %q and %q is a list of two places", g.label(), named.label())
	case g.typ == schema.Place && named.typ == schema.Place && w.r.anyPlaceOf(g.key, named.key):
		return fmt.Sprintf("%q and %q are not called so for one place alone", g.label(), named.label())
	case (g.typ == schema.Place) != (named.typ == schema.Place) && w.otherThere(g, named):
		return fmt.Sprintf("%q and %q are a place and what is called after it", g.label(), named.label())
	case g.typ == schema.Work && support < 2:
		return fmt.Sprintf("%q is short for %q in one article only", named.label(), g.label())
	}
	if owner := w.unnamedOwner(g, named); owner != "" {
		return fmt.Sprintf("%q is a thing of %s, which articles that name %q do not name", g.label(), owner, named.label())
	}
	if why := w.companyProblem(g, named, support); why != "" {
		return why
	}
	if other := w.sameFamily(g, named); other != nil {
		return fmt.Sprintf("%q is the family name of %q too", named.label(), other.label())
	}
	if g.known != nil && named.known != nil && g.known != named.known && support < 2 && !akin(g, named) {
		return fmt.Sprintf("%q and %q are known as two, and only one article makes them one", g.known.Name, named.known.Name)
	}
	return ""
}

// attributed says whether one folded name is the other behind a word that tells it
// from others of the name: 初代 iPhone, 新款 MacBook.
func (r *Resolver) attributed(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	front, ok := strings.CutSuffix(b, a)
	return ok && slices.Contains(r.attributes, front)
}

// inPassing says whether an alias of a product, folded, may well be another version
// in other articles, so that it is no name of the thing: 新款 MacBook, 初代 Atlas, SU7
// Ultra 原型车.
func (w *world) inPassing(e *graph.Entity, alias string) bool {
	if e.Type != schema.Product {
		return false
	}
	return slices.ContainsFunc(append([]string{e.Name}, e.Aliases...), func(form string) bool {
		name, longer := w.fold(form), alias
		if len(name) > len(longer) && form == e.Name {
			name, longer = longer, name
		}
		if len(name) >= len(longer) {
			return false
		}
		tail, ok := strings.CutPrefix(longer, name)
		return w.r.attributed(name, longer) || ok && slices.Contains(w.r.versionWords, tail)
	})
}

// forms are the names of a group and its aliases, as written.
func (g *group) forms() []string {
	forms := slices.Collect(maps.Keys(g.names))
	for _, a := range g.aliases {
		forms = slices.AppendSeq(forms, maps.Keys(a.forms))
	}
	return forms
}

// anyones says whether an alias of a product is a short code, or an ordinary word
// that is left of the name without its kind, so that in other articles it may be
// another's: H5 of 红旗 H5, Hover of Hover 无人机. Articles that name the maker too mean the
// product.
func (w *world) anyones(g, named *group, support int) bool {
	if g.typ != schema.Product || named.typ != schema.Product || named.known != nil && named.known.Of != "" || w.distinctive(named) || support > 1 {
		return false
	}
	word := codes(named.key) == named.key && w.r.cutKind(g.key, g.label(), w.r.productKinds) == named.key
	if !word && !shortCode(named.key) {
		return false
	}
	return !slices.ContainsFunc(w.brandsOf(g), func(b branded) bool {
		with := w.naming(named.docs, b.brand)
		return rare(len(named.docs)-with, with)
	})
}

// unnamedOwner is the company before the alias in the name of a body, or of a product
// if the alias is no product's, where the alias may well be another's: 盒马 of
// 盒马 MINI, where other articles tell of MINI. "" if there
// is none, or the alias is known or distinctive by itself.
func (w *world) unnamedOwner(g, named *group) string {
	if !isBody(g.typ) && named.typ == schema.Product || named.known != nil || w.distinctive(named) || isHan(named.key) {
		return ""
	}
	for _, b := range w.brandsOf(g) {
		if b.rest != named.key {
			continue
		}
		if with := w.naming(named.docs, b.brand); !rare(len(named.docs)-with, with) {
			return b.brand
		}
	}
	return ""
}

// companyProblem says whether one of two names of companies may well be a part
// of the other, or the company of the product: the one goes on where the other
// ends (抖音电商 and 抖音). Endings of companies in general are no parts: they are
// forms of one name (小鹏汽车 and 小鹏), if at least two articles say so.
func (w *world) companyProblem(g, named *group, support int) string {
	for _, x := range g.cluster.groups {
		for _, y := range named.cluster.groups {
			if !isBody(x.typ) && !isBody(y.typ) {
				continue
			}
			if x.known != nil && x.known == y.known || w.partOfBilingual(x, y) || w.partOfBilingual(y, x) {
				continue
			}
			if why := w.partProblem(x, y, support); why != "" {
				return why
			}
			if why := w.partProblem(y, x, support); why != "" {
				return why
			}
		}
	}
	return ""
}

// partProblem is companyProblem for two groups of which long may go on where a
// form of short ends.
func (w *world) partProblem(short, long *group, support int) string {
	forms := []string{short.key}
	if short.known != nil {
		forms = append(forms, w.r.forms[short.known]...)
	}
	for _, form := range forms {
		rest, ok := strings.CutPrefix(long.key, form)
		if !ok || rest == "" {
			continue
		}
		switch {
		case short.typ == schema.Product && slices.Contains(w.r.legalForms, rest):
			return fmt.Sprintf("%q is the company, %q the product", long.label(), short.label())
		case slices.Contains(w.r.legalForms, rest):
			return ""
		case !slices.Contains(w.r.companyKinds, rest):
			return fmt.Sprintf("%q may be a part of %q", long.label(), short.label())
		case support < 2:
			return fmt.Sprintf("%q may be a part of %q, and only one article makes them one", long.label(), short.label())
		}
	}
	return ""
}

// otherThere says whether of a place and something else that one name may stand for,
// the schema knows that the name is not the place's: 剑桥 of 英国剑桥, and 剑桥大学.
func (w *world) otherThere(g, named *group) bool {
	return named.known != nil && named.known.Type != g.typ && !slices.Contains(w.r.knownTypes(named.key), g.typ) ||
		g.known != nil && g.known.Type != named.typ && !slices.Contains(w.r.knownTypes(g.key), named.typ)
}
