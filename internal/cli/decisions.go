package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

func decisionsCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "decisions",
		Usage:     "what people decided of identities: list, take back, keep as YAML, apply elsewhere",
		ArgsUsage: " ",
		Description: "--import puts the file's decisions in the place of the store's, so that what was taken out of the file is\n" +
			"undone; with --add they come after those that are there. If anything in the file is wrong, nothing changes.",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "undo", Usage: "take the decision of this number back", DefaultText: "none"},
			&cli.StringFlag{Name: "export", Usage: "write all to a YAML file (- for standard output)"},
			&cli.StringFlag{Name: "import", Aliases: []string{"apply"}, Usage: "apply a file that was exported, perhaps from another store, and edited (- for standard input)"},
			&cli.BoolFlag{Name: "add", Usage: "with --import: keep the decisions that are there"},
			storeFlag(), jsonFlag(), schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			chosen := 0
			for _, flag := range []string{"undo", "export", "import"} {
				if c.IsSet(flag) {
					chosen++
				}
			}
			switch {
			case c.Args().Present():
				return strayArguments(c)
			case chosen > 1:
				return usagef("decisions: choose one of --undo, --export and --import")
			case c.Bool("add") && !c.IsSet("import"):
				return usagef("decisions: --add goes with --import")
			case c.IsSet("undo"):
				return undoDecision(env, c, c.Int("undo"))
			case c.IsSet("export"):
				return exportDecisions(env, c, c.String("export"))
			case c.IsSet("import"):
				return importDecisions(env, c, c.String("import"))
			}
			return withStore(env, c, listDecisions)
		},
	}
}

// strayArguments says which option arguments were meant for: decisions undo 1
// for decisions --undo 1.
func strayArguments(c *cli.Context) error {
	args := c.Args().Slice()
	for _, flag := range c.Command.Flags {
		if name := flag.Names()[0]; slices.Contains(flag.Names(), args[0]) {
			args[0] = "--" + name
			return usagef("decisions: takes no arguments, but options: suyuan decisions %s", strings.Join(args, " "))
		}
	}
	return usagef("decisions: takes no arguments, but options (suyuan decisions --help lists them)")
}

func listDecisions(ctx context.Context, a *asking) error {
	all, err := a.store.Decisions(ctx)
	if err != nil {
		return err
	}
	if a.json {
		return writeJSON(a.env.Stdout, append([]graph.Decision{}, all...))
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(a.env.Stderr, "no decisions; suyuan merge, split, rename and retype make them")
		return err
	}
	model, err := a.loadModel()
	if err != nil {
		return err
	}
	docs, err := a.store.Documents(ctx)
	if err != nil {
		return err
	}
	effects := resolve.New(model).Effects(docs, all)
	g := &grid{columns: []column{{right: true}, {title: "Decision", wide: true}, {title: "Note", wide: true}, {title: "Now", wide: true}}}
	for i := range all {
		g.add(fmt.Sprint(i+1), worded(&all[i]), all[i].Note, standing(effects[i]))
	}
	return g.render(a.env, a.env.Stdout)
}

// standing says what is the matter with a decision in the store as it is now.
func standing(e resolve.Effect) string {
	switch {
	case len(e.Unknown) > 0:
		return "no article knows " + strings.Join(e.Unknown, ", ")
	case !e.Changed:
		return "makes no difference"
	}
	return ""
}

func undoDecision(env *Env, c *cli.Context, number int) error {
	return withWritable(env, c, func(ctx context.Context, a *asking) error {
		all, err := a.store.Decisions(ctx)
		if err != nil {
			return err
		}
		if number < 1 || number > len(all) {
			mend := "the store has no decisions"
			if len(all) > 0 {
				mend = fmt.Sprintf("they are numbered from 1 to %d; %s lists them", len(all), command(a.path, "decisions"))
			}
			return mendable(fmt.Errorf("there is no decision %d", number), "%s", mend)
		}
		gone := all[number-1]
		change, err := a.setDecisions(ctx, slices.Delete(slices.Clone(all), number-1, number))
		if err != nil {
			return err
		}
		if a.json {
			return change.writeJSON(env.Stdout, &gone, number)
		}
		fmt.Fprintf(env.Stdout, "taken back: %s\n", worded(&gone))
		if err := change.write(env); err != nil {
			return err
		}
		for i, e := range change.effects {
			if i >= number-1 && len(e.Unknown) > 0 {
				fmt.Fprintf(env.Stderr, "decision %d, which was %d, names %s, of which no article knows now; it is kept\n", i+1, i+2, strings.Join(e.Unknown, ", "))
			}
		}
		return nil
	})
}

func exportDecisions(env *Env, c *cli.Context, path string) error {
	return withStore(env, c, func(ctx context.Context, a *asking) error {
		all, err := a.store.Decisions(ctx)
		if err != nil {
			return err
		}
		if path == "-" {
			return writeDecisions(env.Stdout, all)
		}
		var b strings.Builder
		if err := writeDecisions(&b, all); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			return fmt.Errorf("writing decisions to %s: %w", path, bare(err))
		}
		fmt.Fprintf(env.Stderr, "%s: %s\n", path, count(len(all), "decision"))
		return nil
	})
}

func importDecisions(env *Env, c *cli.Context, path string) error {
	data, err := readInput(env, path)
	if err != nil {
		err = fmt.Errorf("reading decisions from %s: %w", path, bare(err))
		if errors.Is(err, fs.ErrNotExist) {
			err = mendable(err, "%s writes such a file", command(c.String("store"), "decisions", "--export", path))
		}
		return err
	}
	return withWritable(env, c, func(ctx context.Context, a *asking) error {
		given, err := readDecisions(path, data, a.names.vocabulary)
		if err != nil {
			return err
		}
		old, err := a.store.Decisions(ctx)
		if err != nil {
			return err
		}
		var all []graph.Decision
		var lines []int // of each decision; 0 if it is not from the file
		if c.Bool("add") {
			all, lines = slices.Clone(old), make([]int, len(old))
		}
		for _, d := range given {
			if c.Bool("add") && slices.ContainsFunc(old, func(o graph.Decision) bool { return sameDecision(o, d.Decision) }) {
				continue
			}
			all, lines = append(all, d.Decision), append(lines, d.line)
		}
		change, err := a.setDecisions(ctx, all)
		if err != nil {
			return err
		}
		for i, e := range change.effects {
			for _, id := range e.Unknown {
				fmt.Fprintf(env.Stderr, "%s:%d: no article in the store knows %s; the decision is kept, and holds once one does%s\n", path, lines[i], id, a.nearID(ctx, id))
			}
		}
		if a.json {
			return change.writeJSON(env.Stdout, nil, 0)
		}
		fmt.Fprintln(env.Stdout, joined(", ", count(len(all), "decision"), fewer(old, all)))
		return change.write(env)
	})
}

// fewer says how many decisions of the store an import has taken out.
func fewer(old, all []graph.Decision) string {
	n := 0
	for _, o := range old {
		if !slices.ContainsFunc(all, func(d graph.Decision) bool { return sameDecision(o, d) }) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return count(n, "earlier decision") + " taken out"
}

// nearID suggests what an unknown id may be meant for.
func (a *asking) nearID(ctx context.Context, id string) string {
	_, name, ok := strings.Cut(id, "/")
	if !ok {
		return ""
	}
	near, err := a.store.Suggest(ctx, strings.ReplaceAll(name, "_", " "), 1)
	if err != nil || len(near) == 0 {
		return ""
	}
	return " (did you mean " + near[0].ID + "?)"
}

func readInput(env *Env, path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(env.Stdin)
	}
	return os.ReadFile(path)
}
