package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/disjoint"
	"suyuan/schema"
)

// indexNames finds names by folded form. The lists may hold one name twice, in
// other writing (埃隆·马斯克 and 埃隆-马斯克, once as the alias of 马斯克): names of a type
// that share a form without a guard are one, and go by the one with most aliases.
func (r *Resolver) indexNames() {
	names := r.model.Names
	one := disjoint.New(len(names))
	type key struct{ typ, form string }
	first := make(map[key]int, 2*len(names))
	forms := make([][]string, len(names))
	for i := range names {
		n := &names[i]
		for _, form := range append([]string{n.Name}, n.Aliases...) {
			k := key{n.Type, nameKey(form)}
			forms[i] = append(forms[i], k.form)
			if n.IsGuarded(form) {
				continue
			}
			j, there := first[k]
			if !there {
				first[k] = i
				continue
			}
			if a, b := one.Of(i), one.Of(j); a != b {
				if len(names[a].Aliases) > len(names[b].Aliases) || len(names[a].Aliases) == len(names[b].Aliases) && a < b {
					a, b = b, a
				}
				one.JoinTo(b, a)
			}
		}
	}
	for i := range names {
		n := &names[one.Of(i)]
		for _, form := range forms[i] {
			if !slices.Contains(r.known[form], n) {
				r.known[form] = append(r.known[form], n)
				r.forms[n] = append(r.forms[n], form)
			}
		}
	}
}

// joinOtherForms makes one of names that stand on two lines of the lists, once with
// what it belongs to or a legal form: H100 and 英伟达 H100. What the lists give to another
// is another: GitHub Copilot is of GitHub, Copilot of Microsoft.
func (r *Resolver) joinOtherForms() {
	for i := range r.model.Names {
		n := &r.model.Names[i]
		forms := r.forms[n]
		other := r.knownInOtherForm(nameKey(n.Name), n.Type)
		if len(forms) == 0 || other == nil || other == n || other.Type != n.Type || r.othersOwn(n, other) {
			continue
		}
		for _, form := range forms {
			r.known[form] = slices.DeleteFunc(r.known[form], func(o *schema.Name) bool { return o == n || o == other })
			r.known[form] = append(r.known[form], other)
			if !slices.Contains(r.forms[other], form) {
				r.forms[other] = append(r.forms[other], form)
			}
		}
		delete(r.forms, n)
	}
}

// othersOwn says whether the lists give two names to two owners.
func (r *Resolver) othersOwn(a, b *schema.Name) bool {
	x, y := nameKey(a.Of), nameKey(b.Of)
	return x != "" && y != "" && x != y && !r.knownAsOne(x, y)
}

// knownName is the only known name that a thing of this folded name and type
// can be; nil if there are none or several.
func (r *Resolver) knownName(key, typ string) *schema.Name {
	var same, near []*schema.Name
	for _, n := range r.known[key] {
		switch {
		case n.Type == typ:
			same = append(same, n)
		case alike(n.Type, typ) && !n.IsGuarded(n.Name):
			near = append(near, n)
		}
	}
	if len(same) == 1 {
		return same[0]
	}
	if len(same) == 0 && len(near) == 1 {
		return near[0]
	}
	return nil
}

func (r *Resolver) knownTypes(key string) []string {
	var types []string
	for _, n := range r.known[key] {
		if !slices.Contains(types, n.Type) {
			types = append(types, n.Type)
		}
	}
	return types
}

func (r *Resolver) bothKnown(key, a, b string) bool {
	types := r.knownTypes(key)
	return slices.Contains(types, a) && slices.Contains(types, b)
}

// knownAsOne says whether the schema knows a name under both folded forms.
func (r *Resolver) knownAsOne(a, b string) bool {
	return slices.ContainsFunc(r.known[a], func(n *schema.Name) bool { return slices.Contains(r.known[b], n) })
}

// mergeKnown makes one of groups that the schema knows under one name.
func (w *world) mergeKnown() {
	firsts := map[*schema.Name][]*group{}
	for _, g := range w.groups {
		if g.known == nil {
			continue
		}
		l := Link{Rule: RuleKnown, Reason: fmt.Sprintf("%s %q is known under both names", g.known.Type, g.known.Name)}
		if !slices.Contains(w.r.forms[g.known], g.key) {
			l.Reason = fmt.Sprintf("%q is what is known as %s %q, with what it belongs to or its form of company", g.label(), g.known.Type, g.known.Name)
		}
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
	return g.typ == schema.Product && slices.ContainsFunc(c.groups, func(x *group) bool {
		return w.r.plainVersions(w.core(x), w.core(g))
	})
}

// plainVersions says whether two folded names, without their brands, that the
// schema knows as one product are versions after all. It is less suspicious than
// versions: the one, or its code, goes on with a number or a maker's word for a
// version where the other ends (A17 and A17 Pro). TestNoVersionIsAnAlias holds the
// schema's lists to it.
func (r *Resolver) plainVersions(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if tail, ok := strings.CutPrefix(b, a); ok {
		return r.isVersion(tail)
	}
	codeA, codeB := codes(a), codes(b)
	if len(codeA) > len(codeB) {
		codeA, codeB = codeB, codeA
	}
	tail, ok := strings.CutPrefix(codeB, codeA)
	return ok && codeA != "" && r.isVersion(tail)
}

// isVersion says whether what a folded name goes on with tells a version.
func (r *Resolver) isVersion(tail string) bool {
	return strings.ContainsAny(tail, "0123456789+") || slices.Contains(r.versionWords, tail)
}

// knownInOtherForm is the known name that a thing has of which the lists do not
// hold the very form: a company with a legal form behind it, a body with its country
// before it, or anything with its owner before it (亚马逊 AWS, 华为鸿蒙). nil if there is none.
func (r *Resolver) knownInOtherForm(key, typ string) *schema.Name {
	if typ == schema.Company {
		if n := r.knownName(plainStem(key, r.plainForms), typ); n != nil && n.Type == typ {
			return n
		}
	}
	if typ == schema.Organization {
		return r.knownAbroad(key)
	}
	if typ != schema.Company && typ != schema.Product {
		return nil
	}
	for i := range key {
		if i == 0 || utf8.RuneCountInString(key[i:]) < 2 || len(r.known[key[:i]]) == 0 {
			continue
		}
		for _, n := range r.known[key[i:]] {
			if alike(n.Type, typ) && r.owns(key[:i], n) {
				return n
			}
		}
	}
	return nil
}

// knownAbroad is the known body that a name is of behind that of a country:
// 美国斯坦福大学. nil if there is none, or others may be called so elsewhere.
func (r *Resolver) knownAbroad(key string) *schema.Name {
	if !slices.ContainsFunc(r.properBodies, func(e string) bool { return strings.HasSuffix(key, e) }) {
		return nil
	}
	in, own := r.place(key)
	if in == (region{}) || in.province != "" || slices.Contains(r.properBodies, own) {
		return nil
	}
	n := r.knownName(own, schema.Organization)
	if n == nil || n.Ambiguous || n.Type != schema.Organization {
		return nil
	}
	return n
}

// owns says whether a folded name is that of what a known thing belongs to, or of
// what belongs there too: of 通义, of 阿里巴巴, 阿里巴巴 and 阿里云 are.
func (r *Resolver) owns(key string, n *schema.Name) bool {
	of := r.owners(n)
	return slices.ContainsFunc(r.known[key], func(owner *schema.Name) bool {
		return owner.Type == schema.Company && (slices.Contains(of, owner) || slices.ContainsFunc(r.owners(owner), func(o *schema.Name) bool { return slices.Contains(of, o) }))
	})
}

// owners are the known names of what a thing belongs to, the nearest first.
func (r *Resolver) owners(n *schema.Name) []*schema.Name {
	var list []*schema.Name
	for len(list) < maxOwners && n.Of != "" {
		i := slices.IndexFunc(r.known[nameKey(n.Of)], func(o *schema.Name) bool { return o.Type == schema.Company })
		if i < 0 {
			break
		}
		n = r.known[nameKey(n.Of)][i]
		list = append(list, n)
	}
	return list
}

// maxOwners bounds how many owners are followed, should the names' owners be
// a circle: a product, its brand, the brand's company and that one's parent.
const maxOwners = 4
