package quantity

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedDir is ../shared beside the repository, or the test is skipped.
func sharedDir(t testing.TB, parts ...string) string {
	t.Helper()
	dir := filepath.Join(append([]string{"..", "..", "..", "..", "shared"}, parts...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("needs %s: %v", dir, err)
	}
	return dir
}

type goldFigure struct {
	Kind            string
	Op              string
	Value, Min, Max *float64
	Unit            string
	Quote           string
	Label           string
	Optional        bool
}

// sameUnit are units that the scorer takes for one another.
var sameUnit = map[string]string{"台": "辆", "名": "人", "位": "人", "小时": "h", "秒": "s", "分钟": "min", "匹": "马力", "款": "个", "家": "个",
	"星期": "周", "月": "个月", "单": "辆", "起": "个", "项": "个", "套": "个", "部": "个", "重": "个", "张": "个", "条": "个"}

func unitOf(u string) string {
	if v, ok := sameUnit[u]; ok {
		return v
	}
	return u
}

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-6*max(1, math.Abs(a), math.Abs(b))
}

// TestGoldFigures checks that the numbers of the gold's mandatory figures are
// found inside their quotes.
func TestGoldFigures(t *testing.T) {
	gold := sharedDir(t, "gold")
	articles := sharedDir(t, "articles")
	r := testRecognizer(t)
	files, _ := filepath.Glob(filepath.Join(gold, "*.jsonl"))
	var total, found, ops int
	for _, path := range files {
		id := strings.TrimSuffix(filepath.Base(path), ".jsonl")
		text := articleText(t, articles, id)
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var g goldFigure
			if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
				t.Fatal(err)
			}
			if g.Kind != "figure" || g.Optional {
				continue
			}
			at := strings.Index(text, g.Quote)
			if at < 0 {
				t.Logf("%s: quote not found: %s", id, g.Quote)
				continue
			}
			total++
			ok, op := false, false
			var got []string
			for _, q := range r.Find(text, nil) {
				if q.Start < at || q.End > at+len(g.Quote) {
					continue
				}
				got = append(got, describe(text, q))
				if !matches(g, q) {
					continue
				}
				ok = true
				op = op || q.Op == g.Op
			}
			if ok {
				found++
			}
			if op {
				ops++
			}
			if !ok || !op {
				t.Logf("%s: want %s %v %v %v %q in %s\n\tgot %s", id, g.Op, num(g.Value), num(g.Min), num(g.Max), g.Unit, g.Quote, strings.Join(got, "; "))
			}
		}
		f.Close()
	}
	t.Logf("value and unit: %d of %d = %.3f; op of those: %.3f", found, total, float64(found)/float64(total), float64(ops)/float64(found))
	if float64(found) < 0.97*float64(total) {
		t.Errorf("found %d of %d mandatory figures, want 0.97", found, total)
	}
	if float64(ops) < 0.95*float64(found) {
		t.Errorf("op right in %d of %d, want 0.95", ops, found)
	}
}

func num(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}

func matches(g goldFigure, q Quantity) bool {
	if g.Unit != "" && unitOf(g.Unit) != unitOf(q.Unit) {
		return false
	}
	if g.Op == "range" || q.Op == "range" {
		return g.Min != nil && g.Max != nil && q.Op == "range" && near(*g.Min, q.Min) && near(*g.Max, q.Max)
	}
	return g.Value != nil && near(*g.Value, q.Value)
}

func articleText(t testing.TB, dir, id string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, id+"*.txt"))
	if len(files) != 1 {
		t.Fatalf("articles %s: %v", id, files)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// describe writes a quantity for people.
func describe(text string, q Quantity) string {
	v := fmt.Sprint(q.Value)
	if q.Op == "range" {
		v = fmt.Sprintf("%v..%v", q.Min, q.Max)
	}
	s := fmt.Sprintf("%s|%s %s %s", q.Of(text), q.Op, v, q.Unit)
	if q.Per != "" {
		s += "/" + q.Per
	}
	if q.Kind == Ordinal {
		s += " ordinal"
	}
	return s
}
