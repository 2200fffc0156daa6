// Package resolve turns what single articles say of their own entities into
// what all of them together say of things: the same thing under several names
// becomes one entity, and claims of the same content one statement with a piece
// of evidence each.
//
//   - Resolver: the rules of identity, made once from a schema. Resolve is pure:
//     the same set of documents gives the same graph in any order, so names and
//     merges live only as long as an article supports them.
//   - Link: why two names are one thing, or why they are not.
//   - Conflicts and SourcesOf: where statements contradict each other, and how many
//     independent sources stand behind one.
//
// Merging is cautious. Two names become one thing if the schema knows them as
// such, if an article says so, or if they differ only in form; never if they are
// versions of a product, if one belongs to the other, or if another article
// tells them apart. Each rule that speaks for a merge is a file of its own (known,
// forms, personnames, models, aliases, shared), in the order of identify; what
// speaks against every merge is in problem, against aliases in aliasproblem.
package resolve

import (
	"cmp"
	"slices"
	"strings"

	"suyuan"
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
	legalForms, plainForms, holdingForms, registeredForms []string
	companyKinds, properBodies, looseEndings              []string
	placeForms, anyPlaces                                 []string
	productKinds, plainKinds, modelKinds, standards       []string
	seriesWords, versionWords, attributes, editionMarks   []string
	stateForms, regionForms, groupForms, placeRanks       []string
	looseOpenings                                         []string

	regions []regionWord

	common map[string]bool // folded words that name nothing by themselves: 公司, 工厂

	rank map[string]int // of a type in the schema
}

// Version names the resolver and the schema that it goes by: a store made with
// others is compared as a whole.
func Version(model *schema.Model) string { return suyuan.Resolving() + "-" + model.Hash }

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
	r.legalForms = foldedWords(model.Lexicon("legalForm"), model.Lexicon("plainForm"), model.Lexicon("holdingForm"))
	r.plainForms = foldedWords(model.Lexicon("plainForm"))
	r.companyKinds = foldedWords(model.Lexicon("companyKind"))
	r.placeForms = foldedWords(model.Lexicon("placeForm"))
	r.productKinds = foldedWords(model.Lexicon("productKind"))
	r.standards = foldedWords(model.Lexicon("standard"))
	r.seriesWords = foldedWords(model.Lexicon("seriesWord"))
	r.anyPlaces = foldedWords(model.Lexicon("anyPlace"))
	r.regions = r.regionWords()
	r.plainKinds = foldedWords(model.Lexicon("plainKind"))
	r.modelKinds = foldedWords(model.Lexicon("modelKind"))
	r.holdingForms = foldedWords(model.Lexicon("holdingForm"))
	r.versionWords = foldedWords(model.Lexicon("version"))
	r.registeredForms = foldedWords(model.Lexicon("registeredForm"))
	r.properBodies = foldedWords(model.Lexicon("properBody"))
	r.attributes = foldedWords(model.Lexicon("name-product-attributes"))
	r.looseEndings = foldedWords(model.Lexicon("loosePerson"))
	r.looseOpenings = foldedWords(model.Lexicon("looseOpening"))
	r.editionMarks = foldedWords(model.Lexicon("editionMark"))
	r.stateForms = foldedWords(model.Lexicon("stateForm"))
	r.regionForms = foldedWords(model.Lexicon("regionForm"))
	r.groupForms = foldedWords(model.Lexicon("name-groups"))
	r.placeRanks = foldedWords(model.Lexicon("name-place-ranks"))
	r.common = map[string]bool{}
	for _, words := range [][]string{r.legalForms, r.placeForms, r.anyPlaces, r.productKinds} {
		for _, word := range words {
			r.common[word] = true
		}
	}
	for _, id := range [...]string{"name-body-kinds", "anyWork"} {
		for _, word := range foldedWords(model.Lexicon(id)) {
			r.common[word] = true
		}
	}
	r.joinOtherForms()
	for i, t := range model.Types {
		r.rank[t.Name] = i
	}
	return r
}

// foldedWords are the words of lexicons as names are compared, the longest first;
// lexicons that the schema lacks are nil, and have none.
func foldedWords(lexicons ...*schema.Lexicon) []string {
	var words []string
	for _, l := range lexicons {
		if l == nil {
			continue
		}
		for _, w := range l.Words {
			words = append(words, nameKey(w))
		}
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
	w.mergeRegistered()
	w.mergeAbroad()
	w.mergePlaces()
	w.mergeKinds()
	w.mergeBilingual()
	w.mergePeople()
	w.mergeFamilyNames()
	w.mergeModels()
	w.mergeBrands()
	w.mergeShared()
	w.mergeAliases()
	w.decide(decisions)
	w.assignIDs()
	return w
}
