package cli

import (
	"cmp"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
	"suyuan/internal/resolve"
	"suyuan/schema"
)

// lookup gives names to the ids in statements. What it does not know it gives
// back as it is.
type lookup struct {
	entities   map[string]graph.Entity
	articles   map[string]graph.Article
	vocabulary *schema.Model
	support    map[string]int // independent sources of a statement, as far as counted
}

func (l *lookup) name(id string) string {
	if e, ok := l.entities[id]; ok {
		return e.Name
	}
	return id
}

// subject is the thing that a figure or relation is about.
func (l *lookup) subject(c *graph.Content) string {
	if c.Subject == "" {
		return c.SubjectText
	}
	return l.name(c.Subject)
}

func (l *lookup) typeLabel(name string) string {
	if t := l.vocabulary.Type(name); t != nil {
		return labelled(t.Zh, name)
	}
	return name
}

func (l *lookup) predicateLabel(name string) string {
	if p := l.vocabulary.Predicate(name); p != nil {
		return labelled(p.Zh, name)
	}
	return name
}

func (l *lookup) metricLabel(name string) string {
	if m := l.vocabulary.Metric(name); m != nil {
		return labelled(m.Zh, name)
	}
	return name
}

func (l *lookup) eventLabel(name string) string {
	if e := l.vocabulary.EventType(name); e != nil {
		return labelled(e.Zh, name)
	}
	return name
}

func (l *lookup) symmetric(predicate string) bool {
	p := l.vocabulary.Predicate(predicate)
	return p != nil && p.Symmetric
}

// zh is the Chinese label of a predicate, a metric or a role, or the name where
// there is none.
func (l *lookup) zh(name string) string {
	if p := l.vocabulary.Predicate(name); p != nil && p.Zh != "" {
		return p.Zh
	}
	if m := l.vocabulary.Metric(name); m != nil && m.Zh != "" {
		return m.Zh
	}
	if r := l.vocabulary.Role(name); r != nil && r.Zh != "" {
		return r.Zh
	}
	return name
}

// sentence words a statement on one line.
func (l *lookup) sentence(s *graph.Statement) string {
	switch s.Kind {
	case graph.RelationKind:
		predicate := l.predicateLabel(s.Predicate)
		if s.Role != "" {
			predicate += " (" + s.Role + ")"
		}
		return joined(" · ", l.pair(s), predicate, s.Time, s.Scope, s.Place)
	case graph.FigureKind:
		return joined(" · ", l.subject(&s.Content), l.metricLabel(s.Metric), l.quantity(s), figureValue(&s.Content), s.Time, s.Scope, s.Place)
	}
	return joined(" · ", l.eventLabel(s.Type), trigger(s), l.participants(s, ""), s.Time, s.Scope, l.place(s))
}

// pair names the two things of a relation, with its direction if it has one.
func (l *lookup) pair(s *graph.Statement) string {
	arrow := " → "
	if l.symmetric(s.Predicate) {
		arrow = " ↔ "
	}
	return l.name(s.Subject) + arrow + l.name(s.Object)
}

// participants lists an event's parties with their roles, but for one of them.
func (l *lookup) participants(s *graph.Statement, but string) string {
	var parts []string
	for _, p := range s.Participants {
		if p.Entity != but {
			parts = append(parts, l.name(p.Entity)+" ("+p.Role+")")
		}
	}
	return strings.Join(parts, ", ")
}

// place is where something is, unless one of its parties is that place.
func (l *lookup) place(s *graph.Statement) string {
	for _, p := range s.Participants {
		if l.name(p.Entity) == s.Place {
			return ""
		}
	}
	return s.Place
}

// short is the start of a statement's id that tables show; suyuan source takes
// it. Among 100,000 statements, the odds that two share these 40 bits are below
// one in two hundred, and then source lists both.
func short(id string) string {
	const digits = 10
	if len(id) > len("s/")+digits {
		return id[:len("s/")+digits]
	}
	return id
}

// sources is how many independent sources stand behind statements: who is
// named as saying it, else the publisher. Ten papers that quote one agency are
// one.
func (l *lookup) sources(statements ...*graph.Statement) int {
	if len(statements) > 1 {
		return l.countSources(statements)
	}
	// Tables are sorted by it.
	id := statements[0].ID
	n, known := l.support[id]
	if !known {
		n = l.countSources(statements)
		if l.support == nil {
			l.support = map[string]int{}
		}
		l.support[id] = n
	}
	return n
}

func (l *lookup) countSources(statements []*graph.Statement) int {
	all := *statements[0]
	for _, s := range statements[1:] {
		all.Evidence = append(all.Evidence[:len(all.Evidence):len(all.Evidence)], s.Evidence...)
	}
	return len(resolve.SourcesOf(all, func(id string) graph.Article { return l.articles[id] }))
}

// order is where a predicate or metric stands in the vocabulary, which lists
// what readers ask for most first; strangers come last.
func (l *lookup) order(name string) int {
	predicates, metrics := l.vocabulary.Predicates, l.vocabulary.Metrics
	for i := range predicates {
		if predicates[i].Name == name {
			return i
		}
	}
	for i := range metrics {
		if metrics[i].Name == name {
			return i
		}
	}
	return len(predicates) + len(metrics)
}

// heading names a thing: name, type and id.
func (l *lookup) heading(env *Env, id string) string {
	e := l.entities[id]
	return paint(env, text.Bold, e.Name) + "  " + l.typeLabel(e.Type) + "  " + paint(env, text.Faint, id)
}

// articleLine names an article: publisher, title, date; where it has neither of
// the first, by its path.
func articleLine(a *graph.Article) string {
	title := a.Title
	if title != "" {
		title = "《" + strings.Trim(title, "《》") + "》"
	}
	name := joined(" ", a.Publisher, title)
	return joined(" ", cmp.Or(name, a.Path, a.ID), a.Published)
}
