package export

import (
	"encoding/json"
	"strconv"
	"strings"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

// network is a graph as drawing programs see it. Entities are nodes, and so
// are figures and events; a relation is an edge, a figure hangs on its subject
// by its metric, an event on its participants by their roles. Articles are no
// nodes: they are named on the edges, and on the nodes of figures and events.
type network struct {
	nodes []node
	edges []edge
}

// node is one node. Fields that do not apply are empty.
type node struct {
	id      string
	label   string
	kind    string // entity, figure, event
	typ     string // the entity's or event's type, the figure's metric
	aliases []string
	content graph.Content // of a figure or an event
	source
}

// edge is one edge.
type edge struct {
	id       string
	from, to string // ids of nodes
	label    string // predicate, metric or role
	kind     string // relation, figure, event
	directed bool
	role     string // of a position
	time     string
	place    string
	scope    string
	source
}

// source is where an edge or a node comes from: its statement, the plainest
// and most confident telling, and all tellings.
type source struct {
	statement string // id; empty for an entity
	sources   int    // how many independent sources say it
	best      told
	all       []told
}

// told is one piece of evidence with the article that it stands in, in plain
// fields, so that whoever opens the file needs nothing else.
type told struct {
	ID          string  `json:"id"`
	Quote       string  `json:"quote"`
	Start       int     `json:"start"` // code points
	End         int     `json:"end"`
	Article     string  `json:"article"`
	Title       string  `json:"title,omitempty"`
	Publisher   string  `json:"publisher,omitempty"`
	Published   string  `json:"published,omitempty"`
	URL         string  `json:"url,omitempty"`
	Path        string  `json:"path,omitempty"`
	Attribution string  `json:"attribution,omitempty"`
	Modality    string  `json:"modality"`
	Label       string  `json:"label,omitempty"` // a figure's metric as worded
	Words       string  `json:"words,omitempty"` // the number or the trigger as written
	Rule        string  `json:"rule,omitempty"`
	Confidence  float64 `json:"confidence"`
}

// evidence is all tellings as a JSON array, for formats without lists.
func (s *source) evidence() string {
	if len(s.all) == 0 {
		return ""
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s.all); err != nil {
		panic(err) // strings and finite numbers always encode
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// newNetwork keeps the order of the graph, so it is stable.
func newNetwork(g *Graph) *network {
	n := &network{}
	for _, e := range g.Entities {
		n.nodes = append(n.nodes, node{id: e.ID, label: e.Name, kind: "entity", typ: e.Type, aliases: e.Aliases})
	}
	for i := range g.Statements {
		n.add(g, &g.Statements[i])
	}
	return n
}

func (n *network) add(g *Graph, s *graph.Statement) {
	src := g.sourceOf(s)
	link := edge{kind: string(s.Kind), directed: true, time: s.Time, place: s.Place, scope: s.Scope, source: src}
	switch s.Kind {
	case graph.RelationKind:
		link.id, link.from, link.to = s.ID, s.Subject, s.Object
		link.label, link.role = s.Predicate, s.Role
		link.directed = g.Symmetric == nil || !g.Symmetric(s.Predicate)
		n.edges = append(n.edges, link)
	case graph.FigureKind:
		n.nodes = append(n.nodes, node{id: s.ID, label: figureLabel(&s.Content), kind: "figure", typ: s.Metric, content: s.Content, source: src})
		if s.Subject != "" {
			link.id, link.from, link.to, link.label = s.ID+"/"+s.Metric, s.Subject, s.ID, s.Metric
			n.edges = append(n.edges, link)
		}
	case graph.EventKind:
		n.nodes = append(n.nodes, node{id: s.ID, label: eventLabel(s), kind: "event", typ: s.Type, content: s.Content, source: src})
		for i, p := range s.Participants {
			link.id, link.from, link.to, link.label = s.ID+"/"+strconv.Itoa(i+1), s.ID, p.Entity, p.Role
			n.edges = append(n.edges, link)
		}
	}
}

// sourceOf gathers the tellings of a statement in the order of their ids.
func (g *Graph) sourceOf(s *graph.Statement) source {
	src := source{statement: s.ID, all: make([]told, len(s.Evidence)),
		sources: len(resolve.SourcesOf(*s, func(id string) graph.Article { return g.Articles[id] }))}
	best := s.Best()
	for i := range s.Evidence {
		e := &s.Evidence[i]
		a := g.Articles[e.Article]
		t := told{
			ID: e.ID, Quote: e.Evidence.Quote, Start: e.Evidence.Start, End: e.Evidence.End,
			Article: e.Article, Title: a.Title, Publisher: a.Publisher, Published: a.Published, URL: a.URL, Path: a.Path,
			Attribution: e.Attribution, Modality: e.Modality, Label: e.Label, Words: e.Text + e.Trigger, Rule: e.Rule, Confidence: e.Confidence,
		}
		if t.Modality == "" {
			t.Modality = graph.Asserted
		}
		src.all[i] = t
		if e == best {
			src.best = t
		}
	}
	return src
}

func eventLabel(s *graph.Statement) string {
	if len(s.Evidence) > 0 && s.Evidence[0].Trigger != "" {
		return s.Evidence[0].Trigger
	}
	return s.Type
}
