package timex

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"suyuan/internal/article"
)

// resolver places phrases on the calendar.
type resolver struct {
	text  string
	news  bool
	mem   memory
	moons *lunarYears
	words *vocabulary
	// quoted says that the phrase stands in a quotation.
	quoted bool
}

// place is a resolved point.
type place struct {
	period
	anchor, how string
	clocked     bool // from and until lie within a day
	dated       bool // the year is said, or carried from where it is
}

// timex resolves ph and remembers what it says.
func (r *resolver) timex(ph *phrase) Timex {
	t := Timex{Span: article.Span{Start: ph.start, End: ph.end}, Kind: ph.kind, Bound: ph.bound, Part: ph.a.part, Fiscal: ph.a.fiscal}
	switch {
	case ph.kind == Set:
		t.How = "set"
		return t
	case ph.kind == Duration:
		t.Seconds, t.SecondsMax, t.How = ph.secs, ph.max, "duration"
		if ph.vague {
			t.Seconds, t.SecondsMax, t.How = 0, 0, "duration-vague"
		}
		return t
	case ph.kind == Clock:
		return r.clockOnly(ph, t)
	case ph.spanUnit != noUnit:
		return r.span(ph, t)
	}
	a := r.point(&ph.a, ph)
	if !a.ok() {
		t.How = "unresolved"
		if a.how != "" {
			t.How = a.how
		}
		return t
	}
	if ph.isRange {
		b := r.rangeEnd(ph, a)
		if !b.ok() {
			t.How = "unresolved"
			return t
		}
		return r.closed(t, a, b)
	}
	if ph.months > 0 {
		a.how += "-ended"
		a.period = endedOn(a.period, ph.months)
	}
	t.Anchor, t.How = a.anchor, a.how
	whole := a.period
	if !ph.titled && !ph.a.vague && ph.a.same == 0 && !r.compared(ph) {
		r.mem.note(whole, a.dated && !ph.toNow)
		if !r.stamp(ph) {
			r.mem.opens()
		}
	}
	if ph.toNow && r.mem.now.ok() {
		if !whole.contains(r.mem.now.from) {
			whole = join(whole, r.mem.now)
		}
		t.How += "-to-now"
	}
	t.From, t.Until, t.ISO, t.Precision = whole.from, whole.until, whole.iso(), whole.prec
	if !r.news {
		r.open(ph, &t, a)
	}
	if r.news && !ph.titled {
		t.Dateline = r.dateline(ph, a)
	}
	return t
}

// stamp says whether the phrase ends its line, as the date does that a page
// head gives with the source.
func (r *resolver) stamp(ph *phrase) bool {
	rest, _, _ := strings.Cut(r.text[ph.end:], "\n")
	return strings.Trim(rest, " 0123456789:\u3000\r") == ""
}

// compared says whether the time only measures another against itself, as in
// 较2023年8月的440亿美元: what follows goes on from the other one.
func (r *resolver) compared(ph *phrase) bool {
	if !r.mem.sentence.ok() {
		return false
	}
	before := strings.TrimRight(r.text[max(0, ph.start-12):ph.start], " ")
	if endsInAny(before, r.words.cues.compared) {
		return true
	}
	after := strings.TrimLeft(r.text[ph.end:min(len(r.text), ph.end+12)], " ")
	return beginsWithAny(after, r.words.cues.comparedBehind)
}

// closed fills t with the range from a to b.
func (r *resolver) closed(t Timex, a, b place) Timex {
	t.Anchor, t.How = a.anchor, a.how+"-range"
	if !r.news {
		t.From, t.Until, t.Precision = a.from, b.from, max(a.prec, b.prec)
		t.ISO = join(a.period, b.period).iso()
		return t
	}
	p := join(a.period, b.period)
	if !p.ok() {
		t.Anchor, t.How = "", "unresolved"
		return t
	}
	r.mem.note(p, a.dated)
	t.From, t.Until, t.ISO, t.Precision = p.from, p.until, p.iso(), p.prec
	return t
}

// open gives an assistant's reading of bounds: one end open.
func (r *resolver) open(ph *phrase, t *Timex, a place) {
	switch ph.bound {
	case Since:
		t.Until = time.Time{}
		if ph.toNow {
			t.Until = r.mem.ref.Published
		}
	case After:
		if a.prec < Day {
			t.From = a.until
		}
		t.Until = time.Time{}
	case Before, AsOf:
		t.From, t.Until = time.Time{}, a.from
		if ph.inclusive && a.prec < Day {
			t.Until = a.until
		}
	default:
		if ph.a.base == baseNow && ph.a.u == uYear && ph.a.n == 0 && ph.a.level() == Year && !ph.a.vague && !ph.a.ago {
			t.Until = dayOf(r.mem.ref.Published).from // 今年 up to now
		}
	}
}

// span fills t for 过去三年 and 未来两周.
func (r *resolver) span(ph *phrase, t Timex) Timex {
	t.How = "span"
	if ph.vague {
		t.How = "span-vague"
		return t
	}
	t.Seconds, t.SecondsMax = ph.secs, ph.max
	now := r.mem.now
	if !now.ok() {
		return t
	}
	n := ph.spanN
	if !r.news {
		m := r.moment(ph.spanUnit, n)
		ref := r.mem.ref.Published
		if !m.clocked {
			ref = dayOf(ref).from
		} else {
			t.Anchor, t.From, t.Until, t.Precision = anchorPublished, ref, m.from, Second
			if n < 0 {
				t.From, t.Until = m.from, ref
			}
			t.ISO = daysOf(t.From, t.Until).iso()
			t.Seconds, t.SecondsMax = 0, 0
			return t
		}
		t.Seconds, t.SecondsMax = 0, 0
		t.Anchor = anchorPublished
		t.From, t.Until = m.from, ref
		if n > 0 { // from tomorrow on
			t.From, t.Until = ref.AddDate(0, 0, 1), m.from.AddDate(0, 0, 1)
		}
		t.ISO, t.Precision = daysOf(t.From, t.Until).iso(), Day
		return t
	}
	u := ph.spanUnit
	if u <= uHour {
		return t
	}
	far, here := shifted(now, u, n), shifted(now, u, 0)
	if u == uYear && n == -1 && now.prec >= Month && now.from.Month() <= time.February {
		here = far // 过去一年, said when a year has just ended
	}
	if u <= uMonth && now.prec == Day {
		far, here = dayOf(back(now.from, u, n)), now
	}
	if !far.ok() || !here.ok() {
		return t
	}
	p := join(far, here)
	if n > 0 {
		p = join(here, far)
	}
	t.Anchor, t.From, t.Until, t.ISO, t.Precision = r.mem.anchor(), p.from, p.until, p.iso(), p.prec
	return t
}

// clockOnly fills t for a time of day without a date.
func (r *resolver) clockOnly(ph *phrase, t Timex) Timex {
	t.How = "clock"
	from, until, prec := timeOfDay(&ph.a)
	zero := clockDay
	t.From, t.Until, t.Precision = zero.Add(from), zero.Add(until), prec
	if ph.isRange {
		t.How = howClockRange
		bf, bu, bp := timeOfDay(&ph.b)
		t.Until, t.Precision = zero.Add(bu), max(prec, bp)
		if !r.news {
			t.Until = zero.Add(bf)
		}
		if r.news && !t.Until.After(t.From) {
			t.Until = t.Until.Add(24 * time.Hour)
		}
	}
	if !r.news {
		switch ph.bound {
		case Before, AsOf:
			t.From, t.Until = time.Time{}, t.From
		case After, Since:
			t.Until = time.Time{}
		}
	}
	return t
}

// dateline says whether the phrase is the date at the head of a paragraph of
// when a story was told (12月10日消息), and takes the first of a story as the
// day that it calls 今天.
func (r *resolver) dateline(ph *phrase, a place) bool {
	if ph.a.day == 0 && ph.a.holiday == 0 || a.prec < Day || ph.bound != NoBound {
		return false
	}
	line := r.text[max(0, ph.start-reach):ph.start]
	if k := strings.LastIndexByte(line, '\n'); k >= 0 {
		line = line[k+1:]
	} else if ph.start > reach {
		return false
	}
	switch before := strings.Trim(line, " \u3000*>#【】\t\r"); {
	case before == "", slices.Contains(r.words.cues.zone, before):
		if r.saysToday(ph.end, a) {
			r.mem.dateline = false // that day, whatever day the story is told on
		} else if !r.isDateline(ph.end) {
			return false
		}
	default:
		if !isAgency(before) || !r.isNewsOf(ph.end) {
			return false
		}
	}
	if !r.mem.dateline {
		r.mem.now, r.mem.dateline = dayOf(a.from), true
	}
	return true
}

// saysToday says whether the sentence that opens with a day of the last week goes on to
// speak of 今日, which is that day then: 7月8日，某车企今日宣布.
func (r *resolver) saysToday(end int, a place) bool {
	now := r.mem.now
	if !now.ok() || a.from.After(now.from) || now.from.Sub(a.from) > newsAge {
		return false
	}
	rest := r.text[end:min(len(r.text), end+reach)]
	if k := strings.IndexAny(rest, "。！？\n"); k >= 0 {
		rest = rest[:k]
	}
	return containsAny(rest, r.words.cues.today)
}

// newsAge is how old the news of an article may be that calls its day 今日.
const newsAge = 7 * 24 * time.Hour

// isAgency says whether what stands before a date on its line may be the name of who
// brings the news: IT之家 9月8日消息.
func isAgency(before string) bool {
	return strings.HasSuffix(before, "》") && utf8.RuneCountInString(before) <= 2*maxAgency ||
		utf8.RuneCountInString(before) <= maxAgency && !strings.ContainsAny(before, "，。、：；,.:;（(“「《")
}

// maxAgency is the longest such name, in characters.
const maxAgency = 8

// isNewsOf says whether what stands behind a date says that news are of that day.
func (r *resolver) isNewsOf(end int) bool {
	rest := strings.TrimLeft(r.text[end:min(len(r.text), end+30)], " ")
	return beginsWithAny(rest, r.words.cues.newsOf)
}

// isDateline says whether what stands behind a date makes it a dateline.
func (r *resolver) isDateline(end int) bool {
	rest := strings.TrimLeft(r.text[end:min(len(r.text), end+30)], " ")
	return beginsWithAny(rest, r.words.cues.dateline) || strings.HasPrefix(rest, "电，") || strings.HasPrefix(rest, "电 ")
}

const howClockRange = "clock-range"

// clockDay is the day that a Clock's From and Until lie on.
var clockDay = date(1, 1, 2)
