package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"suyuan/graph"
)

// suyuan runs one command in this process.
func suyuan(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(context.Background(), &Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}, args)
	return code, out.String(), errs.String()
}

// sampleStore makes a store of the sample.
func sampleStore(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "s.db")
	if code, _, stderr := suyuan(t, "load", "testdata/sample.jsonl", "--store", path); code != 0 {
		t.Fatal(stderr)
	}
	return path
}

// A store that another process writes to is named, with the mend, and nothing
// hangs.
func TestStoreInUse(t *testing.T) {
	path := sampleStore(t)
	held, err := graph.Open(context.Background(), path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	for _, args := range [][]string{{"show", "雷军"}, {"load", "testdata/sample.jsonl"}, {"remove", "a1"}, {"compact"}} {
		code, stdout, stderr := suyuan(t, append(args, "--store", path)...)
		if code != exitFailed || stdout != "" || !strings.Contains(stderr, path+" is in use") {
			t.Errorf("%v: exit code %d, stdout %q, stderr %q", args, code, stdout, stderr)
		}
	}
}

// Wherever a store is cut off, there is a message that names it, and no crash.
func TestTruncatedStore(t *testing.T) {
	path := sampleStore(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 1, 100, 4096, 8192, 16384, len(whole) / 2, len(whole) - 4096} {
		cut := filepath.Join(t.TempDir(), "cut.db")
		if err := os.WriteFile(cut, whole[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"show", "雷军"}, {"check"}} {
			code, _, stderr := suyuan(t, append(args, "--store", cut)...)
			if code == exitOK && size < len(whole)/2 {
				t.Errorf("%v of the first %d of %d bytes succeeds", args, size, len(whole))
			}
			if code != exitOK && (code != exitFailed || !strings.Contains(stderr, cut)) {
				t.Errorf("%v of the first %d of %d bytes: exit code %d, stderr %q", args, size, len(whole), code, stderr)
			}
		}
	}
}

// A full disk is told as such, and what was stored before is still there.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("suyuan", dir, "tmpfs", 0, "size=512k"); err != nil {
		t.Skipf("mounting a small disk: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	path := filepath.Join(dir, "s.db")
	if code, _, stderr := suyuan(t, "load", "testdata/sample.jsonl", "--store", path); code != 0 {
		t.Fatal(stderr)
	}
	if err := os.WriteFile(filepath.Join(dir, "filler"), make([]byte, 1<<20), 0o644); err == nil {
		t.Fatal("the disk is not full")
	}
	code, _, stderr := suyuan(t, "build", "../../testdata/articles", "--store", path)
	if code != exitFailed || !strings.Contains(stderr, "the disk is full") {
		t.Errorf("build on a full disk: exit code %d, %q", code, stderr)
	}
	code, _, stderr = suyuan(t, "export", "--format", "csv", "-o", filepath.Join(dir, "out.csv"), "--store", path)
	if code != exitFailed || !strings.Contains(stderr, "out.csv") {
		t.Errorf("export to a full disk: exit code %d, %q", code, stderr)
	}
	if err := os.Remove(filepath.Join(dir, "filler")); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := suyuan(t, "check", "--store", path); code != 0 {
		t.Errorf("afterwards: %s%s", stdout, stderr)
	}
	if code, _, stderr := suyuan(t, "show", "雷军", "--store", path); code != 0 {
		t.Errorf("afterwards: %s", stderr)
	}
}

// A directory that takes no files is named.
func TestUnwritableDirectory(t *testing.T) {
	for _, args := range [][]string{
		{"load", "testdata/sample.jsonl", "--store", "/proc/s.db"},
		{"export", "--format", "dot", "-o", "/proc/s.dot", "--store", sampleStore(t)},
	} {
		code, _, stderr := suyuan(t, args...)
		if code != exitFailed || !strings.Contains(stderr, "/proc/s.d") {
			t.Errorf("%v: exit code %d, %q", args, code, stderr)
		}
	}
}

// Ctrl-C ends a command with exit code 130 and a word on what is kept.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, args := range [][]string{{"build", "../../testdata/articles"}, {"extract", "../../testdata/articles"}} {
		var out, errs bytes.Buffer
		if args[0] == "build" {
			args = append(args, "--store", filepath.Join(t.TempDir(), "s.db"))
		}
		code := Run(ctx, &Env{Stdout: &out, Stderr: &errs}, args)
		if code != exitInterrupted || !strings.Contains(errs.String(), "interrupted") {
			t.Errorf("%v: exit code %d, %q", args, code, errs.String())
		}
	}
}

// A build of unchanged articles completes what an interrupted change left half
// applied, as it does what another version resolved.
func TestBuildSettlesTheGraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	build := func() string {
		code, stdout, stderr := suyuan(t, "build", "../../testdata/articles/onvo-august.txt", "--store", path)
		if code != 0 {
			t.Fatal(stderr)
		}
		_, counts, _ := strings.Cut(stdout, "\n\n")
		return counts
	}
	want := build()
	store, err := graph.Open(context.Background(), path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// A resolver that finds nothing empties the graph and keeps the articles.
	w, err := graph.NewWriter(context.Background(), store, func([]graph.Document, []graph.Decision) graph.Resolution { return graph.Resolution{} })
	if err != nil {
		t.Fatal(err)
	}
	w.Version = "other"
	if sum, err := w.Apply(context.Background(), graph.Change{}); err != nil || sum.Statements != 0 {
		t.Fatalf("%d statements left: %v", sum.Statements, err)
	}
	if err := errors.Join(w.Close(), store.Close()); err != nil {
		t.Fatal(err)
	}
	if got := build(); got != want {
		t.Errorf("the second build leaves\n%s\nwant\n%s", got, want)
	}
}
