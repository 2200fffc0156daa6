package timex

import (
	"math"
	"strings"
)

// duration reads a length of time: 三个月, 1年零7个多月, 半天, 两年半. Its
// spanUnit and spanN are set where it is so many of one unit, which is what
// 过去三年 and 三年前 need.
func (p *parser) duration(i int) phrase {
	ph := phrase{start: i, kind: Duration}
	if strings.ContainsRune("第上下某同", p.prev(i)) && !strings.HasSuffix(p.text[:i], "马上") {
		return phrase{} // 第一天, 上一秒
	}
	j := i
	prevUnit := uCentury + 1
	for parts := 0; parts < 6; parts++ {
		k := j
		if parts > 0 {
			k = p.space(j)
			if e := p.any(k, "零", "又", "多"); e > 0 {
				k = p.space(e)
			}
		}
		lo, hi, u, end, vague := p.amount(k)
		if end == 0 {
			lo, u, end = p.minutesOf(k, prevUnit)
		}
		if end == 0 || u >= prevUnit {
			break
		}
		s := u.seconds()
		if parts == 0 {
			ph.spanUnit = u
			ph.spanN = int(math.Ceil(lo))
			if lo != math.Trunc(lo) || hi > 0 {
				ph.spanUnit = finerFor(u, hi)
				ph.spanN = int(lo * s / ph.spanUnit.seconds())
			}
		} else {
			ph.spanUnit = noUnit
		}
		ph.secs += lo * s
		if hi > 0 {
			ph.max = hi * s
		} else if ph.max > 0 {
			ph.max += lo * s
		}
		ph.vague = ph.vague || vague
		j, prevUnit = end, u
		ph.end = end
		if parts == 0 && hi == 0 { // 80分钟-90分钟
			if k := p.dash(end); k > 0 {
				if lo2, hi2, u2, e2, _ := p.amount(k); e2 > 0 && u2 == u && lo2 > lo && hi2 == 0 {
					ph.max, ph.end, ph.spanUnit = lo2*s, e2, noUnit
					break
				}
			}
		}
	}
	if ph.end == 0 {
		return phrase{}
	}
	p.agoOrHence(&ph)
	return ph
}

// minutesOf reads 30分, which alone is a score: it needs 小时 before or 秒 behind.
func (p *parser) minutesOf(i int, prev unit) (float64, unit, int) {
	n := numberAt(p.text, i)
	if n.end == 0 || n.long || n.approx || n.hi > 0 || n.frac > 0 {
		return 0, noUnit, 0
	}
	j := p.space(n.end)
	if !p.has(j, "分") || p.words.behindLength.at(p.text, j) {
		return 0, noUnit, 0
	}
	e := j + len("分")
	s := numberAt(p.text, p.space(e))
	if prev != uHour && (s.end == 0 || !p.has(p.space(s.end), "秒")) {
		return 0, noUnit, 0
	}
	return float64(n.val), uMinute, e
}

// finerFor is the unit to shift by for a broken or unsure number of units.
func finerFor(u unit, hi float64) unit {
	if hi > 0 {
		return u
	}
	switch u {
	case uYear:
		return uMonth
	case uDay:
		return uHour
	case uMonth, uWeek:
		return uDay
	}
	return u
}

// amount reads one number and unit: 三个月, 半年, 两年半, 7个多月, 一个半月.
func (p *parser) amount(i int) (lo, hi float64, u unit, end int, vague bool) {
	j := i
	half := 0.0
	n := numberAt(p.text, i)
	switch {
	case n.end > 0:
		if n.long {
			return
		}
		lo, hi, vague = n.value(), float64(n.hi), n.approx
		if n.hi > 0 {
			lo = float64(n.val)
		}
		j = n.end
		if !n.hanzi { // 30-40天
			if k := p.dash(j); k > 0 {
				if m := numberAt(p.text, k); m.end > 0 && !m.hanzi && !m.long && m.value() > lo {
					hi, j = m.value(), m.end
				}
			}
		} else if k := p.any(j, "到", "至"); k > 0 {
			if m := numberAt(p.text, k); m.end > 0 && m.hanzi && !m.long && m.value() > lo {
				hi, j = m.value(), m.end
			}
		}
		j = p.space(j)
	case p.has(i, "半"):
		lo, j = 0.5, i+len("半")
	case p.has(i, "多"):
		vague, j = true, i+len("多")
	case p.has(i, "俩"):
		lo, j = 2, i+len("俩")
	case p.has(i, "整"):
		lo, j = 1, i+len("整")
	default:
		return 0, 0, noUnit, 0, false
	}
	if e := p.any(j, "多", "余", "來", "来"); e > 0 && n.end > 0 {
		vague, j = vague || false, e
	}
	counter := false
	if e := p.any(j, "个", "個"); e > 0 {
		j, counter = e, true
		if e := p.any(j, "多"); e > 0 {
			j = e
		}
		if p.has(j, "半") {
			half, j = 0.5, j+len("半")
		}
	} else if n.end > 0 && p.has(j, "半") && !p.has(j, "半年") {
		return 0, 0, noUnit, 0, false
	}
	j = p.space(j)
	if p.has(j, "整") {
		j += len("整")
	}
	u, end = p.unitAt(j)
	if end == 0 {
		return 0, 0, noUnit, 0, false
	}
	switch u {
	case uMonth:
		if !counter && !(p.has(i, "两") || p.has(i, "数") || p.has(i, "俩")) {
			return 0, 0, noUnit, 0, false // 3月 is March
		}
	case uYear, uDay, uSecond, uMinute:
		if counter != (p.has(j, "年度") || p.has(j, "财年")) {
			return 0, 0, noUnit, 0, false // 三个财年, but 24年度 is a year
		}
		if p.has(j, "日") && !p.dayCount(end) {
			return 0, 0, noUnit, 0, false
		}
	case uQuarter:
		if !counter {
			return 0, 0, noUnit, 0, false
		}
	case uDecade, uWeekend:
		return 0, 0, noUnit, 0, false
	}
	if p.has(end, "半") && !p.words.behindLength.at(p.text, end) {
		half, end = 0.5, end+len("半")
	}
	if p.has(end, "多") && !p.words.behindLength.at(p.text, end) {
		end += len("多")
	}
	if n.digits == 4 && n.val >= 1900 && n.val < 2100 && u == uYear {
		return 0, 0, noUnit, 0, false
	}
	lo += half
	if hi > 0 {
		hi += half
	}
	return lo, hi, u, end, vague
}

// dayCount says whether N日 is a number of days and not a day of the month:
// 三日内, 10日之内.
func (p *parser) dayCount(end int) bool {
	return p.any(end, "内", "之内", "以内", "游") > 0
}

// agoOrHence turns 三年前 and 三天后 into points.
func (p *parser) agoOrHence(ph *phrase) {
	if ph.spanUnit == noUnit {
		return
	}
	i := p.space(ph.end)
	if e := p.any(i, "之前", "以前"); e > 0 {
		p.shift(ph, e, -1)
		return
	}
	if p.words.behindLength.at(p.text, i) {
		return // 三年|前后
	}
	if p.has(i, "前") {
		p.shift(ph, i+len("前"), -1)
		return
	}
	if e := p.any(i, "之后", "以后", "之後", "以後"); e > 0 {
		p.shift(ph, e, 1)
		return
	}
	if p.any(i, "后", "後") > 0 {
		p.shift(ph, i+len("后"), 1)
	}
}

// shift makes the duration a point that many units before or behind now.
func (p *parser) shift(ph *phrase, end, dir int) {
	ph.kind, ph.end = Date, end
	ph.a = point{base: baseNow, u: ph.spanUnit, n: dir * ph.spanN, ago: true, vague: ph.vague || ph.max > 0}
	ph.secs, ph.max, ph.spanUnit, ph.spanN = 0, 0, noUnit, 0
}
