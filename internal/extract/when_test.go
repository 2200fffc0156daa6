package extract

import "testing"

// When a thing happened, where the date stands in another clause or is that of
// something else, in sentences of our own.
func TestEventTime(t *testing.T) {
	checkReadings(t, []sample{
		{"a time that runs over into the next clause", "2025-10-20", "市场监管总局10月17日发布公告，[远帆汽车/Company]将自11月15日起，召回[青骥S7/Product]。", []string{"Recall | 召回 | 2025-11-15"}, nil},
		{"a day before a comma", "2025-10-20", "就在前不久的10月11日，[远帆汽车/Company]宣布收购[蓝桥科技/Company]。", []string{"Merger | 收购 | 2025-10-11"}, nil},
		{"two months", "2025-08-20", "[青骥S9/Product]有望今年9月或10月上市。", []string{"ProductLaunch | 上市 | 2025-09/2025-10"}, nil},
		{"another's deed in a speech", "2025-06-20", "6月12日，[钱伟/Person]在微博上表示，[远帆汽车/Company]召回了[青骥S7/Product]。", []string{"Recall | 召回"}, []string{"Recall | 2025-06-12"}},
		{"one's own deed in a speech", "2025-06-20", "6月12日，[远帆汽车/Company]表示，旗下[青骥S7/Product]出现故障。", []string{"Defect | 故障 | 2025-06-12"}, nil},
		{"a speech about a deed", "2025-06-20", "6月12日，[钱伟/Person]总结[赵一鸣/Person]离职[远帆汽车/Company]。", []string{"Personnel | 离职"}, []string{"Personnel | 离职 | 2025-06-12"}},
		{"what is over by the day of the news", "2025-06-20", "6月12日消息，[远帆汽车/Company]已经收购[蓝桥科技/Company]。", []string{"Merger | 收购"}, []string{"Merger | 2025-06-12"}},
		{"what followed a deed that is dated", "2025-06-20", "公司2023年2月成立，成立之后[远帆汽车/Company]收购了[蓝桥科技/Company]。", []string{"Merger | 收购"}, []string{"Merger | 2023-02"}},
		{"then and there", "2025-06-20", "6月12日，[远帆汽车/Company]官宣，发布会将于6月23日举行，[青骥S9/Product]届时将上市。", []string{"ProductLaunch | 上市 | 2025-06-23"}, nil},
		{"an attribute of what is merged", "2025-06-20", "6月12日，[远帆汽车/Company]将2月整合的[青骥事业群/Organization]与[蓝桥科技/Company]合并。", []string{"Merger | 合并 | 2025-06-12"}, nil},
		{"a speech in a year that something else happened in", "2025-06-20", "今年以来原料价格上涨了三成，[钱伟/Person]承认，成本会上升。", []string{"Statement | 承认"}, []string{"Statement | 2025"}},
		{"a day of which one speaks is not that of speaking", "2025-06-20", "6月12日，[远帆汽车/Company]透露将于6月23日推出[青骥S9/Product]。", []string{"Statement | 透露 | 2025-06-12"}, nil},
		{"what goes on without a subject", "2025-06-20", "1999年[远帆汽车/Company]发布了[青骥一代/Product]，2017年[远帆汽车/Company]发布了[青骥S2/Product]，成立了[蓝桥科技/Company]。", []string{"Other | 成立了 | 2017"}, nil},
		{"what others did since", "2025-06-20", "[远帆汽车/Company]于2017年发布[青骥/Product]，他们曾收购[蓝桥科技/Company]。", []string{"Merger | 收购"}, []string{"Merger | 2017"}},
		{"of what a quotation speaks", "2025-06-20", "“今年第二季度的市场真的比以前更好了”，[钱伟/Person]表示，会扩产。", []string{"Statement | 表示"}, []string{"Statement | 表示 | 2025-Q2"}},
		{"what is under way", "2025-06-20", "6月12日消息，[远帆汽车/Company]正在与[蓝桥科技/Company]合作。", []string{"Partnership | 合作"}, []string{"Partnership | 2025-06-12"}},
		{"before what was told", "2025-06-20", "6月12日，[赵一鸣/Person]离职，此前[远帆汽车/Company]收购了[蓝桥科技/Company]。", []string{"Merger | 收购"}, []string{"Merger | 2025-06-12"}},
		{"what was done on an occasion", "2025-06-20", "产业峰会6月12日在江州召开，发布了[青骥S7/Product]。", []string{"ProductLaunch | 发布了 | 2025-06-12"}, nil},
		{"what is done before everybody, in a report", "2025-06-20", "6月12日消息，据[江州晚报/Organization]报道，[远帆汽车/Company]公布了第一季度业绩。", []string{"FinancialReport | 公布了 | 2025-06-12"}, nil},
		{"what is planned, in a report", "2025-06-20", "6月12日消息，据[江州晚报/Organization]报道，[远帆汽车/Company]计划发布[青骥S9/Product]。", []string{"ProductLaunch | 发布"}, []string{"ProductLaunch | 发布 | 2025-06-12"}},
		{"a fiscal year's report", "2025-06-20", "6月12日晚，[远帆汽车/Company]发布 2025 财年年报。", []string{"FinancialReport | 发布 | 2025-06-12"}, nil},
		{"at the call about a quarter", "2025-06-20", "[钱伟/Person]在2025年第一季度财报电话会上表示，会扩产。", []string{"Statement | 表示"}, []string{"Statement | 表示 | 2025-Q1"}},
		{"who goes on to speak of the day before", "2025-06-20", "6月12日消息，[钱伟/Person]昨日发布微博，并表示，会扩产。", []string{"Statement | 表示 | 2025-06-11"}, []string{"Statement | 表示 | 2025-06-12"}},
		{"at the meeting of a year", "2025-06-20", "6月12日，[远帆汽车/Company]在2025江州汽车大会上发布了[青骥S9/Product]。", []string{"ProductLaunch | 发布了 | 2025-06-12"}, nil},
		{"the last day for what is planned", "2025-06-20", "[远帆汽车/Company]将在2025年8月之前召回[青骥S7/Product]。", []string{"Recall | 召回 | 2025-08"}, nil},
		{"the last day for what is planned, before it", "2025-06-20", "在2025年底之前，[远帆汽车/Company]将召回[青骥S7/Product]。", []string{"Recall | 召回 | 2025"}, nil},
		{"a month to come", "2025-06-20", "[远帆汽车/Company]还会在10月的发布会上推出[青骥S9/Product]。", []string{"ProductLaunch | 推出 | 2025-10"}, nil},
		{"a month gone by", "2025-06-20", "[远帆汽车/Company]在10月的发布会上推出了[青骥S9/Product]。", []string{"ProductLaunch | 推出了 | 2024-10"}, nil},
		{"about a month", "2025-06-20", "[远帆汽车/Company]在今年1月前后收购了[蓝桥科技/Company]。", []string{"Merger | 收购 | 2025-01"}, nil},
		{"a speech after what happened in a month", "2025-06-20", "[钱伟/Person]于今年4月加入[远帆汽车/Company]，他在会上强调，成本会上升。", []string{"Statement | 强调"}, []string{"Statement | 2025-04"}},
		{"the news of what happened lately", "2025-06-20", "6月12日，据[江州晚报/Organization]报道，江州法院于近日裁定，认为不构成近似，[远帆汽车/Company]宣布召回[青骥S7/Product]。", []string{"Recall | 召回 | 2025-06"}, nil},
		{"a year that a phrase ends with", "2025-06-20", "在芯片短缺的2021年，[远帆汽车/Company]收购了[蓝桥科技/Company]。", []string{"Merger | 收购 | 2021"}, nil},
		{"a season", "2025-01-20", "[远帆汽车/Company]将于今年秋季推出[青骥S9/Product]。", []string{"ProductLaunch | 推出 | 2025"}, nil},
		{"the day of the news is not that of 近日", "2025-06-20", "6月12日，钱伟表示，[远帆汽车/Company]已于近日收购[蓝桥科技/Company]。", []string{"Merger | 收购"}, []string{"Merger | 收购 | 2025-06-12"}},
		{"what came before the news", "2025-06-20", "6月12日消息，在[远帆汽车/Company]收购[蓝桥科技/Company]后，股价上涨。", []string{"Merger | 收购"}, []string{"Merger | 收购 | 2025-06-12"}},
		{"what is still under way", "2025-06-20", "6月12日，[远帆汽车/Company]发布公告，[青骥S7/Product]目前处于停产状态。", []string{"Production | 停产"}, []string{"Production | 停产 | 2025-06-12"}},
		{"what came after it in the same year", "2025-06-20", "2023年，在[远帆汽车/Company]收购[蓝桥科技/Company]后，股价上涨。", []string{"Merger | 收购 | 2023"}, nil},
		{"hearsay of these days", "2025-06-20", "近日有消息称，[远帆汽车/Company]收购了[蓝桥科技/Company]。", []string{"Merger | 收购"}, []string{"Merger | 收购 | 2025-06"}},
		{"the day after a deed", "2025-06-20", "6月12日，[远帆汽车/Company]发布[青骥S9/Product]的第二天。", []string{"ProductLaunch | 发布 | 2025-06-12"}, nil},
	})
}
