package entity

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"math"
	"math/rand/v2"
	"os"
	"testing"
)

var fit = flag.String("fit", "", "file to write fitted weights to (weights1.go or weights2.go); the arguments are files that -rows wrote")

// fitted is one row of a file that TestWriteRows writes.
type fitted struct {
	At []int
	X  []float64
	Of int
	Y  bool
	N  int // how often the form stands in the article
}

// TestFitWeights fits the weights of witnesses. For each quarter of the held-in
// articles (-fold 1 to 4) train a tagger without it (suyuan train entities
// --folds 2), read the names of the others only (-read), and write its rows;
// then, with the files of all four:
//
//	go test -run FitWeights -fit weights1.go . rows1 rows2 rows3 rows4
//
// Rows of the second round (-round 2) need the weights of the first in place.
func TestFitWeights(t *testing.T) {
	if *fit == "" {
		t.Skip("no -fit")
	}
	var rows []fitted
	for _, name := range flag.Args() {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var r fitted
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			if r.Of != featureCount {
				t.Fatalf("%s has %d features a row, want %d: write it anew", name, r.Of, featureCount)
			}
			rows = append(rows, r)
		}
		f.Close()
	}
	w, loss := regress(rows)
	t.Logf("%d rows, loss %.4f", len(rows), loss)
	if err := writeWeights(*fit, w, len(rows)); err != nil {
		t.Fatal(err)
	}
}

// regress fits a logistic regression with AdaGrad (Duchi, Hazan and Singer,
// 2011) and L2. A form that stands n times in an article counts √n times, for
// the measure counts it once. The same rows give the same weights.
func regress(rows []fitted) (w []float64, loss float64) {
	const epochs, rate, l2 = 60, 0.1, 1e-4
	w = make([]float64, featureCount)
	squares := make([]float64, featureCount)
	rng := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		loss = 0
		total := 0.0
		for i := range rows {
			r := &rows[i]
			sum := 0.0
			for k, x := range r.X {
				sum += x * w[r.At[k]]
			}
			p := 1 / (1 + math.Exp(-sum))
			weight := 1 / math.Sqrt(float64(r.N))
			y := float64(count(r.Y))
			loss -= weight * (y*math.Log(p+1e-12) + (1-y)*math.Log(1-p+1e-12))
			total += weight
			d := (p - y) * weight
			for k, x := range r.X {
				j := r.At[k]
				g := d*x + l2*w[j]
				squares[j] += g * g
				w[j] -= rate * g / math.Sqrt(squares[j]+1e-8)
			}
		}
		loss /= total
	}
	return w, loss
}

func writeWeights(file string, w []float64, rows int) error {
	name := "firstWeights"
	if file == "weights2.go" {
		name = "secondWeights"
	}
	src := fmt.Sprintf(`package entity

// %s are the weights of the features of witnesses, in their order, as a logistic regression
// (AdaGrad, L2 1e-4) fits them to %d candidates of the 128 held-in articles of
// ../shared/datasets/entities. Each quarter of these was tagged by a model trained
// on the other three, with the names read from them in the gazetteer.
// TestFitWeights wrote them.
var %s = [featureCount]float64{
`, name, rows, name)
	for _, x := range w {
		src += fmt.Sprintf("\t%.3f,\n", x)
	}
	out, err := format.Source([]byte(src + "}\n"))
	if err != nil {
		return err
	}
	return os.WriteFile(file, out, 0o644)
}
