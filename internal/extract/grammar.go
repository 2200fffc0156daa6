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

// newGrammar takes the lists from the lexicons of their ids.
func newGrammar(t *wordTable) *grammar {
	g := &grammar{}
	for id, list := range map[string]*[]string{
		"noun_stops":      &g.nounStops,
		"noun_endings":    &g.nounEndings,
		"determiners":     &g.determiners,
		"demonstratives":  &g.demonstratives,
		"prepositions":    &g.prepositions,
		"conjunctions":    &g.conjunctions,
		"list_links":      &g.listLinks,
		"noun_links":      &g.nounLinks,
		"attributives":    &g.attributives,
		"party_kinds":     &g.partyKinds,
		"example_marks":   &g.exampleMarks,
		"measure_endings": &g.measureEndings,
		"localizers":      &g.localizers,

		"lead_ins":     &g.leadIns,
		"clause_links": &g.clauseLinks,
		"predicators":  &g.predicators,
		"copulas":      &g.copulas,
		"verb_closers": &g.verbClosers,
		"verb_tails":   &g.verbTails,
		"results":      &g.results,
		"with_words":   &g.withWords,

		"pointers":        &g.pointers,
		"self_words":      &g.selfWords,
		"back_pointers":   &g.backPointers,
		"person_pronouns": &g.personPronouns,
		"object_pointers": &g.objectPointers,
		"own_openings":    &g.ownOpenings,
		"same_speaker":    &g.sameSpeaker,

		"limits_to":       &g.limitsTo,
		"value_links":     &g.valueLinks,
		"reaching":        &g.reaching,
		"departures":      &g.departures,
		"former_states":   &g.formerStates,
		"equating":        &g.equating,
		"conversions":     &g.conversions,
		"comparisons":     &g.comparisons,
		"sold_by":         &g.soldBy,
		"asking":          &g.asking,
		"market_measures": &g.marketMeasures,
		"deal_labels":     &g.dealLabels,
		"user_words":      &g.userWords,
		"count_leads":     &g.countLeads,
		"order_tails":     &g.orderTails,
		"duration_tails":  &g.durationTails,
		"record_tails":    &g.recordTails,
		"car_classes":     &g.carClasses,
		"bit_nouns":       &g.bitNouns,
		"detail_leads":    &g.detailLeads,
		"instance_leads":  &g.instanceLeads,

		"time_leads":    &g.timeLeads,
		"until_words":   &g.untilWords,
		"date_links":    &g.dateLinks,
		"undating":      &g.undating,
		"occasion_ends": &g.occasionEnds,
		"opening_ends":  &g.openingEnds,
		"setting_ends":  &g.settingEnds,
		"occasions":     &g.occasions,
		"moments":       &g.moments,
		"circumstances": &g.circumstances,

		"evidences":    &g.evidences,
		"own_reports":  &g.ownReports,
		"report_ends":  &g.reportEnds,
		"evidentials":  &g.evidentials,
		"rumor_nouns":  &g.rumorNouns,
		"denial_nouns": &g.denialNouns,
		"goal_nouns":   &g.goalNouns,
		"manner_nouns": &g.mannerNouns,
		"quoted_nouns": &g.quotedNouns,
		"postings":     &g.postings,
		"overlaps":     &g.overlaps,
		"back_nouns":   &g.backNouns,
		"noun_ends":    &g.nounEnds,
		"pivots":       &g.pivots,
		"reaches":      &g.reaches,

		"owner_links":   &g.ownerLinks,
		"owner_tails":   &g.ownerTails,
		"dealing":       &g.dealing,
		"naming":        &g.naming,
		"post_openings": &g.postOpenings,
		"post_links":    &g.postLinks,
		"rulers":        &g.rulers,
		"company_leads": &g.companyLeads,
		"former_leads":  &g.formerLeads,
		"state_ends":    &g.stateEnds,
		"school_ends":   &g.schoolEnds,
		"researchers":   &g.researchers,
	} {
		*list = t.list(id)
	}
	return g
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
	return w == de || w == "或" || slices.Contains(g.conjunctions, w)
}

// anyPrefix says whether a text begins with one of the words.
func anyPrefix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// anySuffix says whether a text ends in one of the words.
func anySuffix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}
