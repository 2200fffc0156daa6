package schema

import "slices"

// Model is the whole vocabulary and all rules, checked: every reference in it
// resolves, every id is unique. It is read-only and safe for concurrent use.
type Model struct {
	Types      []Term      `json:"types"` // of entities: Company, Person, …
	Predicates []Predicate `json:"predicates"`
	Metrics    []Metric    `json:"metrics"`
	EventTypes []Term      `json:"events"`
	Roles      []Term      `json:"roles"`      // of event participants
	Ops        []Term      `json:"ops"`        // comparisons of figures
	Modalities []Term      `json:"modalities"` // how firmly a thing is said; lexicons of their names hold the words
	Units      []Unit      `json:"units"`
	Lexicons   []Lexicon   `json:"lexicons"`
	Names      []Name      `json:"names"`
	Rules      []Rule      `json:"rules"`
	Frames     []Frame     `json:"frames"`
	// Hash is a hash (hex, 16 digits) of all the files that the model was
	// loaded from, whichever of their sections were asked for.
	Hash string `json:"-"`

	index index
}

// Term is a word of the vocabulary and what it means.
type Term struct {
	Name string `yaml:"name" json:"name,omitempty"`
	Doc  string `yaml:"doc" json:"doc,omitempty"`
	Zh   string `yaml:"zh" json:"zh,omitempty"` // what tables and charts call it: 公司
}

// Predicate is a relation between two entities.
type Predicate struct {
	Name      string   `yaml:"name" json:"name,omitempty"`
	Doc       string   `yaml:"doc" json:"doc,omitempty"`
	Zh        string   `yaml:"zh" json:"zh,omitempty"`         // how a dossier words it: 制造商
	Domain    []string `yaml:"domain" json:"domain,omitempty"` // types that the subject may have
	Range     []string `yaml:"range" json:"range,omitempty"`   // types that the object may have
	Symmetric bool     `yaml:"symmetric" json:"symmetric,omitempty"`
	// Timeless says that it holds without a day on which it came about: what an
	// article dates beside it is something else.
	Timeless bool `yaml:"timeless" json:"timeless,omitempty"`
}

// Metric is what a figure measures. The cues are the words around a number
// that tell which metric it is; the figure rules in package extract weigh them.
type Metric struct {
	Name string `yaml:"name" json:"name,omitempty"`
	Doc  string `yaml:"doc" json:"doc,omitempty"`
	Zh   string `yaml:"zh" json:"zh,omitempty"`
	// Dimensions are the dimensions of units (see Unit) that the metric takes;
	// Units narrows classifiers down (辆 for deliveries). Both empty: any.
	Dimensions []string `yaml:"dimensions" json:"dimensions,omitempty"`
	Units      []string `yaml:"units" json:"units,omitempty"`
	// Subjects are the types of entity that it is said of, most likely first.
	Subjects []string `yaml:"subjects" json:"subjects,omitempty"`
	// Nouns name the metric, mostly before the number: 销量为2363辆.
	Nouns []string `yaml:"nouns" json:"nouns,omitempty"`
	// Synonyms are groups of Nouns that name one quantity (营收 and 营业收入), so
	// that values under two of a group contradict each other.
	Synonyms [][]string `yaml:"synonyms" json:"synonyms,omitempty"`
	// Verbs take the number as their object: 卖出356辆.
	Verbs []string `yaml:"verbs" json:"verbs,omitempty"`
	// After name the metric behind the number: 35万元的售价.
	After []string `yaml:"after" json:"after,omitempty"`
	// Bare says that a number with one of Units (or Dimensions) is this metric
	// where no cue says otherwise.
	Bare bool `yaml:"bare" json:"bare,omitempty"`
	// Narrow says that whatever the label, the metric measures one thing of a
	// subject at a time, so that two values of one time contradict each other.
	Narrow bool `yaml:"narrow" json:"narrow,omitempty"`
	// Vague says that neither the metric nor its labels tell what exactly is
	// measured (of what it is the growth rate), so that values that differ do not
	// contradict each other.
	Vague bool `yaml:"vague" json:"vague,omitempty"`
	// Lasting says that a value holds on until something changes it (a size, a
	// price), so that even undated values contradict each other.
	Lasting bool `yaml:"lasting" json:"lasting,omitempty"`
	// Change says that the metric is by how much something changed.
	Change bool `yaml:"change" json:"change,omitempty"`
	// Flow says that the metric is counted over a period.
	Flow bool `yaml:"flow" json:"flow,omitempty"`
	// Once says that a flow is a sum of one time all the same, and not of the
	// period that its sentence names: 成立于2012年，注册资本1.8亿元.
	Once bool `yaml:"once" json:"once,omitempty"`
	// Standing says that the metric is what a thing is like, whenever it is told.
	Standing bool `yaml:"standing" json:"standing,omitempty"`
	// DrawnOut says that the metric is of a state that has lasted, or will, when a
	// day's news tells it: 9月23日，星野公告，以63亿元收购远山29.4%的股权.
	DrawnOut bool `yaml:"drawnOut" json:"drawnOut,omitempty"`
	// Cost says that the metric is what something costs.
	Cost bool `yaml:"cost" json:"cost,omitempty"`
	// Sold says that the metric counts what is sold, or ordered: when it rises or
	// falls, sales do.
	Sold bool `yaml:"sold" json:"sold,omitempty"`
	// Milestone says that it is an event when such a number is passed.
	Milestone bool      `yaml:"milestone" json:"milestone,omitempty"`
	Examples  []Example `yaml:"examples" json:"examples,omitempty"`
}

// Unit is one unit of measure: its canonical form and the words for it.
type Unit struct {
	Name      string   `yaml:"name" json:"name,omitempty"`           // canonical: CNY, km/h, %, 辆
	Dimension string   `yaml:"dimension" json:"dimension,omitempty"` // money, percent, length, speed, …, classifier
	Words     []string `yaml:"words" json:"words,omitempty"`         // as written, after the number
	Before    []string `yaml:"before" json:"before,omitempty"`       // as written before the number: ￥, US$
	// Factor turns a number in these words into the canonical unit (斤 is 0.5
	// of kg); 0 means 1.
	Factor float64 `yaml:"factor" json:"factor,omitempty"`
}

// Lexicon is a class of words that rules refer to by its id, as $id.
type Lexicon struct {
	ID    string   `yaml:"id" json:"id,omitempty"`
	Doc   string   `yaml:"doc" json:"doc,omitempty"`
	Words []string `yaml:"words" json:"words,omitempty"`
}

// Name is a known name: a company, a person, a place. In YAML it is one
// line in the block of its type (see ParseName):
//
//	names:
//	  Company: |
//	    小米集团 | 小米 | Xiaomi
//	    理想汽车 | 理想? | Li Auto
//	    小米汽车 < 小米集团
type Name struct {
	Type    string   `json:"type,omitempty"`
	Name    string   `json:"name,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	// Ambiguous says that Name itself is an ordinary word too (苹果) and needs
	// support from its context; Guarded are all forms, aliases included, of which
	// that is true (理想 for 理想汽车).
	Ambiguous bool     `json:"ambiguous,omitempty"`
	Guarded   []string `json:"guarded,omitempty"`
	// Of links a name to the thing it belongs to, where that is a fact of the
	// name itself: a product's brand, a brand's company.
	Of string `json:"of,omitempty"`
}

// IsGuarded says whether form, which is n.Name or one of its aliases, needs
// support from its context to stand for n.
func (n *Name) IsGuarded(form string) bool { return slices.Contains(n.Guarded, form) }
