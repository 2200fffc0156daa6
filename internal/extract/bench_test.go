package extract

import (
	"context"
	"path/filepath"
	"testing"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// corpus reads the articles of ../shared/corpus, every tenth of them.
func corpus(b *testing.B) (articles []*article.Article, bytes int64) {
	b.Helper()
	ctx := context.Background()
	sources, errs := article.Expand(ctx, []string{filepath.Join("..", "..", "..", "shared", "corpus")})
	if len(errs) > 0 || len(sources) == 0 {
		b.Skip("../shared/corpus is missing: there is no real text to measure on")
	}
	r := article.NewReader(article.Options{})
	for i := 0; i < len(sources); i += 10 {
		for a, err := range r.Read(ctx, sources[i]) {
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
	articles, bytes := corpus(b)
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
	articles, bytes := corpus(b)
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

// BenchmarkReady is how long a command waits before it reads its first article.
func BenchmarkReady(b *testing.B) {
	for b.Loop() {
		fullExtractor(b)
	}
}
