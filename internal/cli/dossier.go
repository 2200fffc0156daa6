package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
)

// dossier is all that the store says of one thing.
type dossier struct {
	Entity     graph.Entity      `json:"entity"`
	Statements []graph.Statement `json:"statements"` // sorted by id
	Articles   []graph.Article   `json:"articles"`   // those that the evidence is from, without text
}

// render writes a dossier: what the thing is, relations by predicate, figures
// and events over time, and the articles behind it all.
func (d *dossier) render(env *Env, w io.Writer, names *lookup) error {
	fmt.Fprintf(w, "%s  %s  %s\n", paint(env, text.Bold, d.Entity.Name), names.typeLabel(d.Entity.Type), paint(env, text.Faint, d.Entity.ID))
	if len(d.Entity.Aliases) > 0 {
		fmt.Fprintf(w, "also called %s\n", strings.Join(d.Entity.Aliases, ", "))
	}
	fmt.Fprintf(w, "%s in %s%s\n", count(len(d.Statements), "statement"), count(len(d.Articles), "article"), period(d.Articles))

	var relations, figures, events []graph.Statement
	for _, s := range d.Statements {
		switch s.Kind {
		case graph.RelationKind:
			relations = append(relations, s)
		case graph.FigureKind:
			figures = append(figures, s)
		case graph.EventKind:
			events = append(events, s)
		}
	}
	sections := []struct {
		title string
		table *grid
	}{
		{"Relations", d.relations(relations, names)},
		{"Figures", figureGrid(figures, names, d.Entity.ID)},
		{"Events", d.events(events, names)},
		{"Sources", d.sources()},
	}
	for _, s := range sections {
		if len(s.table.rows) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", paint(env, text.Bold, s.title))
		if err := s.table.render(env, w); err != nil {
			return err
		}
	}
	if len(d.Statements) > 0 {
		_, err := fmt.Fprintf(w, "\nsuyuan source %s shows the words behind a statement.\n", d.Statements[0].ID)
		return err
	}
	return nil
}

// relations has a row for each relation, those of one predicate and direction
// together, the best supported first.
func (d *dossier) relations(statements []graph.Statement, names *lookup) *grid {
	g := &grid{columns: []column{{title: "Relation"}, {title: "With", wide: true}, {title: "When"}, {title: "Said by", wide: true}, {title: "Sources", right: true}, {title: "Statement"}}}
	type row struct {
		predicate, arrow, other string
		s                       *graph.Statement
	}
	var rows []row
	for i := range statements {
		s := &statements[i]
		r := row{predicate: s.Predicate, arrow: "→", other: s.Object, s: s}
		if s.Object == d.Entity.ID && s.Subject != d.Entity.ID {
			r.arrow, r.other = "←", s.Subject
		}
		if names.symmetric(s.Predicate) {
			r.arrow = "↔"
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.predicate, b.predicate), cmp.Compare(a.arrow, b.arrow),
			cmp.Compare(len(articlesOf(b.s)), len(articlesOf(a.s))), cmp.Compare(a.other, b.other), byTime(a.s, b.s))
	})
	last := ""
	for _, r := range rows {
		label := names.predicateLabel(r.predicate)
		if group := r.predicate + r.arrow; group == last {
			label = ""
		} else {
			last = group
		}
		other := r.arrow + " " + names.name(r.other)
		if qualifiers := joined(", ", r.s.Role, r.s.Scope, r.s.Place); qualifiers != "" {
			other += " (" + qualifiers + ")"
		}
		g.add(label, other, r.s.Time, said(r.s), names.sources(r.s), r.s.ID)
	}
	return g
}

// figureGrid has a row for each figure: by metric, then by time. Where all are
// about one thing, about is its id and the subject is left out.
func figureGrid(statements []graph.Statement, names *lookup, about string) *grid {
	g := &grid{columns: []column{{title: "Metric"}, {title: "Value", right: true}, {title: "As written"}, {title: "When"}, {title: "Of", wide: true},
		{title: "Said by", wide: true}, {title: "Sources", right: true}, {title: "Statement"}}}
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Subject+a.SubjectText, b.Subject+b.SubjectText), byTime(&a, &b))
	})
	last := ""
	for i := range sorted {
		s := &sorted[i]
		label := names.metricLabel(s.Metric)
		if s.Metric == last {
			label = ""
		}
		last = s.Metric
		of := joined(", ", s.Scope, s.Place)
		if s.Subject != about || about == "" {
			of = joined(", ", names.subject(&s.Content), s.Scope, s.Place)
		}
		g.add(label, figureValue(&s.Content), asWritten(s), s.Time, of, said(s), names.sources(s), s.ID)
	}
	return g
}

func (d *dossier) events(statements []graph.Statement, names *lookup) *grid {
	g := &grid{columns: []column{{title: "When"}, {title: "Event"}, {title: "Word"}, {title: "With", wide: true}, {title: "Said by", wide: true}, {title: "Sources", right: true}, {title: "Statement"}}}
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(a, b graph.Statement) int { return byTime(&a, &b) })
	for i := range sorted {
		s := &sorted[i]
		with := joined(" · ", names.participants(s, d.Entity.ID), s.Scope, s.Place)
		g.add(s.Time, names.eventLabel(s.Type), trigger(s), with, said(s), names.sources(s), s.ID)
	}
	return g
}

// sources has a row for each article, the latest first, with how many of the
// statements it supports.
func (d *dossier) sources() *grid {
	supports := map[string]int{}
	for i := range d.Statements {
		for _, id := range articlesOf(&d.Statements[i]) {
			supports[id]++
		}
	}
	g := &grid{columns: []column{{title: "Published"}, {title: "Publisher"}, {title: "Title", wide: true}, {title: "Statements", right: true}, {title: "Article"}}}
	for _, a := range latestFirst(d.Articles) {
		g.add(a.Published, a.Publisher, cmp.Or(a.Title, a.Path), strconv.Itoa(supports[a.ID]), a.ID)
	}
	return g
}

func latestFirst(articles []graph.Article) []graph.Article {
	return slices.SortedStableFunc(slices.Values(articles), func(a, b graph.Article) int {
		return cmp.Or(startOf(b.Published).Compare(startOf(a.Published)), cmp.Compare(a.ID, b.ID))
	})
}

// period is the time from the first to the last publication.
func period(articles []graph.Article) string {
	var dates []string
	for _, a := range articles {
		if a.Published != "" {
			dates = append(dates, a.Published)
		}
	}
	if len(dates) == 0 {
		return ""
	}
	first, last := slices.Min(dates), slices.Max(dates)
	if first == last {
		return ", published " + first
	}
	return ", published " + first + " to " + last
}

// count is a number with its noun: 1 article, 2 articles.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
