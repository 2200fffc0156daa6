package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/resolve"
	"suyuan/schema"
)

func mergeCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "merge",
		Usage:       "decide that several things are one; it has the name and type of the first",
		ArgsUsage:   "NAME NAME…",
		Description: decisionsHold,
		Flags:       decisionFlags(),
		Action: func(c *cli.Context) error {
			if c.Args().Len() < 2 {
				return usagef("merge: name two things or more (in quotes if they have spaces): suyuan merge 小米 小米集团")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				return a.merge(ctx, c.Args().Slice())
			})
		},
	}
}

func (a *asking) merge(ctx context.Context, names []string) (graph.Decision, error) {
	d := graph.Decision{Op: "merge"}
	var first graph.Entity
	for _, name := range names {
		e, err := a.find(ctx, name)
		if err != nil {
			return d, err
		}
		if len(d.IDs) == 0 {
			first = e
		}
		if !resolve.Mergeable(first.Type, e.Type) {
			return d, mendable(fmt.Errorf("%s is a %s and %s a %s: they cannot be one", first.Name, first.Type, e.Name, e.Type),
				"if one type is wrong, mend that first: %s", command(a.path, "retype", e.ID, first.Type))
		}
		if !slices.Contains(d.IDs, e.ID) {
			d.IDs = append(d.IDs, e.ID)
		}
	}
	if len(d.IDs) < 2 {
		return d, mendable(fmt.Errorf("these are one thing already: %s", d.IDs[0]), "%s says why", command(a.path, "why", names[0], names[1]))
	}
	return d, nil
}

func splitCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "split",
		Usage:     "decide that what was taken for one thing are several",
		ArgsUsage: "NAME OTHER… | NAME --article ARTICLE",
		Description: "OTHER are the names that do not belong to NAME: each becomes a thing of its own, or, if no article has it\n" +
			"as more than another name, is forgotten. With --article, whatever these articles call NAME is another\n" +
			"thing of that name: another person, say. --as gives it a name that tells them apart.\n" + decisionsHold,
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{Name: "article", Usage: "an article (path, URL or id) in which NAME is something else (may be repeated)"},
			&cli.StringFlag{Name: "as", Usage: "what to call that other thing"},
		}, decisionFlags()...),
		Action: func(c *cli.Context) error {
			articles := c.StringSlice("article")
			switch {
			case !c.Args().Present():
				return usagef("split: name a thing, and the names that are not its own: suyuan split 小米 小米汽车")
			case len(articles) > 0 && c.Args().Len() > 1:
				return usagef("split: give other names or articles, not both")
			case len(articles) == 0 && c.String("as") != "":
				return usagef("split: --as names what --article splits off; without it, use suyuan rename")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				e, err := a.find(ctx, c.Args().First())
				if err != nil {
					return graph.Decision{}, err
				}
				if len(articles) > 0 {
					return a.splitArticles(ctx, e, articles, strings.TrimSpace(c.String("as")))
				}
				return splitNames(e, c.Args().Tail())
			})
		},
	}
}

func splitNames(e graph.Entity, names []string) (graph.Decision, error) {
	d := graph.Decision{Op: "split", IDs: []string{e.ID}}
	others := "it has no other names, but --article splits off what one article calls so"
	if len(e.Aliases) > 0 {
		others = "its other names are " + strings.Join(e.Aliases, ", ")
	}
	if len(names) == 0 {
		return d, mendable(fmt.Errorf("split: which names are not those of %s?", e.Name), "%s", others)
	}
	for _, name := range names {
		folded := graph.Fold(name)
		if folded == graph.Fold(e.Name) {
			return d, mendable(fmt.Errorf("%s is the name of the thing itself", name), "%s", others)
		}
		if !slices.ContainsFunc(e.Aliases, func(known string) bool { return graph.Fold(known) == folded }) {
			return d, mendable(fmt.Errorf("%s is not a name of %s", name, e.Name), "%s", others)
		}
		d.IDs = append(d.IDs, graph.EntityID(e.Type, name))
	}
	return d, nil
}

func (a *asking) splitArticles(ctx context.Context, e graph.Entity, keys []string, name string) (graph.Decision, error) {
	d := graph.Decision{Op: "split", IDs: []string{e.ID}, Name: name}
	for _, key := range keys {
		doc, err := a.store.Document(ctx, key)
		var missing *graph.NotFoundError
		if errors.As(err, &missing) {
			return d, mendable(err, "%s lists paths and ids", command(a.path, "articles", e.Name))
		}
		if err != nil {
			return d, err
		}
		if !namesAny(doc, e) {
			return d, mendable(fmt.Errorf("the article %s does not speak of %s", key, e.Name), "%s lists those that do", command(a.path, "articles", e.Name))
		}
		d.Articles = append(d.Articles, a.lastingKey(ctx, doc.Article))
	}
	return d, nil
}

// namesAny says whether an article has a thing with one of the entity's names.
func namesAny(doc graph.Document, e graph.Entity) bool {
	known := map[string]bool{}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		known[graph.Fold(name)] = true
	}
	return slices.ContainsFunc(doc.Entities, func(of graph.Entity) bool { return known[graph.Fold(of.Name)] })
}

// lastingKey is by what an article is found even when its text has changed, and
// with that its id: its URL, or a path that it shares with none.
func (a *asking) lastingKey(ctx context.Context, article graph.Article) string {
	for _, key := range []string{article.URL, article.Path} {
		if key == "" || key == "-" {
			continue
		}
		if found, err := a.store.Article(ctx, key); err == nil && found.ID == article.ID {
			return key
		}
	}
	return article.ID
}

func renameCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "rename",
		Usage:       "decide what a thing is called",
		ArgsUsage:   "NAME NEW",
		Description: "The old name is still another name of it.\n" + decisionsHold,
		Flags:       decisionFlags(),
		Action: func(c *cli.Context) error {
			name := strings.TrimSpace(c.Args().Get(1))
			if c.Args().Len() != 2 || name == "" {
				return usagef("rename: name a thing and its new name (in quotes if they have spaces): suyuan rename 小米 小米集团")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				e, err := a.find(ctx, c.Args().First())
				if err != nil {
					return graph.Decision{}, err
				}
				if e.Name == name {
					return graph.Decision{}, fmt.Errorf("%s is called so already", e.ID)
				}
				if taken, err := a.store.EntitiesByID(ctx, []string{graph.EntityID(e.Type, name)}); err != nil || len(taken) > 0 && taken[0].ID != e.ID {
					return graph.Decision{}, errors.Join(err, mendable(fmt.Errorf("another %s is called %s", e.Type, name), "if they are one: %s", command(a.path, "merge", graph.EntityID(e.Type, name), e.ID)))
				}
				return graph.Decision{Op: "rename", IDs: []string{e.ID}, Name: name}, nil
			})
		},
	}
}

func retypeCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "retype",
		Usage:       "decide what sort of thing something is",
		ArgsUsage:   "NAME TYPE",
		Description: decisionsHold,
		Flags:       decisionFlags(),
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 2 {
				return usagef("retype: name a thing (in quotes if it has spaces) and a type: suyuan retype 问界 Product")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				typ, err := a.typeNamed(c.Args().Get(1))
				if err != nil {
					return graph.Decision{}, err
				}
				e, err := a.find(ctx, c.Args().First())
				if err == nil && e.Type == typ {
					err = fmt.Errorf("%s is a %s already", e.Name, typ)
				}
				return graph.Decision{Op: "retype", IDs: []string{e.ID}, Type: typ}, err
			})
		},
	}
}

// typeProblem says how to mend a type that the vocabulary lacks; "" if it has it.
func typeProblem(vocabulary *schema.Model, typ string) string {
	if vocabulary.Type(typ) != nil {
		return ""
	}
	var names []string
	for _, t := range vocabulary.Types {
		names = append(names, t.Name)
	}
	if question := meant(typ, names); question != "" {
		return question + " suyuan schema types lists all"
	}
	return "choose one of " + strings.Join(names, ", ")
}

const decisionsHold = "The decision is kept in the store and holds when articles come and go; suyuan decisions lists all and takes back."

func decisionFlags() []cli.Flag {
	return []cli.Flag{&cli.StringFlag{Name: "note", Usage: "why, in your words; kept with the decision"}, storeFlag(), jsonFlag(), schemaFlag()}
}

// decide adds one decision to those of the store, and prints what changed.
func decide(env *Env, c *cli.Context, make func(context.Context, *asking) (graph.Decision, error)) error {
	return withWritable(env, c, func(ctx context.Context, a *asking) error {
		d, err := make(ctx, a)
		if err != nil {
			return err
		}
		d.Note = strings.TrimSpace(c.String("note"))
		old, err := a.store.Decisions(ctx)
		if err != nil {
			return err
		}
		for i, id := range d.IDs {
			if d.IDs[i], err = a.lastingID(ctx, old, id); err != nil {
				return err
			}
		}
		all := append(slices.Clone(old), d)
		change, err := a.setDecisions(ctx, all)
		if err != nil {
			return err
		}
		if e := change.effects; len(e) == len(all) && !e[len(all)-1].Changed {
			_, err := a.setDecisions(ctx, old)
			return errors.Join(fmt.Errorf("this would change nothing, so it is not kept: %s", worded(&d)), err)
		}
		if a.json {
			return change.writeJSON(env.Stdout, &d, len(all))
		}
		fmt.Fprintf(env.Stdout, "decision %d: %s\n", len(all), worded(&d))
		if err := change.write(env); err != nil {
			return err
		}
		_, err = fmt.Fprintf(env.Stdout, "%s takes it back\n", command(a.path, "decisions", "--undo", strconv.Itoa(len(all))))
		return err
	})
}

// lastingID is the id that an entity had before people renamed or retyped it, so
// that taking those decisions back does not leave this one without its object.
// Where something else has that id by now, it stays as it is.
func (a *asking) lastingID(ctx context.Context, decisions []graph.Decision, id string) (string, error) {
	lasting := id
	for _, d := range slices.Backward(decisions) {
		was := d.IDs[0]
		wasType, wasName, _ := strings.Cut(was, "/")
		typ, name, _ := strings.Cut(lasting, "/")
		renamed := d.Op == "rename" && typ == wasType && lasting == typ+strings.TrimPrefix(graph.EntityID("x", d.Name), "x")
		retyped := d.Op == "retype" && name == wasName && lasting == graph.EntityID(d.Type, "")+name
		if renamed || retyped {
			lasting = was
		}
	}
	if lasting == id {
		return id, nil
	}
	taken, err := a.store.EntitiesByID(ctx, []string{lasting})
	if err != nil || len(taken) > 0 {
		return id, err
	}
	return lasting, nil
}

// withWritable opens the command's store for writing, from before anything is
// looked up until all is done, so that no other process decides in between.
func withWritable(env *Env, c *cli.Context, act func(context.Context, *asking) error) error {
	vocabulary, err := loadVocabulary(c)
	if err != nil {
		return err
	}
	store, err := openExisting(c)
	if err != nil {
		return err
	}
	return errors.Join(act(c.Context, newAsking(env, c, store, vocabulary)), store.Close())
}

// worded puts a decision on one line.
func worded(d *graph.Decision) string {
	s := d.Op + " " + strings.Join(d.IDs, " ")
	switch d.Op {
	case "rename":
		s += " to " + d.Name
	case "retype":
		s += " to " + d.Type
	case "split":
		if len(d.Articles) > 0 {
			s += " in " + strings.Join(d.Articles, ", ")
		}
		if d.Name != "" {
			s += " as " + d.Name
		}
	}
	return s
}
