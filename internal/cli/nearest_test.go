package cli

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"salesVolume", "salesChange", "price"}
	for word, want := range map[string]string{"salesvolume": "salesVolume", "prise": "price", "xyz": ""} {
		if got := nearest(word, known); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
