package schema

import "slices"

// index finds the entries of a Model by name. The loader builds it once.
type index struct {
	types      map[string]*Term
	predicates map[string]*Predicate
	metrics    map[string]*Metric
	events     map[string]*Term
	roles      map[string]*Term
	ops        map[string]*Term
	modalities map[string]*Term
	units      map[string]*Unit
	lexicons   map[string]*Lexicon
	rules      map[string]*Rule
	frames     map[string]*Frame
}

// Type finds an entity type by its name; nil if there is none.
func (m *Model) Type(name string) *Term { return m.index.types[name] }

// Predicate finds a predicate by its name; nil if there is none.
func (m *Model) Predicate(name string) *Predicate { return m.index.predicates[name] }

// Metric finds a metric by its name; nil if there is none.
func (m *Model) Metric(name string) *Metric { return m.index.metrics[name] }

// EventType finds an event type by its name; nil if there is none.
func (m *Model) EventType(name string) *Term { return m.index.events[name] }

// Role finds a role of event participants by its name; nil if there is none.
func (m *Model) Role(name string) *Term { return m.index.roles[name] }

// Op finds a comparison by its sign; nil if there is none.
func (m *Model) Op(name string) *Term { return m.index.ops[name] }

// Modality finds a modality by its name; nil if there is none.
func (m *Model) Modality(name string) *Term { return m.index.modalities[name] }

// Unit finds a unit by its canonical name; nil if there is none.
func (m *Model) Unit(name string) *Unit { return m.index.units[name] }

// Lexicon finds a lexicon by its id, without the $; nil if there is none.
func (m *Model) Lexicon(id string) *Lexicon { return m.index.lexicons[id] }

// Rule finds a rule by its id; nil if there is none.
func (m *Model) Rule(id string) *Rule { return m.index.rules[id] }

// Frame finds a frame by its id; nil if there is none.
func (m *Model) Frame(id string) *Frame { return m.index.frames[id] }

// NamesOf finds the known names that a form (a name or an alias, as written)
// may stand for, in the order of the files. It looks through all of them: only people ask.
func (m *Model) NamesOf(form string) []*Name {
	var found []*Name
	for i := range m.Names {
		if n := &m.Names[i]; n.Name == form || slices.Contains(n.Aliases, form) {
			found = append(found, n)
		}
	}
	return found
}

func (m *Model) buildIndex() {
	m.index = index{
		types:      by(m.Types, func(t *Term) string { return t.Name }),
		predicates: by(m.Predicates, func(p *Predicate) string { return p.Name }),
		metrics:    by(m.Metrics, func(t *Metric) string { return t.Name }),
		events:     by(m.EventTypes, func(t *Term) string { return t.Name }),
		roles:      by(m.Roles, func(t *Term) string { return t.Name }),
		ops:        by(m.Ops, func(t *Term) string { return t.Name }),
		modalities: by(m.Modalities, func(t *Term) string { return t.Name }),
		units:      by(m.Units, func(u *Unit) string { return u.Name }),
		lexicons:   by(m.Lexicons, func(l *Lexicon) string { return l.ID }),
		rules:      by(m.Rules, func(r *Rule) string { return r.ID }),
		frames:     by(m.Frames, func(f *Frame) string { return f.ID }),
	}
}

func by[T any](list []T, key func(*T) string) map[string]*T {
	found := make(map[string]*T, len(list))
	for i := range list {
		found[key(&list[i])] = &list[i]
	}
	return found
}
