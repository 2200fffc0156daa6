package schema

// Rule reads claims out of a clause or a sentence that one of its patterns
// matches (see Pattern for the language).
type Rule struct {
	ID         string    `yaml:"id"`
	Doc        string    `yaml:"doc"`
	Patterns   []string  `yaml:"patterns"`
	Gives      []Gives   `yaml:"gives"`
	Confidence float64   `yaml:"confidence"` // 0 to 1
	Examples   []Example `yaml:"examples"`

	Compiled []*Pattern `yaml:"-"`
}

// Gives is one claim that a match of a rule gives. Exactly one of Relation and
// Event is set. Values are names of the pattern's slots, or words in quotes.
type Gives struct {
	Relation *GivesRelation `yaml:"relation"`
	Event    *GivesEvent    `yaml:"event"`
}

// GivesRelation is a relation between two slots.
type GivesRelation struct {
	Subject   string `yaml:"subject"`
	Predicate string `yaml:"predicate"`
	Object    string `yaml:"object"`
	Role      string `yaml:"role"` // slot whose words are the role
	Modality  string `yaml:"modality"`
}

// GivesEvent is an event whose trigger and participants are slots.
type GivesEvent struct {
	Type         string            `yaml:"type"`
	Trigger      string            `yaml:"trigger"`
	Participants map[string]string `yaml:"participants"` // role to slot
	Modality     string            `yaml:"modality"`
}

// Example is a sentence, with names marked as [小米汽车/Company] (and
// [它/Company=小米汽车] for a reference), and the claims that must and must
// not be read from it. A claim is written
//
//	subject predicate object [role]        a relation
//	Type trigger role=name …               an event
//	subject metric op value unit [time]    a figure
//
// with its fields parted by " | ".
type Example struct {
	Text      string   `yaml:"text"`
	Published string   `yaml:"published"` // 2026-01-15 unless given
	Gives     []string `yaml:"gives"`
	Not       []string `yaml:"not"`
}
