package timex

import (
	"fmt"
	"strings"
	"testing"
)

// found prints what a test asserts of an expression: its bytes, its words, its
// kind where it is no date, and what it was resolved to.
func found(text string, x Timex) string {
	s := fmt.Sprintf("%d-%d %s", x.Start, x.End, x.Of(text))
	switch x.Kind {
	case Duration:
		s += fmt.Sprintf(" %gs", x.Seconds)
		if x.SecondsMax > 0 {
			s += fmt.Sprintf("..%gs", x.SecondsMax)
		}
	case Set:
		s += " set"
	case Clock:
		s += " " + x.From.Format("15:04:05") + ".." + x.Until.Format("15:04:05")
	default:
		if x.ISO == "" {
			s += " ?"
		} else {
			s += " " + x.ISO
		}
		if x.Precision >= Hour {
			s += " " + x.From.Format("15:04:05")
		}
	}
	return s
}

func check(t *testing.T, rec *Recognizer, published, text string, want ...string) {
	t.Helper()
	ref, err := ParseReference(published)
	if err != nil {
		t.Fatal(err)
	}
	all := rec.Find(text, ref, nil)
	checkSpans(t, text, all)
	var got []string
	for _, x := range all {
		got = append(got, found(text, x))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%q, published %s\n got:\n%s\nwant:\n%s", text, published, g, w)
	}
}

func TestFind(t *testing.T) {
	rec := New()
	for _, c := range []struct {
		published, text string
		want            []string
	}{
		{"2026-01", "从去年9月开始,SU7 Ultra的销量断崖:从8月的2363辆跌至9月的356辆,12月更是只剩下35辆。", []string{
			"0-19 从去年9月开始 2025-09", "48-52 8月 2025-08", "68-72 9月 2025-09", "82-87 12月 2025-12"}},
		{"2024-07-21", "该公司股价周五在纽约市场收跌 11%。自 2019 年以来，亏损超过 550 亿美元。", []string{
			"15-21 周五 2024-07-19", "49-67 自 2019 年以来 2019/2024-07-21"}},
	} {
		check(t, rec, c.published, c.text, c.want...)
	}
}
