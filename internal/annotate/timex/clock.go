package timex

import "strings"

// daypartAt reads a part of the day at i, behind a date or before a clock time.
func (p *parser) daypartAt(i int) (daypart, int) {
	if w := p.words.find(p.text, i, wordDaypart); w != nil {
		return p.words.dayparts[w.n], i + len(w.text)
	}
	for _, d := range p.words.shortParts {
		e := i + len(d.text)
		if !p.has(i, d.text) {
			continue
		}
		if p.words.behindDate.at(p.text, i) { // 12月10日|晚宴
			return daypart{}, 0
		}
		return d, e
	}
	return daypart{}, 0
}

// daypartHead reads a time of day that begins with its part: 晚8点, 下午5:00, 上午.
func (p *parser) daypartHead(i int, w *word) (point, int) {
	e := i + len(w.text)
	if _, ce := p.clockPoint(p.space(e)); ce == 0 && p.news {
		return point{}, 0 // 夜间 alone is no time that a report gives
	}
	return point{part24: p.words.dayparts[w.n]}, e
}

// clockAfterDaypart reads the clock time behind a part of the day.
func (p *parser) clockAfterDaypart(pt *point, i int) int {
	c, e := p.clockPoint(p.space(i))
	if e == 0 {
		return 0
	}
	pt.clock, pt.hour, pt.min, pt.sec = c.clock, c.hour, c.min, c.sec
	return e
}

// clockPoint reads a clock time where the words before say that it is one.
func (p *parser) clockPoint(i int) (point, int) {
	n := numberAt(p.text, i)
	if n.end == 0 || n.long || n.frac > 0 || n.approx || n.hi > 0 || n.val > 24 {
		return point{}, 0
	}
	if !n.hanzi && n.end < len(p.text) && p.text[n.end] == ':' {
		return p.colonClock(i, n, 1)
	}
	if p.has(n.end, "：") && !n.hanzi {
		return p.colonClock(i, n, len("："))
	}
	j := p.space(n.end)
	if e := p.any(j, "点", "點"); e > 0 {
		return p.minutes(n.val, e)
	}
	if p.has(j, "时") && !p.words.behindDate.at(p.text, j) {
		return p.minutes(n.val, j+len("时"))
	}
	return point{}, 0
}

// clockAt reads N点 or N时 with nothing before it: what stands behind must
// show that it is a time of day.
func (p *parser) clockAt(i int, n number, j int, r rune) (point, int) {
	if n.val > 24 || n.frac > 0 || n.hanzi && n.digits > 1 {
		return point{}, 0
	}
	e := j + len("点")
	if r == '时' {
		pt, end := p.minutes(n.val, e)
		if end > e && pt.clock > Hour {
			return pt, end
		}
		return point{}, 0
	}
	pt, end := p.minutes(n.val, e)
	if end > e {
		return pt, end
	}
	if n.hanzi && n.val == 0 && n.zero && !p.followed(end, "一二两三四五六七八九零几") && !p.words.behindDate.at(p.text, j) {
		return pt, end // 零点, but 零点五 is a decimal
	}
	if p.any(end, p.words.cues.clockBehind...) > 0 && p.prev(i) != '第' && (!p.news || n.val > 5 || !n.hanzi) {
		return pt, end
	}
	if !p.news && !p.words.behindDate.at(p.text, j) && (!n.hanzi || n.val > 2) {
		return pt, end
	}
	if k := p.dash(end); k > 0 {
		if m := numberAt(p.text, k); m.end > 0 && m.val <= 24 && p.any(p.space(m.end), "点") > 0 {
			return pt, end
		}
	}
	return point{}, 0
}

// minutes reads what may follow the hour: 半, 一刻, 整, 钟, 20分15秒.
func (p *parser) minutes(hour, i int) (point, int) {
	pt := point{clock: Hour, hour: hour}
	if e := p.any(i, "半"); e > 0 && !p.words.behindDate.at(p.text, i) {
		pt.clock, pt.min = Minute, 30
		return pt, e
	}
	if e := p.any(i, "一刻"); e > 0 {
		pt.clock, pt.min = Minute, 15
		return pt, e
	}
	if e := p.any(i, "三刻"); e > 0 {
		pt.clock, pt.min = Minute, 45
		return pt, e
	}
	if e := p.any(i, "整", "钟整", "钟"); e > 0 && !p.words.behindDate.at(p.text, i) {
		return pt, e
	}
	n := numberAt(p.text, p.space(i))
	if n.end == 0 || n.long || n.frac > 0 || n.val > 59 || n.approx || n.hi > 0 {
		return pt, i
	}
	j := p.space(n.end)
	switch {
	case p.has(j, "分") && !p.has(j, "分钟") && !p.has(j, "分之"):
		pt.clock, pt.min = Minute, n.val
		e := j + len("分")
		s := numberAt(p.text, p.space(e))
		if s.end > 0 && s.val <= 59 && !s.long && p.has(p.space(s.end), "秒") {
			pt.clock, pt.sec = Second, s.val
			e = p.space(s.end) + len("秒")
		}
		return pt, e
	case n.hanzi && n.val >= 10 && p.any(j, p.words.cues.notMinutes...) == 0 || n.hanzi && n.zero && n.digits == 2:
		pt.clock, pt.min = Minute, n.val // 九点二十
		return pt, n.end
	}
	return pt, i
}

// colonClock reads 8:00, 17:55:23 and 8:00 a.m.; the colon is so many bytes wide.
func (p *parser) colonClock(i int, n number, colon int) (point, int) {
	if n.digits == 0 || n.digits > 2 || n.val > 24 {
		return point{}, 0
	}
	if r := p.prev(i); r == ':' || r == '.' || r == '/' {
		return point{}, 0
	}
	m := numberAt(p.text, n.end+colon)
	if m.end == 0 || m.hanzi || m.digits != 2 || m.val > 59 {
		return point{}, 0
	}
	pt := point{clock: Minute, hour: n.val, min: m.val}
	e := m.end
	if k := p.any(e, ":", "："); k > 0 {
		if s := numberAt(p.text, k); s.end > 0 && !s.hanzi && s.val <= 59 {
			ok := s.digits == 2
			end := s.end
			if !ok && s.frac > 0 { // 23.43: hundredths are not kept
				ok, end = true, s.end
			}
			if !ok {
				return point{}, 0
			}
			pt.clock, pt.sec, e = Second, s.val, end
		}
	}
	if q, qe := p.ampm(pt.hour, pt.min, p.space(e)); qe > 0 {
		return q, qe
	}
	if isASCIIWord(p.next(e)) && p.next(e) != 'Z' || p.followed(e, ":%") {
		return point{}, 0
	}
	if p.news && (p.ratioAround(i, e) || n.digits == 1 && !p.clockCue(i, e)) {
		return point{}, 0
	}
	return pt, e
}

// clockCue says whether the words around a:b at [i,e) show that it is a time
// of day: 3:2 and 9:16 are not.
func (p *parser) clockCue(i, e int) bool {
	before := strings.TrimRight(p.text[max(0, i-12):i], " ")
	if endsInAny(before, p.words.cues.clockBefore) {
		return true
	}
	k := p.dash(e) // 9:00-18:00
	d, _ := digitAt(p.text, k)
	return k > 0 && d >= 0
}

// ratioAround says whether a:b at [i,e) is a ratio: 16:10 的屏幕比例.
func (p *parser) ratioAround(i, e int) bool {
	after := p.text[e:min(len(p.text), e+24)]
	if k := strings.IndexAny(after, "。！？\n"); k >= 0 {
		after = after[:k]
	}
	before := p.text[max(0, i-18):i]
	return containsAny(after, p.words.cues.ratioBehind) || containsAny(before, p.words.cues.ratioBefore) ||
		strings.HasSuffix(strings.TrimRight(before, " "), "以")
}

// ampm reads a.m. or p.m. at i.
func (p *parser) ampm(hour, min, i int) (point, int) {
	e := p.any(i, "a.m.", "A.M.", "am", "AM")
	pm := false
	if e == 0 {
		e = p.any(i, "p.m.", "P.M.", "pm", "PM")
		pm = true
	}
	if e == 0 || isASCIIWord(p.next(e)) || hour > 12 {
		return point{}, 0
	}
	hour %= 12
	if pm {
		hour += 12
	}
	c := Minute
	if min == 0 {
		c = Hour
	}
	return point{clock: c, hour: hour, min: min}, e
}
