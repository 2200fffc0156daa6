package schema

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
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

// Products that differ in their numbers alone are two: G70 is no other name of G80.
func TestNoOtherNumberIsAnAlias(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	parts := func(form string) (number, rest string) {
		keep := func(digits bool) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsDigit(r) != digits || !digits && !unicode.IsLetter(r) {
					return -1
				}
				return unicode.ToLower(r)
			}, form)
		}
		return keep(true), keep(false)
	}
	for _, n := range m.Names {
		if n.Type != "Product" {
			continue
		}
		for i, b := range n.Aliases {
			for _, a := range append([]string{n.Name}, n.Aliases[:i]...) {
				numA, restA := parts(a)
				numB, restB := parts(b)
				if numA != "" && numB != "" && strings.TrimRight(numA, "0") != strings.TrimRight(numB, "0") && restA == restB {
					t.Errorf("%q and %q stand on one line, and have two numbers", a, b)
				}
			}
		}
	}
}
