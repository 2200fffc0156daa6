package dataset

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestHarvest(t *testing.T) {
	dir := t.TempDir()
	articles := map[string]string{
		"a.md": "远帆科技发布青骥 S5，远帆的周总说春天来了。自然很美。",
		"b.md": "自然发表了论文，远帆股价上涨，远帆青骥 S5 热卖。江州大学的李明远出席。",
		"c.md": "春天来了，自然会好。北辰公司停产，李明远离职，钱未央接任。",
	}
	for name, text := range articles {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lines := `{"file":"a.md","entities":[{"type":"Company","name":"远帆科技","aliases":["远帆"]},{"type":"Product","name":"青骥 S5","aliases":[]},{"type":"Person","name":"周总","aliases":[]}]}
{"file":"b.md","entities":[{"type":"Organization","name":"自然","aliases":[]},{"type":"Company","name":"远帆","aliases":[]},{"type":"Product","name":"远帆青骥 S5","aliases":[]},{"type":"Organization","name":"江州大学","aliases":[]},{"type":"Person","name":"李明远","aliases":[]}]}
{"file":"c.md","entities":[{"type":"Company","name":"北辰公司","aliases":["北辰"]},{"type":"Person","name":"李明远","aliases":[]},{"type":"Person","name":"钱未央","aliases":[]}]}
`
	set, err := Articles(strings.NewReader(lines), dir)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := Lists(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	got := set.Harvest(lists, Vocabulary{
		Plain:    strings.ToLower,
		Known:    func(form string) bool { return form == "北辰" || strings.HasSuffix(form, "总") },
		Ordinary: func(form string) bool { return form == "青骥 S5" },
		Heads:    []string{"公司", "科技"},
	})
	want := []Harvested{
		// 远帆科技 is 远帆 with a word that is left out at will; 北辰公司 is the known 北辰 likewise.
		{Type: "Company", Forms: []string{"远帆"}},
		// 自然 is mostly no name.
		{Type: "Organization", Forms: []string{"江州大学"}},
		// One article says nothing of whether all who are called 钱未央 are one.
		{Type: "Person", Forms: []string{"李明远"}},
		// 远帆青骥 S5 is a brand and its product.
		{Type: "Product", Forms: []string{"青骥 S5"}, Guarded: true},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
