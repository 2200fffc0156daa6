// Package lexicon finds the words of large word lists in text.
//
//   - Trie: a set of words, each with a number; Walk reports every word that
//     starts at a place in one pass over its bytes.
package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Trie is a set of words with a number each. It is read-only once built and
// safe for concurrent use.
//
// It is a trie over bytes in flat arrays: the edges of node n are
// labels[first[n]:first[n+1]], sorted. Nodes are numbered in the order of the edges
// that lead to them, so that edge i leads to node i+1. Chinese words share
// few long prefixes, so a walk ends after some three bytes nearly always; the
// root has tables of its own: one by the first byte and, because nearly all
// characters take three, one by the first two of such a character.
type Trie struct {
	root   [256]int32  // node by first byte; 0 for none
	wide   [1024]int32 // node by the first two bytes of a character of three
	first  []int32
	labels []byte
	ids    []int32 // number of the word that ends in the node; -1 for none
}

// NewTrie builds a trie in which words[i] has the number i. Empty words are
// left out; of equal words the first counts.
//
// The words are sorted, so that a node is a range of them that share a prefix;
// nodes are laid out breadth first, which keeps the edges of one together.
func NewTrie(words []string) *Trie {
	type node struct{ from, to, depth int } // words[order[from:to]] share depth bytes
	order := make([]int32, 0, len(words))
	size := 1
	for i, w := range words {
		if w != "" {
			order = append(order, int32(i))
			size += len(w) / 2
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := strings.Compare(words[a], words[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	t := &Trie{
		first:  make([]int32, 0, size),
		labels: make([]byte, 0, size),
		ids:    make([]int32, 0, size),
	}
	queue := make([]node, 1, size)
	queue[0] = node{0, len(order), 0}
	for i := 0; i < len(queue); i++ {
		n := queue[i]
		t.first = append(t.first, int32(len(t.labels)))
		id := int32(-1)
		if n.from < n.to && len(words[order[n.from]]) == n.depth {
			id = order[n.from]
			for n.from < n.to && len(words[order[n.from]]) == n.depth {
				n.from++
			}
		}
		t.ids = append(t.ids, id)
		for n.from < n.to {
			label := words[order[n.from]][n.depth]
			end := n.from + 1
			for end < n.to && words[order[end]][n.depth] == label {
				end++
			}
			if i == 0 {
				t.root[label] = int32(len(queue))
			}
			t.labels = append(t.labels, label)
			queue = append(queue, node{n.from, end, n.depth + 1})
			n.from = end
		}
	}
	t.first = append(t.first, int32(len(t.labels)))
	for b := 0xe0; b < 0xf0; b++ {
		if n := t.root[b]; n != 0 {
			for i := t.first[n]; i < t.first[n+1]; i++ {
				t.wide[pair(byte(b), t.labels[i])] = i + 1
			}
		}
	}
	return t
}

// pair is the place in wide of the first two bytes of a character.
func pair(a, b byte) int { return int(a&0x0f)<<6 | int(b&0x3f) }

// Walk calls found with the number and the end (in bytes) of every word that
// starts at text[start], shortest first.
func (t *Trie) Walk(text string, start int, found func(id, end int)) {
	if start >= len(text) {
		return
	}
	n, i := t.root[text[start]], start+1
	if text[start]>>4 == 0xe && i < len(text) && !utf8.RuneStart(text[i]) {
		n, i = t.wide[pair(text[start], text[i])], i+1
	}
	for ; n != 0; i++ {
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
			return i + 1
		}
	}
	return 0
}
