package quantity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpusText is some 1.5 MB of news, or the benchmark is skipped.
func corpusText(b testing.TB) []string {
	files, _ := filepath.Glob(filepath.Join(sharedDir(b, "corpus"), "*.md"))
	var texts []string
	size := 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(data))
		if size += len(data); size > 1_500_000 {
			break
		}
	}
	return texts
}

// BenchmarkFind measures news text as it was archived.
func BenchmarkFind(b *testing.B) {
	r := testRecognizer(b)
	texts := corpusText(b)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var dst []Quantity
	for b.Loop() {
		for _, t := range texts {
			dst = r.Find(t, dst[:0])
		}
	}
}

// repeats are texts that, repeated, touch the loops that look ahead or back.
var repeats = []string{
	"一", "1,", "十", "万", "7", "半", "3辆、", "1-", "一分之", "1:", "3月", "几", "十多", "1.", "1a", "1x", "第一", "零", "超过", "百分之",
	"1/", "1 ", "3、", "一点", "零点一", "不", "不超过了", "每股", "1年零", "一块", "5分30秒", "- 1", "人民币", "万万", "http://", "数", "和3",
}

// BenchmarkLongLine measures a megabyte of one thing in one line.
func BenchmarkLongLine(b *testing.B) {
	r := testRecognizer(b)
	for _, unit := range repeats {
		text := strings.Repeat(unit, 1_000_000/len(unit))
		b.Run(unit, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			var dst []Quantity
			for b.Loop() {
				dst = r.Find(text, dst[:0])
			}
		})
	}
}

// BenchmarkNew measures what a command pays before the first text.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		testRecognizer(b)
	}
}
