package resolve

import (
	"fmt"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/schema"
)

// Account is why two names are one thing, or why they are two.
type Account struct {
	One bool
	// Reasons lead, where the names are one thing, step by step from the one to
	// the other; else they are what spoke for it and why that was refused, and what
	// keeps the two apart. Never empty.
	Reasons []Reason
}

// Reason is one step of an account, with the words that bear it out.
type Reason struct {
	Link
	Evidence []Passage `json:"evidence,omitempty"` // by article; at most one for each
}

// The rules that no Link needs, since they hold within the smallest thing that
// is merged.
const (
	RuleSame = "name" // they are one name, perhaps in other writing
	RuleNone = "none" // nothing speaks for their being one
)

// Called is a name and the id of the entity that it stands for.
type Called struct{ ID, Name string }

// Why gives the account of two names. The ids must be those that Resolve gives
// for these documents and decisions.
func (r *Resolver) Why(docs []graph.Document, decisions []graph.Decision, a, b Called) (Account, error) {
	w := r.identify(docs, decisions)
	x, err := w.side(a)
	if err != nil {
		return Account{}, err
	}
	y, err := w.side(b)
	if err != nil {
		return Account{}, err
	}
	acc := Account{One: x.g.cluster == y.g.cluster}
	if acc.One {
		acc.Reasons = w.whyOne(x, y)
	} else {
		acc.Reasons = w.whyTwo(x, y)
	}
	return acc, nil
}

// side is one of the names that an account is of: a group, and the folded form
// asked for.
type side struct {
	g    *group
	key  string
	name string
}

func (w *world) side(called Called) (side, error) {
	for c := range w.clusters {
		if c.id != called.ID {
			continue
		}
		s := side{name: called.Name, key: w.fold(called.Name)}
		best := -1
		for _, g := range c.groups { // in order, so that the answer is always the same
			support := len(g.docs)
			switch a := g.aliases[s.key]; {
			case g.key == s.key:
				support += 1 << 40
			case a != nil && !a.refused:
				support = len(a.docs) + 1<<20
			}
			if support > best {
				best, s.g = support, g
			}
		}
		if best < 1<<20 { // called by its id, or as a person has named it
			s.name, s.key = s.g.label(), s.g.key
		}
		return s, nil
	}
	return side{}, fmt.Errorf("the articles give no entity %s", called.ID)
}

// whyOne leads from the one name to the other.
func (w *world) whyOne(x, y side) []Reason {
	var reasons []Reason
	if x.g == y.g && x.key == y.key {
		l := Link{Rule: RuleSame, Reason: fmt.Sprintf("articles call it %q", x.g.label()), Merged: true}
		if x.name != y.name {
			l.Reason = fmt.Sprintf("%q and %q are one name in other writing", x.name, y.name)
		}
		return append(reasons, w.reason(x.g, y.g, l, x.g.docs))
	}
	if x.key != x.g.key {
		reasons = append(reasons, w.aliasReason(x))
	}
	for _, i := range w.pathOf(x.g, y.g) {
		l := w.links[i]
		reasons = append(reasons, Reason{l, w.passages(w.linked[i][0], w.linked[i][1], l.Articles)})
	}
	if y.key != y.g.key {
		reasons = append(reasons, w.aliasReason(y))
	}
	for i := range reasons {
		reasons[i].IDA, reasons[i].IDB = x.g.cluster.id, x.g.cluster.id
	}
	return reasons
}

// aliasReason is that articles use a form for the thing itself.
func (w *world) aliasReason(s side) Reason {
	l := Link{A: s.g.label(), B: s.name, TypeA: s.g.typ, TypeB: s.g.typ, Merged: true, Rule: RuleAlias,
		Reason: fmt.Sprintf("articles use %q as another name of %q", s.name, s.g.label())}
	var docs []int
	if a := s.g.aliases[s.key]; a != nil {
		docs = a.docs
	}
	l.Articles = w.articles(docs)
	var evidence []Passage
	for _, d := range docs[:min(len(docs), maxArticles)] {
		if p, ok := w.passage(d, s.g, s.g.key, s.g, s.key); ok {
			evidence = append(evidence, p)
		}
	}
	return Reason{l, evidence}
}

// pathOf are the links that lead from one group of a cluster to another, as
// places in w.links; the shortest way.
func (w *world) pathOf(from, to *group) []int {
	if from == to {
		return nil
	}
	came := map[*group]int{from: -1}
	for queue := []*group{from}; len(queue) > 0; queue = queue[1:] {
		for i, l := range w.links {
			a, b := w.linked[i][0], w.linked[i][1]
			if !l.Merged || a != queue[0] && b != queue[0] || a.cluster != from.cluster || b.cluster != from.cluster {
				continue
			}
			other := a
			if other == queue[0] {
				other = b
			}
			if _, seen := came[other]; !seen {
				came[other] = i
				queue = append(queue, other)
			}
		}
	}
	var path []int
	for g := to; g != from; {
		i, ok := came[g]
		if !ok {
			return nil
		}
		path = append(path, i)
		if w.linked[i][0] == g {
			g = w.linked[i][1]
		} else {
			g = w.linked[i][0]
		}
	}
	slices.Reverse(path)
	return path
}

// whyTwo is what was weighed for the two clusters, then what keeps them apart.
func (w *world) whyTwo(x, y side) []Reason {
	var reasons []Reason
	for i, l := range w.links {
		a, b := w.linked[i][0], w.linked[i][1]
		if !(a.cluster == x.g.cluster && b.cluster == y.g.cluster || a.cluster == y.g.cluster && b.cluster == x.g.cluster) {
			continue
		}
		reasons = append(reasons, Reason{l, w.passages(a, b, l.Articles)})
	}
	// A person's word goes before what articles say.
	slices.SortStableFunc(reasons, func(a, b Reason) int { return order(a.Rule) - order(b.Rule) })
	if len(reasons) == 0 {
		why, docs := w.apart(x.g, y.g)
		reasons = append(reasons, w.reason(x.g, y.g, Link{Rule: RuleNone, Reason: why}, docs))
	}
	for i := range reasons {
		reasons[i].IDA, reasons[i].IDB = w.idsOf(reasons[i].Link, x.g.cluster, y.g.cluster)
	}
	return reasons
}

func order(rule string) int {
	if rule == RuleDecision {
		return 0
	}
	return 1
}

// idsOf gives a link of two clusters its ids.
func (w *world) idsOf(l Link, x, y *cluster) (a, b string) {
	if slices.ContainsFunc(x.groups, func(g *group) bool { return g.label() == l.A && g.typ == l.TypeA }) {
		return x.id, y.id
	}
	return y.id, x.id
}

// apart words what keeps two groups of different clusters apart, with the
// documents that show it.
func (w *world) apart(x, y *group) (why string, docs []int) {
	if x.key == y.key && x.typ == schema.Person && y.typ == schema.Person {
		a, b := w.employers(x), w.employers(y)
		if w.r.loosePerson(x.key) {
			return fmt.Sprintf("%q tells no more than a family name, so each article's is its own", x.label()), nil
		}
		if a != "" && b != "" {
			return fmt.Sprintf("articles know of one who works for %s, and of one who works for %s", a, b), append(slices.Clone(x.docs[:min(2, len(x.docs))]), y.docs[:min(2, len(y.docs))]...)
		}
	}
	if why := w.problem(x.cluster, y.cluster, 0); why != "" {
		both := shared(x.docs, y.docs)
		return "no article uses the one as a name of the other, and " + why, both
	}
	return "no article uses the one as a name of the other, and the schema does not know them as one", nil
}

// employers are whom the documents say that a person works for.
func (w *world) employers(g *group) string {
	var names []string
	for _, d := range g.docs {
		for i := range w.docs[d].Claims {
			c := &w.docs[d].Claims[i].Content
			if c.Predicate != "position" || w.groupOf[d][c.Subject] != g || w.groupOf[d][c.Object] == nil {
				continue
			}
			if name := w.groupOf[d][c.Object].cluster.name; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// shared are the numbers that two sorted lists share.
func shared(a, b []int) []int {
	var both []int
	for _, n := range a {
		if _, ok := slices.BinarySearch(b, n); ok {
			both = append(both, n)
		}
	}
	return both
}

// articles are the ids of the first documents, as many as a Link names.
func (w *world) articles(docs []int) []string {
	var ids []string
	for _, d := range docs[:min(len(docs), maxArticles)] {
		ids = append(ids, w.docs[d].Article.ID)
	}
	return ids
}

// reason is a link of two groups, with passages of the documents.
func (w *world) reason(a, b *group, l Link, docs []int) Reason {
	l.A, l.B, l.TypeA, l.TypeB, l.Articles = a.label(), b.label(), a.typ, b.typ, w.articles(docs)
	return Reason{l, w.passages(a, b, l.Articles)}
}
