package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

// testModel is the embedded schema with a few names of its own, so that the
// tests don't hang on what the name lists happen to hold.
func testModel(t testing.TB) *schema.Model {
	t.Helper()
	m, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	m.Names = []schema.Name{
		{Type: "Company", Name: "甲车集团", Aliases: []string{"甲车", "Jiache"}},
		{Type: "Company", Name: "乙想汽车", Aliases: []string{"乙想"}, Guarded: []string{"乙想"}, Of: "甲车集团"},
		{Type: "Person", Name: "钱大", Aliases: []string{"大钱"}},
		{Type: "Place", Name: "丁州"},
	}
	return m
}

// article builds a document. Entities are "Type Name|alias|alias", relations
// "subject predicate object" of names.
func article(id string, parts ...string) graph.Document {
	d := graph.Document{Article: graph.Article{ID: id, Text: id}}
	byName := map[string]string{}
	for _, p := range parts {
		if typ, forms, ok := strings.Cut(p, " "); ok && typ[0] >= 'A' && typ[0] <= 'Z' {
			names := strings.Split(forms, "|")
			e := graph.Entity{Article: id, ID: graph.EntityID(typ, names[0]), Type: typ, Name: names[0], Aliases: names[1:]}
			d.Entities = append(d.Entities, e)
			byName[names[0]] = e.ID
			continue
		}
		f := strings.Split(p, "/")
		c := graph.Claim{Article: id, ID: fmt.Sprint(id, len(d.Claims))}
		c.Kind, c.Subject, c.Predicate, c.Object = graph.RelationKind, byName[f[0]], f[1], byName[f[2]]
		c.Rule, c.Confidence = "test", 0.9
		c.Evidence = graph.Quote{Start: 0, End: 1, Quote: id[:1]}
		d.Claims = append(d.Claims, c)
	}
	return d
}

func describe(r graph.Resolution) string {
	var lines []string
	for _, e := range r.Entities {
		lines = append(lines, strings.TrimSpace(e.ID+" "+strings.Join(e.Aliases, "|")))
	}
	return strings.Join(lines, "\n")
}

func TestIdentity(t *testing.T) {
	r := New(testModel(t))
	for _, test := range []struct {
		name string
		docs []graph.Document
		want string
	}{
		{"the same name in other writing",
			[]graph.Document{article("a", "Product 小米SU7 Ultra"), article("b", "Product 小米 su7 Ultra"), article("c", "Product 小米SU7 Ultra")},
			"product/小米SU7_Ultra"},
		{"the same name with other dashes",
			[]graph.Document{article("a", "Product GPT-4o"), article("b", "Product GPT 4o"), article("c", "Product GPT 4o"), article("d", "Product S-team"), article("e", "Product Steam")},
			"product/GPT_4o GPT-4o\nproduct/S-team\nproduct/Steam"},
		{"an alias that another article uses as the name",
			[]graph.Document{article("a", "Company 宁德时代|宁王"), article("b", "Company 宁王")},
			"company/宁德时代 宁王"},
		{"a company goes by its name without 公司, if an article has that",
			[]graph.Document{article("a", "Company 壬音公司|壬音"), article("b", "Company 癸音公司"), article("c", "Company 子音有限公司|子音"), article("d", "Company 丑音品牌"), article("e", "Company 丑音")},
			"company/丑音 丑音品牌\ncompany/壬音 壬音公司\ncompany/子音有限公司 子音\ncompany/癸音公司"},
		{"what may be another version in other articles is no name",
			[]graph.Document{article("a", "Product 谷歌 Pixel 9|Pixel 9|新款 Pixel 9|Pixel 9 原型车|Pixel 九代"), article("b", "Product 氯巴占片|国产氯巴占片")},
			"product/氯巴占片\nproduct/谷歌_Pixel_9 Pixel 9|Pixel 九代"},
		{"a registered name with its place in brackets",
			[]graph.Document{article("a", "Company 云鹿运力（丁州）科技有限公司"), article("b", "Company 云鹿运力"), article("c", "Company 甲车集团（丁州）有限公司", "Company 甲车集团")},
			"company/云鹿运力（丁州）科技有限公司 云鹿运力\ncompany/甲车集团\ncompany/甲车集团（丁州）有限公司"},
		{"a model and its kind, in Latin letters",
			[]graph.Document{article("a", "Product Vimi 模型"), article("b", "Product Vimi"), article("c", "Product 豆包模型"), article("d", "Product 豆包")},
			"product/Vimi_模型 Vimi\nproduct/豆包\nproduct/豆包模型"},
		{"an alias of two things decides nothing",
			[]graph.Document{article("a", "Company 东红星|红星"), article("b", "Company 西红星|红星"), article("c", "Company 红星")},
			"company/东红星 红星\ncompany/红星\ncompany/西红星 红星"},
		{"two names in one article are two things",
			[]graph.Document{article("a", "Company 丙车科技|丙车"), article("b", "Company 丙车", "Company 丙车科技")},
			"company/丙车\ncompany/丙车科技"},
		{"one article that is wrong is outvoted",
			[]graph.Document{
				article("a", "Company 丙车科技|丙车"), article("b", "Company 丙车科技|丙车"), article("c", "Company 丙车科技|丙车"), article("d", "Company 丙车科技|丙车"),
				article("e", "Company 丙车", "Company 丙车科技")},
			"company/丙车科技 丙车"},
		{"a parent and what belongs to it",
			[]graph.Document{article("a", "Company 丁米汽车|丁米"), article("b", "Company 丁米")},
			"company/丁米\ncompany/丁米汽车"},
		{"an article says that the one belongs to the other",
			[]graph.Document{
				article("a", "Company 丁米集团", "Company 丁米汽车", "丁米汽车/subsidiaryOf/丁米集团"),
				article("b", "Company 丁米集团|丁米汽车"), article("c", "Company 丁米集团|丁米汽车"), article("d", "Company 丁米集团|丁米汽车"), article("e", "Company 丁米集团|丁米汽车"), article("f", "Company 丁米集团|丁米汽车")},
			"company/丁米汽车\ncompany/丁米集团"},
		{"an ending that may be left out",
			[]graph.Document{article("a", "Company 戊方有限公司"), article("b", "Company 戊方"), article("c", "Company 戊方")},
			"company/戊方 戊方有限公司"},
		{"a place with and without its ending",
			[]graph.Document{article("a", "Place 北京市"), article("b", "Place 北京"), article("c", "Place 北京")},
			"place/北京 北京市"},
		{"a short form of two places",
			[]graph.Document{article("a", "Place 吉林市"), article("b", "Place 吉林"), article("c", "Place 吉林省")},
			"place/吉林\nplace/吉林市\nplace/吉林省"},
		{"versions are never one, even if an article says so",
			[]graph.Document{
				article("a", "Product iPhone 15 Pro|iPhone 15"), article("b", "Product iPhone 15"),
				article("c", "Product 小米SU7 Ultra|SU7"), article("d", "Product SU7")},
			"product/SU7\nproduct/iPhone_15\nproduct/iPhone_15_Pro\nproduct/小米SU7_Ultra"},
		{"a model with and without its brand",
			[]graph.Document{article("a", "Company 小米", "Product 小米SU7 Ultra"), article("b", "Company 小米", "Product SU7 Ultra"), article("c", "Company 小米", "Product SU7")},
			"company/小米\nproduct/SU7\nproduct/小米SU7_Ultra SU7 Ultra"},
		{"a bare model that two brands have",
			[]graph.Document{article("a", "Company 宝马", "Product 宝马M3"), article("b", "Company 苹果", "Product 苹果M3"), article("c", "Company 苹果", "Product M3")},
			"company/宝马\ncompany/苹果\nproduct/M3\nproduct/宝马M3\nproduct/苹果M3"},
		{"a bare model in an article that does not speak of the brand",
			[]graph.Document{article("a", "Company 宝马", "Product 宝马M3"), article("c", "Company 芯片厂", "Product M3")},
			"company/宝马\ncompany/芯片厂\nproduct/M3\nproduct/宝马M3"},
		{"an article's alias for a part of the company",
			[]graph.Document{article("a", "Company 抖音电商|抖音"), article("b", "Company 抖音电商|抖音"), article("c", "Company 抖音")},
			"company/抖音\ncompany/抖音电商"},
		{"what a company does may be left out, if two articles say so",
			[]graph.Document{article("a", "Company 己鹏汽车|己鹏"), article("b", "Company 己鹏汽车|己鹏"), article("c", "Company 己鹏")},
			"company/己鹏汽车 己鹏"},
		{"a part of a company by another of its names",
			[]graph.Document{article("a", "Company 甲车动力总成|Jiache"), article("b", "Company Jiache")},
			"company/Jiache\ncompany/甲车动力总成"},
		{"a product and the company that is called after it",
			[]graph.Document{article("a", "Company 宝可梦公司|宝可梦"), article("b", "Product 宝可梦")},
			"company/宝可梦公司\nproduct/宝可梦"},
		{"one product behind two names of its brand, though an article has both",
			[]graph.Document{
				article("a", "Company 甲车", "Product 甲车 A100", "Product Jiache A100"), article("b", "Company 甲车", "Product A100")},
			"company/甲车\nproduct/Jiache_A100 A100|甲车 A100"},
		{"one code of two brands, though an article makes them one",
			[]graph.Document{article("a", "Company 三星", "Company 台积电", "Product 台积电 4nm|三星 4nm"), article("b", "Product 三星 4nm")},
			"company/三星\ncompany/台积电\nproduct/三星_4nm\nproduct/台积电_4nm"},
		{"what many brands make has no brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 Robotaxi|Robotaxi"), article("b", "Company 甲车", "Product 甲车 Robotaxi|Robotaxi"), article("c", "Product Robotaxi"), article("d", "Product Robotaxi")},
			"company/甲车\nproduct/Robotaxi\nproduct/甲车_Robotaxi"},
		{"a name that ends like a brand inside a word",
			[]graph.Document{article("a", "Company Meta", "Product METASPACE"), article("b", "Company Meta", "Product SPACE")},
			"company/Meta\nproduct/METASPACE\nproduct/SPACE"},
		{"what sort of product it is may be left out",
			[]graph.Document{article("a", "Product 倚天710芯片|倚天710"), article("b", "Product 倚天710")},
			"product/倚天710芯片 倚天710"},
		{"a foreign person's name with other marks",
			[]graph.Document{article("a", "Person 桑达尔-皮查伊"), article("b", "Person 桑达尔·皮查伊"), article("c", "Person 桑达尔・皮查伊")},
			"person/桑达尔・皮查伊 桑达尔-皮查伊"},
		{"a foreign person without the first given name",
			[]graph.Document{article("a", "Person 萨姆·班克曼·弗里德"), article("b", "Person 班克曼-弗里德"), article("c", "Person 弗里德")},
			"person/弗里德\nperson/萨姆·班克曼·弗里德 班克曼-弗里德"},
		{"two people who differ in the first given name only",
			[]graph.Document{article("a", "Person 萨姆·班克曼·弗里德"), article("b", "Person 加布·班克曼·弗里德"), article("c", "Person 班克曼·弗里德")},
			"person/加布·班克曼·弗里德\nperson/班克曼·弗里德\nperson/萨姆·班克曼·弗里德"},
		{"a foreign person in two scripts",
			[]graph.Document{article("a", "Person 科莱特·克雷斯|Colette Kress"), article("b", "Person Colette Kress")},
			"person/科莱特·克雷斯 Colette Kress"},
		{"one foreign name in other characters",
			[]graph.Document{article("a", "Person 米拉·穆拉蒂|Mira Murati"), article("b", "Person 米拉-穆拉提|Mira Murati"), article("c", "Person 玛格丽特·维斯塔格|Margrethe Vestager"), article("d", "Person 维斯塔格|Margrethe Vestager")},
			"person/玛格丽特·维斯塔格 Margrethe Vestager|维斯塔格\nperson/米拉-穆拉提 Mira Murati|米拉·穆拉蒂"},
		{"a family name that two people share",
			[]graph.Document{article("a", "Person 布拉德·史密斯|Smith"), article("b", "Person 布莱恩·史密斯|Smith")},
			"person/布拉德·史密斯 Smith\nperson/布莱恩·史密斯 Smith"},
		{"a body with its country before it and an ending behind it",
			[]graph.Document{article("a", "Organization 印度竞争委员会|CCI"), article("b", "Organization 竞争委员会|CCI"), article("c", "Company 壬月科技有限公司|Moon AI"), article("d", "Company 北京壬月|Moon AI"), article("e", "Company 癸视集团|Essi"), article("f", "Company 癸视|Essi")},
			"company/壬月科技有限公司 Moon AI|北京壬月\ncompany/癸视集团 Essi|癸视\norganization/印度竞争委员会 CCI|竞争委员会"},
		{"one acronym of two bodies",
			[]graph.Document{article("a", "Organization 国际半导体产业协会|SEMI"), article("b", "Organization 美国半导体产业协会|SEMI"), article("c", "Company 抖音|DY"), article("d", "Company 抖音电商|DYE"), article("e", "Company 飞书|Lark"), article("f", "Company 飞书项目|Lark")},
			"company/抖音 DY\ncompany/抖音电商 DYE\ncompany/飞书 Lark\ncompany/飞书项目 Lark\norganization/国际半导体产业协会 SEMI\norganization/美国半导体产业协会 SEMI"},
		{"a body whose name leaves out a character inside, with one acronym",
			[]graph.Document{article("a", "Organization 子国国防高级研究计划局|DARQA"), article("b", "Organization 子国国防部高级研究计划局|DARQA"), article("c", "Organization DARQA"), article("d", "Organization 国家工商委员会|NCC"), article("e", "Organization 国家工程委员会|NCC")},
			"organization/国家工商委员会 NCC\norganization/国家工程委员会 NCC\norganization/子国国防部高级研究计划局 DARQA|子国国防高级研究计划局"},
		{"people of one family name, though an article makes them one",
			[]graph.Document{article("a", "Person 梅琳达·盖茨|比尔·盖茨"), article("b", "Person 比尔·盖茨"), article("c", "Person 劳伦娜·乔布斯|乔布斯"), article("d", "Person 史蒂夫·乔布斯|乔布斯"), article("e", "Person 乔布斯")},
			"person/乔布斯\nperson/劳伦娜·乔布斯\nperson/史蒂夫·乔布斯\nperson/梅琳达·盖茨\nperson/比尔·盖茨"},
		{"a short title that any work may have",
			[]graph.Document{article("a", "Work 新能源汽车产业发展行动计划|行动计划"), article("b", "Work 行动计划")},
			"work/新能源汽车产业发展行动计划\nwork/行动计划"},
		{"known names",
			[]graph.Document{article("a", "Company 甲车"), article("b", "Company Jiache"), article("c", "Company 甲车"), article("d", "Company 乙想"), article("e", "Company 乙想汽车")},
			"company/乙想汽车 乙想\ncompany/甲车 Jiache"},
		{"most articles say which type",
			[]graph.Document{article("a", "Company 抖音"), article("b", "Product 抖音"), article("c", "Product 抖音")},
			"product/抖音"},
		{"types that are not taken for each other stay apart",
			[]graph.Document{article("a", "Person 长安"), article("b", "Place 长安"), article("c", "Place 长安")},
			"person/长安\nplace/长安"},
		{"one article that has both",
			[]graph.Document{article("a", "Company 问界", "Product 问界"), article("b", "Product 问界")},
			"company/问界\nproduct/问界"},
		{"people of whom no more than the family name is told",
			[]graph.Document{article("a", "Person 李先生"), article("b", "Person 李先生"), article("c", "Person 雷军|雷总"), article("d", "Person 雷总")},
			"person/李先生\nperson/李先生~0368\nperson/雷军 雷总\nperson/雷总"},
		{"two people of one name who work elsewhere",
			[]graph.Document{
				article("a", "Person 王伟", "Company 子公司", "王伟/position/子公司"),
				article("b", "Person 王伟", "Company 丑公司", "王伟/position/丑公司"),
				article("c", "Person 王伟", "Company 子公司")},
			"company/丑公司\ncompany/子公司\nperson/王伟\nperson/王伟~7e90"},
		{"one person with two posts",
			[]graph.Document{
				article("a", "Person 王伟", "Company 子公司", "王伟/position/子公司"),
				article("b", "Person 王伟", "Company 丑公司", "Company 子公司", "王伟/position/丑公司")},
			"company/丑公司\ncompany/子公司\nperson/王伟"},
		{"a known person is one whatever the posts",
			[]graph.Document{
				article("a", "Person 钱大", "Company 子公司", "钱大/position/子公司"),
				article("b", "Person 大钱", "Company 丑公司", "大钱/position/丑公司")},
			"company/丑公司\ncompany/子公司\nperson/大钱 钱大"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := describe(r.Resolve(test.docs, nil))
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			slices.Reverse(test.docs)
			if again := describe(r.Resolve(test.docs, nil)); again != got {
				t.Errorf("in the other order:\n%s\nbefore:\n%s", again, got)
			}
		})
	}
}

func TestCommonWordsAreNoAliases(t *testing.T) {
	docs := []graph.Document{
		article("a", "Company 壬来汽车|公司|壬来", "Place 壬来汽车工厂|工厂"),
		article("b", "Company 癸来汽车|公司"),
		article("c", "Organization 壬盟委员会|委员会"),
	}
	want := "company/壬来汽车 壬来\ncompany/癸来汽车\norganization/壬盟委员会\nplace/壬来汽车工厂"
	if got := describe(New(testModel(t)).Resolve(docs, nil)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
