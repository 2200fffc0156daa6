package article

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every article of the corpus reads without a word of complaint, with all that
// its front matter says, and without a trace of markup.
func TestCorpus(t *testing.T) {
	sources, errs := Expand(context.Background(), []string{filepath.Join(corpus(t), "*.md")}, "")
	if len(sources) != 428 || len(errs) != 0 {
		t.Fatalf("%d sources, %v", len(sources), errs)
	}
	r := NewReader(Options{})
	withAuthor := 0
	ids := map[string]string{}
	for _, s := range sources {
		as, errs := read(r, s)
		if len(as) != 1 || len(errs) != 0 {
			t.Errorf("%s: %d articles, %v", s.Path, len(as), errs)
			continue
		}
		a := as[0]
		if a.Title == "" || a.Publisher == "" || len(a.Published) != 10 || a.URL == "" {
			t.Errorf("%s: %q %q %q %q", s.Path, a.Title, a.Publisher, a.Published, a.URL)
		}
		if a.Author != "" {
			withAuthor++
		}
		if strings.Contains(a.Text, "**") || strings.Contains(a.Text, "](http") || strings.Contains(a.Text, "\n#") {
			t.Errorf("%s: markup is left", s.Path)
		}
		if other := ids[a.ID]; other != "" {
			t.Errorf("%s and %s have one id", s.Path, other)
		}
		ids[a.ID] = s.Path
		checkSpans(t, a.Text, a.Furniture)
		checkSpans(t, a.Text, a.Headings)
		if len(a.Headings) > 1 && a.Headings[0].Of(a.Text) == a.Headings[1].Of(a.Text) && (len(a.Furniture) == 0 || !a.Furniture[0].Contains(a.Headings[1])) {
			t.Errorf("%s: the title told twice is not marked", s.Path)
		}
		marked := 0
		for _, f := range a.Furniture {
			marked += f.Len()
			if strings.Contains(f.Of(a.Text), "（来源：") {
				t.Errorf("%s: the source of an item is marked as furniture: %q", s.Path, f.Of(a.Text))
			}
		}
		if marked*3 > len(a.Text) {
			t.Errorf("%s: %d of %d bytes are furniture", s.Path, marked, len(a.Text))
		}
	}
	if withAuthor < 400 {
		t.Errorf("only %d of 428 articles have an author", withAuthor)
	}
}

// BenchmarkRead reads the corpus from memory: decoding, front matter, markup,
// metadata, furniture and the id. MB/s are of the files' bytes.
func BenchmarkRead(b *testing.B) {
	sources, _ := Expand(context.Background(), []string{corpus(b)}, "")
	var files [][]byte
	size := 0
	for _, s := range sources[:100] {
		f, err := os.ReadFile(s.Path)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, f)
		size += len(f)
	}
	run := func(format Format) func(*testing.B) {
		return func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, f := range files {
					read(NewReader(Options{Stdin: bytes.NewReader(f), Format: format}), Source{Path: Stdin})
				}
			}
		}
	}
	b.Run("md", run(Markdown))
	b.Run("txt", run(Text))
}
