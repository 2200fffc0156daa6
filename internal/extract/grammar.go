package extract

import (
	"slices"
	"strings"
)

// grammar are the words of grammar that noun phrases and clauses are read by,
// wherever they stand in a token or a stretch of text.
type grammar struct {
	nounStops, nounEndings          []string
	determiners, demonstratives     []string
	leadIns, selfWords, predicators []string
	verbClosers, partyKinds         []string
	attributives, copulas, reaching []string
	soldBy, carClasses              []string
	dealLabels, comparisons         []string
	sameSpeaker                     []string
	durationTails, bitNouns         []string
	rumorNouns, denialNouns         []string
	occasionEnds, timeLeads         []string
	openingEnds, settingEnds        []string
	userWords, valueLinks           []string
	limitsTo, measureEndings        []string
	prepositions, nounLinks         []string
	pointers, results               []string
	evidences, ownReports           []string
	occasions, clauseLinks          []string
	ownOpenings                     []string
	formerStates, departures        []string
	untilWords, detailLeads         []string
	equating, withWords             []string
	evidentials, reportEnds         []string
	exampleMarks, backPointers      []string
	undating, personPronouns        []string
	objectPointers, recordTails     []string
	orderTails, countLeads          []string
	instanceLeads, conversions      []string
	postOpenings, companyLeads      []string
	postLinks, ownerTails           []string
	ownerLinks, dealing             []string
	verbTails, naming               []string
	conjunctions, dateLinks         []string
	listLinks, stateEnds            []string
	schoolEnds                      []string
}

func newGrammar(t *wordTable) *grammar {
	return &grammar{
		nounStops: t.list("noun_stops"), nounEndings: t.list("noun_endings"),
		determiners: t.list("determiners"), demonstratives: t.list("demonstratives"),
		leadIns: t.list("lead_ins"), selfWords: t.list("self_words"), predicators: t.list("predicators"),
		verbClosers: t.list("verb_closers"), partyKinds: t.list("party_kinds"),
		attributives: t.list("attributives"), copulas: t.list("copulas"), reaching: t.list("reaching"),
		soldBy: t.list("sold_by"), carClasses: t.list("car_classes"),
		dealLabels: t.list("deal_labels"), comparisons: t.list("comparisons"), sameSpeaker: t.list("same_speaker"),
		durationTails: t.list("duration_tails"), bitNouns: t.list("bit_nouns"),
		rumorNouns: t.list("rumor_nouns"), denialNouns: t.list("denial_nouns"),
		occasionEnds: t.list("occasion_ends"), timeLeads: t.list("time_leads"),
		openingEnds: t.list("opening_ends"), settingEnds: t.list("setting_ends"),
		userWords: t.list("user_words"), valueLinks: t.list("value_links"),
		limitsTo: t.list("limits_to"), measureEndings: t.list("measure_endings"),
		prepositions: t.list("prepositions"), nounLinks: t.list("noun_links"),
		pointers: t.list("pointers"), results: t.list("results"),
		evidences: t.list("evidences"), ownReports: t.list("own_reports"),
		occasions: t.list("occasions"), clauseLinks: t.list("clause_links"),
		ownOpenings:  t.list("own_openings"),
		formerStates: t.list("former_states"), departures: t.list("departures"),
		untilWords: t.list("until_words"), detailLeads: t.list("detail_leads"),
		equating: t.list("equating"), withWords: t.list("with_words"),
		evidentials: t.list("evidentials"), reportEnds: t.list("report_ends"),
		exampleMarks: t.list("example_marks"), backPointers: t.list("back_pointers"),
		undating: t.list("undating"), personPronouns: t.list("person_pronouns"),
		objectPointers: t.list("object_pointers"), recordTails: t.list("record_tails"),
		orderTails: t.list("order_tails"), countLeads: t.list("count_leads"),
		instanceLeads: t.list("instance_leads"), conversions: t.list("conversions"),
		postOpenings: t.list("post_openings"), companyLeads: t.list("company_leads"),
		postLinks: t.list("post_links"), ownerTails: t.list("owner_tails"),
		ownerLinks: t.list("owner_links"), dealing: t.list("dealing"),
		verbTails: t.list("verb_tails"), naming: t.list("naming"),
		conjunctions: t.list("conjunctions"), dateLinks: t.list("date_links"),
		listLinks: t.list("list_links"), stateEnds: t.list("state_ends"),
		schoolEnds: t.list("school_ends"),
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
