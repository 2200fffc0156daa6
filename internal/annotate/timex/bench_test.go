package timex

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shared is a path in the folder that stands beside the repository; the test
// is skipped if it is missing.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			p := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, parts...)...)
			if _, err := os.Stat(p); err != nil {
				t.Skipf("no real text to read: %v", err)
			}
			return p
		}
	}
	t.Skip("the repository's root was not found")
	return ""
}

// corpus is some 2 MB of real articles in one text.
func corpus(t testing.TB) string {
	files, err := filepath.Glob(filepath.Join(shared(t, "corpus"), "*.md"))
	if err != nil || len(files) == 0 {
		t.Skip("the corpus is empty")
	}
	var b strings.Builder
	for _, f := range files {
		if b.Len() > 2<<20 {
			break
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	text := corpus(b)
	rec := news(b)
	ref, _ := ParseReference("2024-10-01")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []Timex
	for b.Loop() {
		dst = rec.Find(text, ref, dst[:0])
	}
	b.ReportMetric(float64(len(dst)), "times")
}

// costly are the strings that, over and over in one line, cost most, or that
// would cost more than their length if a phrase could reach without end.
var costly = []string{"一", "1,", "1", "1-", "每", "第", "从1-", "近一", "9月", "三个", "2024年", "今天（", "9月9日（", "1 至 ", "《", "上", "农历", "23年", "23 年的",
	"2024 ", "98年", "一至", "3月至", "今年", "去年的", "截至", "8点", "8:00-", "FY24Q", "3年零", "一、", "每隔", "不", "周一，"}

// TestLinear holds that no line is dear beyond its length: 64 KB of
// each would take hours otherwise.
func TestLinear(t *testing.T) {
	rec := news(t)
	ref, _ := ParseReference("2024-10-01")
	for _, unit := range costly {
		text := strings.Repeat(unit, (1<<16)/len(unit))
		start := time.Now()
		rec.Find(text, ref, nil)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: 64 KB take %v", unit, took)
		}
	}
}

// BenchmarkLongLine reads a megabyte in one line of what costs most.
func BenchmarkLongLine(b *testing.B) {
	rec := news(b)
	ref, _ := ParseReference("2024-10-01")
	for _, unit := range costly {
		for _, size := range []int{1 << 17, 1 << 20} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(unit+"/"+strings.TrimSpace(map[int]string{1 << 17: "128K", 1 << 20: "1M"}[size]), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				var dst []Timex
				for b.Loop() {
					dst = rec.Find(text, ref, dst[:0])
				}
			})
		}
	}
}

func TestNoAllocation(t *testing.T) {
	rec := news(t)
	ref, _ := ParseReference("2024-10-01")
	text := strings.Repeat("小米汽车的产品几乎都是高开高走，上市之后销量下滑，本质上说明市场规律并不复杂。\n", 50)
	if n := testing.AllocsPerRun(20, func() {
		if f := rec.Find(text, ref, nil); f != nil {
			t.Fatalf("%+v", f)
		}
	}); n > 0 {
		t.Errorf("%v allocations in a text without times", n)
	}
}
