package extract

import "testing"

// One event for one thing that happened.
func TestSettle(t *testing.T) {
	tellings(t, []telling{
		{"to announce a recall is to recall", "[远帆汽车/Company]宣布召回[青骥S7/Product]。",
			[]string{"Recall | 召回 | agent=远帆汽车 | product=青骥S7"}, []string{"Statement"}},
		{"what is said behind a comma is said", "[远帆汽车/Company]宣布，今年的目标是两万辆。",
			[]string{"Statement | 宣布 | speaker=远帆汽车"}, nil},
		{"a heading tells what the body tells", "[青骥S7/Product]正式发布\n\n6月12日，[远帆汽车/Company]正式发布[青骥S7/Product]。",
			[]string{"ProductLaunch | 正式发布 | agent=远帆汽车 | product=青骥S7 | 2025-06-12"}, []string{"ProductLaunch | "}},
		{"who is spoken of may speak", "[远帆汽车/Company]称传闻「不实」，CEO[赵一鸣/Person]表示会维权。",
			[]string{"Statement | 称 | speaker=远帆汽车", "Statement | 表示 | speaker=赵一鸣"}, nil},
		{"a role is played once", "[远帆汽车/Company]创始人[赵一鸣/Person]宣布裁员。", []string{"Layoff | 裁员 | agent=远帆汽车"}, []string{"Layoff | agent=远帆汽车 | agent=赵一鸣"}},
		{"what was done before and what is planned", "[远帆汽车/Company]将继续裁员，继5月裁员20%后，公司仍面临危机。",
			[]string{"Layoff | 裁员 | 2025-05 | asserted", "Layoff | 裁员 | planned"}, nil},
		{"a heading with a time of its own", "[青骥S7/Product]去年发布\n\n6月12日，[远帆汽车/Company]发布[青骥S7/Product]。",
			[]string{"ProductLaunch | 发布 | product=青骥S7 | 2024", "ProductLaunch | 发布 | agent=远帆汽车 | 2025-06-12"}, nil},
	})
}

// Who takes part is told in part by what the rest of the article says of the parties.
func TestPartake(t *testing.T) {
	tellings(t, []telling{
		{"the maker that a product's name gives away", "[远帆/Company]的新车不少。\n\n[远帆 S7/Product]将于下月上市。",
			[]string{"ProductLaunch | 上市 | product=远帆 S7 | agent=远帆"}, nil},
		{"a maker that the words do not name", "[蓝桥汽车/Company]推出了[青骥S7/Product]。\n\n[青骥S7/Product]将于下月上市。",
			[]string{"ProductLaunch | 上市 | product=青骥S7"}, []string{"ProductLaunch | 上市 | agent=蓝桥汽车"}},
		{"a company for which its head speaks", "[远帆汽车/Company]CEO[赵一鸣/Person]表示，[远帆汽车/Company]不会降价。",
			[]string{"Statement | 表示 | speaker=赵一鸣"}, []string{"Statement | patient=远帆汽车"}},
		{"a company of which another speaks", "[远帆汽车/Company]CEO[赵一鸣/Person]表示，[蓝桥汽车/Company]不会降价。",
			[]string{"Statement | 表示 | speaker=赵一鸣 | patient=蓝桥汽车"}, nil},
		{"who gave the money", "[云笺科技/Company]完成3亿元A轮融资。本轮融资由[江州资本/Company]领投。",
			[]string{"Investment | 轮融资 | patient=云笺科技 | agent=江州资本"}, nil},
		{"a leader whose round it seems to be", "[云笺科技/Company]完成3亿元的融资。由[江州资本/Company]牵头的新一轮融资对[云笺科技/Company]的估值为10亿元。[青骥集团/Company]、[蓝桥汽车/Company]等公司跟投。",
			[]string{"Investment | 融资 | patient=云笺科技 | agent=江州资本 | agent=青骥集团 | agent=蓝桥汽车", "云笺科技 | investor | 蓝桥汽车"}, nil},
		{"another company's round", "[云笺科技/Company]完成3亿元的融资。[远帆汽车/Company]完成5亿元的融资，由[江州资本/Company]领投。",
			[]string{"Investment | 融资 | patient=云笺科技", "Investment | 领投 | patient=远帆汽车 | agent=江州资本"}, []string{"Investment | patient=云笺科技 | agent=江州资本"}},
	})
}

// A number that is passed is an event of what the figure is of.
func TestStockMove(t *testing.T) {
	tellings(t, []telling{
		{"a list of shares", "周二美股收盘，[英伟达/Company]涨2.1%，[远帆汽车/Company]跌1%。",
			[]string{"StockMove | patient=英伟达", "StockMove | patient=远帆汽车"}, nil},
		{"a verb that a frame reads is one event", "[英伟达/Company]股价收跌6%。", []string{"StockMove | 收跌 | patient=英伟达"}, []string{"StockMove | 跌"}},
		{"something else that rises", "[英伟达/Company]毛利率上涨2个百分点。", nil, []string{"StockMove"}},
	})
}

func TestMilestone(t *testing.T) {
	tellings(t, []telling{
		{"a subject from the sentence before", "6月12日，[青骥S7/Product]上市。三分钟，大定突破2万台。",
			[]string{"Milestone | 突破 | product=青骥S7"}, nil},
		{"two numbers are two events", "[青骥S7/Product]订单突破2万台。一个月后，[青骥S7/Product]订单冲上5万台。",
			[]string{"Milestone | 突破 | product=青骥S7", "Milestone | 冲上 | product=青骥S7"}, nil},
		{"a number that is only told", "[青骥S7/Product]的订单为2万台。", nil, []string{"Milestone"}},
	})
}

// A post without a company is of the one that its own sentence names.
func TestEmployedHere(t *testing.T) {
	tellings(t, []telling{
		{name: "joined another", text: "[远帆/Company]去年亏损。[王立/Person]加盟[青骥/Company]，任首席产品官。",
			gives: []string{"王立 | position | 青骥"}, not: []string{"王立 | position | 远帆"}},
	})
}
