package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"suyuan/graph"
	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// testKin is the kin of names by their types.
func testKin(t *testing.T, lines map[string][]string) kin {
	t.Helper()
	var names []schema.Name
	for typ, of := range lines {
		for _, line := range of {
			name, err := schema.ParseName(typ, line)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
	}
	return newKin(names)
}

func TestKinOwners(t *testing.T) {
	k := testKin(t, map[string][]string{
		"Company": {"远帆集团 | 远帆", "远帆汽车 < 远帆集团", "青骥"},
		"Product": {"星舰 | Starship < 远帆汽车", "青骥S5 < 青骥", "无主之物"},
	})
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

func TestKinBrands(t *testing.T) {
	k := testKin(t, map[string][]string{"Company": {"青骥"}, "Product": {"青骥S5 < 青骥", "青骥智能 < 青骥"}})
	for _, test := range []struct {
		company, product string
		want             bool
	}{
		{"青骥", "S5", true},
		{"青骥", "s5 Max", true},
		{"青骥", "智能", true},
		{"青骥", "智能搜索", false}, // a word that begins alike
		{"远帆", "S5", false},
	} {
		if got := k.brands(fold(test.company), []string{fold(test.product)}, []string{fold(test.company), k.canon[fold(test.company)]}); got != test.want {
			t.Errorf("%s of %s: %v, want %v", test.product, test.company, got, test.want)
		}
	}
}

// What the gazetteer knows settles whose a product is, but only among the
// companies that the article names.
func TestMakersByRecord(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[苹果/Company]股价上涨，分析师看好 [iPhone 15 Pro/Product] 的销量。", Gives: []string{"iPhone 15 Pro | manufacturer | 苹果"}},
		{Text: "[苹果/Company]股价上涨。\n[iPhone 15 Pro/Product] 的销量超出预期。", Gives: []string{"iPhone 15 Pro | manufacturer | 苹果"}},
		{Text: "[远帆/Company]发布了搭载[安卓/Product]的平板。", Not: []string{"manufacturer"}},
		{Text: "[远帆/Company]称，[iPhone/Product] 卖得不好。", Not: []string{"manufacturer"}},
		{Text: "[小鹏汽车/Company]高管称，[G6/Product] 的销量会超过 [P7/Product]。", Gives: []string{"P7 | manufacturer | 小鹏汽车"}},
		{Text: "[苹果/Company]股价上涨。\n" + strings.Repeat("其他人说了很多别的话。", 10) + "\n[iPhone 15 Pro/Product] 的销量超出预期。", Not: []string{"manufacturer"}},
	})
}

// Who launches a product makes it, though an earlier clause names him, but not what
// belongs to nobody, nor what the gazetteer knows to be another's.
func TestMakersByEvent(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[远帆/Company]在会议上重申，第四季度将推出[青骥 5/Product]，2027 年将推出[北辰 3/Product]。", Gives: []string{"青骥 5 | manufacturer | 远帆", "北辰 3 | manufacturer | 远帆"}},
		{Text: "[远帆/Company]还推出了[青骥/Product]工具和[北辰/Product]平台。", Gives: []string{"青骥 | manufacturer | 远帆", "北辰 | manufacturer | 远帆"}},
		{Text: "[远帆/Company]宣布，将推出 [Linux/Product]。", Not: []string{"manufacturer"}},
		{Text: "[远帆/Company]推出了由 [OpenAI/Company] 的 [ChatGPT/Product] 技术支持的搜索。", Gives: []string{"ChatGPT | manufacturer | OpenAI"}, Not: []string{"ChatGPT | manufacturer | 远帆"}},
	})
}

// A list names models of one line behind their maker.
func TestMakersByList(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "该集群有十万颗[青骥 J710/Product]和 [J720/Product]。[青骥/Company]没有回应。", Gives: []string{"J720 | manufacturer | 青骥"}},
		{Text: "该集群有十万颗[青骥 J710/Product]和 [MX300/Product]。[青骥/Company]没有回应。", Not: []string{"MX300 | manufacturer"}},
	})
}

// A model is a version of the series that the article names, else of the product
// that its name begins with.
func TestVariantsByName(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[青骥 16 Pro/Product]与[青骥 16/Product]同时发布。", Gives: []string{"青骥 16 Pro | variantOf | 青骥 16"}},
		{Text: "[青骥 16 系列/Product]包括[青骥 16 Pro/Product]和[青骥 16 Pro Max/Product]。", Gives: []string{"青骥 16 Pro | variantOf | 青骥 16 系列", "青骥 16 Pro Max | variantOf | 青骥 16 系列"}, Not: []string{"青骥 16 Pro Max | variantOf | 青骥 16 Pro"}},
		{Text: "[北辰 50 系列/Product]首发的是[北辰 5090/Product]，不是[北辰 5001B/Product]。", Gives: []string{"北辰 5090 | variantOf | 北辰 50 系列"}, Not: []string{"北辰 5001B | variantOf"}},
	})
}

// The one company that an item is about has what its sentences say that it has.
func TestMakersByTopic(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[远帆/Company]表示，新的助手名为[青骥助手/Product]。", Gives: []string{"青骥助手 | manufacturer | 远帆"}},
		{Text: "黑客向[远帆/Company]索要[比特币/Product]。", Not: []string{"manufacturer"}},
	})
}

// The backers of a round are those that the clauses behind it list.
func TestRounds(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[远帆/Company]完成 5 亿元 A 轮融资。跟投方包括[青骥/Company]、[北辰/Company]等战略投资方；[江州基金/Company]（[星图资本/Company]任管理人）、[江国基金/Company]等国资基金；以及[甲子资本/Company]。",
			Gives: []string{"远帆 | investor | 青骥", "远帆 | investor | 北辰", "远帆 | investor | 江州基金", "远帆 | investor | 江国基金", "远帆 | investor | 甲子资本"}, Not: []string{"远帆 | investor | 星图资本"}},
		{Text: "[远帆/Company]完成 5 亿元融资，由[青骥资本/Company]领投，老股东[北辰资本/Company]继续加注。", Gives: []string{"远帆 | investor | 北辰资本"}, Not: []string{"青骥资本 | investor | 北辰资本"}},
		{Text: "[远帆/Company]完成 5 亿元 A 轮融资。[青骥/Company]没有回应。", Not: []string{"investor"}},
	})
}

// Who buys a part of a company's shares invests in it, and who speaks for his
// company makes it a partner.
func TestSharesAndEmployers(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[远帆/Company]计划收购[青骥/Company]约 5% 的股份。", Gives: []string{"青骥 | investor | 远帆"}, Not: []string{"acquirer"}},
		{Text: "[远帆/Company]收购了[青骥/Company]的全部股份。", Gives: []string{"青骥 | acquirer | 远帆"}},
		{Text: "[远帆/Company] CEO [王立/Person]在会上。[王立/Person]表示：“我们跟[青骥/Company]会持续合作。”", Gives: []string{"远帆 | partner | 青骥"}, Not: []string{"王立 | partner"}},
	})
}

// A place that was read as a part of a company's name is where it is from.
func TestPlaceInName(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	const text = "江国远帆的收入很高。远帆没有回应。"
	entities := []annotate.Entity{{Type: "Place", Name: "江国"}, {Type: "Company", Name: "远帆", Aliases: []string{"江国远帆"}}}
	mentions := []annotate.Mention{{Span: article.Span{Start: 0, End: 12}, Entity: 1}, {Span: article.Span{Start: 30, End: 36}, Entity: 1}}
	annotated, err := x.annotator.AnnotateNamed(t.Context(), &article.Article{ID: "example", Text: text, Published: defaultPublished}, entities, mentions)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Read(t.Context(), annotated)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(doc.Claims, func(c graph.Claim) bool { return c.Predicate == "locatedIn" && c.Rule == "name.beside" }) {
		t.Errorf("claims %+v: want where 远帆 is from", doc.Claims)
	}
}

// Of two tellings of a relation the one is kept whose words name both parties,
// be it the heading.
func TestProves(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, quote string }{
		{"[远帆/Company] CEO [王立/Person]离职\n\n[远帆/Company]今日宣布，[该公司/Company=远帆]的 CEO [王立/Person]离职。", "远帆 CEO 王立离职"},
		{"[远帆 S9/Product] 渲染图曝光\n\n新图展示了 [S9/Product=远帆 S9]。[远帆/Company]没有回应。", "远帆 S9 渲染图曝光"},
	} {
		a, entities, mentions := parseExample(&schema.Example{Text: test.text})
		annotated, err := x.annotator.AnnotateNamed(t.Context(), a, entities, mentions)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Read(t.Context(), annotated)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(doc.Claims, func(c graph.Claim) bool { return c.Kind == graph.RelationKind && c.Evidence.Quote == test.quote }) {
			t.Errorf("%s: no relation is told by %s", test.text, test.quote)
		}
	}
}

// What the name of one thing tells of another.
func TestByName(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[远帆江州工厂/Place]在[江州/Place]投产。", Gives: []string{"远帆江州工厂 | locatedIn | 江州"}},
		{Text: "[印度尼西亚/Place]与[印度/Place]的市场不同。", Not: []string{"locatedIn"}},
		{Text: "[江国/Place][远帆集团/Company]的业务很广。", Gives: []string{"远帆集团 | locatedIn | 江国"}},
		{Text: "车在[江国/Place][远帆集团/Company]生产。", Not: []string{"locatedIn"}},
		{Text: "[江州/Place][远帆/Company]店的店员说。", Not: []string{"locatedIn"}},
		{Text: "[江国/Place][司法部/Organization]起诉。", Not: []string{"locatedIn"}},
		{Text: "[青骥会议会员/Product]收费，[青骥会议/Product]免费。", Gives: []string{"青骥会议会员 | partOf | 青骥会议"}},
		{Text: "[青骥 S5 探月限定版/Product]比[青骥 S5/Product]贵。", Gives: []string{"青骥 S5 探月限定版 | variantOf | 青骥 S5"}},
		{Text: "[微软/Company]在多个部门裁员，包括网站 [GitHub/Company]。", Gives: []string{"GitHub | subsidiaryOf | 微软"}},
		{Text: "[远帆江州工厂/Place]停产，[远帆/Company]没有回应。", Gives: []string{"远帆江州工厂 | subsidiaryOf | 远帆"}},
		{Text: "[京东方/Company]与[京东/Company]无关。", Not: []string{"subsidiaryOf"}},
		{Text: "[远帆云/Company]是[远帆/Company]的新业务。", Gives: []string{"远帆云 | subsidiaryOf | 远帆"}},
		{Text: "[远帆股份有限公司/Company]即[远帆/Company]。", Not: []string{"subsidiaryOf"}},
		{Text: "[青骥 13S/Product]比[青骥 13/Product]贵。", Gives: []string{"青骥 13S | variantOf | 青骥 13"}},
		{Text: "[EQS/Product]与[EQ/Product]同台。", Not: []string{"variantOf"}},
		{Text: "[远帆/Company]「[青骥/Product]」首次亮相。", Gives: []string{"青骥 | manufacturer | 远帆"}},
		{Text: "[远帆 ES8/Product]/[ES6/Product]由[远帆/Company]发布。", Gives: []string{"ES6 | manufacturer | 远帆"}},
	})
}

// What a clause leaves unsaid, and what it must not take over.
func TestListsAndRivals(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "[王立/Person]起诉[远帆/Company]及其创始人[陈青/Person]。", Gives: []string{"王立 | plaintiffAgainst | 远帆", "王立 | plaintiffAgainst | 陈青"}},
		{Text: "新厂由[远帆/Company]、[青骥集团/Company]（[QJ Group/Company=青骥集团]）及[北辰/Company]合建。", Gives: []string{"远帆 | partner | 北辰"}},
		// One maker's models are no rivals.
		{Text: "[远帆 S9/Product]的续航比[远帆 S8/Product]更长，都由[远帆/Company]生产。", Not: []string{"competitor"}},
		// A maker's own test rates nothing.
		{Text: "[远帆/Company]测试了[远帆 S9/Product]。", Not: []string{"evaluatedBy"}},
	})
}

// An element with ! bars a match, before and behind, without taking room.
func TestAbsentWords(t *testing.T) {
	holdAll(t, []schema.Example{
		{Text: "位于[江州/Place]的[远帆/Company]去年盈利。", Gives: []string{"远帆 | locatedIn | 江州"}},
		{Text: "位于[江州/Place]的[远帆/Company]工厂去年盈利。", Not: []string{"locatedIn"}},
		{Text: "[北辰/Product]的[星图/Product]很好用。", Gives: []string{"星图 | partOf | 北辰"}},
		{Text: "兼容[北辰/Product]的[星图/Product]很好用。", Not: []string{"partOf"}},
		{Text: "「[远帆/Company] Air 2s」与「[青骥/Company]」：[远帆 Air 2s/Product]不同于[青骥 Air 2/Product]。", Not: []string{"variantOf"}},
	})
}

// holdAll demands that examples give what they say, by whatever rule.
func holdAll(t *testing.T, examples []schema.Example) {
	t.Helper()
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		holds(t, x, "", e)
	}
}

// A company of a country lies there, if its name ends in the kind of company.
func TestBranchesByName(t *testing.T) {
	tellings(t, []telling{
		{name: "of a country", text: "[江国/Place]政府调查了[远帆江国公司/Company]。", gives: []string{"远帆江国公司 | locatedIn | 江国"}},
		{name: "of another kind", text: "[江国/Place]政府调查了[远帆江国石油公司/Company]。", not: []string{"远帆江国石油公司 | locatedIn | 江国"}},
	})
}

// What lower takes for characters without case has none.
func TestLower(t *testing.T) {
	for _, s := range []string{"", "小米SU7 Ultra", "iPhone 15 Pro", "ÉCLAIR", "ＡＢ", "Ωμέγα", "Ꙁ", "〇一〡㐀鿿", "Ｊリーグ"} {
		if got, want := lower(s), strings.ToLower(s); got != want {
			t.Errorf("lower(%q) = %q, want %q", s, got, want)
		}
	}
	for r := rune(0x3000); r <= 0x9fff; r++ {
		if unicode.ToLower(r) != r {
			t.Errorf("%U has a small letter", r)
		}
	}
}
