package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"suyuan/schema"
)

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

// twoScripts says whether one of two folded names is in Latin letters and the
// other is not.
func twoScripts(a, b string) bool { return (codes(a) == a) != (codes(b) == b) }

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
	if akin(g, named) && (g.typ == schema.Person || strings.Contains(g.key, named.key) || twoScripts(g.key, named.key)) {
		delete(others, named.cluster)
	}
	for _, h := range holders {
		if n := others[h.cluster]; n > 0 && !rare(n, mine) {
			return h
		}
	}
	return nil
}

// akin says whether two names look like forms of one: one is in Latin letters
// and the other is not, or, but for people, the one holds the other.
func akin(x, y *group) bool {
	a, b := x.key, y.key
	if twoScripts(a, b) {
		return true
	}
	return x.typ != schema.Person && (strings.Contains(a, b) || strings.Contains(b, a))
}
