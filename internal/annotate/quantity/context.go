package quantity

// context is the words around a number that tell what it counts, and whether it
// does.
type context struct {
	compounds *trie // 起诉, 大学: no sign of a number
	endings   *trie // reversed: 通过, 网上, likewise

	filled, peaks, reached *trie // comparison words that a filling word changes: 约, 最高, 最多
	lasting                *trie // reversed, before 近 and a length: 历时
	governors              *trie // reversed, before a bare digit: 共
	beforePoints           *trie // reversed, before 3点: 涨
	beforeHalf             *trie // reversed: 过半
	moreEnds               *trie // behind 100元多: 的
	moneyEnds              *trie // behind 三块: 左右
	rankMarks              *trie // reversed: No.
	behindRank             *trie // behind 前三: 名

	changes, changeVerbs runes // of words of change: 涨, 降
}

func newContext() context {
	return context{
		compounds: newTrie(), endings: newTrie(), filled: newTrie(), peaks: newTrie(), reached: newTrie(), lasting: newTrie(), governors: newTrie(),
		beforePoints: newTrie(), beforeHalf: newTrie(), moreEnds: newTrie(), moneyEnds: newTrie(), rankMarks: newTrie(), behindRank: newTrie(),
	}
}
