package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// kindClass is the RDF class of each kind of statement.
var kindClass = map[Kind]quad.IRI{RelationKind: iriRelation, FigureKind: iriObservation, EventKind: iriEvent}

// Filter chooses statements; what is left empty does not matter.
type Filter struct {
	Entity        string // an id: the statement has it as a party
	Kind          Kind
	Metric        string  // figures
	Predicate     string  // relations
	EventType     string  // events
	Article       string  // an id: some of the evidence is from there
	MinConfidence float64 // evidence below it is left out, and statements that have no other
}

// Statements returns the statements that pass, with their evidence, sorted by
// id.
func (s *Store) Statements(ctx context.Context, f Filter) ([]Statement, error) {
	var out []Statement
	for st, err := range s.EachStatement(ctx, f) {
		if err != nil {
			return nil, err
		}
		out = append(out, st)
	}
	return out, nil
}

// EachStatement yields what Statements returns, reading as it goes. After an
// error it stops.
func (s *Store) EachStatement(ctx context.Context, f Filter) iter.Seq2[Statement, error] {
	return func(yield func(Statement, error) bool) {
		v := s.view()
		refs, err := v.candidates(ctx, f)
		if err == nil {
			refs, err = v.sortByName(ctx, refs)
		}
		if err != nil {
			yield(Statement{}, err)
			return
		}
		for len(refs) > 0 {
			n := min(len(refs), 256)
			found, err := v.statements(ctx, refs[:n])
			if err != nil {
				yield(Statement{}, err)
				return
			}
			for _, st := range found {
				if st.confident(f.MinConfidence) && !yield(st, nil) {
					return
				}
			}
			if refs = refs[n:]; len(v.values) > 100*chunk {
				clear(v.values)
			}
		}
	}
}

// confident leaves out the evidence below a confidence and says whether any
// is left.
func (s *Statement) confident(least float64) bool {
	kept := s.Evidence[:0]
	for _, e := range s.Evidence {
		if e.Confidence >= least {
			kept = append(kept, e)
		}
	}
	s.Evidence = kept
	return len(kept) > 0
}

// candidates finds the statements that meet all conditions, by the indexes:
// each condition gives a set, and the sets are intersected.
func (v *view) candidates(ctx context.Context, f Filter) ([]cayley.Ref, error) {
	var sets []func() ([]cayley.Ref, error)
	under := func(predicate quad.IRI, object quad.IRI) {
		sets = append(sets, func() ([]cayley.Ref, error) { return v.subjects(ctx, predicate, object) })
	}
	if f.Entity != "" {
		sets = append(sets, func() ([]cayley.Ref, error) { return v.statementsOf(ctx, quad.IRI(f.Entity)) })
	}
	if f.Article != "" {
		sets = append(sets, func() ([]cayley.Ref, error) { return v.statementsFrom(ctx, f.Article) })
	}
	if f.Metric != "" {
		under(iriMeasuredProperty, word(f.Metric))
	}
	if f.Predicate != "" {
		under(iriPredicate, word(f.Predicate))
	}
	if f.EventType != "" {
		under(iriEventType, word(f.EventType))
	}
	if f.Kind != "" {
		class, ok := kindClass[f.Kind]
		if !ok {
			return nil, fmt.Errorf("the kind %q is unknown: figure, relation or event", f.Kind)
		}
		under(iriType, class)
	}
	if len(sets) == 0 {
		sets = append(sets, func() (all []cayley.Ref, err error) {
			for _, class := range kindClass {
				refs, err := v.subjects(ctx, iriType, class)
				if err != nil {
					return nil, err
				}
				all = append(all, refs...)
			}
			return all, nil
		})
	}
	var out []cayley.Ref
	for i, set := range sets {
		refs, err := set()
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = unique(refs)
		} else {
			out = inBoth(out, refs)
		}
	}
	return out, nil
}

// inBoth keeps those of some references that are among others.
func inBoth(refs, others []cayley.Ref) []cayley.Ref {
	has := make(map[any]bool, len(others))
	for _, r := range others {
		has[r.Key()] = true
	}
	return slices.DeleteFunc(refs, func(r cayley.Ref) bool { return !has[r.Key()] })
}

// statementsOf finds what has an entity as a party: the labels of its edges.
func (v *view) statementsOf(ctx context.Context, entity quad.IRI) ([]cayley.Ref, error) {
	ref := v.ref(entity)
	var out []cayley.Ref
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		err := v.quads(ctx, d, ref, func(q cayley.Ref) {
			if l := v.qs.QuadDirection(q, quad.Label); !none(l) {
				out = append(out, l)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// statementsFrom finds what has evidence in an article.
func (v *view) statementsFrom(ctx context.Context, article string) ([]cayley.Ref, error) {
	evidence, err := v.subjects(ctx, iriHasSource, articleIRI(article))
	if err != nil {
		return nil, err
	}
	return v.citing(ctx, evidence...)
}

// citing finds the statements of evidence: of each piece one.
func (v *view) citing(ctx context.Context, evidence ...cayley.Ref) ([]cayley.Ref, error) {
	var out []cayley.Ref
	for _, e := range evidence {
		err := v.quads(ctx, quad.Object, e, func(q cayley.Ref) {
			out = append(out, v.qs.QuadDirection(q, quad.Subject))
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func unique(refs []cayley.Ref) []cayley.Ref {
	seen := make(map[any]bool, len(refs))
	out := refs[:0]
	for _, r := range refs {
		if k := r.Key(); !seen[k] {
			seen[k] = true
			out = append(out, r)
		}
	}
	return out
}

// sortByName sorts references by the IRIs that they stand for.
func (v *view) sortByName(ctx context.Context, refs []cayley.Ref) ([]cayley.Ref, error) {
	names, err := v.names(ctx, refs)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(refs))
	for i := range order {
		order[i] = i
	}
	iri := func(i int) quad.IRI { s, _ := names[i].(quad.IRI); return s }
	sort.Slice(order, func(a, b int) bool { return iri(order[a]) < iri(order[b]) })
	out := make([]cayley.Ref, len(refs))
	for i, o := range order {
		out[i] = refs[o]
	}
	return out, nil
}

// shortestPrefix is how many digits of a hash must be given at least.
const shortestPrefix = 4

// Statement returns the statement with an id; the “s/” and the end of the
// hash may be left out as long as one statement answers. The id of one of its
// evidence will do too.
func (s *Store) Statement(ctx context.Context, id string) (Statement, error) {
	v := s.view()
	refs, err := v.findStatement(ctx, id)
	if err != nil {
		return Statement{}, err
	}
	found, err := v.statements(ctx, unique(refs))
	if err != nil {
		return Statement{}, err
	}
	switch len(found) {
	case 0:
		return Statement{}, &NotFoundError{"statement", id}
	case 1:
		return found[0], nil
	}
	return Statement{}, ambiguous("statement", id, found, func(s *Statement) string { return s.ID })
}

func (v *view) findStatement(ctx context.Context, id string) ([]cayley.Ref, error) {
	hash, ofEvidence := strings.CutPrefix(id, evidencePrefix)
	hash, ofStatement := strings.CutPrefix(hash, statementPrefix)
	hash = strings.ToLower(hash)
	if !ofEvidence {
		if r := v.ref(quad.IRI(statementPrefix + hash)); r != nil && len(hash) == 2*hashBytes {
			if found, err := v.typed(ctx, r); err != nil || found {
				return []cayley.Ref{r}, err
			}
		}
	}
	if !ofStatement && len(hash) == 2*hashBytes {
		return v.citing(ctx, v.ref(quad.IRI(evidencePrefix+hash)))
	}
	switch {
	case hash == "" || len(hash) >= 2*hashBytes || strings.Trim(hash, "0123456789abcdef") != "":
		return nil, nil
	case len(hash) < shortestPrefix:
		return nil, fmt.Errorf("%s is too little of an id: give %d letters of it at least", id, shortestPrefix)
	}
	var out []cayley.Ref
	if !ofEvidence {
		all, err := v.candidates(ctx, Filter{})
		if err != nil {
			return nil, err
		}
		if out, err = v.withPrefix(ctx, all, statementPrefix+hash); err != nil {
			return nil, err
		}
	}
	if ofStatement {
		return out, nil
	}
	evidence, err := v.evidenceWith(ctx, hash)
	if err != nil {
		return nil, err
	}
	of, err := v.citing(ctx, evidence...)
	return append(out, of...), err
}

// evidenceWith finds the evidence whose hash starts with some digits.
func (v *view) evidenceWith(ctx context.Context, digits string) ([]cayley.Ref, error) {
	articles, err := v.subjects(ctx, iriType, iriNewsArticle)
	if err != nil {
		return nil, err
	}
	var out []cayley.Ref
	for _, a := range articles {
		var citing []cayley.Ref
		err := v.quads(ctx, quad.Object, a, func(q cayley.Ref) {
			citing = append(citing, v.qs.QuadDirection(q, quad.Subject))
		})
		if err != nil {
			return nil, err
		}
		found, err := v.withPrefix(ctx, citing, evidencePrefix+digits)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// typed says whether a reference stands for something that has a type.
func (v *view) typed(ctx context.Context, r cayley.Ref) (bool, error) {
	facts, err := v.gather(ctx, quad.Subject, []cayley.Ref{r}, func(p quad.IRI) bool { return p == iriType })
	return err == nil && len(facts[0]) > 0, err
}

func (v *view) withPrefix(ctx context.Context, refs []cayley.Ref, prefix string) ([]cayley.Ref, error) {
	names, err := v.names(ctx, refs)
	if err != nil {
		return nil, err
	}
	var out []cayley.Ref
	for i, n := range names {
		if iri, _ := n.(quad.IRI); strings.HasPrefix(string(iri), prefix) {
			out = append(out, refs[i])
		}
	}
	return out, nil
}
