package resolve

import (
	"fmt"
	"slices"

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
			} else if d.Op != "split" || len(gs) == 0 || gs[0].cluster.aliasOf(id) == "" {
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
