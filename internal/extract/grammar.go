package extract

import (
	"slices"
	"strings"
)

// grammar are the words of grammar that noun phrases and clauses are read by,
// wherever they stand in a token or a stretch of text.
type grammar struct {
	// What noun phrases are made of, and what ends them.
	nounStops, nounEndings, determiners, demonstratives, prepositions,
	conjunctions, listLinks, nounLinks, attributives, partyKinds, exampleMarks,
	measureEndings, localizers []string

	// What clauses open with and go on with.
	leadIns, clauseLinks, predicators, copulas, verbClosers, verbTails, results,
	withWords []string

	// What points back at something, or at who speaks.
	pointers, selfWords, backPointers, personPronouns, objectPointers,
	ownOpenings, sameSpeaker []string

	// What stands around numbers.
	limitsTo, valueLinks, reaching, departures, formerStates, equating,
	conversions, comparisons, soldBy, asking, marketMeasures, dealLabels, userWords, countLeads,
	orderTails, durationTails, recordTails, carClasses, bitNouns, detailLeads,
	instanceLeads []string

	// What stands around times.
	timeLeads, untilWords, dateLinks, undating, occasionEnds, openingEnds,
	settingEnds, occasions, moments, circumstances []string

	// Who says something, and how firmly.
	evidences, ownReports, reportEnds, evidentials, rumorNouns, denialNouns, goalNouns, reaches, mannerNouns, quotedNouns, postings, overlaps, pivots, backNouns, nounEnds []string

	// What stands around names.
	ownerLinks, ownerTails, dealing, naming, postOpenings, postLinks, rulers,
	companyLeads, formerLeads, stateEnds, schoolEnds, researchers []string
}

func newGrammar(t *wordTable) *grammar {
	return &grammar{
		nounStops:      t.list("noun_stops"),
		nounEndings:    t.list("noun_endings"),
		determiners:    t.list("determiners"),
		demonstratives: t.list("demonstratives"),
		prepositions:   t.list("prepositions"),
		conjunctions:   t.list("conjunctions"),
		listLinks:      t.list("list_links"),
		nounLinks:      t.list("noun_links"),
		attributives:   t.list("attributives"),
		partyKinds:     t.list("party_kinds"),
		exampleMarks:   t.list("example_marks"),
		measureEndings: t.list("measure_endings"),
		localizers:     t.list("localizers"),

		leadIns:     t.list("lead_ins"),
		clauseLinks: t.list("clause_links"),
		predicators: t.list("predicators"),
		copulas:     t.list("copulas"),
		verbClosers: t.list("verb_closers"),
		verbTails:   t.list("verb_tails"),
		results:     t.list("results"),
		withWords:   t.list("with_words"),

		pointers:       t.list("pointers"),
		selfWords:      t.list("self_words"),
		backPointers:   t.list("back_pointers"),
		personPronouns: t.list("person_pronouns"),
		objectPointers: t.list("object_pointers"),
		ownOpenings:    t.list("own_openings"),
		sameSpeaker:    t.list("same_speaker"),

		limitsTo:       t.list("limits_to"),
		valueLinks:     t.list("value_links"),
		reaching:       t.list("reaching"),
		departures:     t.list("departures"),
		formerStates:   t.list("former_states"),
		equating:       t.list("equating"),
		conversions:    t.list("conversions"),
		comparisons:    t.list("comparisons"),
		soldBy:         t.list("sold_by"),
		asking:         t.list("asking"),
		marketMeasures: t.list("market_measures"),
		dealLabels:     t.list("deal_labels"),
		userWords:      t.list("user_words"),
		countLeads:     t.list("count_leads"),
		orderTails:     t.list("order_tails"),
		durationTails:  t.list("duration_tails"),
		recordTails:    t.list("record_tails"),
		carClasses:     t.list("car_classes"),
		bitNouns:       t.list("bit_nouns"),
		detailLeads:    t.list("detail_leads"),
		instanceLeads:  t.list("instance_leads"),

		timeLeads:     t.list("time_leads"),
		untilWords:    t.list("until_words"),
		dateLinks:     t.list("date_links"),
		undating:      t.list("undating"),
		occasionEnds:  t.list("occasion_ends"),
		openingEnds:   t.list("opening_ends"),
		settingEnds:   t.list("setting_ends"),
		occasions:     t.list("occasions"),
		moments:       t.list("moments"),
		circumstances: t.list("circumstances"),

		evidences:   t.list("evidences"),
		ownReports:  t.list("own_reports"),
		reportEnds:  t.list("report_ends"),
		evidentials: t.list("evidentials"),
		rumorNouns:  t.list("rumor_nouns"),
		denialNouns: t.list("denial_nouns"),
		goalNouns:   t.list("goal_nouns"),
		mannerNouns: t.list("manner_nouns"),
		quotedNouns: t.list("quoted_nouns"),
		postings:    t.list("postings"),
		overlaps:    t.list("overlaps"),
		backNouns:   t.list("back_nouns"),
		nounEnds:    t.list("noun_ends"),
		pivots:      t.list("pivots"),
		reaches:     t.list("reaches"),

		ownerLinks:   t.list("owner_links"),
		ownerTails:   t.list("owner_tails"),
		dealing:      t.list("dealing"),
		naming:       t.list("naming"),
		postOpenings: t.list("post_openings"),
		postLinks:    t.list("post_links"),
		rulers:       t.list("rulers"),
		companyLeads: t.list("company_leads"),
		formerLeads:  t.list("former_leads"),
		stateEnds:    t.list("state_ends"),
		schoolEnds:   t.list("school_ends"),
		researchers:  t.list("researchers"),
	}
}

// endsNoun says whether a token cannot belong to a noun.
func (g *grammar) endsNoun(w, pos string) bool {
	if slices.Contains(g.nounStops, w) {
		return true
	}
	return pos != "" && strings.ContainsRune("pducwryt", rune(pos[0]))
}

// measures says whether a noun names a measure, and not a thing measured.
func (g *grammar) measures(noun string) bool { return anySuffix(noun, g.measureEndings) }

// conjunction is the length in bytes of the conjunction that a text begins
// with; 0 if there is none.
func (g *grammar) conjunction(text string) int {
	for _, w := range g.conjunctions {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// joins says whether a word ties two parts of a noun phrase together.
func (g *grammar) joins(w string) bool {
	return w == "的" || w == "或" || slices.Contains(g.conjunctions, w)
}

// anyPrefix says whether a text begins with one of the words.
func anyPrefix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// anySuffix says whether a text ends in one of the words.
func anySuffix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}
