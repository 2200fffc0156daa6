package timex

import (
	"strings"
	"testing"

	"suyuan/schema"
)

// TestLexicons reads, for every lexicon, sentences in which a word of it tells what
// a time is, and sentences in which the time is whole without it.
func TestLexicons(t *testing.T) {
	rec := news(t)
	for _, c := range []struct {
		lexicon, text string
		want          []string
	}{
		{"time-relative", "远帆大前年亏损，后天开售。", []string{"6-15 大前年 2021", "24-30 后天 2024-10-16"}},
		{"time-context", "远帆2013年成立，翌年上市。", []string{"6-13 2013年 2013", "22-28 翌年 2014"}},
		{"time-about-now", "近几日订单大增，眼下无货。", []string{"0-9 近几日 2024-10", "24-30 眼下 ?"}},
		{"time-daypart", "10月11日傍晚到货。", []string{"0-16 10月11日傍晚 2024-10-11 16:00:00"}},
		{"time-daypart-short", "10月11日夜到货。", []string{"0-13 10月11日夜 2024-10-11 20:00:00"}},
		{"time-season", "2022年秋天开工。", []string{"0-13 2022年秋天 2022-09/2022-11"}},
		{"time-era", "光绪三年开业，光绪眼镜店。", []string{"0-12 光绪三年 1877"}},
		{"time-neighbours", "目前天猫最大，前天到货，失去年薪，年中国资。", []string{"0-6 目前 ?", "21-27 前天 2024-10-12"}},
		{"time-neighbours", "五一放假，五一路堵车，今年圣诞老人。", []string{"0-6 五一 2024-05-01", "33-39 今年 2024"}},
		{"time-compound-length", "三年轻资产，三年资产，等了三天猫粮。", []string{"18-24 三年 94608000s"}},
		{"time-compound-date", "9月起诉，9月起涨价，10月11日晚宴，10月11日晚举行。", []string{"0-4 9月 2024-09", "13-20 9月起 2024-09", "29-39 10月11日 2024-10-11", "48-61 10月11日晚 2024-10-11 16:00:00"}},
		{"time-no-compound", "远帆3月亮相，3月亮升起。", []string{"6-10 3月 2024-03"}},
		{"time-counted", "每周一开会，每周一家店。", []string{"0-9 每周一 set", "18-24 每周 set"}},
		{"time-not-will", "委员会在11月开会，远帆会在11月开会。", []string{"12-17 11月 2023-11", "38-43 11月 2024-11"}},
		{"time-zone", "截至美东时间10月11日收盘。", []string{"0-28 截至美东时间10月11日 2024-10-11"}},
		{"time-press", "截至发稿时未回应。", []string{"0-15 截至发稿时 2024-10-14"}},
		{"time-to-now", "8月迄今交付3000辆，8月交付3000辆。", []string{"0-10 8月迄今 2024-08/2024-10-14", "26-30 8月 2024-08"}},
		{"time-lasting", "近百年的历史，近百年的销量。", []string{"3-9 百年 3153600000s", "21-30 近百年 1924/2024"}},
		{"time-years-behind", "98年间未涨价，98年上市。", []string{"0-5 98年 3090528000s", "20-25 98年 1998"}},
		{"time-day-behind", "11号上午到货，11号车间。", []string{"0-11 11号上午 2024-10-11 08:00:00"}},
		{"time-clock-before", "会议于9:30开始，主队9:30领先。", []string{"9-13 9:30 09:30:00..09:31:00"}},
		{"time-clock-behind", "10点开抢，涨10点。", []string{"0-5 10点 10:00:00..11:00:00"}},
		{"time-ratio-before", "比分为20:15，直播20:15开始。", []string{"23-28 20:15 20:15:00..20:16:00"}},
		{"time-ratio-behind", "16:10画幅。会议在周六下午16:10召开。", []string{"23-40 周六下午16:10 2024-10-12 16:10:00"}},
		{"time-half-behind", "H1营收大增，H1芯片量产。", []string{"0-2 H1 2024-01/2024-06"}},
		{"time-quarter-not", "Q3营收大增，Q3车型上市。", []string{"0-2 Q3 2024-Q3"}},
		{"time-not-ahead", "12月将开售，12月将近3万辆。", []string{"0-5 12月 2024-12", "17-22 12月 2023-12"}},
		{"time-news-of", "远帆网 10月12日讯，昨日降价。\n", []string{"10-20 10月12日 2024-10-12", "26-32 昨日 2024-10-11"}},
		{"time-since-behind", "8月来首次增长，8月来料加工。", []string{"0-7 8月来 2024-08/2024-10-14", "22-26 8月 2024-08"}},
		{"time-mid-behind", "9月中举行，9月中国市场。", []string{"0-7 9月中 2024-09", "16-20 9月 2024-09"}},
		{"time-not-fair", "CES 2023 开幕，SUV 2023款。", []string{"4-8 2023 2023"}},
		{"time-not-minutes", "早上九点二十到达，早上九点二十人到达。", []string{"0-18 早上九点二十 09:20:00..09:21:00", "27-39 早上九点 09:00:00..10:00:00"}},
		{"time-quarter-not-after", "奥迪Q3上市，远帆Q3盈利。", []string{"23-25 Q3 2024-Q3"}},
	} {
		t.Run(c.lexicon, func(t *testing.T) { check(t, rec, "2024-10-14", c.text, c.want...) })
	}
}

// TestEntries holds that entries that say nothing are told of with their lexicon.
func TestEntries(t *testing.T) {
	for id, entries := range map[string][]string{
		"time-relative":      {"去年 year", "去年 Jahr -1", "去年 year x"},
		"time-about-now":     {"近日", "近日 x"},
		"time-daypart":       {"下午", "下午 12", "下午 16-12", "下午 12-25"},
		"time-neighbours":    {"过|去年", "||", "|去年|", "过||"},
		"time-daypart-short": {"晚"},
	} {
		for _, entry := range entries {
			_, err := New(schema.Lexicon{ID: id, Words: []string{entry}})
			if want := `lexicon "` + id + `": entry "` + entry + `"`; err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s %q: error %v, want one with %s", id, entry, err, want)
			}
		}
	}
	if _, err := New(schema.Lexicon{ID: "time-neighbours", Words: []string{"过|去歳|"}}); err == nil || !strings.Contains(err.Error(), "去歳") {
		t.Errorf("error %v, want one that names the word that is none of time", err)
	}
	if _, err := New(); err == nil || !strings.Contains(err.Error(), `"time-compound-date" is missing`) {
		t.Errorf("error %v, want one that names each missing lexicon", err)
	}
}
