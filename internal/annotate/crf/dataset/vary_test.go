package dataset

import (
	"reflect"
	"strings"
	"testing"
)

func TestVary(t *testing.T) {
	set, err := JSONL(strings.NewReader(`
{"text":"小米说，小米买了蔚来。","spans":[{"start":0,"end":2,"type":"Company"},{"start":4,"end":6,"type":"Company"},{"start":8,"end":10,"type":"Company"}]}
{"text":"雷军来了。","spans":[{"start":0,"end":2,"type":"Person"}]}
{"text":"理想，中金","spans":[{"start":0,"end":2,"type":"Company","optional":true},{"start":3,"end":5,"types":["Company","Organization"]}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	more := []Name{{"海天公司", "Company"}}
	none := set.Vary(1, 0, more)
	for i, e := range none {
		if e.Text != set.Examples[i].Text || !reflect.DeepEqual(e.Gold, set.Examples[i].Gold) {
			t.Errorf("share 0 changed %q to %q", set.Examples[i].Text, e.Text)
		}
	}
	used := map[string]bool{}
	for seed := range uint64(30) {
		all := set.Vary(seed, 1, more)
		if !reflect.DeepEqual(all, set.Vary(seed, 1, more)) {
			t.Fatal("one seed gave two results")
		}
		for i, e := range all {
			if len(e.Gold) != len(set.Examples[i].Gold) {
				t.Fatalf("%q has %d names", e.Text, len(e.Gold))
			}
			for _, g := range e.Gold {
				used[g.Of(e.Text)] = true
			}
		}
		a := all[0]
		if first, second := a.Gold[0].Of(a.Text), a.Gold[1].Of(a.Text); first != second {
			t.Errorf("one name became %s and %s", first, second)
		}
		if want := a.Gold[0].Of(a.Text) + "说，"; !strings.HasPrefix(a.Text, want) {
			t.Errorf("%q does not begin with %q", a.Text, want)
		}
		// A name of unsure type stays, and so does the only one of its type.
		if all[1].Text != "雷军来了。" || all[2].Text != "理想，中金" {
			t.Errorf("got %q and %q", all[1].Text, all[2].Text)
		}
	}
	for _, form := range []string{"小米", "蔚来", "海天公司"} {
		if !used[form] {
			t.Errorf("%s was never put in", form)
		}
	}
}

func TestFinRENames(t *testing.T) {
	got, err := FinRENames(strings.NewReader("东方航空\t上航\t合并\t东方航空与上航合并\n\n上航\t东方航空\tunknown\t东方航空与上航合并\nonly one\n"))
	if err == nil || !strings.Contains(err.Error(), "line 4: 1 columns") {
		t.Errorf("error %v", err)
	}
	if want := []Name{{"东方航空", "Company"}, {"上航", "Company"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}
