package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

// decisionChange is the difference that decisions made.
type decisionChange struct {
	gone, came, changed []graph.Entity // by id
	effects             []resolve.Effect
	sum                 graph.Summary
}

// setDecisions makes these the store's decisions.
func (a *asking) setDecisions(ctx context.Context, all []graph.Decision) (*decisionChange, error) {
	model, err := a.loadModel()
	if err != nil {
		return nil, err
	}
	before, err := a.store.Entities(ctx)
	if err != nil {
		return nil, err
	}
	change := &decisionChange{}
	resolver := resolve.New(model)
	recording := func(docs []graph.Document, decisions []graph.Decision) graph.Resolution {
		r, effects := resolver.ResolveAnd(docs, decisions)
		if slices.EqualFunc(decisions, all, sameDecision) {
			change.effects = effects
		}
		return r
	}
	if change.sum, err = applyWith(ctx, a.env, a.store, model, recording, graph.Change{Decisions: &all}); err != nil {
		return nil, err
	}
	after, err := a.store.Entities(ctx)
	change.compare(before, after)
	return change, err
}

func sameDecision(a, b graph.Decision) bool {
	return a.Op == b.Op && a.Name == b.Name && a.Type == b.Type && a.Note == b.Note && slices.Equal(a.IDs, b.IDs) && slices.Equal(a.Articles, b.Articles)
}

// compare takes two lists of entities that are sorted by id.
func (ch *decisionChange) compare(before, after []graph.Entity) {
	for len(before) > 0 || len(after) > 0 {
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].ID < after[0].ID:
			ch.gone = append(ch.gone, before[0])
			before = before[1:]
		case len(before) == 0 || after[0].ID < before[0].ID:
			ch.came = append(ch.came, after[0])
			after = after[1:]
		default:
			if before[0].Name != after[0].Name || before[0].Type != after[0].Type || !slices.Equal(before[0].Aliases, after[0].Aliases) {
				ch.changed = append(ch.changed, after[0])
			}
			before, after = before[1:], after[1:]
		}
	}
}

// changesShown is how many entities of a sort are listed.
const changesShown = 20

func (ch *decisionChange) write(env *Env) error {
	g := &grid{columns: []column{{}, {}, {}, {wide: true}}}
	for _, part := range []struct {
		mark string
		list []graph.Entity
	}{{"  gone", ch.gone}, {"  new", ch.came}, {"  changed", ch.changed}} {
		for i, e := range part.list {
			if i == changesShown {
				g.add(part.mark, fmt.Sprintf("… and %d more", len(part.list)-i), "", "")
				break
			}
			also := ""
			if len(e.Aliases) > 0 && part.mark != "  gone" {
				also = "also " + strings.Join(e.Aliases, ", ")
			}
			g.add(part.mark, e.ID, e.Name, also)
		}
	}
	if len(g.rows) > 0 {
		if err := g.render(env, env.Stdout); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(env.Stdout, "now %s and %s\n", count(ch.sum.Entities, "entity"), count(ch.sum.Statements, "statement"))
	return err
}

func (ch *decisionChange) writeJSON(w io.Writer, d *graph.Decision, number int) error {
	list := func(es []graph.Entity) []graph.Entity { return append([]graph.Entity{}, es...) }
	return writeJSON(w, struct {
		Number     int             `json:"number,omitempty"`
		Decision   *graph.Decision `json:"decision,omitempty"`
		Gone       []graph.Entity  `json:"gone"`
		New        []graph.Entity  `json:"new"`
		Changed    []graph.Entity  `json:"changed"`
		Entities   int             `json:"entities"`
		Statements int             `json:"statements"`
	}{number, d, list(ch.gone), list(ch.came), list(ch.changed), ch.sum.Entities, ch.sum.Statements})
}
