// Package disjoint parts numbers into disjoint sets: union-find with path halving
// (Tarjan and van Leeuwen, Worst-case analysis of set union algorithms, 1984).
//
//   - Sets: which numbers are one.
package disjoint

// Sets are disjoint sets of the numbers from 0 on. The entry of a number leads to
// that of the one that stands for its set.
type Sets []int

// New gives each of n numbers a set of its own.
func New(n int) Sets {
	s := make(Sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// Add gives the next number a set of its own.
func (s *Sets) Add() int {
	n := len(*s)
	*s = append(*s, n)
	return n
}

// Of is the number that stands for the set of i.
func (s Sets) Of(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// Join makes one set of those of two numbers; the lesser of those that stood for
// them stands for both.
func (s Sets) Join(a, b int) {
	a, b = s.Of(a), s.Of(b)
	s[max(a, b)] = min(a, b)
}

// JoinTo makes one set of those of two numbers; what stood for the first stands for
// both.
func (s Sets) JoinTo(keep, gone int) { s[s.Of(gone)] = s.Of(keep) }
