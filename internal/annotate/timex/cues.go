package timex

import (
	"slices"
	"strings"
)

// cues are the words that stand around a time and tell how it is meant.
type cues struct {
	aheadBefore  []string // before a time that lies ahead: 预计, 定于
	aheadBehind  []string // behind one: 即将, 将推出
	telling      []string // between a date and what lies ahead, where the date is that of the telling: 宣布
	past         []string // before a time that is past: 曾, 早在
	announced    []string // behind a date that is announced: 发布, 上市
	notAnnounced []string // in the clause of what is told as past: 了, 同比
	notAhead     []string // words that 将 behind a date begins and nothing lies ahead: 将近
	notWill      []string // ends of names whose 会 is no verb: 委员会在
	goal         []string // beside a year that is still ahead: 目标, 指引
	today        []string // for the day of the telling: 今日
	dateline     []string // behind the date of the telling: 消息
	newsOf       []string // behind it where the one who tells stands before: 讯
	zone         []string // before a time that is told by another clock: 美东时间
	press        []string // behind 截至: the day of the telling: 发稿

	compared       []string // before what another time is measured against: 较, 高于
	comparedBehind []string // behind it: 相比
	toNow          []string // behind what lasts till now: 以来
	sinceBehind    []string // behind 来 that is 以来: 3月来|首次
	lasting        []string // behind a length that is no time up to now: 近百年|历史
	yearsBehind    []string // behind a number of years: 20年|前
	midBehind      []string // behind 中 that is the middle: 9月中|举行
	counted        []string // behind 周一 where 一 counts: 每周一|次

	holiday []string // beside a holiday whose name alone is no sign of it: 大促, 假期
	fair    []string // at the end of what a bare year tells apart: 车展, 峰会
	notFair []string // behind a number that is no year: CES 2023|款

	dayBehind       []string // behind 5号 that is a day of the month: 上午
	clockBefore     []string // before a time of day: 早间|9:30
	clockBehind     []string // behind one: 8点|开售
	notMinutes      []string // behind 九点二十 where 二十 counts: 元
	ratioBefore     []string // before a:b that is none: 比分
	ratioBehind     []string // behind it: 的比例
	halfBehind      []string // behind H1 that is half a year: 营收
	quarterNot      []string // behind Q3 that names a thing: 系列
	quarterNotAfter []string // before it: 奥迪
}

func newCues(in *source) *cues {
	return &cues{
		aheadBefore:  in.list("time-ahead-before"),
		aheadBehind:  in.list("time-ahead-behind"),
		telling:      in.list("time-telling"),
		past:         in.list("time-past"),
		announced:    in.list("time-announced"),
		notAnnounced: in.list("time-not-announced"),
		notAhead:     in.list("time-not-ahead"),
		notWill:      in.list("time-not-will"),
		goal:         in.list("time-goal"),
		today:        in.list("time-today"),
		dateline:     in.list("time-dateline"),
		newsOf:       in.list("time-news-of"),
		zone:         in.longestFirst("time-zone"),
		press:        in.longestFirst("time-press"),

		compared:       in.list("time-compared"),
		comparedBehind: in.list("time-compared-behind"),
		toNow:          in.longestFirst("time-to-now"),
		sinceBehind:    in.list("time-since-behind"),
		lasting:        in.list("time-lasting"),
		yearsBehind:    in.list("time-years-behind"),
		midBehind:      in.list("time-mid-behind"),
		counted:        in.list("time-counted"),

		holiday: in.list("time-holiday-cue"),
		fair:    in.list("time-fair"),
		notFair: in.list("time-not-fair"),

		dayBehind:       in.list("time-day-behind"),
		clockBefore:     in.list("time-clock-before"),
		clockBehind:     in.list("time-clock-behind"),
		notMinutes:      in.list("time-not-minutes"),
		ratioBefore:     in.list("time-ratio-before"),
		ratioBehind:     in.list("time-ratio-behind"),
		halfBehind:      in.list("time-half-behind"),
		quarterNot:      in.list("time-quarter-not"),
		quarterNotAfter: in.list("time-quarter-not-after"),
	}
}

// containsAny says whether one of the words stands in s.
func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// endsInAny says whether s ends in one of the words.
func endsInAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// beginsWithAny says whether s begins with one of the words.
func beginsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}
