package quantity

// trie maps words to small numbers and finds the longest one at a place in a
// text, read forwards or, for a trie of reversed words, backwards. It works on
// bytes; as its words are valid UTF-8, a match starts and ends between runes.
type trie struct{ nodes []trieNode }

type trieNode struct {
	keys []byte
	next []int32
	val  int32 // of the word that ends here; none is -1
}

func newTrie() *trie { return &trie{nodes: []trieNode{{val: none}}} }

const none = -1

func (t *trie) step(node int32, b byte) int32 {
	n := &t.nodes[node]
	for i, k := range n.keys {
		if k == b {
			return n.next[i]
		}
	}
	return none
}

func (t *trie) grow(node int32, b byte) int32 {
	if next := t.step(node, b); next != none {
		return next
	}
	t.nodes = append(t.nodes, trieNode{val: none})
	next := int32(len(t.nodes) - 1)
	n := &t.nodes[node]
	n.keys, n.next = append(n.keys, b), append(n.next, next)
	return next
}

// insert gives the word a value and returns the one that it had, or none. The
// first value stays.
func (t *trie) insert(word string, val int32) int32 {
	node := int32(0)
	for i := range len(word) {
		node = t.grow(node, word[i])
	}
	return t.set(node, val)
}

// insertReversed is insert for matchBack.
func (t *trie) insertReversed(word string, val int32) {
	node := int32(0)
	for i := len(word) - 1; i >= 0; i-- {
		node = t.grow(node, word[i])
	}
	t.set(node, val)
}

func (t *trie) set(node, val int32) int32 {
	old := t.nodes[node].val
	if old == none {
		t.nodes[node].val = val
	}
	return old
}

// match is the longest word that starts at i: its value and its end, or none.
func (t *trie) match(text string, i int) (val int32, end int) {
	val, end = none, i
	node := int32(0)
	for ; i < len(text); i++ {
		if node = t.step(node, text[i]); node == none {
			break
		}
		if v := t.nodes[node].val; v != none {
			val, end = v, i+1
		}
	}
	return val, end
}

// has says whether one of the words starts at i.
func (t *trie) has(text string, i int) bool {
	val, _ := t.match(text, i)
	return val != none
}

// hasBack says whether one of the words ends at i and does not start before floor.
func (t *trie) hasBack(text string, i, floor int) bool {
	val, _ := t.matchBack(text, i, floor)
	return val != none
}

// matchBack is the longest word that ends at i and does not start before
// floor: its value and its start, or none.
func (t *trie) matchBack(text string, i, floor int) (val int32, start int) {
	val, start = none, i
	node := int32(0)
	for i--; i >= floor; i-- {
		if node = t.step(node, text[i]); node == none {
			break
		}
		if v := t.nodes[node].val; v != none {
			val, start = v, i
		}
	}
	return val, start
}
