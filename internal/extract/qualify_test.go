package extract

import (
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

// sample is a text of our own, and what must and must not be read from it.
type sample struct {
	name, published, text string
	gives, not            []string
}

func checkReadings(t *testing.T, samples []sample) {
	t.Helper()
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			holds(t, x, "", schema.Example{Text: s.text, Published: s.published, Gives: s.gives, Not: s.not})
		})
	}
}

// When a thing happened, and how firmly it is said, in sentences of our own.
func TestQualify(t *testing.T) {
	checkReadings(t, []sample{
		{"a day before", "2025-06-20", "6月12日，[远帆汽车/Company]发布[青骥S7/Product]。",
			[]string{"ProductLaunch | 发布 | 2025-06-12"}, nil},
		{"the date of a report that names its source", "2025-06-20", "6月12日，据[江州晚报/Organization]报道，[远帆汽车/Company]调降了[青骥S7/Product]的价格。",
			[]string{"Pricing | 调降"}, []string{"Pricing | 2025-06-12"}},
		{"the date of an announcement in a report", "2025-06-20", "6月12日，据[江州晚报/Organization]报道，[远帆汽车/Company]宣布召回[青骥S7/Product]。",
			[]string{"Recall | 召回 | 2025-06-12"}, nil},
		{"what is planned, told on a day", "2025-06-20", "6月12日，[赵一鸣/Person]表示，[远帆汽车/Company]将推出[青骥S7/Product]。",
			[]string{"ProductLaunch | 推出 | planned", "Statement | 表示 | 2025-06-12"}, []string{"ProductLaunch | 2025-06-12"}},
		{"what has happened, told on a day", "2025-06-20", "[远帆汽车/Company]当地时间12日表示，已召回[青骥S7/Product]。",
			[]string{"Recall | 召回 | 2025-06-12"}, nil},
		{"a time that belongs to a noun behind", "2025-08-20", "8月14日，[远帆汽车/Company]发布了2025年第二季度财报。",
			[]string{"FinancialReport | 发布了 | 2025-08-14"}, []string{"FinancialReport | 2025-Q2"}},
		{"what is only asked after", "2025-06-20", "[远帆汽车/Company]回应是否与[蓝桥科技/Company]合作。", []string{"远帆汽车 | partner | 蓝桥科技 | hypothetical"}, nil},
		{"a time that tells when behind", "2025-08-20", "[远帆汽车/Company]成立于2016年。", []string{"Other | 成立 | 2016"}, nil},
		{"before a time", "2025-08-20", "[远帆汽车/Company]将在2027年前量产[青骥S7/Product]。", []string{"Production | 量产 | planned"}, []string{"Production | 2027"}},
		{"a time in a relative clause", "2025-08-20", "本月加入[远帆汽车/Company]的[赵一鸣/Person]将担任技术负责人。",
			[]string{"Personnel | 担任 | planned"}, []string{"Personnel | 担任 | 2025-08"}},
		{"a time bound to a number", "2025-10-20", "9月，[青骥S7/Product]的销量从8月的8120辆降到5340辆。", []string{"Sales | 降到 | 2025-09"}, nil},
		{"until the day of the article", "2025-10-20", "去年11月以来，[远帆汽车/Company]一直在与债权人谈判。", []string{"Other | 谈判 | 2024-11/2025-10"}, nil},
		{"then", "2025-10-20", "2013年，电动汽车刚刚起步。当时，[远帆汽车/Company]成立了电池部门。", []string{"Other | 成立了 | 2013"}, nil},

		{"years to come date nothing", "2025-10-20", "[远帆汽车/Company]10月18日宣布未来四年投资[蓝桥科技/Company]。", []string{"Investment | 投资 | planned"}, []string{"Investment | 2025-10-18", "Investment | 2025/2029"}},
		{"the day on which a number is foretold", "2025-06-20", "6月12日消息，[青骥S7/Product]预计售价30万元。", []string{"price | = 300000 | planned"}, []string{"price | 2025-06-12"}},
		{"the day for which a number is foretold", "2025-06-20", "[青骥S7/Product]的销量6月12日预计为300辆。", []string{"salesVolume | = 300 | 2025-06-12 | planned"}, nil},
		{"the year for which a thing is expected", "2025-06-20", "2025年，[远帆汽车/Company]预计将推出[青骥S7/Product]。", []string{"ProductLaunch | 推出 | 2025 | planned"}, nil},
		{"who speaks at what has just been told of", "2025-08-20", "8月10日，[远帆汽车/Company]新店在江州开业。[赵一鸣/Person]在开业仪式上称，[青骥S7/Product]卖得好。", []string{"Statement | 称 | 2025-08-10"}, nil},
		{"who speaks later", "2025-08-20", "8月10日，[远帆汽车/Company]新店在江州开业。[赵一鸣/Person]称，[青骥S7/Product]卖得好。", []string{"Statement | 称"}, []string{"Statement | 2025-08-10"}},
		{"a year behind the verb in a relative clause", "2025-08-20", "[远帆汽车/Company]是一家成立于2016年的公司。", []string{"Other | 成立 | 2016"}, nil},
		{"until a day, of a state", "2025-08-20", "截至2025年6月30日，[云笺App/Product]的用户数达1.2亿。", []string{"users | = 120000000 | 2025-06-30"}, nil},
		{"a speech about what has happened to another", "2025-06-20", "[钱伟/Person]6月12日谈到[赵一鸣/Person]离职[远帆汽车/Company]。",
			[]string{"Personnel | 离职"}, []string{"Personnel | 2025-06-12"}},
		{"a speech behind a comma about what has happened to another", "2025-06-20", "6月12日，[钱伟/Person]谈到[赵一鸣/Person]离职[远帆汽车/Company]。",
			[]string{"Personnel | 离职"}, []string{"Personnel | 2025-06-12"}},
		{"a day in words before an announcement", "2025-11-20", "就在前不久的11月11日，[远帆汽车/Company]宣布召回[青骥S7/Product]。",
			[]string{"Recall | 召回 | 2025-11-11"}, nil},
		{"the day of what is foretold", "2025-03-13", "[远帆汽车/Company]宣布，[青骥S7/Product]定档3月30日上市。", []string{"Statement | 宣布"}, []string{"Statement | 2025-03-30"}},
		{"the occasion of a speech", "2025-10-20", "[赵一鸣/Person]在8月的一次沟通会上说，[青骥S7/Product]不会降价。", []string{"Statement | 说 | 2025-08"}, nil},
		{"what is planned after a time gone by", "2025-10-20", "在今年上半年的利润下滑后，[远帆汽车/Company]可能会召回[青骥S7/Product]。", []string{"Recall | 召回 | planned"}, []string{"Recall | 2025-01/2025-06"}},
		{"what is denied, told on a day", "2025-06-20", "6月12日消息，[远帆汽车/Company]并无收购[蓝桥科技/Company]之意。",
			[]string{"Merger | 收购 | denied"}, []string{"Merger | 2025-06-12"}},
		{"the date of an occasion", "2025-10-20", "在8月举行的股东大会上，[赵一鸣/Person]证实，[青骥S7/Product]不会降价。", []string{"Statement | 证实 | 2025-08"}, nil},
		{"from which a number moved", "2024-10-20", "今年第二季度，[远帆汽车/Company]营业亏损从2023年同期的52亿元收窄至13亿元。", []string{"FinancialReport | 2024-Q2"}, nil},
		{"what is dated later than the article", "2025-10-20", "[远帆汽车/Company]明年推出的[青骥S9/Product]更轻。", []string{"ProductLaunch | 推出 | 2026 | planned"}, nil},

		{"已经 before 将", "", "[远帆汽车/Company]已经将支出从45亿元削减到15亿元，并关闭了[青骥工厂/Organization]。", []string{"Other | 关闭了 | asserted"}, nil},
		{"denied to the end of the clause", "", "[赵一鸣/Person]否认[远帆汽车/Company]与[蓝桥科技/Company]暂停合作。", nil, []string{"Partnership | 合作 | asserted"}},
		{"a report that is not true", "", "「[远帆汽车/Company]将收购[蓝桥科技/Company]」的报道不实。", []string{"Merger | 收购 | denied"}, nil},
		{"a plan that is a noun", "", "[远帆汽车/Company]推进裁员计划，召回了[青骥S7/Product]。", []string{"Recall | 召回 | asserted"}, nil},
		{"what may come to hold", "", "[赵一鸣/Person]将担任[远帆汽车/Company]首席执行官。", []string{"赵一鸣 | position | 远帆汽车 | planned"}, nil},
		{"whoever plans, he has his post", "", "[远帆汽车/Company]将在首席执行官[赵一鸣/Person]的领导下扩张。", []string{"赵一鸣 | position | 远帆汽车 | asserted"}, nil},
		{"who publishes a message does not spread a rumour", "", "[远帆汽车/Company]发布消息称，已召回[青骥S7/Product]。", []string{"Recall | 召回 | asserted"}, nil},
		{"hearsay that a noun tells of", "", "[远帆汽车/Company]回应收购[蓝桥科技/Company]传闻。", []string{"Merger | 收购 | rumor"}, nil},
		{"who answers hearsay has answered", "", "[远帆汽车/Company]回应裁员传闻。", []string{"Statement | 回应 | asserted"}, nil},
		{"who answers a lie has answered", "", "[远帆汽车/Company]回应破产谣言。", []string{"Statement | 回应 | asserted"}, nil},
		{"不 right before", "", "[远帆汽车/Company]不出售[蓝桥科技/Company]。", []string{"Other | 出售 | denied"}, nil},
		{"a lie", "", "网上出现[远帆汽车/Company]裁员的虚假信息。", []string{"Layoff | 裁员 | denied"}, nil},
		{"hearsay with 的", "", "[青骥S7/Product]的价格从网传的30万元直接降到25万元。", nil, []string{"Pricing | rumor"}},
		{"或 joins", "", "[远帆汽车/Company]为车主提供8年或16万公里质保，并召回[青骥S7/Product]。", []string{"Recall | 召回 | asserted"}, nil},
		{"或 doubts", "2025-10-20", "首款[青骥S9/Product]或2026年推出。", []string{"ProductLaunch | 推出 | rumor"}, nil},
		{"hearsay goes before plans", "", "有自媒体称，[远帆汽车/Company]将裁掉三成员工。", []string{"Layoff | 裁掉 | rumor"}, nil},
		{"what came before hearsay", "", "消息传出后，[远帆汽车/Company]的股价收盘下跌5%。", []string{"StockMove | 收盘下跌 | asserted"}, nil},
		{"a promise with 会", "", "[远帆汽车/Company]明年会推出[青骥S9/Product]。", []string{"ProductLaunch | 推出 | planned"}, nil},
		{"将 before what is made of a thing", "", "[远帆汽车/Company]将三个部门合并成为[青骥事业群/Organization]。", []string{"Merger | 合并成为 | asserted"}, []string{"Merger | planned"}},
		{"将 before a noun of what is done with it", "", "[赵一鸣/Person]将手机向上转动，需要三秒钟。", []string{"duration | = 3 | asserted"}, nil},
		{"what hearsay tells that is planned", "", "有消息称，[远帆汽车/Company]计划收购[蓝桥科技/Company]。", []string{"Merger | 收购 | planned"}, nil},
		{"what hearsay tells of what is to come", "", "有消息称，[远帆汽车/Company]将收购[蓝桥科技/Company]。", []string{"Merger | 收购 | rumor"}, nil},
		{"what may come or not", "", "[远帆汽车/Company]还有可能收购[蓝桥科技/Company]。", []string{"Merger | 收购 | hypothetical"}, nil},
		{"or else", "", "[远帆汽车/Company]必须在20天内整改，否则将召回[青骥S7/Product]。", []string{"Recall | 召回 | hypothetical"}, nil},
		{"what a product to come carries", "", "[青骥S9/Product]将搭载[北辰芯片/Product]。", []string{"青骥S9 | usesTechnology | 北辰芯片 | planned"}, nil},
		{"what is foreseen, behind a comma", "2025-03-20", "分析师预测，今年[远帆汽车/Company]的营收将为30亿元，净利润2亿元。", []string{"revenue | = 3000000000 | planned", "profit | = 200000000 | planned"}, nil},
		{"a promise that only names itself", "", "[远帆汽车/Company]推出三大服务承诺，提供24小时客服。", []string{"duration | = 24 | asserted"}, nil},
		{"a negation in an attribute", "", "[赵一鸣/Person]提交了工资未发的投诉。", nil, []string{"Complaint | denied"}},
		{"a title, whatever its holder will do", "", "[远帆汽车/Company]将举行签约仪式，董事长[赵一鸣/Person]将出席。", []string{"赵一鸣 | position | 远帆汽车 | asserted"}, nil},
		{"a number in a bracket behind a product to come", "", "[远帆汽车/Company]将推出[青骥S9/Product]（16GB）。", []string{"size | = 16 | GB | asserted"}, nil},
		{"将 of the future", "", "[远帆汽车/Company]将与[蓝桥科技/Company]合并。", []string{"Merger | 合并 | planned"}, nil},
		{"a number of orders plans nothing", "", "[青骥S7/Product]的全球预定量已经超过150万辆。", []string{"orders | > 1500000 | asserted"}, nil},
		{"a habit with 会", "", "[远帆汽车/Company]每年都会发布[青骥S7/Product]。", []string{"ProductLaunch | 发布 | asserted"}, nil},
		{"不会", "", "[远帆汽车/Company]不会推出[青骥S9/Product]。", []string{"ProductLaunch | 推出 | denied"}, nil},
		{"a plan that runs on", "", "[远帆汽车/Company]将从江州开始，在全国推出[青骥S9/Product]。", []string{"ProductLaunch | 推出 | planned"}, nil},
		{"a plan that does not run on", "2025-08-20", "[远帆汽车/Company]原计划去年上市[青骥S9/Product]，但今年6月才发布[青骥S7/Product]。", []string{"ProductLaunch | 发布 | asserted"}, nil},
		{"a statement about a plan is made", "", "[远帆汽车/Company]计划进入欧洲，[赵一鸣/Person]证实了这一消息。", []string{"Statement | 证实 | asserted"}, nil},
		{"what is prepared", "", "[远帆汽车/Company]正准备收购[蓝桥科技/Company]。", []string{"Merger | 收购 | planned"}, nil},
		{"what is ready", "", "[远帆汽车/Company]准备好了资金，收购了[蓝桥科技/Company]。", []string{"Merger | 收购 | asserted"}, nil},
		{"the subject of what is to come", "", "[远帆汽车/Company]的新一轮融资即将完成。", []string{"Investment | 轮融资 | planned"}, nil},
		{"in years to come", "2025-10-20", "[远帆汽车/Company]未来四年投资[蓝桥科技/Company]。", []string{"Investment | 投资 | planned"}, nil},
		{"by whom what is planned is done", "", "[钱伟/Person]将离职，由[赵一鸣/Person]接任[远帆汽车/Company]首席执行官。", []string{"Personnel | 接任 | planned"}, nil},
		{"who answers in spite of hearsay has answered", "", "针对[青骥S7/Product]被曝推迟发布的消息，[远帆汽车/Company]回应称，一切正常。", []string{"Statement | 称 | asserted"}, nil},
		{"who is said to have said it", "", "有消息称，[远帆汽车/Company]宣布召回[青骥S7/Product]。", []string{"Recall | 召回 | rumor"}, nil},
		{"what hearsay set off", "", "有消息称[远帆汽车/Company]将裁员，引发[蓝桥科技/Company]股价下跌5%。", []string{"shareChange | = 5 | asserted"}, nil},
		{"what a planned move starts from", "", "[青骥S7/Product]的价格将从现在的30万元下调至25万元。", []string{"price | = 300000 | asserted", "price | = 250000 | planned"}, nil},
		{"the verb of a number is done", "", "尽管计划裁员，[远帆汽车/Company]的股价今年仍下跌了53%。", []string{"shareChange | = 53 | asserted"}, nil},
		{"a number not reached", "", "[青骥S7/Product]尚未在一个季度售出10万辆。", []string{"salesVolume | = 100000 | asserted"}, nil},
		{"a number that will not be passed", "", "[青骥S7/Product]的销量不会超过50万辆。", []string{"salesVolume | <= 500000 | planned"}, nil},
		{"what is left out of account", "", "若不计入汇率变动的影响，[远帆汽车/Company]营收同比增长81%。", []string{"growthRate | = 81 | asserted"}, nil},
		{"a list of what is planned", "", "[远帆汽车/Company]将投资2亿元，新建31座实验室，并铺设2条试制线。", []string{"count | = 2 | planned"}, nil},
		{"a goal behind the number", "", "[远帆汽车/Company]维持年底前交付700辆的目标。", []string{"deliveries | = 700 | planned"}, nil},
		{"a goal that is reached", "", "[远帆汽车/Company]已达成交付700辆的目标。", []string{"deliveries | = 700 | asserted"}, nil},
		{"what is made ready for", "", "[远帆汽车/Company]正在为[江州工厂/Organization]的停产做准备。", []string{"Production | 停产 | planned"}, nil},
		{"what the market expects", "", "[远帆汽车/Company]营收12亿元，市场预期营收10亿元。", []string{"revenue | = 1000000000 | opinion", "revenue | = 1200000000 | asserted"}, nil},
		{"a thing that 将 puts before where it is brought", "", "[远帆汽车/Company]将一批样车送到江州，召回了[青骥S7/Product]。", []string{"Recall | 召回 | asserted"}, nil},
		{"a thing that is planned to be brought somewhere", "", "[远帆汽车/Company]希望将员工人数减少到300人。", []string{"people | = 300 | planned"}, nil},
		{"what is to come of a party", "", "[远帆汽车/Company]与即将上市的[蓝桥科技/Company]展开合作。", []string{"Partnership | 展开合作 | asserted"}, nil},
		{"what is to come of the occasion", "", "[远帆汽车/Company]在即将召开的江州车展上推出[青骥S9/Product]。", []string{"ProductLaunch | 推出 | planned"}, nil},
		{"what a thing did that is part of a plan", "2025-10-20", "[远帆汽车/Company]将关闭去年推出的平台[云笺/Product]。", []string{"ProductLaunch | 推出 | 2024 | asserted"}, nil},
		{"a rival is one whatever is planned", "", "[远帆汽车/Company]计划在明年超越[蓝桥汽车/Company]。", []string{"远帆汽车 | competitor | 蓝桥汽车 | asserted"}, nil},
		{"a plan that is a noun, under way", "", "该计划已于去年在[远帆汽车/Company]启动，[赵一鸣/Person]离职。", []string{"Personnel | 离职 | asserted"}, nil},
		{"what 将 has taken down", "", "[远帆汽车/Company]宣布将全年资本支出下调至360亿元，裁员300人。", []string{"Layoff | 裁员 | asserted"}, nil},
		{"a number of what is over, behind a plan", "2025-10-20", "[远帆汽车/Company]宣布将继续裁员30%，继去年裁减20%后，公司面临危机。", []string{"ratio | = 30 | planned", "ratio | = 20 | asserted"}, nil},
		{"what a company's head tells of his own people", "", "[远帆汽车/Company]CEO[赵一鸣/Person]说：“我们刚刚推出了[青骥S7/Product]。”", []string{"ProductLaunch | 推出了 | product=青骥S7 | agent=远帆汽车"}, nil},
		{"who only speaks of a launch", "", "[赵一鸣/Person]透露，[青骥S7/Product]下月上市。", []string{"ProductLaunch | 上市 | product=青骥S7"}, []string{"ProductLaunch | agent=赵一鸣"}},
		{"what media have heard", "", "有媒体报道称，[远帆汽车/Company]已裁员。", []string{"Layoff | 裁员 | rumor"}, nil},
		{"what is granted is no condition", "", "即便[远帆汽车/Company]裁员，[青骥S7/Product]仍会召回。", []string{"Recall | 召回 | planned", "Layoff | 裁员 | asserted"}, nil},
	})
}

// Who is given as the source.
func TestAttribution(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"a report", "据[江州晚报/Organization]报道，[青骥S7/Product]的销量为5340辆。", "江州晚报"},
		{"whose account it is", "按照[赵一鸣/Person]的说法，[青骥S7/Product]的销量为5340辆。", "赵一鸣"},
		{"whose data show it", "市场研究机构[观潮/Company]发布的最新数据显示，[青骥S7/Product]的销量为5340辆。", "观潮"},
		{"an app shows it", "[云笺App/Product]显示，[青骥S7/Product]的销量为5340辆。", "云笺App"},
		{"who says it", "[赵一鸣/Person]表示，[青骥S7/Product]的销量为5340辆。", "赵一鸣"},
		{"a thing shows nothing in its own name", "[青骥S7/Product]的屏幕显示，[青骥S7/Product]的销量为5340辆。", ""},
		{"whose accounts show it", "[远帆汽车/Company]发布第二季度财报。财报显示，[青骥S7/Product]的销量为5340辆。", "远帆汽车"},
		{"an interview", "[赵一鸣/Person]：去年很难。我们撑过来了。\n问：后来呢？\n[赵一鸣/Person]：后来好了。\n有两个原因：\n[青骥S7/Product]的销量为5340辆。\n问：好。", "赵一鸣"},
		{"a question in an interview", "[赵一鸣/Person]：去年很难。\n问：[青骥S7/Product]的销量为5340辆。\n[赵一鸣/Person]：是的。\n问：好。", ""},
		{"what is offered after an apology", "[赵一鸣/Person]道歉，[青骥S7/Product]的销量为5340辆。", ""},
		{"a quotation before its speaker", "「去年很难。[青骥S7/Product]的销量为5340辆，」[远帆汽车/Company]CEO[赵一鸣/Person]说。", "赵一鸣"},
		{"a noun in quotation marks before a speaker", "[青骥S7/Product]的销量为5340辆。被称为「首富」的[赵一鸣/Person]说。", ""},
		{"nobody", "[青骥S7/Product]的销量为5340辆。", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, entities, mentions := parseExample(&schema.Example{Text: test.text})
			annotated, err := x.annotator.AnnotateNamed(t.Context(), a, entities, mentions)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := x.Read(t.Context(), annotated)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range doc.Claims {
				if c.Kind == graph.FigureKind && c.Attribution == test.want {
					return
				}
			}
			t.Errorf("no figure is given to %q: %+v", test.want, doc.Claims)
		})
	}
}
