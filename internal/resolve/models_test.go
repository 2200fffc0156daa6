package resolve

import (
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

// identity runs tables of documents and the entities that they give.
type identity []struct {
	name string
	docs []graph.Document
	want string
}

func (tests identity) run(t *testing.T, names ...schema.Name) {
	t.Helper()
	m := testModel(t)
	m.Names = append(m.Names, names...)
	r := New(m)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := describe(r.Resolve(test.docs, nil)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestModels(t *testing.T) {
	identity{
		{"a short code that one article leaves the brand of, in another without it",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 H5|H5"), article("b", "Product H5"), article("c", "Company 甲车", "Product 甲车 E3|E3"), article("d", "Company 甲车", "Product E3")},
			"company/甲车\nproduct/H5\nproduct/甲车_E3 E3\nproduct/甲车_H5"},
		{"a word that is left of a name without its kind, but for one that looks like no other",
			[]graph.Document{article("a", "Product Hoverly 无人机|Hoverly"), article("b", "Product HOVERLY"), article("c", "Product SeekGPT 搜索引擎|SeekGPT"), article("d", "Product SeekGPT")},
			"product/HOVERLY\nproduct/Hoverly_无人机\nproduct/SeekGPT_搜索引擎 SeekGPT"},
		{"the first of a name, which an article has as the thing itself",
			[]graph.Document{article("a", "Product iFone|初代 iFone"), article("b", "Product 初代 iFone"), article("c", "Product iFone")},
			"product/iFone\nproduct/初代_iFone"},
		{"a nought behind the number",
			[]graph.Document{article("a", "Product visageOS 2.0"), article("b", "Product visageOS 2"), article("c", "Product visageOS 2.1")},
			"product/visageOS_2.0 visageOS 2\nproduct/visageOS_2.1"},
		{"one article has both as two things",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 Stylus", "Product Stylus")},
			"company/甲车\nproduct/甲车_Stylus Stylus"},
		{"both, in an article about things of two makers that end so",
			[]graph.Document{article("a", "Company 甲车", "Company 三星", "Product 甲车 Ring", "Product Ring", "Product 三星 Galaxy Ring")},
			"company/三星\ncompany/甲车\nproduct/Ring\nproduct/三星_Galaxy_Ring\nproduct/甲车_Ring"},
		{"both, a short code",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 X2", "Product X2")},
			"company/甲车\nproduct/X2\nproduct/甲车_X2"},
		{"a Chinese word with a code, though articles do not name the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车骁虎 8 Gen 3"), article("b", "Product 骁虎 8 Gen 3"), article("c", "Product 骁虎 8 Gen 3")},
			"company/甲车\nproduct/甲车骁虎_8_Gen_3 骁虎 8 Gen 3"},
		{"a long code, though articles do not name the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 RVX 4090"), article("b", "Product RVX 4090")},
			"company/甲车\nproduct/甲车_RVX_4090 RVX 4090"},
		{"a place in a line, in an article that does not name the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 20 系列"), article("b", "Product 20 系列")},
			"company/甲车\nproduct/20_系列\nproduct/甲车_20_系列"},
		{"a place in a line, where all articles name the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 20 系列", "Product 20 系列")},
			"company/甲车\nproduct/甲车_20_系列 20 系列"},
		{"a name that a company of another brand has behind it too",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车智能花云", "Company 乙想"), article("b", "Company 甲车", "Company 乙想", "Product 智能花云"), article("c", "Company 乙想智能花云", "Company 乙想")},
			"company/乙想\ncompany/乙想智能花云\ncompany/甲车\nproduct/智能花云\nproduct/甲车智能花云"},
		{"an ordinary word in an article that does not name the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 Connect"), article("b", "Product Connect")},
			"company/甲车\nproduct/Connect\nproduct/甲车_Connect"},
		{"a Chinese name of four characters, if an article says so",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车花仔派对|花仔派对"), article("b", "Product 花仔派对"), article("c", "Company 甲车", "Product 甲车智能客服"), article("d", "Product 智能客服")},
			"company/甲车\nproduct/智能客服\nproduct/甲车智能客服\nproduct/甲车花仔派对 花仔派对"},
		{"a standard that many make",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 HBM 3"), article("b", "Company 甲车", "Product HBM3"), article("c", "Company 甲车", "Product 甲车 5G Modem|5G Modem"), article("d", "Product 5G Modem")},
			"company/甲车\nproduct/5G_Modem\nproduct/HBM3\nproduct/甲车_5G_Modem\nproduct/甲车_HBM_3"},
		{"what is known as another's",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 Kopilot|Kopilot"), article("b", "Company 甲车", "Product Kopilot")},
			"company/甲车\nproduct/Kopilot\nproduct/甲车_Kopilot"},
		{"what is known as the brand's",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 Sola"), article("b", "Product Sola"), article("c", "Product Sola")},
			"company/甲车\nproduct/甲车_Sola Sola"},
		{"a name that nearly all articles give without the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 M3|M3"), article("b", "Product M3"), article("c", "Product M3"), article("d", "Product M3"), article("e", "Product M3"), article("f", "Product M3")},
			"company/甲车\nproduct/M3\nproduct/甲车_M3"},
		{"a company of the name that other articles tell of",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 Voyagen|Voyagen"), article("b", "Company Voyagen"), article("c", "Company Voyagen")},
			"company/Voyagen\ncompany/甲车\nproduct/甲车_Voyagen"},
		{"with its brand before it and its kind behind, both in one article",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车真花乐 App", "Product 真花乐")},
			"company/甲车\nproduct/甲车真花乐_App 真花乐"},
		{"known by another name than the one that the brand stands before",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车索拉聊天", "Product Sola Chat"), article("b", "Company 甲车", "Product 索拉聊天")},
			"company/甲车\nproduct/甲车索拉聊天 Sola Chat|索拉聊天"},
		{"a word with a capital inside, though articles do not name the brand",
			[]graph.Document{article("a", "Company 甲车", "Product 甲车 AirTods"), article("b", "Product AirTods")},
			"company/甲车\nproduct/甲车_AirTods AirTods"},
		{"behind two names of its brand, and never without",
			[]graph.Document{article("a", "Product 甲车 Osmi 5"), article("b", "Product Jiache Osmi 5"), article("c", "Product 乙想 Osmi 5")},
			"product/Jiache_Osmi_5 甲车 Osmi 5\nproduct/乙想_Osmi_5"},
		{"a product whose name begins with another brand",
			[]graph.Document{article("a", "Company 乙想", "Company 甲车", "Product 甲车乙想输入法"), article("b", "Company 甲车", "Product 乙想输入法")},
			"company/乙想\ncompany/甲车\nproduct/甲车乙想输入法 乙想输入法"},
		{"what is known, behind what it belongs to",
			[]graph.Document{article("a", "Product 甲车索拉"), article("b", "Product Sola"), article("c", "Product 微软索拉")},
			"product/微软索拉\nproduct/甲车索拉 Sola"},
	}.run(t, schema.Name{Type: "Product", Name: "Kopilot", Of: "微软"}, schema.Name{Type: "Product", Name: "Sola", Aliases: []string{"索拉"}, Of: "甲车集团"}, schema.Name{Type: "Company", Name: "微软"},
		schema.Name{Type: "Product", Name: "Sola Chat", Aliases: []string{"索拉聊天"}})
}

func TestIsStandard(t *testing.T) {
	r := New(testModel(t))
	for name, want := range map[string]bool{
		"HBM3": true, "HBM3e": true, "LPDDR5X": true, "DDR5 RDIMM": true, "5G": true, "5G Modem": true, "Wi-Fi 7": true, "Robotaxi": true,
		"RTX 4090": false, "5G 之星": false, "Robotaxi Day": false, "M3": false, "AIcar": false, "": false,
	} {
		if got := r.isStandard(nameKey(name)); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func TestTwoScripts(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"apple", "苹果", true}, {"苹果", "apple", true},
		{"apple", "xiaomi", false}, {"苹果", "小米", false}, {"iphone手机", "手机", false},
	} {
		if got := twoScripts(tt.a, tt.b); got != tt.want {
			t.Errorf("%s and %s: %v", tt.a, tt.b, got)
		}
	}
}
