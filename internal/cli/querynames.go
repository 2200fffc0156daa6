package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/internal/hanzi"
	"suyuan/schema"
)

var (
	// inBrackets matches what a query names a node or an edge by. Between a
	// comparison's < and the next > a program has quotes or line ends, or what is
	// no name.
	inBrackets = regexp.MustCompile(`<([^<>"'\n]+)>`)
	// quoted matches a string in a query.
	quoted = regexp.MustCompile(`"([^"]*)"`)
)

// withIDs puts ids where a query has names between < and >: <company/小米汽车>
// for <小米汽车>, <manufacturer> for <制造商>. What is neither, such as an id,
// stays as it is; a name of several things is refused.
func (a *asking) withIDs(ctx context.Context, query string) (string, error) {
	var failed error
	out := inBrackets.ReplaceAllStringFunc(query, func(node string) string {
		id, err := a.idOf(ctx, strings.Trim(node, "<>"))
		if err != nil && failed == nil {
			failed = err
		}
		return "<" + id + ">"
	})
	return out, failed
}

// idOf is the id of the one thing or edge of a name, or the name itself if it
// is no such name.
func (a *asking) idOf(ctx context.Context, name string) (string, error) {
	if strings.ContainsAny(name, "/:") || a.names.isEdge(name) {
		return name, nil
	}
	if predicate := a.names.predicateCalled(name); predicate != "" {
		return predicate, nil
	}
	found, err := a.called(ctx, name)
	switch {
	case err != nil || len(found) == 0:
		return name, err
	case len(found) > 1:
		return name, a.ambiguous(name, found)
	}
	return found[0].ID, nil
}

// isEdge says whether edges, or nodes of the vocabulary, have that very name.
func (l *lookup) isEdge(name string) bool {
	v := l.vocabulary
	return v.Predicate(name) != nil || v.Metric(name) != nil || v.Role(name) != nil || v.Type(name) != nil || v.EventType(name) != nil
}

// predicateCalled is the relation that tables call so, or "".
func (l *lookup) predicateCalled(zh string) string {
	zh = hanzi.Simplify(zh)
	for _, p := range l.vocabulary.Predicates {
		if p.Zh == zh {
			return p.Name
		}
	}
	return ""
}

// whyNothing says which strings of a query look as if they were meant for nodes
// or edges, which stand between < and >, and which of these the store does not
// have. It gives "" if there is none.
func (a *asking) whyNothing(ctx context.Context, query string) string {
	for _, m := range quoted.FindAllStringSubmatch(query, -1) {
		id, err := a.idOf(ctx, m[1])
		if err != nil {
			continue // several things have that name: it may well be text
		}
		if id != m[1] || a.names.isEdge(id) || a.names.isEntityID(id) {
			return fmt.Sprintf("%q is plain text, the node is %q", m[1], "<"+id+">")
		}
	}
	for _, m := range inBrackets.FindAllStringSubmatch(query, -1) {
		if name := m[1]; !strings.ContainsAny(name, "/:") && !a.names.isEdge(name) {
			return fmt.Sprintf("the store knows nothing called %q", name)
		}
	}
	return ""
}

// isEntityID says whether something has the form of an entity's id.
func (l *lookup) isEntityID(id string) bool {
	typ, name, _ := strings.Cut(id, "/")
	return name != "" && slices.ContainsFunc(l.vocabulary.Types, func(t schema.Term) bool { return graph.EntityID(t.Name, name) == graph.EntityID(typ, name) })
}
