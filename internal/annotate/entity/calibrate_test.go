package entity

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var (
	rows  = flag.String("rows", "", "file to write the features of candidates to, for fitting the weights of witnesses")
	round = flag.Int("round", 1, "which round's candidates -rows writes")
)

// TestWriteRows writes what the weights of witnesses are fitted to: the
// features of each candidate in the articles of -fold, whether it is right, and
// how often its form stands there, as JSON Lines.
func TestWriteRows(t *testing.T) {
	if *rows == "" {
		t.Skip("no -rows")
	}
	finder := newFinder(t)
	out, err := os.Create(*rows)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	enc := json.NewEncoder(out)
	for i, a := range annotatedArticles(t) {
		if i%5 != *fold5 {
			continue
		}
		in := body(t, a.File)
		must, may := a.forms(in.Text)
		s := finder.firstRound(in)
		var ev *evidence
		if *round == 2 {
			first := s.weigh(nil)
			ev = s.collect(first)
			s.learn(choose(s.text, first))
		}
		ws := s.gather()
		of := func(w *witnesses) typed { return typed{scoreFold(w.Of(in.Text)), w.typ} }
		seen := map[typed]int{}
		for i := range ws {
			seen[of(&ws[i])]++
		}
		for i := range ws {
			f := of(&ws[i])
			if may[f] && !must[f] {
				continue
			}
			var r row
			ws[i].features(in.Text, &r)
			if ev != nil {
				ev.features(s, &ws[i], &r)
			}
			if err := enc.Encode(map[string]any{"at": r.at, "x": r.x, "of": featureCount, "y": must[f], "n": seen[f]}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
