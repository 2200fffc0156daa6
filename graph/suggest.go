package graph

import (
	"context"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"suyuan/internal/hanzi"
)

// leastAlike is the similarity below which a name is no suggestion.
const leastAlike = 0.4

// FindInEitherScript returns the entities that a name stands for where
// traditional and simplified characters are one: 騰訊 finds 腾讯, and 腾讯 what
// articles call 騰訊. It reads all names.
func (s *Store) FindInEitherScript(ctx context.Context, name string) ([]Entity, error) {
	v := s.view()
	refs, keys, err := v.keys(ctx)
	if err != nil {
		return nil, err
	}
	asked := hanzi.Simplify(Fold(name))
	var named []cayley.Ref
	for i, forms := range keys {
		if slices.Contains(forms, asked) {
			named = append(named, refs[i])
		}
	}
	return v.entities(ctx, named)
}

// keys are all entities, each with its names and aliases, folded and in
// simplified characters.
func (v *view) keys(ctx context.Context) ([]cayley.Ref, [][]string, error) {
	refs, err := v.subjects(ctx, iriType, iriThing)
	if err != nil {
		return nil, nil, err
	}
	keys, err := v.gather(ctx, quad.Subject, refs, func(p quad.IRI) bool { return p == iriKey })
	if err != nil {
		return nil, nil, err
	}
	names := make([][]string, len(keys))
	for i, facts := range keys {
		for _, f := range facts {
			names[i] = append(names[i], hanzi.Simplify(stringOf(f.Object)))
		}
	}
	return refs, names, nil
}

// Suggest returns at most n entities whose name or an alias is most like a
// name that stands for nothing, the nearest first. It reads all names.
func (s *Store) Suggest(ctx context.Context, name string, n int) ([]Entity, error) {
	v := s.view()
	refs, keys, err := v.keys(ctx)
	if err != nil {
		return nil, err
	}
	type near struct {
		at    int // index into refs
		alike float64
	}
	var best []near
	asked := hanzi.Simplify(Fold(name))
	for i, forms := range keys {
		top := 0.0
		for _, form := range forms {
			top = max(top, alike(asked, form))
		}
		if top >= leastAlike {
			best = append(best, near{i, top})
		}
	}
	sort.SliceStable(best, func(i, j int) bool { return best[i].alike > best[j].alike })
	// Ties are settled by id, so a few more than n are read.
	cut := min(n, len(best))
	for cut > 0 && cut < len(best) && best[cut].alike == best[cut-1].alike {
		cut++
	}
	type scored struct {
		Entity
		alike float64
	}
	var out []scored
	for _, b := range best[:cut] {
		es, err := v.entities(ctx, refs[b.at:b.at+1])
		if err != nil {
			return nil, err
		}
		for _, e := range es {
			out = append(out, scored{e, b.alike})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].alike != out[j].alike {
			return out[i].alike > out[j].alike
		}
		return out[i].ID < out[j].ID
	})
	var entities []Entity
	for _, s := range out[:min(n, len(out))] {
		entities = append(entities, s.Entity)
	}
	return entities, nil
}

// alike is between 0 and 1: 1 less the Levenshtein distance as a part of the
// longer name, or, where one name holds the other, at least 0.6.
func alike(a, b string) float64 {
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	longer, shorter := max(m, n), min(m, n)
	if shorter == 0 {
		return 0
	}
	part := float64(shorter) / float64(longer)
	if shorter > 1 && (strings.Contains(a, b) || strings.Contains(b, a)) {
		return 0.6 + 0.4*part
	}
	if part < leastAlike {
		return 0 // the distance is at least the difference in length
	}
	return 1 - float64(levenshtein.ComputeDistance(a, b))/float64(longer)
}
