package disjoint

import "testing"

func TestSets(t *testing.T) {
	s := New(5)
	s.Join(3, 1)
	s.Join(4, 3)
	s.JoinTo(2, 4)
	if n := s.Add(); n != 5 {
		t.Fatalf("Add gave %d, not 5", n)
	}
	for i, want := range []int{0, 2, 2, 2, 2, 5} {
		if got := s.Of(i); got != want {
			t.Errorf("%d is in the set of %d, not of %d", i, got, want)
		}
	}
	s.Join(5, 1)
	if s.Of(5) != 2 || s.Of(1) != 2 {
		t.Errorf("of 2 and 5, %d stands for 5, and %d for 1: not the lesser", s.Of(5), s.Of(1))
	}
}
