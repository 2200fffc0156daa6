package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
)

// writeCytoscape writes Cytoscape JSON, as Cytoscape (.cyjs), cytoscape.js (elements)
// and NetworkX read it. Numbers are numbers; evidence is a list of all tellings.
// NetworkX takes a node's value for its id and tells parallel edges by their
// key, so a figure's number is its amount here.
func writeCytoscape(w io.Writer, g *Graph) error {
	n, nodes, edges := newNetwork(g), nodeAttributes(), edgeAttributes()
	b := bufio.NewWriter(w)
	b.WriteString(`{"format_version":"1.0","generated_by":"suyuan","data":{"name":"suyuan"},"directed":true,"multigraph":true,"elements":{"nodes":[`)
	for i := range n.nodes {
		data := attributesJSON(&n.nodes[i], nodes)
		if number, ok := data["value"]; ok {
			data["amount"] = number
		}
		data["id"], data["value"] = n.nodes[i].id, n.nodes[i].id
		data["name"], data["label"] = n.nodes[i].label, n.nodes[i].label
		if err := writeElement(b, i, data, n.nodes[i].kind, &n.nodes[i].source); err != nil {
			return err
		}
	}
	b.WriteString("\n],\"edges\":[")
	for i := range n.edges {
		e := &n.edges[i]
		data := attributesJSON(e, edges)
		data["id"], data["key"], data["source"], data["target"] = e.id, e.id, e.from, e.to
		data["interaction"], data["label"] = e.label, e.label
		if err := writeElement(b, i, data, e.kind, &e.source); err != nil {
			return err
		}
	}
	b.WriteString("\n]}}\n")
	return b.Flush()
}

// attributesJSON gives the attributes that are set, typed.
func attributesJSON[T node | edge](of *T, attributes []attribute[T]) map[string]any {
	data := map[string]any{}
	for _, a := range attributes {
		v := a.of(of)
		switch number, err := strconv.ParseFloat(v, 64); {
		case v == "" || a.name == "evidence":
		case a.typ == boolType:
			data[a.name] = v == "true"
		case a.typ != stringType && err == nil:
			data[a.name] = number
		default:
			data[a.name] = v
		}
	}
	return data
}

// writeElement writes one element on a line of its own; encoding/json sorts
// the keys of a map, so the order is stable.
func writeElement(b *bufio.Writer, i int, data map[string]any, class string, s *source) error {
	if len(s.all) > 0 {
		data["evidence"] = s.all
	}
	if i > 0 {
		b.WriteByte(',')
	}
	b.WriteByte('\n')
	line, err := json.Marshal(map[string]any{"data": data, "classes": class})
	if err != nil {
		return err
	}
	_, err = b.Write(line)
	return err
}
