package rank

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// features is a candidate with some features of one part.
func features(names ...string) (f Features) {
	for _, n := range names {
		f.Add(n)
	}
	return f
}

// lessons are choices in which what is near is right, unless something is marked.
func lessons() []Choice {
	var out []Choice
	for range 20 {
		out = append(out,
			Choice{Candidates: []Features{features("near"), features("far")}, Right: []bool{true, false}},
			Choice{Candidates: []Features{features("far"), features("near")}, Right: []bool{false, true}},
			Choice{Candidates: []Features{features("near"), features("far", "marked")}, Right: []bool{false, true}},
		)
	}
	return out
}

func TestTrain(t *testing.T) {
	m, err := Train(lessons(), Options{Bits: 10, Least: 2, Prior: 0.1})
	if err != nil {
		t.Fatal(err)
	}
	near, far, marked := m.Score(features("near")), m.Score(features("far")), m.Score(features("far", "marked"))
	if !(marked > near && near > far) {
		t.Errorf("marked %.2f, near %.2f, far %.2f: want them in this order", marked, near, far)
	}
	if unknown := m.Score(features("never seen")); unknown != 0 {
		t.Errorf("a feature that was never seen counts %.2f", unknown)
	}
}

// What shows in too few choices teaches nothing.
func TestTrainLeavesOutTheRare(t *testing.T) {
	choices := append(lessons(), Choice{Candidates: []Features{features("rare"), features("near")}, Right: []bool{true, false}})
	m, err := Train(choices, Options{Bits: 10, Least: 2, Prior: 0.1})
	if err != nil {
		t.Fatal(err)
	}
	if s := m.Score(features("rare")); s != 0 {
		t.Errorf("a feature of one choice counts %.2f", s)
	}
}

func TestTrainRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		choices []Choice
		options Options
	}{
		"no choice":         {nil, Defaults()},
		"no right one":      {[]Choice{{Candidates: []Features{features("a")}, Right: []bool{false}}}, Defaults()},
		"too few":           {lessons()[:1], Defaults()},
		"no room":           {lessons(), Options{Bits: 0, Prior: 1}},
		"too many features": {lessons(), Options{Bits: 25, Prior: 1}},
	} {
		if _, err := Train(c.choices, c.options); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	var files [2]bytes.Buffer
	for i := range files {
		m, err := Train(lessons(), Defaults())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.WriteTo(&files[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("the same choices gave two models")
	}
}

func TestProbabilities(t *testing.T) {
	p := []float64{math.Log(1), math.Log(3), math.Inf(-1)}
	Probabilities(p)
	for i, want := range []float64{0.25, 0.75, 0} {
		if math.Abs(p[i]-want) > 1e-12 {
			t.Errorf("probability %d is %g, want %g", i, p[i], want)
		}
	}
}

// The parts of a feature do not run into each other.
func TestAddTellsPartsApart(t *testing.T) {
	var f Features
	f.Add("ab", "c")
	f.Add("a", "bc")
	f.Add("abc")
	if f[0] == f[1] || f[1] == f[2] || f[0] == f[2] {
		t.Errorf("hashes %x: want three", f)
	}
}

// A model that is written and loaded scores as before.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &Model{weights: make([]int8, 1<<rapid.IntRange(1, 9).Draw(t, "bits")), scale: rapid.Float64Range(0, 10).Draw(t, "scale")}
		for i := range m.weights {
			m.weights[i] = rapid.SampledFrom([]int8{0, 0, 0, 1, -1, 127, -127}).Draw(t, "weight")
		}
		var b bytes.Buffer
		if _, err := m.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		got, err := Load(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		f := features(rapid.SliceOf(rapid.String()).Draw(t, "features")...)
		if got.Score(f) != m.Score(f) {
			t.Errorf("score %g, was %g", got.Score(f), m.Score(f))
		}
	})
}

func FuzzLoad(f *testing.F) {
	m, err := Train(lessons(), Options{Bits: 6, Prior: 1})
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:len(b.Bytes())-1])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Load(data)
		if err != nil {
			if !errors.Is(err, errFile) {
				t.Errorf("error %v", err)
			}
			return
		}
		m.Score(features("near", "far"))
	})
}
