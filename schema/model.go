package schema

// Model is the whole vocabulary and all rules, checked: every reference in it
// resolves, every id is unique. It is read-only and safe for concurrent use.
type Model struct {
	Types      []EntityType
	Predicates []Predicate
	Metrics    []Metric
	EventTypes []EventType
	Roles      []Term // of event participants
	Ops        []Term // comparisons of figures
	Modalities []Modality
	Units      []Unit
	Lexicons   []Lexicon
	Names      []Name
	Rules      []Rule
	Frames     []Frame
	// Hash is a hash of all the files that the model was loaded from.
	Hash string
}

// Term is a word of the vocabulary and what it means.
type Term struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc"`
}

// EntityType is a sort of entity: Company, Person, ….
type EntityType struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc"`
	Zh   string `yaml:"zh"` // what tables and charts call it: 公司
}

// Predicate is a relation between two entities.
type Predicate struct {
	Name      string   `yaml:"name"`
	Doc       string   `yaml:"doc"`
	Zh        string   `yaml:"zh"`     // how a dossier words it: 制造商
	Domain    []string `yaml:"domain"` // types that the subject may have
	Range     []string `yaml:"range"`  // types that the object may have
	Symmetric bool     `yaml:"symmetric"`
}

// Metric is what a figure measures. The cues are the words around a number
// that tell which metric it is; the figure rules in package extract weigh them.
type Metric struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc"`
	Zh   string `yaml:"zh"`
	// Dimensions are the dimensions of units (see Unit) that the metric takes;
	// Units narrows classifiers down (辆 for deliveries). Both empty: any.
	Dimensions []string `yaml:"dimensions"`
	Units      []string `yaml:"units"`
	// Subjects are the types of entity that it is said of, most likely first.
	Subjects []string `yaml:"subjects"`
	// Nouns name the metric, mostly before the number: 销量为2363辆.
	Nouns []string `yaml:"nouns"`
	// Verbs take the number as their object: 卖出356辆.
	Verbs []string `yaml:"verbs"`
	// After name the metric behind the number: 35万元的售价.
	After []string `yaml:"after"`
	// Bare says that a number with one of Units (or Dimensions) is this metric
	// where no cue says otherwise.
	Bare     bool      `yaml:"bare"`
	Examples []Example `yaml:"examples"`
}

// EventType is a sort of event.
type EventType struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc"`
	Zh   string `yaml:"zh"`
}

// Modality is how firmly something is said, and the words that show it.
type Modality struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc"`
	Zh   string `yaml:"zh"`
}

// Unit is one unit of measure: its canonical form and the words for it.
type Unit struct {
	Name      string   `yaml:"name"`      // canonical: CNY, km/h, %, 辆
	Dimension string   `yaml:"dimension"` // money, percent, length, speed, …, classifier
	Words     []string `yaml:"words"`     // as written, after the number
	Before    []string `yaml:"before"`    // as written before the number: ￥, US$
	// Factor turns a number in these words into the canonical unit (斤 is 0.5
	// of kg); 0 means 1.
	Factor float64 `yaml:"factor"`
}

// Lexicon is a class of words that rules refer to by its id, as $id.
type Lexicon struct {
	ID    string   `yaml:"id"`
	Doc   string   `yaml:"doc"`
	Words []string `yaml:"words"`
}

// Name is a known name: a company, a person, a place.
type Name struct {
	Type    string
	Name    string
	Aliases []string
	// Ambiguous says that Name itself is an ordinary word too (苹果) and needs
	// support from its context; Guarded are all forms, aliases included, of which
	// that is true (理想 for 理想汽车).
	Ambiguous bool
	Guarded   []string
	// Of links a name to the thing it belongs to, where that is a fact of the
	// name itself: a product's brand, a brand's company.
	Of string
}
