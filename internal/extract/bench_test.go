package extract

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// The folders of real text, and of what was written for the tests.
var (
	corpusFolder = filepath.Join("..", "..", "..", "shared", "corpus")
	goldFolder   = filepath.Join("..", "..", "..", "shared", "articles")
	testFolder   = filepath.Join("..", "..", "testdata", "articles")
)

// corpus reads the articles of folders, each step-th of them.
func corpus(b testing.TB, step int, folders ...string) (articles []*article.Article, bytes int64) {
	b.Helper()
	ctx := context.Background()
	for _, folder := range folders {
		if _, err := os.Stat(folder); err != nil {
			b.Skip("../shared is missing: there is no real text to measure on")
		}
	}
	sources, _ := article.Expand(ctx, folders, "")
	r := article.NewReader(article.Options{})
	for i := 0; i < len(sources); i += step {
		for a, err := range r.Read(ctx, sources[i]) {
			if article.IsWarning(err) {
				continue
			}
			if err != nil {
				b.Fatal(err)
			}
			articles = append(articles, a)
			bytes += int64(len(a.Text))
		}
	}
	return articles, bytes
}

// BenchmarkExtract is the whole extraction of real articles on one core: set
// it beside BenchmarkSegment, the ceiling for whatever stands on gse.
func BenchmarkExtract(b *testing.B) {
	articles, bytes := corpus(b, 10, corpusFolder)
	x := fullExtractor(b)
	annotated := func(a *article.Article) *annotate.Doc {
		d, err := x.annotator.Annotate(b.Context(), a)
		if err != nil {
			b.Fatal(err)
		}
		return d
	}
	b.Run("annotate", func(b *testing.B) {
		b.SetBytes(bytes)
		b.ReportAllocs()
		for b.Loop() {
			for _, a := range articles {
				annotated(a)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		docs := make([]*annotate.Doc, len(articles))
		for i, a := range articles {
			docs[i] = annotated(a)
		}
		b.SetBytes(bytes)
		b.ReportAllocs()
		for b.Loop() {
			for _, d := range docs {
				if _, err := x.Read(b.Context(), d); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("whole", func(b *testing.B) {
		b.SetBytes(bytes)
		b.ReportAllocs()
		for b.Loop() {
			for _, a := range articles {
				read(b, x, a)
			}
		}
	})
}

// BenchmarkSegment is gse's segmentation of the same articles and nothing
// else.
func BenchmarkSegment(b *testing.B) {
	articles, bytes := corpus(b, 10, corpusFolder)
	s, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(bytes)
	var tokens []segment.Token
	for b.Loop() {
		for _, a := range articles {
			tokens = s.Tokens(a.Text, tokens[:0])
		}
	}
}

// BenchmarkReady is how long a command waits before it reads its first article. Like
// the commands, it collects no garbage meanwhile.
func BenchmarkReady(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for b.Loop() {
		fullExtractor(b)
		b.StopTimer()
		runtime.GC()
		b.StartTimer()
	}
}

// BenchmarkLength extracts ever longer articles of shapes that something once
// took quadratic time over: the speed must not fall with the length.
func BenchmarkLength(b *testing.B) {
	x := fullExtractor(b)
	body := strings.Join(strings.Fields(prose), "")
	shapes := []struct {
		name string
		part func(i int) string // all parts together are the article
	}{
		{"one line", func(int) string { return body }},
		{"one sentence", func(int) string { return noMarks.Replace(body) }},
		{"digest", func(i int) string {
			return fmt.Sprintf("第%d条\n8月6日消息，%s（来源：IT之家）\n", i, body)
		}},
		{"names", func(i int) string {
			return fmt.Sprintf("晨光%d公司发布了远帆X%d，售价%d万元。", i, i, i)
		}},
		{"addresses", func(i int) string { return fmt.Sprintf("%s https://example.com/%d ", body, i) }},
		{"numbers", func(i int) string { return fmt.Sprintf("%d万元，", i) }},
	}
	for _, shape := range shapes {
		for _, size := range []int{1 << 17, 1 << 19, 1 << 21} {
			b.Run(fmt.Sprintf("%s/%d KB", shape.name, size>>10), func(b *testing.B) {
				var text strings.Builder
				for i := 0; text.Len() < size; i++ {
					text.WriteString(shape.part(i))
				}
				a := &article.Article{ID: "a", Published: "2025-10-01", Text: text.String()}
				b.SetBytes(int64(len(a.Text)))
				for b.Loop() {
					read(b, x, a)
				}
			})
		}
	}
}

// prose is what the articles of BenchmarkLength repeat.
const prose = `蔚来公司表示，乐道L90在8月的交付量为10575辆，是公司历史上交付破万最快的车型。该公司首席执行官李斌称：“我们将在第四季度推出新车。”
据路透社报道，宁德时代（300750.SZ）第二季度营收为 942 亿元，同比增长 8.3%，净利润 165 亿元。其匈牙利工厂预计年底投产，投资约 73 亿欧元。
小米汽车的售价从52.99万元降到50.99万元，前者低于同级别的比亚迪仰望U7。`

var noMarks = strings.NewReplacer("，", "", "。", "", "、", "", "：", "", "“", "", "”", "", "（", "", "）", "")
