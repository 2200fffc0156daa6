package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// mergeKnown makes one of groups that the schema knows under one name.
func (w *world) mergeKnown() {
	first := map[any]*group{}
	for _, g := range w.groups {
		if g.known == nil {
			continue
		}
		f, ok := first[g.known]
		if !ok {
			first[g.known] = g
			continue
		}
		// A name may have been parted because articles tell two things apart
		// that share it; then knowing it doesn't make them one.
		if f.key == g.key {
			continue
		}
		w.merge(f, g, Link{Rule: RuleKnown, Reason: fmt.Sprintf("%s %q is known under both names", g.known.Type, g.known.Name)}, g.docs)
	}
}

// mergeForms makes one of companies and places whose names differ by an ending
// that may be left out: 小米公司 and 小米, 北京市 and 北京.
func (w *world) mergeForms() {
	fulls := map[*group][]*group{} // by the short form
	var shorts []*group
	for _, g := range w.groups {
		var endings []string
		switch g.typ {
		case "Company", "Organization":
			endings = w.r.legalForms
		case "Place":
			endings = w.r.placeForms
		}
		for _, base := range bases(g.key, endings) {
			for _, short := range w.byKey[base] {
				if short.typ != g.typ || short == g {
					continue
				}
				if fulls[short] == nil {
					shorts = append(shorts, short)
				}
				fulls[short] = append(fulls[short], g)
			}
		}
	}
	slices.SortFunc(shorts, byOrder)
	for _, short := range shorts {
		for _, full := range fulls[short] {
			l := Link{Rule: RuleForm, Reason: fmt.Sprintf("%q is %q with an ending that may be left out", full.label(), short.label())}
			if short.typ == "Place" && len(fulls[short]) > 1 {
				w.refuse(short, full, l, fmt.Sprintf("%q may be short for several places", short.label()), nil)
				continue
			}
			w.mergeUnlessContested(short, full, l, 0, full.docs)
		}
	}
}

// mergeModels makes one of a product's name with and without its brand
// (小米SU7 Ultra and SU7 Ultra), where there is one such brand and the articles
// that leave it out speak of it.
func (w *world) mergeModels() {
	type full struct {
		g     *group
		brand string // folded
	}
	fulls := map[*group][]full{}
	var shorts []*group
	for _, g := range w.groups {
		if g.typ != "Product" {
			continue
		}
		for i := range g.key {
			if i == 0 || !w.isBrand(g.key[:i]) {
				continue
			}
			for _, short := range w.byKey[g.key[i:]] {
				if short.typ != "Product" || !ownName(short.key) {
					continue
				}
				if fulls[short] == nil {
					shorts = append(shorts, short)
				}
				fulls[short] = append(fulls[short], full{g, g.key[:i]})
			}
		}
	}
	slices.SortFunc(shorts, byOrder)
	for _, short := range shorts {
		list := fulls[short]
		other := slices.IndexFunc(list, func(f full) bool { return !w.sameBrand(f.brand, list[0].brand) })
		for _, f := range list {
			l := Link{Rule: RuleModel, Reason: fmt.Sprintf("%q is %q with its brand before it", f.g.label(), short.label())}
			if other >= 0 {
				w.refuse(short, f.g, l, fmt.Sprintf("%q may be %q or %q", short.label(), list[0].g.label(), list[other].g.label()), nil)
				continue
			}
			var with, without int
			for _, d := range short.docs {
				if w.names(d, f.brand) {
					with++
				} else {
					without++
				}
			}
			if !rare(without, with) {
				w.refuse(short, f.g, l, fmt.Sprintf("articles that name %q do not name the brand", short.label()), nil)
				continue
			}
			w.mergeUnlessContested(short, f.g, l, 0, short.docs)
		}
	}
}

// ownName says whether a name without its brand still tells one thing from
// others: a code, or three characters and more.
func ownName(key string) bool {
	return strings.IndexFunc(key, isCode) >= 0 || utf8.RuneCountInString(key) >= 3
}

func (w *world) isBrand(key string) bool {
	for _, g := range w.byKey[key] {
		if g.typ == "Company" {
			return true
		}
	}
	return slices.Contains(w.r.knownTypes(key), "Company")
}

// sameBrand says whether two folded names of brands are one, or one the
// other's brand of a kind (小米, 小米汽车).
func (w *world) sameBrand(a, b string) bool {
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	for _, x := range w.byKey[a] {
		for _, y := range w.byKey[b] {
			if x.cluster == y.cluster {
				return true
			}
		}
	}
	return false
}

// names says whether document d has an entity that is known there, or anywhere,
// by the folded name.
func (w *world) names(d int, key string) bool {
	for _, g := range w.groupOf[d] {
		if g.key == key || g.aliases[key] != nil || strings.HasPrefix(g.key, key) && g.typ != "Product" {
			return true
		}
		for _, h := range g.cluster.groups {
			if h.key == key {
				return true
			}
		}
	}
	return false
}

// mergeAliases makes one of a thing and another that has an alias of the first
// as its name. An alias that articles give to several things, or that one of
// them uses for something else, decides nothing, unless that is rare.
func (w *world) mergeAliases() {
	type candidate struct {
		g, named *group
		key      string
		support  int
	}
	holders := map[string][]*group{} // by alias
	var candidates []candidate
	for _, g := range w.groups {
		for key, a := range g.aliases {
			holders[key] = append(holders[key], g)
			for _, named := range w.byKey[key] {
				if named != g && alike(named.typ, g.typ) {
					candidates = append(candidates, candidate{g, named, key, len(a.docs)})
				}
			}
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(b.support-a.support, byOrder(a.g, b.g), byOrder(a.named, b.named))
	})
	for _, c := range candidates {
		if c.g.cluster == c.named.cluster {
			continue
		}
		docs := c.g.aliases[c.key].docs
		l := Link{Rule: RuleAlias, Reason: fmt.Sprintf("articles use %q as another name of %q", c.named.label(), c.g.label())}
		switch why := w.aliasProblem(c.g, c.named, c.support); {
		case why != "":
			// Of several people whom an alias may mean this is still one.
			c.g.aliases[c.key].refused = !c.named.alone
			w.refuse(c.g, c.named, l, why, docs)
		default:
			if other := w.otherHolder(holders[c.key], c.g, c.key); other != nil {
				w.refuse(c.g, c.named, l, fmt.Sprintf("articles use %q for %q too", c.named.label(), other.label()), docs)
				continue
			}
			if !w.mergeUnlessContested(c.g, c.named, l, c.support, docs) {
				c.g.aliases[c.key].refused = true
			}
		}
	}
}

// aliasProblem says what makes an alias unfit to identify a thing in other
// articles; "" if nothing does.
func (w *world) aliasProblem(g, named *group, support int) string {
	switch {
	case named.alone || utf8.RuneCountInString(named.key) < 2:
		return fmt.Sprintf("%q names something else in every article", named.label())
	case g.typ == "Product" && versions(g.key, named.key):
		return fmt.Sprintf("%q and %q are versions or parts, not one product", g.label(), named.label())
	}
	if g.typ == "Company" || g.typ == "Organization" {
		rest, ok := strings.CutPrefix(g.key, named.key)
		if ok && support < 2 && !slices.Contains(w.r.legalForms, rest) {
			return fmt.Sprintf("%q may be a part of %q, and only one article makes them one", g.label(), named.label())
		}
	}
	return ""
}

// otherHolder is another thing that the alias is used for, unless that is rare
// beside its use for g.
func (w *world) otherHolder(holders []*group, g *group, key string) *group {
	mine, others := 0, map[*cluster]int{}
	for _, h := range holders {
		if h.cluster == g.cluster {
			mine += len(h.aliases[key].docs)
		} else {
			others[h.cluster] += len(h.aliases[key].docs)
		}
	}
	for _, h := range holders {
		if n := others[h.cluster]; n > 0 && !rare(n, mine) {
			return h
		}
	}
	return nil
}

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
			case x.known != nil && y.known != nil && x.known != y.known:
				return fmt.Sprintf("%q and %q are known to be two", x.known.Name, y.known.Name)
			case x.key == y.key:
				return fmt.Sprintf("articles tell two things apart that are called %q", x.label())
			case x.known != nil && x.known == y.known:
				continue
			case w.related[pairOf(x, y)]:
				return fmt.Sprintf("an article relates %q and %q to each other", x.label(), y.label())
			case x.typ == "Product" && y.typ == "Product" && versions(x.key, y.key) && !w.brandOnly(x, y):
				return fmt.Sprintf("%q and %q are versions or parts, not one product", x.label(), y.label())
			}
			if n := common(x.docs, y.docs); n > 0 && !rare(n, support) {
				return fmt.Sprintf("an article names both %q and %q", x.label(), y.label())
			}
		}
	}
	return ""
}

// brandOnly says whether one of the names is the other behind a brand.
func (w *world) brandOnly(x, y *group) bool {
	if len(x.key) > len(y.key) {
		x, y = y, x
	}
	brand, ok := strings.CutSuffix(y.key, x.key)
	return ok && w.isBrand(brand)
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

// merge makes one cluster of those of two groups, whatever speaks against it.
func (w *world) merge(a, b *group, l Link, docs []int) {
	if a.cluster == b.cluster {
		return
	}
	keep, gone := a.cluster, b.cluster
	if byOrder(gone.groups[0], keep.groups[0]) < 0 {
		keep, gone = gone, keep
	}
	keep.groups = append(keep.groups, gone.groups...)
	slices.SortFunc(keep.groups, byOrder)
	for _, g := range gone.groups {
		g.cluster = keep
	}
	delete(w.clusters, gone)
	l.Merged = true
	w.note(a, b, l, docs)
}

func (w *world) refuse(a, b *group, l Link, why string, docs []int) {
	l.Reason = why
	w.note(a, b, l, docs)
}

// byOrder orders groups by their place in the world, which is the same
// whatever order the documents came in.
func byOrder(a, b *group) int { return a.n - b.n }

// label is the name as most documents write it.
func (g *group) label() string { return mostFrequent(g.names) }

// mostFrequent is the form with the highest count; of equals the longest,
// then the first in order.
func mostFrequent(forms map[string]int) string {
	best := ""
	for form, n := range forms {
		m := forms[best]
		if best == "" || n > m || n == m && (len(form) > len(best) || len(form) == len(best) && form < best) {
			best = form
		}
	}
	return best
}
