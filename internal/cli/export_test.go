package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"suyuan/internal/export"
)

// An export of two files that fails in the second leaves both as they were.
func TestExportOfFilesIsWhole(t *testing.T) {
	dir := t.TempDir()
	write := func(content string, fail error) error {
		return writeFiles(dir, export.Format{Name: "pair", Files: func(create func(string) (io.Writer, error), _ *export.Graph) error {
			for _, name := range []string{"nodes.csv", "edges.csv"} {
				w, err := create(name)
				if err != nil {
					return err
				}
				if _, err := io.WriteString(w, content); err != nil {
					return err
				}
			}
			return fail
		}}, nil)
	}
	if err := write("old", nil); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	if err := write("new", full); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2 {
		t.Fatalf("left %v, %v", files, err)
	}
	for _, f := range files {
		if b, _ := os.ReadFile(filepath.Join(dir, f.Name())); string(b) != "old" {
			t.Errorf("%s has %q", f.Name(), b)
		}
	}
}
