package resolve

import (
	"cmp"
	"maps"
	"slices"

	"suyuan/graph"
	"suyuan/internal/disjoint"
	"suyuan/schema"
)

// people tells people of one name apart by whom they work for.
type people struct {
	w *world
	// worksFor holds, for each document and each of its entities' ids, the
	// folded names and aliases of what the person works for or leads.
	worksFor []map[string][]string
	// named holds for each document the folded names of all that one can work
	// for; filled when it is first asked for.
	named []map[string]bool
}

func (w *world) newPeople() *people {
	p := &people{w: w, worksFor: make([]map[string][]string, len(w.docs)), named: make([]map[string]bool, len(w.docs))}
	for d := range w.docs {
		doc := &w.docs[d]
		var forms map[string][]string
		for i := range doc.Claims {
			c := &doc.Claims[i].Content
			if c.Kind != graph.RelationKind || c.Predicate != "position" {
				continue
			}
			if forms == nil {
				forms = formsByID(w, doc)
				p.worksFor[d] = map[string][]string{}
			}
			p.worksFor[d][c.Subject] = append(p.worksFor[d][c.Subject], forms[c.Object]...)
		}
	}
	return p
}

func formsByID(w *world, doc *graph.Document) map[string][]string {
	forms := make(map[string][]string, len(doc.Entities))
	for _, e := range doc.Entities {
		list := []string{w.fold(e.Name)}
		for _, a := range e.Aliases {
			list = append(list, w.fold(a))
		}
		forms[e.ID] = list
	}
	return forms
}

func (p *people) namedIn(d int) map[string]bool {
	if p.named[d] != nil {
		return p.named[d]
	}
	named := map[string]bool{}
	for _, e := range p.w.docs[d].Entities {
		if e.Type == schema.Person || e.Type == schema.Place || e.Type == schema.Work {
			continue
		}
		named[p.w.fold(e.Name)] = true
		for _, a := range e.Aliases {
			named[p.w.fold(a)] = true
		}
	}
	p.named[d] = named
	return named
}

// split parts entities of one name and type: people that no more than a
// family name is told of are each their article's own, and people of one full
// name are two if the articles name employers of which the other articles
// know nothing. Known people, and everything else, stay together.
func (p *people) split(key string, occs []occurrence) [][]occurrence {
	typ := p.w.commonest(occs)
	if typ != schema.Person || len(occs) < 2 || p.w.r.knownName(key, typ) != nil {
		return [][]occurrence{occs}
	}
	if p.w.r.loosePerson(key) {
		parts := make([][]occurrence, 0, len(occs))
		for _, o := range occs {
			parts = append(parts, []occurrence{o})
		}
		return parts
	}
	return p.splitByEmployer(occs)
}

// splitByEmployer starts a part with each document that names an employer; parts
// are joined where an article about the one names an employer of the other. The
// other documents go with the largest part of which they name an employer, or else
// with the largest of all.
func (p *people) splitByEmployer(occs []occurrence) [][]occurrence {
	parts := disjoint.New(len(occs))
	employerOf := map[string]int{} // employer to the first occurrence that names it
	var settled, open []int
	for i, o := range occs {
		employers := p.worksFor[o.doc][o.entity.ID]
		if len(employers) == 0 {
			open = append(open, i)
			continue
		}
		settled = append(settled, i)
		for _, e := range employers {
			if j, ok := employerOf[e]; ok {
				parts.Join(i, j)
			} else {
				employerOf[e] = i
			}
		}
	}
	for _, i := range settled {
		for name := range p.namedIn(occs[i].doc) {
			if j, ok := employerOf[name]; ok {
				parts.Join(i, j)
			}
		}
	}
	home := largestFirst(parts, settled)
	if len(home) < 2 {
		return [][]occurrence{occs}
	}
	place := make([]int, len(occs))
	for _, i := range settled {
		place[i] = home[parts.Of(i)]
	}
	for _, i := range open {
		best := len(home)
		for name := range p.namedIn(occs[i].doc) {
			if j, ok := employerOf[name]; ok {
				best = min(best, home[parts.Of(j)])
			}
		}
		if best < len(home) {
			place[i] = best
		} // else with the largest of all, which is 0
	}
	split := make([][]occurrence, len(home))
	for i, o := range occs {
		split[place[i]] = append(split[place[i]], o)
	}
	return split
}

// largestFirst numbers the sets of some members from 0, those with most of them
// first.
func largestFirst(s disjoint.Sets, members []int) map[int]int {
	size := map[int]int{}
	for _, i := range members {
		size[s.Of(i)]++
	}
	order := slices.SortedFunc(maps.Keys(size), func(a, b int) int { return cmp.Or(size[b]-size[a], a-b) })
	number := make(map[int]int, len(order))
	for n, root := range order {
		number[root] = n
	}
	return number
}
