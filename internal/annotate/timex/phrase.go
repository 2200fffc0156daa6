package timex

// base says what a point's coarsest part is reckoned from.
type base uint8

const (
	baseNone     base = iota // the year (or more) is left to the context: 9月, 周五
	baseAbsolute             // a year is written: 2025年9月
	baseNow                  // so many units from now: 去年9月, 上周五
	baseContext              // so many units from the time last spoken of: 次年
)

// point is what the words say of one place on the calendar, unresolved. A
// zero field is one that the words leave open.
type point struct {
	base  base
	u     unit // the unit that is shifted, for baseNow and baseContext
	n     int  // by how many
	vague bool // 近日, 数年前: about there
	open  bool // 目前, 最近: about now, how long before or behind is not said
	ago   bool // n units before (or after) now, at the unit's precision: 3年前

	year    int
	century int
	decade  int  // 90 in 90年代
	whole   bool // 全年: the year of the context
	fiscal  bool
	lunar   bool // month and day are of the lunar calendar

	half, quarter, season, month, week, day, weekday int
	weekend                                          bool
	part                                             Part
	holiday                                          int // index into holidays and 1
	// The first (or last) count units of what is written before: 前三季度.
	count     int
	countUnit unit
	fromEnd   bool
	nth       int // 第一周 of a month

	clock          Precision // Hour, Minute or Second if a time of day is there
	hour, min, sec int
	part24         daypart // 晚上; the zero value is none
	same           int     // 1: 同期 of the context's time, in the year that the base says
}

// level is how fine the finest part of the point is.
func (p *point) level() Precision {
	switch {
	case p.clock != NoPrecision:
		return p.clock
	case p.part24.text != "":
		return Hour
	case p.day != 0 || p.weekday != 0 || p.holiday != 0 || p.weekend:
		return Day
	case p.week != 0 || p.nth != 0:
		return Week
	case p.count != 0:
		return p.countUnit.precision()
	case p.month != 0:
		return Month
	case p.quarter != 0 || p.season != 0:
		return Quarter
	case p.half != 0:
		return Half
	case p.base == baseNow || p.base == baseContext:
		return p.u.precision()
	case p.decade != 0:
		return Decade
	case p.year != 0 || p.whole:
		return Year
	case p.century != 0:
		return Century
	}
	return NoPrecision
}

// top is how fine the coarsest part of the point is: what the context must
// give is everything coarser.
func (p *point) top() Precision {
	switch {
	case p.base == baseNow || p.base == baseContext:
		return p.u.precision()
	case p.year != 0 || p.whole:
		return Year
	case p.century != 0:
		return Century
	case p.decade != 0:
		return Decade
	case p.half != 0:
		return Half
	case p.quarter != 0 || p.season != 0:
		return Quarter
	case p.count != 0:
		return p.countUnit.precision()
	case p.month != 0:
		return Month
	case p.week != 0 || p.nth != 0:
		return Week
	case p.day != 0 || p.weekday != 0 || p.holiday != 0 || p.weekend:
		return Day
	}
	return Hour
}

// hasDate says whether the point says anything of the calendar, not only of the clock.
func (p *point) hasDate() bool {
	return p.base == baseContext || p.top() < Hour && p.top() != NoPrecision
}

// phrase is one expression as read, unresolved.
type phrase struct {
	start, end int
	kind       Kind
	a, b       point
	isRange    bool // from a to b
	bound      Bound
	toNow      bool    // 以来, 至今: the interval from a to now
	scheduled  bool    // 9月起: a rule's beginning, as likely ahead as behind
	inclusive  bool    // 及以前: an assistant's bound that holds the time itself
	secs, max  float64 // of a duration
	vague      bool
	spanUnit   unit // 过去三年: secs is empty, the interval lies before or behind now
	spanN      int
	months     int  // 截至9月30日止九个月: that many up to the point
	titled     bool // stands in 《》
}
