package schema

// Rule reads claims out of a clause or a sentence that one of its patterns
// matches (see Pattern for the language).
type Rule struct {
	ID         string    `yaml:"id" json:"id,omitempty"`
	Doc        string    `yaml:"doc" json:"doc,omitempty"`
	Patterns   []string  `yaml:"patterns" json:"patterns,omitempty"`
	Gives      []Gives   `yaml:"gives" json:"gives,omitempty"`
	Confidence float64   `yaml:"confidence" json:"confidence,omitempty"` // 0 to 1
	Examples   []Example `yaml:"examples" json:"examples,omitempty"`

	Compiled []*Pattern `yaml:"-" json:"-"`
}

// Gives is one claim that a match of a rule gives.
type Gives struct {
	Relation *GivesRelation `yaml:"relation" json:"relation,omitempty"`
}

// GivesRelation is a relation between two slots of a pattern, or two roles of a frame.
type GivesRelation struct {
	Subject   string `yaml:"subject" json:"subject,omitempty"`
	Predicate string `yaml:"predicate" json:"predicate,omitempty"`
	Object    string `yaml:"object" json:"object,omitempty"`
	// Role is, in a rule, the slot whose words are the role, or words in quotes;
	// in a frame it is "trigger", whose word it then is.
	Role string `yaml:"role" json:"role,omitempty"`
}

// Frame reads events, and relations that follow from them, off a trigger word
// and the parties that grammar puts around it. Where a Rule spells out a
// pattern, a Frame leaves word order to the engine: 被, 由, 把 and 将 turn the
// cases round, lists share their case, and a missing subject is carried over
// from the clause before.
type Frame struct {
	ID       string   `yaml:"id" json:"id,omitempty"`
	Doc      string   `yaml:"doc" json:"doc,omitempty"`
	Type     string   `yaml:"type" json:"type,omitempty"`         // the event type; empty if only relations follow
	Triggers []string `yaml:"triggers" json:"triggers,omitempty"` // words, and lexicons as $id
	// Unless are longer words in which a trigger is none: 上市公司, 发布会.
	Unless []string `yaml:"unless" json:"unless,omitempty"`
	Args   []Arg    `yaml:"args" json:"args,omitempty"`
	// Near are words, and lexicons as $id, of which one must stand in the
	// trigger's clause.
	Near []string `yaml:"near" json:"near,omitempty"`
	// Behind are words, and lexicons as $id, of which one must stand behind the
	// trigger in its clause.
	Behind []string `yaml:"behind" json:"behind,omitempty"`
	// Period says that a time must stand right before the word of Behind: 2022 年三季度报告.
	Period bool `yaml:"period" json:"period,omitempty"`
	// NotNear are words, and lexicons as $id, that show something else where they
	// stand in the trigger's clause: 净利润暴跌 is no move of a share.
	NotNear []string `yaml:"not_near" json:"notNear,omitempty"`
	// Opens says that the trigger opens its clause, or follows a conjunction or
	// 其: what stands before it otherwise is a name that nobody found.
	Opens bool `yaml:"opens" json:"opens,omitempty"`
	// Counts says that a number must stand behind the trigger in its clause:
	// 突破 10 万辆, not 技术突破.
	Counts bool `yaml:"counts" json:"counts,omitempty"`
	// Except are nouns, and lexicons as $id, that show what is done to be
	// another thing where they head what stands behind the trigger: 发布…报告.
	Except []string `yaml:"except" json:"except,omitempty"`
	// Verbal triggers are none where they are nouns: behind 的, as in 诚恳的道歉.
	Verbal bool `yaml:"verbal" json:"verbal,omitempty"`
	// Main says that the trigger must be the main verb of its clause: nothing but
	// adverbs, times, auxiliaries and phrases of place stand between it and its
	// subject, or the start of the clause.
	Main bool `yaml:"main" json:"main,omitempty"`
	// Told says that the clause must be of those that tell what happened: it
	// stands in a heading or leads an item, or has a date or a mark of the
	// perfective or of a plan.
	Told bool `yaml:"told" json:"told,omitempty"`
	// General says that the frame reads what no other does: another frame's event
	// of the same party in the same clause goes before it.
	General bool `yaml:"general" json:"general,omitempty"`
	// Judged says that a learned model chooses among the frame's readings, which are
	// of its own triggers and those of all other frames where these read nothing.
	// One frame can be judged.
	Judged bool `yaml:"judged" json:"judged,omitempty"`
	// Needs are alternatives: at least one of them must hold, and each names the
	// roles that must be found, all of them: [agent & product, agent+] is an agent
	// with a product, or two agents. Without any, one argument of any
	// role will do.
	Needs []string `yaml:"needs" json:"needs,omitempty"`
	// Relations have roles for slots. One of a role with itself pairs the first
	// of a list with each of the others.
	Relations  []GivesRelation `yaml:"relations" json:"relations,omitempty"`
	Modality   string          `yaml:"modality" json:"modality,omitempty"`
	Confidence float64         `yaml:"confidence" json:"confidence,omitempty"`
	Examples   []Example       `yaml:"examples" json:"examples,omitempty"`
}

// Arg is one party of a frame: the role that it plays, the types that may play
// it, and the case in which grammar puts it in the active voice.
type Arg struct {
	Role  string   `yaml:"role" json:"role,omitempty"`
	Types []string `yaml:"types" json:"types,omitempty"`
	Case  []string `yaml:"case" json:"case,omitempty"` // of Cases, the likeliest first
	// Within is how many characters may stand between the party and the
	// trigger; 0 means 24, about two clauses' worth of modifiers.
	Within int `yaml:"within" json:"within,omitempty"`
	// Without are words, and lexicons as $id, that may not stand between them.
	Without []string `yaml:"without" json:"without,omitempty"`
	// Except are endings of names that cannot play the role: 法院 of a party.
	Except []string `yaml:"except" json:"except,omitempty"`
	// Only are endings of names of which one must be there to play the role: 局 of
	// an authority. Places need none.
	Only []string `yaml:"only" json:"only,omitempty"`
	// Head says that the party itself is meant, and not something of it: no 的,
	// 在 or 旗下 stands behind it, and no post with a person's name.
	Head bool `yaml:"head" json:"head,omitempty"`
	// Nearest says that if the nearest party of these types cannot play the role,
	// none behind it can: in 搭载 M3 的 iMac no iMac is carried.
	Nearest bool `yaml:"nearest" json:"nearest,omitempty"`
	// Like is a role before this one, of whose party's type this one must be:
	// rivals are of a kind.
	Like string `yaml:"like" json:"like,omitempty"`
}

// Cases are the places that a party may take beside a trigger.
//
//   - subject: before it, with no mark; after 被, 由 or 遭 in the passive
//   - theme: a subject of a trigger with no object behind it: 服务关闭
//   - object: after it, or after 把 or 将; before it in the passive
//   - with: after 与, 和, 同, 跟, 联合, 携手
//   - to: after 对, 向, 给, 针对
//   - at: after 在, 于
//   - source: before 的数据显示 and the like: whose figures they are
//   - from: after 从, 自
//   - next: behind it in the next clause, where its own names none
//   - topic: a thing named earlier in the sentence or item, if nothing else fits
//   - dropped: the same, but only where the clause names no subject of its own
//   - unnamed: the same, but only where the clause names none but people and places
var Cases = []string{"subject", "theme", "object", "with", "to", "at", "source", "from", "next", "topic", "dropped", "unnamed"}
