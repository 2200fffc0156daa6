package article

import (
	"strings"
	"testing"
	"time"
)

// TestFurnitureRules runs the examples of furniture.yaml: a line or a part of it
// matches its rule, and what must not match does not match any rule.
func TestFurnitureRules(t *testing.T) {
	rs := furnitureRules()
	if len(rs.rules) > 64 {
		t.Fatalf("%d rules do not fit in the bits of a word", len(rs.rules))
	}
	matches := func(k int, s string) bool { return rs.cued(s)>>k&1 == 1 && rs.rules[k].re.MatchString(s) }
	ids := map[string]bool{}
	for k, r := range rs.rules {
		if r.ID == "" || r.Doc == "" || len(r.Yes) == 0 || len(r.No) == 0 || ids[r.ID] {
			t.Errorf("rule %q: id, doc and examples of both kinds are needed, the id once", r.ID)
		}
		ids[r.ID] = true
		if (r.Where == whereRest) != (r.Max > 0) || r.re.MatchString("") {
			t.Errorf("rule %s: max goes with rest, and nothing may match the empty line", r.ID)
		}
		if r.Where != whereLine && r.Where != wherePart && r.Where != whereRest {
			t.Errorf("rule %s: no such kind: %q", r.ID, r.Where)
		}
		switch r.Zone {
		case "", "head", "tail", "edges", "source":
		default:
			t.Errorf("rule %s: no such zone: %q", r.ID, r.Zone)
		}
		for _, s := range r.Yes {
			if !matches(k, s) {
				t.Errorf("rule %s does not match %q", r.ID, s)
			}
		}
		for _, s := range r.No {
			for other := range rs.rules {
				if rs.rules[other].Zone == "" && matches(other, s) || other == k && matches(k, s) {
					t.Errorf("%q, which %s must leave alone, matches %s", s, r.ID, rs.rules[other].ID)
				}
			}
		}
	}
}

func TestFurnitureInPlace(t *testing.T) {
	const body = "这是正文的第一段，它足够长，所以不会被当作标题或者署名，也不会被当作别的什么东西，它就是一段普通的正文而已，仅此而已，没有别的意思。"
	tests := []struct {
		name string
		in   string
		want []string
	}{
		{"sources of items are content", "条目一\n" + body + "（来源：IT 之家）\n\n条目二\n" + body + "\n来源：财联社\n\n条目三\n" + body + "\n来源：新华社", nil},
		{"the source of the whole", "标题\n" + body + "\n来源：财联社", []string{"来源：财联社"}},
		{"where it is from is content", "本文来自微信公众号: 某车会 ,作者:张三,原文标题:《销量大跌》\n" + body, nil},
		{"bylines only at the edges", "标题\n作者：张三\n" + body + "\n编辑：这是一段对话里的人\n" + body + "\n责任编辑：李四", []string{"作者：张三", "责任编辑：李四"}},
		{"a caption without its credit is content", body + "\n工厂一角 | 图片来源：某公司\n" + body, []string{" | 图片来源：某公司"}},
		{"picture link within a paragraph", body + "![](https://a.cn/b.png)" + body, []string{"![](https://a.cn/b.png)"}},
		{"a disclaimer runs to the end", "标题\n" + body + "\n免责声明：\n1、本文内容来自网络。\n2、如有疑问请联系我们，我们将在七个工作日内处理，谢谢您的理解和支持，祝您生活愉快。", []string{"免责声明：\n1、本文内容来自网络。\n2、如有疑问请联系我们，我们将在七个工作日内处理，谢谢您的理解和支持，祝您生活愉快。"}},
		{"a section of that name is content", "标题\n推荐阅读\n" + strings.Repeat(body+"\n", 20), nil},
		{"title told twice", "标题\n\n标题\n" + body, []string{"标题"}},
		{"traditional characters", "標題\n" + strings.Repeat("這篇報導說的是兩個廠商為了數據與雲端業務爭執的來龍去脈，", 4) + "雙方都還沒有說話。\n市場有風險，投資需謹慎。", []string{"市場有風險，投資需謹慎。"}},
		{"risk warning", "标题\n" + body + "\n市场有风险，投资需谨慎。", []string{"市场有风险，投资需谨慎。"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := readString(t, Text, tt.in)
			got := spans(a.Text, a.Furniture)
			if strings.Join(got, "¶") != strings.Join(tt.want, "¶") {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestLayoutIsLinear(t *testing.T) {
	for _, unit := range []string{"作者：", "\n", "a\n", "免责声明\n", "![", "[![](", "图片来源：", "来源：甲\n", "  ", "推荐阅读\n"} {
		text := "标题\n" + strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		read(NewReader(Options{Stdin: strings.NewReader(text), Format: Text}), Source{Path: Stdin}) // some are not in Chinese, and told of
		if d := time.Since(start); d > time.Minute {                                                // quadratic time would take hours
			t.Errorf("a megabyte of %q takes %v", unit, d)
		}
	}
}
