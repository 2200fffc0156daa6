package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

func mergeCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "merge",
		Usage:       "decide that several things are one; it has the name and type of the first",
		ArgsUsage:   "NAME NAME…",
		Description: "The decision is kept in the store and holds when articles come and go; suyuan decisions lists all.",
		Flags:       []cli.Flag{storeFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() < 2 {
				return usagef("merge: name two things or more: suyuan merge 小米 小米集团")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				ids, err := a.ids(ctx, c.Args().Slice())
				if err == nil && len(ids) < 2 {
					err = fmt.Errorf("these are one thing already: %s", ids[0])
				}
				return graph.Decision{Op: "merge", IDs: ids}, err
			})
		},
	}
}

func splitCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "split",
		Usage:     "decide that names which were taken for one thing are several",
		ArgsUsage: "NAME [OTHER…]",
		Description: "OTHER are the names that do not belong to NAME; without any, everything that was merged into it becomes\n" +
			"a thing of its own.",
		Flags: []cli.Flag{storeFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usagef("split: name a thing, and the names that are not its own: suyuan split 小米 小米汽车")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				e, err := a.find(ctx, c.Args().First())
				if err != nil {
					return graph.Decision{}, err
				}
				d := graph.Decision{Op: "split", IDs: []string{e.ID}}
				for _, name := range c.Args().Tail() {
					if !slices.ContainsFunc(append([]string{e.Name}, e.Aliases...), func(known string) bool { return graph.Fold(known) == graph.Fold(name) }) {
						return d, mendable(fmt.Errorf("%s is not a name of %s", name, e.Name), "its names are %s", strings.Join(append([]string{e.Name}, e.Aliases...), ", "))
					}
					d.IDs = append(d.IDs, graph.EntityID(e.Type, name))
				}
				return d, nil
			})
		},
	}
}

func renameCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "rename",
		Usage:     "decide what a thing is called",
		ArgsUsage: "NAME NEW",
		Flags:     []cli.Flag{storeFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 2 || strings.TrimSpace(c.Args().Get(1)) == "" {
				return usagef("rename: name a thing and its new name (in quotes if they have spaces): suyuan rename 小米 小米集团")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				e, err := a.find(ctx, c.Args().First())
				return graph.Decision{Op: "rename", IDs: []string{e.ID}, Name: strings.TrimSpace(c.Args().Get(1))}, err
			})
		},
	}
}

func retypeCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "retype",
		Usage:     "decide what sort of thing something is",
		ArgsUsage: "NAME TYPE",
		Flags:     []cli.Flag{storeFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 2 {
				return usagef("retype: name a thing (in quotes if it has spaces) and a type: suyuan retype 问界 Product")
			}
			return decide(env, c, func(ctx context.Context, a *asking) (graph.Decision, error) {
				typ := c.Args().Get(1)
				if err := a.checkWords("", typ); err != nil {
					return graph.Decision{}, err
				}
				e, err := a.find(ctx, c.Args().First())
				return graph.Decision{Op: "retype", IDs: []string{e.ID}, Type: typ}, err
			})
		},
	}
}

// ids finds things by name, each once.
func (a *asking) ids(ctx context.Context, names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		e, err := a.find(ctx, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return ids, nil
}

// decide adds one decision to those of the store.
func decide(env *Env, c *cli.Context, make func(context.Context, *asking) (graph.Decision, error)) error {
	var all []graph.Decision
	err := withStore(env, c, func(ctx context.Context, a *asking) error {
		d, err := make(ctx, a)
		if err != nil {
			return err
		}
		all, err = a.store.Decisions(ctx)
		all = append(all, d)
		return err
	})
	if err != nil {
		return err
	}
	return setDecisions(env, c, all)
}

// setDecisions makes these the store's decisions and says what it holds then.
func setDecisions(env *Env, c *cli.Context, all []graph.Decision) error {
	store, err := openExisting(c)
	if err != nil {
		return err
	}
	sum, err := apply(env, c, store, graph.Change{Decisions: &all})
	if err = errors.Join(err, store.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.Stdout, "%s; now %s and %s\n", count(len(all), "decision"), count(sum.Entities, "entity"), count(sum.Statements, "statement"))
	return err
}

func decisionsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "decisions",
		Usage:     "what people decided of identities, as YAML to keep, edit and apply elsewhere",
		ArgsUsage: " ",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "apply", Usage: "a file (or -) whose decisions take the place of the store's"},
			storeFlag(), jsonFlag(), schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			if path := c.String("apply"); path != "" {
				all, err := readDecisions(env, path)
				if err != nil {
					return err
				}
				return setDecisions(env, c, all)
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				all, err := a.store.Decisions(ctx)
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, append([]graph.Decision{}, all...))
				}
				return writeDecisions(env.Stdout, all)
			})
		},
	}
}

func writeDecisions(w io.Writer, all []graph.Decision) error {
	if len(all) == 0 {
		_, err := io.WriteString(w, "# no decisions\n[]\n")
		return err
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	return errors.Join(enc.Encode(all), enc.Close())
}

// readDecisions reads what writeDecisions wrote, and checks it.
func readDecisions(env *Env, path string) ([]graph.Decision, error) {
	var data []byte
	var err error
	if path == "-" {
		data, err = io.ReadAll(env.Stdin)
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, fmt.Errorf("reading decisions from %s: %w", path, bare(err))
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	all := []graph.Decision{}
	if err := dec.Decode(&all); err != nil && err != io.EOF {
		return nil, mendable(fmt.Errorf("%s: %w", path, err), "write it as suyuan decisions prints it")
	}
	var problems []error
	for i, d := range all {
		if lack := lacks(d); lack != "" {
			problems = append(problems, fmt.Errorf("%s: decision %d (%s) %s", path, i+1, cmp.Or(d.Op, "without op"), lack))
		}
	}
	return all, errors.Join(problems...)
}

// lacks says what a decision lacks to mean anything.
func lacks(d graph.Decision) string {
	switch {
	case !slices.Contains([]string{"merge", "split", "rename", "retype"}, d.Op):
		return "has none of the ops merge, split, rename, retype"
	case len(d.IDs) == 0:
		return "names no ids"
	case d.Op == "merge" && len(d.IDs) < 2:
		return "needs two ids or more"
	case d.Op == "rename" && d.Name == "":
		return "has no name"
	case d.Op == "retype" && d.Type == "":
		return "has no type"
	}
	return ""
}

func whyCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "why",
		Usage:       "why two names are one thing, or why they are not",
		ArgsUsage:   "NAME [NAME]",
		Description: "With one name, everything that was merged with it or was not although something spoke for it.",
		Flags:       []cli.Flag{storeFlag(), jsonFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if n := c.Args().Len(); n < 1 || n > 2 {
				return usagef("why: name one or two things (in quotes if they have spaces): suyuan why 小米 小米集团")
			}
			return withStore(env, c, func(ctx context.Context, a *asking) error {
				links, err := a.links(ctx, c.Args().Slice())
				if err != nil {
					return err
				}
				if a.json {
					return writeJSON(env.Stdout, linksJSON(links))
				}
				if len(links) == 0 {
					return a.noLinks(ctx, c.Args().Slice())
				}
				return writeLinks(env, links)
			})
		},
	}
}

// links are the reasons that were weighed for the names. They are worked out
// anew from the articles and decisions in the store.
func (a *asking) links(ctx context.Context, names []string) ([]resolve.Link, error) {
	docs, err := a.store.Documents(ctx)
	if err != nil {
		return nil, err
	}
	decisions, err := a.store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	model, err := a.loadModel()
	if err != nil {
		return nil, err
	}
	// A name stands for itself and, if the store knows it, for its thing.
	matches := make([]func(name, id string) bool, len(names))
	for i, name := range names {
		found, err := a.store.FindEntities(ctx, name)
		if err != nil {
			return nil, err
		}
		folded := graph.Fold(name)
		alone := len(names) == 1
		matches[i] = func(n, id string) bool {
			return graph.Fold(n) == folded || alone && slices.ContainsFunc(found, func(e graph.Entity) bool { return e.ID == id })
		}
	}
	links := resolve.New(model).Links(docs, decisions)
	return slices.DeleteFunc(links, func(l resolve.Link) bool {
		if len(names) == 1 {
			return !matches[0](l.A, l.IDA) && !matches[0](l.B, l.IDB)
		}
		return !(matches[0](l.A, l.IDA) && matches[1](l.B, l.IDB) || matches[1](l.A, l.IDA) && matches[0](l.B, l.IDB))
	}), nil
}

// noLinks says what it means that nothing was weighed for the names: they may be
// one thing already where single articles use them for it.
func (a *asking) noLinks(ctx context.Context, names []string) error {
	things := make([]graph.Entity, len(names))
	for i, name := range names {
		e, err := a.find(ctx, name)
		if err != nil {
			return err
		}
		things[i] = e
	}
	if len(things) == 2 && things[0].ID == things[1].ID {
		_, err := fmt.Fprintf(a.env.Stdout, "both are names of %s (%s) within single articles; suyuan articles %s lists them\n", things[0].Name, things[0].ID, things[0].Name)
		return err
	}
	fmt.Fprintln(a.env.Stderr, "nothing spoke for taking it, or them, for one thing with another")
	return errReported
}

func writeLinks(env *Env, links []resolve.Link) error {
	g := &grid{columns: []column{{title: "Name"}, {title: "Name"}, {title: "One thing"}, {title: "Rule"}, {title: "Reason", wide: true}, {title: "Articles", right: true}}}
	for _, l := range links {
		one := "no"
		if l.Merged {
			one = "yes"
		}
		g.add(l.A+" ("+l.TypeA+")", l.B+" ("+l.TypeB+")", one, l.Rule, l.Reason, fmt.Sprint(len(l.Articles)))
	}
	return g.render(env, env.Stdout)
}

// linkJSON gives a link's fields the names that JSON has elsewhere.
type linkJSON struct {
	A        string   `json:"a"`
	B        string   `json:"b"`
	TypeA    string   `json:"type_a"`
	TypeB    string   `json:"type_b"`
	IDA      string   `json:"id_a"`
	IDB      string   `json:"id_b"`
	Merged   bool     `json:"merged"`
	Rule     string   `json:"rule"`
	Reason   string   `json:"reason"`
	Articles []string `json:"articles"`
}

func linksJSON(links []resolve.Link) []linkJSON {
	out := []linkJSON{}
	for _, l := range links {
		out = append(out, linkJSON(l))
	}
	return out
}
