package extract

// The words of grammar that the reading of phrases and clauses turns on, by their
// sounds, as grammars of Chinese name them. All others stand in the lexicons of
// package schema.
const (
	bu    = "不" // denies the word behind it
	de    = "的" // ties an attribute to the noun behind it: 去年的营收
	deng  = "等" // ends a list that names only some: 远帆、蓝桥等
	huo   = "或" // before a verb: perhaps; between two names or times: or
	jiang = "将" // before a verb: what is to come; before a noun: the verb's object
	le    = "了" // behind a verb: what it tells is done: 发布了新车
	qi    = "其" // before a noun: that of what was spoken of: 其创始人
	shi   = "是" // before what something is
	you   = "由" // before who does it
	he    = "和" // joins what is alike, or a partner
	yu    = "于" // behind a verb: before when or where it is done
	zai   = "在" // before when or where something is done
)

// What numbers are written with.
const (
	one            = "一"
	tenThousand    = "万"
	hundredMillion = "亿"
	powersOfTen    = "十百千万亿"
	indefinite     = "数几" // 数百, 几十: some
)

// personUnit is the unit of people, as the vocabulary names it.
const personUnit = "人"
