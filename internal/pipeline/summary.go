package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"suyuan/graph"
)

// Summary is what a run did.
type Summary struct {
	Read     int // articles that were read and extracted
	Skipped  []Skip
	Errors   []error // of single files, in the order of the sources
	Warnings []error // about files that were read all the same
	// Store is what the writer did, over all steps; Entities and Statements are
	// those of the store at the end, 0 if nothing was written.
	Store graph.Summary
}

// Skip is an article that was read but not extracted or not kept.
type Skip struct {
	Path   string
	ID     string
	Reason Reason
	Of     string // of a duplicate: the path of the first
}

// Reason is why an article was skipped.
type Reason string

// The reasons.
const (
	Unchanged Reason = "unchanged" // the store has it, read by the same extractor
	Duplicate Reason = "duplicate" // it was read before in the same run
	Failed    Reason = "failed"    // extracting it failed; see Errors
)

// SkippedFor counts the articles that were skipped for a reason.
func (s *Summary) SkippedFor(r Reason) int {
	n := 0
	for _, skip := range s.Skipped {
		if skip.Reason == r {
			n++
		}
	}
	return n
}

// add adds what a step did.
func (s *Summary) add(step graph.Summary) {
	s.Store.Added += step.Added
	s.Store.Replaced += step.Replaced
	s.Store.Removed += step.Removed
	s.Store.Unchanged += step.Unchanged
	s.Store.Missing = append(s.Store.Missing, step.Missing...)
	s.Store.Refused = append(s.Store.Refused, step.Refused...)
	s.Store.QuadsAdded += step.QuadsAdded
	s.Store.QuadsRemoved += step.QuadsRemoved
	s.Store.Entities, s.Store.Statements = step.Entities, step.Statements
}

// Mentioned is how much is said of an entity.
type Mentioned struct {
	Entity     graph.Entity
	Articles   int // that say something of it
	Statements int
}

// MostMentioned are the n entities that most articles say something of; of
// equals those of most statements, then by id.
func MostMentioned(res graph.Resolution, n int) []Mentioned {
	type count struct {
		articles   map[string]struct{}
		statements int
	}
	counts := map[string]*count{}
	for i := range res.Statements {
		s := &res.Statements[i]
		for _, id := range s.Content.Entities() {
			c := counts[id]
			if c == nil {
				c = &count{articles: map[string]struct{}{}}
				counts[id] = c
			}
			c.statements++
			for _, e := range s.Evidence {
				c.articles[e.Article] = struct{}{}
			}
		}
	}
	list := make([]Mentioned, 0, len(counts))
	for _, e := range res.Entities {
		if c := counts[e.ID]; c != nil {
			list = append(list, Mentioned{e, len(c.articles), c.statements})
		}
	}
	slices.SortFunc(list, func(a, b Mentioned) int {
		return cmp.Or(b.Articles-a.Articles, b.Statements-a.Statements, strings.Compare(a.Entity.ID, b.Entity.ID))
	})
	return list[:min(n, len(list))]
}
