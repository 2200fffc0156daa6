package timex

import (
	"strings"
	"unicode/utf8"
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
