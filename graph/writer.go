package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// batchSize is about how many quads one transaction adds and removes; larger
// ones are hardly faster.
const batchSize = 10_000

// ignore makes cayley pass over quads that are there or missing: after an
// error it would be corrupt. The planned differences contain none.
var ignore = cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}

// unsettledMark is in the store while a change is half applied.
var unsettledMark = quad.Quad{Subject: iriStore, Predicate: iriUnsettled, Object: quad.String("yes")}

// Writer is the only type that changes a store. It keeps what the store holds
// in memory between changes. It is not safe for concurrent use; readers may
// read beside it.
type Writer struct {
	// Progress, if set, is told after each batch how many of the articles,
	// entities and statements that the change touches have been written.
	Progress func(done, total int)
	// Version names the resolver and all that it goes by; it must change
	// whenever the resolver could give another result for the same articles.
	// What a store of the same version holds need not be read: the resolver
	// tells. With another version, or with none, the first Apply reads the
	// whole graph and compares.
	Version string

	batch   int // about how many quads a transaction adds and removes
	store   *Store
	resolve Resolver
	release func()
	tx      transactor

	docs      map[string]stored // nil if they have not been read yet
	decisions []Decision
	stamp     string // the resolver's version that the store's graph was made with
	current   *state // what the store holds; nil if that must be looked up
	broken    error  // after an error that left unknown what the store holds
}

// Change is what to do to a store, in one step.
type Change struct {
	Put       []Document  // add, or replace what has the same id, URL or path
	Remove    []string    // ids of articles
	Decisions *[]Decision // if set, takes the place of all earlier decisions
}

func (c *Change) empty() bool {
	return len(c.Put) == 0 && len(c.Remove) == 0 && c.Decisions == nil
}

// Summary is what a change did.
type Summary struct {
	Added, Replaced, Removed, Unchanged int       // articles
	Missing                             []string  // ids to remove that the store does not have
	Refused                             []Refused // what was left out, and why
	QuadsAdded, QuadsRemoved            int
	Entities, Statements                int // in the store now
}

// NewWriter makes the caller the store's one writer until Close. The resolver
// must be pure.
func NewWriter(ctx context.Context, s *Store, resolve Resolver) (*Writer, error) {
	release, err := s.claim(ctx)
	if err != nil {
		return nil, err
	}
	w := &Writer{batch: batchSize, store: s, resolve: resolve, release: release}
	if err := w.load(ctx); err != nil {
		release()
		return nil, err
	}
	return w, nil
}

// Close lets others write. It does not close the store.
func (w *Writer) Close() error {
	w.broken = errors.New("the writer is closed")
	w.release()
	return nil
}

// Holds is the graph of the store as far as the writer knows it without reading
// it back: after an Apply that changed something. Else it is empty.
func (w *Writer) Holds() Resolution {
	if w.current == nil {
		return Resolution{}
	}
	return w.current.Resolution
}

// load reads what the store was told but for the documents, which take half a
// second for some hundred articles and are not needed where nothing changes.
func (w *Writer) load(ctx context.Context) error {
	var err error
	if w.tx, err = w.store.backend.transactor(); err != nil {
		return fmt.Errorf("opening the store %s: %w", w.store.dsn, err)
	}
	w.docs, w.current = nil, nil
	if w.decisions, err = w.store.Decisions(ctx); err != nil {
		return err
	}
	unsettled, err := w.store.Unsettled(ctx)
	if err != nil {
		return err
	}
	if _, w.stamp, err = w.store.meta(ctx); err != nil {
		return err
	}
	if unsettled {
		w.stamp = ""
	}
	if w.stamp == "" {
		quads, err := w.store.backend.quads(ctx)
		if err != nil {
			return fmt.Errorf("opening the store %s: %w", w.store.dsn, err)
		}
		if quads == 0 {
			w.current = &state{} // nothing to compare with
		}
	}
	return nil
}

// Apply makes the store hold what the change says, and the graph that all its
// articles then support. Documents that are in the store already, to the
// letter, cost nothing. Two documents of one change may share a path (a file
// of many articles), but the last one of a URL wins.
//
// The change is written in batches. Killed between two of them, the store is
// sound and marked unsettled; the next Apply, even an empty one, makes it
// agree with the articles that it holds by then. On an error the same is true.
func (w *Writer) Apply(ctx context.Context, c Change) (Summary, error) {
	var sum Summary
	if w.broken != nil {
		return sum, w.broken
	}
	if c.empty() && w.settled() {
		return sum, w.count(ctx, &sum)
	}
	var err error
	if w.docs == nil {
		if w.docs, err = w.store.documents(ctx); err != nil {
			return sum, err
		}
	}
	docs, decisions, changed, err := w.intend(c, &sum)
	if err != nil {
		return sum, err
	}
	if !changed && w.settled() {
		return sum, w.count(ctx, &sum)
	}
	// An id whose text changes takes two steps: no batch could be sound that
	// has evidence for both texts.
	if first := w.withoutRewritten(docs); first != nil {
		if err := w.move(ctx, first, decisions, &sum); err != nil {
			return sum, err
		}
	}
	return sum, w.move(ctx, docs, decisions, &sum)
}

// settled says that the store's graph is what the resolver makes of its articles.
func (w *Writer) settled() bool {
	return w.stamp == w.Version && (w.current != nil || w.Version != "")
}

// count says how much the store holds when nothing changed.
func (w *Writer) count(ctx context.Context, sum *Summary) error {
	if w.current != nil {
		sum.Entities, sum.Statements = len(w.current.Entities), len(w.current.Statements)
		return nil
	}
	st, err := w.store.Stats(ctx)
	sum.Entities, sum.Statements = st.Totals()
	return err
}

// intend works out which documents the store shall have.
func (w *Writer) intend(c Change, sum *Summary) (docs map[string]stored, decisions []Decision, changed bool, err error) {
	n := &intention{docs: make(map[string]stored, len(w.docs)+len(c.Put)), given: make(map[string]bool, len(c.Put)),
		byURL: map[string][]string{}, byPath: map[string][]string{}, sum: sum}
	for id, d := range w.docs {
		n.docs[id] = d
		n.byURL[d.Article.URL] = append(n.byURL[d.Article.URL], id)
		n.byPath[d.Article.Path] = append(n.byPath[d.Article.Path], id)
	}
	for _, id := range c.Remove {
		n.remove(id)
	}
	for _, d := range c.Put {
		n.given[d.Article.ID] = true
	}
	for _, d := range c.Put {
		if reason := w.completeText(&d); reason != "" {
			sum.Refused = append(sum.Refused, Refused{Article: d.Article.ID, Path: d.Article.Path, Reason: reason})
			continue
		}
		d, refused := d.Validate()
		sum.Refused = append(sum.Refused, refused...)
		if err := n.put(d); err != nil {
			return nil, nil, false, err
		}
	}
	decisions, changed = w.decisions, n.changed
	if c.Decisions != nil && encodeDecisions(*c.Decisions) != encodeDecisions(w.decisions) {
		decisions, changed = *c.Decisions, true
	}
	return n.docs, decisions, changed, nil
}

// intention is the documents that a store shall have, as a change makes them one
// after another.
type intention struct {
	docs          map[string]stored
	given         map[string]bool     // the ids that the change puts
	byURL, byPath map[string][]string // ids of all that are or were there
	changed       bool
	sum           *Summary
}

func (n *intention) remove(id string) {
	if _, ok := n.docs[id]; !ok {
		n.sum.Missing = append(n.sum.Missing, id)
		return
	}
	delete(n.docs, id)
	n.sum.Removed++
	n.changed = true
}

// put adds a document, which takes the place of its rivals.
func (n *intention) put(d Document) error {
	id := d.Article.ID
	replaced := false
	for _, old := range rivals(d.Article, n.byURL, n.byPath) {
		o, there := n.docs[old]
		a, b := d.Article.URL, o.Article.URL
		switch {
		case !there || old == id,
			a != "" && b != "" && a != b,        // one path, but two things
			n.given[old] && (a == "" || a != b): // two articles of one file
			continue
		}
		delete(n.docs, old)
		replaced = true
	}
	was, there := n.docs[id]
	n.byURL[d.Article.URL] = append(n.byURL[d.Article.URL], id)
	if there && sameDocument(was.Document, d) {
		n.sum.Unchanged++
		n.changed = n.changed || replaced
		return nil
	}
	packed, err := pack(d)
	if err != nil {
		return fmt.Errorf("packing article %s: %w", id, err)
	}
	n.docs[id] = stored{d, packed}
	n.changed = true
	if replaced || there {
		n.sum.Replaced++
	} else {
		n.sum.Added++
	}
	return nil
}

// rivals are the ids that share the article's URL or path.
func rivals(a Article, byURL, byPath map[string][]string) []string {
	var out []string
	if a.URL != "" {
		out = append(out, byURL[a.URL]...)
	}
	if a.Path != "" && a.Path != "-" {
		out = append(out, byPath[a.Path]...)
	}
	return out
}

// completeText takes a text that the lines left out from the store.
func (w *Writer) completeText(d *Document) (refusal string) {
	a := &d.Article
	if a.Text == "" {
		if was, ok := w.docs[a.ID]; ok && (a.Chars == 0 || a.Chars == was.Article.Chars) {
			a.Text = was.Article.Text
		}
	}
	switch {
	case a.ID == "":
		return "the article has no id"
	case a.Text == "":
		return "the article has no text to check its claims against: extract it without --no-text"
	case !utf8.ValidString(a.Text):
		return "the article's text is not valid UTF-8"
	}
	return ""
}

// withoutRewritten leaves out the documents whose id stays but whose text
// changes; nil if there are none.
func (w *Writer) withoutRewritten(docs map[string]stored) map[string]stored {
	var out map[string]stored
	for id, d := range docs {
		if was, ok := w.docs[id]; ok && was.Article.Text != d.Article.Text {
			if out == nil {
				out = make(map[string]stored, len(docs))
				for id, d := range docs {
					out[id] = d
				}
			}
			delete(out, id)
		}
	}
	return out
}

// move brings the store to the state that the documents and decisions give.
func (w *Writer) move(ctx context.Context, docs map[string]stored, decisions []Decision, sum *Summary) error {
	next, err := w.state(docs, decisions)
	if err != nil {
		return err
	}
	if w.current == nil && w.Version != "" && w.stamp == w.Version {
		if w.current, err = w.state(w.docs, w.decisions); err != nil {
			return err
		}
	}
	var p plan
	var marked bool
	if w.current != nil {
		p = between(w.current, next)
	} else if p, marked, err = fromStore(ctx, &view{qs: w.tx, values: map[any]quad.Value{}}, next); err != nil {
		return err
	}
	if err := w.write(ctx, p.ordered(), marked, sum); err != nil {
		// What the store holds now shows only when it is read anew.
		if e := w.load(context.WithoutCancel(ctx)); e != nil {
			w.broken = fmt.Errorf("after an error the store cannot be read any more: %w", e)
		}
		return err
	}
	w.docs, w.decisions, w.current, w.stamp = docs, decisions, next, w.Version
	sum.Entities, sum.Statements = len(next.Entities), len(next.Statements)
	return nil
}

// state is what the store shall hold for documents and decisions.
func (w *Writer) state(docs map[string]stored, decisions []Decision) (*state, error) {
	s := &state{docs: docs, decisions: encodeDecisions(decisions), stamp: w.Version}
	list := make([]Document, 0, len(docs))
	for _, d := range docs {
		list = append(list, d.Document)
	}
	slices.SortFunc(list, func(a, b Document) int { return strings.Compare(a.Article.ID, b.Article.ID) })
	s.Resolution = w.resolve(list, decisions)
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("resolving %d articles: %w", len(docs), err)
	}
	return s, nil
}

// check refuses what would make the graph unsound: a resolver's mistake.
func (s *state) check() error {
	sort.Slice(s.Entities, func(i, j int) bool { return s.Entities[i].ID < s.Entities[j].ID })
	sort.Slice(s.Statements, func(i, j int) bool { return s.Statements[i].ID < s.Statements[j].ID })
	known := make(map[string]bool, len(s.Entities))
	for i := range s.Entities {
		e := &s.Entities[i]
		switch {
		case known[e.ID]:
			return fmt.Errorf("the entity %s is there twice", e.ID)
		case classOf(quad.IRI(e.ID)) != entityNode || !validIRI(e.ID):
			return fmt.Errorf("the entity id %q can be no IRI of an entity: make it with EntityID", e.ID)
		case e.Type == "" || e.Name == "":
			return fmt.Errorf("the entity %s has no type or no name", e.ID)
		}
		known[e.ID] = true
	}
	for i := range s.Statements {
		st := &s.Statements[i]
		if i > 0 && s.Statements[i-1].ID == st.ID {
			return fmt.Errorf("the statement %s is there twice: use MergeStatements", st.ID)
		}
		if err := st.Content.check(); err != nil {
			return fmt.Errorf("the statement %s: %w", st.ID, err)
		}
		if id := st.Content.unknownEntity(known); id != "" {
			return fmt.Errorf("the statement %s speaks of the entity %s, which is not there", st.ID, id)
		}
		if len(st.Evidence) == 0 {
			return fmt.Errorf("the statement %s has no evidence", st.ID)
		}
		for j := range st.Evidence {
			article := st.Evidence[j].Article
			if _, ok := s.docs[article]; !ok {
				return fmt.Errorf("the statement %s cites the article %s, which is not there", st.ID, article)
			}
		}
	}
	return nil
}

// write applies the groups in order, in batches that each leave the store
// sound. While there is more than one batch to come the store is marked.
func (w *Writer) write(ctx context.Context, groups []*group, marked bool, sum *Summary) error {
	total := len(groups)
	for len(groups) > 0 || marked {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("stopped with %d of %d changes written: %w", total-len(groups), total, err)
		}
		var add, remove []cayley.Delta
		for len(groups) > 0 && len(add)+len(remove) < w.batch {
			adds, dels := groups[0].quads()
			for _, q := range adds {
				add = append(add, cayley.Delta{Quad: q, Action: cayley.Add})
			}
			for _, q := range dels {
				remove = append(remove, cayley.Delta{Quad: q, Action: cayley.Delete})
			}
			groups = groups[1:]
		}
		added, removed := len(add), len(remove)
		switch last := len(groups) == 0; {
		case !last && !marked:
			add = append(add, cayley.Delta{Quad: unsettledMark, Action: cayley.Add})
		case last && marked:
			remove = append(remove, cayley.Delta{Quad: unsettledMark, Action: cayley.Delete})
		}
		marked = len(groups) > 0
		if err := w.tx.apply(add, remove); err != nil {
			return fmt.Errorf("writing to the store %s: %w", w.store.dsn, explainDisk(err))
		}
		sum.QuadsAdded += added
		sum.QuadsRemoved += removed
		if err := w.store.refresh(); err != nil {
			return err
		}
		if w.Progress != nil {
			w.Progress(total-len(groups), total)
		}
	}
	return nil
}

// encodeDecisions is empty for no decisions.
func encodeDecisions(ds []Decision) string {
	if len(ds) == 0 {
		return ""
	}
	b, err := json.Marshal(ds)
	if err != nil {
		panic(err) // strings and lists of strings always marshal
	}
	return string(b)
}
