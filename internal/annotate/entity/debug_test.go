package entity

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDebug(t *testing.T) {
	want := os.Getenv("WANT")
	if want == "" {
		t.Skip()
	}
	f := newFinder(t)
	in := readArticle(t, os.Getenv("FILE"))
	s := f.firstRound(in)
	dump := func(ws []witnesses) {
		for _, w := range ws {
			if strings.Contains(w.Of(in.Text), want) || strings.Contains(want, w.Of(in.Text)) && len(w.Of(in.Text)) > 5 {
				var rs []string
				for i := range rules {
					if w.says[i] {
						rs = append(rs, fmt.Sprintf("%s(%.1f)", rules[i], w.odds[i]))
					}
				}
				fmt.Printf("%d %s %s p=%.2f rel=%d tagger=%.1f cues=%b %v\n", w.Start, w.Of(in.Text), w.typ, w.confidence, w.relation, w.tagger, w.cues, rs)
			}
		}
	}
	first := s.weigh(nil)
	dump(first)
	ev := s.collect(first)
	l := s.learn(choose(s.text, first))
	fmt.Println("--")
	ws := s.weigh(ev)
	dump(ws)
	es, _ := s.join(choose(s.text, ws), l)
	for _, e := range es {
		if strings.Contains(e.Name+fmt.Sprint(e.Aliases), want) {
			fmt.Println(e)
		}
	}
}
