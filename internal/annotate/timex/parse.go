package timex

import (
	"strings"
	"unicode/utf8"
)

// parser reads phrases out of one text. It looks back only one character and
// ahead as far as a phrase can reach, so that reading a text is linear.
type parser struct {
	text  string
	words *lexicon
	news  bool
	// bracketed says that a bracket is being read: brackets do not nest, which
	// keeps reading linear.
	bracketed bool
}

// space skips the blanks that may stand inside a phrase: 2024 年 7 月.
func (p *parser) space(i int) int {
	for k := 0; k < 2 && i < len(p.text); k++ {
		switch {
		case p.text[i] == ' ':
			i++
		case strings.HasPrefix(p.text[i:], "\u00a0"):
			i += 2
		case strings.HasPrefix(p.text[i:], "\u3000"):
			i += 3
		default:
			return i
		}
	}
	return i
}

func (p *parser) has(i int, s string) bool {
	return i <= len(p.text) && strings.HasPrefix(p.text[i:], s)
}

// any is the end of the first of the words that stands at i, longest to be
// given first; 0 if none does.
func (p *parser) any(i int, words ...string) int {
	for _, w := range words {
		if p.has(i, w) {
			return i + len(w)
		}
	}
	return 0
}

// next and prev are the characters at and before i; 0 at the text's ends.
func (p *parser) next(i int) rune {
	if i >= len(p.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return r
}

func (p *parser) prev(i int) rune {
	if i == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(p.text[:i])
	return r
}

// followed says whether one of the characters stands at i.
func (p *parser) followed(i int, chars string) bool {
	r := p.next(i)
	return r != 0 && strings.ContainsRune(chars, r)
}

func isASCIIWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
}

// phrase reads the expression that begins at i. Its end is 0 if there is none.
func (p *parser) phrase(i int) phrase {
	if w := p.words.find(p.text, i, wordNot); w != nil {
		return phrase{}
	}
	if w := p.words.find(p.text, i, wordFrom, wordAsOf); w != nil {
		return p.prefixed(i, w)
	}
	if ph := p.every(i); ph.end > 0 {
		return ph
	}
	if ph := p.span(i); ph.end > 0 {
		return ph
	}
	if ph := p.calendar(i); ph.end > 0 {
		return ph
	}
	return p.duration(i)
}

// prefixed reads what 从, 自 or 截至 introduces.
func (p *parser) prefixed(i int, w *word) phrase {
	j := p.space(i + len(w.text))
	if e := p.any(j, "北京时间", "当地时间", "美东时间", "美国东部时间", "东部时间", "美国时间", "太平洋时间"); e > 0 {
		j = p.space(e)
	}
	if e := p.any(j, "发稿时", "发稿前", "发稿"); e > 0 && w.kind == wordAsOf {
		return phrase{start: i, end: e, a: point{base: baseNow, u: uDay}, bound: AsOf}
	}
	ph := p.calendar(j)
	if ph.end == 0 || ph.kind == Set {
		return phrase{}
	}
	if w.kind == wordAsOf {
		ph.start, ph.bound = i, AsOf
		p.ended(&ph)
		return ph
	}
	if ph.kind == Clock && p.news && !ph.isRange {
		return phrase{}
	}
	if ph.isRange {
		ph.start = i
		return ph
	}
	if ph.bound == NoBound {
		if w.text == "从" && p.news {
			return phrase{} // 从8月的2363辆跌至…: the point alone
		}
		ph.bound = Since
	}
	ph.start = i
	return ph
}

// ended reads 止九个月 and 止年度 behind 截至2024年9月30日: the months up to that day.
func (p *parser) ended(ph *phrase) {
	e := p.any(ph.end, "止的", "止")
	if e == 0 || ph.isRange || ph.a.level() != Day {
		return
	}
	if y := p.any(p.space(e), "年度", "财年", "财政年度"); y > 0 {
		ph.months, ph.end, ph.bound = 12, y, NoBound
		return
	}
	lo, _, u, end, vague := p.amount(p.space(e))
	switch {
	case end == 0 || vague || lo != float64(int(lo)) || lo < 1 || lo > 120:
		ph.end = e
		return
	case u == uQuarter:
		lo *= 3
	case u == uYear:
		lo *= 12
	case u != uMonth:
		ph.end = e
		return
	}
	ph.months, ph.end, ph.bound = int(lo), end, NoBound
}

// calendar reads a point or a range of the calendar or the clock, with what
// bounds it.
func (p *parser) calendar(i int) phrase {
	ph := p.shared(i)
	if ph.end == 0 {
		a, end := p.point(i)
		if end == 0 {
			return phrase{}
		}
		ph = phrase{start: i, end: end, a: a}
		if g := p.graft(&ph); g {
			p.bounded(&ph)
			return ph
		}
		if b, e := p.rangeEnd(&ph.a, end); e > 0 {
			ph.b, ph.end, ph.isRange = b, e, true
		}
	}
	if !ph.a.hasDate() {
		ph.kind = Clock
	}
	p.bounded(&ph)
	return ph
}

// dash is the end of a connector of two ends of a range at i; 0 if there is none.
func (p *parser) dash(i int) int {
	j := p.space(i)
	e := p.any(j, "起至", "——", "—", "–", "-", "−", "~", "～", "〜", "∼", "直至", "直到", "至", "到")
	if e == 0 {
		return 0
	}
	return p.space(e)
}

// rangeEnd reads 至B behind point a: B lends from a what it leaves out.
func (p *parser) rangeEnd(a *point, i int) (point, int) {
	if a.vague || a.same != 0 {
		return point{}, 0
	}
	between := false
	j := p.dash(i)
	if j == 0 {
		if e := p.any(p.space(i), "和", "与", "及"); e > 0 {
			j, between = p.space(e), true
		} else {
			return point{}, 0
		}
	}
	b, end := p.point(j)
	if end == 0 && a.clock != NoPrecision {
		b, end = p.clockPoint(j)
	}
	if end == 0 || b.open {
		return point{}, 0
	}
	if between {
		e := p.any(p.space(end), "之间", "间")
		if e == 0 || p.has(end, "间接") || p.has(end, "间谍") || p.has(end, "间隔") {
			return point{}, 0
		}
		end = e
	}
	al, bl := a.level(), b.level()
	if al != bl && !(al >= Hour && bl >= Hour) && !(al == Day && bl == Day) {
		if !(b.base == baseNow && b.n == 0 && b.u == uDay) {
			return point{}, 0
		}
	}
	lend(a, &b)
	return b, end
}

// lend fills in what b, the end of a range, leaves to a, its beginning.
func lend(a, b *point) {
	if b.base != baseNone || b.top() <= Year {
		return
	}
	if b.top() >= Hour {
		clock, h, m, s, d := b.clock, b.hour, b.min, b.sec, b.part24
		*b = *a
		b.clock, b.hour, b.min, b.sec = clock, h, m, s
		if d.text != "" {
			b.part24 = d
		} else if a.part24.pm && b.hour < 12 && b.hour >= (a.hour-1)%12 {
			b.hour += 12
			b.part24 = daypart{}
		}
		return
	}
	top := b.top()
	b.base, b.u, b.n, b.year, b.century, b.decade, b.fiscal, b.lunar = a.base, a.u, a.n, a.year, a.century, a.decade, a.fiscal, a.lunar
	if top == Day && b.day != 0 && b.month == 0 {
		b.month = a.month
	}
	if top == Day && b.weekday != 0 {
		b.week = a.week
	}
}

// graft reads a range whose ends share the year or month before it:
// 2023年3-8月, 12月17-18日, 今年第16至19周.
func (p *parser) graft(ph *phrase) bool {
	l := ph.a.level()
	if l != Year && l != Month || ph.a.part != Whole || ph.a.vague || ph.a.same != 0 || ph.a.count != 0 {
		return false
	}
	sh := p.shared(p.space(ph.end))
	if sh.end == 0 || sh.a.base != baseNone || sh.b.base != baseNone || !sh.a.hasDate() {
		return false
	}
	if l == Month && sh.a.top() != Day || l == Year && sh.a.top() == Day {
		return false
	}
	a, b := ph.a, ph.a
	for _, x := range []struct{ to, from *point }{{&a, &sh.a}, {&b, &sh.b}} {
		if l == Year {
			x.to.month = x.from.month
		}
		x.to.quarter, x.to.week, x.to.day = x.from.quarter, x.from.week, x.from.day
		x.to.part24, x.to.clock, x.to.hour, x.to.min, x.to.sec = x.from.part24, x.from.clock, x.from.hour, x.from.min, x.from.sec
	}
	ph.a, ph.b, ph.end, ph.isRange = a, b, sh.end, true
	return true
}

// shared reads a range whose unit stands only behind its second number:
// 3-8月, 2019-2023年, 第16至19周, 早上五到六点.
func (p *parser) shared(i int) phrase {
	j, lead := i, false
	var dp daypart
	if p.has(i, "第") {
		j, lead = i+len("第"), true
	} else if d, e := p.daypartAt(i, true); e > 0 {
		dp, j = d, p.space(e)
	}
	n := numberAt(p.text, j)
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.hi > 0 {
		return phrase{}
	}
	if p.has(n.end, "/") && n.digits == 4 { // 2024/2025赛季
		m := numberAt(p.text, n.end+1)
		if e := p.any(p.space(m.end), "赛季", "财年", "年度", "学年"); m.end > 0 && e > 0 && m.digits == 4 && m.val == n.val+1 {
			a, b := point{base: baseAbsolute, year: n.val}, point{base: baseAbsolute, year: m.val}
			return phrase{start: i, end: e, a: a, b: b, isRange: true}
		}
	}
	k := p.dash(n.end)
	listed := k == 0 && p.has(n.end, "、") // 一、二季度
	if listed {
		k = p.space(n.end + len("、"))
	}
	if k == 0 {
		return phrase{}
	}
	if lead && p.has(k, "第") {
		k += len("第")
	}
	m := numberAt(p.text, k)
	if m.end == 0 || m.long || m.hanzi != n.hanzi || listed && m.val != n.val+1 {
		return phrase{}
	}
	var b point
	var end int
	if lead {
		b, end = p.ordinal(k)
		if end > 0 {
			end = p.tail(&b, end)
		}
	} else {
		if b, end = p.point(k); end == 0 && dp.text != "" {
			b, end = p.clockPoint(k)
		}
	}
	if end == 0 {
		return phrase{}
	}
	a := b
	a.part24 = dp
	switch {
	case b.base == baseAbsolute && b.level() == Year && n.digits == 4 && n.val < b.year:
		a.year = n.val
	case b.base == baseNone && b.level() == Month && b.day == 0 && n.val >= 1 && n.val <= 12 && b.month != 0 && b.part == Whole:
		a.month = n.val
	case b.base == baseNone && b.level() == Quarter && b.quarter > 0 && n.val >= 1 && n.val < b.quarter:
		a.quarter = n.val
	case b.base == baseNone && b.top() == Week && b.week > 0 && n.val >= 1 && n.val < b.week:
		a.week = n.val
	case b.base == baseNone && b.top() == Day && b.level() == Day && b.day > 0 && n.val >= 1 && n.val < b.day:
		a.day = n.val
	case b.top() >= Hour && b.clock == Hour && n.val <= 24 && n.val != b.hour:
		a.hour = n.val
		b.part24 = dp
	default:
		return phrase{}
	}
	return phrase{start: i, end: end, a: a, b: b, isRange: true}
}

// bounded reads what stands behind a point and bounds it: 以来, 起, 之前.
func (p *parser) bounded(ph *phrase) {
	i := p.space(ph.end)
	if ph.a.vague && ph.a.base == baseNow {
		return
	}
	set := func(end int, b Bound) {
		ph.end, ph.bound = end, b
	}
	if ph.isRange {
		return
	}
	if ph.kind == Date {
		if e := p.any(i, "以来", "至今", "迄今", "到现在", "到目前", "到如今", "到今天", "到今日", "直到现在", "直到今天", "截至目前", "截止目前", "截至今日", "截至现在"); e > 0 {
			set(e, Since)
			ph.toNow = true
			return
		}
		if p.has(i, "来") && p.followed(i+len("来"), "首最新的第") { // 2020年3月来首次降息
			set(i+len("来"), Since)
			ph.toNow = true
			return
		}
		if e := p.any(i, "开始", "伊始"); e > 0 {
			set(e, Since)
			return
		}
		if p.has(i, "起") && !p.followed(i+len("起"), "诉亚火价飞草身因码源步来家底义名") {
			set(i+len("起"), Since)
			return
		}
	}
	if ph.kind == Clock && p.news {
		return
	}
	if e := p.any(i, "或之前", "及之前", "或以前", "及以前"); e > 0 {
		set(e, Before)
		ph.inclusive = true
		return
	}
	if e := p.any(i, "或之后", "及之后", "或以后", "及以后", "或之後", "或以後", "及之後", "及以後"); e > 0 {
		set(e, Since)
		return
	}
	if e := p.any(i, "之前", "以前"); e > 0 {
		set(e, Before)
		return
	}
	if e := p.any(i, "之后", "以后", "之後", "以後"); e > 0 {
		set(e, After)
		return
	}
	if p.news && ph.a.base == baseNow && ph.a.level() <= Year && ph.a.part == Whole {
		return
	}
	if p.has(i, "前") && !p.followed(i+len("前"), "后夕三两一二四五六七八九十几半数0123456789述沿往台景身置瞻排端任总高首员主副妻男女所董脸 ") && !p.has(i, "前提是") && !p.has(i, "前提条") && !p.has(i, "前提下") {
		set(i+len("前"), Before)
		return
	}
	if p.any(i, "后", "後") > 0 && (!p.news || ph.a.level() >= Month) && !p.followed(i+len("后"), "续期台来疫市者排置轮卫座驱天半世摄勤方端") {
		set(i+len("后"), After)
	}
}

// every reads a set: 每天, 每隔两周, 每周一.
func (p *parser) every(i int) phrase {
	w := p.words.find(p.text, i, wordEvery)
	if w == nil {
		return phrase{}
	}
	j := p.space(i + len(w.text))
	// 每周一, 每周一至周五
	if d := p.words.find(p.text, j, wordWeekday); d != nil || p.weekdayAt(j) > 0 {
		end := j
		if d != nil {
			end = j + len(d.text)
		} else {
			end = p.weekdayAt(j)
		}
		if k := p.dash(end); k > 0 {
			if d2 := p.words.find(p.text, k, wordWeekday); d2 != nil {
				end = k + len(d2.text)
			}
		}
		return phrase{start: i, end: end, kind: Set}
	}
	n := numberAt(p.text, j)
	if n.end > 0 {
		if n.long {
			return phrase{}
		}
		j = p.space(n.end)
	}
	if p.has(j, "半") {
		j += len("半")
	}
	counter := false
	if e := p.any(j, "个", "個"); e > 0 {
		j, counter = e, true
	}
	u, end := p.unitAt(j)
	if end == 0 || u == uMonth && n.end > 0 && !counter || u == uSecond || u == uMinute && n.end == 0 {
		if e := p.any(j, "晚", "早"); e > 0 && n.end == 0 {
			return phrase{start: i, end: e, kind: Set}
		}
		return phrase{}
	}
	if u == uDay || u == uWorkday { // 每天早上8点
		var pt point
		if d, e := p.daypartAt(p.space(end), true); e > 0 {
			pt.part24, end = d, e
		}
		if e := p.clockAfterDaypart(&pt, end); e > 0 {
			end = e
		}
	}
	return phrase{start: i, end: end, kind: Set}
}

// weekdayAt is the end of a weekday behind 每, where 每周一 is no 每周 + 一次.
func (p *parser) weekdayAt(i int) int {
	e := p.any(i, "周", "星期", "礼拜", "週")
	if e == 0 {
		return 0
	}
	r := p.next(e)
	if r == 0 || !strings.ContainsRune("一二三四五六日天", r) {
		return 0
	}
	e += utf8.RuneLen(r)
	if p.followed(e, "次个回期更款集场篇小十百千万岁年元杯顿人位名家台辆倍部种章轮度天到至") {
		return 0
	}
	return e
}

// unitAt reads a unit word at i: the unit and its end.
func (p *parser) unitAt(i int) (unit, int) {
	for k := range unitWords {
		x := &unitWords[k]
		if !p.has(i, x.text) {
			continue
		}
		if p.compound(i, x.not) {
			return noUnit, 0
		}
		return x.u, i + len(x.text)
	}
	return noUnit, 0
}

// unitWords, longest first where one begins another.
var unitWords = []struct {
	text string
	u    unit
	not  []compound
}{
	{"世纪", uCentury, nil}, {"季度", uQuarter, nil}, {"财季", uQuarter, nil}, {"財季", uQuarter, nil},
	{"财年", uYear, nil}, {"年度", uYear, nil}, {"年代", uDecade, nil}, {"年", uYear, yearCompounds},
	{"星期", uWeek, nil}, {"礼拜", uWeek, nil}, {"周末", uWeekend, nil}, {"周", uWeek, weekCompounds}, {"週", uWeek, nil},
	{"月", uMonth, monthCompounds}, {"工作日", uWorkday, nil}, {"交易日", uWorkday, nil},
	{"日", uDay, dayCompounds}, {"天", uDay, heavenCompounds}, {"小时", uHour, nil}, {"小時", uHour, nil}, {"钟头", uHour, nil},
	{"分钟", uMinute, nil}, {"分鐘", uMinute, nil}, {"秒钟", uSecond, nil}, {"秒", uSecond, compounds("秒杀 秒懂 秒回 秒针 秒表 秒级")},
}

// span reads a stretch before or behind now: 过去三年, 近30天, 未来两周, 前1周.
func (p *parser) span(i int) phrase {
	w := p.words.find(p.text, i, wordSpan, wordFirst)
	if w == nil {
		return phrase{}
	}
	if p.news && (w.text == "后" || w.text == "前" || w.text == "头" || w.text == "之后" || w.text == "之前") {
		return phrase{}
	}
	if w.text == "近" && strings.ContainsRune("附最接靠临邻远将亲相贴", p.prev(i)) {
		return phrase{}
	}
	j := p.space(i + len(w.text))
	d := p.duration(j)
	if d.end == 0 || d.spanUnit == noUnit {
		return phrase{}
	}
	n := w.n
	if w.kind == wordFirst {
		n = -1
	}
	end := d.end
	before, gone := p.prev(i), w.text == "过去"
	if gone && (p.has(end, "了") || before == '经' || before == '已' || before == '刚') {
		return phrase{} // 已经过去6年了
	}
	if w.text == "近" && p.news && (d.spanUnit <= uHour || p.any(end, "历史", "的历史", "的时间", "时间", "之久") > 0) {
		return phrase{} // 近三个小时, 近百年历史 are lengths
	}
	if d.max > 0 && d.secs > 0 {
		d.spanN = int(d.max / d.spanUnit.seconds())
	}
	if p.has(end, "里") {
		end += len("里")
	}
	return phrase{start: i, end: end, kind: Date, spanUnit: d.spanUnit, spanN: n * d.spanN, vague: d.vague,
		secs: d.secs, max: d.max}
}
