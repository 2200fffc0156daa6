package resolve

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/schema"
)

// mergeKnown makes one of groups that the schema knows under one name.
func (w *world) mergeKnown() {
	firsts := map[*schema.Name][]*group{}
	for _, g := range w.groups {
		if g.known == nil {
			continue
		}
		l := Link{Rule: RuleKnown, Reason: fmt.Sprintf("%s %q is known under both names", g.known.Type, g.known.Name)}
		home := slices.IndexFunc(firsts[g.known], func(f *group) bool {
			return f.key != g.key && !w.plainVersions(f.cluster, g)
		})
		if home >= 0 {
			w.merge(firsts[g.known][home], g, l, g.docs)
			continue
		}
		// Of the same name are things that articles tell apart.
		if fs := firsts[g.known]; len(fs) > 0 && fs[0].key != g.key {
			w.refuse(fs[0], g, l, fmt.Sprintf("%q and %q are versions or parts, not one product", fs[0].label(), g.label()), g.docs)
		}
		firsts[g.known] = append(firsts[g.known], g)
	}
}

func (w *world) plainVersions(c *cluster, g *group) bool {
	return g.typ == "Product" && slices.ContainsFunc(c.groups, func(x *group) bool {
		return plainVersions(w.core(x), w.core(g))
	})
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

// mergePeople makes one of a foreign person's full name and one that leaves the
// first given names out but is still of two parts: 萨姆·班克曼·弗里德 and 班克曼-弗里德.
func (w *world) mergePeople() {
	for _, g := range w.groups {
		if g.typ != "Person" {
			continue
		}
		parts := nameParts(g.label())
		for i := 1; i+2 <= len(parts); i++ {
			tail := w.fold(strings.Join(parts[i:], ""))
			for _, short := range w.byKey[tail] {
				if short.typ != "Person" || short.cluster == g.cluster {
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
		for _, b := range w.brandsOf(g) {
			for _, short := range w.byKey[b.rest] {
				if short.typ != "Product" || !ownName(short.key) {
					continue
				}
				if fulls[short] == nil {
					shorts = append(shorts, short)
				}
				fulls[short] = append(fulls[short], full{g, b.brand})
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
				w.general[pairOf(short, f.g)] = true
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
			if !rare(without, with) && !distinctive(short) {
				w.refuse(short, f.g, l, fmt.Sprintf("articles that name %q do not name the brand", short.label()), nil)
				w.general[pairOf(short, f.g)] = codes(short.key) == "" || !strings.ContainsAny(short.key, "0123456789")
				continue
			}
			w.mergeUnlessContested(short, f.g, l, 0, short.docs)
		}
	}
}

// distinctive says whether a product's name is told from others without its
// brand: it is of several Latin words, Prime Video.
func distinctive(g *group) bool {
	words := 0
	for word := range strings.FieldsSeq(g.label()) {
		if !latinWord(word) {
			return false
		}
		words++
	}
	return words >= 2
}

func latinWord(word string) bool {
	return len(word) >= 4 && strings.IndexFunc(word, func(r rune) bool { return !latin(r) || unicode.IsDigit(r) }) < 0
}

// branded is a name as a brand and what is left of it, both folded.
type branded struct{ brand, rest string }

// brandsOf finds the brands that a product's name may start with, the longest
// first: companies that the articles or the schema name. A brand ends where a
// word may end: METASPACE does not start with Meta.
func (w *world) brandsOf(g *group) []branded {
	if g.brandsDone {
		return g.brands
	}
	g.brandsDone = true
	for name := range g.names {
		var before rune
		for i, r := range name {
			if i > 0 && !(latin(before) && latin(r)) {
				brand := w.fold(name[:i])
				if rest, ok := strings.CutPrefix(g.key, brand); ok && rest != "" && w.isBrand(brand) && !slices.Contains(g.brands, branded{brand, rest}) {
					g.brands = append(g.brands, branded{brand, rest})
				}
			}
			before = r
		}
	}
	slices.SortFunc(g.brands, func(a, b branded) int { return len(b.brand) - len(a.brand) })
	return g.brands
}

// latin is a letter or digit that words are not parted at.
func latin(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// core is a product's folded name without brand and kind.
func (w *world) core(g *group) string {
	key := g.key
	if brands := w.brandsOf(g); len(brands) > 0 && ownName(brands[0].rest) {
		key = brands[0].rest
		// 苹果AppleWatch names its brand twice.
		for i := range key {
			if i > 0 && w.isBrand(key[:i]) && w.sameBrand(key[:i], brands[0].brand) {
				key = key[i:]
				break
			}
		}
	}
	return w.r.withoutKind(key)
}

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
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	if w.r.knownAsOne(a, b) {
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

// knownAsOne says whether the schema knows a name under both folded forms.
func (r *Resolver) knownAsOne(a, b string) bool {
	return slices.ContainsFunc(r.known[a], func(n *schema.Name) bool { return slices.Contains(r.known[b], n) })
}

// names says whether document d has an entity that is known there, or anywhere,
// by the folded name.
func (w *world) names(d int, key string) bool {
	for _, g := range w.groupOf[d] {
		if g.key == key || g.aliases[key] != nil || w.r.knownAsOne(g.key, key) || strings.HasPrefix(g.key, key) && g.typ != "Product" {
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
			if other := w.otherHolder(holders[c.key], c.g, c.named, c.key); other != nil {
				w.refuse(c.g, c.named, l, fmt.Sprintf("articles use %q for %q too", c.named.label(), other.label()), docs)
				continue
			}
			if !w.mergeUnlessContested(c.g, c.named, l, c.support, docs) {
				c.g.aliases[c.key].refused = true
			}
		}
	}
}

// mergeShared makes one of two things that articles give the same name in Latin
// letters, if what else they are called is near as well: people whose full name
// is written in other characters, 米拉·穆拉蒂 and 米拉-穆拉提 (Mira Murati); bodies of
// which the one has its country before it or an ending behind it, 印度竞争委员会
// and 竞争委员会 (CCI). An acronym alone is not enough.
func (w *world) mergeShared() {
	holders := map[string][]*group{}
	for _, g := range w.groups {
		for key, a := range g.aliases {
			if !a.refused && codes(key) == key && utf8.RuneCountInString(key) >= 3 {
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
	if !isHan(x.key) || !isHan(y.key) {
		return false
	}
	switch {
	case x.typ == "Person":
		full := len(nameParts(mostFrequent(x.aliases[key].forms))) >= 2 && len(nameParts(mostFrequent(y.aliases[key].forms))) >= 2
		a, _ := utf8.DecodeRuneInString(x.key)
		b, _ := utf8.DecodeRuneInString(y.key)
		return full && (a == b || strings.HasSuffix(x.key, y.key) || strings.HasSuffix(y.key, x.key))
	case isBody(x.typ):
		a, b := w.r.stem(x.key), w.r.stem(y.key)
		return strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
	}
	return false
}

// stem is a folded name of a body without the endings that may be left out.
func (r *Resolver) stem(key string) string {
	if forms := bases(key, r.legalForms); len(forms) > 0 {
		return forms[len(forms)-1]
	}
	return key
}

// aliasProblem says what makes an alias unfit to identify a thing in other
// articles; "" if nothing does.
func (w *world) aliasProblem(g, named *group, support int) string {
	switch {
	case named.alone || utf8.RuneCountInString(named.key) < 2:
		return fmt.Sprintf("%q names something else in every article", named.label())
	case w.otherProduct(g, named):
		return fmt.Sprintf("%q and %q are versions or parts, not one product", g.label(), named.label())
	case w.general[pairOf(g, named)]:
		return fmt.Sprintf("%q names things of other brands too", named.label())
	case g.typ == "Person" && otherPerson(g.label(), named.label()):
		return fmt.Sprintf("%q and %q have different given names", g.label(), named.label())
	case g.typ == "Work" && support < 2:
		return fmt.Sprintf("%q is short for %q in one article only", named.label(), g.label())
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
			if x.known != nil && x.known == y.known {
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
		case short.typ == "Product" && slices.Contains(w.r.legalForms, rest):
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

func isBody(typ string) bool { return typ == "Company" || typ == "Organization" }

// sameFamily is another person whose family name is the alias by which g is
// to be known; nil if there is none.
func (w *world) sameFamily(g, named *group) *group {
	if g.typ != "Person" || named.typ != "Person" {
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
			if parts := nameParts(g.label()); g.typ == "Person" && len(parts) >= 2 {
				key := w.fold(parts[len(parts)-1])
				w.byFamily[key] = append(w.byFamily[key], g)
			}
		}
	}
	return w.byFamily
}

// akin says whether two names look like forms of one: one is in Latin letters
// and the other is not, or, but for people, the one holds the other.
func akin(x, y *group) bool {
	a, b := x.key, y.key
	if (codes(a) == a) != (codes(b) == b) {
		return true
	}
	return x.typ != "Person" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// otherHolder is another thing that the alias is used for, unless that is rare
// beside its use for g, or it is what bears the alias as its name and looks like
// another form of g.
func (w *world) otherHolder(holders []*group, g, named *group, key string) *group {
	mine, others := 0, map[*cluster]int{}
	for _, h := range holders {
		if h.cluster == g.cluster {
			mine += len(h.aliases[key].docs)
		} else {
			others[h.cluster] += len(h.aliases[key].docs)
		}
	}
	if g.typ == "Person" && akin(g, named) || g.typ != "Person" && strings.Contains(g.key, named.key) {
		delete(others, named.cluster)
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
			if n := common(x.docs, y.docs); n > 0 && !rare(n, support) {
				return fmt.Sprintf("an article names both %q and %q", x.label(), y.label())
			}
		}
	}
	return ""
}

// sameForm says whether two names are the same thing whatever the articles:
// a company with and without 公司, a product behind two names of its brand.
func (w *world) sameForm(x, y *group) bool {
	if x.typ == "Product" {
		bx, by := w.brandsOf(x), w.brandsOf(y)
		return len(bx) > 0 && len(by) > 0 && w.core(x) == w.core(y) && w.sameBrand(bx[0].brand, by[0].brand)
	}
	if len(x.key) > len(y.key) {
		x, y = y, x
	}
	rest, ok := strings.CutPrefix(y.key, x.key)
	return ok && x.typ == "Company" && slices.Contains(w.r.plainForms, rest)
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
