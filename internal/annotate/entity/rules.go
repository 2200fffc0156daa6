package entity

// ruleID is a rule that proposes candidates.
type ruleID uint8

const (
	ruleName         ruleID = iota // the gazetteer
	ruleTagger                     // the tagger
	ruleLatin                      // a run of Latin words
	ruleSuffix                     // a last word that says what it is
	ruleSurname                    // a Chinese surname and given name
	ruleDotted                     // a foreign name with a dot
	ruleTitle                      // what stands in 《》
	ruleQuoted                     // a name in quotation marks
	ruleCalled                     // a company's name and 公司
	ruleBrand                      // a brand and its model
	ruleAgain                      // a name that stands elsewhere in the article
	ruleModel                      // a model without its brand
	ruleShort                      // a short form of a longer name
	ruleLastName                   // the last part of a foreign name
	ruleSurnameTitle               // 雷总
	ruleBracket                    // a form in brackets behind a name
	ruleHeaded                     // a name and the word behind it that says what it is
	rulePlaces                     // a place within a place
	ruleStripped                   // a name without the place before it
	ruleBrandNamed                 // a brand and a product with a name of its own
	ruleRetyped                    // what another rule proposes, with another type
	ruleTrimmed                    // the tagger's span without a title before it, or its one script
	ruleOwned                      // a known company or place, some words and a suffix
	ruleInduced                    // a stem that keeps meeting 汽车 or a model code
	ruleCredit                     // what stands behind 来源：
)

// rules are the ids that mentions carry.
var rules = [...]string{
	ruleName:         "name",
	ruleTagger:       "crf",
	ruleLatin:        "latin",
	ruleSuffix:       "suffix",
	ruleSurname:      "surname",
	ruleDotted:       "dotted",
	ruleTitle:        "title",
	ruleQuoted:       "quoted",
	ruleCalled:       "called",
	ruleBrand:        "brand",
	ruleAgain:        "again",
	ruleModel:        "model",
	ruleShort:        "short",
	ruleLastName:     "last-name",
	ruleSurnameTitle: "surname-title",
	ruleBracket:      "bracket",
	ruleHeaded:       "headed",
	rulePlaces:       "places",
	ruleStripped:     "stripped",
	ruleBrandNamed:   "brand-named",
	ruleRetyped:      "retyped",
	ruleTrimmed:      "trimmed",
	ruleOwned:        "owned",
	ruleInduced:      "induced",
	ruleCredit:       "credit",
}

func (r ruleID) String() string { return rules[r] }
