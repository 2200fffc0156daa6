package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"suyuan/schema"
)

// writeDOT writes a Graphviz digraph. Things that nothing is said of are left out:
// they would fill the picture. An edge's tooltip, on its line and its label, is
// its quote and where that stands, its URL the article's; the other attributes (name, statement, article,
// …) are for programs, and Graphviz passes them by.
func writeDOT(w io.Writer, g *Graph) error {
	n := newNetwork(g)
	linked := map[string]bool{}
	for i := range n.edges {
		linked[n.edges[i].from], linked[n.edges[i].to] = true, true
	}
	b := bufio.NewWriter(w)
	b.WriteString(`digraph suyuan {
	graph [rankdir=LR, overlap=false, splines=true, fontname="Noto Sans CJK SC"]
	node [shape=box, style="rounded,filled", color="#00000022", fontname="Noto Sans CJK SC", fontsize=11]
	edge [color="#888888", fontcolor="#555555", fontname="Noto Sans CJK SC", fontsize=9, arrowsize=0.6]
`)
	for i := range n.nodes {
		if n := &n.nodes[i]; linked[n.id] {
			fmt.Fprintf(b, "\t%s [label=%s, fillcolor=%s%s%s]\n", dotQuote(n.id), dotQuote(n.label), dotQuote(dotColor(n)), dotShape(n), dotSource(&n.source))
		}
	}
	for i := range n.edges {
		e := &n.edges[i]
		label := e.label
		if g.Label != nil {
			label = g.Label(e.label)
		}
		if e.role != "" {
			label += " (" + e.role + ")"
		}
		direction := ""
		if !e.directed {
			direction = ", dir=none"
		}
		fmt.Fprintf(b, "\t%s -> %s [label=%s, name=%s, labeltooltip=%s%s%s]\n",
			dotQuote(e.from), dotQuote(e.to), dotQuote(label), dotQuote(e.label), dotQuote(dotTooltip(&e.best)), direction, dotSource(&e.source))
	}
	b.WriteString("}\n")
	return b.Flush()
}

// dotSource is where an edge or a node comes from, as attributes.
func dotSource(s *source) string {
	if s.statement == "" {
		return ""
	}
	t := &s.best
	var b strings.Builder
	for _, a := range []struct{ name, value string }{
		{"tooltip", dotTooltip(t)}, {"URL", t.URL}, {"statement", s.statement}, {"sources", fmt.Sprint(s.sources)},
		{"quote", t.Quote}, {"article", t.Article}, {"title", t.Title}, {"publisher", t.Publisher}, {"published", t.Published},
		{"attribution", t.Attribution}, {"modality", t.Modality}, {"confidence", confidence(t.Confidence)},
	} {
		if a.value != "" {
			b.WriteString(", " + a.name + "=" + dotQuote(a.value))
		}
	}
	return b.String()
}

func dotTooltip(t *told) string {
	where := strings.Trim(strings.Join([]string{t.Publisher, t.Title, t.Published}, " "), " ")
	if where == "" {
		return t.Quote
	}
	return t.Quote + "\n" + where
}

// dotQuote quotes a string as the DOT language wants it: a backslash would
// start an escape sequence (\N, \G, \l …), so it is doubled.
func dotQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "", "\n", `\n`, "\x00", "").Replace(s) + `"`
}

func dotShape(n *node) string {
	switch n.kind {
	case "figure":
		return ", shape=note, style=filled"
	case "event":
		return ", shape=ellipse, style=filled"
	}
	return ""
}

// dotColor is the fill of a node: light, so that black text reads on it.
// Types that a user's schema adds are grey.
func dotColor(n *node) string {
	switch n.kind {
	case "figure":
		return "#fff6d5"
	case "event":
		return "#fde2e2"
	}
	switch n.typ {
	case schema.Company:
		return "#cfe3fa"
	case schema.Organization:
		return "#d9d7f5"
	case schema.Person:
		return "#ffdfc2"
	case schema.Product:
		return "#d3f0d6"
	case schema.Place:
		return "#e6e0d4"
	case schema.Work:
		return "#f6d9ee"
	}
	return "#eeeeee"
}
