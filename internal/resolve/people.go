package resolve

import (
	"slices"

	"suyuan/graph"
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

func (p *people) splitByEmployer(occs []occurrence) [][]occurrence {
	// Each document that names an employer starts a part of its own; parts are
	// joined where an article about the one names an employer of the other.
	part := make([]int, len(occs))
	employerOf := map[string]int{} // employer to the first occurrence that names it
	find := func(i int) int {
		for part[i] != i {
			part[i] = part[part[i]]
			i = part[i]
		}
		return i
	}
	join := func(i, j int) {
		if i, j = find(i), find(j); i != j {
			part[max(i, j)] = min(i, j)
		}
	}
	var settled, open []int
	for i, o := range occs {
		part[i] = i
		employers := p.worksFor[o.doc][o.entity.ID]
		if len(employers) == 0 {
			open = append(open, i)
			continue
		}
		settled = append(settled, i)
		for _, e := range employers {
			if j, ok := employerOf[e]; ok {
				join(i, j)
			} else {
				employerOf[e] = i
			}
		}
	}
	for _, i := range settled {
		for name := range p.namedIn(occs[i].doc) {
			if j, ok := employerOf[name]; ok {
				join(i, j)
			}
		}
	}
	size := map[int]int{}
	for _, i := range settled {
		size[find(i)]++
	}
	if len(size) < 2 {
		return [][]occurrence{occs}
	}
	// The others go with the largest part of which their article names an
	// employer, or else with the largest of all.
	roots := make([]int, 0, len(size))
	for root := range size {
		roots = append(roots, root)
	}
	slices.SortFunc(roots, func(a, b int) int {
		if size[a] != size[b] {
			return size[b] - size[a]
		}
		return a - b
	})
	home := map[int]int{}
	for i, root := range roots {
		home[root] = i
	}
	parts := make([][]occurrence, len(roots))
	place := make([]int, len(occs))
	for _, i := range settled {
		place[i] = home[find(i)]
	}
	for _, i := range open {
		best := len(roots)
		for name := range p.namedIn(occs[i].doc) {
			if j, ok := employerOf[name]; ok {
				best = min(best, home[find(j)])
			}
		}
		if best == len(roots) {
			best = 0
		}
		place[i] = best
	}
	for i, o := range occs {
		parts[place[i]] = append(parts[place[i]], o)
	}
	return parts
}
