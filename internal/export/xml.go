package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
)

// xmlWriter writes XML without building a tree. Text and attribute values are
// escaped; characters that XML cannot hold (U+0000 …) become U+FFFD. The first
// error is kept and given by finish.
type xmlWriter struct {
	w   *bufio.Writer
	err error
}

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{w: bufio.NewWriter(w)}
	x.raw(xml.Header)
	return x
}

// raw writes markup as it is.
func (x *xmlWriter) raw(s string) {
	if x.err == nil {
		_, x.err = x.w.WriteString(s)
	}
}

// text writes character data, escaped.
func (x *xmlWriter) text(s string) {
	if x.err == nil {
		x.err = xml.EscapeText(x.w, []byte(s))
	}
}

// open writes indentation, a start tag and its attributes, given as names and
// values in turn; end is ">" or "/>".
func (x *xmlWriter) open(indent, name, end string, attributes ...string) {
	x.raw(indent + "<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.raw(" " + attributes[i] + `="`)
		x.text(attributes[i+1])
		x.raw(`"`)
	}
	x.raw(end)
}

func (x *xmlWriter) finish() error {
	if x.err != nil {
		return x.err
	}
	return x.w.Flush()
}

// GraphML writes GraphML (graphml.graphdrawing.org). Attributes that readers
// know by name: label, and weight, the number of articles behind an edge.
// All edges are directed, since NetworkX refuses a mixture; those of symmetric
// relations have the attribute symmetric.
func GraphML(w io.Writer, g *Graph) error {
	n, nodes, edges := newNetwork(g), nodeAttributes(), edgeAttributes()
	x := newXMLWriter(w)
	x.raw(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	key := func(id, target, name string, typ valueType) {
		x.open("  ", "key", "/>\n", "id", id, "for", target, "attr.name", name, "attr.type", string(typ))
	}
	key("n", "node", "label", stringType)
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
		x.open("    ", "node", ">\n", "id", n.nodes[i].id)
		data("n", n.nodes[i].label)
		for k, a := range nodes {
			data("n"+strconv.Itoa(k), a.of(&n.nodes[i]))
		}
		x.raw("    </node>\n")
	}
	for i := range n.edges {
		e := &n.edges[i]
		x.open("    ", "edge", ">\n", "id", e.id, "source", e.from, "target", e.to)
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

// GEXF writes GEXF 1.2 (gexf.net), which Gephi and NetworkX both read without
// being told the version; edges are as in GraphML. An edge's weight is the
// number of articles behind it.
func GEXF(w io.Writer, g *Graph) error {
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
