package export

import (
	"strconv"
	"strings"
)

// valueType is how a format with typed columns declares one.
type valueType string

// The types, named as GraphML and GEXF both name them. Integer is "int" in
// GraphML and "integer" in GEXF.
const (
	stringType valueType = "string"
	intType    valueType = "int"
	doubleType valueType = "double"
	boolType   valueType = "boolean"
)

// attribute is one named value of a node or an edge; an empty one is left out.
type attribute[T node | edge] struct {
	name string
	typ  valueType
	of   func(*T) string
}

// nodeAttributes are those of a node beside its id and label.
func nodeAttributes() []attribute[node] {
	return append([]attribute[node]{
		{"kind", stringType, func(n *node) string { return n.kind }},
		{"type", stringType, func(n *node) string { return n.typ }},
		{"aliases", stringType, func(n *node) string { return strings.Join(n.aliases, "; ") }},
		{"subject_text", stringType, func(n *node) string { return n.content.SubjectText }},
		{"op", stringType, func(n *node) string { return n.content.Op }},
		{"value", doubleType, func(n *node) string { return plainNumber(n.content.Value) }},
		{"min", doubleType, func(n *node) string { return plainNumber(n.content.Min) }},
		{"max", doubleType, func(n *node) string { return plainNumber(n.content.Max) }},
		{"unit", stringType, func(n *node) string { return n.content.Unit }},
		{"direction", stringType, func(n *node) string { return n.content.Direction }},
		{"time", stringType, func(n *node) string { return n.content.Time }},
		{"place", stringType, func(n *node) string { return n.content.Place }},
		{"scope", stringType, func(n *node) string { return n.content.Scope }},
	}, sourceAttributes(func(n *node) *source { return &n.source })...)
}

// edgeAttributes are those of an edge beside its id, ends and label.
func edgeAttributes() []attribute[edge] {
	return append([]attribute[edge]{
		{"kind", stringType, func(e *edge) string { return e.kind }},
		{"role", stringType, func(e *edge) string { return e.role }},
		{"symmetric", boolType, func(e *edge) string {
			if e.directed {
				return ""
			}
			return "true"
		}},
		{"time", stringType, func(e *edge) string { return e.time }},
		{"place", stringType, func(e *edge) string { return e.place }},
		{"scope", stringType, func(e *edge) string { return e.scope }},
	}, sourceAttributes(func(e *edge) *source { return &e.source })...)
}

// sourceAttributes say where a node or an edge comes from: the statement, how
// many independent sources say it, the best telling, and all tellings as JSON.
func sourceAttributes[T node | edge](source func(*T) *source) []attribute[T] {
	return []attribute[T]{
		{"statement", stringType, func(t *T) string { return source(t).statement }},
		{"sources", intType, func(t *T) string {
			if n := source(t).sources; n > 0 {
				return strconv.Itoa(n)
			}
			return ""
		}},
		{"quote", stringType, func(t *T) string { return source(t).best.Quote }},
		{"article", stringType, func(t *T) string { return source(t).best.Article }},
		{"title", stringType, func(t *T) string { return source(t).best.Title }},
		{"publisher", stringType, func(t *T) string { return source(t).best.Publisher }},
		{"published", stringType, func(t *T) string { return source(t).best.Published }},
		{"url", stringType, func(t *T) string { return source(t).best.URL }},
		{"attribution", stringType, func(t *T) string { return source(t).best.Attribution }},
		{"modality", stringType, func(t *T) string { return source(t).best.Modality }},
		{"confidence", doubleType, func(t *T) string {
			if source(t).sources == 0 {
				return ""
			}
			return confidence(source(t).best.Confidence)
		}},
		{"evidence", stringType, func(t *T) string { return source(t).evidence() }},
	}
}

// plainNumber writes all digits: a spreadsheet shows 3.1e+07 as it stands.
func plainNumber(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func confidence(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
