package cli

import "testing"

func TestSizeLimit(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want sizeLimit // 0: refused
	}{
		{"60", 60 << 20},
		{"60MB", 60 << 20},
		{"60 mb", 60 << 20},
		{"1M", 1 << 20},
		{"16MiB", 16 << 20},
		{"2GB", 2 << 30},
		{"2g", 2 << 30},
		{"", 0},
		{"0", 0},
		{"-3", 0},
		{"1.5GB", 0},
		{"60KB", 0},
		{"MB", 0},
		{"六十", 0},
		{"9999999999GB", 0},
		{"99999999999999999999", 0},
	} {
		var got sizeLimit
		if err := got.Set(tt.in); (err == nil) != (tt.want > 0) || got != tt.want {
			t.Errorf("%q is %d bytes (%v), want %d", tt.in, got, err, tt.want)
		}
	}
}
