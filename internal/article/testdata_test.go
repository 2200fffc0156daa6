package article

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The articles in testdata/articles as they are read: what is known of each and
// from where, its size, its furniture and its headings.
func TestGolden(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata", "articles")
	sources, errs := Expand(context.Background(), []string{dir}, "")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var b strings.Builder
	r := NewReader(Options{})
	for _, s := range sources {
		as, errs := read(r, s)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", s.Path, errs)
		}
		for _, a := range as {
			fmt.Fprintf(&b, "%s %s %d characters\n", filepath.Base(a.Path), a.ID, NewOffsets(a.Text).Len())
			m := Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}
			for _, f := range m.fields() {
				if *f.value != "" {
					fmt.Fprintf(&b, "  %s: %s (%s)\n", f.name, *f.value, a.Origins[f.name])
				}
			}
			for _, f := range a.Furniture {
				fmt.Fprintf(&b, "  furniture [%d,%d) %q\n", f.Start, f.End, f.Of(a.Text))
			}
			for _, h := range a.Headings {
				fmt.Fprintf(&b, "  heading [%d,%d) %q\n", h.Start, h.End, h.Of(a.Text))
			}
		}
	}
	golden := filepath.Join("testdata", "articles.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("articles read otherwise than in %s (run with -update and look at the difference):\n%s", golden, b.String())
	}
}

// What testdata/gold lists stands in the articles: every quote to the letter,
// every name, and no claim is about a name that is not listed.
func TestGoldStandsInArticles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "gold", "*.jsonl"))
	if err != nil || len(files) < 6 {
		t.Fatalf("%d gold files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		as, errs := read(NewReader(Options{}), Source{filepath.Join("..", "..", "testdata", "articles", name+".txt"), Text})
		if len(as) != 1 || len(errs) > 0 {
			t.Fatalf("%s: %d articles, %v", name, len(as), errs)
		}
		text := as[0].Text
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		names := map[string]bool{}
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			var g struct {
				Kind, Name, Quote string
				Aliases           []string
				Subject, Object   any
				Participants      []struct{ Name any }
			}
			if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
				t.Fatalf("%s:%d: %v", file, n, err)
			}
			if g.Kind == "entity" {
				names[g.Name] = true
				for _, form := range append(g.Aliases, g.Name) {
					if !strings.Contains(text, form) {
						t.Errorf("%s:%d: %q is not in the article", file, n, form)
					}
				}
				continue
			}
			if g.Quote == "" || !strings.Contains(text, g.Quote) {
				t.Errorf("%s:%d: the quote %q is not in the article", file, n, g.Quote)
			}
			known := func(v any) {
				list, ok := v.([]any)
				if !ok {
					list = []any{v}
				}
				for _, x := range list {
					if s, _ := x.(string); !names[s] && (g.Kind != "figure" || !strings.Contains(text, s)) {
						t.Errorf("%s:%d: no entity %q", file, n, x)
					}
				}
			}
			if g.Kind != "event" {
				known(g.Subject)
			}
			if g.Kind == "relation" {
				known(g.Object)
			}
			for _, p := range g.Participants {
				known(p.Name)
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
}
