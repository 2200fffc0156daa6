package cli

import "testing"

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		like bool
	}{
		{"小米汽", "小米汽车", true},
		{"su7", "小米su7ultra", true},
		{"小米汽车公司", "小米汽车", true},
		{"宁德时待", "宁德时代", true},
		{"小米", "小鹏", false},
		{"米", "小米", false},
		{"", "小米", false},
		{"小米", "", false},
	} {
		if got := alike(tt.a, tt.b); (got >= likeEnough) != tt.like {
			t.Errorf("alike(%q, %q) = %.2f, want likeness %v", tt.a, tt.b, got, tt.like)
		}
		if got, back := alike(tt.a, tt.b), alike(tt.b, tt.a); got != back {
			t.Errorf("alike(%q, %q) = %v one way and %v the other", tt.a, tt.b, got, back)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"salesVolume", "salesChange", "price"}
	for word, want := range map[string]string{"salesvolume": "salesVolume", "prise": "price", "xyz": ""} {
		if got := nearest(word, known); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
