package article

import "testing"

func TestSpans(t *testing.T) {
	s := Span{3, 9}
	for _, tt := range []struct {
		other              Span
		contains, overlaps bool
	}{
		{Span{3, 9}, true, true},
		{Span{4, 6}, true, true},
		{Span{2, 6}, false, true},
		{Span{6, 10}, false, true},
		{Span{0, 12}, false, true},
		{Span{0, 3}, false, false},
		{Span{9, 12}, false, false},
	} {
		if got := s.Contains(tt.other); got != tt.contains {
			t.Errorf("%v contains %v: %v", s, tt.other, got)
		}
		if got := s.Overlaps(tt.other); got != tt.overlaps {
			t.Errorf("%v overlaps %v: %v", s, tt.other, got)
		}
	}
	if got := s.Of("甲乙丙丁"); got != "乙丙" || s.Len() != len(got) {
		t.Errorf("got %q of %d bytes", got, s.Len())
	}
}
