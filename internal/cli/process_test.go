package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// program builds suyuan, and a store of ../shared/corpus (of testdata/articles
// where that is missing), which the benchmarks of whole processes share.
func program(b *testing.B) (binary, articles string) {
	b.Helper()
	articles, err := filepath.Abs("../../../shared/corpus")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := os.Stat(articles); err != nil {
		b.Log("../shared/corpus is missing: using testdata/articles")
		articles = filepath.Join("..", "..", "testdata", "articles")
	}
	binary = filepath.Join(b.TempDir(), "suyuan")
	if out, err := exec.Command("go", "build", "-o", binary, "suyuan/cmd/suyuan").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return binary, articles
}

// run runs the program and gives its peak memory in MB (Linux counts in kB).
func run(b *testing.B, binary string, args ...string) float64 {
	b.Helper()
	cmd := exec.Command(binary, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("suyuan %v: %v\n%s", args, err, out)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1024
}

// BenchmarkProcess measures whole processes, from start to exit: the extraction of
// one small article, a build of all articles into a new store, and what is asked most
// of that store.
func BenchmarkProcess(b *testing.B) {
	binary, articles := program(b)
	store := filepath.Join(b.TempDir(), "s.db")
	b.Run("extract-one", func(b *testing.B) {
		for b.Loop() {
			b.ReportMetric(run(b, binary, "extract", filepath.Join("..", "..", "testdata", "articles", "seres-feature.md")), "MB-peak")
		}
	})
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			if err := os.RemoveAll(store); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(run(b, binary, "build", "--store", store, articles), "MB-peak")
		}
	})
	if _, err := os.Stat(store); err != nil {
		run(b, binary, "build", "--store", store, articles)
	}
	for _, ask := range []struct {
		name string
		args []string
	}{
		{"build-again", []string{"build", articles}},
		{"version", []string{"version"}},
		{"show", []string{"show", "小米汽车"}},
		{"figures", []string{"figures", "--of", "小米汽车"}},
		{"path", []string{"path", "小米汽车", "雷军"}},
		{"articles", []string{"articles"}},
		{"check", []string{"check"}},
		{"export-nquads", []string{"export", "--format", "nquads", "-o", filepath.Join(b.TempDir(), "out.nq")}},
		{"export-graphml", []string{"export", "--format", "graphml", "-o", filepath.Join(b.TempDir(), "out.graphml")}},
	} {
		args := ask.args
		if ask.name != "version" {
			args = append(args, "--store", store)
		}
		b.Run(ask.name, func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(run(b, binary, args...), "MB-peak")
			}
		})
	}
}
