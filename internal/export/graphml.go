package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// writeGraphML writes GraphML (graphml.graphdrawing.org) that its schema holds valid.
// Attributes that readers know by name: label, and weight, the number of
// independent sources behind an edge. All edges are directed, since NetworkX refuses a
// mixture; those of symmetric relations have the attribute symmetric. Ids are
// spelled as the schema wants them; suyuan_id is a node's own.
func writeGraphML(w io.Writer, g *Graph) error {
	n, nodes, edges := newNetwork(g), nodeAttributes(), edgeAttributes()
	x := newXMLWriter(w)
	x.raw(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	key := func(id, target, name string, typ valueType) {
		x.open("  ", "key", "/>\n", "id", id, "for", target, "attr.name", name, "attr.type", string(typ))
	}
	key("n", "node", "label", stringType)
	key("i", "node", "suyuan_id", stringType)
	for i, a := range nodes {
		key("n"+strconv.Itoa(i), "node", a.name, a.typ)
	}
	key("e", "edge", "label", stringType)
	key("w", "edge", "weight", doubleType)
	for i, a := range edges {
		key("e"+strconv.Itoa(i), "edge", a.name, a.typ)
	}
	data := func(key, value string) {
		if value == "" {
			return
		}
		x.open("      ", "data", ">", "key", key)
		x.text(value)
		x.raw("</data>\n")
	}
	x.open("  ", "graph", ">\n", "id", "suyuan", "edgedefault", "directed")
	for i := range n.nodes {
		x.open("    ", "node", ">\n", "id", nmtoken(n.nodes[i].id))
		data("n", n.nodes[i].label)
		data("i", n.nodes[i].id)
		for k, a := range nodes {
			data("n"+strconv.Itoa(k), a.of(&n.nodes[i]))
		}
		x.raw("    </node>\n")
	}
	for i := range n.edges {
		e := &n.edges[i]
		x.open("    ", "edge", ">\n", "id", nmtoken(e.id), "source", nmtoken(e.from), "target", nmtoken(e.to))
		data("e", e.label)
		data("w", strconv.Itoa(e.sources))
		for k, a := range edges {
			data("e"+strconv.Itoa(k), a.of(e))
		}
		x.raw("    </edge>\n")
	}
	x.raw("  </graph>\n</graphml>\n")
	return x.finish()
}

// nmtoken spells an id as an xs:NMTOKEN, which is what GraphML's schema asks of
// ids: / as :, and what no NMTOKEN may hold by its code, as in _x2B_. Two ids
// never become one.
func nmtoken(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case r == '/':
			b.WriteByte(':')
		case r == '_' && !strings.HasPrefix(id[i:], "_x"), r == '-', r == '.',
			'0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', '一' <= r && r <= '龥':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "_x%X_", r)
		}
	}
	return b.String()
}
