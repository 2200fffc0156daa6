package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

func whyCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "why",
		Usage:     "why two names are one thing or two, with the words that bear it out",
		ArgsUsage: "NAME NAME",
		Description: "NAME is a name, another name or an id. It is worked out anew from the articles and decisions of the store.\n" +
			"With one name, all that was merged with it, or was not although something spoke for it.",
		Flags: []cli.Flag{storeFlag(), jsonFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if n := c.Args().Len(); n < 1 || n > 2 {
				return usagef("why: name one or two things (in quotes if they have spaces): suyuan why 小米 小米集团")
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				x, err := a.find(ctx, c.Args().Get(0))
				if err != nil {
					return err
				}
				if c.Args().Len() == 1 {
					return a.whyOf(ctx, x)
				}
				y, err := a.find(ctx, c.Args().Get(1))
				if err != nil {
					return err
				}
				return a.why(ctx, resolve.Called{ID: x.ID, Name: c.Args().Get(0)}, resolve.Called{ID: y.ID, Name: c.Args().Get(1)})
			})
		},
	}
}

// evidence is all that identities are worked out from.
func (a *asking) evidence(ctx context.Context) (r *resolve.Resolver, docs []graph.Document, decisions []graph.Decision, err error) {
	model, err := a.loadModel()
	if err != nil {
		return nil, nil, nil, err
	}
	if docs, err = a.store.Documents(ctx); err != nil {
		return nil, nil, nil, err
	}
	for i := range docs {
		a.names.articles[docs[i].Article.ID] = docs[i].Article
	}
	decisions, err = a.store.Decisions(ctx)
	return resolve.New(model), docs, decisions, err
}

func (a *asking) why(ctx context.Context, x, y resolve.Called) error {
	r, docs, decisions, err := a.evidence(ctx)
	if err != nil {
		return err
	}
	account, err := r.Why(docs, decisions, x, y)
	if err != nil {
		return mendable(fmt.Errorf("%w, though the store has it: it was built with another schema or version", err), "run suyuan build again with the same articles")
	}
	if a.json {
		return writeJSON(a.env.Stdout, struct {
			A       string           `json:"a"`
			B       string           `json:"b"`
			One     bool             `json:"one"`
			Reasons []resolve.Reason `json:"reasons"`
		}{x.ID, y.ID, account.One, listed(account.Reasons)})
	}
	entities, err := a.store.EntitiesByID(ctx, []string{x.ID, y.ID})
	if err != nil {
		return err
	}
	for _, e := range entities {
		a.names.entities[e.ID] = e
	}
	w := a.env.Stdout
	if account.One {
		fmt.Fprintf(w, "%s and %s are one thing: %s\n", x.Name, y.Name, a.names.heading(a.env, x.ID))
	} else {
		fmt.Fprintf(w, "%s and %s are two things\n  %s\n  %s\n", x.Name, y.Name, a.names.heading(a.env, x.ID), a.names.heading(a.env, y.ID))
	}
	for _, reason := range account.Reasons {
		a.writeReason(w, reason)
	}
	return nil
}

// passagesShown is how many articles are quoted for a reason.
const passagesShown = 3

func (a *asking) writeReason(w io.Writer, r resolve.Reason) {
	fmt.Fprintf(w, "\n%s  %s\n", paint(a.env, text.Bold, ruleHeading(r.Link)), r.Reason)
	for i, p := range r.Evidence {
		if i == passagesShown {
			break
		}
		article := a.names.articles[p.Article]
		fmt.Fprintf(w, "  %s\n", articleLine(&article))
		place, _ := placeOf(article.Text, p.Quote)
		fmt.Fprintln(w, place.marked(a.env, "    "))
	}
	if len(r.Articles) == 0 {
		return
	}
	if more := len(r.Articles) - min(len(r.Evidence), passagesShown); more > 0 {
		fmt.Fprintf(w, "  %s (--json lists them)\n", count(more, "other article"))
	}
}

// ruleHeading words a rule, and whether it was followed.
func ruleHeading(l resolve.Link) string {
	words := map[string]string{
		resolve.RuleKnown:    "known names",
		resolve.RuleForm:     "an ending",
		resolve.RuleModel:    "brand and model",
		resolve.RuleAlias:    "another name",
		resolve.RuleShared:   "a name of both",
		resolve.RuleDecision: "a decision",
		resolve.RuleSame:     "the name",
		resolve.RuleNone:     "nothing speaks for it",
	}
	switch {
	case l.Rule != resolve.RuleDecision && l.Merged && l.IDA != l.IDB:
		return words[l.Rule] + ", but overruled:"
	case l.Rule == resolve.RuleDecision || l.Rule == resolve.RuleNone || l.Merged:
		return words[l.Rule] + ":"
	}
	return words[l.Rule] + ", but refused:"
}

// whyOf lists all that was weighed for one thing.
func (a *asking) whyOf(ctx context.Context, e graph.Entity) error {
	r, docs, decisions, err := a.evidence(ctx)
	if err != nil {
		return err
	}
	var links []resolve.Reason
	for _, l := range r.Links(docs, decisions) {
		if l.IDA == e.ID || l.IDB == e.ID {
			links = append(links, resolve.Reason{Link: l})
		}
	}
	if a.json {
		return writeJSON(a.env.Stdout, listed(links))
	}
	if len(links) == 0 {
		fmt.Fprintf(a.env.Stderr, "nothing spoke for taking %s for one thing with another\n", e.Name)
		return errReported
	}
	g := &grid{columns: []column{{title: "Name"}, {title: "Name"}, {title: "One thing"}, {title: "Rule"}, {title: "Reason", wide: true}, {title: "Articles", right: true}}}
	for _, l := range links {
		one := "no"
		if l.Merged && l.IDA == l.IDB {
			one = "yes"
		}
		g.add(l.A+" ("+l.TypeA+")", l.B+" ("+l.TypeB+")", one, l.Rule, l.Reason, fmt.Sprint(len(l.Articles)))
	}
	return g.render(a.env, a.env.Stdout)
}

// listed are reasons for JSON, where a list that is empty is [].
func listed(reasons []resolve.Reason) []resolve.Reason {
	out := append([]resolve.Reason{}, reasons...)
	for i := range out {
		out[i].Articles = append([]string{}, out[i].Articles...)
	}
	return out
}
