package extract

import (
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
	q := &s.quantities[i]
	if q.List == 0 {
		return aligned{}
	}
	place, n, first := 0, 0, -1
	for j := range s.quantities {
		if s.quantities[j].List != q.List {
			continue
		}
		if first < 0 {
			first = j
		}
		if j < i {
			place++
		}
		n++
	}
	head := article.Span{Start: s.Start, End: s.quantities[first].Start}
	mark := strings.LastIndex(head.Of(d.text), "分别")
	if mark < 0 || n < 2 {
		return aligned{}
	}
	at := s.Start + mark
	if list := x.listBefore(d, s, at, n); list != nil {
		m := list[place]
		return aligned{subject: subject{entity: m.Entity, span: m.Span, by: byGrammar}, has: true}
	}
	return aligned{time: d.timeBefore(s, at, n, place)}
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

// timeBefore is the place-th of n times before a place of the sentence: of n
// dates in a list, or of the n weeks, months or years that one interval spans.
func (d *document) timeBefore(s *sentence, at, n, place int) string {
	var dates []*timex.Timex
	for i := range s.times {
		if t := &s.times[i]; t.End <= at && t.Kind == timex.Date && t.ISO != "" {
			dates = append(dates, t)
		}
	}
	if len(dates) == n {
		return dates[place].ISO
	}
	if len(dates) == 0 {
		return ""
	}
	return nth(dates[len(dates)-1], n, place)
}

// nth is the place-th of the n equal units that an interval spans; "" if it
// spans another number of them.
func nth(t *timex.Timex, n, place int) string {
	var step func(time.Time, int) time.Time
	var layout func(time.Time) string
	switch t.Precision {
	case timex.Year:
		step = func(u time.Time, k int) time.Time { return u.AddDate(k, 0, 0) }
		layout = func(u time.Time) string { return u.Format("2006") }
	case timex.Month:
		step = func(u time.Time, k int) time.Time { return u.AddDate(0, k, 0) }
		layout = func(u time.Time) string { return u.Format("2006-01") }
	case timex.Week:
		step = func(u time.Time, k int) time.Time { return u.AddDate(0, 0, 7*k) }
		layout = isoWeek
	case timex.Day:
		step = func(u time.Time, k int) time.Time { return u.AddDate(0, 0, k) }
		layout = func(u time.Time) string { return u.Format("2006-01-02") }
	default:
		return ""
	}
	if !step(t.From, n).Equal(t.Until) {
		return ""
	}
	return layout(step(t.From, place))
}

func isoWeek(t time.Time) string {
	y, w := t.ISOWeek()
	return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006") + "-W" + twoDigits(w)
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }
