package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"suyuan/graph"
)

// writeCSV writes one table for spreadsheets: a row for each piece of evidence,
// with the statement that it is evidence for and the article that it stands
// in. It starts with a byte order mark, without which Excel takes UTF-8 for
// the local code page. A time stands as it is written (2024-Q3) and as its first day
// and the one after its last, which sort and plot. Text that a spreadsheet would run as a formula gets an
// apostrophe before it.
func writeCSV(w io.Writer, g *Graph) error {
	names := make(map[string]string, len(g.Entities))
	for _, e := range g.Entities {
		names[e.ID] = e.Name
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Write([]string{
		"statement", "kind", "subject", "subject_id", "predicate", "object", "object_id", "role",
		"op", "value", "min", "max", "unit", "direction", "label", "as_written", "time", "from", "until", "place", "scope", "participants",
		"quote", "attribution", "modality", "confidence", "publisher", "title", "published", "url", "path", "article", "start", "end", "rule",
	})
	for i := range g.Statements {
		s := &g.Statements[i]
		subject := names[s.Subject]
		if s.Subject == "" {
			subject = s.SubjectText
		}
		from, until := days(s.Time)
		for _, t := range g.sourceOf(s).all {
			out.Write([]string{
				s.ID, string(s.Kind), inert(subject), s.Subject, s.Metric + s.Predicate + s.Type, inert(names[s.Object]), s.Object, inert(s.Role),
				s.Op, plainNumber(s.Value), plainNumber(s.Min), plainNumber(s.Max), inert(s.Unit), s.Direction, inert(t.Label), inert(t.Words),
				s.Time, from, until, inert(s.Place), inert(s.Scope), inert(participants(s, names)),
				inert(t.Quote), inert(t.Attribution), t.Modality, confidence(t.Confidence),
				inert(t.Publisher), inert(t.Title), t.Published, inert(t.URL), inert(t.Path), t.Article, strconv.Itoa(t.Start), strconv.Itoa(t.End), t.Rule,
			})
		}
	}
	out.Flush()
	return out.Error()
}

// days are the first day of a time and the one after its last, or the moments
// where it is shorter than a day.
func days(when string) (from, until string) {
	start, end, err := graph.Interval(when)
	if err != nil {
		return "", ""
	}
	layout := time.DateOnly
	if end.Sub(start) < 24*time.Hour {
		layout = "2006-01-02T15:04:05"
	}
	return start.Format(layout), end.Format(layout)
}

func participants(s *graph.Statement, names map[string]string) string {
	parts := make([]string, len(s.Participants))
	for i, p := range s.Participants {
		parts[i] = p.Role + ": " + names[p.Entity]
	}
	return strings.Join(parts, "; ")
}

// inert keeps a spreadsheet from reading text as a formula (OWASP, "CSV
// Injection"): articles are other people's text.
func inert(s string) string {
	s = noNUL(s)
	if len(s) > 1 && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// noNUL replaces U+0000, at which many readers of CSV stop.
func noNUL(s string) string { return strings.ReplaceAll(s, "\x00", "\ufffd") }

// writeGephi writes nodes.csv and edges.csv with the column names that Gephi's
// spreadsheet import looks for: Id and Label; Source, Target, Type, Kind and
// Weight. Gephi makes one edge of those that two nodes share unless their kinds
// differ, so theirs is what they are labelled with.
func writeGephi(create func(string) (io.Writer, error), g *Graph) error {
	n := newNetwork(g)
	err := writeTable(create, "nodes.csv", []string{"Id", "Label"}, nodeAttributes(), plainHeader[node], n.nodes,
		func(n *node) []string { return []string{n.id, n.label} }, noNUL)
	if err != nil {
		return err
	}
	return writeTable(create, "edges.csv", []string{"Source", "Target", "Type", "Id", "Label", "Kind", "Weight"}, edgeAttributes(), gephiEdgeHeader, n.edges,
		func(e *edge) []string {
			direction := "Directed"
			if !e.directed {
				direction = "Undirected"
			}
			return []string{e.from, e.to, direction, e.id, e.label, e.label, strconv.Itoa(max(e.sources, 1))}
		}, noNUL)
}

// writeNeo4j writes nodes.csv and edges.csv for
//
//	neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=edges.csv
//
// Line breaks become spaces, since it takes them only when told to. A relation is
// stored once, in its own direction; Cypher matches either way. Aliases are a
// list, for WHERE '鹅厂' IN n.aliases.
func writeNeo4j(create func(string) (io.Writer, error), g *Graph) error {
	n := newNetwork(g)
	attributes := slices.DeleteFunc(nodeAttributes(), func(a attribute[node]) bool { return a.name == "aliases" })
	err := writeTable(create, "nodes.csv", []string{"id:ID", ":LABEL", "name", "aliases:string[]"}, attributes, neo4jHeader[node], n.nodes,
		func(n *node) []string {
			label := n.typ
			if n.kind != "entity" {
				label = strings.ToUpper(n.kind[:1]) + n.kind[1:]
			}
			return []string{n.id, label, n.label, neo4jList(n.aliases)}
		}, oneLine)
	if err != nil {
		return err
	}
	return writeTable(create, "edges.csv", []string{":START_ID", ":END_ID", ":TYPE", "id"}, edgeAttributes(), neo4jHeader[edge], n.edges,
		func(e *edge) []string { return []string{e.from, e.to, e.label, e.id} }, oneLine)
}

func plainHeader[T node | edge](a attribute[T]) string { return a.name }

// gephiEdgeHeader keeps clear of Kind, whose case Gephi passes over.
func gephiEdgeHeader(a attribute[edge]) string {
	if a.name == "kind" {
		return "statement_kind"
	}
	return a.name
}

func neo4jHeader[T node | edge](a attribute[T]) string {
	if a.typ == stringType {
		return a.name
	}
	return a.name + ":" + string(a.typ)
}

// neo4jList parts values by neo4j-admin's delimiter of lists, which it has no
// way to quote.
func neo4jList(values []string) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = strings.ReplaceAll(v, ";", "；")
	}
	return strings.Join(parts, ";")
}

// oneLine also puts spaces for line breaks.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(noNUL(s))
}

// writeTable writes one file: the columns in first, then the attributes, each
// cell as clean has it.
func writeTable[T node | edge](create func(string) (io.Writer, error), name string, first []string, attributes []attribute[T],
	header func(attribute[T]) string, rows []T, start func(*T) []string, clean func(string) string) error {
	w, err := create(name)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	titles := first
	for _, a := range attributes {
		titles = append(titles, header(a))
	}
	out.Write(titles)
	for i := range rows {
		cells := start(&rows[i])
		for _, a := range attributes {
			cells = append(cells, a.of(&rows[i]))
		}
		for k, cell := range cells {
			cells[k] = clean(cell)
		}
		out.Write(cells)
	}
	out.Flush()
	return out.Error()
}
