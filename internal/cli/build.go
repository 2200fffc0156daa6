package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/pipeline"
	"suyuan/internal/resolve"
	"suyuan/schema"
)

func buildCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "read articles, extract what they say, and load it into a store",
		ArgsUsage: "DIR…",
		Description: "DIR is a folder, a file or a glob; - is standard input. Articles that the store has are skipped unless\n" +
			"they, the schema or the extractor changed. Ctrl-C keeps what was finished; run it again to go on.",
		Flags: append([]cli.Flag{storeFlag(), jsonFlag(), schemaFlag()}, readingFlags()...),
		Action: func(c *cli.Context) error {
			reader, err := newReader(env, c)
			if err != nil {
				return err
			}
			list, problems, err := sources(c)
			if err != nil {
				return err
			}
			extractor, model, version, err := newExtractor(c)
			if err != nil {
				return err
			}
			store, err := graph.Open(c.Context, c.String("store"), graph.Options{})
			if err != nil {
				return err
			}
			b := &builder{env: env, model: model, store: store, problems: problems, failures: &failureLog{env: env}}
			b.failures.all(problems)
			err = b.run(c, &pipeline.Pipeline{Reader: reader, Extractor: extractor, Version: version, Workers: c.Int("jobs")}, list)
			return errors.Join(err, store.Close())
		},
	}
}

// builder is one run of build.
type builder struct {
	env      *Env
	model    *schema.Model
	store    *graph.Store
	problems []error // with the folders and files, before any was read
	failures *failureLog
}

func (b *builder) run(c *cli.Context, p *pipeline.Pipeline, list []article.Source) error {
	start := time.Now()
	var err error
	if p.Known, err = b.store.Articles(c.Context); err != nil {
		return err
	}
	writer, err := graph.NewWriter(c.Context, b.store, resolve.New(b.model).Resolve)
	if err != nil {
		return err
	}
	writer.Version = resolve.Version(b.model)
	bar := newProgress(b.env, len(list), "reading")
	b.failures.bar = bar
	allRead := b.follow(p, writer, bar)
	p.Writer, p.Problem = writer, b.failures.add

	// Writing may take a while: the user should see that the signal was heard.
	heard := context.AfterFunc(c.Context, func() {
		bar.hide()
		fmt.Fprintln(b.env.Stderr, "suyuan: interrupted; writing what was read (once more ends at once, and the next build goes on)")
		bar.phase("writing")
		allRead.Store(true)
	})
	sum, err := p.Run(c.Context, list)
	heard()
	if err == nil {
		// What was read may be unchanged, but half applied by a run that was
		// killed, or resolved by another version.
		_, err = writer.Apply(c.Context, graph.Change{})
	}
	bar.stop()
	if err = errors.Join(err, writer.Close()); err != nil && !pipeline.Interrupted(err) {
		return err
	}
	return errors.Join(err, b.report(c, sum, writer.Holds(), time.Since(start), err == nil))
}

// report tells what a run did: what is in the store now, what was refused and,
// of a run that came to its end, what is gone or undated.
func (b *builder) report(c *cli.Context, sum pipeline.Summary, holds graph.Resolution, took time.Duration, whole bool) error {
	for _, problem := range b.problems {
		if article.IsWarning(problem) {
			sum.Warnings = append(sum.Warnings, problem)
		} else {
			sum.Errors = append(sum.Errors, problem)
		}
	}
	for _, r := range sum.Store.Refused {
		b.failures.add(refusal(r))
	}
	ctx := context.WithoutCancel(c.Context) // the store is asked although the run may have been interrupted
	stats, err := b.store.Stats(ctx)
	if err != nil {
		return err
	}
	if whole {
		kept, err := b.store.Articles(ctx)
		if err != nil {
			return err
		}
		tellGone(b.env, c.String("store"), gone(c.Args().Slice(), kept))
		if sum.Store.Added+sum.Store.Replaced > 0 {
			tellUndated(b.env, kept)
		}
	}
	report := &buildReport{store: c.String("store"), sum: sum, stats: stats, took: took,
		most: pipeline.MostMentioned(holds, 8), names: &lookup{vocabulary: b.model}}
	if c.Bool("json") {
		return errors.Join(writeJSON(b.env.Stdout, report.json()), b.failures.result())
	}
	return errors.Join(report.write(b.env, b.env.Stdout), b.failures.result())
}

// follow moves the bar: while files are read, by file, and then, while the
// last of them are written, by quad; allRead says when that is.
func (b *builder) follow(p *pipeline.Pipeline, w *graph.Writer, bar *progress) (allRead *atomic.Bool) {
	allRead = new(atomic.Bool)
	p.Progress = func(at pipeline.Progress) {
		if at.Sources == at.SourcesTotal {
			allRead.Store(true)
		}
		if !allRead.Load() {
			bar.set(at.Sources, at.SourcesTotal)
		}
	}
	w.Progress = func(done, total int) {
		if allRead.Load() {
			bar.phase("writing")
			bar.set(done, total)
		}
	}
	return allRead
}

// buildReport is what a build did, for people or programs.
type buildReport struct {
	store string
	sum   pipeline.Summary
	stats graph.Stats
	most  []pipeline.Mentioned // none if nothing changed
	took  time.Duration
	names *lookup
}

func (r *buildReport) write(env *Env, w io.Writer) error {
	unchanged, twice := r.sum.SkippedFor(pipeline.Unchanged), r.sum.SkippedFor(pipeline.Duplicate)
	read := []string{fmt.Sprintf("%d added", r.sum.Store.Added)}
	for _, n := range []struct {
		count int
		what  string
	}{{r.sum.Store.Replaced, "replaced"}, {r.sum.Store.Removed, "removed"}, {unchanged + r.sum.Store.Unchanged, "unchanged"},
		{twice, "given twice"}, {len(r.sum.Errors), "with problems"}} {
		if n.count > 0 {
			read = append(read, fmt.Sprintf("%d %s", n.count, n.what))
		}
	}
	fmt.Fprintf(w, "%s  %s in %s\n\n", paint(env, text.Bold, r.store), strings.Join(read, ", "), elapsed(r.took))
	g := &grid{columns: []column{{}, {right: true}, {wide: true}}}
	entities, statements := r.stats.Totals()
	g.add("Articles", fmt.Sprint(r.stats.Articles), "")
	g.add("Entities", fmt.Sprint(entities), r.breakdown())
	var kinds []string
	for _, k := range slices.Sorted(maps.Keys(r.stats.Statements)) {
		kinds = append(kinds, count(r.stats.Statements[k], string(k)))
	}
	g.add("Statements", fmt.Sprint(statements), strings.Join(kinds, ", "))
	if err := g.render(env, w); err != nil {
		return err
	}
	if len(r.most) > 0 {
		fmt.Fprintf(w, "\n%s\n", paint(env, text.Bold, "Most mentioned"))
		most := &grid{columns: []column{{}, {}, {right: true}, {right: true}}}
		for _, m := range r.most {
			most.add(m.Entity.Name, r.names.typeLabel(m.Entity.Type), count(m.Articles, "article"), count(m.Statements, "statement"))
		}
		if err := most.render(env, w); err != nil {
			return err
		}
		if r.store == memoryStore {
			return nil // it ends with the command
		}
		_, err := fmt.Fprintf(w, "\n%s says more.\n", command(r.store, "show", r.most[0].Entity.Name))
		return err
	}
	return nil
}

// breakdown counts the entities by type, the most frequent first.
func (r *buildReport) breakdown() string {
	types := slices.Collect(maps.Keys(r.stats.Entities))
	slices.SortFunc(types, func(a, b string) int {
		return cmp.Or(cmp.Compare(r.stats.Entities[b], r.stats.Entities[a]), cmp.Compare(a, b))
	})
	var parts []string
	for _, t := range types {
		parts = append(parts, fmt.Sprintf("%d %s", r.stats.Entities[t], r.names.typeLabel(t)))
	}
	return strings.Join(parts, ", ")
}

func (r *buildReport) json() any {
	type skip struct {
		Path   string `json:"path"`
		ID     string `json:"id"`
		Reason string `json:"reason"`
		Of     string `json:"of,omitempty"`
	}
	type mentioned struct {
		ID         string `json:"id"`
		Name       string `json:"name"`
		Articles   int    `json:"articles"`
		Statements int    `json:"statements"`
	}
	out := struct {
		Store     string      `json:"store"`
		Added     int         `json:"added"`
		Replaced  int         `json:"replaced"`
		Removed   int         `json:"removed"`
		Unchanged int         `json:"unchanged"`
		Seconds   float64     `json:"seconds"`
		Stats     graph.Stats `json:"stats"`
		Most      []mentioned `json:"most_mentioned"`
		Skipped   []skip      `json:"skipped"`
		Errors    []string    `json:"errors"`
		Warnings  []string    `json:"warnings"`
	}{r.store, r.sum.Store.Added, r.sum.Store.Replaced, r.sum.Store.Removed, r.sum.SkippedFor(pipeline.Unchanged) + r.sum.Store.Unchanged,
		r.took.Seconds(), r.stats, []mentioned{}, []skip{}, messages(r.sum.Errors), messages(r.sum.Warnings)}
	for _, m := range r.most {
		out.Most = append(out.Most, mentioned{m.Entity.ID, m.Entity.Name, m.Articles, m.Statements})
	}
	for _, s := range r.sum.Skipped {
		out.Skipped = append(out.Skipped, skip{s.Path, s.ID, string(s.Reason), s.Of})
	}
	return out
}

func messages(errs []error) []string {
	out := []string{}
	for _, err := range errs {
		out = append(out, err.Error())
	}
	return out
}
