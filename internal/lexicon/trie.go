// Package lexicon finds the words of large word lists in text.
//
//   - Trie: a set of words, each with a number; Walk reports every word that
//     starts at a place in one pass over its bytes.
package lexicon

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// Trie is a set of words with a number each. It is read-only once built and
// safe for concurrent use.
//
// It is a trie over bytes in two flat arrays: node n's edges are labels[n.edges:m.edges] where m is the
// node behind it, sorted; edge i leads to node i+1, since nodes are laid out in the order of the edges that
// lead to them. Chinese words share few long prefixes, so a walk ends after some three bytes nearly
// always; the root has tables of its own: one by the first byte and, because nearly all characters
// take three, one by the first two of such a character.
type Trie struct {
	root   [256]int32  // node by first byte; 0 for none
	wide   [1024]int32 // node by the first two bytes of a character of three
	nodes  []node
	labels []byte
}

// node is where a node's edges begin, and the number of the word that ends in it; -1 for none.
type node struct{ edges, id int32 }

// NewTrie builds a trie in which words[i] has the number i. Empty words are
// left out; of equal words the first counts.
//
// The words are sorted, so that a node is a range of them that share a prefix;
// nodes are laid out breadth first, which keeps the edges of one together.
func NewTrie(words []string) *Trie {
	type shared struct{ from, to int32 } // words[order[from:to]] share their first bytes
	order := sorted(words)
	edges, last := 0, ""
	for _, i := range order {
		edges += len(words[i]) - common(last, words[i])
		last = words[i]
	}
	t := &Trie{nodes: make([]node, 0, edges+2), labels: make([]byte, 0, edges)}
	level, below := []shared{{0, int32(len(order))}}, []shared(nil)
	for depth := 0; len(level) > 0; depth++ {
		for _, n := range level {
			id := int32(-1)
			for n.from < n.to && len(words[order[n.from]]) == depth {
				if id < 0 {
					id = order[n.from]
				}
				n.from++
			}
			t.nodes = append(t.nodes, node{int32(len(t.labels)), id})
			for n.from < n.to {
				label := words[order[n.from]][depth]
				end := n.from + 1
				for end < n.to && words[order[end]][depth] == label {
					end++
				}
				t.labels = append(t.labels, label)
				if depth == 0 {
					t.root[label] = int32(len(t.labels))
				}
				below = append(below, shared{n.from, end})
				n.from = end
			}
		}
		level, below = below, level[:0]
	}
	t.nodes = append(t.nodes, node{edges: int32(len(t.labels))})
	for b := 0xe0; b < 0xf0; b++ {
		if n := t.root[b]; n != 0 {
			for i := t.nodes[n].edges; i < t.nodes[n+1].edges; i++ {
				t.wide[pair(byte(b), t.labels[i])] = i + 1
			}
		}
	}
	return t
}

// sorted gives the numbers of the words in their order, those of equal ones in their
// own. Few words begin with the same eight bytes, which compare as one number.
func sorted(words []string) []int32 {
	type key struct {
		head uint64
		word int32
	}
	keys := make([]key, 0, len(words))
	for i, w := range words {
		if w != "" {
			var head [8]byte
			copy(head[:], w)
			keys = append(keys, key{binary.BigEndian.Uint64(head[:]), int32(i)})
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		if c := strings.Compare(words[a.word], words[b.word]); c != 0 {
			return c
		}
		return cmp.Compare(a.word, b.word)
	})
	order := make([]int32, len(keys))
	for i, k := range keys {
		order[i] = k.word
	}
	return order
}

// common is how many bytes two words begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
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
		if id := t.nodes[n].id; id >= 0 {
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

// child is the node that an edge leads to from n; 0 if there is none.
func (t *Trie) child(n int32, b byte) int32 {
	from, to := t.nodes[n].edges, t.nodes[n+1].edges
	for to-from > 8 { // halves, then one by one
		if middle := (from + to) / 2; t.labels[middle] <= b {
			from = middle
		} else {
			to = middle
		}
	}
	for i := from; i < to; i++ {
		if t.labels[i] == b {
			return i + 1
		}
	}
	return 0
}
