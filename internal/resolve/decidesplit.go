package resolve

import (
	"fmt"
	"path"
	"slices"

	"suyuan/graph"
)

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
			if key := c.aliasOf(id); key != "" && !c.without[key] {
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

// docsOf finds documents by the ids, URLs or paths (however written) of their
// articles.
func (w *world) docsOf(articles []string) (docs map[int]bool, unknown []string) {
	docs = map[int]bool{}
	for _, key := range articles {
		found := false
		for d := range w.docs {
			if a := &w.docs[d].Article; a.ID == key || a.URL == key || a.Path == key || a.Path == path.Clean(key) {
				docs[d], found = true, true
			}
		}
		if !found {
			unknown = append(unknown, key)
		}
	}
	return docs, unknown
}

// forgo makes a folded form no alias of the cluster.
func (c *cluster) forgo(key string) {
	if c.without == nil {
		c.without = map[string]bool{}
	}
	c.without[key] = true
}
