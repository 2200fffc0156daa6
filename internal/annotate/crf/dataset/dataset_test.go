package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"suyuan/internal/annotate/crf"
)

// show writes an example as its text's marks: START-END:NAME/TYPES.
func show(e crf.Example) string {
	var parts []string
	for _, g := range e.Gold {
		s := fmt.Sprintf("%d-%d:%s/%s", g.Start, g.End, g.Of(e.Text), strings.Join(g.Types, "|"))
		if g.Optional {
			s += "?"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

func TestJSONL(t *testing.T) {
	set, err := JSONL(strings.NewReader(`
{"text":"小米发布SU7。","spans":[{"start":4,"end":7,"type":"Product"},{"start":0,"end":2,"type":"Company"}]}
{"text":"中金说","spans":[{"start":0,"end":2,"types":["Company","Organization"],"optional":true}],"open":["Person"]}
{"text":"小米汽车","spans":[{"start":0,"end":2,"type":"Company"},{"start":0,"end":4,"type":"Company"}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"0-6:小米/Company 12-15:SU7/Product",
		"0-6:中金/Company|Organization?",
		"0-12:小米汽车/Company",
	} {
		if got := show(set.Examples[i]); got != want {
			t.Errorf("line %d: got %s, want %s", i+1, got, want)
		}
	}
	if got := set.Examples[1].Open; len(got) != 1 || got[0] != "Person" {
		t.Errorf("open types %v", got)
	}
}

func TestJSONLRefuses(t *testing.T) {
	set, err := JSONL(strings.NewReader(`{"text":"好的","spans":[]}
nonsense
{"text":"小米","spans":[{"start":0,"end":3,"type":"Company"}]}
{"text":"小米","spans":[{"start":1,"end":1,"type":"Company"}]}
{"text":"小米","spans":[{"start":0,"end":2}]}
`))
	if len(set.Examples) != 1 {
		t.Errorf("%d good lines, want 1", len(set.Examples))
	}
	for _, want := range []string{"line 2: no JSON", "line 3: characters 0 to 3", "line 4: characters 1 to 1", "line 5: the span at 0 has no type"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in: %v", want, err)
		}
	}
}

func TestCLUENER(t *testing.T) {
	set, err := CLUENER(strings.NewReader(
		`{"text": "彭小军认为，大陆经济", "label": {"name": {"彭小军": [[0, 2]]}, "address": {"大陆": [[6, 7]]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := show(set.Examples[0]), "0-9:彭小军/name 18-24:大陆/address"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestIOB2(t *testing.T) {
	const data = "# newdoc id = x\n# sent_id = 1\n# text = 江苏 省长李学勇说。\n" +
		"1\t江苏\tB-LOC\t-\t-\n2\t省\tI-LOC\t-\t-\n3\t长\tO\t-\t-\n4\t李\tB-PER\t-\t-\n5\t学勇\tI-PER\t-\t-\n6\t说\tO\t-\t-\n7\t。\tO\t-\t-\n\n" +
		"# text = 联合国\n1\t联合国\tB-ORG\t-\t-\n\n" +
		"# text = 坏的\n1\t好\tO\t-\t-\n\n# text = 没完\n1\t没\tO\t-\t-\n"
	set, err := IOB2(strings.NewReader(data), map[string][]string{"PER": {"Person"}, "LOC": {"Place"}, "ORG": {"Company", "Organization"}}, []string{"Work"})
	for _, want := range []string{`"好" does not stand next`, `no words for the end of the text "没完"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in: %v", want, err)
		}
	}
	if len(set.Examples) != 2 {
		t.Fatalf("%d sentences, want 2", len(set.Examples))
	}
	for i, want := range []string{"0-10:江苏 省/Place 13-22:李学勇/Person", "0-9:联合国/Company|Organization"} {
		if got := show(set.Examples[i]); got != want {
			t.Errorf("sentence %d: got %s, want %s", i+1, got, want)
		}
	}
}

// articles writes three articles and the list of their names.
func articles(t *testing.T) Set {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.md": "---\ntitle: 小米\n---\n![小米](x)小米汽车和小米的SU7，X光。[小米](http://小米)",
		"b.md": "蔚来买了X。自然，小米",
		"c.md": "自然大众，理想自然X，小米",
		"d.md": "自然语言，X射线",
		"e.md": "自然，X射线，AX，X5",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	set, err := Articles(strings.NewReader(`
{"file":"a.md","entities":[{"type":"Company","name":"小米汽车","aliases":["小米"]},{"type":"Product","name":"SU7","aliases":[]}]}
{"file":"b.md","entities":[{"type":"Company","name":"蔚来","aliases":[]},{"type":"Company","name":"X"},{"type":"Company","name":"小米"}]}
{"file":"c.md","entities":[{"type":"Work","name":"自然"},{"type":"Product","name":"小米"}]}
{"file":"d.md","entities":[]}
{"file":"e.md","entities":[{"type":"Product","name":"X5"}]}
`), dir)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestArticles(t *testing.T) {
	set := articles(t)
	for i, want := range []string{
		"0-12:小米汽车/Company 15-21:小米/Company 24-27:SU7/Product 37-43:小米/Company",
		"0-6:蔚来/Company 12-13:X/Company? 25-31:小米/Company",
		"0-6:自然/Work? 21-27:自然/Work? 31-37:小米/Product",
		"",
		"24-26:X5/Product",
	} {
		if got := show(set.Examples[i]); got != want {
			t.Errorf("article %d:\n got %s\nwant %s", i+1, got, want)
		}
	}
}

func TestArticlesRefuses(t *testing.T) {
	_, err := Articles(strings.NewReader("{\"file\":\"../x\"}\n{\"file\":\"missing.md\"}\n[]\n"), t.TempDir())
	for _, want := range []string{"line 1: \"../x\" is no file", "line 2: open", "line 3: no line"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in: %v", want, err)
		}
	}
}

func TestLearnFromOthers(t *testing.T) {
	set := articles(t)
	set.LearnFromOthers()
	show := func(i int) string {
		var parts []string
		for _, h := range set.Examples[i].Hits {
			parts = append(parts, h.Of(set.Examples[i].Text)+"/"+h.Kind)
		}
		return strings.Join(parts, " ")
	}
	// 小米 is a company in two other articles, 小米汽车 in none; X is too short.
	if got, want := show(0), "小米/Company 小米/Company 小米/Company"; got != want {
		t.Errorf("a.md: %s, want %s", got, want)
	}
	if got, want := show(1), "自然/Work 小米/Company"; got != want {
		t.Errorf("b.md: %s, want %s", got, want)
	}
	if got, want := show(2), "小米/Company"; got != want {
		t.Errorf("c.md: %s, want %s", got, want)
	}
}

func TestHoldOut(t *testing.T) {
	train, held := articles(t).HoldOut(3)
	if len(train.Examples) != 3 || len(held.Examples) != 2 || len(train.Names) != 3 || len(held.Names) != 2 {
		t.Fatalf("%d and %d", len(train.Examples), len(held.Examples))
	}
	if held.Names[1] != nil {
		t.Errorf("the second held out is %v, want d.md's empty list", held.Names[1])
	}
}

func FuzzReaders(f *testing.F) {
	f.Add(`{"text":"小米","spans":[{"start":0,"end":2,"type":"Company"}]}`)
	f.Add(`{"text":"彭","label":{"name":{"彭":[[0,0]]}}}`)
	f.Add("# text = 好\n1\t好\tB-PER\n# text = \xff\n1\t\xff\tI-PER")
	f.Fuzz(func(t *testing.T, data string) {
		a, _ := JSONL(strings.NewReader(data))
		b, _ := CLUENER(strings.NewReader(data))
		c, _ := IOB2(strings.NewReader(data), map[string][]string{"PER": {"Person"}}, nil)
		for _, set := range []Set{a, b, c} {
			for _, e := range set.Examples {
				at := 0
				for _, g := range e.Gold {
					if g.Start < at || g.End <= g.Start || g.End > len(e.Text) {
						t.Fatalf("%v in %q", g, e.Text)
					}
					at = g.End
				}
			}
		}
	})
}
