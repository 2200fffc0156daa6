// Package extract reads claims out of annotated articles: relations, figures
// and events, each with its evidence, source, firmness and rule.
//
//   - Extractor: all rules of a schema.Model, compiled; Extract reads one article.
//   - claim: a claim while it is being made, in bytes and entity indexes.
//
// In the order of the work:
//
//   - words.go and sentence.go: every word that a rule asks for is found in one
//     pass over a sentence, beside its mentions, quantities and times. Words that are
//     asked for at one place of the text only are in grammar.go and particles.go.
//   - attribution.go: who says what.
//   - match.go, trial.go and relations.go: patterns and the relations that they give.
//   - offices.go: who is who in page furniture.
//   - frames.go: triggers of events and relations; instance.go what a frame gives at
//     one, roles.go its parties. cases.go, phrases.go, topics.go and opening.go tell who
//     plays which part, postplace.go where a post is its holder's.
//   - happening.go: the events that no frame reads; a learned model weighs them by
//     the features of weigh.go, and another says of what sort they are (kind.go).
//   - figures.go: numbers; metric.go and its kin tell what they measure,
//     subject.go and its kin of what, change.go which way they moved, changelabel.go what
//     they are called in full, figuretime.go and period.go when; sequence.go and carry.go
//     what one number takes from another. candidates.go and describe.go let a learned
//     ranker weigh what subject.go found against all else that the text names
//     (MODEL.md) and that is not impossible.go's; learn.go is what it is trained by.
//   - qualify.go: what claims share with their clause: when.go (dated.go, goeson.go,
//     told.go), modality.go.
//   - milestones.go and growth.go: the events that figures tell.
//   - rounds.go: who put money into a company that raised some.
//   - shares.go: who buys a part of a company, and whose company a person speaks for.
//   - whereabouts.go: where companies are from by the place before their names.
//   - makers.go: what belongs to whom by name (names.go), by record (kin.go) and by
//     what the article is about (makertopic.go); together.go proves it.
//   - settle.go: what is told twice, and what the vocabulary allows.
//   - document.go: the interchange form. examples.go: the examples of rules. load.go: all
//     that an Extractor needs, loaded side by side.
//
// Words of its own:
//
//   - told: of a clause that gives news, by where it stands, a date or a mark of the
//     perfective, and does not argue or describe; a telling is the claim made of it.
//   - likeliest: the frame that suits a word best which no frame reads at once.
//   - of…: whether something belongs to what is named (ofSpeech, a time of the
//     speaking); …Named: whether, or which, of some are named in the text.
package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"suyuan"
	"suyuan/graph"
	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/internal/rank"
	"suyuan/schema"
)

// Version names all that decides what is read from an article: the code, the
// schema, and the model of names, by its hash.
func Version(model *schema.Model, names string) string {
	return suyuan.Reading() + "-" + model.Hash + "-" + names
}

// Extractor reads articles. It is immutable and safe for concurrent use.
type Extractor struct {
	model     *schema.Model
	annotator *annotate.Annotator
	table     *wordTable
	matcher   *matcher
	frames    *frames
	kin       kin
	marks     marks
	cues      cues
	changes   changes

	metrics      []metric
	metricIndex  map[string]int
	metricCues   [][]metricCue // by word
	scopeWords   class
	changeScope  class
	compareMarks class
	eachWords    class
	rankWords    class
	placingWords class
	genericNouns class
	points       class
	partNouns    class
	processNouns class // in making chips
	kindNouns    class // what a product is: 芯片, 处理器
	carryVerbs   class // of a thing that has another in it
	havingVerbs  class // these, and those of what it has by number
	// Words before and behind a product by which it is another's.
	othersProduct, othersProductAfter class
	postWords, founderWords           class // posts that people have; those of founders
	holdingPosts                      class // those of people who have no more than shares
	branchWords                       class // behind a company's name: of what it has in a place
	backingWords                      class // of those who put money into a company
	shareNouns, controlWords          class // 股份; 全部, 控股权
	baseWords                         class
	dealNouns                         class // behind 的: a deal or shares, and nothing that a company owns
	nounTails                         class // that hang on the end of a noun
	nounHeads                         class // verbs that hang on the start of one
	fundingVerbs                      class // of who gives a sum
	foundingVerbs                     class
	usingVerbs                        class // of those who use or want a product
	noThings                          class // nouns that name nothing by themselves
	regionWords                       class // of a market: 全球, 国内
	expectVerbs                       class // of saying or expecting something
	embedVerbs                        class // behind which a clause of its own stands

	versionWords, fullForms, unitForms, plantForms, featureForms, gatheringForms []string // of names
	leadingVersions                                                              []string // before names
	openProducts                                                                 []string // that are no company's, in lower case
	partForms                                                                    []string // of parts of things

	subjects   *rank.Model // chooses what figures are of
	happenings *rank.Model // chooses which of the events that no frame reads are told
	kindModel  *rank.Model // chooses what sort of event they are
	unjudged   bool        // all of them are told
}

// metric is a schema.Metric with its units as sets.
type metric struct {
	dimensions map[string]bool
	units      map[string]bool
	counts     bool // it counts things, so a number without a unit may be of it
}

// changes are the classes of words of rising and falling.
type changes struct {
	up, down, loss, any, level class
	stockWords, stockVerbs     class
}

// New compiles the rules of a model. It fails if the model lacks a lexicon or a
// metric that the rules in Go need.
func New(model *schema.Model, annotator *annotate.Annotator) (*Extractor, error) {
	t := newWordTable(model)
	x := &Extractor{model: model, annotator: annotator, table: t}
	x.matcher = newMatcher(model.Rules, t)
	x.frames = newFrames(model.Frames, t)
	x.kin = newKin(model.Names)
	x.marks = newMarks(t)
	x.cues = newCues(t, model)
	x.changes = changes{
		up: t.class("$change_up"), down: t.class("$change_down"), loss: t.class("$change_loss"),
		any: t.class("$change_up", "$change_down", "$change_loss"), level: t.class("$change_level"),
		stockWords: t.class("$stock_words"), stockVerbs: t.class("$stock_verbs"),
	}
	x.scopeWords, x.changeScope = t.class("$figure_scope"), t.class("$change_scope")
	x.compareMarks = t.class("$compare_marks")
	x.eachWords = t.class("$each_words")
	x.rankWords, x.placingWords = t.class("$rank_words"), t.class("$placing_verbs")
	x.genericNouns = t.class("$generic_nouns")
	x.points = t.class("$argument_nouns")
	x.partNouns = t.class("$part_nouns")
	x.processNouns = t.class("$process_nouns")
	x.kindNouns = t.class("$productKind")
	x.carryVerbs = t.class("$carry", "$liken")
	x.havingVerbs = t.class("$carry", "$liken", "$having")
	x.othersProduct, x.othersProductAfter = t.class("$others_product", "$carry", "$contend", "$rival"), t.class("$others_product_after")
	x.postWords, x.founderWords, x.holdingPosts = t.class("$position"), t.class("$founder"), t.class("$holdingPost")
	x.baseWords = t.class("$base_words")
	x.branchWords = t.class("$branches")
	x.backingWords = t.class("$backing")
	x.shareNouns, x.controlWords = t.class("$share_nouns"), t.class("$control")
	x.dealNouns = t.class("$deal_nouns")
	x.nounTails = t.class("$noun_tails")
	x.nounHeads = t.class("$noun_heads")
	x.usingVerbs = t.class("$using_verbs")
	x.fundingVerbs = t.class("$funding_verbs")
	x.foundingVerbs = t.class("$founding_verbs")
	x.noThings = t.class("$no_things", "$generic_nouns")
	x.regionWords = t.class("$market_regions")
	x.expectVerbs = t.class("$speech", "$announce", "$reportVerb", "$estimating")
	x.embedVerbs = t.class("$speech", "$announce", "$reportVerb", "$planned", "$embedding_verbs")
	x.leadingVersions = t.list("name-leading-versions")
	x.partForms = t.list("part_nouns")
	x.versionWords, x.fullForms, x.unitForms = t.list("version"), t.list("fullForm"), t.list("unitForm")
	x.plantForms, x.featureForms, x.gatheringForms = t.list("plantForm"), t.list("featureForm"), t.list("gatheringForm")
	for _, w := range t.list("open_products") {
		x.openProducts = append(x.openProducts, lower(w))
	}
	var err error
	if x.subjects, err = rank.Load(subjects); err != nil {
		return nil, fmt.Errorf("loading the chooser of subjects: %w", err)
	}
	if x.happenings, err = rank.Load(happenings); err != nil {
		return nil, fmt.Errorf("loading the chooser of events: %w", err)
	}
	if x.kindModel, err = rank.Load(kinds); err != nil {
		return nil, fmt.Errorf("loading the chooser of kinds of events: %w", err)
	}
	cueClasses := x.compileMetrics()
	if len(t.missing) > 0 {
		slices.Sort(t.missing)
		return nil, fmt.Errorf("the schema lacks lexicons that reading claims needs: %s", strings.Join(t.missing, ", "))
	}
	t.seal()
	x.matcher.seal()
	x.frames.seal(t)
	x.metricCues = byWord(t, func(c class) []metricCue { return cueClasses[c] })
	for _, name := range neededMetrics {
		if _, ok := x.metricIndex[name]; !ok {
			return nil, fmt.Errorf("the schema has no metric %q, which reading figures needs", name)
		}
	}
	return x, nil
}

// compileMetrics gives the cue words of every metric their classes and says
// which cues a class stands for.
func (x *Extractor) compileMetrics() map[class][]metricCue {
	x.metricIndex = map[string]int{}
	cues := map[class][]metricCue{}
	for i, m := range x.model.Metrics {
		x.metricIndex[m.Name] = i
		c := metric{dimensions: map[string]bool{}, units: map[string]bool{}}
		for _, dim := range m.Dimensions {
			c.dimensions[dim] = true
		}
		for _, u := range m.Units {
			c.units[u] = true
			if known := x.model.Unit(u); known != nil && known.Dimension == "classifier" {
				c.counts = true
			}
		}
		c.counts = (c.counts || c.dimensions["classifier"]) && !c.dimensions["ordinal"]
		x.metrics = append(x.metrics, c)
		for kind, words := range [][]string{nounCue: m.Nouns, verbCue: m.Verbs, afterCue: m.After} {
			if len(words) > 0 {
				k := x.table.class(words...)
				cues[k] = append(cues[k], metricCue{metric: i, kind: cueKind(kind)})
			}
		}
	}
	return cues
}

// Extract reads one article. The error is ctx's: a long article may be given up.
func (x *Extractor) Extract(ctx context.Context, a *article.Article) (graph.Document, error) {
	annotated, err := x.annotator.Annotate(ctx, a.Simplified())
	if err != nil {
		return graph.Document{}, err
	}
	d := newDocument(annotated, x.table)
	d.written = a
	return x.read(ctx, d)
}

// Read reads the claims of an article that is annotated already.
func (x *Extractor) Read(ctx context.Context, annotated *annotate.Doc) (graph.Document, error) {
	return x.read(ctx, newDocument(annotated, x.table))
}

func (x *Extractor) read(ctx context.Context, d *document) (graph.Document, error) {
	claims, err := x.claims(ctx, d)
	if err != nil {
		return graph.Document{}, err
	}
	return x.document(d, x.settle(d, claims)), nil
}

// claims are all that any rule reads, as often as they read it.
func (x *Extractor) claims(ctx context.Context, d *document) ([]claim, error) {
	d.isPost = func(h hit) bool { return x.table.is(h, x.postWords) }
	x.speeches(d)
	var claims []claim
	emit := func(c claim) { claims = append(claims, c) }
	for i := range d.sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s := &d.sentences[i]
		if s.Furniture {
			x.readOffices(d, s, emit)
			continue
		}
		before := len(claims)
		x.readPatterns(d, s, emit)
		x.readFrames(d, s, emit)
		x.readFigures(d, s, func(c claim) {
			emit(c)
			if m, ok := x.milestone(d, s, &c); ok {
				emit(m)
			}
			if g, ok := x.growth(d, s, &c, claims[before:]); ok {
				emit(g)
			}
			if m, ok := x.stockMove(d, s, &c, claims[before:]); ok {
				emit(m)
			}
		})
		x.readHappenings(d, s, claims[before:], emit)
	}
	employers(d, claims)
	x.readRounds(d, claims, emit)
	x.readOwners(d, claims, emit)
	return claims, nil
}
