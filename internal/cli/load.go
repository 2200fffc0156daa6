package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
)

func loadCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "put what extract wrote (or anyone, in the same format) into a store",
		ArgsUsage: "FILE…",
		Description: "FILE is interchange (JSON Lines); - is standard input. Lines that cannot be used are told of and left\n" +
			"out; the rest is loaded, and the exit code is 1.",
		Flags: []cli.Flag{storeFlag(), jsonFlag(), schemaFlag()},
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usagef("load: name a file, or - for standard input: suyuan extract articles | suyuan load -")
			}
			docs, problems := readInterchange(env, c.Args().Slice())
			if len(docs) == 0 {
				return mendable(errors.Join(append(problems, errors.New("nothing to load"))...), "load reads what suyuan extract writes; suyuan build reads articles")
			}
			start := time.Now()
			store, err := graph.Open(c.Context, c.String("store"), graph.Options{})
			if err != nil {
				return err
			}
			sum, err := apply(env, c, store, graph.Change{Put: docs})
			if err = errors.Join(err, store.Close()); err != nil {
				return err
			}
			for _, r := range sum.Refused {
				problems = append(problems, refusal(r))
			}
			line := fmt.Sprintf("%s: %s added, %d replaced, %d unchanged; now %s and %s", c.String("store"), count(sum.Added, "article"), sum.Replaced, sum.Unchanged,
				count(sum.Entities, "entity"), count(sum.Statements, "statement"))
			return errors.Join(append(problems, writeChange(env, c, sum, start, problems, line))...)
		},
	}
}

// readInterchange reads all files; of a bad one what can be used.
func readInterchange(env *Env, paths []string) (docs []graph.Document, problems []error) {
	for _, path := range paths {
		found, err := readLines(env, path)
		docs = append(docs, found...)
		if err != nil {
			problems = append(problems, prefixed(path, err))
		}
	}
	return docs, problems
}

func readLines(env *Env, path string) ([]graph.Document, error) {
	var in io.Reader = env.Stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, bare(err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, errors.New("is a directory: name the files in it")
		}
		in = f
	}
	return graph.Decode(in)
}

// prefixed puts the file's name before each line of an error.
func prefixed(path string, err error) error {
	return errors.New(path + ": " + strings.ReplaceAll(err.Error(), "\n", "\n"+path+": "))
}

func refusal(r graph.Refused) error {
	return fmt.Errorf("article %s: left out %s%s: %s", r.Article, r.Claim, r.Entity, r.Reason)
}

// writeChange sums up what a change did and how long it took: on one line for
// people, or for programs as build does.
func writeChange(env *Env, c *cli.Context, sum graph.Summary, start time.Time, problems []error, line string) error {
	took := time.Since(start)
	if !c.Bool("json") {
		_, err := fmt.Fprintf(env.Stdout, "%s (%s)\n", line, elapsed(took))
		return err
	}
	return writeJSON(env.Stdout, struct {
		Store      string   `json:"store"`
		Added      int      `json:"added"`
		Replaced   int      `json:"replaced"`
		Removed    int      `json:"removed"`
		Unchanged  int      `json:"unchanged"`
		Entities   int      `json:"entities"`
		Statements int      `json:"statements"`
		Seconds    float64  `json:"seconds"`
		Errors     []string `json:"errors"`
	}{c.String("store"), sum.Added, sum.Replaced, sum.Removed, sum.Unchanged, sum.Entities, sum.Statements, took.Seconds(), messages(problems)})
}
