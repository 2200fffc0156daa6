package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/export"
)

func exportCommand(env *Env) *cli.Command {
	var doc strings.Builder
	doc.WriteString("Formats:\n")
	fmt.Fprintf(&doc, "  %-10s N-Quads with full IRIs: triple stores, RDF tools\n", "nquads")
	names := []string{"nquads"}
	for _, f := range export.Formats() {
		fmt.Fprintf(&doc, "  %-10s %s\n", f.Name, f.Doc)
		names = append(names, f.Name)
	}
	doc.WriteString("gephi and neo4j write two files into the directory that -o names. Neo4j reads its own with\n" +
		"   neo4j-admin database import full neo4j --nodes=nodes.csv --relationships=edges.csv\n" +
		"In nquads, a relation stands in a graph that is named by its statement: GRAPH ?statement {?subject ?predicate ?object}.")
	return &cli.Command{
		Name:        "export",
		Usage:       "write the graph for other programs",
		ArgsUsage:   "[NAME…]",
		Description: "Without NAME, the whole graph; with names, what is said of these things.\n" + doc.String(),
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: strings.Join(names, ", ")},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "a file, or a directory for gephi and neo4j (default: standard output)"},
			kindFlag(),
			metricFlag("only figures of this metric"),
			&cli.StringFlag{Name: "base", Value: "urn:suyuan:", Usage: "what the graph's own IRIs start with in nquads"},
			storeFlag(), minConfidenceFlag(), schemaFlag(),
		}, periodFlags()...),
		Action: func(c *cli.Context) error { return exportGraph(env, c, names) },
	}
}

// exportGraph writes what the options choose in the format of one of some names.
func exportGraph(env *Env, c *cli.Context, formats []string) error {
	format, err := oneOf(c, "format", formats...)
	if err != nil {
		return err
	}
	kind, when, err := kindAndPeriod(c)
	if err != nil {
		return err
	}
	if format == "" {
		return usagef("export: choose a format with --format: %s", strings.Join(formats, ", "))
	}
	return withStore(env, c, func(ctx context.Context, a *asking) error {
		if format == "nquads" {
			if kind != "" || c.String("metric") != "" || when.asked() || c.Args().Present() || a.minConfidence > 0 {
				return usagef("export: nquads is always the whole store; names and the options that choose work with the other formats")
			}
			return writeOutput(env, c.String("output"), func(w io.Writer) error {
				return a.store.WriteNQuads(ctx, w, c.String("base"))
			})
		}
		metric, err := a.metricNamed(c.String("metric"))
		if err != nil {
			return err
		}
		g, err := a.graph(ctx, c.Args().Slice(), graph.Filter{Kind: kind, Metric: metric, MinConfidence: a.minConfidence}, when)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(export.Formats(), func(f export.Format) bool { return f.Name == format })
		f := export.Formats()[i]
		if f.Files != nil {
			return writeFiles(c.String("output"), f, g)
		}
		return writeOutput(env, c.String("output"), func(w io.Writer) error { return f.Write(w, g) })
	})
}

// graph gathers what is exported: all that passes, or what of it is said of some
// things.
func (a *asking) graph(ctx context.Context, names []string, f graph.Filter, when within) (*export.Graph, error) {
	g := &export.Graph{Articles: map[string]graph.Article{}, Symmetric: a.names.symmetric, Label: a.names.zh}
	articles, err := a.store.Articles(ctx)
	if err != nil {
		return nil, err
	}
	for _, article := range articles {
		g.Articles[article.ID] = article
	}
	about, err := a.findAll(ctx, "", names)
	if err != nil {
		return nil, err
	}
	for _, f.Entity = range ids(about) {
		found, err := a.store.Statements(ctx, f)
		if err != nil {
			return nil, err
		}
		g.Statements = append(g.Statements, when.only(found, ownTime)...)
	}
	g.Statements = graph.MergeStatements(g.Statements)
	if g.Entities, err = a.store.Entities(ctx); err != nil {
		return nil, err
	}
	if len(about) == 0 && f.Metric == "" && !when.asked() {
		return g, nil // all, what nothing is said of included
	}
	spoken := map[string]bool{}
	for i := range g.Statements {
		for _, id := range g.Statements[i].Entities() {
			spoken[id] = true
		}
	}
	g.Entities = slices.DeleteFunc(g.Entities, func(e graph.Entity) bool { return !spoken[e.ID] })
	return g, nil
}

// writeOutput writes to a file, or to standard output if path is empty or "-".
func writeOutput(env *Env, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return buffered(env.Stdout, write)
	}
	return writeWhole(path, "-o", write)
}

// writeWhole makes a file that comes into being whole: it is written beside its
// place and moved there at the end, so that a full disk or an interruption leaves
// the old one. option is the one that named the file.
func writeWhole(path, option string, write func(io.Writer) error) error {
	if at, err := os.Stat(path); err == nil && at.IsDir() {
		return mendable(fmt.Errorf("writing %s: it is a directory", path), "name a file, with %s", option)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return mendable(fmt.Errorf("writing %s: %w", path, bare(err)), "name a file in a directory that you may write to, with %s", option)
	}
	err = buffered(tmp, write)
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	err = errors.Join(err, tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("writing %s: %w", path, bare(err))
	}
	return nil
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// bare takes a temporary file's name off an error.
func bare(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func writeFiles(dir string, f export.Format, g *export.Graph) error {
	if dir == "" || dir == "-" {
		return usagef("export: %s writes nodes.csv and edges.csv: name a directory for them with -o", f.Name)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return mendable(fmt.Errorf("making the directory %s: %w", dir, bare(err)), "name another with -o")
	}
	var parts []*os.File
	err := f.Files(func(name string) (io.Writer, error) {
		part, err := os.CreateTemp(dir, "."+name+".*")
		if err == nil {
			parts = append(parts, part)
		}
		return part, err
	}, g)
	for _, part := range parts {
		err = errors.Join(err, part.Chmod(0o644), part.Close())
	}
	for _, part := range parts {
		if err != nil {
			os.Remove(part.Name()) // a full disk leaves the files of before, not halves
			continue
		}
		name := strings.TrimPrefix(filepath.Base(part.Name()), ".")
		err = os.Rename(part.Name(), filepath.Join(dir, name[:strings.LastIndexByte(name, '.')]))
	}
	if err != nil {
		return fmt.Errorf("writing to %s: %w", dir, bare(err))
	}
	return nil
}
