package quantity

import "slices"

// runes is a small set of runes.
type runes []rune

func (s runes) has(c rune) bool {
	return slices.Contains(s, c)
}

// Neighbours of numbers that decide what a character means.
var (
	wordsInGuo   = runes("通经透不度渡难错路越去来看听说买卖吃做想")                  // before 过 where it ends another word: 通过, 不过, 去过
	wordsInShang = runes("线网路街市地天海史以晚早身头手船车面")                    // before 上 where it ends another word: 线上, 以上
	wordsOfQi    = runes("诉火草来码源飞亚到因")                            // behind 起 where it starts another word: 起诉, 起来
	wordsOfBudao = runes("位达场一")                                  // behind 不到 where it starts another word: 不到位
	countedByDuo = runes("元种功数媒样边次项个家款名位轮地场条")                    // behind 多 where it counts on: 1天多次
	stopsDuo     = runes("的来时前后以了就才未没已，。、；：！？）」”》")               // behind 多 where the amount ends: 100元多的
	wordsOfBan   = runes("导径数价年月场")                               // behind 半 where it starts another word: 半年, 半导体
	perTime      = runes("月年日晚夜时秒周")                              // units of time that a rate may stand on: 元/月
	dateMarks    = runes("月日号點点时時分秒")                             // behind the numbers of dates and clock times
	namesOfHao   = runes("线楼店院文")                                 // behind 号 where it numbers a thing: 10号线
	wordsOfShi   = runes("速代间期常隔")                                // behind 时 where it starts another word: 3时速
	beforePoints = runes("涨跌升降挫扬泻报收高低第这那有几超近约达为下")                // before 点 where it counts points: 涨3点
	wordsOfDa    = runes("学型小量约概屏会家厂幅涨跌增降减奖赛片陆众楼厦模佬师使人力部多半规容电号核") // behind 大 where it starts another word: 三大学
	governors    = runes("为是达至到共仅有了出：得")                          // before a number that they take: 共3
	wordsOfYiban = runes("天导个时小路晌")                               // behind 一半 where 半 starts another word: 一半导体
	stopsRank    = runes("，。、；的之内！？）")                            // behind a rank that stands alone: 前三的
	beforeBan    = runes("过超近")                                   // before 半 that is a half: 过半
	partsOfDay   = runes("午晚早晨夜")                                 // before a clock time: 下午三点三刻
	wordsOfShu   = runes("学字据组值码量")                               // behind 数 where it starts another word: 三位数学家
	changeWords  = runes("涨跌升降增减加高低提扩收调")                         // before 个点 that are percentage points
	changeVerbs  = runes("上下涨跌升降增减加高低提扩收长少落至到")                   // between the members of a list of changes
	partsOfYear  = runes("上下全初底末春夏秋冬")                            // behind 年 of a year in two digits
	less         = runes("低小少短矮轻")                                // behind 比 and a number
	greater      = runes("高大多长重")                                 // behind 比 and a number
)
