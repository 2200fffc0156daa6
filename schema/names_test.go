package schema

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseNames(t *testing.T) {
	block := "小米集团 | 小米 | Xiaomi\n# a comment\n\n理想汽车 | 理想?\n  苹果? | Apple\niPhone < 苹果\n"
	got, errs := ParseNames("Company", block)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	want := []Name{
		{Type: "Company", Name: "小米集团", Aliases: []string{"小米", "Xiaomi"}},
		{Type: "Company", Name: "理想汽车", Aliases: []string{"理想"}, Guarded: []string{"理想"}},
		{Type: "Company", Name: "苹果", Ambiguous: true, Aliases: []string{"Apple"}, Guarded: []string{"苹果"}},
		{Type: "Company", Name: "iPhone", Of: "苹果"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestParseNamesErrors(t *testing.T) {
	names, errs := ParseNames("Company", "小米\n小鹏 | | P7\n蔚来 <\n?\n华为\n")
	if len(names) != 2 {
		t.Errorf("got %d good names, want 2: %+v", len(names), names)
	}
	if len(errs) != 3 {
		t.Fatalf("got %d errors, want 3: %v", len(errs), errs)
	}
	for i, want := range []string{"line 2", "line 3", "line 4"} {
		if !strings.Contains(errs[i].Error(), want) {
			t.Errorf("error %d is %q, want it to name %s", i, errs[i], want)
		}
	}
}

func BenchmarkParseNames(b *testing.B) {
	block := strings.Repeat("小米集团 | 小米? | 小米公司 | Xiaomi < 北京\n", 5000)
	b.SetBytes(int64(len(block)))
	for b.Loop() {
		ParseNames("Company", block)
	}
}
