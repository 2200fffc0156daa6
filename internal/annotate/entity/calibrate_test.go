package entity

import (
	"encoding/json"
	"flag"
	"os"
	"suyuan/internal/article"
	"suyuan/internal/lexicon"
	"testing"
	"unicode/utf8"
)

var (
	rows  = flag.String("rows", "", "file to write the features of candidates to, for fitting the weights of witnesses")
	round = flag.Int("round", 1, "which round's candidates -rows writes")
)

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
		gold := a.mentions(in.Text)
		s := newScan(finder, in)
		s.known()
		s.tagged()
		s.spelled()
		s.compounds()
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
			var r row
			ws[i].features(&r)
			if ev != nil {
				ev.features(s, &ws[i], &r)
			}
			if err := enc.Encode(map[string]any{"at": r.at, "x": r.x, "of": featureCount, "y": gold[ws[i].Span] == ws[i].typ, "n": seen[f]}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
