package resolve

// sets parts numbers into disjoint sets (union-find, with path halving): the
// entry of a number leads to that of its set.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// of is the number that stands for the set of i.
func (s sets) of(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join makes one set of two; keep and gone are the numbers that stand for them,
// and keep stands for both.
func (s sets) join(keep, gone int) { s[gone] = keep }
