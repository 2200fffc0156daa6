package eval

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"suyuan/graph"
)

const reference = "../../../shared/tools/score.py"

// scoreAll has the reference scorer count each article on its own and then
// report on all: arguments are the folder of the scorer and, for each article,
// text, gold and system. In one process, since starting Python takes its time.
const scoreAll = `
import json, sys
sys.path.insert(0, sys.argv[1])
import score
total = {}
for i in range(2, len(sys.argv), 3):
    text, gold, system = sys.argv[i:i+3]
    n, _ = score.score(open(text, encoding="utf-8", newline="").read(), score.load(gold), score.load(system))
    print(json.dumps(n))
    for k, v in n.items():
        total[k] = [x + y for x, y in zip(total.get(k, [0] * len(v)), v)]
score.report(total, True)
`

// TestReference asserts that all counts equal those of the reference scorer,
// article by article and pooled, on what the extractor gives and on documents
// with mistakes of every sort put into it.
func TestReference(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the reference scorer:", err)
	}
	if _, err := os.Stat(reference); err != nil {
		t.Skip("no reference scorer beside the repository:", err)
	}
	run := func(t *testing.T, args ...string) []byte {
		t.Helper()
		cmd := exec.Command(python, args...)
		cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONUTF8=1")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("the reference scorer: %v\n%s", err, stderr.Bytes())
		}
		return out
	}
	for _, set := range []*goldSet{sharedGold, ownGold} {
		for _, damaged := range []bool{false, true} {
			name := set.name
			if damaged {
				name += "-damaged"
			}
			t.Run(name, func(t *testing.T) {
				all := slices.Clone(set.read(t))
				dir := t.TempDir()
				args := []string{"-c", scoreAll, filepath.Dir(reference)}
				for i := range all {
					if damaged {
						all[i].doc = clone(all[i].doc)
						damage(&all[i].doc)
					}
					system := filepath.Join(dir, all[i].Stem+".jsonl")
					writeLines(t, system, all[i].doc)
					args = append(args, all[i].Article, all[i].Gold, system)
				}
				dec := json.NewDecoder(bytes.NewReader(run(t, args...)))
				for _, a := range all {
					var want map[string][]int
					if err := dec.Decode(&want); err != nil {
						t.Fatal(err)
					}
					if got := counts(Compare(a.doc, a.gold).Scores); !maps.EqualFunc(got, want, slices.Equal) {
						t.Errorf("%s:\n got %v\nwant %v", a.Stem, got, want)
					}
				}
				var pooled json.RawMessage
				if err := dec.Decode(&pooled); err != nil {
					t.Fatal(err)
				}
				samePooled(t, pool(all), pooled)
				if set == ownGold && !damaged {
					// As a user calls it, which pairs the files by their stems.
					samePooled(t, pool(all), run(t, reference, "--dir", set.articles, set.gold, dir, "--json"))
				}
			})
		}
	}
}

func samePooled(t *testing.T, scores Scores, want []byte) {
	t.Helper()
	got, err := json.Marshal(scores)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(decode(t, got), decode(t, want)) {
		t.Errorf("pooled:\n got %s\nwant %s", got, want)
	}
}

func decode(t *testing.T, b []byte) map[string]map[string]float64 {
	t.Helper()
	var v map[string]map[string]float64
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatalf("%v in %s", err, b)
	}
	if len(v) != 16 {
		t.Fatalf("%d measures in %s", len(v), b)
	}
	return v
}

// counts are the scores as the reference scorer keeps them.
func counts(scores Scores) map[string][]int {
	out := map[string][]int{}
	for _, s := range scores {
		if s.IsShare() {
			out[s.Measure] = []int{s.Right, s.Gold}
		} else {
			out[s.Measure] = []int{s.Right, s.Gold, s.Found}
		}
	}
	return out
}

func writeLines(t *testing.T, path string, doc graph.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := graph.NewEncoder(&b).Encode(doc); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// damage puts mistakes into a document, the same ones each time: quotes out of
// place, too wide or of other words, subjects as words, claims told twice, other
// times, units and ways of writing.
func damage(d *graph.Document) {
	runes := []rune(d.Article.Text)
	for i := range d.Entities {
		e := &d.Entities[i]
		switch i % 7 {
		case 0:
			e.Name = strings.ToUpper(e.Name) + " "
		case 1:
			e.Type = "Work"
		case 2:
			if i+1 < len(d.Entities) { // two things taken for one
				e.Aliases = append(e.Aliases, d.Entities[i+1].Name, "「"+e.Name+"」")
			}
		}
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		switch i % 19 {
		case 0:
			c.Evidence.Start++ // the words stand elsewhere
		case 1:
			c.Evidence.Start, c.Evidence.End = 0, min(len(runes), 900)
			c.Evidence.Quote = string(runes[:c.Evidence.End])
		case 2:
			c.Evidence.Quote = "文中没有的话"
		case 3:
			if c.Kind == graph.FigureKind {
				c.Subject, c.SubjectText = "", strings.TrimPrefix(c.Subject, "Product/")
			}
		case 4:
			c.Time = []string{"2025", "2025-Q3", "2025-W16", "2025-13", "2025-01/2025-03", "2024-02-30", "近日"}[i/19%7]
		case 5:
			if c.Value != nil {
				v := *c.Value * (1 + 1e-7)
				c.Value, c.Unit = &v, "美元"
			}
		case 6:
			c.Op, c.Modality = "", "rumor"
		case 7:
			c.Subject, c.Object = c.Object, c.Subject
		case 8:
			c.Predicate = "partner"
		case 9:
			c.Type = "Other"
			slices.Reverse(c.Participants)
		case 10:
			c.Participants = nil
		case 11:
			c.Attribution = "“" + c.Attribution + "”"
		case 12:
			c.Metric = "other"
		case 13:
			c.Op, c.Min, c.Max = "range", c.Value, c.Value
		case 14, 15:
			if i > 0 && d.Claims[i-1].Kind == c.Kind {
				*c = d.Claims[i-1] // told twice
			}
		}
	}
}
