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

// BenchmarkLongLine measures a megabyte of nothing but numerals in one line.
func BenchmarkLongLine(b *testing.B) {
	r := testRecognizer(b)
	for _, test := range []struct{ name, unit string }{
		{"hanzi", "一"}, {"commas", "1,"}, {"ten", "十"}, {"wan", "万"}, {"digits", "7"}, {"half", "半"}, {"list", "3辆、"}, {"range", "1-"}, {"fraction", "一分之"}, {"colon", "1:"},
		{"dates", "3月"}, {"few", "几"}, {"more", "十多"}, {"dots", "1."}, {"letters", "1a"}, {"times", "1x"}, {"ordinal", "第一"}, {"zero", "零"}, {"lead", "超过"}, {"zhi", "百分之"}, {"slash", "1/"}, {"spaces", "1 "},
	} {
		text := strings.Repeat(test.unit, 1_000_000/len(test.unit))
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			var dst []Quantity
			for b.Loop() {
				dst = r.Find(text, dst[:0])
			}
		})
	}
}
