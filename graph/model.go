package graph

import "slices"

// Kind is what sort of thing a claim or a statement is.
type Kind string

// The three kinds of claim.
const (
	FigureKind   Kind = "figure"
	RelationKind Kind = "relation"
	EventKind    Kind = "event"
)

// Article is the metadata and text of one article as stored and interchanged.
type Article struct {
	ID        string `json:"id"`
	Path      string `json:"path,omitempty"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	Published string `json:"published,omitempty"` // ISO 8601 at the precision known
	URL       string `json:"url,omitempty"`
	// Extractor names the versions of the extractor, the schema and the models that
	// read the article; a document is unchanged only if it agrees too.
	Extractor string `json:"extractor,omitempty"`
	Chars     int    `json:"chars"`          // length of Text in code points
	Text      string `json:"text,omitempty"` // left out under --no-text
}

// Mention is one place where an article names an entity. Offsets count code
// points from 0, end exclusive.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Entity is a thing: in a Document as one article names it (ID is the
// article's own), in a Resolution as all articles together know it.
type Entity struct {
	Article  string    `json:"article,omitempty"` // empty in a Resolution
	ID       string    `json:"id"`                // type/Name, see EntityID
	Type     string    `json:"type"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases,omitempty"` // sorted, without Name
	Mentions []Mention `json:"mentions,omitempty"`
}

// Participant is one party of an event.
type Participant struct {
	Role   string `json:"role"`
	Entity string `json:"entity"` // an entity id of the same Document or Resolution
}

// Quote is the exact stretch of an article that a claim was read from, in code
// points, end exclusive.
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Content is what is said, apart from who says it and in which words. It is
// what a claim and a statement have in common, and what a statement's identity
// is made of (see Statement.ID). Which fields are set depends on Kind.
type Content struct {
	Kind Kind `json:"kind"`

	// Figures and relations. A figure about no entity has SubjectText.
	Subject     string `json:"subject,omitempty"`
	SubjectText string `json:"subject_text,omitempty"`

	// Figures.
	Metric    string   `json:"metric,omitempty"`
	Op        string   `json:"op,omitempty"` // =, >, >=, <, <=, ~, range
	Value     *float64 `json:"value,omitempty"`
	Min       *float64 `json:"min,omitempty"`
	Max       *float64 `json:"max,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Direction string   `json:"direction,omitempty"` // up, down, loss; values are positive

	// Relations.
	Predicate string `json:"predicate,omitempty"`
	Object    string `json:"object,omitempty"`
	Role      string `json:"role,omitempty"` // of a position: CEO, 董事长

	// Events.
	Type         string        `json:"type,omitempty"`
	Participants []Participant `json:"participants,omitempty"`
	// Within is the id of the article that alone tells of the event, where nothing
	// says that another article means the same one.
	Within string `json:"within,omitempty"`

	// All kinds. Time is ISO 8601 at the precision given, or A/B with B included.
	Time  string `json:"time,omitempty"`
	Place string `json:"place,omitempty"`
	Scope string `json:"scope,omitempty"`
}

// Entities are the ids of the entities that a content speaks of, each once.
func (c *Content) Entities() []string {
	var ids []string
	add := func(id string) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	add(c.Subject)
	add(c.Object)
	for _, p := range c.Participants {
		add(p.Entity)
	}
	return ids
}

// Telling is how a content is put in one place: the words, who is said to say
// it, how firmly, and which rule read it.
type Telling struct {
	Label       string  `json:"label,omitempty"`   // a figure's metric as worded
	Text        string  `json:"text,omitempty"`    // a figure's number as worded
	Trigger     string  `json:"trigger,omitempty"` // the word that names an event
	Attribution string  `json:"attribution,omitempty"`
	Modality    string  `json:"modality,omitempty"` // asserted is written out in interchange
	Evidence    Quote   `json:"evidence"`
	Rule        string  `json:"rule"`
	Confidence  float64 `json:"confidence"`
}

// Claim is what one article says in one place. Its entity ids are the
// article's own. Claims and statements are two types on purpose: only
// resolve turns the one into the other.
type Claim struct {
	Article string `json:"article"`
	ID      string `json:"id"`
	Content
	Telling
}

// Document is all that was read from one article: the unit of interchange, of
// storage and of resolution.
type Document struct {
	Article  Article
	Entities []Entity
	Claims   []Claim
}

// Evidence is one telling of a statement. Its ID is a hash of article, start,
// end and statement.
type Evidence struct {
	ID      string `json:"id"`
	Article string `json:"article"`
	Telling
}

// Statement is what one or more claims say of resolved entities. ID is "s/"
// and a hash of the Content alone (with symmetric parties sorted and scope and
// place folded).
type Statement struct {
	ID string `json:"id"`
	Content
	// Symmetric says that a relation holds both ways (see NewStatement).
	Symmetric bool       `json:"symmetric,omitempty"`
	Evidence  []Evidence `json:"evidence"` // sorted by ID; never empty
}

// Best is the telling to show where there is room for one: asserted before
// anything weaker, then the most confident, then the first. nil without any.
func (s *Statement) Best() *Evidence {
	var best *Evidence
	for i := range s.Evidence {
		e := &s.Evidence[i]
		if best == nil || e.asserted() && !best.asserted() || e.asserted() == best.asserted() && e.Confidence > best.Confidence {
			best = e
		}
	}
	return best
}

func (t *Telling) asserted() bool { return t.Modality == "" || t.Modality == Asserted }

// Decision is what a person has said of identities; decisions survive
// rebuilding. Op is merge, split, rename or retype. IDs are those that the
// entities had when it was decided; see package resolve for how they are found
// again when articles have come or gone.
type Decision struct {
	Op   string   `json:"op" yaml:"op"`
	IDs  []string `json:"ids" yaml:"ids,flow"`                  // the entities spoken of
	Name string   `json:"name,omitempty" yaml:"name,omitempty"` // rename: the new name; split: that of what is split off, if it needs one
	Type string   `json:"type,omitempty" yaml:"type,omitempty"` // retype: the new type
	// Articles are ids, URLs or paths; split: what these call by the entity's
	// names is another thing.
	Articles []string `json:"articles,omitempty" yaml:"articles,omitempty"`
	Note     string   `json:"note,omitempty" yaml:"note,omitempty"` // the person's reason
}

// Resolution is the graph that a set of documents supports: a pure function
// of the documents (taken in the order of their ids) and the decisions.
type Resolution struct {
	Entities   []Entity    // sorted by ID, without mentions
	Statements []Statement // sorted by ID
}

// Resolver turns documents into the graph that they support. It must be pure:
// the same set gives the same Resolution whatever the order of docs.
type Resolver func(docs []Document, decisions []Decision) Resolution
