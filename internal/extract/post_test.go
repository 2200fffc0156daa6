package extract

import "testing"

// A post as worded, in sentences of our own.
func TestPost(t *testing.T) {
	checkReadings(t, []sample{
		{"with its short form behind", "2024-05-20", "[远帆汽车/Company]首席财务官（CFO）[赵一鸣/Person]表示，公司将扩产。", []string{"赵一鸣 | position | 远帆汽车 | 首席财务官"}, []string{"position | 远帆汽车 | 首席 |"}},
		{"of several people", "2024-05-20", "[远帆汽车/Company]及其两位创始人[赵一鸣/Person]和[陈青/Person]出席了会议。", []string{"赵一鸣 | position | 远帆汽车 | 创始人", "陈青 | position | 远帆汽车 | 创始人"}, []string{"position | 及其两位创始人"}},
	})
}
