package resolve

import (
	"slices"

	"suyuan/graph"
)

// decide applies what people have decided, in order. Ids name an entity by
// the id that it has without decisions, or by type and any name of it, so that a
// decision holds on when other articles come in; ids of which no article knows
// are passed over.
func (w *world) decide(decisions []graph.Decision) {
	if len(decisions) == 0 {
		return
	}
	w.assignIDs()
	index := w.indexIDs()
	for _, d := range decisions {
		var gs []*group
		for _, id := range d.IDs {
			if g := index[id]; g != nil {
				gs = append(gs, g)
			}
		}
		if len(gs) == 0 {
			continue
		}
		switch d.Op {
		case "merge":
			w.decideMerge(gs)
		case "split":
			w.decideSplit(d.IDs, gs)
		case "rename":
			for _, g := range gs {
				g.cluster.renamed = d.Name
			}
			w.indexCluster(index, gs[0].cluster)
		case "retype":
			for _, g := range gs {
				g.cluster.retyped = d.Type
				w.indexCluster(index, g.cluster)
			}
		}
	}
}

// indexIDs finds groups by the ids that people may call them: first those that
// entities have, then those of all their names, then of their aliases.
func (w *world) indexIDs() map[string]*group {
	index := map[string]*group{}
	add := func(id string, g *group) {
		if index[id] == nil {
			index[id] = g
		}
	}
	for _, g := range w.groups {
		if g.cluster.groups[0] == g {
			index[g.cluster.id] = g
		}
	}
	for _, g := range w.groups {
		for name := range g.names {
			add(graph.EntityID(g.typ, name), g)
			add(graph.EntityID(g.cluster.typ, name), g)
		}
	}
	for _, g := range w.groups {
		for _, a := range g.aliases {
			for form := range a.forms {
				add(graph.EntityID(g.cluster.typ, form), g)
			}
		}
	}
	return index
}

// indexCluster adds the id that a cluster has by a decision.
func (w *world) indexCluster(index map[string]*group, c *cluster) {
	name, typ := w.canonical(c)
	if id := graph.EntityID(typ, name); index[id] == nil {
		index[id] = c.groups[0]
	}
}

// decideMerge makes all one thing, with the name and type of the first.
func (w *world) decideMerge(gs []*group) {
	name, typ := w.canonical(gs[0].cluster)
	for _, g := range gs[1:] {
		w.merge(gs[0], g, Link{Rule: RuleDecision, Reason: "a person has decided so"}, nil)
	}
	c := gs[0].cluster
	c.renamed, c.retyped = name, typ
}

// decideSplit takes the things that the other ids name out of the first; with
// one id, everything that was merged into it becomes a thing of its own. An id
// that names a mere alias takes the alias away.
func (w *world) decideSplit(ids []string, gs []*group) {
	c := gs[0].cluster
	out := slices.Clone(c.groups[1:])
	if len(ids) > 1 {
		out = out[:0]
		for _, id := range ids[1:] {
			w.takeAlias(c, id)
		}
		for _, g := range gs[1:] {
			// One group has to stay.
			if g.cluster == c && !slices.Contains(out, g) && len(out) < len(c.groups)-1 && slices.ContainsFunc(ids[1:], func(id string) bool { return g.called(id) }) {
				out = append(out, g)
			}
		}
	}
	for _, g := range out {
		c.forgo(g.key)
		c.groups = slices.DeleteFunc(c.groups, func(h *group) bool { return h == g })
		g.cluster = &cluster{groups: []*group{g}}
		w.clusters[g.cluster] = struct{}{}
		w.note(c.groups[0], g, Link{Rule: RuleDecision, Reason: "a person has decided that they are two"}, nil)
	}
}

// called says whether the id is made of one of the group's names.
func (g *group) called(id string) bool {
	for name := range g.names {
		for typ := range g.types {
			if graph.EntityID(typ, name) == id {
				return true
			}
		}
		if graph.EntityID(g.typ, name) == id {
			return true
		}
	}
	return false
}

func (w *world) takeAlias(c *cluster, id string) {
	for _, g := range c.groups {
		for key, a := range g.aliases {
			for form := range a.forms {
				if graph.EntityID(c.typ, form) == id {
					c.forgo(key)
				}
			}
		}
	}
}

// forgo makes a folded form no alias of the cluster.
func (c *cluster) forgo(key string) {
	if c.without == nil {
		c.without = map[string]bool{}
	}
	c.without[key] = true
}
