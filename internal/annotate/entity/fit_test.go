package entity

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/lexicon"
	"suyuan/schema"
)

var fit = flag.String("fit", "", "fit weights.tsv with the models of this directory: fold1.crf to fold4.crf")

// TestFitWeights fits the weights of witnesses and writes weights.tsv. Each
// quarter of the held-in articles (of the data set, the articles k, k+5, k+10 … for k
// from 1 to 4; of the project's own lists every fourth) is tagged by a model that was trained
// without it and without the held-out ones, foldK.crf, and looked up in a gazetteer
// without the names that only it has. Such a model comes of the command in ../crf/MODEL.md with
//
//	awk '(NR-1)%5 != 0 && (NR-1)%5 != K' ../shared/datasets/entities/entities.jsonl
//	awk '(NR-1)%4 != K-1' internal/annotate/crf/data/names.jsonl
//
// as its --data and --more. The second round learns from what the first says with its new
// weights.
func TestFitWeights(t *testing.T) {
	if *fit == "" {
		t.Skip("no -fit")
	}
	var articles []annotated
	for i, a := range annotatedArticles(t) {
		if a.quarter = i % 5; a.quarter > 0 {
			articles = append(articles, a)
		}
	}
	for i, a := range lists(t, "../crf/data/names.jsonl") {
		a.quarter = i%4 + 1
		articles = append(articles, a)
	}
	var finders [5]*Finder
	_, lexicons := loadSchema(t)
	words, err := newWordLists(lexicons)
	if err != nil {
		t.Fatal(err)
	}
	for k := 1; k < len(finders); k++ {
		tagger := loadTagger(t, fmt.Sprintf("%s/fold%d.crf", *fit, k))
		finders[k] = &Finder{names: newGazetteer(readElsewhere(t, articles, k)), words: words, tagger: tagger}
	}
	var rounds [2]weights
	var total int
	for round := range rounds {
		var rows []example
		for _, a := range articles {
			f := finders[a.quarter]
			f.weights = rounds
			rows = append(rows, examples(f, a, body(t, a.File), round)...)
		}
		var loss float64
		rounds[round], loss = regress(rows)
		total = len(rows)
		t.Logf("round %d: %d candidates, loss %.4f", round+1, total, loss)
	}
	head := fmt.Sprintf(`# Written by TestFitWeights; not for editing. The weights of the features of witnesses in the first and in the
# second round: a logistic regression (AdaGrad, L2 1e-4) over %d candidates of %d articles of
# ../shared/corpus. Features without a line have the weight 0.
`, total, len(articles))
	if err := os.WriteFile("weights.tsv", []byte(head+formatWeights(rounds)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWeights(t *testing.T) {
	seen := map[string]bool{}
	for i, name := range featureNames() {
		if name == "" || seen[name] {
			t.Errorf("feature %d has the name %q: none, or one that another has too", i, name)
		}
		seen[name] = true
	}
	rounds, err := parseWeights(fittedWeights)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := parseWeights(formatWeights(rounds)); err != nil || again != rounds {
		t.Errorf("what was written is not what was read: %v", err)
	}
	for text, want := range map[string]string{
		"bias\t1\t2\ngrammar\t1\t2\n": "line 2: no feature grammar",
		"# ok\nbias\t1\n":             "line 2: 2 columns",
		"bias\tone\t2\n":              "line 1: strconv",
	} {
		if _, err := parseWeights(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// readElsewhere is the gazetteer without those names of read-*.yaml that no
// article names but those of a quarter.
func readElsewhere(t *testing.T, articles []annotated, quarter int) []schema.Name {
	t.Helper()
	elsewhere := map[string]bool{}
	for _, a := range articles {
		if a.quarter == quarter {
			continue
		}
		for _, e := range a.Entities {
			for _, f := range append([]string{e.Name}, e.Aliases...) {
				elsewhere[fold(f)] = true
			}
		}
	}
	vocabulary, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	harvested := map[[2]string]bool{}
	for _, n := range readNames(t, root+"/schema/names") {
		harvested[[2]string{n.Type, n.Name}] = true
	}
	return slices.DeleteFunc(slices.Clone(vocabulary.Names), func(n schema.Name) bool {
		return harvested[[2]string{n.Type, n.Name}] &&
			!slices.ContainsFunc(append([]string{n.Name}, n.Aliases...), func(f string) bool { return elsewhere[fold(f)] })
	})
}

// example is a candidate with its features, as the weights are fitted to them.
type example struct {
	row
	right bool
	times int // how often the form stands in the article
}

// examples are the candidates of an article in a round, counted from 0.
func examples(f *Finder, a annotated, in Input, round int) []example {
	gold := a.mentions(in.Text)
	s := newScan(f, in)
	s.known()
	s.tagged()
	s.spelled()
	s.compounds()
	var ev *evidence
	if round > 0 {
		first := s.weigh(nil)
		chosen := s.choose(first)
		ev = s.collect(first, chosen)
		s.learn(chosen)
	}
	ws := s.gather()
	of := func(w *witnesses) typed { return typed{scoreFold(w.Of(in.Text)), w.typ} }
	times := map[typed]int{}
	for i := range ws {
		times[of(&ws[i])]++
	}
	out := make([]example, len(ws))
	for i := range ws {
		w, e := &ws[i], &out[i]
		w.features(&e.row)
		if ev != nil {
			ev.features(s, w, &e.row)
		}
		e.right, e.times = gold[w.Span] == w.typ || w.ruled && gold[w.Span] != "", times[of(w)]
	}
	return out
}

// mentions are the places where a name of the article stands and its type: the
// longest form at each place, from left to right.
func (a annotated) mentions(text string) map[article.Span]string {
	var forms, typs []string
	for _, e := range a.Entities {
		for _, f := range append([]string{e.Name}, e.Aliases...) {
			forms, typs = append(forms, f), append(typs, e.Type)
		}
	}
	trie := lexicon.NewTrie(forms)
	word := &scan{text: text}
	places := map[article.Span]string{}
	for i := 0; i < len(text); {
		if utf8.RuneStart(text[i]) && word.startsWord(i) {
			best, typ := 0, ""
			trie.Walk(text, i, func(id, end int) {
				if word.endsWord(end) {
					best, typ = end, typs[id]
				}
			})
			if best > 0 {
				places[article.Span{Start: i, End: best}] = typ
				i = best
				continue
			}
		}
		i++
	}
	return places
}

// regress fits a logistic regression with AdaGrad (Duchi, Hazan and Singer,
// 2011) and L2. A form that stands n times in an article counts √n times, for
// the measure counts it once. The same rows give the same weights.
func regress(rows []example) (w weights, loss float64) {
	const epochs, rate, l2 = 60, 0.1, 1e-4
	var squares weights
	rng := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		loss = 0
		total := 0.0
		for i := range rows {
			r := &rows[i]
			sum := 0.0
			for k, x := range r.x {
				sum += x * w[r.at[k]]
			}
			p := 1 / (1 + math.Exp(-sum))
			weight := 1 / math.Sqrt(float64(r.times))
			y := float64(count(r.right))
			loss -= weight * (y*math.Log(p+1e-12) + (1-y)*math.Log(1-p+1e-12))
			total += weight
			d := (p - y) * weight
			for k, x := range r.x {
				j := r.at[k]
				g := d*x + l2*w[j]
				squares[j] += g * g
				w[j] -= rate * g / math.Sqrt(squares[j]+1e-8)
			}
		}
		loss /= total
	}
	return w, loss
}

// formatWeights writes what parseWeights reads. Features without a weight are left out.
func formatWeights(rounds [2]weights) string {
	var b strings.Builder
	for i, name := range featureNames() {
		if first, second := rounds[0][i], rounds[1][i]; first != 0 || second != 0 {
			fmt.Fprintf(&b, "%s\t%.3f\t%.3f\n", name, first, second)
		}
	}
	return b.String()
}
