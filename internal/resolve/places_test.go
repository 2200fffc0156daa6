package resolve

import (
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

func TestPlaces(t *testing.T) {
	identity{
		{"what it lies in is left out",
			[]graph.Document{article("a", "Place 安徽合肥", "Place 合肥"), article("b", "Place 安徽省合肥市"), article("c", "Place 合肥")},
			"place/合肥 安徽合肥|安徽省合肥市"},
		{"two names of what it lies in, of which one lies in the other",
			[]graph.Document{article("a", "Place 加州泉城"), article("b", "Place 美国泉城"), article("c", "Place 泉城", "Place 美国"), article("d", "Place 泉城", "Place 美国")},
			"place/泉城 加州泉城|美国泉城\nplace/美国"},
		{"two places that lie elsewhere",
			[]graph.Document{article("a", "Place 英国泉城"), article("b", "Place 美国泉城"), article("c", "Place 泉城", "Place 英国")},
			"place/泉城\nplace/美国泉城\nplace/英国\nplace/英国泉城"},
		{"a place that no article places",
			[]graph.Document{article("a", "Place 英国泉城"), article("b", "Place 泉城")},
			"place/泉城\nplace/英国泉城"},
		{"a province and its city of the name",
			[]graph.Document{article("a", "Place 吉林省吉林市"), article("b", "Place 吉林")},
			"place/吉林\nplace/吉林省吉林市"},
		{"a city of the name of a province that the schema knows",
			[]graph.Document{article("a", "Place 吉林市"), article("b", "Place 吉林")},
			"place/吉林\nplace/吉林市"},
		{"what many places have",
			[]graph.Document{article("a", "Place 湖北高新区|高新区"), article("b", "Place 高新区"), article("c", "Place 美国太平洋|太平洋"), article("d", "Place 太平洋")},
			"place/太平洋\nplace/湖北高新区\nplace/美国太平洋\nplace/高新区"},
		{"a list of two places is no name of one",
			[]graph.Document{article("a", "Place 北京上海|上海"), article("b", "Place 上海"), article("c", "Place 中国美国|美国"), article("d", "Place 美国")},
			"place/上海\nplace/中国美国\nplace/北京上海\nplace/美国"},
		{"with its ending in one article",
			[]graph.Document{article("a", "Place 泉城市", "Place 泉城"), article("b", "Place 欧洲", "Place 欧洲地区")},
			"place/欧洲地区 欧洲\nplace/泉城市 泉城"},
		{"a state without its ending, and a city of a state's name",
			[]graph.Document{article("a", "Place 弗吉尔亚州"), article("b", "Place 弗吉尔亚"), article("c", "Place 纽恩州"), article("d", "Place 纽恩")},
			"place/弗吉尔亚州 弗吉尔亚\nplace/纽恩\nplace/纽恩州"},
		{"a place and a body that is called after it",
			[]graph.Document{article("a", "Place 英国泉桥|泉桥"), article("b", "Organization 泉桥"), article("c", "Organization 泉桥大学")},
			"organization/泉桥大学 泉桥\nplace/英国泉桥"},
		{"the place behind its country, that an article has as another form of the body",
			[]graph.Document{article("a", "Organization 泉桥|英国泉桥"), article("b", "Place 英国泉桥")},
			"organization/泉桥\nplace/英国泉桥"},
		{"a country whose name begins with that of another",
			[]graph.Document{article("a", "Place 印度尼西亚"), article("b", "Place 尼西亚", "Place 印度"), article("c", "Place 印度洋")},
			"place/印度\nplace/印度尼西亚\nplace/印度洋\nplace/尼西亚"},
	}.run(t, schema.Name{Type: "Place", Name: "吉林", Aliases: []string{"吉林省"}}, schema.Name{Type: "Organization", Name: "泉桥大学", Aliases: []string{"泉桥"}})
}

func TestPlace(t *testing.T) {
	r := New(testModel(t))
	for _, test := range []struct{ key, country, province, own string }{
		{"合肥", "", "", "合肥"},
		{"安徽合肥", "中国", "安徽", "合肥"},
		{"中国安徽省合肥市", "中国", "安徽", "合肥市"},
		{"内蒙古自治区包头市", "中国", "内蒙古", "包头市"},
		{"美国加利福尼亚州圣何塞", "美国", "加利福尼亚州", "圣何塞"},
		{"美国", "", "", "美国"},
		{"英国安徽合肥", "英国", "", "安徽合肥"},
		{"印度洋", "", "", "印度洋"},
	} {
		if in, own := r.place(test.key); in != (region{test.country, test.province}) || own != test.own {
			t.Errorf("%s: %v %s, want %s %s %s", test.key, in, own, test.country, test.province, test.own)
		}
	}
}
