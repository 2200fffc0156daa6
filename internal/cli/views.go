package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
)

// writeSource shows every piece of evidence for a statement: the article, the
// offsets, who says it, and the quote in its place. articles must hold the
// texts.
func writeSource(env *Env, w io.Writer, s *graph.Statement, names *lookup) error {
	fmt.Fprintf(w, "%s\n%s\n", paint(env, text.Bold, names.sentence(s)), paint(env, text.Faint, s.ID))
	evidence := slices.Clone(s.Evidence)
	slices.SortStableFunc(evidence, func(a, b graph.Evidence) int {
		x, y := startOf(names.articles[a.Article].Published), startOf(names.articles[b.Article].Published)
		return cmp.Or(x.Compare(y), cmp.Compare(a.Article, b.Article), a.Telling.Evidence.Start-b.Telling.Evidence.Start)
	})
	for i := range evidence {
		e := &evidence[i]
		a, ok := names.articles[e.Article]
		if !ok {
			a = graph.Article{ID: e.Article}
		}
		p, found := placeOf(a.Text, e.Telling.Evidence)
		fmt.Fprintf(w, "\n%s\n", paint(env, text.Bold, articleLine(&a)))
		where := fmt.Sprintf("characters %d–%d", e.Telling.Evidence.Start, e.Telling.Evidence.End)
		if found {
			where = fmt.Sprintf("line %d, %s", p.line, where)
		}
		fmt.Fprintln(w, joined(" · ", a.Path, a.URL, where))
		fmt.Fprintln(w, joined(" · ", saidHere(&e.Telling), e.Modality, fmt.Sprintf("confidence %.2f", e.Confidence), "rule "+e.Rule))
		fmt.Fprintf(w, "\n%s\n", p.marked(env, "    "))
		if !found {
			fmt.Fprintln(w, "    (the article's text does not have these words at these offsets; run suyuan check)")
		}
	}
	return nil
}

func saidHere(t *graph.Telling) string {
	if t.Attribution == "" {
		return ""
	}
	return "said by " + t.Attribution
}

// writePath shows a path step by step, each with the best supported statement,
// the words and the article that it rests on.
func writePath(env *Env, w io.Writer, hops []graph.Hop, names *lookup) error {
	if len(hops) == 0 {
		return nil
	}
	stations := []string{names.name(hops[0].From)}
	for _, h := range hops {
		stations = append(stations, names.name(h.To))
	}
	fmt.Fprintln(w, paint(env, text.Bold, strings.Join(stations, " — ")))
	for i, h := range hops {
		s := names.bestSupported(h.Statements)
		fmt.Fprintf(w, "\n%d. %s\n", i+1, names.sentence(&s))
		if e := s.Best(); e != nil {
			a := names.articles[e.Article]
			a.ID = e.Article
			fmt.Fprintf(w, "%s\n", passage{quote: e.Telling.Evidence.Quote}.marked(env, "   "))
			more := ""
			if n := names.sources(&s); n > 1 {
				more = count(n, "source")
			}
			fmt.Fprintf(w, "   %s\n", joined(" · ", articleLine(&a), saidHere(&e.Telling), plainModality(e.Modality), more))
		}
		also := ""
		if n := len(h.Statements); n > 1 {
			also = " and " + count(n-1, "statement") + " more"
		}
		fmt.Fprintf(w, "   %s\n", paint(env, text.Faint, short(s.ID)+also))
	}
	return nil
}

// bestSupported is the statement that most sources bear out; a relation before an
// event.
func (l *lookup) bestSupported(statements []graph.Statement) graph.Statement {
	return slices.MaxFunc(statements, func(a, b graph.Statement) int {
		return cmp.Or(relation(&a)-relation(&b), cmp.Compare(l.sources(&a), l.sources(&b)), cmp.Compare(confidence(&a), confidence(&b)), cmp.Compare(b.ID, a.ID))
	})
}

// relation is 1 for relations, which say how two things hang together, and 0
// for events.
func relation(s *graph.Statement) int {
	if s.Kind == graph.RelationKind {
		return 1
	}
	return 0
}

// timelineGrid has a row for each statement.
func timelineGrid(statements []graph.Statement, names *lookup, about string) *grid {
	g := &grid{columns: []column{{title: "When"}, {title: "What", wide: true}, {title: "", wide: true}, {title: "Said by", wide: true}, {title: "Sources", right: true, spare: 1}, {title: "Statement"}}}
	for i := range statements {
		s := &statements[i]
		var what, detail string
		switch s.Kind {
		case graph.FigureKind:
			what = names.metricLabel(s.Metric)
			subject := ""
			if s.Subject != about {
				subject = names.subject(&s.Content)
			}
			detail = joined(" · ", subject, names.quantity(s), figureValue(&s.Content), s.Scope, s.Place)
		case graph.EventKind:
			what = names.eventLabel(s.Type)
			detail = joined(" · ", trigger(s), names.participants(s, about), s.Scope, names.place(s))
		case graph.RelationKind:
			what = names.predicateLabel(s.Predicate)
			detail = joined(" · ", names.pair(s), s.Role, s.Scope, s.Place)
		}
		g.add(names.when(s), what, detail, said(s), fmt.Sprint(names.sources(s)), short(s.ID))
	}
	return g
}
