package article

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestExpand(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "x", "a.md": "x", "c.HTML": "x", "manifest.json": "{}", ".hidden.txt": "x", ".git/x.txt": "x",
		"sub/d.jsonl": "{}", "-": "x", "sub/photo.png": "x", "sub/notes.docx": "x", "pictures/p.png": "x", "empty/.keep": "",
	})
	tests := []struct {
		name string
		args []string
		want []string
		errs []string
	}{
		{"folder", []string{"."}, []string{"a.md", "b.txt", "c.HTML", "sub/d.jsonl"}, []string{".: passed over 4 files (.docx, .png, no extension)"}},
		{"folder twice", []string{"sub", "./sub/"}, []string{"sub/d.jsonl"}, []string{"sub: passed over 2 files", "./sub/: passed over 2 files"}},
		{"files keep their order, each once", []string{"c.HTML", "b.txt", "./b.txt"}, []string{"c.HTML", "b.txt"}, nil},
		{"the long way round", []string{"./a.md", "sub/../b.txt", ".//sub"}, []string{"a.md", "b.txt", "sub/d.jsonl"}, []string{".//sub: passed over 2 files"}},
		{"a file called as standard input is", []string{"./-", "-"}, []string{"./-", "-"}, nil},
		{"glob", []string{"*.txt"}, []string{"b.txt"}, nil},
		{"deep glob", []string{"**/*.{md,jsonl}"}, []string{"a.md", "sub/d.jsonl"}, nil},
		{"standard input", []string{"-"}, []string{"-"}, nil},
		{"named file of another kind", []string{"sub/notes.docx"}, []string{"sub/notes.docx"}, nil},
		{"missing file, the rest goes on", []string{"no.txt", "b.txt"}, []string{"b.txt"}, []string{"no.txt: there is no such file: check the path"}},
		{"glob without a match", []string{"*.pdf"}, nil, []string{"*.pdf: matches no file"}},
		{"broken glob", []string{"[a"}, nil, []string{"[a: is no valid pattern"}},
		{"folder of pictures", []string{"pictures"}, nil, []string{"pictures: has no articles: give a folder with .txt, .md, .html, .jsonl or .eml files; it has only 1 file (.png)"}},
		{"empty folder", []string{"empty"}, nil, []string{"empty: has no articles"}},
	}
	t.Chdir(dir)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, errs := Expand(context.Background(), tt.args, "")
			var paths []string
			for _, s := range got {
				paths = append(paths, s.Path)
			}
			if !slices.Equal(paths, tt.want) {
				t.Errorf("got %q, want %q", paths, tt.want)
			}
			if len(errs) != len(tt.errs) {
				t.Fatalf("errors %v, want %q", errs, tt.errs)
			}
			for i, e := range errs {
				if !strings.HasPrefix(e.Error(), tt.errs[i]) {
					t.Errorf("error %q, want %q", e, tt.errs[i])
				}
			}
		})
	}
}

// A browser saves a page's frames and advertisements in a folder beside it. One
// without its page, or named itself, is a folder like others.
func TestExpandSavedPages(t *testing.T) {
	dir := write(t, map[string]string{
		"a.html": "x", "a_files/frame.html": "x", "a_files/ad/b.htm": "x", "b.htm": "x", "b.files/frame.htm": "x",
		"c.txt": "x", "c_files/note.txt": "x", "sub/d.html": "x", "sub/d_files/frame.html": "x",
	})
	t.Chdir(dir)
	for arg, want := range map[string][]string{
		".":       {"a.html", "b.htm", "c.txt", "c_files/note.txt", "sub/d.html"},
		"a_files": {"a_files/ad/b.htm", "a_files/frame.html"},
	} {
		got, errs := Expand(context.Background(), []string{arg}, "")
		var paths []string
		for _, s := range got {
			paths = append(paths, s.Path)
		}
		if !slices.Equal(paths, want) || len(errs) > 0 {
			t.Errorf("%s: got %q and %v, want %q", arg, paths, errs, want)
		}
	}
}

func TestExpandUnreadableFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := write(t, map[string]string{"a.txt": "x", "locked/b.txt": "x"})
	os.Chmod(filepath.Join(dir, "locked"), 0)
	defer os.Chmod(filepath.Join(dir, "locked"), 0o755)
	got, errs := Expand(context.Background(), []string{dir}, "")
	if len(got) != 1 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "locked: may not be read") {
		t.Errorf("got %v, %v", got, errs)
	}
}

func TestExpandOwnFile(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "x", "suyuan.db": "x", "sub/other.db": "x"})
	t.Chdir(dir)
	for own, passedOver := range map[string]string{
		"":                              "passed over 2 files (.db)",
		"none.db":                       "passed over 2 files (.db)",
		"./suyuan.db":                   "passed over 1 file (.db)",
		filepath.Join(dir, "suyuan.db"): "passed over 1 file (.db)",
	} {
		got, errs := Expand(context.Background(), []string{"."}, own)
		if len(got) != 1 || len(errs) != 1 || !strings.Contains(errs[0].Error(), passedOver) {
			t.Errorf("with %q of its own: got %v, %v, want %q", own, got, errs, passedOver)
		}
	}
}

func TestExpandStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := write(t, map[string]string{"a.txt": "x"})
	got, errs := Expand(ctx, []string{dir}, "")
	if len(got) != 0 || len(errs) != 1 || errs[0] != context.Canceled {
		t.Errorf("got %v, %v", got, errs)
	}
}
