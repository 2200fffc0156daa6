// Package lexicon finds the words of large word lists in text.
//
//   - Trie: a set of words, each with a number; Walk reports every word that
//     starts at a place in one pass over its bytes.
package lexicon

import "slices"

// Trie is a set of words with a number each. It is read-only once built and
// safe for concurrent use.
//
// It is a trie over bytes in three flat arrays: node n's edges are
// labels[first[n]:first[n+1]], sorted, and lead to targets. Chinese words share
// few long prefixes, so a walk ends after some three bytes nearly always; the
// root has a table of its own.
type Trie struct {
	root    [256]int32 // node by first byte; 0 for none
	first   []int32
	labels  []byte
	targets []int32
	ids     []int32 // number of the word that ends in the node; -1 for none
}

// builderNode is a node while the trie is built.
type builderNode struct {
	children map[byte]*builderNode
	id       int32
}

// NewTrie builds a trie in which words[i] has the number i. Empty words are
// left out; of equal words the first counts.
func NewTrie(words []string) *Trie {
	root := &builderNode{id: -1}
	for i, w := range words {
		if w == "" {
			continue
		}
		n := root
		for j := 0; j < len(w); j++ {
			if n.children == nil {
				n.children = map[byte]*builderNode{}
			}
			c := n.children[w[j]]
			if c == nil {
				c = &builderNode{id: -1}
				n.children[w[j]] = c
			}
			n = c
		}
		if n.id < 0 {
			n.id = int32(i)
		}
	}
	return flatten(root)
}

// flatten lays the nodes out breadth first, so that the edges of one node
// stand together.
func flatten(root *builderNode) *Trie {
	t := &Trie{}
	queue := []*builderNode{root}
	for i := 0; i < len(queue); i++ {
		n := queue[i]
		t.ids = append(t.ids, n.id)
		t.first = append(t.first, int32(len(t.labels)))
		labels := make([]byte, 0, len(n.children))
		for b := range n.children {
			labels = append(labels, b)
		}
		slices.Sort(labels)
		for _, b := range labels {
			if i == 0 {
				t.root[b] = int32(len(queue))
			}
			t.labels = append(t.labels, b)
			t.targets = append(t.targets, int32(len(queue)))
			queue = append(queue, n.children[b])
		}
	}
	t.first = append(t.first, int32(len(t.labels)))
	return t
}

// Walk calls found with the number and the end (in bytes) of every word that
// starts at text[start], shortest first.
func (t *Trie) Walk(text string, start int, found func(id, end int)) {
	if start >= len(text) {
		return
	}
	n := t.root[text[start]]
	for i := start + 1; n != 0; i++ {
		if id := t.ids[n]; id >= 0 {
			found(int(id), i)
		}
		if i >= len(text) {
			return
		}
		n = t.child(n, text[i])
	}
}

// Longest is the number and the end of the longest word that starts at
// text[start]; ok is false if none does.
func (t *Trie) Longest(text string, start int) (id, end int, ok bool) {
	t.Walk(text, start, func(i, e int) { id, end, ok = i, e, true })
	return id, end, ok
}

func (t *Trie) child(n int32, b byte) int32 {
	for i := t.first[n]; i < t.first[n+1]; i++ {
		if t.labels[i] == b {
			return t.targets[i]
		}
	}
	return 0
}
