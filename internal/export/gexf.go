package export

import (
	"io"
	"strconv"
)

// writeGEXF writes GEXF 1.2 (gexf.net), which Gephi and NetworkX both read without
// being told the version; edges are as in GraphML. An edge's weight is the
// number of independent sources behind it.
func writeGEXF(w io.Writer, g *Graph) error {
	n, nodes, edges := newNetwork(g), nodeAttributes(), edgeAttributes()
	x := newXMLWriter(w)
	x.raw(`<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd">` + "\n" +
		"  <meta>\n    <creator>Suyuan</creator>\n  </meta>\n")
	x.open("  ", "graph", ">\n", "defaultedgetype", "directed", "mode", "static")
	x.open("    ", "attributes", ">\n", "class", "node")
	for i, a := range nodes {
		x.open("      ", "attribute", "/>\n", "id", strconv.Itoa(i), "title", a.name, "type", gexfType(a.typ))
	}
	x.raw("    </attributes>\n")
	x.open("    ", "attributes", ">\n", "class", "edge")
	for i, a := range edges {
		x.open("      ", "attribute", "/>\n", "id", strconv.Itoa(i), "title", a.name, "type", gexfType(a.typ))
	}
	x.raw("    </attributes>\n")
	value := func(id int, v string) {
		if v != "" {
			x.open("          ", "attvalue", "/>\n", "for", strconv.Itoa(id), "value", v)
		}
	}
	x.raw("    <nodes>\n")
	for i := range n.nodes {
		x.open("      ", "node", ">\n", "id", n.nodes[i].id, "label", n.nodes[i].label)
		x.raw("        <attvalues>\n")
		for k, a := range nodes {
			value(k, a.of(&n.nodes[i]))
		}
		x.raw("        </attvalues>\n      </node>\n")
	}
	x.raw("    </nodes>\n    <edges>\n")
	for i := range n.edges {
		e := &n.edges[i]
		x.open("      ", "edge", ">\n", "id", e.id, "source", e.from, "target", e.to,
			"label", e.label, "weight", strconv.Itoa(max(e.sources, 1)))
		x.raw("        <attvalues>\n")
		for k, a := range edges {
			value(k, a.of(e))
		}
		x.raw("        </attvalues>\n      </edge>\n")
	}
	x.raw("    </edges>\n  </graph>\n</gexf>\n")
	return x.finish()
}

func gexfType(t valueType) string {
	if t == intType {
		return "integer"
	}
	return string(t)
}
