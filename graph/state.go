package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// state is all that a store holds, as things instead of quads.
type state struct {
	docs      map[string]stored // by article id
	decisions string            // as JSON; empty if there are none
	stamp     string            // the resolver's version
	Resolution
}

// stored is a document as it lies in the store.
type stored struct {
	Document
	packed string
}

// state is what the store shall hold for documents and decisions.
func (w *Writer) state(docs map[string]stored, decisions []Decision) (*state, error) {
	s := &state{docs: docs, decisions: encodeDecisions(decisions), stamp: w.Version}
	list := make([]Document, 0, len(docs))
	for _, d := range docs {
		list = append(list, d.Document)
	}
	slices.SortFunc(list, func(a, b Document) int { return strings.Compare(a.Article.ID, b.Article.ID) })
	s.Resolution = w.resolve(list, decisions)
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("resolving %d articles: %w", len(docs), err)
	}
	return s, nil
}

// check refuses what would make the graph unsound: a resolver's mistake.
func (s *state) check() error {
	slices.SortFunc(s.Entities, func(a, b Entity) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Statements, func(a, b Statement) int { return strings.Compare(a.ID, b.ID) })
	known := make(map[string]bool, len(s.Entities))
	for i := range s.Entities {
		e := &s.Entities[i]
		switch {
		case known[e.ID]:
			return fmt.Errorf("the entity %s is there twice", e.ID)
		case classOf(quad.IRI(e.ID)) != entityNode || !validIRI(e.ID):
			return fmt.Errorf("the entity id %q can be no IRI of an entity: make it with EntityID", e.ID)
		case e.Type == "" || e.Name == "":
			return fmt.Errorf("the entity %s has no type or no name", e.ID)
		}
		known[e.ID] = true
	}
	for i := range s.Statements {
		st := &s.Statements[i]
		if i > 0 && s.Statements[i-1].ID == st.ID {
			return fmt.Errorf("the statement %s is there twice: use MergeStatements", st.ID)
		}
		if err := st.Content.check(); err != nil {
			return fmt.Errorf("the statement %s: %w", st.ID, err)
		}
		if id := st.Content.unknownEntity(known); id != "" {
			return fmt.Errorf("the statement %s speaks of the entity %s, which is not there", st.ID, id)
		}
		if len(st.Evidence) == 0 {
			return fmt.Errorf("the statement %s has no evidence", st.ID)
		}
		for j := range st.Evidence {
			article := st.Evidence[j].Article
			if _, ok := s.docs[article]; !ok {
				return fmt.Errorf("the statement %s cites the article %s, which is not there", st.ID, article)
			}
		}
	}
	return nil
}

// encodeDecisions is empty for no decisions.
func encodeDecisions(ds []Decision) string {
	if len(ds) == 0 {
		return ""
	}
	b, err := json.Marshal(ds)
	if err != nil {
		panic(err) // strings and lists of strings always marshal
	}
	return string(b)
}
