package timex

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// checkSpans asserts what every result of Find must hold.
func checkSpans(t *testing.T, text string, found []Timex) {
	t.Helper()
	last := 0
	for _, x := range found {
		if x.Start < last || x.End <= x.Start || x.End > len(text) {
			t.Fatalf("span [%d,%d) behind %d of %d bytes: %q", x.Start, x.End, last, len(text), text)
		}
		last = x.End
		if !utf8.RuneStart(text[x.Start]) || x.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[x.End]) {
			t.Fatalf("span [%d,%d) cuts a character: %q", x.Start, x.End, text)
		}
		if x.From.IsZero() != x.Until.IsZero() {
			t.Fatalf("%q is open at one end", x.Of(text))
		}
		if !x.From.IsZero() && !x.From.Before(x.Until) {
			t.Fatalf("%q in %q: from %v until %v", x.Of(text), text, x.From, x.Until)
		}
		if x.Kind == Date && x.From.IsZero() != (x.ISO == "") {
			t.Fatalf("%q: interval and ISO %q disagree", x.Of(text), x.ISO)
		}
		if x.ISO != "" && x.Anchor == "" || x.How == "" {
			t.Fatalf("%q: resolved to %q without anchor or rule", x.Of(text), x.ISO)
		}
	}
}

var fuzzSeeds = []string{
	"从去年9月开始,销量断崖:从8月的2363辆跌至9月的356辆", "2024 年 7 月 19 日 20:00", "10月12日（周六）下午3点半", "第16至19周", "去年同期",
	"1 月 6 日消息，今日。昨晚8点，本周五", "2019-2023年", "上世纪90年代", "农历2015年十月初一", "2月30日，13月，32日", "过去五年，近30天，三年半前",
	"每周一至周五", "８月１日", "民国三年", "前三季度", "2023年12月至2月", "《2024年报告》", "2025-03-29T10:00:00.5Z", "8:00 a.m.", "今天（",
	"最后3周", "今年的最后3周", "99999年后", "9999年12月31日以来", "负1年", "千年", "十几年前",
}

func FuzzFind(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s, int64(0))
		f.Add(s, int64(1768435200))
	}
	rec := news(f)
	assistant := assistant(f)
	f.Fuzz(func(t *testing.T, s string, sec int64) {
		ref := Reference{}
		if sec > 0 && sec < 4e9 {
			ref = Reference{Published: time.Unix(sec, 0).UTC(), Precision: Year + Precision(sec%7)}
		}
		found := rec.Find(s, ref, nil)
		checkSpans(t, s, found)
		assistant.Recognize(s, ref.Published)

		// What stands behind the end of a sentence does not change what was
		// found before it. (A new line may: it makes a heading of the last one.)
		if !strings.HasSuffix(s, "。") || !utf8.ValidString(s) {
			return
		}
		more := rec.Find(s+"屏幕比例将于期间来了历史，另有2024年3月的数据。", ref, nil)
		if len(more) < len(found) {
			t.Fatalf("%q: %d expressions, %d with text behind it", s, len(found), len(more))
		}
		for i := range found {
			if found[i] != more[i] {
				t.Fatalf("%q: %+v became %+v", s, found[i], more[i])
			}
		}
	})
}
