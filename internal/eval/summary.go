package eval

import (
	"cmp"
	"maps"
	"slices"

	"suyuan/graph"
)

// Summary is what many comparisons say together. The zero value is empty and
// ready for Add; it is not safe for concurrent use.
type Summary struct {
	Articles int
	Scores   Scores

	classes map[[2]string]*Class
	rules   map[string]*Rule
	seen    map[string]bool // ids of articles
	verdict []judged
}

// Class is how the members of one type, metric or predicate fared.
type Class struct {
	Kind string `json:"kind"` // entity, figure, relation, event
	Name string `json:"name"`
	// RightInGold counts the gold lines of the class that were found, RightFound
	// what was found of the class and is right: a figure may match by its label
	// though its metric is another.
	RightInGold int `json:"rightInGold"`
	Gold        int `json:"gold"`
	RightFound  int `json:"rightFound"`
	Found       int `json:"found"`
}

// Precision is the part of what was found that is right.
func (c Class) Precision() float64 { return ratio(c.RightFound, c.Found) }

// Recall is the part of the gold lines that were found.
func (c Class) Recall() float64 { return ratio(c.RightInGold, c.Gold) }

// F1 is the harmonic mean of the two.
func (c Class) F1() float64 {
	if p, r := c.Precision(), c.Recall(); p+r > 0 {
		return 2 * p * r / (p + r)
	}
	return 0
}

// Rule is the record of one rule.
type Rule struct {
	ID       string `json:"id"`
	Fired    int    `json:"fired"`    // claims that it gave
	Articles int    `json:"articles"` // on which it fired
	// Of the claims on articles with gold: what matched a line that counts, what
	// matched none, and what matched an optional one.
	Right   int `json:"right"`
	Wrong   int `json:"wrong"`
	Neither int `json:"neither"`
	// Predicted is the mean confidence of the right and wrong ones. Where it is
	// honest, so many are right.
	Predicted float64 `json:"predicted,omitempty"`

	last string // id of the article that was counted last
}

// ShareRight is the part that is right of what was right or wrong.
func (r Rule) ShareRight() float64 { return ratio(r.Right, r.Right+r.Wrong) }

// Dishonest says whether the record contradicts the confidence: it lies outside
// the 95 % interval around the share that is right. Of twenty honest rules one
// may look dishonest by chance.
func (r Rule) Dishonest() bool {
	n := r.Right + r.Wrong
	low, high := interval(r.Right, n)
	return n > 0 && (r.Predicted < low || r.Predicted > high)
}

// judged is a claim's confidence and whether it was right; what matches an
// optional line is not judged.
type judged struct {
	kind       graph.Kind
	confidence float64
	right      bool
}

// Add takes an article with gold in.
func (s *Summary) Add(c *Comparison) {
	s.Articles++
	s.see(&c.Document)
	s.Scores = s.Scores.Add(c.Scores)
	entities := c.Document.Entities
	s.classify(Entity, c.entities.gold, c.entities.matches, len(entities),
		func(g *goldLine) string { return g.Type }, func(j int) string { return entities[j].Type })
	s.addClaims(c, &c.figures, Figure, func(g *goldLine) string { return first(g.Metric) }, func(f *foundClaim) string { return f.Metric })
	s.addClaims(c, &c.relation, Relation, func(g *goldLine) string { return g.Predicate }, func(f *foundClaim) string { return f.Predicate })
	s.addClaims(c, &c.event, Event, func(g *goldLine) string { return g.Type }, func(f *foundClaim) string { return f.Type })
}

// Count takes an article in that has no gold: it only says which rules fired.
// One that was taken in before is passed over.
func (s *Summary) Count(d *graph.Document) {
	if s.see(d) {
		return
	}
	for i := range d.Claims {
		s.fired(d.Claims[i].Rule, d.Article.ID)
	}
}

// see remembers an article and says whether it was taken in before.
func (s *Summary) see(d *graph.Document) bool {
	if s.seen == nil {
		s.seen = map[string]bool{}
	}
	before := s.seen[d.Article.ID]
	s.seen[d.Article.ID] = true
	return before
}

func (s *Summary) addClaims(c *Comparison, p *pairing, kind string, goldClass func(*goldLine) string, foundClass func(*foundClaim) string) {
	s.classify(kind, p.gold, p.matches, len(p.claims), goldClass, func(j int) string { return foundClass(&p.claims[j]) })
	of := p.byClaim()
	for j := range p.claims {
		f := &p.claims[j]
		r := s.fired(f.Rule, c.Document.Article.ID)
		i, matched := of[j]
		switch {
		case !matched:
			r.Wrong++
		case p.gold[i].Optional:
			r.Neither++
			continue
		default:
			r.Right++
		}
		r.Predicted += (f.Confidence - r.Predicted) / float64(r.Right+r.Wrong)
		s.verdict = append(s.verdict, judged{f.Kind, f.Confidence, matched})
	}
}

// byClaim gives the gold line of each claim that has one.
func (p *pairing) byClaim() map[int]int {
	out := map[int]int{}
	for _, m := range p.matches {
		out[m.found] = m.gold
	}
	return out
}

func (s *Summary) fired(id, article string) *Rule {
	if s.rules == nil {
		s.rules = map[string]*Rule{}
	}
	r := s.rules[id]
	if r == nil {
		r = &Rule{ID: id}
		s.rules[id] = r
	}
	r.Fired++
	if r.last != article {
		r.last = article
		r.Articles++
	}
	return r
}

func (s *Summary) classify(kind string, gold []goldLine, matches []match, found int, goldClass func(*goldLine) string, foundClass func(int) string) {
	optional, right := map[int]bool{}, map[int]bool{}
	for _, m := range matches {
		if gold[m.gold].Optional {
			optional[m.found] = true
			continue
		}
		right[m.found] = true
		s.class(kind, goldClass(&gold[m.gold])).RightInGold++
	}
	for i := range gold {
		if g := &gold[i]; !g.Optional {
			s.class(kind, goldClass(g)).Gold++
		}
	}
	for j := range found {
		if optional[j] {
			continue
		}
		c := s.class(kind, foundClass(j))
		c.Found++
		c.RightFound += asInt(right[j])
	}
}

func (s *Summary) class(kind, name string) *Class {
	if s.classes == nil {
		s.classes = map[[2]string]*Class{}
	}
	key := [2]string{kind, name}
	if s.classes[key] == nil {
		s.classes[key] = &Class{Kind: kind, Name: name}
	}
	return s.classes[key]
}

func first(a AnyOf) string {
	if len(a) == 0 {
		return ""
	}
	return a[0]
}

// Classes are the classes of one kind, those with most gold lines first.
func (s *Summary) Classes(kind string) []Class {
	var out []Class
	for _, c := range s.classes {
		if c.Kind == kind {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b Class) int {
		return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(b.Found, a.Found), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// Rules are the rules that fired and those of known that did not, sorted by id.
func (s *Summary) Rules(known []string) []Rule {
	all := map[string]Rule{}
	for _, id := range known {
		all[id] = Rule{ID: id}
	}
	for id, r := range s.rules {
		all[id] = *r
	}
	return slices.SortedFunc(maps.Values(all), func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
}
