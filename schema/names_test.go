package schema

import (
	"reflect"
	"testing"
)

func TestParseName(t *testing.T) {
	for line, want := range map[string]Name{
		"小米集团 | 小米 | Xiaomi": {Type: "Company", Name: "小米集团", Aliases: []string{"小米", "Xiaomi"}},
		"理想汽车 | 理想?":         {Type: "Company", Name: "理想汽车", Aliases: []string{"理想"}, Guarded: []string{"理想"}},
		"  苹果? | Apple":      {Type: "Company", Name: "苹果", Ambiguous: true, Aliases: []string{"Apple"}, Guarded: []string{"苹果"}},
		"iPhone < 苹果":        {Type: "Company", Name: "iPhone", Of: "苹果"},
	} {
		if got, err := ParseName("Company", line); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v; want %+v", line, got, err, want)
		}
	}
	for _, line := range []string{"小鹏 | | P7", "蔚来 <", "?", ""} {
		if got, err := ParseName("Company", line); err == nil {
			t.Errorf("%q is read as %+v", line, got)
		}
	}
}
