package resolve

import (
	"slices"
	"strings"

	"suyuan/graph"
)

// idIndex finds groups by the ids that people may call them.
type idIndex struct {
	now    map[string]*group // by the ids that entities have after the decisions so far
	before map[string]*group // by ids that they had before
	names  map[string]*group // by folded ids made of types and names
}

func (w *world) newIDIndex() *idIndex {
	x := &idIndex{before: map[string]*group{}, names: map[string]*group{}}
	add := func(typ, name string, g *group) {
		if id := foldID(graph.EntityID(typ, name)); x.names[id] == nil {
			x.names[id] = g
		}
	}
	// The names of things go before aliases.
	for _, g := range w.groups {
		for _, typ := range g.allTypes() {
			for name := range g.names {
				add(typ, name, g)
			}
		}
	}
	for _, g := range w.groups {
		for _, a := range g.aliases {
			for form := range a.forms {
				add(g.cluster.typ, form, g)
			}
		}
	}
	x.update(w)
	return x
}

// update takes the ids that entities have now.
func (x *idIndex) update(w *world) {
	for id, g := range x.now {
		x.before[id] = g
	}
	x.now = make(map[string]*group, len(w.clusters))
	for c := range w.clusters {
		x.now[c.id] = c.namesake()
	}
}

// namesake is the group that a cluster is named by, as far as it has one: what
// is decided of the cluster hangs on that, and goes with it when it is split off.
func (c *cluster) namesake() *group {
	if len(c.groups) > 1 {
		if g := c.called(c.id); g != nil {
			return g
		}
	}
	return c.groups[0]
}

func (x *idIndex) find(id string) *group {
	if g := x.now[id]; g != nil {
		return g
	}
	if g := x.before[id]; g != nil {
		return g
	}
	return x.names[foldID(id)]
}

// foldID is the form under which ids of one name in other writing are equal.
func foldID(id string) string { return strings.ReplaceAll(graph.Fold(id), "_", "") }

// called is the group of a cluster of whose names the id is made; nil if none.
func (c *cluster) called(id string) *group {
	id = foldID(id)
	for _, g := range c.groups {
		for _, typ := range append(g.allTypes(), c.typ) {
			for name := range g.names {
				if foldID(graph.EntityID(typ, name)) == id {
					return g
				}
			}
		}
	}
	return nil
}

// allTypes are the types that documents give the group, and its own, sorted but
// for that, which is the first.
func (g *group) allTypes() []string {
	types := []string{g.typ, g.cluster.typ}
	for t := range g.types {
		types = append(types, t)
	}
	slices.Sort(types[2:])
	return types
}

// aliasOf is the folded alias that an id is made of, if it is one that articles
// give to things of the cluster; "" if not.
func (c *cluster) aliasOf(id string) string {
	id = foldID(id)
	for _, g := range c.groups {
		for key, a := range g.aliases {
			for form := range a.forms {
				if foldID(graph.EntityID(c.typ, form)) == id {
					return key
				}
			}
		}
	}
	return ""
}
