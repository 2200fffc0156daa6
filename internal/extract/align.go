package extract

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// aligned is what a member of a 分别 list is said of: the subject or the time
// in the same place of a list before it.
type aligned struct {
	subject subject
	has     bool // subject is set
	time    string
}

// alignment gives the i-th quantity of a sentence its counterpart where it
// stands in a list behind 分别: A、B和C分别为1、2和3; 第16至19周分别为….
func (x *Extractor) alignment(d *document, s *sentence, i int) aligned {
	at, first, n := d.respective(s, i)
	if n < 2 {
		return aligned{}
	}
	place := i - first
	if x.metricsBefore(d, s, at, first, n) != nil {
		return aligned{} // 营收和净利润分别为…: of one and the same
	}
	if list := x.listBefore(d, s, at, n); list != nil {
		m := list[place]
		return aligned{subject: mentioned(m, byGrammar), has: true}
	}
	if list := x.nounsBefore(d, s, at, n); list != nil {
		sub := subject{entity: -1, text: list[place].Of(d.text), span: list[place], by: byGrammar}
		if m, ok := s.mentionAt(list[place].Start); ok {
			sub.entity, sub.span = m.Entity, m.Span
		}
		return aligned{subject: sub, has: true}
	}
	if d.followsList(s, first, n) {
		return aligned{}
	}
	if t := d.timeBefore(s, at, n, place); t != "" {
		return aligned{time: t}
	}
	return aligned{time: d.timeBefore(s, s.quantities[first].Start, n, place)} // 分别在2022年和2023年亏损1亿元和2亿元
}

// alignedMetric is what the i-th quantity of a sentence measures where it stands in a
// list behind 分别 and as many metrics are listed before: 营收和净利润分别为10亿元和2亿元.
func (x *Extractor) alignedMetric(d *document, s *sentence, i int) (reading, bool) {
	at, first, n := d.respective(s, i)
	if n < 2 {
		return reading{}, false
	}
	list := x.metricsBefore(d, s, at, first, n)
	if list == nil {
		return reading{}, false
	}
	return list[i-first], true
}

// respective is where 分别 stands before the list of the i-th quantity of a sentence,
// the index of the list's first member and how many it has: 0 if there is no such list.
func (d *document) respective(s *sentence, i int) (at, first, n int) {
	list := s.quantities[i].List
	if list == 0 {
		return 0, 0, 0
	}
	first = i
	for j := range s.quantities {
		if s.quantities[j].List == list {
			first, n = min(first, j), n+1
		}
	}
	head := d.text[s.Start:s.quantities[first].Start]
	for _, w := range d.grammar.pairing {
		if mark := strings.LastIndex(head, w); mark >= 0 {
			return s.Start + mark, first, n
		}
	}
	return 0, 0, 0
}

// metricsBefore are the n metrics that a list right before a place of the sentence
// names, each fit for its quantity; nil if there is no such list.
func (x *Extractor) metricsBefore(d *document, s *sentence, at, first, n int) []reading {
	list := make([]reading, n)
	for k := n - 1; k >= 0; k-- {
		at = d.skipLeft(at, s.Start, false)
		best := reading{metric: -1}
		for _, h := range s.hits {
			if h.End != at || best.metric >= 0 && h.Len() <= best.cue.Len() {
				continue
			}
			for _, cue := range x.metricCues[h.word] {
				if _, ok := x.fits(cue.metric, &s.quantities[first+k]); ok && cue.kind == nounCue {
					best = reading{metric: cue.metric, cue: h.Span, label: h.Of(d.text), rule: "figure." + x.model.Metrics[cue.metric].Name + ".noun", confidence: alignedConfidence}
				}
			}
		}
		if best.metric < 0 {
			return nil
		}
		list[k] = best
		if k > 0 {
			if at = d.joinedAt(best.cue.Start); at < 0 {
				return nil
			}
		}
	}
	return list
}

// joinedAt is where the word begins that joins what stands at a place to what is
// listed before it, or -1.
func (d *document) joinedAt(at int) int {
	at = len(strings.TrimRight(d.text[:at], " "))
	for _, w := range d.grammar.conjunctions {
		if strings.HasSuffix(d.text[:at], w) {
			return at - len(w)
		}
	}
	return -1
}

// alignedConfidence is of a metric that stands in the same place of a list.
const alignedConfidence = 0.9

// followsList says whether a list of n quantities goes on from another as long that
// no 分别 gives times to: 1至2月，产销完成97万辆和93万辆，同比分别增长18%和20%.
func (d *document) followsList(s *sentence, first, n int) bool {
	if first == 0 {
		return false
	}
	list := s.quantities[first-1].List
	members := 0
	for i := range s.quantities[:first] {
		if s.quantities[i].List == list {
			members++
		}
	}
	return list > 0 && members == n && !anyWithin(d.text[s.Start:s.quantities[first-n].Start], d.grammar.pairing)
}

// nounsBefore is the nearest list of exactly n nouns before a place of the
// sentence: 即时配送、佣金及其它业务增长强劲，收入同比增长分别为….
func (x *Extractor) nounsBefore(d *document, s *sentence, at, n int) []article.Span {
	var gaps []article.Span // what joins the members, the last first
	for k := d.tokenBefore(at); k >= 0 && d.Tokens[k].Start >= s.Start && len(gaps) < n; k-- {
		sp := d.Tokens[k].Span
		if w := sp.Of(d.text); w == de || !d.grammar.joins(w) && !slices.Contains(d.grammar.nounJoints, w) {
			continue
		}
		if len(gaps) > 0 && d.skipRight(sp.End, s.End, false) == gaps[len(gaps)-1].Start {
			gaps[len(gaps)-1].Start = sp.Start // 、及
			continue
		}
		if len(gaps) > 0 && (d.runes(article.Span{Start: sp.End, End: gaps[len(gaps)-1].Start}) > maxDescription || strings.ContainsFunc(d.text[sp.End:gaps[len(gaps)-1].Start], annotate.IsClauseMark)) {
			return nil
		}
		gaps = append(gaps, sp)
	}
	if len(gaps) != n-1 {
		return nil
	}
	first, last := gaps[n-2], gaps[0]
	list := make([]article.Span, n)
	list[0] = d.phraseBefore(s, d.skipLeft(first.Start, s.Start, false), s.Start)
	for i := 1; i < n-1; i++ {
		list[i] = article.Span{Start: d.skipRight(gaps[n-1-i].End, s.End, false), End: d.skipLeft(gaps[n-2-i].Start, s.Start, false)}
	}
	list[n-1] = d.phraseFrom(s, d.skipRight(last.End, s.End, false))
	if list[0].Len() == 0 || list[n-1].Len() == 0 || x.generic(s, list[0]) {
		return nil // 两者与官方数字的差距
	}
	return list
}

// listBefore is the nearest list of exactly n mentions that ends before a place
// of the sentence.
func (x *Extractor) listBefore(d *document, s *sentence, at, n int) []annotate.Mention {
	for k, m := range slices.Backward(s.mentions) {
		if m.End > at {
			continue
		}
		list := []annotate.Mention{m}
		for {
			prev, ok := d.coordinatedBefore(s, list[0])
			if !ok {
				break
			}
			list = slices.Insert(list, 0, prev)
		}
		if len(list) == n {
			return list
		}
		if k < len(s.mentions)-n {
			return nil
		}
	}
	return nil
}

// timeBefore is the place-th of n times before a place of the sentence: its last
// n dates, or those that fewer span (2021年至2023年及2024年上半年 are four).
func (d *document) timeBefore(s *sentence, at, n, place int) string {
	var dates, units []string
	next := -1 // where the date behind begins
	for i := range slices.Backward(s.times) {
		t := &s.times[i]
		if t.End > at || t.Kind != timex.Date || t.ISO == "" {
			continue
		}
		if next >= 0 && !d.listed(article.Span{Start: t.End, End: next}) {
			break
		}
		next = t.Start
		dates = append([]string{t.ISO}, dates...)
		units = append(unitsOf(t), units...)
		for _, list := range [][]string{dates, units} {
			if len(list) == n {
				return list[place]
			}
		}
	}
	if len(units) == n+1 && d.runsToNow(units) {
		return units[place] // 过去三年: the years that are over
	}
	return ""
}

// listed says whether what stands between two dates only joins them.
func (d *document) listed(between article.Span) bool {
	w := strings.TrimLeft(strings.TrimSpace(between.Of(d.text)), "，,")
	return w == "" || slices.Contains(d.grammar.rangeLinks, w) || slices.Contains(d.grammar.conjunctions, w)
}

// runsToNow says whether the last of the years is that of the article.
func (d *document) runsToNow(years []string) bool {
	last := years[len(years)-1]
	return len(last) == len("2006") && strings.HasPrefix(d.Article.Published, last)
}

// unitsOf are the equal units that an interval spans, or the date itself. Of one
// that ends within a year the rest of that year is the last: 2020年至2022年上半年.
func unitsOf(t *timex.Timex) []string {
	from, to, interval := strings.Cut(t.ISO, "/")
	if !interval {
		return []string{t.ISO}
	}
	years := len(from) == len("2006")
	step := func(u time.Time) (time.Time, string) { return u.AddDate(0, 1, 0), u.Format("2006-01") }
	switch {
	case years:
		step = func(u time.Time) (time.Time, string) { return u.AddDate(1, 0, 0), u.Format("2006") }
	case t.Precision == timex.Month:
	case t.Precision == timex.Week:
		step = func(u time.Time) (time.Time, string) { return u.AddDate(0, 0, 7), isoWeek(u) }
	case t.Precision == timex.Day:
		step = func(u time.Time) (time.Time, string) { return u.AddDate(0, 0, 1), u.Format("2006-01-02") }
	case t.Precision == timex.Quarter && strings.Contains(from, "Q"):
		step = func(u time.Time) (time.Time, string) { return u.AddDate(0, 3, 0), quarterOf(u) }
	default:
		return []string{t.ISO} // 前三季度 and 上半年 are one
	}
	var units []string
	for u := t.From; u.Before(t.Until) && len(units) < maxUnits; {
		next, iso := step(u)
		if years && next.After(t.Until) {
			units = append(units, restOf(u, to))
			break
		}
		units = append(units, iso)
		u = next
	}
	return units
}

// maxUnits is how many units an interval is told apart in.
const maxUnits = 31

// restOf is the stretch from the beginning of a year to an end within it.
func restOf(year time.Time, to string) string {
	if strings.Contains(to, "Q") || len(to) == len("2006") {
		return to
	}
	return year.Format("2006-01") + "/" + to
}

func quarterOf(t time.Time) string {
	return fmt.Sprintf("%d-Q%d", t.Year(), (int(t.Month())+2)/3)
}

func isoWeek(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}
