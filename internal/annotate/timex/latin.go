package timex

import (
	"strings"
)

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
	if endsInAny(strings.TrimRight(p.text[:i], " "), p.words.cues.quarterNotAfter) {
		return point{}, 0
	}
	if p.text[i] == 'H' {
		dated := p.prev(i) >= '0' && p.prev(i) <= '9' || strings.HasSuffix(strings.TrimRight(p.text[max(0, i-4):i], " "), "年")
		if v > 2 || !dated && p.any(p.space(e), p.words.cues.halfBehind...) == 0 {
			return point{}, 0 // H2 芯片
		}
		return point{half: v}, e
	}
	if p.any(p.space(e), p.words.cues.quarterNot...) > 0 {
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
