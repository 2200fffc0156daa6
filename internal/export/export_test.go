package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"suyuan/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func number(v float64) *float64 { return &v }

func told1(article, quote, attribution, modality string, confidence float64) graph.Telling {
	return graph.Telling{Attribution: attribution, Modality: modality, Rule: "test",
		Confidence: confidence, Evidence: graph.Quote{Start: 3, End: 3 + len([]rune(quote)), Quote: quote}}
}

// testGraph has every kind of statement, a symmetric relation, a figure about
// no entity, two tellings of one statement, a thing of which nothing is said,
// and text that each format must escape.
func testGraph() *Graph {
	entities := []graph.Entity{
		{ID: "company/A%26B", Type: "Company", Name: `A&B "引号" <b>`, Aliases: []string{`back\slash`, "逗,号"}},
		{ID: "company/小米汽车", Type: "Company", Name: "小米汽车", Aliases: []string{"小米"}},
		{ID: "person/雷军", Type: "Person", Name: "雷军"},
		{ID: "place/北京", Type: "Place", Name: "北京"},
		{ID: "product/小米SU7_Ultra", Type: "Product", Name: "小米SU7 Ultra"},
	}
	statement := func(c graph.Content, symmetric bool, evidence ...graph.Telling) graph.Statement {
		s := graph.NewStatement(c, symmetric)
		for i, t := range evidence {
			s.Evidence = append(s.Evidence, graph.NewEvidence([]string{"a1", "a2"}[i], s.ID, t))
		}
		return s
	}
	sales := told1("a1", "9月销量跌至356辆", "搜狐汽车", "", 0.9)
	sales.Label, sales.Text = "月销量", "356辆"
	launch := told1("a1", "雷军在\n北京发布了小米SU7 Ultra\x00", "", "", 0.8)
	launch.Trigger = "发布"
	bare := told1("a1", "=cmd|' /C calc'!A0 约3成", "", "opinion", 0.5)
	bare.Text = "约3成"
	return &Graph{
		Entities: entities,
		Statements: graph.MergeStatements([]graph.Statement{
			statement(graph.Content{Kind: graph.RelationKind, Subject: "product/小米SU7_Ultra", Predicate: "manufacturer", Object: "company/小米汽车"}, false,
				told1("a1", "据传小米汽车的SU7 Ultra", "", "rumor", 0.95), told1("a2", `小米汽车旗下 "SU7 Ultra"`, "", "", 0.7)),
			statement(graph.Content{Kind: graph.RelationKind, Subject: "company/小米汽车", Predicate: "competitor", Object: "company/A%26B"}, true,
				told1("a1", "与 A&B 竞争 ]]>", "", "", 0.6)),
			statement(graph.Content{Kind: graph.RelationKind, Subject: "person/雷军", Predicate: "position", Object: "company/小米汽车", Role: "CEO"}, false,
				told1("a2", "小米汽车CEO雷军", "", "", 0.9)),
			statement(graph.Content{Kind: graph.FigureKind, Subject: "product/小米SU7_Ultra", Metric: "salesVolume", Op: "=", Value: number(356), Unit: "辆", Time: "2025-09", Direction: "down"}, false, sales),
			statement(graph.Content{Kind: graph.FigureKind, SubjectText: "+车主", Metric: "ratio", Op: "~", Value: number(30), Unit: "%"}, false, bare),
			statement(graph.Content{Kind: graph.FigureKind, Subject: "product/小米SU7_Ultra", Metric: "waitingTime", Op: "range", Min: number(30), Max: number(40.5), Unit: "周"}, false,
				told1("a2", "30-40.5周", "", "", 0.9)),
			statement(graph.Content{Kind: graph.EventKind, Type: "ProductLaunch", Time: "2025-02-27", Participants: []graph.Participant{
				{Role: "agent", Entity: "person/雷军"}, {Role: "product", Entity: "product/小米SU7_Ultra"}, {Role: "place", Entity: "place/北京"}}}, false, launch),
		}),
		Articles: map[string]graph.Article{
			"a1": {ID: "a1", Title: `标题 <"1"> & 其他`, Publisher: "甲报", Published: "2025-10-01", URL: "https://example.com/?a=1&b=2"},
			"a2": {ID: "a2", Title: "标题二", Publisher: "乙报", Published: "2025-10", Path: "news/二.txt"},
		},
		Symmetric: func(p string) bool { return p == "competitor" },
		Label: func(name string) string {
			if name == "manufacturer" {
				return "制造商"
			}
			return name
		},
	}
}

// write gives what a format writes, by file name.
func write(t *testing.T, f Format, g *Graph) map[string][]byte {
	t.Helper()
	if f.Write != nil {
		var b bytes.Buffer
		if err := f.Write(&b, g); err != nil {
			t.Fatal(err)
		}
		return map[string][]byte{f.Name: b.Bytes()}
	}
	buffers := map[string]*bytes.Buffer{}
	err := f.Files(func(name string) (io.Writer, error) {
		buffers[name] = &bytes.Buffer{}
		return buffers[name], nil
	}, g)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for name, b := range buffers {
		out[f.Name+"-"+name] = b.Bytes()
	}
	return out
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		for name, got := range write(t, f, testGraph()) {
			path := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from %s; if it should, run go test -update\ngot:\n%s", f.Name, path, got)
			}
		}
	}
}

// A graph without anything is still a file that programs open.
func TestEmptyGraph(t *testing.T) {
	for _, f := range Formats() {
		for name, got := range write(t, f, &Graph{}) {
			if len(got) == 0 {
				t.Errorf("%s is empty", name)
			}
		}
	}
}

// xmlIDs reads node ids, edge ends and attribute values back with encoding/xml.
func xmlIDs(t *testing.T, data []byte, valueElement string) (nodes []string, ends [][2]string, values map[string]bool) {
	t.Helper()
	values = map[string]bool{}
	dec := xml.NewDecoder(bytes.NewReader(data))
	attr := func(e xml.StartElement, name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return nodes, ends, values
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "node":
			nodes = append(nodes, attr(e, "id"))
			values[attr(e, "label")] = true
		case "edge":
			ends = append(ends, [2]string{attr(e, "source"), attr(e, "target")})
		case valueElement:
			if v := attr(e, "value"); v != "" {
				values[v] = true
				continue
			}
			var s string
			if err := dec.DecodeElement(&s, &e); err != nil {
				t.Fatal(err)
			}
			values[s] = true
		}
	}
}

// nmtokens are the ids that every edition of XML takes for an xs:NMTOKEN.
var nmtokens = regexp.MustCompile(`^[-.:_0-9A-Za-z\x{4E00}-\x{9FA5}]+$`)

func TestNMTOKEN(t *testing.T) {
	for id, want := range map[string]string{
		"company/小米汽车": "company:小米汽车", "product/C++": "product:C_x2B__x2B_", "company/58_同城": "company:58_同城",
		"product/a_x2B_": "product:a_x5F_x2B_", "product/a:b": "product:a_x3A_b", "s/8d10/1": "s:8d10:1",
	} {
		if got := nmtoken(id); got != want {
			t.Errorf("%s is spelled %s, want %s", id, got, want)
		}
	}
}

func TestXMLReadsBack(t *testing.T) {
	for _, tt := range []struct {
		name    string
		write   func(io.Writer, *Graph) error
		element string
	}{{"graphml", writeGraphML, "data"}, {"gexf", writeGEXF, "attvalue"}} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := tt.write(&b, testGraph()); err != nil {
				t.Fatal(err)
			}
			nodes, ends, values := xmlIDs(t, b.Bytes(), tt.element)
			if len(nodes) != 5+3+1 { // entities, figures and events
				t.Errorf("%d nodes: %q", len(nodes), nodes)
			}
			if len(ends) != 3+2+3 { // relations, figures about entities, participants
				t.Errorf("%d edges: %q", len(ends), ends)
			}
			if slices.ContainsFunc(nodes, func(id string) bool { return tt.name == "graphml" && !nmtokens.MatchString(id) }) {
				t.Errorf("ids that the schema refuses among %q", nodes)
			}
			for _, e := range ends {
				if !slices.Contains(nodes, e[0]) || !slices.Contains(nodes, e[1]) {
					t.Errorf("edge %q leads nowhere", e)
				}
			}
			for _, want := range []string{`A&B "引号" <b>`, "与 A&B 竞争 ]]>", `back\slash; 逗,号`, "雷军在\n北京发布了小米SU7 Ultra\ufffd", "https://example.com/?a=1&b=2"} {
				if !values[want] {
					t.Errorf("%q is not there", want)
				}
			}
		})
	}
}

// The plainest telling stands for an edge: an assertion before a more
// confident rumour.
func TestBestTelling(t *testing.T) {
	n := newNetwork(testGraph())
	for _, e := range n.edges {
		if e.label == "manufacturer" {
			if e.best.Quote != `小米汽车旗下 "SU7 Ultra"` || e.sources != 2 || len(e.all) != 2 {
				t.Errorf("got %+v", e.source)
			}
			return
		}
	}
	t.Error("no such edge")
}

// An edge's sources are counted as everywhere else: two articles of one paper are
// one.
func TestIndependentSources(t *testing.T) {
	g := testGraph()
	again := g.Articles["a2"]
	again.Publisher = g.Articles["a1"].Publisher
	g.Articles["a2"] = again
	for _, e := range newNetwork(g).edges {
		if e.label == "manufacturer" && (e.sources != 1 || len(e.all) != 2) {
			t.Errorf("got %+v", e.source)
		}
	}
}

// An event is labelled by its word, or its type where no word tells it.
func TestEventLabel(t *testing.T) {
	s := graph.Statement{Content: graph.Content{Kind: graph.EventKind, Type: "Recall"}}
	if got := eventLabel(&s); got != "Recall" {
		t.Errorf("without evidence: %q", got)
	}
	s.Evidence = []graph.Evidence{{}}
	if got := eventLabel(&s); got != "Recall" {
		t.Errorf("without a word: %q", got)
	}
	s.Evidence[0].Trigger = "召回"
	if got := eventLabel(&s); got != "召回" {
		t.Errorf("got %q", got)
	}
}

func TestCytoscapeReadsBack(t *testing.T) {
	var b bytes.Buffer
	if err := writeCytoscape(&b, testGraph()); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Elements struct {
			Nodes, Edges []struct {
				Data map[string]any `json:"data"`
			}
		}
		Directed, Multigraph bool
	}
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if !doc.Directed || !doc.Multigraph {
		t.Error("NetworkX would take it for a plain graph")
	}
	ids, amounts := map[any]bool{}, 0
	for _, n := range doc.Elements.Nodes {
		if n.Data["value"] != n.Data["id"] {
			t.Errorf("NetworkX would call %v %v", n.Data["id"], n.Data["value"])
		}
		if _, ok := n.Data["amount"].(float64); ok {
			amounts++
		}
		if ids[n.Data["id"]] {
			t.Errorf("two elements with the id %v", n.Data["id"])
		}
		ids[n.Data["id"]] = true
	}
	for _, e := range doc.Elements.Edges {
		if !ids[e.Data["source"]] || !ids[e.Data["target"]] {
			t.Errorf("edge leads nowhere: %v", e.Data)
		}
		if evidence, ok := e.Data["evidence"].([]any); !ok || len(evidence) == 0 {
			t.Errorf("edge without evidence: %v", e.Data)
		}
		if ids[e.Data["id"]] || e.Data["key"] != e.Data["id"] {
			t.Errorf("the edge %v has the key %v", e.Data["id"], e.Data["key"])
		}
		ids[e.Data["id"]] = true
	}
	if amounts != 2 {
		t.Errorf("%d figures have an amount, want 2", amounts)
	}
}

// NetworkX itself must read what it is said to read, with every edge.
func TestInNetworkX(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import networkx").Run() != nil {
		t.Skip("NetworkX is not installed")
	}
	for name, read := range map[string]string{
		"graphml":   "networkx.read_graphml(sys.stdin.buffer)",
		"gexf":      "networkx.read_gexf(sys.stdin.buffer)",
		"cytoscape": "networkx.cytoscape_graph(json.load(sys.stdin))",
	} {
		t.Run(name, func(t *testing.T) {
			i := slices.IndexFunc(Formats(), func(f Format) bool { return f.Name == name })
			cmd := exec.Command(python, "-X", "utf8", "-c", "import json, sys, networkx\ng = "+read+"\nprint(g.is_directed(), len(g.nodes), len(g.edges))")
			cmd.Stdin = bytes.NewReader(write(t, Formats()[i], testGraph())[name])
			out, err := cmd.CombinedOutput()
			if want := "True 9 8"; err != nil || strings.TrimSpace(string(out)) != want {
				t.Errorf("%v, %q, want %q", err, out, want)
			}
		})
	}
}

// Graphviz itself must read what DOT writes.
func TestDOTInGraphviz(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("graphviz is not installed")
	}
	var b bytes.Buffer
	if err := writeDOT(&b, testGraph()); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(dot, "-Tplain")
	cmd.Stdin = &b
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if n := bytes.Count(out, []byte("\nedge ")); n != 8 {
		t.Errorf("graphviz sees %d edges, want 8\n%s", n, out)
	}
}
