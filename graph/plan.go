package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// group is what a change does to one thing: an article's node, an entity's
// node, or a statement with its edges and evidence. A group is applied whole.
type group struct {
	key      string // the thing's IRI
	class    nodeClass
	add, del []quad.Quad
	// coming and going make the quads of a thing that is new or that goes, when
	// they are written: those of a whole corpus at once would take much memory.
	coming, going func() []quad.Quad
}

// quads returns what to add and what to remove.
func (g *group) quads() (add, del []quad.Quad) {
	switch {
	case g.coming != nil:
		return g.coming(), nil
	case g.going != nil:
		return nil, g.going()
	}
	return g.add, g.del
}

func (g *group) empty() bool {
	return len(g.add)+len(g.del) == 0 && g.coming == nil && g.going == nil
}

// phase orders groups such that at every moment what is pointed at is there:
// articles and entities come before the statements that need them and go
// after those that needed them.
func (g *group) phase() int {
	goes := len(g.add) == 0 && g.coming == nil
	switch {
	case g.class == metaNode:
		return 0
	case g.class == articleNode && !goes:
		return 1
	case g.class == entityNode && !goes:
		return 2
	case g.class == statementNode || g.class == evidenceNode:
		return 3
	case g.class == entityNode:
		return 4
	case g.class == articleNode:
		return 5
	}
	return 6
}

// plan is a change in the making: its groups by key.
type plan map[string]*group

func (p plan) of(key string, class nodeClass) *group {
	g := p[key]
	if g == nil {
		g = &group{key: key, class: class}
		p[key] = g
	}
	return g
}

// differ adds what turns one state of a thing into another, once for each
// thing. A state may be nil.
func (p plan) differ(key string, class nodeClass, before, after func() []quad.Quad) {
	if before == nil || after == nil {
		to := p.of(key, class)
		to.coming, to.going = after, before
		return
	}
	old, new := before(), after()
	had := make(map[quad.Quad]bool, len(old))
	for _, q := range old {
		had[q] = true
	}
	var g group
	for _, q := range new {
		if !had[q] {
			g.add = append(g.add, q)
		}
		delete(had, q)
	}
	for _, q := range old {
		if had[q] {
			g.del = append(g.del, q)
		}
	}
	if len(g.add)+len(g.del) > 0 {
		to := p.of(key, class)
		to.add, to.del = append(to.add, g.add...), append(to.del, g.del...)
	}
}

// ordered is the plan's groups in the order in which they must be applied.
func (p plan) ordered() []*group {
	groups := make([]*group, 0, len(p))
	for _, g := range p {
		if !g.empty() {
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, func(a, b *group) int {
		return cmp.Or(cmp.Compare(a.phase(), b.phase()), strings.Compare(a.key, b.key))
	})
	return groups
}

// between plans the way from one state to another.
func between(old, new *state) plan {
	p := plan{}
	p.differ(string(iriStore), metaNode, func() []quad.Quad { return metaQuads(old) }, func() []quad.Quad { return metaQuads(new) })
	for id, d := range old.docs {
		if _, stays := new.docs[id]; !stays {
			p.differ(string(articleIRI(id)), articleNode, d.quads(), nil)
		}
	}
	for id, d := range new.docs {
		o, was := old.docs[id]
		switch {
		case !was:
			p.differ(string(articleIRI(id)), articleNode, nil, d.quads())
		case o.packed != d.packed || o.Article != d.Article:
			p.differ(string(articleIRI(id)), articleNode, o.quads(), d.quads())
		}
	}
	merge(old.Entities, new.Entities, func(e *Entity) string { return e.ID }, func(id string, o, n *Entity) {
		if o == nil || n == nil || !sameEntity(o, n) {
			p.differ(id, entityNode, lazily(o, entityQuads), lazily(n, entityQuads))
		}
	})
	merge(old.Statements, new.Statements, func(s *Statement) string { return s.ID }, func(id string, o, n *Statement) {
		if o == nil || n == nil || !sameStatement(o, n) {
			p.differ(id, statementNode, lazily(o, statementQuads), lazily(n, statementQuads))
		}
	})
	return p
}

func (d stored) quads() func() []quad.Quad {
	return func() []quad.Quad { return articleQuads(nil, &d.Article, d.packed) }
}

// lazily is nil for nothing.
func lazily[T any](x *T, quads func([]quad.Quad, *T) []quad.Quad) func() []quad.Quad {
	if x == nil {
		return nil
	}
	return func() []quad.Quad { return quads(nil, x) }
}

// merge walks two sorted lists; a side that lacks an id is nil.
func merge[T any](old, new []T, id func(*T) string, visit func(id string, o, n *T)) {
	for len(old) > 0 || len(new) > 0 {
		switch {
		case len(new) == 0 || len(old) > 0 && id(&old[0]) < id(&new[0]):
			visit(id(&old[0]), &old[0], nil)
			old = old[1:]
		case len(old) == 0 || id(&new[0]) < id(&old[0]):
			visit(id(&new[0]), nil, &new[0])
			new = new[1:]
		default:
			visit(id(&old[0]), &old[0], &new[0])
			old, new = old[1:], new[1:]
		}
	}
}

func metaQuads(s *state) []quad.Quad {
	if len(s.docs) == 0 && s.decisions == "" {
		return nil
	}
	out := []quad.Quad{{Subject: iriStore, Predicate: iriFormat, Object: quad.Float(formatVersion)}}
	out = optional(out, iriStore, iriResolver, s.stamp)
	return optional(out, iriStore, iriDecisions, s.decisions)
}

func sameEntity(a, b *Entity) bool {
	return a.ID == b.ID && a.Type == b.Type && a.Name == b.Name && slices.Equal(a.Aliases, b.Aliases)
}

func sameStatement(a, b *Statement) bool {
	return a.ID == b.ID && a.Symmetric == b.Symmetric && sameContent(&a.Content, &b.Content) && slices.Equal(a.Evidence, b.Evidence)
}

func sameContent(a, b *Content) bool {
	return a.Kind == b.Kind && a.Subject == b.Subject && a.SubjectText == b.SubjectText && a.Metric == b.Metric && a.Op == b.Op &&
		a.Unit == b.Unit && a.Direction == b.Direction && a.Predicate == b.Predicate && a.Object == b.Object && a.Role == b.Role &&
		a.Type == b.Type && a.Time == b.Time && a.Place == b.Place && a.Scope == b.Scope && a.Within == b.Within &&
		sameNumber(a.Value, b.Value) && sameNumber(a.Min, b.Min) && sameNumber(a.Max, b.Max) && slices.Equal(a.Participants, b.Participants)
}

func sameNumber(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
