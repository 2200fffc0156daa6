package resolve

import (
	"fmt"
	"slices"
	"strings"

	"suyuan/graph"
)

// Effect is what became of one decision. A decision of whose ids no article
// knows any more is not wrong: it holds again when such articles come back.
type Effect struct {
	Unknown []string // its ids and articles that the documents do not have
	Changed bool     // whether it made a difference
}

// decide applies what people have decided, in order. An id is that of the
// entity at the time, after the decisions before; or one that it had earlier, or
// its type and any of its names, so that a decision holds on when other articles
// come in or a decision before it is taken back.
func (w *world) decide(decisions []graph.Decision) {
	w.effects = make([]Effect, len(decisions))
	if len(decisions) == 0 {
		return
	}
	w.assignIDs()
	index := w.newIDIndex()
	for n, d := range decisions {
		e := &w.effects[n]
		gs := make([]*group, 0, len(d.IDs))
		for _, id := range d.IDs {
			if g := index.find(id); g != nil {
				gs = append(gs, g)
			} else if d.Op != "split" || len(gs) == 0 || w.aliasOf(gs[0].cluster, id) == "" {
				e.Unknown = append(e.Unknown, id)
			}
		}
		if len(gs) == 0 {
			continue
		}
		why := decided(n, d)
		switch d.Op {
		case "merge":
			e.Changed = w.decideMerge(gs, why)
		case "split":
			if slices.Contains(e.Unknown, d.IDs[0]) {
				continue // what to split off it is not to be split itself
			}
			if len(d.Articles) > 0 {
				docs, unknown := w.docsOf(d.Articles)
				e.Unknown = append(e.Unknown, unknown...)
				e.Changed = w.decideApart(gs[0].cluster, docs, d, why)
			} else {
				e.Changed = w.decideSplit(d.IDs, gs[0].cluster, why)
			}
		case "rename", "retype":
			for _, g := range gs {
				e.Changed = w.decideCalled(g.cluster, d) || e.Changed
			}
		}
		w.assignIDs()
		index.update(w)
	}
}

// decided words the reason of what a decision, from 0, does.
func decided(n int, d graph.Decision) string {
	reason := fmt.Sprintf("a person has decided so (decision %d)", n+1)
	if d.Op == "split" {
		reason = fmt.Sprintf("a person has decided that they are two (decision %d)", n+1)
	}
	if d.Note != "" {
		reason += ": " + d.Note
	}
	return reason
}

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

// decideCalled gives a cluster a name or a type.
func (w *world) decideCalled(c *cluster, d graph.Decision) bool {
	name, typ := w.canonical(c)
	if d.Op == "rename" {
		c.renamed = d.Name
	} else {
		c.retyped = d.Type
	}
	c.name = ""
	newName, newType := w.canonical(c)
	return newName != name || newType != typ
}

// decideMerge makes all one thing, with the name and type of the first.
func (w *world) decideMerge(gs []*group, why string) bool {
	name, typ := w.canonical(gs[0].cluster)
	changed := false
	for _, g := range gs[1:] {
		changed = changed || g.cluster != gs[0].cluster
		w.merge(gs[0], g, Link{Rule: RuleDecision, Reason: why}, nil)
	}
	if !changed {
		return false
	}
	c := gs[0].cluster
	c.renamed, c.retyped, c.name = name, typ, ""
	return true
}

// decideSplit takes the things that the other ids name out of the cluster of
// the first, and with each what was merged only through it; with one id,
// everything that was merged into it becomes a thing of its own. An id that names
// a mere alias takes the alias away.
func (w *world) decideSplit(ids []string, c *cluster, why string) bool {
	stays := c.staying(ids)
	changed := false
	if len(ids) == 1 {
		for _, g := range slices.Clone(c.groups) {
			if g != stays {
				w.part(c, []*group{g}, why)
				changed = true
			}
		}
		return changed
	}
	for _, id := range ids[1:] {
		g := c.called(id)
		if g == nil {
			if key := w.aliasOf(c, id); key != "" && !c.without[key] {
				c.forgo(key)
				changed = true
			}
			continue
		}
		if g == stays {
			continue
		}
		kept := w.reachable(c, stays, g)
		var out []*group
		for _, h := range c.groups {
			if !kept[h] {
				out = append(out, h)
			}
		}
		w.part(c, out, why)
		changed = true
	}
	return changed
}

// staying is the group that keeps the cluster's place when it is split: what the
// first id names, or else the first that the others do not name.
func (c *cluster) staying(ids []string) *group {
	if g := c.called(ids[0]); g != nil {
		return g
	}
	for _, g := range c.groups {
		if !slices.ContainsFunc(ids[1:], func(id string) bool { return c.called(id) == g }) {
			return g
		}
	}
	return c.groups[0]
}

// reachable is what of a cluster hangs together with one of its groups by
// merges that do not go through another.
func (w *world) reachable(c *cluster, from, but *group) map[*group]bool {
	next := map[*group][]*group{}
	for i, l := range w.links {
		a, b := w.linked[i][0], w.linked[i][1]
		if l.Merged && a.cluster == c && b.cluster == c && a != but && b != but {
			next[a], next[b] = append(next[a], b), append(next[b], a)
		}
	}
	found := map[*group]bool{from: true}
	for queue := []*group{from}; len(queue) > 0; queue = queue[1:] {
		for _, g := range next[queue[0]] {
			if !found[g] {
				found[g] = true
				queue = append(queue, g)
			}
		}
	}
	return found
}

// part makes groups of a cluster, not all of them, a cluster of their own.
// Neither keeps the names of the other.
func (w *world) part(c *cluster, out []*group, why string) {
	rest := slices.DeleteFunc(slices.Clone(c.groups), func(g *group) bool { return slices.Contains(out, g) })
	gone := &cluster{groups: out}
	w.clusters[gone] = struct{}{}
	c.groups, c.name = rest, ""
	for _, g := range out {
		g.cluster = gone
		c.forgo(g.key)
	}
	for _, g := range rest {
		gone.forgo(g.key)
	}
	w.note(rest[0], out[0], Link{Rule: RuleDecision, Reason: why}, nil)
}

// decideApart takes out of a cluster what some documents call by its names, and
// makes it a thing of its own: another person of the name.
func (w *world) decideApart(c *cluster, docs map[int]bool, d graph.Decision, why string) bool {
	var out, stay []*group
	for _, g := range slices.Clone(c.groups) {
		in := 0
		for _, doc := range g.docs {
			if docs[doc] {
				in++
			}
		}
		switch in {
		case 0:
			stay = append(stay, g)
		case len(g.docs):
			out = append(out, g)
		default:
			out = append(out, w.carve(g, docs))
			stay = append(stay, g)
		}
	}
	if len(out) == 0 || len(stay) == 0 {
		return false
	}
	for _, g := range out {
		delete(w.clusters, g.cluster) // a carved group's own
	}
	w.clusters[c] = struct{}{}
	gone := &cluster{groups: out, renamed: d.Name, apart: fmt.Sprintf("%q", d.Articles)}
	w.clusters[gone] = struct{}{}
	for _, g := range out {
		g.cluster = gone
	}
	c.groups, c.name = stay, ""
	w.note(stay[0], out[0], Link{Rule: RuleDecision, Reason: why}, out[0].docs)
	for _, g := range out[1:] { // they still hang together
		w.note(out[0], g, Link{Rule: RuleDecision, Reason: why, Merged: true}, nil)
	}
	return true
}

// carve makes a group of its own of what some documents have of a group.
func (w *world) carve(g *group, docs map[int]bool) *group {
	var in, rest []occurrence
	for _, d := range g.docs {
		for i := range w.docs[d].Entities {
			e := &w.docs[d].Entities[i]
			if w.groupOf[d][e.ID] != g {
				continue
			}
			if docs[d] {
				in = append(in, occurrence{d, e})
			} else {
				rest = append(rest, occurrence{d, e})
			}
		}
	}
	refused := map[string]bool{}
	for key, a := range g.aliases {
		refused[key] = a.refused
	}
	w.fill(g, rest)
	carved := w.addGroup(g.key, in)
	for _, h := range []*group{g, carved} {
		for key, a := range h.aliases {
			a.refused = refused[key]
		}
	}
	return carved
}

// docsOf finds documents by the ids, URLs or paths of their articles.
func (w *world) docsOf(articles []string) (docs map[int]bool, unknown []string) {
	docs = map[int]bool{}
	for _, key := range articles {
		found := false
		for d := range w.docs {
			if a := &w.docs[d].Article; a.ID == key || a.URL == key || a.Path == key {
				docs[d], found = true, true
			}
		}
		if !found {
			unknown = append(unknown, key)
		}
	}
	return docs, unknown
}

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
func (w *world) aliasOf(c *cluster, id string) string {
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

// forgo makes a folded form no alias of the cluster.
func (c *cluster) forgo(key string) {
	if c.without == nil {
		c.without = map[string]bool{}
	}
	c.without[key] = true
}
