package extract

import (
	"slices"
	"testing"

	"suyuan/internal/annotate"
	"suyuan/schema"
)

func TestKinOwners(t *testing.T) {
	var names []schema.Name
	for typ, block := range map[string]string{
		"Company": "远帆集团 | 远帆\n远帆汽车 < 远帆集团\n青骥",
		"Product": "星舰 | Starship < 远帆汽车\n青骥S5 < 青骥\n无主之物",
	} {
		list, errs := schema.ParseNames(typ, block)
		if errs != nil {
			t.Fatal(errs)
		}
		names = append(names, list...)
	}
	k := newKin(names)
	for _, test := range []struct {
		name    string
		typ     string
		aliases []string
		want    []string
	}{
		{"星舰", "Product", nil, []string{"远帆汽车", "远帆集团"}},
		{"STARSHIP", "Product", nil, []string{"远帆汽车", "远帆集团"}},
		{"这枚火箭", "Product", []string{"starship"}, []string{"远帆汽车", "远帆集团"}},
		{"Starship 2", "Product", nil, []string{"远帆汽车", "远帆集团"}},
		{"Starshipment", "Product", nil, nil}, // another word
		{"青骥 S5 长续航版", "Product", nil, []string{"青骥"}},
		{"青骥S5车主会", "Company", nil, nil}, // only products come in families
		{"远帆汽车", "Company", nil, []string{"远帆集团"}},
		{"无主之物", "Product", nil, nil},
	} {
		if got := k.owners(annotate.Entity{Type: test.typ, Name: test.name, Aliases: test.aliases}); !slices.Equal(got, test.want) {
			t.Errorf("%s belongs to %v, want %v", test.name, got, test.want)
		}
	}
}

// What the gazetteer knows settles whose a product is, but only among the
// companies that the article names.
func TestMakersByRecord(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []schema.Example{
		{Text: "[苹果/Company]股价上涨，分析师看好 [iPhone 15 Pro/Product] 的销量。", Gives: []string{"iPhone 15 Pro | manufacturer | 苹果"}},
		{Text: "[苹果/Company]股价上涨。\n[iPhone 15 Pro/Product] 的销量超出预期。", Gives: []string{"iPhone 15 Pro | manufacturer | 苹果"}},
		{Text: "[远帆/Company]发布了搭载[安卓/Product]的平板。", Not: []string{"manufacturer"}},
		{Text: "[远帆/Company]称，[iPhone/Product] 卖得不好。", Not: []string{"manufacturer"}},
	} {
		holds(t, x, "", e)
	}
}
