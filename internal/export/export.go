// Package export writes a graph in other people's formats, one encoder a
// format.
//
//   - Graph: what is written: entities, statements and the articles behind them.
//   - Format: the name of a format, who reads it, and its encoder.
//   - network: the nodes and edges that all drawing formats share.
//
// Every edge carries the statement that it stands for and the evidence for
// it. The same graph gives the same bytes.
package export

import (
	"io"

	"suyuan/graph"
)

// Graph is what is written. Entities and Statements are sorted by id and not
// changed. Every entity that a statement speaks of is there.
type Graph struct {
	Entities   []graph.Entity
	Statements []graph.Statement
	// Articles are the articles that the evidence is from, by id; their texts
	// are not needed.
	Articles map[string]graph.Article
	// Symmetric says whether a predicate has no direction. Nil: all have one.
	Symmetric func(predicate string) bool
	// Label is what a picture calls a predicate, metric, event type or role.
	// Nil: by its name.
	Label func(name string) string
}

// Format is one format that a graph can be written in. Exactly one of Write
// and Files is set.
type Format struct {
	Name string
	Doc  string // what it is and which programs read it
	// Write writes the graph as one stream.
	Write func(w io.Writer, g *Graph) error
	// Files writes the graph as several files, each of which create opens by
	// its name. The caller closes what create gave.
	Files func(create func(name string) (io.Writer, error), g *Graph) error
}

// Formats are all formats that this package encodes, in the order in which
// help lists them. The store's own N-Quads are written by package graph.
func Formats() []Format {
	return []Format{
		{Name: "graphml", Doc: "GraphML: Gephi, yEd, Cytoscape, NetworkX, igraph", Write: writeGraphML},
		{Name: "gexf", Doc: "GEXF 1.2: Gephi, sigma.js, NetworkX", Write: writeGEXF},
		{Name: "dot", Doc: "Graphviz: dot, fdp, sfdp", Write: writeDOT},
		{Name: "cytoscape", Doc: "Cytoscape JSON: Cytoscape, cytoscape.js, NetworkX", Write: writeCytoscape},
		{Name: "csv", Doc: "one row for each piece of evidence: spreadsheets, pandas", Write: writeCSV},
		{Name: "gephi", Doc: "nodes.csv and edges.csv as Gephi's import expects them", Files: writeGephi},
		{Name: "neo4j", Doc: "nodes.csv and edges.csv with the headers of neo4j-admin import", Files: writeNeo4j},
	}
}
