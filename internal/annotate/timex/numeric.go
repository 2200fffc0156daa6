package timex

import (
	"strings"
	"unicode/utf8"
)

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
		// 2024 下半年, 2025第一季度, 2022 全年
		if e := p.any(j, "全年"); e > 0 {
			return point{base: baseAbsolute, year: n.val}, e
		}
		probe := point{base: baseAbsolute, year: n.val}
		if e := p.tail(&probe, n.end); e > n.end && (probe.half > 0 || probe.quarter > 0 || probe.season > 0 || probe.count > 0) {
			return point{base: baseAbsolute, year: n.val}, n.end
		}
	}
	switch r := p.next(j); r {
	case '年':
		return p.yearAt(i, n, j)
	case '月', '季':
		if before := strings.TrimRight(p.text[:i], " "); strings.HasSuffix(before, "连续") || r == '季' && strings.HasSuffix(before, "近") {
			return point{}, 0 // 连续三季度, 近三季度 are lengths
		}
		return p.inYearAt(n, j)
	case '日', '号', '號':
		return p.dayAt(i, n, j, r)
	case '世':
		if p.has(j, "世纪") && n.val >= 1 && n.val <= 30 {
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
	if n.val < 1 || n.val > 12 || n.hanzi && n.digits > 1 || p.words.behindDate.at(p.text, j) || n.hanzi && p.words.behindLength.at(p.text, j) {
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
		if n.val < 1900 && p.words.behindLength.at(p.text, j) {
			return point{}, 0
		}
		if p.has(e, "度") && !p.words.behindDate.at(p.text, e) {
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
	if (p.words.behindLength.at(p.text, j) || p.any(p.space(e), p.words.cues.yearsBehind...) > 0) && !n.zero {
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
		if p.any(p.space(e), p.words.cues.dayBehind...) == 0 {
			return point{}, 0
		}
		return point{day: n.val}, e
	}
	if p.words.behindDate.at(p.text, j) || p.dayCount(e) || n.hanzi && p.words.behindLength.at(p.text, j) {
		return point{}, 0
	}
	if n.hanzi && n.val < 10 || strings.ContainsRune("第每数", p.prev(i)) {
		return point{}, 0
	}
	return point{day: n.val}, e
}

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
		return p.next(after) < utf8.RuneSelf || p.any(after, p.words.cues.notFair...) == 0
	}
	if p.next(after) < utf8.RuneSelf {
		return false
	}
	name := p.text[after:min(len(p.text), after+36)]
	if k := strings.IndexAny(name, "，。、；：\n"); k >= 0 {
		name = name[:k]
	}
	return containsAny(name, p.words.cues.fair)
}
