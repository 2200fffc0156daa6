package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/schema"
)

// assignIDs gives every cluster its name, type and id. Of clusters that share
// type and name the one that most documents name keeps the plain id, unless a
// person has split it off. Names that are known already stay.
func (w *world) assignIDs() {
	byID := map[string][]*cluster{}
	ids := []string{}
	for _, g := range w.groups {
		c := g.cluster
		if c.groups[0] != g {
			continue
		}
		if c.name == "" {
			c.name, c.typ = w.canonical(c)
		}
		c.id = graph.EntityID(c.typ, c.name)
		if byID[c.id] == nil {
			ids = append(ids, c.id)
		}
		byID[c.id] = append(byID[c.id], c)
	}
	for _, id := range ids {
		same := byID[id]
		if len(same) < 2 {
			continue
		}
		slices.SortStableFunc(same, func(a, b *cluster) int {
			return cmp.Or(strings.Compare(a.apart, b.apart), b.size()-a.size())
		})
		for _, c := range same[1:] {
			// The suffix depends on the thing's own documents only, so it stays
			// when other things of the name come and go.
			origin := cmp.Or(c.apart, w.docs[c.firstDoc()].Article.ID)
			sum := sha256.Sum256([]byte(origin + "\x00" + c.groups[0].typ + "\x00" + c.groups[0].key))
			suffix := hex.EncodeToString(sum[:])
			for n := 4; ; n++ {
				c.id = id + "~" + suffix[:n]
				if byID[c.id] == nil {
					break
				}
			}
			byID[c.id] = []*cluster{c}
		}
	}
}

func (c *cluster) size() int {
	n := 0
	for _, g := range c.groups {
		n += len(g.docs)
	}
	return n
}

func (c *cluster) firstDoc() int {
	first := c.groups[0].docs[0]
	for _, g := range c.groups {
		first = min(first, g.docs[0])
	}
	return first
}

// canonical is the name and the type of a cluster: what a person has decided,
// or the name that most documents give as the fullest and the type that most
// give, unless the schema knows the type. A product goes by its name with the
// brand, unless that is much rarer.
func (w *world) canonical(c *cluster) (name, typ string) {
	types, forms, count := map[string]int{}, map[string]map[string]int{}, map[string]int{}
	for _, g := range c.groups {
		for t, n := range g.types {
			types[t] += n
		}
		if forms[g.key] == nil {
			forms[g.key] = map[string]int{}
		}
		for form, n := range g.names {
			forms[g.key][form] += n
			count[g.key] += n
		}
		if g.known != nil {
			typ = g.known.Type
		}
	}
	if typ == "" {
		typ = w.r.byCount(types)[0]
	}
	key := mostFrequent(count)
	if typ == schema.Product {
		full := map[string]int{}
		for _, g := range c.groups {
			for _, b := range w.brandsOf(g) {
				if b.rest == key && 2*count[g.key] >= count[key] {
					full[g.key] = count[g.key]
				}
			}
		}
		if len(full) > 0 {
			key = mostFrequent(full)
		}
	}
	name = mostFrequent(forms[key])
	if typ == schema.Company {
		name = w.withoutForm(c, name)
	}
	return cmp.Or(c.renamed, name), cmp.Or(c.retyped, typ)
}

// withoutForm leaves a plain word for what it is out of a company's name (波音公司,
// 腾势品牌) where an article names it without. A registered name is left whole.
func (w *world) withoutForm(c *cluster, name string) string {
	for _, form := range w.r.plainForms {
		short, ok := strings.CutSuffix(name, form)
		if !ok || slices.Contains(w.r.registeredForms, form) {
			continue
		}
		short = strings.TrimSpace(short)
		key := w.fold(short)
		for _, g := range c.groups {
			if a := g.aliases[key]; g.key == key || a != nil && !a.refused && !c.without[key] {
				return short
			}
		}
	}
	return name
}

// entities are the clusters as entities, sorted by id, each with all the
// other names that articles use for it.
func (w *world) entities() []graph.Entity {
	list := make([]graph.Entity, 0, len(w.clusters))
	for c := range w.clusters {
		// What other people fold alike (graph.Fold) is one alias; what only nameKey
		// takes for one (GPT-4o, GPT 4o) are two, so that both are found.
		forms := map[string]map[string]int{}
		add := func(written map[string]int) {
			for form, n := range written {
				folded := graph.Fold(form)
				if forms[folded] == nil {
					forms[folded] = map[string]int{}
				}
				forms[folded][form] += n
			}
		}
		for _, g := range c.groups {
			add(g.names)
			for key, a := range g.aliases {
				if !a.refused && !c.without[key] {
					add(a.forms)
				}
			}
		}
		delete(forms, graph.Fold(c.name))
		e := graph.Entity{ID: c.id, Type: c.typ, Name: c.name}
		for _, written := range forms {
			e.Aliases = append(e.Aliases, mostFrequent(written))
		}
		slices.Sort(e.Aliases)
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b graph.Entity) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// statements are the claims of all documents as statements about clusters.
func (w *world) statements() []graph.Statement {
	n := 0
	for d := range w.docs {
		n += len(w.docs[d].Claims)
	}
	list := make([]graph.Statement, 0, n)
	place := make(map[string]int, n) // of each id in list
	symmetric := map[string]bool{}
	for i := range w.r.model.Predicates {
		p := &w.r.model.Predicates[i]
		symmetric[p.Name] = p.Symmetric
	}
	for d := range w.docs {
		article := w.docs[d].Article.ID
		for i := range w.docs[d].Claims {
			claim := &w.docs[d].Claims[i]
			content, ok := w.content(d, claim.Content)
			if !ok {
				continue
			}
			if loose(&content) {
				content.Within = article
			}
			s := graph.NewStatement(content, symmetric[content.Predicate])
			e := graph.NewEvidence(article, s.ID, claim.Telling)
			if at, there := place[s.ID]; there {
				list[at].Evidence = append(list[at].Evidence, e)
				continue
			}
			place[s.ID] = len(list)
			s.Evidence = []graph.Evidence{e}
			list = append(list, s)
		}
	}
	// Statements are large: their order is found first, then each is moved once.
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(list[a].ID, list[b].ID) })
	sorted := make([]graph.Statement, len(list))
	for i, at := range order {
		sorted[i] = list[at]
	}
	return graph.MergeStatements(sorted)
}

// loose says that an event's content does not tell it from others of its
// sort: two articles that say without a date that a company said something, or
// built something, hardly mean one thing. A product is launched once.
func loose(c *graph.Content) bool {
	if c.Kind != graph.EventKind || c.Time != "" {
		return false
	}
	parties, product := 0, false
	for _, p := range c.Participants {
		if p.Role != "place" {
			parties++
		}
		product = product || p.Role == "product"
	}
	switch c.Type {
	case "Statement":
		return true
	case "ProductLaunch":
		return !product
	}
	return parties < 2
}

// content is a claim's content with resolved ids; false if it says nothing of
// what it seems to speak of.
func (w *world) content(d int, c graph.Content) (graph.Content, bool) {
	ok := true
	resolve := func(id string) string {
		if id == "" {
			return ""
		}
		g := w.groupOf[d][id]
		if g == nil {
			ok = false
			return ""
		}
		return g.cluster.id
	}
	c.Subject, c.Object = resolve(c.Subject), resolve(c.Object)
	if c.Kind == graph.RelationKind && c.Subject == c.Object {
		return c, false
	}
	if len(c.Participants) > 0 {
		c.Participants = slices.Clone(c.Participants)
		for i := range c.Participants {
			c.Participants[i].Entity = resolve(c.Participants[i].Entity)
		}
	}
	return c, ok
}
