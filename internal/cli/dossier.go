package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
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

	store string // its name, for commands that ask it
	all   bool   // show everything
	left  bool   // something was left out
}

// render writes a dossier: what the thing is, relations by predicate, figures
// and events over time, and the articles behind it all.
func (d *dossier) render(env *Env, w io.Writer, names *lookup) error {
	fmt.Fprintf(w, "%s  %s  %s\n", paint(env, text.Bold, d.Entity.Name), names.typeLabel(d.Entity.Type), paint(env, text.Faint, d.Entity.ID))
	if len(d.Entity.Aliases) > 0 {
		fmt.Fprintf(w, "also called %s\n", strings.Join(d.Entity.Aliases, ", "))
	}
	fmt.Fprintf(w, "%s in %s%s\n", count(len(d.Statements), "statement"), count(len(d.Articles), "article"), publishedBetween(d.Articles))

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
		{"Figures", d.figures(figures, names)},
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
		// An example worth looking at: well supported, a figure if there is one.
		best := slices.MinFunc(d.Statements, func(a, b graph.Statement) int {
			return cmp.Or(cmp.Compare(names.sources(&b), names.sources(&a)), figureFirst(&a)-figureFirst(&b),
				names.order(a.Metric)-names.order(b.Metric), byTime(&a, &b))
		})
		hint := ""
		if d.left {
			hint = ", show --all everything"
		}
		_, err := fmt.Fprintf(w, "\n%s shows the words behind a statement%s.\n", command(d.store, "source", short(best.ID)), hint)
		return err
	}
	return nil
}

func figureFirst(s *graph.Statement) int {
	if s.Kind == graph.FigureKind {
		return 0
	}
	return 1
}

// How many rows a dossier shows of each group unless all are asked for.
const (
	relationsShown = 8  // of one predicate and direction
	figuresShown   = 6  // of one metric
	eventsShown    = 15 // in all
	sourcesShown   = 10
)

// best keeps the n rows that rank first, in the order in which they stand, and
// says how many are left out. It may reorder its argument.
func best[T any](list []T, n int, rank func(a, b T) int) (kept []T, rest int) {
	if n <= 0 || len(list) <= n {
		return list, 0
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(list[a], list[b]) })
	order = order[:n]
	slices.Sort(order)
	for _, i := range order {
		kept = append(kept, list[i])
	}
	return kept, len(list) - n
}

// limit is n, or none if all are asked for.
func (d *dossier) limit(n int) int {
	if d.all {
		return 0
	}
	return n
}

// more adds a row that says how many rows are left out, in one column.
func (d *dossier) more(g *grid, column, rest int) {
	if rest <= 0 {
		return
	}
	d.left = true
	cells := make([]string, column+1)
	cells[column] = fmt.Sprintf("… %d more", rest)
	g.add(cells...)
}

// bond is all that is said of one relation between the thing and another: the
// same relation may be told with other roles and times.
type bond struct {
	predicate, arrow, other string
	statements              []*graph.Statement
	sources                 int
}

// bonds gathers relations by predicate, direction and other party: in that
// order, and within a group the best supported first.
func (d *dossier) bonds(statements []graph.Statement, names *lookup) []bond {
	index := map[[3]string]int{}
	var bonds []bond
	for i := range statements {
		s := &statements[i]
		b := bond{predicate: s.Predicate, arrow: "→", other: s.Object}
		if s.Object == d.Entity.ID && s.Subject != d.Entity.ID {
			b.arrow, b.other = "←", s.Subject
		}
		if names.symmetric(s.Predicate) {
			b.arrow = "↔"
		}
		key := [3]string{b.predicate, b.arrow, b.other}
		at, known := index[key]
		if !known {
			at = len(bonds)
			index[key] = at
			bonds = append(bonds, b)
		}
		bonds[at].statements = append(bonds[at].statements, s)
	}
	for i := range bonds {
		bonds[i].sources = names.sources(bonds[i].statements...)
		slices.SortStableFunc(bonds[i].statements, func(a, b *graph.Statement) int {
			return cmp.Or(cmp.Compare(names.sources(b), names.sources(a)), byTime(a, b))
		})
	}
	slices.SortFunc(bonds, func(a, b bond) int {
		return cmp.Or(names.order(a.predicate)-names.order(b.predicate), cmp.Compare(a.predicate, b.predicate), cmp.Compare(b.arrow, a.arrow),
			cmp.Compare(b.sources, a.sources), cmp.Compare(a.other, b.other))
	})
	return bonds
}

// relations has a row for each bond.
func (d *dossier) relations(statements []graph.Statement, names *lookup) *grid {
	g := &grid{columns: []column{{title: "Relation", wide: true}, {title: "With", wide: true}, {title: "When"}, {title: "Said by", wide: true}, {title: "Sources", right: true, spare: 1}, {title: "Statement"}}}
	bonds := d.bonds(statements, names)
	for len(bonds) > 0 {
		n := 1
		for n < len(bonds) && bonds[n].predicate == bonds[0].predicate && bonds[n].arrow == bonds[0].arrow {
			n++
		}
		group := bonds[:n]
		bonds = bonds[n:]
		shown := group
		if most := d.limit(relationsShown); most > 0 {
			shown = group[:min(most, n)]
		}
		for i, b := range shown {
			label := ""
			if i == 0 {
				label = names.predicateLabel(b.predicate)
			}
			var qualifiers, times []string
			for _, s := range b.statements {
				for _, q := range []string{s.Role, s.Scope, s.Place} {
					if q != "" && q != names.name(b.other) && !slices.Contains(qualifiers, q) {
						qualifiers = append(qualifiers, q)
					}
				}
				if s.Time != "" {
					times = append(times, s.Time)
				}
			}
			more := ""
			if n := len(b.statements); n > 1 {
				more = fmt.Sprintf(" +%d", n-1)
			}
			g.add(label, joined(" ", b.arrow, names.name(b.other), bracketed(strings.Join(qualifiers, ", "))), stretch(times),
				said(b.statements...), strconv.Itoa(b.sources), short(b.statements[0].ID)+more)
		}
		d.more(g, 1, n-len(shown))
	}
	return g
}

// stretch is the first and the last of some times.
func stretch(times []string) string {
	if len(times) == 0 {
		return ""
	}
	slices.SortFunc(times, func(a, b string) int { return cmp.Or(startOf(a).Compare(startOf(b)), cmp.Compare(a, b)) })
	first, last := times[0], times[len(times)-1]
	if first == last {
		return first
	}
	return first + " – " + last
}

// figures has the best supported and latest figures of each metric.
func (d *dossier) figures(statements []graph.Statement, names *lookup) *grid {
	g := figureGrid(nil, names, d.Entity.ID)
	byMetric := map[string][]graph.Statement{}
	for _, s := range statements {
		byMetric[s.Metric] = append(byMetric[s.Metric], s)
	}
	metrics := slices.Collect(maps.Keys(byMetric))
	slices.SortFunc(metrics, func(a, b string) int { return cmp.Or(names.order(a)-names.order(b), cmp.Compare(a, b)) })
	for _, m := range metrics {
		shown, rest := best(byMetric[m], d.limit(figuresShown), func(a, b graph.Statement) int {
			return cmp.Or(cmp.Compare(names.sources(&b), names.sources(&a)), -byTimeKnown(&a, &b))
		})
		g.rows = append(g.rows, figureGrid(shown, names, d.Entity.ID).rows...)
		d.more(g, 1, rest)
	}
	return g
}

// figureGrid has a row for each figure: by metric, then by time. Where all are
// about one thing, about is its id and the subject is left out.
func figureGrid(statements []graph.Statement, names *lookup, about string) *grid {
	g := &grid{columns: []column{{title: "Metric", wide: true}, {title: "Value", right: true, breaks: "–"}, {title: "As written", spare: 1}, {title: "Label", wide: true}, {title: "When", breaks: "/"}, {title: "Of", wide: true},
		{title: "Said by", wide: true}, {title: "Sources", right: true, spare: 2}, {title: "Statement"}}}
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(a, b graph.Statement) int {
		return cmp.Or(names.order(a.Metric)-names.order(b.Metric), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Subject+a.SubjectText, b.Subject+b.SubjectText), names.byDay(&a, &b))
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
		g.add(label, figureValue(&s.Content), asWritten(s), names.quantity(s), names.when(s), of, said(s), strconv.Itoa(names.sources(s)), short(s.ID))
	}
	return g
}

func (d *dossier) events(statements []graph.Statement, names *lookup) *grid {
	g := &grid{columns: []column{{title: "When"}, {title: "Event", wide: true}, {title: "Word", spare: 2}, {title: "With", wide: true}, {title: "Said by", wide: true}, {title: "Sources", right: true, spare: 1}, {title: "Statement"}}}
	sorted := slices.SortedStableFunc(slices.Values(statements), func(a, b graph.Statement) int { return names.byDay(&a, &b) })
	sorted, rest := best(sorted, d.limit(eventsShown), func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(names.sources(&b), names.sources(&a)), -byTimeKnown(&a, &b))
	})
	for i := range sorted {
		s := &sorted[i]
		with := joined(" · ", names.participants(s, d.Entity.ID), s.Scope, names.place(s))
		g.add(names.when(s), names.eventLabel(s.Type), trigger(s), with, said(s), strconv.Itoa(names.sources(s)), short(s.ID))
	}
	d.more(g, 1, rest)
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
	shown, rest := best(latestFirst(d.Articles), d.limit(sourcesShown), func(a, b graph.Article) int { return cmp.Compare(supports[b.ID], supports[a.ID]) })
	for _, a := range shown {
		g.add(a.Published, a.Publisher, cmp.Or(a.Title, a.Path), strconv.Itoa(supports[a.ID]), a.ID)
	}
	d.more(g, 2, rest)
	return g
}

func latestFirst(articles []graph.Article) []graph.Article {
	return slices.SortedStableFunc(slices.Values(articles), func(a, b graph.Article) int {
		return cmp.Or(startOf(b.Published).Compare(startOf(a.Published)), cmp.Compare(a.ID, b.ID))
	})
}

// publishedBetween is the time from the first to the last publication.
func publishedBetween(articles []graph.Article) string {
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
