package resolve

import (
	"cmp"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/schema"
)

// world is everything that one call of Resolve works on.
type world struct {
	r     *Resolver
	docs  []graph.Document // by the id of their articles, each once
	folds map[string]string

	groups  []*group
	byKey   map[string][]*group // groups by folded name
	groupOf []map[string]*group // for each document, by the entity's own id

	clusters map[*cluster]struct{}
	related  map[pair]bool       // groups that some article relates to each other
	general  map[pair]bool       // a product's name without its brand that is not that brand's alone
	byFamily map[string][]*group // see world.families
	byEnding map[string][]*group // products by the words that their names end in; see world.sharedEnding
	// bodiesByRest are companies and bodies by what stands behind their owner's name.
	bodiesByRest map[string][]model
	links        []Link
	linked       [][2]*group // the groups of each link
	effects      []Effect    // of each decision
}

// group is the entities of several documents that have the same name and
// that nothing tells apart: the smallest thing that is merged.
type group struct {
	n       int // its place in world.groups, which orders groups
	key     string
	typ     string // the type that most documents give it
	types   map[string]int
	docs    []int          // sorted; those that have it as an entity
	names   map[string]int // the name as written, by number of documents
	aliases map[string]*alias
	known   *schema.Name // the known name that it has, if exactly one
	alone   bool         // stands for something of its document alone
	cluster *cluster

	brands     []branded // see world.brandsOf
	brandsDone bool
}

// alias is one folded alias of a group.
type alias struct {
	forms   map[string]int // as written, by number of documents
	docs    []int
	refused bool // it is the name of something else, or may be in other articles
}

// cluster is the groups that are one thing.
type cluster struct {
	groups []*group // sorted by n
	id     string
	name   string // canonical
	typ    string
	// What a person has decided; empty if nothing.
	renamed, retyped string
	// without are folded forms that a decision has taken away.
	without map[string]bool
	// apart is set if a decision has split the cluster off by articles: what
	// they were called there, which tells it from others of its name.
	apart string
}

type pair struct{ a, b int }

func pairOf(a, b *group) pair { return pair{min(a.n, b.n), max(a.n, b.n)} }

func newWorld(r *Resolver, docs []graph.Document) *world {
	docs = slices.Clone(docs)
	// Documents of one id are one document; which of them counts must not
	// depend on the order that they came in.
	slices.SortFunc(docs, func(a, b graph.Document) int {
		return cmp.Or(strings.Compare(a.Article.ID, b.Article.ID),
			strings.Compare(a.Article.Published, b.Article.Published), strings.Compare(a.Article.Path, b.Article.Path),
			strings.Compare(a.Article.Text, b.Article.Text), len(a.Claims)-len(b.Claims), len(a.Entities)-len(b.Entities))
	})
	docs = slices.CompactFunc(docs, func(a, b graph.Document) bool { return a.Article.ID == b.Article.ID })
	return &world{
		r:        r,
		docs:     docs,
		folds:    map[string]string{},
		byKey:    map[string][]*group{},
		groupOf:  make([]map[string]*group, len(docs)),
		clusters: map[*cluster]struct{}{},
		related:  map[pair]bool{},
		general:  map[pair]bool{},
	}
}

// fold is nameKey, remembered.
func (w *world) fold(name string) string {
	f, ok := w.folds[name]
	if !ok {
		f = nameKey(name)
		w.folds[name] = f
	}
	return f
}

// occurrence is one entity of one document.
type occurrence struct {
	doc    int
	entity *graph.Entity
}

// gather makes the groups: entities by folded name, apart by type where the
// types are really different, and people apart where their roles are.
func (w *world) gather() {
	byName := map[string][]occurrence{}
	for d := range w.docs {
		w.groupOf[d] = make(map[string]*group, len(w.docs[d].Entities))
		for i := range w.docs[d].Entities {
			e := &w.docs[d].Entities[i]
			key := w.fold(e.Name)
			byName[key] = append(byName[key], occurrence{d, e})
		}
	}
	keys := make([]string, 0, len(byName))
	for key := range byName {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	people := w.newPeople()
	for _, key := range keys {
		for _, occs := range w.byType(key, byName[key]) {
			for _, part := range people.split(key, occs) {
				w.addGroup(key, part)
			}
		}
	}
	w.findRelated()
}

// byType parts the entities of one name by type. A type joins the commonest one
// unless documents have both (but for a few), the schema knows the name under
// both, or they are types that are not easily taken for each other and it isn't
// rare beside it.
func (w *world) byType(key string, occs []occurrence) [][]occurrence {
	count, docsOf := map[string]int{}, map[string]map[int]bool{}
	for _, o := range occs {
		t := o.entity.Type
		count[t]++
		if docsOf[t] == nil {
			docsOf[t] = map[int]bool{}
		}
		docsOf[t][o.doc] = true
	}
	if len(count) == 1 {
		return [][]occurrence{occs}
	}
	types := w.r.byCount(count)
	// A type that the schema knows the name under is the name's type.
	if known := w.r.knownTypes(key); len(known) == 1 && count[known[0]] > 0 {
		i := slices.Index(types, known[0])
		types = slices.Insert(slices.Delete(types, i, i+1), 0, known[0])
	}
	top := types[0]
	home := map[string]int{top: 0} // type to its place in parts
	parts := make([][]occurrence, 1)
	for _, t := range types[1:] {
		if w.r.bothKnown(key, top, t) || !rare(overlap(docsOf[top], docsOf[t]), count[top]) || !alike(top, t) && !rare(count[t], count[top]) {
			home[t] = len(parts)
			parts = append(parts, nil)
		} else {
			home[t] = 0
		}
	}
	for _, o := range occs {
		i := home[o.entity.Type]
		parts[i] = append(parts[i], o)
	}
	return parts
}

// commonest is the type that most of the entities have.
func (w *world) commonest(occs []occurrence) string {
	count := map[string]int{}
	for _, o := range occs {
		count[o.entity.Type]++
	}
	return w.r.byCount(count)[0]
}

// rare says whether n is so few beside most that it is put down to mistakes.
func rare(n, most int) bool { return 4*n <= most }

// overlap is how many documents two sets share.
func overlap(a, b map[int]bool) int {
	n := 0
	for d := range a {
		if b[d] {
			n++
		}
	}
	return n
}

// alike are types between which a single article's reading wavers: a platform
// is a product or the company behind it, a newspaper an organisation or a work.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if a > b {
		a, b = b, a
	}
	switch a + " " + b {
	case "Company Organization", "Company Product", "Organization Product", "Product Work", "Organization Work", "Organization Place":
		return true
	}
	return false
}

// byCount sorts types, the commonest first; between equals the one that the
// schema lists first.
func (r *Resolver) byCount(count map[string]int) []string {
	types := make([]string, 0, len(count))
	for t := range count {
		types = append(types, t)
	}
	slices.SortFunc(types, func(a, b string) int {
		return cmp.Or(count[b]-count[a], r.rankOf(a)-r.rankOf(b), strings.Compare(a, b))
	})
	return types
}

func (r *Resolver) rankOf(typ string) int {
	if i, ok := r.rank[typ]; ok {
		return i
	}
	return len(r.rank)
}

func (w *world) addGroup(key string, occs []occurrence) *group {
	g := &group{n: len(w.groups), key: key}
	w.fill(g, occs)
	g.typ = w.r.byCount(g.types)[0]
	g.known = w.r.knownName(key, g.typ)
	if g.known != nil && g.known.Type != g.typ {
		if len(w.byKey[key]) > 0 {
			g.known = nil // the known one is another of the same name
		} else {
			g.typ = g.known.Type
		}
	}
	if g.known == nil {
		g.known = w.r.knownInOtherForm(key, g.typ)
	}
	if g.known != nil && (wordNotAcronym(g.label(), append([]string{g.known.Name}, g.known.Aliases...)) || w.r.capitalsOnly(g.known, g.label())) {
		g.known = nil
	}
	g.alone = g.known == nil && g.typ == schema.Person && w.r.loosePerson(key)
	g.cluster = &cluster{groups: []*group{g}}
	w.clusters[g.cluster] = struct{}{}
	w.groups = append(w.groups, g)
	w.byKey[key] = append(w.byKey[key], g)
	return g
}

// fill makes a group of these occurrences, which are in the order of their
// documents.
func (w *world) fill(g *group, occs []occurrence) {
	g.types, g.names, g.aliases, g.docs = map[string]int{}, map[string]int{}, map[string]*alias{}, nil
	for _, o := range occs {
		w.groupOf[o.doc][o.entity.ID] = g
		g.types[o.entity.Type]++
		g.names[o.entity.Name]++
		if n := len(g.docs); n == 0 || g.docs[n-1] != o.doc {
			g.docs = append(g.docs, o.doc)
		}
		for _, form := range o.entity.Aliases {
			k := w.fold(form)
			if k == g.key || k == "" {
				g.names[form] += 0 // another spelling of the name
				continue
			}
			if w.r.common[k] {
				continue
			}
			a := g.aliases[k]
			if a == nil {
				a = &alias{forms: map[string]int{}, refused: w.inPassing(o.entity, k)}
				g.aliases[k] = a
			}
			a.forms[form]++
			if n := len(a.docs); n == 0 || a.docs[n-1] != o.doc {
				a.docs = append(a.docs, o.doc)
			}
		}
	}
}

// findRelated notes which groups some article relates to each other: they are
// two things.
func (w *world) findRelated() {
	for d, doc := range w.docs {
		for i := range doc.Claims {
			c := &doc.Claims[i].Content
			if c.Kind != graph.RelationKind {
				continue
			}
			a, b := w.groupOf[d][c.Subject], w.groupOf[d][c.Object]
			if a != nil && b != nil && a != b {
				w.related[pairOf(a, b)] = true
			}
		}
	}
}

// Mergeable says whether a person may make one thing of things of two types: of
// types that are never taken for each other, one is wrong and must be mended
// first.
func Mergeable(a, b string) bool { return alike(a, b) }

func isBody(typ string) bool { return typ == schema.Company || typ == schema.Organization }
