package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func sourceCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "source",
		Usage:     "the words behind a statement, in their place in the article",
		ArgsUsage: "STATEMENT…",
		Description: "STATEMENT is an id as show, figures and the others print it (s/…); its first four letters are enough.\n" +
			"The quote stands between ⟦ and ⟧.",
		Flags: []cli.Flag{storeFlag(), jsonFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if _, err := oneArgument(c, "a statement"); err != nil {
				return err
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				var statements []graph.Statement
				var problems []error
				for _, id := range c.Args().Slice() {
					s, err := a.statement(ctx, id)
					if err != nil {
						problems = append(problems, err)
						continue
					}
					statements = append(statements, s)
				}
				return errors.Join(append(problems, a.writeSources(ctx, statements))...)
			})
		},
	}
}

// sourced is a statement with the articles that its evidence stands in, texts
// left out; the place of each quote is shown with the words around it.
type sourced struct {
	Statement graph.Statement `json:"statement"`
	Places    []sourcedPlace  `json:"places"`
}

type sourcedPlace struct {
	Evidence string        `json:"evidence"` // id
	Article  graph.Article `json:"article"`
	Line     int           `json:"line"`
	Before   string        `json:"before"`
	Quote    string        `json:"quote"`
	After    string        `json:"after"`
}

func (a *asking) writeSources(ctx context.Context, statements []graph.Statement) error {
	if len(statements) == 0 {
		return nil
	}
	if err := a.learn(ctx, statements); err != nil {
		return err
	}
	if err := a.learnTexts(ctx, articlesOfAll(statements)); err != nil {
		return err
	}
	if a.json {
		out := []sourced{}
		for i := range statements {
			out = append(out, a.sourced(&statements[i]))
		}
		return writeJSON(a.env.Stdout, out)
	}
	for i := range statements {
		if i > 0 {
			fmt.Fprintln(a.env.Stdout)
		}
		if err := writeSource(a.env, a.env.Stdout, &statements[i], a.names); err != nil {
			return err
		}
	}
	return nil
}

func (a *asking) sourced(s *graph.Statement) sourced {
	out := sourced{Statement: *s}
	for i := range s.Evidence {
		e := &s.Evidence[i]
		article := a.names.articles[e.Article]
		p, _ := placeOf(article.Text, e.Telling.Evidence)
		article.Text = ""
		out.Places = append(out.Places, sourcedPlace{e.ID, article, p.line, p.before, p.quote, p.after})
	}
	return out
}

// statement finds a statement by its id, or by the start of it.
func (a *asking) statement(ctx context.Context, id string) (graph.Statement, error) {
	s, err := a.store.Statement(ctx, strings.Trim(id, "<>…"))
	var missing *graph.NotFoundError
	if errors.As(err, &missing) {
		return s, mendable(err, "suyuan show NAME prints the ids of statements")
	}
	return s, err
}
