package timex

import "strings"

// compound is a word that begins with a unit of time and shows that the
// character is no unit there (前天|天猫, 本周|周边), unless one of the longer
// words stands there (9月|亮相).
type compound struct {
	word   string
	except []string
}

// The compounds of each unit. A month or a day in digits (9月, 15日) is hardly
// ever part of one, so that theirs are few.
var (
	yearCompounds = compounds("年轻 年薪 年龄 年级 年报 年货 年糕 年均 年味 年轮 年岁 年纪 年迈 年少 年华 年代")

	monthCompounds = append(compounds("月薪 月均 月租/月租赁 月供/月供应/月供货 月票/月票房 月活/月活动 月费/月费用"), calendarMonthCompounds...)

	calendarMonthCompounds = compounds("月球 月饼 月亮/月亮相 月嫂 月牙 月老")

	weekCompounds = compounds("周边 周围 周期/周期间/周期待/周期货 周年 周岁 周刊 周密 周转")

	dayCompounds = compounds("日元 日圆 日均 日活/日活动 日本 日常 日志 日程 日企 日语 日韩 日系 日耳")

	calendarDayCompounds = compounds("日元 日圆 日均 日活/日活动 日本/日本周/日本月 日游")

	heavenCompounds = compounds("天猫 天津 天然 天气 天赋 天眼 天河 天宫 天舟 天问 天龄 天文 天府 天弘 天合 天齐 天山")

	insideCompounds = compounds("内部/内部署/内部分 内存 内容 内测 内地 内蒙 内置 内外 内饰 内卷 内幕 内需 内核 内涵 内购 内含 内阁 内在")
)

// compounds reads a list of words, each with its exceptions behind slashes.
func compounds(list string) []compound {
	var out []compound
	for _, w := range strings.Fields(list) {
		parts := strings.Split(w, "/")
		out = append(out, compound{parts[0], parts[1:]})
	}
	return out
}

// compound says whether one of the words stands at i.
func (p *parser) compound(i int, list []compound) bool {
	if i < 0 || i > len(p.text) {
		return false
	}
words:
	for k := range list {
		c := &list[k]
		if !strings.HasPrefix(p.text[i:], c.word) {
			continue
		}
		for _, e := range c.except {
			if strings.HasPrefix(p.text[i:], e) {
				continue words
			}
		}
		return true
	}
	return false
}
