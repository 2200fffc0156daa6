package quantity

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds are texts that touch each part of the package.
var seeds = []string{
	"三个月锁单超过2.3万辆，从8月的2363辆跌至9月的356辆", "等待30-40周，20至30万元，十多万元，3 亿多美元",
	"7200辆、7000辆、5700辆和5200辆", "一百分之五十五点五七九", "负３分之負壹百五十七", "-1.1^--23 4 6/3 21.2E0 15K",
	"1年零7个多月，一米八，5分30秒，三块五一斤", "US$3.5 billion，约合人民币 4.64 万亿元，1.06元/股-5.84元/股",
	"第16至19周，前三名，No.1，Top10，两位数，翻了两番，打对折", "https://a.b/c?d=30%25 2024-07-25 20:00 1.2.3 SU7 GPT-4",
	"万万万万万万亿亿亿亿", "1,1,1,000,00", "零零零点零五", "一点一一一一十", "大于12小于50，1000以上， 1500以下", "4780*1905x1675mm",
	"\xe4\xb8\xe4\xba\x8c", "一\xff二", "９９９，９９９．９％", "几几几十十", "半百半年一半", "华氏温度-100度",
}

// FuzzFind checks what holds of every text: spans are in range, on rune
// boundaries, sorted and disjoint; values are numbers; and appending text after
// the end of a sentence changes nothing before it.
func FuzzFind(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	r := testRecognizer(f)
	f.Fuzz(func(t *testing.T, text string) {
		got := r.Find(text, nil)
		checkQuantities(t, text, got)

		sentence := text + "。"
		alone := r.Find(sentence, nil)
		more := r.Find(sentence+"\n三个月内超过 5 万元以上", nil)
		for i, q := range alone {
			if i >= len(more) || more[i] != q {
				t.Fatalf("%q: %+v changes when text is appended", text, q)
			}
		}
		if utf8.ValidString(text) {
			for typ := range Types {
				checkResults(t, text, r.Typed(text, Type(typ)))
			}
		}
	})
}

func checkQuantities(t *testing.T, text string, got []Quantity) {
	t.Helper()
	end := 0
	for _, q := range got {
		if q.Start < end || q.End <= q.Start || q.End > len(text) || !q.Contains(q.Number) || q.Number.Len() <= 0 || q.Lead.Len() > 0 && !q.Contains(q.Lead) {
			t.Fatalf("%q: bad span %+v", text, q)
		}
		end = q.End
		for _, i := range []int{q.Start, q.End, q.Number.Start, q.Number.End, q.Lead.Start, q.Lead.End} {
			if utf8.ValidString(text) && i < len(text) && !utf8.RuneStart(text[i]) {
				t.Fatalf("%q: %d is inside a rune: %+v", text, i, q)
			}
		}
		for _, v := range []float64{q.Value, q.Min, q.Max} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%q: no number: %+v", text, q)
			}
		}
		if (q.Op == "range") != (q.Min != 0 || q.Max != 0) || q.Min > q.Max || !strings.Contains("= > >= < <= ~ range", q.Op) || q.Op == "" {
			t.Fatalf("%q: bad bounds: %+v", text, q)
		}
	}
}

func checkResults(t *testing.T, text string, got []Result) {
	t.Helper()
	end := 0
	for _, q := range got {
		if q.Start < end || q.End <= q.Start || q.End > len(text) {
			t.Fatalf("%q: bad span %+v", text, q)
		}
		end = q.End
		if !utf8.RuneStart(text[q.Start]) || q.End < len(text) && !utf8.RuneStart(text[q.End]) {
			t.Fatalf("%q: inside a rune: %+v", text, q)
		}
		for _, v := range []*float64{q.Value, q.Min, q.Max} {
			if v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) {
				t.Fatalf("%q: no number: %+v", text, q)
			}
		}
	}
}

func TestNoAllocation(t *testing.T) {
	r := testRecognizer(t)
	text := strings.Repeat("小米汽车今天发布新车，雷军说它很好。", 50)
	if n := testing.AllocsPerRun(10, func() { r.Find(text, nil) }); n != 0 {
		t.Errorf("%v allocations for text without a number, want none", n)
	}
}

// TestConcurrent runs one Recognizer from several goroutines, for the race
// detector.
func TestConcurrent(t *testing.T) {
	r := testRecognizer(t)
	done := make(chan int)
	for range 4 {
		go func() {
			n := 0
			for _, s := range seeds {
				n += len(r.Find(s, nil))
			}
			done <- n
		}()
	}
	first := <-done
	for range 3 {
		if n := <-done; n != first {
			t.Errorf("found %d quantities in one goroutine and %d in another", first, n)
		}
	}
}
