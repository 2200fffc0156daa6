package quantity

import "slices"

// runes is a small set of runes.
type runes []rune

func (s runes) has(c rune) bool {
	return slices.Contains(s, c)
}

func (s *runes) add(chars string) { *s = append(*s, []rune(chars)...) }

// Neighbours of numbers that belong to the grammar.
var (
	perTime     = runes("月年日晚夜时秒周")   // units of time that a rate may stand on: 元/月
	dateMarks   = runes("月日号點点时時分秒")  // behind the numbers of dates and clock times
	stopsRank   = runes("，。、；的之内！？）") // behind a rank that stands alone: 前三的
	partsOfDay  = runes("午晚早晨夜")      // before a clock time: 下午三点三刻
	partsOfYear = runes("上下全初底末春夏秋冬") // behind 年 of a year in two digits
	less        = runes("低小少短矮轻")     // behind 比 and a number
	greater     = runes("高大多长重")      // behind 比 and a number
)
