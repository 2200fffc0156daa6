package timex

import (
	"slices"

	"suyuan/internal/lexicon"
)

// compounds are words that begin with a unit of time, or with what may stand
// behind a time, and show that the character is none there (前天|天猫, 本周|周边,
// 9月|起诉), unless a longer word stands there that begins anew behind it
// (9月|亮相).
type compounds struct {
	trie *lexicon.Trie
	n    int // how many are compounds; those behind them are the longer words
}

func newCompounds(words, longer []string) compounds {
	return compounds{lexicon.NewTrie(slices.Concat(words, longer)), len(words)}
}

// at says whether one of them stands at i.
func (c *compounds) at(text string, i int) bool {
	word, _, ok := c.trie.Longest(text, i)
	return ok && word < c.n
}
