package timex

import (
	"strings"
	"unicode/utf8"
)

// unitAt reads a unit word at i: the unit and its end.
func (p *parser) unitAt(i int) (unit, int) {
	for k := range unitWords {
		x := &unitWords[k]
		if !p.has(i, x.text) {
			continue
		}
		if p.words.behindLength.at(p.text, i) {
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
}{
	{"世纪", uCentury}, {"季度", uQuarter}, {"财季", uQuarter}, {"財季", uQuarter},
	{"财年", uYear}, {"年度", uYear}, {"年代", uDecade}, {"年", uYear},
	{"星期", uWeek}, {"礼拜", uWeek}, {"周末", uWeekend}, {"周", uWeek}, {"週", uWeek},
	{"月", uMonth}, {"工作日", uWorkday}, {"交易日", uWorkday},
	{"日", uDay}, {"天", uDay}, {"小时", uHour}, {"小時", uHour}, {"钟头", uHour},
	{"分钟", uMinute}, {"分鐘", uMinute}, {"秒钟", uSecond}, {"秒", uSecond},
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
	if w.text == "过去" && p.has(end, "了") {
		return phrase{} // 已经过去6年了
	}
	if w.text == "近" && p.news && (d.spanUnit <= uHour || p.any(end, p.words.cues.lasting...) > 0) {
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

// every reads a set: 每天, 每隔两周, 每周一.
func (p *parser) every(i int) phrase {
	w := p.words.find(p.text, i, wordEvery)
	if w == nil {
		return phrase{}
	}
	j := p.space(i + len(w.text))
	// 每周一, 每周一至周五
	if end := p.weekdayAt(j); end > 0 {
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
		if d, e := p.daypartAt(p.space(end)); e > 0 {
			pt.part24, end = d, e
		}
		if e := p.clockAfterDaypart(&pt, end); e > 0 {
			end = e
		}
	}
	return phrase{start: i, end: end, kind: Set}
}

// weekdayAt is the end of a weekday or of several behind 每 (每周一至周五), where 每周一 is
// no 每周 + 一次.
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
	if k := p.dash(e); k > 0 {
		if last := p.words.find(p.text, k, wordWeekday); last != nil {
			return k + len(last.text)
		}
	}
	if p.any(e, p.words.cues.counted...) > 0 || p.followed(e, "天到至") {
		return 0
	}
	return e
}
