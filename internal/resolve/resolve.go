// Package resolve turns what single articles say of their own entities into
// what all of them together say of things: the same thing under several names
// becomes one entity, and claims of the same content one statement with a piece
// of evidence each.
//
//   - Resolver: the rules of identity, made once from a schema. Resolve is pure:
//     the same set of documents gives the same graph in any order, so names and
//     merges live only as long as an article supports them.
//   - Link: why two names are one thing, or why they are not.
//   - Conflicts and SupportOf: where statements contradict each other, and how many
//     independent sources stand behind one.
//
// Merging is cautious. Two names become one thing if the schema knows them as
// such, if an article says so, or if they differ only in form; never if they are
// versions of a product, if one belongs to the other, or if another article
// tells them apart.
package resolve

import (
	"cmp"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/schema"
)

// Resolver resolves documents. It is read-only and safe for concurrent use.
type Resolver struct {
	model *schema.Model
	// known finds the known names by folded form.
	known map[string][]*schema.Name
	forms map[*schema.Name][]string // the folded forms of each that known holds
	// Folded words of the lexicons of the same names, longest first.
	legalForms, plainForms, companyKinds, placeForms, looseEndings, productKinds []string

	rank map[string]int // of a type in the schema
}

// New makes a resolver from a schema with names and lexicons (schema.Load);
// from a vocabulary alone it merges what articles say is the same, no more.
func New(model *schema.Model) *Resolver {
	r := &Resolver{
		model: model,
		known: make(map[string][]*schema.Name, 2*len(model.Names)),
		forms: make(map[*schema.Name][]string, len(model.Names)),
		rank:  map[string]int{},
	}
	r.indexNames()
	r.legalForms = foldedWords(model.Lexicon("legalForm"))
	r.plainForms = foldedWords(model.Lexicon("plainForm"))
	r.companyKinds = foldedWords(model.Lexicon("companyKind"))
	r.placeForms = foldedWords(model.Lexicon("placeForm"))
	r.productKinds = foldedWords(model.Lexicon("productKind"))
	r.looseEndings = foldedWords(model.Lexicon("loosePerson"))
	for i, t := range model.Types {
		r.rank[t.Name] = i
	}
	return r
}

// indexNames finds names by folded form. The lists may hold one name twice, in
// other writing (埃隆·马斯克 and 埃隆-马斯克, once as the alias of 马斯克): names of a type
// that share a form without a guard are one, and go by the one with most aliases.
func (r *Resolver) indexNames() {
	names := r.model.Names
	one := make([]int, len(names)) // to a name that is the same; itself if none
	find := func(i int) int {
		for one[i] != i {
			one[i] = one[one[i]]
			i = one[i]
		}
		return i
	}
	type key struct{ typ, form string }
	first := make(map[key]int, 2*len(names))
	forms := make([][]string, len(names))
	for i := range names {
		one[i] = i
		n := &names[i]
		for _, form := range append([]string{n.Name}, n.Aliases...) {
			k := key{n.Type, nameKey(n.Type, form)}
			forms[i] = append(forms[i], k.form)
			if n.IsGuarded(form) {
				continue
			}
			j, there := first[k]
			if !there {
				first[k] = i
				continue
			}
			if a, b := find(i), find(j); a != b {
				if len(names[a].Aliases) > len(names[b].Aliases) || len(names[a].Aliases) == len(names[b].Aliases) && a < b {
					a, b = b, a
				}
				one[a] = b
			}
		}
	}
	for i := range names {
		n := &names[find(i)]
		for _, form := range forms[i] {
			if !slices.Contains(r.known[form], n) {
				r.known[form] = append(r.known[form], n)
				r.forms[n] = append(r.forms[n], form)
			}
		}
	}
}

// nameKey is the form by which names of a type are compared. In a foreign
// person's name, which mark stands between its parts means nothing.
func nameKey(typ, name string) string {
	if typ == "Person" && strings.ContainsAny(name, "-－") && isHan(name) {
		name = strings.NewReplacer("-", "·", "－", "·").Replace(name)
	}
	return graph.Fold(name)
}

func foldedWords(l *schema.Lexicon) []string {
	if l == nil {
		return nil
	}
	words := make([]string, len(l.Words))
	for i, w := range l.Words {
		words[i] = graph.Fold(w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return words
}

// Resolve gives the graph that the documents support under the decisions,
// which are applied in their order. Documents are known by their article's id;
// claims that name an entity which their document lacks are left out, as are
// relations of a thing with itself. It is a graph.Resolver.
func (r *Resolver) Resolve(docs []graph.Document, decisions []graph.Decision) graph.Resolution {
	resolution, _ := r.ResolveAnd(docs, decisions)
	return resolution
}

// ResolveAnd is Resolve, with what became of each decision.
func (r *Resolver) ResolveAnd(docs []graph.Document, decisions []graph.Decision) (graph.Resolution, []Effect) {
	w := r.identify(docs, decisions)
	return graph.Resolution{Entities: w.entities(), Statements: w.statements()}, w.effects
}

// Effects says what became of each decision.
func (r *Resolver) Effects(docs []graph.Document, decisions []graph.Decision) []Effect {
	return r.identify(docs, decisions).effects
}

// Links gives the reasons for and against every merge that was considered,
// decisions included, sorted by names.
func (r *Resolver) Links(docs []graph.Document, decisions []graph.Decision) []Link {
	w := r.identify(docs, decisions)
	return w.exportLinks()
}

// identify finds out which entities of the documents are the same things.
func (r *Resolver) identify(docs []graph.Document, decisions []graph.Decision) *world {
	w := newWorld(r, docs)
	w.gather()
	w.mergeKnown()
	w.mergeForms()
	w.mergePeople()
	w.mergeModels()
	w.mergeAliases()
	w.mergeShared()
	w.decide(decisions)
	w.assignIDs()
	return w
}
