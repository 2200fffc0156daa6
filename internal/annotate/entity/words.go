package entity

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// wordSet is a set of words that are looked for right before or behind a
// place in the text.
type wordSet struct {
	words         map[string]bool
	longest       int    // in bytes
	lengths       uint64 // in bytes, one bit each; bit 63 stands for all greater ones too
	firsts, lasts runeFilter
}

// runeFilter says of most characters that no word begins, or ends, with them,
// without a look into a map: a bit for each of the lowest twelve bits of those
// that one does.
type runeFilter [1 << 12 / 64]uint64

func (f *runeFilter) add(r rune)      { f[r>>6&63] |= 1 << (r & 63) }
func (f *runeFilter) may(r rune) bool { return f[r>>6&63]>>(r&63)&1 == 1 }

func newWordSet(words []string) wordSet {
	s := wordSet{words: make(map[string]bool, len(words))}
	for _, w := range words {
		s.words[w] = true
		s.longest = max(s.longest, len(w))
		s.lengths |= 1 << min(len(w), 63)
		first, _ := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(w)
		s.firsts.add(first)
		s.lasts.add(last)
	}
	return s
}

func (s *wordSet) has(w string) bool { return s.lengths>>min(len(w), 63)&1 == 1 && s.words[w] }

// behind is the end of the longest word of the set that starts at text[pos],
// a space before it let in; 0 if there is none.
func (s *wordSet) behind(text string, pos int) int {
	for pos < len(text) && text[pos] == ' ' {
		pos++
	}
	if first, _ := utf8.DecodeRuneInString(text[pos:]); !s.firsts.may(first) {
		return 0
	}
	best := 0
	for end := pos + 1; end <= min(len(text), pos+s.longest); end++ {
		if (end == len(text) || utf8.RuneStart(text[end])) && s.has(text[pos:end]) {
			best = end
		}
	}
	return best
}

// startsAt is behind without spaces let in.
func (s *wordSet) startsAt(text string, pos int) int {
	if pos < len(text) && text[pos] == ' ' {
		return 0
	}
	return s.behind(text, pos)
}

// before is the start of the longest word of the set that ends at text[pos],
// a space behind it let in; -1 if there is none.
func (s *wordSet) before(text string, pos int) int {
	for pos > 0 && text[pos-1] == ' ' {
		pos--
	}
	if last, _ := utf8.DecodeLastRuneInString(text[:pos]); !s.lasts.may(last) {
		return -1
	}
	best := -1
	for start := pos - 1; start >= max(0, pos-s.longest); start-- {
		if utf8.RuneStart(text[start]) && s.has(text[start:pos]) {
			best = start
		}
	}
	return best
}

// cutEnd is a text without the longest word of the set that it ends in.
func (s *wordSet) cutEnd(text string) (rest string, ok bool) {
	start := s.before(text, len(text))
	if start < 0 {
		return text, false
	}
	return text[:start], true
}

// ends says whether a text ends in a word of the set.
func (s *wordSet) ends(text string) bool { return s.before(text, len(text)) >= 0 }

// within says whether a word of the set stands anywhere in a text.
func (s *wordSet) within(text string) bool {
	for w := range s.words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// wordLists are the lexicons of schema/lexicons/names.yaml.
type wordLists struct {
	// People.
	surnames, japaneseSurnames  wordSet
	titles, titlesAfter, speech wordSet
	transliteration             map[rune]bool

	// Names in Latin letters.
	latinCommon, latinPerson, latinCompany, latinOrganization wordSet

	// Titles in 《》 and names in quotation marks.
	games, media, works, introducers, reports, titled wordSet

	// Words before the names of credits, and what is credited without a name.
	creditWords, notCredited wordSet

	// Words that end names, and words that no name runs across.
	companySuffixes, companyWords, organizationSuffixes wordSet
	placeSuffixes, placeWords, bodyWords                wordSet
	productHeads, droppable, units, stoppers            wordSet
	productSuffixes, plants, departments                wordSet
	actingApps, apps, companyActs, doneToCompanies      wordSet
	technologyVerbs, technologyHeads, technologyStops   wordSet
	behindBrand                                         wordSet

	// Words beside names that tell their type.
	companyCues, productCues, sourceCues         wordSet
	beforeCompany, behindCompany                 wordSet
	beforeProduct, behindProduct                 wordSet
	behindOrganization, beforePlace, behindPlace wordSet

	// Words behind a name that leave it a name of the same thing, and places
	// that others lie in.
	productNouns, companyNouns, placeNouns, regions wordSet
	quotedNouns, personNouns, sameKinds, versions   wordSet

	// Words between a product and its class noun, class nouns that make a family
	// of it, and attributes before it that leave it the same thing.
	modifiers, families, attributes wordSet

	// Words that make no name by themselves.
	plainWords wordSet

	// What bodies are: 委员会.
	bodyKinds wordSet

	// Words that introduce another form in brackets; operating systems, and the class
	// nouns that leave them the same.
	aliasCues, systems, systemNouns wordSet

	// Words between a product's name and 版 that tell no version of it, and those
	// of releases, which are no versions.
	versionStops, releases wordSet

	// Versions that stand before a product's name, and what makes others of them.
	leadingVersions, versionCounts wordSet

	// What makes a date or a count of the number that a name seems to end with.
	counted wordSet

	// What ends a company's registered name, and what such endings are made of.
	registeredForms, legalParts wordSet
	// What a company's registered name says of its trade.
	trades wordSet

	// Verbs of a thing that has another in it.
	carry wordSet

	// What names, of whichever kind, end in or have beside them.
	platforms, newModels, models, months, called, companyNoun, groups, series, linedKinds wordSet
	staff, placeRanks, aliasLinks, nameLinks, stockForms, schools, formerly               wordSet
	bareKinds, deviceKinds                                                                wordSet
	bylines, further, reportWorks, gameNouns                                              wordSet
	surnameTitles, listMarks                                                              []string

	// References, and the characters that they begin with.
	referCompany, referOrganization, referProduct, referPlace wordSet
	openCompany, openProduct                                  wordSet // only where a clause begins
	referWork, referPerson, referThing, referAny              wordSet
	pointers                                                  wordSet // with the noun of what they stand for behind them
	former, latter, notReferences, notOpening, objectLeads    wordSet
	referFirst                                                map[rune]bool
}

// byLexicon are the sets by the id of their lexicon.
func (w *wordLists) byLexicon() map[string]*wordSet {
	return map[string]*wordSet{
		"name-surnames":              &w.surnames,
		"name-japanese-surnames":     &w.japaneseSurnames,
		"name-titles":                &w.titles,
		"name-titles-after":          &w.titlesAfter,
		"name-speech":                &w.speech,
		"name-company-cues":          &w.companyCues,
		"name-product-cues":          &w.productCues,
		"name-source-cues":           &w.sourceCues,
		"name-credits":               &w.creditWords,
		"name-reports":               &w.reports,
		"name-not-credited":          &w.notCredited,
		"name-latin-common":          &w.latinCommon,
		"name-latin-person":          &w.latinPerson,
		"name-latin-company":         &w.latinCompany,
		"name-latin-organization":    &w.latinOrganization,
		"name-games":                 &w.games,
		"name-media":                 &w.media,
		"name-works":                 &w.works,
		"name-introducers":           &w.introducers,
		"name-titled":                &w.titled,
		"name-company-suffixes":      &w.companySuffixes,
		"name-organization-suffixes": &w.organizationSuffixes,
		"name-company-words":         &w.companyWords,
		"name-place-suffixes":        &w.placeSuffixes,
		"name-product-suffixes":      &w.productSuffixes,
		"name-plants":                &w.plants,
		"name-departments":           &w.departments,
		"name-apps":                  &w.apps,
		"name-acting-apps":           &w.actingApps,
		"name-company-acts":          &w.companyActs,
		"name-done-to-companies":     &w.doneToCompanies,
		"name-behind-brand":          &w.behindBrand,
		"name-body-words":            &w.bodyWords,
		"name-place-words":           &w.placeWords,
		"name-before-company":        &w.beforeCompany,
		"name-behind-company":        &w.behindCompany,
		"name-before-product":        &w.beforeProduct,
		"name-behind-product":        &w.behindProduct,
		"name-behind-organization":   &w.behindOrganization,
		"name-before-place":          &w.beforePlace,
		"name-behind-place":          &w.behindPlace,
		"refer-company":              &w.referCompany,
		"refer-opening-company":      &w.openCompany,
		"refer-opening-product":      &w.openProduct,
		"refer-organization":         &w.referOrganization,
		"refer-product":              &w.referProduct,
		"refer-place":                &w.referPlace,
		"refer-work":                 &w.referWork,
		"refer-person":               &w.referPerson,
		"refer-thing":                &w.referThing,
		"refer-any":                  &w.referAny,
		"name-regions":               &w.regions,
		"name-counted":               &w.counted,
		"refer-pointers":             &w.pointers,
		"refer-not":                  &w.notReferences,
		"carry":                      &w.carry,
		"name-product-nouns":         &w.productNouns,
		"name-company-nouns":         &w.companyNouns,
		"name-place-nouns":           &w.placeNouns,
		"name-body-kinds":            &w.bodyKinds,
		"name-quoted-nouns":          &w.quotedNouns,
		"name-same-kinds":            &w.sameKinds,
		"registeredForm":             &w.registeredForms,
		"legalPart":                  &w.legalParts,
		"tradeWord":                  &w.trades,
		"version":                    &w.versions,
		"modelKind":                  &w.models,
		"name-months":                &w.months,
		"name-version-stops":         &w.versionStops,
		"name-releases":              &w.releases,
		"name-leading-versions":      &w.leadingVersions,
		"name-version-counts":        &w.versionCounts,
		"name-alias-cues":            &w.aliasCues,
		"name-systems":               &w.systems,
		"name-system-nouns":          &w.systemNouns,
		"name-person-nouns":          &w.personNouns,
		"name-product-modifiers":     &w.modifiers,
		"name-product-families":      &w.families,
		"name-product-attributes":    &w.attributes,
		"name-plain-words":           &w.plainWords,
		"name-droppable":             &w.droppable,
		"name-product-heads":         &w.productHeads,
		"name-technology-verbs":      &w.technologyVerbs,
		"name-technology-heads":      &w.technologyHeads,
		"name-technology-stops":      &w.technologyStops,
		"name-units":                 &w.units,
		"name-stoppers":              &w.stoppers,
		"name-platform-nouns":        &w.platforms,
		"name-new-models":            &w.newModels,
		"name-called":                &w.called,
		"name-company-noun":          &w.companyNoun,
		"name-groups":                &w.groups,
		"name-series":                &w.series,
		"name-lined-kinds":           &w.linedKinds,
		"name-staff":                 &w.staff,
		"name-place-ranks":           &w.placeRanks,
		"name-alias-links":           &w.aliasLinks,
		"name-formerly":              &w.formerly,
		"name-bare-kinds":            &w.bareKinds,
		"name-device-kinds":          &w.deviceKinds,
		"name-name-links":            &w.nameLinks,
		"name-stock-forms":           &w.stockForms,
		"name-schools":               &w.schools,
		"name-bylines":               &w.bylines,
		"refer-former":               &w.former,
		"refer-latter":               &w.latter,
		"refer-object-leads":         &w.objectLeads,
		"refer-not-opening":          &w.notOpening,
		"name-further":               &w.further,
		"name-report-works":          &w.reportWorks,
		"name-game-nouns":            &w.gameNouns,
	}
}

// newWordLists takes the lexicons that the rules need out of the vocabulary.
// A missing one is an error, for its rules would silently find nothing.
func newWordLists(lexicons []schema.Lexicon) (*wordLists, error) {
	byID := make(map[string][]string, len(lexicons))
	for _, l := range lexicons {
		byID[l.ID] = l.Words
	}
	w := &wordLists{transliteration: map[rune]bool{}}
	for id, set := range w.byLexicon() {
		words, ok := byID[id]
		if !ok {
			return nil, missingLexicon(id)
		}
		*set = newWordSet(words)
	}
	w.referFirst = map[rune]bool{}
	for _, set := range [...]*wordSet{&w.openCompany, &w.openProduct, &w.referCompany, &w.referOrganization, &w.referProduct, &w.referPlace, &w.referWork, &w.referPerson, &w.referThing, &w.referAny, &w.pointers, &w.former, &w.latter} {
		for word := range set.words {
			first, _ := utf8.DecodeRuneInString(word)
			w.referFirst[first] = true
		}
	}
	var letters []string
	for id, list := range map[string]*[]string{
		"name-transliteration": &letters,
		"name-surname-titles":  &w.surnameTitles,
		"name-list-marks":      &w.listMarks,
	} {
		words, ok := byID[id]
		if !ok {
			return nil, missingLexicon(id)
		}
		*list = words
	}
	for _, l := range letters {
		for _, r := range l {
			w.transliteration[r] = true
		}
	}
	return w, nil
}

func missingLexicon(id string) error {
	return fmt.Errorf("lexicon %s is missing; names cannot be found without it", id)
}
