package timex

import (
	"errors"
	"sort"
	"strings"
	"unicode/utf8"

	"suyuan/schema"
)

// wordKind is what a word does in the grammar of times.
type wordKind uint8

const (
	_             wordKind = iota
	wordNot                // begins like a time and is none: 今日头条
	wordRel                // a unit reckoned from now: 去年, 昨天
	wordCtx                // a unit reckoned from the time last spoken of: 次年, 当天
	wordNow                // about now: 近日, 目前
	wordShift              // needs a unit behind it: 上(个)月, 本周
	wordWeekday            // 周一
	wordHalf               // 上半年
	wordYearPart           // 年底
	wordMonthPart          // 月初
	wordDaypart            // 凌晨
	wordHoliday            // 春节
	wordSeason             // 夏季
	wordEvery              // 每, 每隔
	wordFrom               // 从, 自
	wordAsOf               // 截至
	wordSpan               // 过去, 近: needs a number and a unit
	wordOrdinal            // 第
	wordFirst              // 前: 前三季度
	wordLast               // 最后: 最后3周
	wordLunar              // 农历
	wordEra                // 民国
	wordHalfOf             // 半: 半年
	wordSame               // 去年同期, 同期
	wordLatin              // Q3, H1, FY
	wordWeekend            // 周末
	wordWhole              // 全年
	wordClockpart          // 晚: needs a clock time behind it
)

// word is an entry of the table. What n, u and part mean depends on the kind.
type word struct {
	text string
	kind wordKind
	u    unit
	n    int
	part Part
	// notAfter and notBefore hold the characters that, standing right before or
	// right behind the word, show that it is not itself: 日|本周|边, 前天|猫.
	notAfter, notBefore string
	// then, if not empty, holds the characters one of which must stand right
	// behind: the common single characters (上, 前, 第) are cheap to pass over.
	then string
}

// Characters with which a number begins; with a blank before it.
const numerals = "0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千几数半廿 "

// notMid holds the characters before which 中 is no middle: 今年|中国.
const notMid = "国央信兴东小芯科石移联通介心文型方欧美超概标产高间等午秋考英法日俄印韩巴泰华山关医药学餐消产指奖签的继部层枢台"

// table is the grammar's own words. Holidays and names that only begin like
// times are lexicons (see holiday.go).
var table = buildTable()

func buildTable() []word {
	t := []word{
		{text: "今年", kind: wordRel, u: uYear},
		{text: "去年", kind: wordRel, u: uYear, n: -1, notAfter: "过失"},
		{text: "前年", kind: wordRel, u: uYear, n: -2, notAfter: "之以目"},
		{text: "大前年", kind: wordRel, u: uYear, n: -3},
		{text: "明年", kind: wordRel, u: uYear, n: 1},
		{text: "来年", kind: wordRel, u: uYear, n: 1, notAfter: "近以"},
		{text: "后年", kind: wordRel, u: uYear, n: 2, notAfter: "之以"},
		{text: "今年度", kind: wordRel, u: uYear},
		{text: "去年度", kind: wordRel, u: uYear, n: -1},
		{text: "上年", kind: wordRel, u: uYear, n: -1, notAfter: "以之线市晚早马车身网", notBefore: "轻薪龄级报货均代"},
		{text: "今天", kind: wordRel, u: uDay, notBefore: "猫"},
		{text: "今日", kind: wordRel, u: uDay, notBefore: "头"},
		{text: "本日", kind: wordRel, u: uDay, notAfter: "日", notBefore: "元本"},
		{text: "昨天", kind: wordRel, u: uDay, n: -1, notBefore: "猫"},
		{text: "昨日", kind: wordRel, u: uDay, n: -1},
		{text: "前天", kind: wordRel, u: uDay, n: -2, notAfter: "之以目此当", notBefore: "猫津然气赋"},
		{text: "前日", kind: wordRel, u: uDay, n: -2, notAfter: "之以目此当空", notBefore: "本元"},
		{text: "大前天", kind: wordRel, u: uDay, n: -3},
		{text: "明天", kind: wordRel, u: uDay, n: 1, notBefore: "猫系"},
		{text: "明日", kind: wordRel, u: uDay, n: 1},
		{text: "后天", kind: wordRel, u: uDay, n: 2, notAfter: "之以今幕", notBefore: "猫津然气赋培形的努环养教"},
		{text: "後天", kind: wordRel, u: uDay, n: 2},
		{text: "后日", kind: wordRel, u: uDay, n: 2, notAfter: "之以今", notBefore: "本元"},
		{text: "大后天", kind: wordRel, u: uDay, n: 3},
		{text: "今晨", kind: wordRel, u: uDay, n: 0},
		{text: "今早", kind: wordRel, u: uDay, n: 0},
		{text: "今晚", kind: wordRel, u: uDay, n: 0},
		{text: "今夜", kind: wordRel, u: uDay, n: 0},
		{text: "昨晚", kind: wordRel, u: uDay, n: -1},
		{text: "昨夜", kind: wordRel, u: uDay, n: -1},
		{text: "昨早", kind: wordRel, u: uDay, n: -1},
		{text: "昨晨", kind: wordRel, u: uDay, n: -1},
		{text: "前晚", kind: wordRel, u: uDay, n: -2, notAfter: "之以目此", notBefore: "会宴上"},
		{text: "明早", kind: wordRel, u: uDay, n: 1},
		{text: "明晚", kind: wordRel, u: uDay, n: 1},
		{text: "明晨", kind: wordRel, u: uDay, n: 1},

		{text: "次年", kind: wordCtx, u: uYear, n: 1, notAfter: "一二两三四五六七八九十首每多几再层档依其0123456789 ", notBefore: "度"},
		{text: "翌年", kind: wordCtx, u: uYear, n: 1},
		{text: "第二年", kind: wordCtx, u: uYear, n: 1},
		{text: "同年", kind: wordCtx, u: uYear, notAfter: "合相共协不"},
		{text: "当年", kind: wordCtx, u: uYear, notAfter: "相担应", notBefore: "轻薪龄"},
		{text: "那一年", kind: wordCtx, u: uYear},
		{text: "那年", kind: wordCtx, u: uYear},
		{text: "次月", kind: wordCtx, u: uMonth, n: 1, notAfter: "一二两三四五六七八九十首每多几再层档依其"},
		{text: "同月", kind: wordCtx, u: uMonth, notAfter: "合相共协不"},
		{text: "当月", kind: wordCtx, u: uMonth},
		{text: "次日", kind: wordCtx, u: uDay, n: 1, notAfter: "一二两三四五六七八九十首每多几再层档依其", notBefore: "达"},
		{text: "翌日", kind: wordCtx, u: uDay, n: 1},
		{text: "隔日", kind: wordCtx, u: uDay, n: 1},
		{text: "隔天", kind: wordCtx, u: uDay, n: 1},
		{text: "第二天", kind: wordCtx, u: uDay, n: 1},
		{text: "同日", kind: wordCtx, u: uDay, notAfter: "合相共协不", notBefore: "本"},
		{text: "同一天", kind: wordCtx, u: uDay},
		{text: "当日", kind: wordCtx, u: uDay, notBefore: "本"},
		{text: "当天", kind: wordCtx, u: uDay, notBefore: "猫然"},
		{text: "当晚", kind: wordCtx, u: uDay},
		{text: "同天", kind: wordCtx, u: uDay, notAfter: "不如"},
		{text: "那天", kind: wordCtx, u: uDay},
		{text: "这天", kind: wordCtx, u: uDay},
		{text: "这一天", kind: wordCtx, u: uDay},
		{text: "那一天", kind: wordCtx, u: uDay},
		{text: "前一天", kind: wordCtx, u: uDay, n: -1},
		{text: "前一日", kind: wordCtx, u: uDay, n: -1},
		{text: "这一年", kind: wordCtx, u: uYear},
		{text: "前一年", kind: wordCtx, u: uYear, n: -1},
		{text: "后一年", kind: wordCtx, u: uYear, n: 1},
		{text: "该年", kind: wordCtx, u: uYear},
		{text: "该季度", kind: wordCtx, u: uQuarter},
		{text: "当季度", kind: wordCtx, u: uQuarter},
		{text: "该月", kind: wordCtx, u: uMonth},
		{text: "该周", kind: wordCtx, u: uWeek, notBefore: "边围年岁转密刊"},
		{text: "当周", kind: wordCtx, u: uWeek, notBefore: "边围年岁转密刊"},
		{text: "当季", kind: wordCtx, u: uQuarter},
		{text: "次季", kind: wordCtx, u: uQuarter, n: 1, notAfter: "这此本一两首每多"},
		{text: "当时", kind: wordCtx, notAfter: "适相应恰"},
		{text: "彼时", kind: wordCtx},

		{text: "近日", kind: wordNow, u: uDay, n: -1, notAfter: "附最接靠临邻", notBefore: "本点"},
		{text: "日前", kind: wordNow, u: uDay, n: -1, notAfter: "节假生作易止工个即期近今昨明次某多首当终末一二三四五六七八九十发0123456789"},
		{text: "最近", kind: wordNow, u: uDay, notBefore: "的"},
		{text: "近期", kind: wordNow, u: uDay},
		{text: "目前", kind: wordNow, u: uDay, notAfter: "节项科栏名账数题剧曲"},
		{text: "现在", kind: wordNow, u: uDay, notAfter: "出体表展显呈实发"},
		{text: "如今", kind: wordNow, u: uDay},
		{text: "眼下", kind: wordNow, u: uDay},
		{text: "当前", kind: wordNow, u: uDay},
		{text: "当下", kind: wordNow, u: uDay, notAfter: "不"},
		{text: "截至目前", kind: wordNow, u: uDay, n: -1},
		{text: "截止目前", kind: wordNow, u: uDay, n: -1},
		{text: "近几日", kind: wordNow, u: uDay, n: -1},
		{text: "近几天", kind: wordNow, u: uDay, n: -1},
		{text: "马上", kind: wordNow, u: uDay, n: 1},
		{text: "立刻", kind: wordNow, u: uDay, n: 1},
		{text: "刚才", kind: wordNow, u: uDay, n: 1},
		{text: "刚刚", kind: wordNow, u: uDay, n: 1},

		{text: "大上", kind: wordShift, then: "个個一周星礼月季财年世週 ", n: -2},
		{text: "上上", kind: wordShift, then: "个個一周星礼月季财年世週 ", n: -2},
		{text: "上上个", kind: wordShift, then: "个周星礼月季财年世週 ", n: -2},
		{text: "上上個", kind: wordShift, then: "个周星礼月季财年世週 ", n: -2},
		{text: "上", kind: wordShift, then: "个個一周星礼月季财年世週 ", n: -1, notAfter: "以之线市晚早马车身网加"},
		{text: "上个", kind: wordShift, then: "个周星礼月季财年世週 ", n: -1},
		{text: "上個", kind: wordShift, then: "个周星礼月季财年世週 ", n: -1},
		{text: "上一", kind: wordShift, then: "个周星礼月季财年世週 ", n: -1},
		{text: "上一个", kind: wordShift, then: "个周星礼月季财年世週 ", n: -1},
		{text: "本", kind: wordShift, then: "个個一周星礼月季财年世週 ", notAfter: "日基根资成版样原剧书课文标副日"},
		{text: "这", kind: wordShift, then: "个個一周星礼月季财年世週 "},
		{text: "这个", kind: wordShift, then: "个周星礼月季财年世週 "},
		{text: "这個", kind: wordShift, then: "个周星礼月季财年世週 "},
		{text: "这一", kind: wordShift, then: "个周星礼月季财年世週 "},
		{text: "本个", kind: wordShift, then: "个周星礼月季财年世週 "},
		{text: "下", kind: wordShift, then: "个個一周星礼月季财年世週 ", n: 1, notAfter: "以之线当眼一天地乡手"},
		{text: "下个", kind: wordShift, then: "个周星礼月季财年世週 ", n: 1},
		{text: "下個", kind: wordShift, then: "个周星礼月季财年世週 ", n: 1},
		{text: "下一", kind: wordShift, then: "个周星礼月季财年世週 ", n: 1},
		{text: "下一个", kind: wordShift, then: "个周星礼月季财年世週 ", n: 1},
		{text: "下下", kind: wordShift, then: "个個一周星礼月季财年世週 ", n: 2},
		{text: "下下个", kind: wordShift, then: "个周星礼月季财年世週 ", n: 2},
		{text: "下下個", kind: wordShift, then: "个周星礼月季财年世週 ", n: 2},

		{text: "上半年", kind: wordHalf, n: 1},
		{text: "下半年", kind: wordHalf, n: 2},
		{text: "前半年", kind: wordHalf, n: 1, notAfter: "之此提"},
		{text: "后半年", kind: wordHalf, n: 2, notAfter: "随此今往之"},

		{text: "年初", kind: wordYearPart, part: Early, notBefore: "一二三始步次创级衷代"},
		{text: "年底", kind: wordYearPart, part: Late, notBefore: "层"},
		{text: "年末", kind: wordYearPart, part: Late, notBefore: "端"},
		{text: "年终", kind: wordYearPart, part: Late, notBefore: "奖总止于端点"},
		{text: "年中", kind: wordYearPart, part: Mid, notBefore: notMid},
		{text: "年内", kind: wordYearPart, notBefore: "存容测地蒙置外饰卷幕需核涵购含阁"},
		{text: "全年", kind: wordWhole, u: uYear, notBefore: "龄"},
		{text: "月初", kind: wordMonthPart, part: Early, notBefore: "始步次创级衷代"},
		{text: "月底", kind: wordMonthPart, part: Late, notBefore: "层"},
		{text: "月末", kind: wordMonthPart, part: Late},
		{text: "月中", kind: wordMonthPart, part: Mid, notBefore: notMid + "旬"},
		{text: "月内", kind: wordMonthPart},
		{text: "上旬", kind: wordMonthPart, part: Early},
		{text: "中旬", kind: wordMonthPart, part: Mid},
		{text: "下旬", kind: wordMonthPart, part: Late},

		{text: "周末", kind: wordWeekend, notAfter: "首每个"},

		{text: "每隔", kind: wordEvery, then: numerals + "天日周星礼月年季个小晚早分秒週"},
		{text: "每", kind: wordEvery, then: numerals + "天日周星礼月年季个小晚早分秒週"},

		{text: "从", kind: wordFrom},
		{text: "自从", kind: wordFrom},
		{text: "自", kind: wordFrom},
		{text: "截至", kind: wordAsOf},
		{text: "截至到", kind: wordAsOf},
		{text: "截止", kind: wordAsOf},
		{text: "截止到", kind: wordAsOf},
		{text: "截止至", kind: wordAsOf},

		{text: "过去", kind: wordSpan, then: numerals + "整俩", n: -1},
		{text: "过去的", kind: wordSpan, then: numerals + "整俩", n: -1},
		{text: "近", kind: wordSpan, then: numerals + "整俩", n: -1},
		{text: "最近", kind: wordSpan, then: numerals + "整俩", n: -1},
		{text: "最近的", kind: wordSpan, then: numerals + "整俩", n: -1},
		{text: "未来", kind: wordSpan, then: numerals + "整俩", n: 1},
		{text: "未来的", kind: wordSpan, then: numerals + "整俩", n: 1},
		{text: "今后", kind: wordSpan, then: numerals + "整俩", n: 1},
		{text: "接下来", kind: wordSpan, then: numerals + "整俩", n: 1},
		{text: "接下来的", kind: wordSpan, then: numerals + "整俩", n: 1},
		{text: "之前", kind: wordSpan, then: numerals + "整俩", n: -1},
		{text: "之后", kind: wordSpan, then: numerals + "整俩", n: 1},
		{text: "后", kind: wordSpan, then: numerals + "整俩", n: 1},

		{text: "第", kind: wordOrdinal, then: numerals},
		{text: "首", kind: wordOrdinal, then: "个季财"},
		{text: "前", kind: wordFirst, then: numerals},
		{text: "头", kind: wordFirst, then: numerals},
		{text: "最后", kind: wordLast, then: numerals},
		{text: "最後", kind: wordLast, then: numerals},
		{text: "农历", kind: wordLunar},
		{text: "阴历", kind: wordLunar},
		{text: "多", kind: wordHalfOf, then: "年个天月周小日"},
		{text: "俩", kind: wordHalfOf, then: "月年周天小个"},
		{text: "半", kind: wordHalfOf, then: "年个天小月日周"},
		{text: "去年同期", kind: wordSame, n: -1},
		{text: "上年同期", kind: wordSame, n: -1},
		{text: "前年同期", kind: wordSame, n: -2},
		{text: "同期", kind: wordSame, n: 0, notAfter: "合协"},
		{text: "Q", kind: wordLatin, then: "1234"},
		{text: "q", kind: wordLatin, then: "1234"},
		{text: "H", kind: wordLatin, then: "12"},
		{text: "FY", kind: wordLatin},
	}
	for i, c := range []string{"一", "二", "三", "四", "五", "六", "日", "天"} {
		n := min(i+1, 7)
		for _, w := range []string{"周", "星期", "礼拜", "週"} {
			t = append(t, word{text: w + c, kind: wordWeekday, n: n,
				notBefore: "次个回期更款集天场篇小十百千万岁年元杯顿人位名家台辆倍部种章轮度围鸣月半", notAfter: "每一二两三四五六七八九十几"})
		}
	}
	for _, d := range dayparts {
		t = append(t, word{text: d.text, kind: wordDaypart})
	}
	for _, d := range shortDayparts {
		t = append(t, word{text: d.text, kind: wordClockpart, then: numerals})
	}
	for i, names := range [][]string{
		{"春季", "春天", "今春"}, {"夏季", "夏天", "今夏", "夏日"}, {"秋季", "秋天", "今秋"}, {"冬季", "冬天", "今冬"},
	} {
		for _, s := range names {
			t = append(t, word{text: s, kind: wordSeason, n: i + 1})
		}
	}
	for name, y := range eras {
		t = append(t, word{text: name, kind: wordEra, n: y})
	}
	return t
}

// daypart is a part of the day: the hours that it spans, and whether a clock
// time in it counts from noon on (下午5点 is 17:00).
type daypart struct {
	text        string
	from, until int
	pm          bool
}

// dayparts, with the hours that Recognizers-Text gives them where it does.
var dayparts = []daypart{
	{"凌晨", 0, 6, false}, {"清晨", 5, 8, false}, {"早晨", 8, 12, false}, {"早上", 8, 12, false}, {"早间", 8, 12, false},
	{"晨间", 8, 12, false}, {"上午", 8, 12, false}, {"午前", 8, 12, false}, {"中午", 11, 13, true}, {"正午", 11, 13, true}, {"午间", 11, 13, true},
	{"下午", 12, 16, true}, {"午后", 12, 16, true}, {"傍晚", 16, 20, true}, {"晚间", 16, 20, true},
	{"晚上", 16, 20, true}, {"深夜", 20, 24, true}, {"夜间", 20, 24, true}, {"夜里", 20, 24, true}, {"半夜", 20, 24, true},
	{"盘前", 8, 12, false}, {"盘后", 16, 20, true},
}

// shortDayparts stand behind a date (12月10日晚) or before a clock time (晚8点).
var shortDayparts = []daypart{{"早", 8, 12, false}, {"晨", 8, 12, false}, {"晚", 16, 20, true}, {"夜", 20, 24, true}, {"夜晚", 16, 20, true}}

// eras are the reign titles still met with, by the year before their first.
var eras = map[string]int{
	"民国": 1911, "中华民国": 1911, "康熙": 1661, "雍正": 1722, "乾隆": 1735, "嘉庆": 1795, "道光": 1820,
	"咸丰": 1850, "同治": 1861, "光绪": 1874, "宣统": 1908, "顺治": 1643, "洪武": 1367, "永乐": 1402, "万历": 1572, "崇祯": 1627,
	"昭和": 1925, "平成": 1988, "令和": 2018,
}

// lexicon finds the words of the table in a text: words are kept by their
// first character, longest first.
type lexicon struct {
	page  [256]*[256]uint16 // by the rune's high and low byte: index into words, 0 for none
	words [][]word
	// holidays are what the words of kind wordHoliday stand for, by their n.
	holidays []holiday
	cues     *cues
}

func newLexicon(lexicons []schema.Lexicon) (*lexicon, error) {
	cues, err := newCues(lexicons)
	l := &lexicon{words: make([][]word, 1), cues: cues}
	for _, w := range table {
		l.add(w)
	}
	errs := []error{err}
	for _, lx := range lexicons {
		switch lx.ID {
		case notTimesLexicon:
			for _, s := range lx.Words {
				l.add(word{text: s, kind: wordNot})
			}
		case holidaysLexicon:
			for _, line := range lx.Words {
				name, h, err := parseHoliday(line)
				if err != nil {
					errs = append(errs, err)
					continue
				}
				w := word{text: name, kind: wordHoliday, n: len(l.holidays)}
				w.notAfter, w.notBefore = holidayLimits(name)
				l.holidays = append(l.holidays, h)
				l.add(w)
			}
		}
	}
	for i := range l.words {
		ws := l.words[i]
		sort.SliceStable(ws, func(a, b int) bool { return len(ws[a].text) > len(ws[b].text) })
	}
	return l, errors.Join(errs...)
}

func (l *lexicon) add(w word) {
	r, _ := utf8.DecodeRuneInString(w.text)
	pg := l.page[byte(r>>8)]
	if pg == nil {
		pg = new([256]uint16)
		l.page[byte(r>>8)] = pg
	}
	if pg[byte(r)] == 0 {
		pg[byte(r)] = uint16(len(l.words))
		l.words = append(l.words, nil)
	}
	k := pg[byte(r)]
	l.words[k] = append(l.words[k], w)
}

// slot is the index of the words that begin with r; 0 if there are none.
func (l *lexicon) slot(r rune) uint16 {
	if r > 0xFFFF {
		return 0
	}
	pg := l.page[byte(r>>8)]
	if pg == nil {
		return 0
	}
	return pg[byte(r)]
}

// at lists the words that may stand at s[i:], by their first character.
func (l *lexicon) at(s string, i int) []word {
	if i >= len(s) {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return l.words[l.slot(r)]
}

// stands says whether w stands at i and its neighbours let it be itself.
func (w *word) stands(s string, i int) bool {
	if !strings.HasPrefix(s[i:], w.text) {
		return false
	}
	if w.then != "" {
		if r, _ := utf8.DecodeRuneInString(s[i+len(w.text):]); !strings.ContainsRune(w.then, r) {
			return false
		}
	}
	if w.notBefore != "" {
		if r, size := utf8.DecodeRuneInString(s[i+len(w.text):]); size > 0 && strings.ContainsRune(w.notBefore, r) {
			return false
		}
	}
	if w.notAfter != "" && i > 0 {
		// A blank parts a word from a number no more than it joins them: 10 日前.
		if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " ")); strings.ContainsRune(w.notAfter, r) {
			return false
		}
	}
	return true
}

// find is the longest word of one of the kinds that stands at i.
func (l *lexicon) find(s string, i int, kinds ...wordKind) *word {
	ws := l.at(s, i)
	for k := range ws {
		w := &ws[k]
		for _, kind := range kinds {
			if w.kind == kind && w.stands(s, i) {
				return w
			}
		}
	}
	return nil
}
