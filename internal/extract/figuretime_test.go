package extract

import "testing"

// When a figure holds, in sentences of our own.
func TestFigureTime(t *testing.T) {
	checkReadings(t, []sample{
		{"a year each, and what is past of the last", "2023-10-20", "2020年至2022年上半年，[远帆汽车/Company]的营收分别为10亿元、12亿元和7亿元。",
			[]string{"revenue | = 1000000000 | 2020", "revenue | = 1200000000 | 2021", "revenue | = 700000000 | 2022-01/2022-06"}, nil},
		{"years and a half", "2024-10-20", "2022年至2023年及2024年上半年，[远帆汽车/Company]的营收分别为10亿元、12亿元和7亿元。",
			[]string{"revenue | = 1000000000 | 2022", "revenue | = 1200000000 | 2023", "revenue | = 700000000 | 2024-01/2024-06"}, nil},
		{"the years that are over", "2024-10-20", "过去三年，[青骥S7/Product]的年销量分别为1万辆、2万辆和3万辆。",
			[]string{"salesVolume | = 10000 | 2021", "salesVolume | = 30000 | 2023"}, nil},
		{"years behind 分别", "2024-10-20", "[远帆汽车/Company]分别在2021年、2022年和2023年亏损1亿元、2亿元和3亿元。",
			[]string{"profit | = 100000000 | 2021", "profit | = 200000000 | 2022", "profit | = 300000000 | 2023"}, nil},
		{"then", "2024-10-20", "2017年电动汽车刚刚起步。当时[远帆汽车/Company]有300名员工。", []string{"people | = 300 | 2017"}, nil},
		{"a year that a phrase ends with", "2024-10-20", "在芯片短缺的2021年，[远帆汽车/Company]售出9.8万辆车，同比增长20%。", []string{"salesVolume | = 98000 | 2021", "growthRate | = 20 | 2021"}, nil},
		{"both ends of a move", "2024-10-20", "从2016年至2021年，[青骥S7/Product]的销量从5.2万辆跃升至48万辆。", []string{"salesVolume | = 52000 | 2016", "salesVolume | = 480000 | 2021"}, nil},
		{"the period that the sentence names", "2024-10-20", "[远帆汽车/Company]发布第二季度财报，业绩大增，净利润同比增长78%。", []string{"growthRate | = 78 | 2024-Q2"}, nil},
		{"a sum of no period", "2024-10-20", "[远帆汽车/Company]由[赵一鸣/Person]等人于2012年在江州成立，注册资本为1.8亿元。", []string{"budget | = 180000000"}, []string{"budget | 2012"}},
		{"the day of a report", "2024-10-20", "10月16日，据[江州晚报/Organization]报道，[远帆汽车/Company]裁掉了300人。", []string{"people | = 300"}, []string{"people | 2024-10-16"}},
		{"of what it is a multiple", "2024-10-20", "[远帆汽车/Company]的营收达到12亿元，是去年第一季度的两倍。", []string{"ratio | = 2"}, []string{"ratio | = 2 | 2023-Q1"}},
		{"the news of a plan", "2024-10-20", "[远帆汽车/Company]近日宣布将裁员30%。", []string{"ratio | = 30"}, []string{"ratio | = 30 | 2024-10"}},
		{"two days", "2024-10-20", "10月10日和11日，[青骥S7/Product]的销量为3000辆。", []string{"salesVolume | = 3000 | 2024-10-10/2024-10-11"}, nil},
		{"a clause that ends with when", "2024-10-20", "研究机构预计到2026年，[青骥S7/Product]的销量将达到3万辆。", []string{"salesVolume | = 30000 | 2026"}, nil},
		{"counted by", "2024-10-20", "按2024年3月订单数量计，[青骥S7/Product]的市场份额达到44%。", []string{"marketShare | = 44 | 2024-03"}, nil},
		{"among them", "2024-10-20", "[远帆汽车/Company]将在11月1日涨价，其中[青骥S7/Product]涨价3000元。", []string{"priceChange | = 3000 | 2024-11-01"}, nil},
		{"now, and no longer then", "2024-10-20", "2021年[青骥S7/Product]的市场份额为14%，如今达到50%。", []string{"marketShare | = 14 | 2021", "marketShare | = 50"}, []string{"marketShare | = 50 | 2021"}},
		{"what it is compared with does not go on", "2024-10-20", "第二季度，[远帆汽车/Company]的营收为12亿元，去年同期为10亿元，同比增长20%。",
			[]string{"revenue | = 1000000000 | 2023-Q2", "growthRate | = 20 | 2024-Q2"}, nil},
		{"a wait that was not counted then", "2024-10-20", "9月，[青骥S7/Product]的销量为3万辆，新车要等10周。", []string{"waitingTime | = 10"}, []string{"waitingTime | = 10 | 2024-09"}},
		{"a month for one number only", "2024-10-20", "二季度[远帆汽车/Company]的营收为12亿元，6月单月首次超过5亿元。净利润为1亿元。", []string{"profit | = 100000000 | 2024-Q2"}, nil},
		{"the nearer of two times", "2024-10-20", "7月，[江州协会/Organization]称，二季度[青骥S7/Product]的销量为3万辆，比一季度增长20%。", []string{"growthRate | = 20 | 2024-Q2"}, nil},
		{"what is to come is no report's period", "2024-10-20", "[远帆汽车/Company]有望在明年第三季度盈利。营收为12亿元。", []string{"revenue | = 1200000000"}, []string{"revenue | 2025-Q3"}},
		{"the head of a list", "2024-10-20", "各家8月的门店数如下：\n[远帆汽车/Company]：866家\n[蓝桥汽车/Company]：677家\n",
			[]string{"远帆汽车 | count | = 866 | 2024-08", "蓝桥汽车 | count | = 677 | 2024-08"}, nil},
		{"a price from the day of the launch", "2024-10-20", "10月16日，[青骥S7/Product]正式发布。[青骥S7/Product]售价20万元起。", []string{"price | 2024-10-16"}, nil},
		{"a price that no launch is told with", "2024-10-20", "10月16日，[赵一鸣/Person]到访江州。[青骥S7/Product]售价20万元起。", []string{"price"}, []string{"price | 2024-10-16"}},
		{"the same sum in another currency", "2024-10-20", "2023年[远帆汽车/Company]的营收为5000万美元（当前约3.62亿元）。", []string{"revenue | ~ 362000000 | 2023"}, nil},
	})
}
