package article

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write makes files below a new folder and returns the folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read reads all that a source gives.
func read(r *Reader, s Source) (articles []*Article, errs []error) {
	for a, err := range r.Read(context.Background(), s) {
		if err != nil {
			errs = append(errs, err)
		}
		if a != nil {
			articles = append(articles, a)
		}
	}
	return articles, errs
}

// readString reads content as standard input of a format.
func readString(t testing.TB, format Format, content string) *Article {
	t.Helper()
	as, errs := read(NewReader(Options{Stdin: strings.NewReader(content), Format: format}), Source{Path: Stdin})
	if len(as) != 1 || len(errs) > 0 {
		t.Fatalf("got %d articles and %v, want one article", len(as), errs)
	}
	return as[0]
}

// spans are the texts of spans.
func spans(text string, in []Span) []string {
	var out []string
	for _, s := range in {
		out = append(out, s.Of(text))
	}
	return out
}

// corpus is ../shared/corpus, seen from the root of the repository; the test is
// skipped where it is missing.
func corpus(t testing.TB) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no ../shared/corpus beside the repository")
	}
	return dir
}
