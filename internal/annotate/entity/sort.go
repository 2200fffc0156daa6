package entity

import (
	"cmp"
	"slices"
)

// sortKey is where a candidate comes: the place, then the type's, then that in which it was found.
type sortKey struct {
	at    uint64
	typ   int32
	index int32
}

// inOrder appends cs to dst in the order of s.keys, which it sorts: small keys are compared and moved, and
// each candidate is moved once. Candidates whose keys are alike stay in their order.
func (s *scratch) inOrder(dst, cs []candidate) []candidate {
	slices.SortFunc(s.keys, func(a, b sortKey) int {
		switch {
		case a.at != b.at:
			return cmp.Compare(a.at, b.at)
		case a.typ != b.typ:
			return cmp.Compare(a.typ, b.typ)
		}
		return cmp.Compare(a.index, b.index)
	})
	for _, k := range s.keys {
		dst = append(dst, cs[k.index])
	}
	return dst
}
