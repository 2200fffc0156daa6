package entity

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestCalibrate(t *testing.T) {
	path := os.Getenv("CALIBRATE")
	if path == "" {
		t.Skip()
	}
	finder := newFinder(t)
	o, _ := os.Create(path)
	defer o.Close()
	enc := json.NewEncoder(o)
	enc.SetEscapeHTML(false)
	for i, a := range annotatedArticles(t) {
		if i%5 != *fold5 {
			continue
		}
		text := body(t, a.File)
		in := input(t, text)
		var forms []string
		for _, e := range a.Entities {
			forms = append(append(forms, e.Name), e.Aliases...)
		}
		must, may := map[typed]bool{}, map[typed]bool{}
		for _, e := range a.Entities {
			for _, f := range append([]string{e.Name}, e.Aliases...) {
				var longer []string
				for _, g := range forms {
					if g != f && strings.Contains(g, f) {
						longer = append(longer, g)
					}
				}
				if alone(f, longer, text) {
					must[typed{scoreFold(f), e.Type}] = true
				} else {
					may[typed{scoreFold(f), e.Type}] = true
				}
			}
		}
		s := finder.firstRound(in)
		var ev evidence
		if os.Getenv("ROUND") == "2" {
			first := s.weigh(nil)
			ev = collect(s.text, first)
			s.learn(choose(s.text, first))
		}
		ws := gather(s.candidates)
		seen := map[typed]int{}
		for i := range ws {
			seen[typed{scoreFold(ws[i].Of(text)), ws[i].typ}]++
		}
		for i := range ws {
			f := typed{scoreFold(ws[i].Of(text)), ws[i].typ}
			if may[f] && !must[f] {
				continue
			}
			var row [featureCount]float64
			ws[i].features(text, &row)
			if ev != nil {
				ev.features(text, &ws[i], &row)
			}
			enc.Encode(map[string]any{"x": row[:], "y": must[f], "n": seen[f], "text": ws[i].Of(text), "type": ws[i].typ, "rule": ws[i].rule})
		}
	}
	fmt.Println("done")
}
