package quantity

import (
	"testing"
)

// want is one expected quantity with its byte offsets.
type want struct {
	start, end int
	text       string
	op         string
	val        float64 // lower end of a range
	max        float64
	unit       string
}

func TestFind(t *testing.T) {
	r := testRecognizer(t)
	for _, test := range []struct {
		text string
		want []want
	}{
		{"三个月锁单超过2.3万辆", []want{{0, 9, "三个月", "=", 3, 0, "个月"}, {15, 30, "超过2.3万辆", ">", 23000, 0, "辆"}}},
		{"从8月的2363辆跌至9月的356辆", []want{{10, 17, "2363辆", "=", 2363, 0, "辆"}, {30, 36, "356辆", "=", 356, 0, "辆"}}},
		{"等待30-40周", []want{{6, 14, "30-40周", "range", 30, 40, "周"}}},
		{"20至30万元", []want{{0, 13, "20至30万元", "range", 200000, 300000, "CNY"}}},
		{"便宜十多万元", []want{{6, 18, "十多万元", "range", 100000, 200000, "CNY"}}},
		{"一年不到", []want{{0, 12, "一年不到", "<", 1, 0, "年"}}},
		{"一些人万一在第一财经看见三星", nil},
		{"2025年9月8日20点30分", nil},
		{"小米SU7、GPT-4和iOS 17.5", nil},
		{"3 亿多美元", []want{{0, 14, "3 亿多美元", ">", 3e8, 0, "USD"}}},
		{"约合人民币 4.64 万亿元", []want{{0, 30, "约合人民币 4.64 万亿元", "~", 4.64e12, 0, "CNY"}}},
		{"每股收益为5.5元/股-5.84元/股", []want{{15, 37, "5.5元/股-5.84元/股", "range", 5.5, 5.84, "CNY"}}},
	} {
		check(t, r, test.text, test.want)
	}
}

func check(t *testing.T, r *Recognizer, text string, wants []want) {
	t.Helper()
	got := r.Find(text, nil)
	if len(got) != len(wants) {
		t.Errorf("%s: got %d quantities, want %d", text, len(got), len(wants))
		for _, q := range got {
			t.Logf("\t%d-%d %s", q.Start, q.End, describe(text, q))
		}
		return
	}
	for i, w := range wants {
		q := got[i]
		val := q.Value
		if q.Op == "range" {
			val = q.Min
		}
		if q.Start != w.start || q.End != w.end || q.Of(text) != w.text || q.Op != w.op || val != w.val || w.op == "range" && q.Max != w.max || q.Unit != w.unit {
			t.Errorf("%s: got %d-%d %s, want %+v", text, q.Start, q.End, describe(text, q), w)
		}
	}
}
