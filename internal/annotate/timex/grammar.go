package timex

// Characters with which a number begins; with a blank before it.
const numerals = "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千几数半廿 "

// Characters with which what follows goes on.
const (
	shiftable    = "个周星礼月季财年世週 "                // behind 上个: 上个|月
	shiftableOne = "一個" + shiftable             // behind 上: 上|一季度
	recurrent    = numerals + "天日周星礼月年季个小晚早分秒週" // behind 每: 每|两周
	numberOrAll  = numerals + "整俩"              // behind 过去: 过去|三年
)

// grammar are the words that the reading of times is built on. What times are
// called, and what else looks like one, is in schema/lexicons/times.yaml.
var grammar = []word{
	{text: "大上", kind: wordShift, then: shiftableOne, n: -2},
	{text: "上上", kind: wordShift, then: shiftableOne, n: -2},
	{text: "上上个", kind: wordShift, then: shiftable, n: -2},
	{text: "上上個", kind: wordShift, then: shiftable, n: -2},
	{text: "上", kind: wordShift, then: shiftableOne, n: -1},
	{text: "上个", kind: wordShift, then: shiftable, n: -1},
	{text: "上個", kind: wordShift, then: shiftable, n: -1},
	{text: "上一", kind: wordShift, then: shiftable, n: -1},
	{text: "上一个", kind: wordShift, then: shiftable, n: -1},
	{text: "本", kind: wordShift, then: shiftableOne},
	{text: "这", kind: wordShift, then: shiftableOne},
	{text: "这个", kind: wordShift, then: shiftable},
	{text: "这個", kind: wordShift, then: shiftable},
	{text: "这一", kind: wordShift, then: shiftable},
	{text: "本个", kind: wordShift, then: shiftable},
	{text: "下", kind: wordShift, then: shiftableOne, n: 1},
	{text: "下个", kind: wordShift, then: shiftable, n: 1},
	{text: "下個", kind: wordShift, then: shiftable, n: 1},
	{text: "下一", kind: wordShift, then: shiftable, n: 1},
	{text: "下一个", kind: wordShift, then: shiftable, n: 1},
	{text: "下下", kind: wordShift, then: shiftableOne, n: 2},
	{text: "下下个", kind: wordShift, then: shiftable, n: 2},
	{text: "下下個", kind: wordShift, then: shiftable, n: 2},

	{text: "上半年", kind: wordHalf, n: 1},
	{text: "下半年", kind: wordHalf, n: 2},
	{text: "前半年", kind: wordHalf, n: 1},
	{text: "后半年", kind: wordHalf, n: 2},

	{text: "年初", kind: wordYearPart, part: Early},
	{text: "年底", kind: wordYearPart, part: Late},
	{text: "年末", kind: wordYearPart, part: Late},
	{text: "年终", kind: wordYearPart, part: Late},
	{text: "年中", kind: wordYearPart, part: Mid},
	{text: "年内", kind: wordYearPart},
	{text: "全年", kind: wordWhole, u: uYear},
	{text: "月初", kind: wordMonthPart, part: Early},
	{text: "月底", kind: wordMonthPart, part: Late},
	{text: "月末", kind: wordMonthPart, part: Late},
	{text: "月内", kind: wordMonthPart},
	{text: "上旬", kind: wordMonthPart, part: Early},
	{text: "中旬", kind: wordMonthPart, part: Mid},
	{text: "下旬", kind: wordMonthPart, part: Late},

	{text: "周末", kind: wordWeekend},

	{text: "每隔", kind: wordEvery, then: recurrent},
	{text: "每", kind: wordEvery, then: recurrent},

	{text: "从", kind: wordFrom},
	{text: "自从", kind: wordFrom},
	{text: "自", kind: wordFrom},
	{text: "截至", kind: wordAsOf},
	{text: "截至到", kind: wordAsOf},
	{text: "截止", kind: wordAsOf},
	{text: "截止到", kind: wordAsOf},
	{text: "截止至", kind: wordAsOf},

	{text: "过去", kind: wordSpan, then: numberOrAll, n: -1},
	{text: "过去的", kind: wordSpan, then: numberOrAll, n: -1},
	{text: "近", kind: wordSpan, then: numberOrAll, n: -1},
	{text: "最近", kind: wordSpan, then: numberOrAll, n: -1},
	{text: "最近的", kind: wordSpan, then: numberOrAll, n: -1},
	{text: "未来", kind: wordSpan, then: numberOrAll, n: 1},
	{text: "未来的", kind: wordSpan, then: numberOrAll, n: 1},
	{text: "今后", kind: wordSpan, then: numberOrAll, n: 1},
	{text: "接下来", kind: wordSpan, then: numberOrAll, n: 1},
	{text: "接下来的", kind: wordSpan, then: numberOrAll, n: 1},
	{text: "之前", kind: wordSpan, then: numberOrAll, n: -1},
	{text: "之后", kind: wordSpan, then: numberOrAll, n: 1},
	{text: "后", kind: wordSpan, then: numberOrAll, n: 1},

	{text: "第", kind: wordOrdinal, then: numerals},
	{text: "首", kind: wordOrdinal, then: "个季财"},
	{text: "前", kind: wordFirst, then: numerals},
	{text: "头", kind: wordFirst, then: numerals},
	{text: "农历", kind: wordLunar},
	{text: "阴历", kind: wordLunar},
	{text: "多", kind: wordHalfOf, then: "年个天月周小日"},
	{text: "俩", kind: wordHalfOf, then: "月年周天小个"},
	{text: "半", kind: wordHalfOf, then: "年个天小月日周"},
	{text: "去年同期", kind: wordSame, n: -1},
	{text: "上年同期", kind: wordSame, n: -1},
	{text: "前年同期", kind: wordSame, n: -2},
	{text: "同期", kind: wordSame, n: 0},
	{text: "Q", kind: wordLatin, then: "1234"},
	{text: "q", kind: wordLatin, then: "1234"},
	{text: "H", kind: wordLatin, then: "12"},
	{text: "FY", kind: wordLatin},
}

// weekdays are 周一 to 周日 with all their names.
func weekdays() []word {
	var out []word
	for i, c := range []string{"一", "二", "三", "四", "五", "六", "日", "天"} {
		for _, w := range []string{"周", "星期", "礼拜", "週"} {
			out = append(out, word{text: w + c, kind: wordWeekday, n: min(i+1, 7)})
		}
	}
	return out
}
