// Package pipeline takes files to the store: it reads, extracts on all cores
// and writes in steps. Only here are articles worked on at the same time.
//
//   - Pipeline: the parts and how they run together; Run does the work.
//   - Reader, Extractor, Writer: what it needs of the packages below.
//   - Summary: what was read, skipped, refused and written.
//
// Whatever the number of cores, articles reach the writer in the order of the
// sources, and all articles of a source in one step: the writer replaces what a
// path held before.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"suyuan/graph"
	"suyuan/internal/article"
)

// Reader gives the articles of a source in order, and errors between them
// (see article.Reader).
type Reader interface {
	Read(ctx context.Context, src article.Source) iter.Seq2[*article.Article, error]
}

// Extractor reads what an article says. It must be pure and safe for
// concurrent use, and end soon, with ctx's error, when ctx is done.
type Extractor interface {
	Extract(ctx context.Context, a *article.Article) (graph.Document, error)
}

// Writer changes a store (see graph.Writer). It is called from one goroutine
// at a time.
type Writer interface {
	Apply(ctx context.Context, c graph.Change) (graph.Summary, error)
}

// Pipeline is the parts of a run. It may be run again, but not twice at once.
type Pipeline struct {
	Reader    Reader
	Extractor Extractor
	Writer    Writer
	// Version names the extractor and all that it goes by. It is written into
	// graph.Article.Extractor, and what another version read is read anew.
	Version string
	// Known are the articles that the store has. Those that are the same, read
	// by the same version, are not extracted again.
	Known []graph.Article
	// Workers is how many goroutines extract; one for each core if 0.
	Workers int
	// Step is the number of articles after which a step is written first; 256 if
	// 0. It doubles with each, because every step resolves all articles anew.
	Step int
	// Progress, if set, is told how far the run is. Calls never overlap.
	Progress func(Progress)
	// Problem, if set, is told each error and warning as it comes up. Calls
	// never overlap, and come in the order of the sources.
	Problem func(error)
}

// Progress is how far a run is.
type Progress struct {
	Sources, SourcesTotal int // dealt with, of how many
	Extracted             int // articles
	Written               int // articles that are in the store for good
}

// defaultStep keeps what a kill can lose to some seconds of work.
const defaultStep = 256

// ahead is how many articles a worker may be ahead of the writer: enough to keep
// it busy while a long article holds up the order, few enough to bound memory.
const ahead = 8

// grace is how long articles that are being extracted may still take when a run
// is interrupted: long enough for any but those of many megabytes.
const grace = time.Second

// Run takes the sources into the store. It goes on after errors of single
// files; they are in the summary. The error it returns is one of the writer, or
// ctx's: when ctx is done, what has been extracted by then, or is soon after,
// is still written, so that nothing that was finished is lost.
func (p *Pipeline) Run(ctx context.Context, sources []article.Source) (Summary, error) {
	r := &run{
		p:       p,
		known:   knownArticles(p.Known),
		sources: sources,
		step:    p.Step,
	}
	if r.step <= 0 {
		r.step = defaultStep
	}
	r.progress.SourcesTotal = len(sources)
	err := r.run(ctx)
	if err == nil && r.stopped {
		err = ctx.Err()
	}
	return r.sum, err
}

// run is the state of one Run.
type run struct {
	p       *Pipeline
	known   known
	sources []article.Source

	mu       sync.Mutex // guards sum, progress and the calls to the user
	sum      Summary
	progress Progress
	stopped  bool // before the end of the sources
	step     int
}

// batch is what one source gave, in the order of the sources.
type batch struct {
	source   article.Source
	errs     []error
	articles []*article.Article // none if all are unchanged
	skipped  []Skip
	stopped  bool // ctx ended it before its end

	// What extraction gives, in the order of articles; handed is how many of
	// them are extracted, all but where ctx ended it. To be read after left.
	docs   []graph.Document
	failed []error
	handed int
	left   sync.WaitGroup
}

// job is the i-th article of a batch, to extract.
type job struct {
	b *batch
	i int
	a *article.Article
}

func (r *run) run(ctx context.Context) error {
	workers := r.p.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	jobs := make(chan job)
	batches := make(chan *batch, workers*ahead)
	window := make(chan struct{}, workers*ahead) // articles on their way
	steps := make(chan []graph.Document)
	written := make(chan error, 1)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	extracting, giveUp := context.WithCancel(context.WithoutCancel(ctx))
	defer giveUp()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, giveUp) })()

	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(batches)
		defer close(jobs)
		r.read(ctx, jobs, batches, window)
	})
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				r.extract(extracting, j)
				<-window
				j.b.left.Done()
			}
		})
	}
	go func() {
		err := r.write(ctx, steps)
		if err != nil {
			cancel() // nothing more can be kept
		}
		for range steps { // let the collector end
		}
		written <- err
	}()
	r.collect(batches, steps)
	close(steps)
	wg.Wait()
	return <-written
}

// read reads the sources in order and hands out their articles for extraction.
func (r *run) read(ctx context.Context, jobs chan<- job, batches chan<- *batch, window chan struct{}) {
	seen := map[string]string{} // id to path, of this run
	for _, src := range r.sources {
		if ctx.Err() != nil {
			r.mu.Lock()
			r.stopped = true
			r.mu.Unlock()
			return
		}
		b := r.readSource(ctx, src, seen)
		b.docs = make([]graph.Document, len(b.articles))
		b.failed = make([]error, len(b.articles))
		b.left.Add(1) // for the reader itself
		// A batch goes ahead of its articles, so that the collector waits for
		// it while the window bounds what is under way.
		batches <- b
		for i, a := range b.articles {
			select {
			case window <- struct{}{}:
				b.handed++
				b.left.Add(1)
				jobs <- job{b, i, a}
				continue
			case <-ctx.Done():
			}
			b.stopped = true
			break
		}
		b.left.Done()
	}
}

// readSource reads all of a source. Only when it is known as a whole can it be
// told whether it changed: the writer takes the articles of a path together.
func (r *run) readSource(ctx context.Context, src article.Source, seen map[string]string) *batch {
	b := &batch{source: src}
	changed := false
	for a, err := range r.p.Reader.Read(ctx, src) {
		switch {
		case err != nil && ctx.Err() != nil:
			b.stopped = true
		case err != nil:
			b.errs = append(b.errs, err)
		default:
			if first, twice := seen[a.ID]; twice {
				b.skipped = append(b.skipped, Skip{Path: a.Path, ID: a.ID, Reason: Duplicate, Of: first})
				continue
			}
			seen[a.ID] = a.Path
			b.articles = append(b.articles, a)
			changed = changed || !r.known.same(a, r.p.Version)
		}
	}
	if b.stopped {
		b.articles = nil // half a source would take the place of the whole
		return b
	}
	if !changed && r.known.count(src.Path) <= len(b.articles) {
		for _, a := range b.articles {
			b.skipped = append(b.skipped, Skip{Path: a.Path, ID: a.ID, Reason: Unchanged})
		}
		b.articles = nil
	}
	return b
}

// extract reads one article. A mistake in a rule or its engine costs that
// article, not the run.
func (r *run) extract(ctx context.Context, j job) {
	defer func() {
		if v := recover(); v != nil {
			j.b.failed[j.i] = fmt.Errorf("%s: extracting failed, the article is left out; please report it: %v\n%s", j.a.Path, v, debug.Stack())
		}
	}()
	doc, err := r.p.Extractor.Extract(ctx, j.a)
	if err != nil {
		j.b.failed[j.i] = err
		return
	}
	if r.p.Version != "" {
		doc.Article.Extractor = r.p.Version
	}
	j.b.docs[j.i] = doc
}

// collect gathers the batches in order into steps, each of which is written at
// once. After ctx's end the steps hold what was finished.
func (r *run) collect(batches <-chan *batch, steps chan<- []graph.Document) {
	var next []graph.Document
	size := r.step
	for b := range batches {
		b.left.Wait()
		next = append(next, r.account(b)...)
		if len(next) >= size {
			steps <- next
			next = nil
			size *= 2
		}
	}
	if len(next) > 0 {
		steps <- next
	}
}

// account adds a batch to the summary and gives the documents to write.
func (r *run) account(b *batch) []graph.Document {
	r.mu.Lock()
	defer r.mu.Unlock()
	var docs []graph.Document
	for i, a := range b.articles[:b.handed] {
		if err := b.failed[i]; Interrupted(err) {
			b.stopped = true
			break
		} else if err != nil {
			b.errs = append(b.errs, err)
			b.skipped = append(b.skipped, Skip{Path: a.Path, ID: a.ID, Reason: Failed})
			continue
		}
		docs = append(docs, b.docs[i])
	}
	r.stopped = r.stopped || b.stopped
	if b.stopped && r.known.count(b.source.Path) > 0 {
		docs = nil // the rest of the source is in the store and would be replaced
	}
	r.sum.Read += len(docs)
	r.sum.Skipped = append(r.sum.Skipped, b.skipped...)
	for _, err := range b.errs {
		if article.IsWarning(err) {
			r.sum.Warnings = append(r.sum.Warnings, err)
		} else {
			r.sum.Errors = append(r.sum.Errors, err)
		}
		if r.p.Problem != nil {
			r.p.Problem(err)
		}
	}
	r.progress.Sources++
	r.progress.Extracted += len(docs)
	r.tell()
	return docs
}

// tell reports progress; the lock is held.
func (r *run) tell() {
	if r.p.Progress != nil {
		r.p.Progress(r.progress)
	}
}

// write applies the steps. What was extracted is written even when ctx is
// done by then.
func (r *run) write(ctx context.Context, steps <-chan []graph.Document) error {
	for docs := range steps {
		got, err := r.p.Writer.Apply(context.WithoutCancel(ctx), graph.Change{Put: docs})
		r.mu.Lock()
		r.sum.add(got)
		if err == nil {
			r.progress.Written += len(docs)
			r.tell()
		}
		r.mu.Unlock()
		if err != nil {
			return fmt.Errorf("writing the articles from %s to %s: %w", docs[0].Article.Path, docs[len(docs)-1].Article.Path, err)
		}
	}
	return nil
}

// Interrupted says whether Run ended early because its context did, with all
// that was finished in the store.
func Interrupted(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
