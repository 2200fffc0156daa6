package extract

import "testing"

// What tells the news of a clause and what only stands in it, in sentences of our own.
func TestMainVerb(t *testing.T) {
	tellings(t, []telling{
		{"behind a time and an adverb", "[赵一鸣/Person]昨日正式离开了[远帆汽车/Company]。", []string{"Personnel | 离开了 | agent=赵一鸣"}, nil},
		{"behind what somebody says", "[钱伟/Person]宣布，[赵一鸣/Person]已离开[远帆汽车/Company]。", []string{"Personnel | 离开 | agent=赵一鸣"}, nil},
		{"behind a verb of means", "[赵一鸣/Person]昨日乘坐包机离开[远帆汽车/Company]。", []string{"Personnel | 离开 | agent=赵一鸣"}, nil},
		{"behind a quotation", "[赵一鸣/Person]昨日以「应邀讲学」为由离开[远帆汽车/Company]。", []string{"Personnel | 离开 | agent=赵一鸣"}, nil},
		{"in a clause that goes on without a subject", "[赵一鸣/Person]换了专业，并离开了[远帆汽车/Company]。", []string{"Personnel | 离开了 | agent=赵一鸣"}, nil},
		{"of another subject that is no name", "[赵一鸣/Person]换了专业，同事离开了[远帆汽车/Company]。", nil, []string{"Personnel"}},
		{"behind a co-founder", "[英特尔/Company]联合创始人[赵一鸣/Person]昨日离开[远帆汽车/Company]。", []string{"Personnel | 离开 | agent=赵一鸣"}, []string{"Personnel | agent=英特尔"}},
		{"of a list of people with posts", "[苹果/Company] CEO [赵一鸣/Person]、[英伟达/Company] CEO [钱伟/Person]昨日离开[远帆汽车/Company]。", []string{"Personnel | 离开 | agent=赵一鸣 | agent=钱伟"}, []string{"Personnel | agent=英伟达"}},
		{"in a relative clause", "[赵一鸣/Person]昨日离开的[远帆汽车/Company]很大。", nil, []string{"Personnel"}},
		{"in the object of another verb", "[赵一鸣/Person]昨日帮助同事离开[远帆汽车/Company]。", nil, []string{"Personnel"}},
		{"given way to a frame of its own", "[远帆汽车/Company]昨日公布财报。", []string{"FinancialReport | 公布"}, []string{"Other | 公布"}},
	})
}
