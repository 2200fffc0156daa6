package extract

// nounWords are what noun phrases are made of, and what ends them.
type nounWords struct {
	nounEndings, determiners, demonstratives, prepositions, conjunctions,
	nounLinks, attributives, partyKinds, exampleMarks, measureEndings,
	localizers, nounJoints, possessives, adjusted, marketNouns, latest, planWords,
	businessNouns, means []string

	nounStops map[string]bool
}

func newNounWords(t *wordTable) nounWords {
	return nounWords{
		nounStops:      t.set("noun_stops"),
		nounEndings:    t.list("noun_endings"),
		determiners:    t.list("determiners"),
		demonstratives: t.list("demonstratives"),
		prepositions:   t.list("prepositions"),
		conjunctions:   t.list("conjunctions"),
		nounLinks:      t.list("noun_links"),
		attributives:   t.list("attributives"),
		partyKinds:     t.list("party_kinds"),
		exampleMarks:   t.list("example_marks"),
		measureEndings: t.list("measure_endings"),
		localizers:     t.list("localizers"),
		nounJoints:     t.list("noun_joints"),
		possessives:    t.list("possessives"),
		adjusted:       t.list("adjusted"),
		marketNouns:    t.list("market_nouns"),
		latest:         t.list("latest"),
		planWords:      t.list("plan_words"),
		businessNouns:  t.list("business_nouns"),
		means:          t.list("means"),
	}
}
