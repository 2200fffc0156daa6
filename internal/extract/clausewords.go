package extract

// clauseWords are what clauses open with and go on with, and what in them points
// back at what was spoken of.
type clauseWords struct {
	leadIns, clauseLinks, predicators, copulas, verbClosers, verbTails, results, withWords,
	pairing, including, identifying, agentive, prepositionEnds, verbLinks, aspects,
	havingWords, measuringModals, able, topicTails, afterWords, successions []string

	// What points back at something, or at who speaks.
	pointers, selfWords, backPointers, personPronouns, objectPointers, ownOpenings,
	sameSpeaker, ownPeople, officials []string
}

func newClauseWords(t *wordTable) clauseWords {
	return clauseWords{
		leadIns:         t.list("lead_ins"),
		clauseLinks:     t.list("clause_links"),
		predicators:     t.list("predicators"),
		copulas:         t.list("copulas"),
		verbClosers:     t.list("verb_closers"),
		verbTails:       t.list("verb_tails"),
		results:         t.list("results"),
		withWords:       t.list("with_words"),
		pairing:         t.list("pairing"),
		including:       t.list("including"),
		identifying:     t.list("identifying"),
		agentive:        t.list("agentive"),
		prepositionEnds: t.list("preposition_ends"),
		verbLinks:       t.list("verb_links"),
		aspects:         t.list("aspects"),
		havingWords:     t.list("having_words"),
		measuringModals: t.list("measuring_modals"),
		able:            t.list("able"),
		topicTails:      t.list("topic_tails"),
		afterWords:      t.list("after_words"),
		successions:     t.list("successions"),

		pointers:       t.list("pointers"),
		selfWords:      t.list("self_words"),
		backPointers:   t.list("back_pointers"),
		personPronouns: t.list("person_pronouns"),
		objectPointers: t.list("object_pointers"),
		ownOpenings:    t.list("own_openings"),
		sameSpeaker:    t.list("same_speaker"),
		ownPeople:      t.list("own_people"),
		officials:      t.list("officials"),
	}
}
