package extract

import (
	"slices"
	"strings"
)

// grammar are the words of grammar that noun phrases and clauses are read by,
// wherever they stand in a token or a stretch of text: the lists of the lexicons in
// schema/lexicons/grammar.yaml, which says what each of them is for.
type grammar struct {
	nounWords
	clauseWords
	numberWords
	timeWords
	sayingWords
	nameWords
}

func newGrammar(t *wordTable) *grammar {
	return &grammar{newNounWords(t), newClauseWords(t), newNumberWords(t), newTimeWords(t), newSayingWords(t), newNameWords(t)}
}

// endsNoun says whether a token cannot belong to a noun.
func (g *grammar) endsNoun(w, pos string) bool {
	return pos != "" && strings.IndexByte("pducwryt", pos[0]) >= 0 || g.nounStops[w]
}

// measures says whether a noun names a measure, and not a thing measured.
func (g *grammar) measures(noun string) bool { return anySuffix(noun, g.measureEndings) }

// valued says whether a label is that of a value that is no quote of a day.
func (g *grammar) valued(label string) bool { return anyWithin(label, g.valuations) }

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
	return w == de || w == huo || slices.Contains(g.conjunctions, w)
}

// anyWithin says whether one of the words stands in a text.
func anyWithin(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// cutSuffix is a text without the first of some words that it ends in.
func cutSuffix(text string, words []string) (string, bool) {
	for _, w := range words {
		if rest, ok := strings.CutSuffix(text, w); ok {
			return rest, true
		}
	}
	return text, false
}

// cutPrefix is a text without the one of the words that it begins with.
func cutPrefix(text string, words []string) (string, bool) {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(text, w); ok {
			return rest, true
		}
	}
	return text, false
}

// anyPrefix says whether a text begins with one of the words.
func anyPrefix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// anySuffix says whether a text ends in one of the words.
func anySuffix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(text, w) })
}
