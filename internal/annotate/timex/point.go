package timex

import (
	"strings"
	"unicode/utf8"
)

// point reads one place on the calendar or the clock at i; the end is 0 if
// there is none.
func (p *parser) point(i int) (point, int) {
	pt, end := p.head(i)
	if end == 0 {
		return point{}, 0
	}
	return pt, p.tail(&pt, end)
}

// pointTail calls tail and gives both, for heads that are complete points.
func (p *parser) head(i int) (point, int) {
	if n := numberAt(p.text, i); n.end > 0 {
		if n.long {
			return point{}, 0
		}
		if pt, end := p.numeric(i, n); end > 0 {
			return pt, end
		}
		if w := p.words.find(p.text, i, wordHoliday); w != nil {
			return p.holiday(i, w)
		}
		return point{}, 0
	}
	ws := p.words.at(p.text, i)
	for k := range ws {
		w := &ws[k]
		if !w.stands(p.text, i) {
			continue
		}
		if pt, end := p.wordHead(i, w); end > 0 {
			return pt, end
		}
	}
	return point{}, 0
}

// wordHead reads a point that begins with word w of the lexicon.
func (p *parser) wordHead(i int, w *word) (point, int) {
	end := i + len(w.text)
	switch w.kind {
	case wordNot:
		return point{}, 0
	case wordRel:
		if w.u == uDay && (strings.HasSuffix(p.text[:i], "年的") || strings.HasSuffix(p.text[:i], "前的") || strings.HasSuffix(p.text[:i], "后的")) {
			return point{}, 0 // 去年的今天 is another day
		}
		pt := point{base: baseNow, u: w.u, n: w.n}
		if d, ok := endDaypart(w.text); ok {
			pt.part24 = d
		}
		return pt, end
	case wordCtx:
		pt := point{base: baseContext, u: w.u, n: w.n}
		if d, ok := endDaypart(w.text); ok {
			pt.part24 = d
		}
		return pt, end
	case wordNow:
		if p.news && w.n > 0 {
			return point{}, 0 // 马上 says nothing of when in a report
		}
		pt := point{base: baseNow, u: w.u, vague: true, open: w.n == 0}
		if !p.news && (w.n > 0 || w.text == "现在") {
			pt.n = 1
		}
		return pt, end
	case wordShift:
		u, e := p.unitAt(p.space(end))
		if e == 0 || u < uDay || u == uWorkday || u == uDay && w.text != "上" && w.text != "下" || u == uDay {
			return point{}, 0
		}
		if u == uYear && (w.text == "这" || w.text == "上" && p.has(end, "年代")) {
			return point{}, 0
		}
		if p.has(end, "年") && w.text != "本" && !p.has(end, "年度") && u == uYear && w.text != "上一" && w.text != "下一" && w.text != "这一" {
			return point{}, 0
		}
		pt := point{base: baseNow, u: u, n: w.n}
		if strings.HasPrefix(p.text[p.space(end):], "财") {
			pt.fiscal = true
		}
		if u == uWeekend {
			pt.u, pt.weekend = uWeek, true
		}
		return pt, e
	case wordWeekday:
		return point{weekday: w.n}, end
	case wordWeekend:
		return point{weekend: true}, end
	case wordHalf:
		return point{half: w.n}, end
	case wordYearPart:
		if strings.ContainsRune("青少老中成童百千近每多历往周半新学去今明", p.prev(i)) {
			return point{}, 0
		}
		return point{base: baseNow, u: uYear, part: w.part}, end
	case wordWhole:
		return point{whole: true}, end
	case wordMonthPart:
		if strings.ContainsRune("满蜜登岁个一", p.prev(i)) {
			return point{}, 0
		}
		if w.part == Mid || strings.HasSuffix(w.text, "旬") {
			if !strings.HasSuffix(w.text, "旬") {
				return point{}, 0
			}
		}
		return point{base: baseNow, u: uMonth, part: w.part}, end
	case wordSeason:
		if strings.HasPrefix(w.text, "今") {
			return point{base: baseNow, u: uYear, season: w.n}, end
		}
		return point{season: w.n}, end
	case wordHoliday:
		return p.holiday(i, w)
	case wordDaypart:
		return p.daypartHead(i)
	case wordClockpart:
		d, e := p.daypartAt(i, true)
		if e == 0 {
			return point{}, 0
		}
		c, ce := p.clockPoint(p.space(e))
		if ce == 0 {
			return point{}, 0
		}
		if c.clock == Hour && p.has(e, "一点") && !p.followed(ce-len("钟"), "钟整") {
			return point{}, 0 // 早一点
		}
		c.part24 = d
		return c, ce
	case wordOrdinal:
		return p.ordinal(end)
	case wordFirst:
		pt := point{}
		if e := p.firstOf(&pt, i, true); e > 0 {
			return pt, e
		}
	case wordLunar:
		j := p.space(end)
		n := numberAt(p.text, j)
		if n.end == 0 || n.long {
			return point{}, 0
		}
		pt, e := p.numeric(j, n)
		if e == 0 || pt.base == baseNone && pt.month == 0 {
			return point{}, 0
		}
		pt.lunar = true
		return pt, e
	case wordEra:
		n := numberAt(p.text, p.space(end))
		j := n.end
		y := n.val
		if p.has(end, "元年") {
			y, j = 1, end+len("元")
		}
		if j == 0 || y < 1 || y > 150 || !p.has(p.space(j), "年") {
			return point{}, 0
		}
		return point{base: baseAbsolute, year: w.n + y}, p.space(j) + len("年")
	case wordSame:
		pt := point{base: baseNow, u: uYear, n: w.n, same: 1}
		if w.n == 0 {
			pt.base = baseContext
		}
		return pt, end
	case wordLatin:
		if isASCIIWord(p.prev(i)) {
			return point{}, 0
		}
		return p.latin(i)
	}
	return point{}, 0
}

// endDaypart is the part of the day that a word such as 今晚 ends in.
func endDaypart(s string) (daypart, bool) {
	for _, d := range shortDayparts {
		if strings.HasSuffix(s, d.text) {
			return d, true
		}
	}
	return daypart{}, false
}

// holiday reads a holiday's name, where its neighbours let it be one.
func (p *parser) holiday(i int, w *word) (point, int) {
	end := i + len(w.text)
	if p.words.holidays[w.n].needs && !p.besideCue(i, end) {
		return point{}, 0
	}
	return point{holiday: w.n + 1}, end
}

// besideCue says whether a word beside [i,end) shows that it is a holiday.
func (p *parser) besideCue(i, end int) bool {
	before := strings.TrimRight(p.text[max(0, i-24):i], " \"“「")
	if strings.HasSuffix(before, "年") {
		return true
	}
	if e := p.any(end, "\"", "”", "」"); e > 0 {
		end = e
	}
	for _, s := range holidayCues {
		if p.has(p.space(end), s) || strings.HasSuffix(before, s) {
			return true
		}
	}
	return false
}

// numeric reads a point that begins with a number.
func (p *parser) numeric(i int, n number) (point, int) {
	if n.approx || n.hi > 0 || n.frac > 0 {
		if n.frac > 0 {
			return p.dotted(i)
		}
		return point{}, 0
	}
	if !n.hanzi && isASCIIWord(p.prev(i)) && p.next(p.space(n.end)) < utf8.RuneSelf {
		return point{}, 0
	}
	// 2025-03-29, 2025/3/29; 8:00; 2025Q3
	if !n.hanzi && n.end < len(p.text) {
		switch p.text[n.end] {
		case '-', '/':
			if pt, e := p.isoDate(n, p.text[n.end]); e > 0 {
				return pt, e
			}
		case ':':
			return p.colonClock(i, n, 1)
		}
		if p.has(n.end, "：") {
			return p.colonClock(i, n, len("："))
		}
	}
	j := p.space(n.end)
	if p.edition(i, n, j) {
		return point{base: baseAbsolute, year: n.val}, n.end
	}
	if pt, e := p.yearLatin(n, j); e > 0 {
		return pt, e
	}
	if !n.hanzi && n.digits == 4 && n.val >= 1990 && n.val <= 2050 && p.next(j) >= utf8.RuneSelf && p.next(j) != '年' {
		// 2024 下半年, 2025第一季度
		probe := point{base: baseAbsolute, year: n.val}
		if e := p.tail(&probe, n.end); e > n.end && (probe.half > 0 || probe.quarter > 0 || probe.season > 0 || probe.count > 0) {
			return point{base: baseAbsolute, year: n.val}, n.end
		}
	}
	switch r := p.next(j); r {
	case '年':
		return p.yearAt(i, n, j)
	case '月', '季':
		return p.inYearAt(n, j)
	case '日', '号', '號':
		return p.dayAt(i, n, j, r)
	case '世':
		if p.has(j, "世纪") && n.val >= 1 && n.val <= 30 && !p.has(j, "世纪福克斯") {
			return point{century: n.val}, j + len("世纪")
		}
	case '财':
		if e := p.any(j, "财年", "财政年度"); e > 0 && n.digits == 4 {
			return point{base: baseAbsolute, year: n.val, fiscal: true}, e
		}
	case '点', '點', '时':
		return p.clockAt(i, n, j, r)
	case 'a', 'A', 'p', 'P':
		if pt, e := p.ampm(n.val, 0, j); e > 0 && !n.hanzi && n.val >= 1 && n.val <= 12 {
			return pt, e
		}
	}
	return point{}, 0
}

// inYearAt reads N月 or N季度 (the unit at j).
func (p *parser) inYearAt(n number, j int) (point, int) {
	if n.long || n.approx || n.hi > 0 || n.frac > 0 {
		return point{}, 0
	}
	if e := p.any(j, "季度", "季报"); e > 0 && n.val >= 1 && n.val <= 4 {
		return point{quarter: n.val}, e
	}
	if !p.has(j, "月") {
		return point{}, 0
	}
	e := j + len("月")
	if r := p.prev(n.end); r == '两' || r == '兩' { // 两月 is a length
		return point{}, 0
	}
	if n.val < 1 || n.val > 12 || n.hanzi && n.digits > 1 || p.compound(j, calendarMonthCompounds) || n.hanzi && p.compound(j, monthCompounds) {
		return point{}, 0
	}
	if p.has(e, "份") {
		e += len("份")
	}
	return point{month: n.val}, e
}

// yearAt reads N年 (年 at j) as a year, a decade or not at all.
func (p *parser) yearAt(i int, n number, j int) (point, int) {
	e := j + len("年")
	if p.has(j, "年代") {
		if n.digits == 4 {
			return point{base: baseAbsolute, year: n.val, decade: n.val}, e + len("代")
		}
		if n.val >= 10 && n.val <= 90 && n.val%10 == 0 {
			return point{decade: n.val}, e + len("代")
		}
		return point{}, 0
	}
	if n.digits == 4 && n.val >= 1000 && n.val < 2200 {
		if p.followed(e, "轻龄") && n.val < 1900 {
			return point{}, 0
		}
		if p.has(e, "度") && !p.followed(e+len("度"), "假过") {
			e += len("度")
		}
		return point{base: baseAbsolute, year: n.val}, e
	}
	if n.digits != 2 {
		return point{}, 0
	}
	if n.hanzi && !n.zero { // 一六年, which no length is written like
		return point{base: baseAbsolute, year: shortYear(n.val)}, e
	}
	// 07年, 23年11月, 98年: a year of two digits, which 20年 alone is not.
	if (p.compound(j, yearCompounds) || p.followed(p.space(e), "前后来内间多半以之的中历老")) && !n.zero {
		return point{}, 0
	}
	pt := point{base: baseAbsolute, year: shortYear(n.val)}
	if n.zero || n.val >= 80 && p.prev(i) != '近' && p.prev(i) != '约' && p.prev(i) != '第' {
		return pt, e
	}
	probe := pt
	if p.tail(&probe, e) > e && (probe.month > 0 || probe.quarter > 0 || probe.half > 0 || probe.part != Whole) {
		return pt, e
	}
	return point{}, 0
}

// shortYear is the year that two digits stand for: 70 to 99 lie in the
// twentieth century.
func shortYear(y int) int {
	if y >= 70 {
		return 1900 + y
	}
	return 2000 + y
}

// dayAt reads N日 or N号 as a day of the month.
func (p *parser) dayAt(i int, n number, j int, r rune) (point, int) {
	e := j + utf8.RuneLen(r)
	if n.val < 1 || n.val > 31 || n.hanzi && n.digits > 1 {
		return point{}, 0
	}
	if r != '日' {
		// 9号线, 2号楼, 天舟5号: only what is said of a day makes N号 one.
		if p.any(p.space(e), "晚", "早", "上午", "下午", "凌晨", "的时候", "当天", "中午", "傍晚", "之前", "前", "起", "消息") == 0 {
			return point{}, 0
		}
		return point{day: n.val}, e
	}
	if p.compound(j, calendarDayCompounds) || p.dayCount(e) || n.hanzi && p.compound(j, dayCompounds) {
		return point{}, 0
	}
	if n.hanzi && n.val < 10 || strings.ContainsRune("第每数", p.prev(i)) {
		return point{}, 0
	}
	return point{day: n.val}, e
}

// isoDate reads 2025-03-29, 2025/3/29, 2025-03 and 12-11-10 from the number
// on; an assistant's two-digit years are read only outside of news.
func (p *parser) isoDate(n number, sep byte) (point, int) {
	m := numberAt(p.text, n.end+1)
	if m.end == 0 || m.hanzi || m.digits == 0 || m.digits > 2 || m.val < 1 {
		return point{}, 0
	}
	long := n.digits == 4 && n.val >= 1900 && n.val < 2200
	if e := p.any(p.space(m.end), "财年", "财政年度", "年度", "学年"); e > 0 && long && m.digits == 2 && m.val == (n.val+1)%100 {
		return point{base: baseAbsolute, year: n.val + 1, fiscal: true}, e // 2024/25财年 is called 2025's
	}
	if m.val > 12 || !long && (p.news || n.digits != 2) {
		return point{}, 0
	}
	year := n.val
	if !long {
		year = shortYear(n.val)
	}
	if m.end < len(p.text) && p.text[m.end] == sep {
		d := numberAt(p.text, m.end+1)
		if d.end == 0 || d.hanzi || d.digits > 2 || !realDate(year, m.val, d.val) || isASCIIWord(p.next(d.end)) && p.next(d.end) != 'T' {
			return point{}, 0
		}
		e := d.end
		if e < len(p.text) && (p.text[e] == sep) {
			return point{}, 0
		}
		pt := point{base: baseAbsolute, year: year, month: m.val, day: d.val}
		if p.next(e) == 'T' {
			if c, ce := p.stamp(e + 1); ce > 0 {
				pt.clock, pt.hour, pt.min, pt.sec = c.clock, c.hour, c.min, c.sec
				return pt, ce
			}
			return point{}, 0
		}
		return pt, e
	}
	if !long || m.digits != 2 || isASCIIWord(p.next(m.end)) || p.followed(m.end, "-/.:") || p.has(m.end, "年") {
		return point{}, 0
	}
	return point{base: baseAbsolute, year: year, month: m.val}, m.end
}

// stamp reads the clock of 2025-03-29T10:00:00.000.
func (p *parser) stamp(i int) (point, int) {
	n := numberAt(p.text, i)
	if n.end == 0 || n.hanzi || n.end >= len(p.text) || p.text[n.end] != ':' {
		return point{}, 0
	}
	pt, e := p.colonClock(i, n, 1)
	if e > 0 && e < len(p.text) && p.text[e] == '.' {
		for e++; e < len(p.text) && p.text[e] >= '0' && p.text[e] <= '9'; e++ {
		}
	}
	if e > 0 && p.next(e) == 'Z' {
		e++
	}
	return pt, e
}

// dotted reads 2025.03.29, whose number looks like a decimal.
func (p *parser) dotted(i int) (point, int) {
	if isASCIIWord(p.prev(i)) || p.prev(i) == '.' {
		return point{}, 0
	}
	var part [3]int
	j := i
	for k := range part {
		st := j
		for j < len(p.text) && p.text[j] >= '0' && p.text[j] <= '9' && j-st < 5 {
			part[k] = part[k]*10 + int(p.text[j]-'0')
			j++
		}
		if k == 0 && j-st != 4 || k > 0 && (j-st < 1 || j-st > 2) {
			return point{}, 0
		}
		if k < 2 {
			if j >= len(p.text) || p.text[j] != '.' {
				return point{}, 0
			}
			j++
		}
	}
	if isASCIIWord(p.next(j)) || j < len(p.text) && p.text[j] == '.' || part[0] < 1900 || part[0] > 2199 || !realDate(part[0], part[1], part[2]) {
		return point{}, 0
	}
	return point{base: baseAbsolute, year: part[0], month: part[1], day: part[2]}, j
}

// yearLatin reads 2025Q3, 25Q3, 2024H1, 3Q25, 1H24 (the letter at j).
func (p *parser) yearLatin(n number, j int) (point, int) {
	if n.hanzi || n.digits == 0 || j >= len(p.text) {
		return point{}, 0
	}
	c := p.text[j]
	if c != 'Q' && c != 'H' && c != 'q' {
		return point{}, 0
	}
	if n.digits == 4 && n.val >= 1990 && n.val < 2100 || n.digits == 2 && n.val >= 10 && n.val < 50 && j == n.end {
		y := n.val
		if n.digits == 2 {
			y += 2000
		}
		if pt, e := p.latin(j); e > 0 {
			pt.base, pt.year = baseAbsolute, y
			return pt, e
		}
		return point{}, 0
	}
	if n.digits != 1 || j != n.end {
		return point{}, 0
	}
	pt := point{}
	switch {
	case c == 'H' && n.val >= 1 && n.val <= 2:
		pt.half = n.val
	case c == 'Q' && n.val >= 1 && n.val <= 4:
		pt.quarter = n.val
	default:
		return point{}, 0
	}
	y := numberAt(p.text, j+1)
	if y.end > 0 && !y.hanzi && (y.digits == 2 && y.val >= 10 && y.val < 50 || y.digits == 4 && y.val >= 1990 && y.val < 2100) && !isASCIIWord(p.next(y.end)) {
		pt.base, pt.year = baseAbsolute, y.val
		if y.digits == 2 {
			pt.year += 2000
		}
		return pt, y.end
	}
	if isASCIIWord(p.next(j+1)) || c == 'H' {
		return point{}, 0 // 1H alone may be an hour
	}
	return pt, j + 1
}

// latin reads Q3, H1, FY2024, FY24Q3 at i.
func (p *parser) latin(i int) (point, int) {
	if p.has(i, "FY") {
		n := numberAt(p.text, p.space(i+2))
		if n.end == 0 || n.hanzi || n.digits != 4 && n.digits != 2 {
			return point{}, 0
		}
		y := n.val
		if n.digits == 2 {
			y += 2000
		}
		pt := point{base: baseAbsolute, year: y, fiscal: true}
		e := n.end
		if k := p.space(e); k < len(p.text) && (p.text[k] == 'Q' || p.text[k] == 'H') {
			if q, qe := p.latin(k); qe > 0 {
				pt.quarter, pt.half, e = q.quarter, q.half, qe
			}
		}
		return pt, e
	}
	if i+1 >= len(p.text) || p.text[i+1] < '1' || p.text[i+1] > '4' {
		return point{}, 0
	}
	v := int(p.text[i+1] - '0')
	e := i + 2
	if isASCIIWord(p.next(e)) || p.followed(e, "-.·+") && !p.followedRange(e) {
		return point{}, 0
	}
	if strings.HasSuffix(strings.TrimRight(p.text[max(0, i-10):i], " "), "奥迪") {
		return point{}, 0
	}
	if p.text[i] == 'H' {
		dated := p.prev(i) >= '0' && p.prev(i) <= '9' || strings.HasSuffix(strings.TrimRight(p.text[max(0, i-4):i], " "), "年")
		if v > 2 || !dated && p.any(p.space(e), "营收", "收入", "净利", "利润", "财报", "业绩", "销量", "出货", "同比", "毛利", "GMV") == 0 {
			return point{}, 0 // H2 芯片
		}
		return point{half: v}, e
	}
	if p.any(p.space(e), "系列", "款", "车型", "型号", "芯片", "手机", "耳机") > 0 {
		return point{}, 0
	}
	if q := p.any(p.space(e), "季度"); q > 0 {
		e = q
	} else if q := p.any(p.space(e), "财季"); q > 0 {
		return point{quarter: v, fiscal: true}, q
	}
	return point{quarter: v}, e
}

// followedRange says whether a dash at i leads on to another quarter: Q1-Q3.
func (p *parser) followedRange(i int) bool {
	j := p.dash(i)
	return j > 0 && j < len(p.text) && (p.text[j] == 'Q' || p.text[j] == 'H' || p.text[j] == '2')
}

// ordinal reads what stands behind 第 or 首: 三季度, 16周, 二财季.
func (p *parser) ordinal(i int) (point, int) {
	var n number
	if p.prev(i) == '首' {
		n = number{end: i, val: 1}
	} else {
		n = numberAt(p.text, p.space(i))
	}
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.val < 1 {
		return point{}, 0
	}
	j := p.space(n.end)
	if e := p.any(j, "季度", "财季", "財季"); e > 0 && n.val <= 4 { // 第二个季度 counts
		return point{quarter: n.val, fiscal: !p.has(j, "季度")}, e
	}
	if p.prev(i) == '首' {
		if e := p.any(j, "个季度", "个财季"); e > 0 {
			return point{quarter: 1}, e
		}
		return point{}, 0
	}
	if e := p.any(j, "周", "星期", "週"); e > 0 && n.val <= 53 && !p.compound(j, weekCompounds) {
		return point{week: n.val}, e
	}
	return point{}, 0
}

// firstOf reads 前三季度, 前10个月, 前两个星期 into pt; alone says that
// nothing stands before it.
func (p *parser) firstOf(pt *point, i int, alone bool) int {
	e := p.any(i, "前", "头", "首")
	fromEnd := false
	if e == 0 {
		if e = p.any(i, "最后", "最後"); e == 0 || alone {
			return 0
		}
		fromEnd = true
	}
	if alone && strings.ContainsRune("之以目此当空年月日天周期提超", p.prev(i)) {
		return 0
	}
	j := p.space(e)
	n := numberAt(p.text, j)
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.hi > 0 || n.val < 1 {
		return 0
	}
	j = p.space(n.end)
	counter := p.any(j, "个", "個") > 0
	if counter {
		j += len("个")
	}
	j = p.space(j)
	u, end := p.unitAt(j)
	switch {
	case end == 0:
		return 0
	case u == uQuarter && n.val <= 4, u == uMonth && n.val <= 12:
	case u == uWeek && !alone && n.val <= 53, u == uDay && !alone && n.val <= 366 && pt.month > 0:
	default:
		return 0
	}
	if u == uMonth && !counter && !p.news && alone {
		return 0
	}
	pt.count, pt.countUnit, pt.fromEnd = n.val, u, fromEnd
	if fromEnd {
		return end
	}
	return end
}

// fairs end the names of events that are told apart by a bare year: 2023上海车展.
var fairs = []string{"车展", "大会", "峰会", "奥运", "世界杯", "论坛", "博览会", "世博", "进博会", "展览会", "展会", "亚运会", "欧洲杯", "嘉年华", "开发者", "消费电子展"}

// edition says whether the bare number at i is the year of a fair or a
// conference: CES 2023, （CES）2023, 2023 上海车展.
func (p *parser) edition(i int, n number, after int) bool {
	if n.hanzi || n.digits != 4 || n.val < 1900 || n.val > 2100 {
		return false
	}
	if strings.ContainsRune("/-.", p.prev(i)) {
		return false
	}
	if r := p.next(n.end); !p.news && (r == 0 || strings.ContainsRune("，。？！、；,?!", r)) {
		return true // an assistant's bare 2008
	}
	if n.val < 1990 || n.val > 2050 {
		return false
	}
	r := p.next(n.end)
	if p.next(after) == '年' || isASCIIWord(r) || strings.ContainsRune(".,:/-年%", r) && r != 0 {
		return false
	}
	before := strings.TrimRight(p.text[max(0, i-10):i], " ")
	before = strings.TrimSuffix(before, "）")
	caps := 0
	for caps < len(before) && before[len(before)-1-caps] >= 'A' && before[len(before)-1-caps] <= 'Z' {
		caps++
	}
	if caps >= 3 && caps <= 5 && (caps == len(before) || !isASCIIWord(rune(before[len(before)-1-caps]))) {
		return p.next(after) < utf8.RuneSelf || !p.followed(after, "款元万亿台辆个家名米型")
	}
	if p.next(after) < utf8.RuneSelf {
		return false
	}
	name := p.text[after:min(len(p.text), after+36)]
	if k := strings.IndexAny(name, "，。、；：\n"); k >= 0 {
		name = name[:k]
	}
	for _, f := range fairs {
		if strings.Contains(name, f) {
			return true
		}
	}
	return false
}
