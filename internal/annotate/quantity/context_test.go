package quantity

import (
	"fmt"
	"strings"
	"testing"

	"suyuan/schema"
)

// TestContext reads, for every lexicon of what stands around a number, a text in
// which a word of it decides and one in which none does.
func TestContext(t *testing.T) {
	r := testRecognizer(t)
	for _, c := range []struct{ lexicon, text, want string }{
		{"quantity-compound", "售价3万元起，3万元起诉", "3万元起 >= CNY; 3万元 = CNY"},
		{"quantity-compound", "4大品牌，4大学院", "4大 = 大"},
		{"quantity-compound", "长3米多的，长3年多次", "3米多 > m; 3年 = 年"},
		{"quantity-compound", "分走一半收入，一半导体", "一半 = "},
		{"quantity-ending", "用户过百万，通过百万用户", "过百万 > ; 百万 = "},
		{"quantity-ending", "上千家，网上千家", "上千家 >= 家; 千家 = 家"},
		{"quantity-lead-filled", "约有3万元，近有3万元", "约有3万元 ~ CNY; 3万元 = CNY"},
		{"quantity-lead-peak", "最高达35%，最高35%", "35% = %; 最高35% <= %"},
		{"quantity-lead-reached", "最多达到3万元，最多有3万元", "3万元 = CNY; 最多有3万元 <= CNY"},
		{"quantity-lasting", "历时近三年，近三年", "近三年 ~ 年; 三年 = 年"},
		{"quantity-governor", "赛道共3，赛道的3", "3 = "},
		{"quantity-points-before", "沪指涨3点，会议3点开始", "3点 = 点"},
		{"quantity-change", "上涨三个点，讲了三个点", "三个点 = 个百分点"},
		{"quantity-change-verb", "增长12%、下降8%", "12% = % list 1; 8% = % list 1"},
		{"quantity-half-before", "席位过半，席位中半", "过半 > "},
		{"quantity-more-end", "3米多的，3米多轴", "3米多 > m; 3米 = m"},
		{"quantity-money-end", "三块左右，三块屏幕", "三块左右 ~ CNY; 三块 = 块"},
		{"quantity-rank-mark", "TOP 3，排名No.1", "TOP 3 <= ; No.1 = "},
		{"quantity-rank-behind", "前30名，前30题", "前30名 <= 名; 30 = "},
	} {
		t.Run(c.lexicon, func(t *testing.T) {
			var got []string
			for _, q := range r.Find(c.text, nil) {
				s := fmt.Sprintf("%s %s %s", q.Of(c.text), q.Op, q.Unit)
				if q.List > 0 {
					s += fmt.Sprintf(" list %d", q.List)
				}
				got = append(got, s)
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.text, g, c.want)
			}
		})
	}
}

// TestRareNumbers reads forms that are plain Chinese and seldom stand in the news.
func TestRareNumbers(t *testing.T) {
	r := testRecognizer(t)
	for _, c := range []struct {
		text, number string
		value        float64
	}{
		{"卖出三点五万辆", "三点五万辆", 35000},
		{"融资3亿5千万元", "3亿5千万元", 3.5e8},
		{"共1万5000辆", "1万5000辆", 15000},
		{"一百廿三家", "一百廿三家", 123},
		{"二百零五十家", "二百零五十家", 250},
		{"售价RMB100", "RMB100", 100},
		{"10W+阅读", "10W", 100000},
		{"半折出售", "半折", 5},
		{"三百五百家", "三百", 300},
		{"5亿1万4千辆", "5亿1万4千辆", 500014000},
		{"每股1.06元", "1.06元", 1.06},
		{"运费3元／公里", "3元／公里", 3},
	} {
		q := r.Find(c.text, nil)
		if len(q) == 0 || q[0].Number.Of(c.text) != c.number || q[0].Value != c.value {
			t.Errorf("%s: %+v, want %s, which is %g", c.text, q, c.number, c.value)
		}
	}
}

func TestNewErrors(t *testing.T) {
	unit := schema.Unit{Name: "元", Dimension: "money", Words: []string{"元"}}
	for _, c := range []struct {
		units    []schema.Unit
		lexicons []schema.Lexicon
		want     string
	}{
		{nil, nil, "no units"},
		{[]schema.Unit{unit}, nil, `lexicon "quantity-lead-exact" is missing`},
		{[]schema.Unit{unit}, []schema.Lexicon{{ID: "quantity-lead-exact", Words: []string{""}}}, `"quantity-lead-exact" has an empty word`},
		{[]schema.Unit{unit, {Name: "块", Words: []string{"元"}}}, nil, "元 stands for two units, 元 and 块"},
		{[]schema.Unit{{Name: "元", Words: []string{""}}}, nil, "unit 元 has an empty word"},
		{[]schema.Unit{{Name: "元", Dimension: "money", Before: []string{""}}}, nil, "unit 元 has an empty word"},
	} {
		if _, err := New(c.units, c.lexicons...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}
