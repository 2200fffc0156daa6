package extract

import (
	"testing"

	"suyuan/schema"
)

// What tells the news of a clause and what only stands in it, in sentences of our own.
func TestMainVerb(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text string
		gives, not []string
	}{
		{"behind a time and an adverb", "[赵一鸣/Person]昨日正式访问了[江州/Place]。", []string{"Other | 访问 | agent=赵一鸣"}, nil},
		{"behind what somebody says", "[钱伟/Person]宣布，[远帆汽车/Company]已放弃[青骥S7/Product]。", []string{"Other | 放弃 | agent=远帆汽车 | product=青骥S7"}, nil},
		{"behind a verb of means", "[赵一鸣/Person]昨日乘坐包机离开[江州/Place]。", []string{"Other | 离开 | agent=赵一鸣"}, nil},
		{"behind a quotation", "[赵一鸣/Person]昨日以「应邀讲学」为由访问[江州/Place]。", []string{"Other | 访问 | agent=赵一鸣"}, nil},
		{"in a clause that goes on without a subject", "[远帆汽车/Company]换了车标，并缩减了门店。", []string{"Other | 缩减 | agent=远帆汽车"}, nil},
		{"of another subject that is no name", "[远帆汽车/Company]换了车标，经销商缩减了门店。", nil, []string{"Other | 缩减"}},
		{"behind a co-founder", "[英特尔/Company]联合创始人[赵一鸣/Person]昨日去世。", []string{"Other | 去世 | agent=赵一鸣"}, []string{"Other | agent=英特尔"}},
		{"of a list of people with posts", "[苹果/Company] CEO [赵一鸣/Person]、[英伟达/Company] CEO [钱伟/Person]昨日出席典礼。", []string{"Other | 出席 | agent=赵一鸣 | agent=钱伟"}, []string{"Other | agent=英伟达"}},
		{"in a relative clause", "[赵一鸣/Person]昨日访问的工厂很新。", nil, []string{"Other | 访问"}},
		{"in the object of another verb", "[远帆汽车/Company]昨日帮助车主获得充电桩。", nil, []string{"Other | 获得"}},
		{"without a word that it came about", "[远帆汽车/Company]开放平台很大。", nil, []string{"Other | 开放"}},
		{"given way to a frame of its own", "[远帆汽车/Company]昨日公布财报。", []string{"FinancialReport | 公布"}, []string{"Other | 公布"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			holds(t, x, "", schema.Example{Text: tt.text, Published: "2025-06-20", Gives: tt.gives, Not: tt.not})
		})
	}
}
