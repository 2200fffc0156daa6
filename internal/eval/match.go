package eval

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/graph"
	"suyuan/internal/article"
)

// match says that the i-th gold line and the j-th found one are the same.
type match struct{ gold, found int }

// candidate is a pair that could be matched, and how well it fits.
type candidate struct {
	match
	weight   float64
	optional bool
}

// assign matches gold and found one to one, the best fit first; among equals a
// line that counts goes before an optional one, then the earlier goes first.
// A weight of 0 is no fit.
func assign(gold, found int, optional func(i int) bool, weight func(i, j int) float64) []match {
	var all []candidate
	for i := range gold {
		for j := range found {
			if w := weight(i, j); w > 0 {
				all = append(all, candidate{match{i, j}, w, optional(i)})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(asInt(a.optional), asInt(b.optional)),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.found, b.found))
	})
	goldTaken, foundTaken := make([]bool, gold), make([]bool, found)
	var out []match
	for _, c := range all {
		if goldTaken[c.gold] || foundTaken[c.found] {
			continue
		}
		goldTaken[c.gold], foundTaken[c.found] = true, true
		out = append(out, c.match)
	}
	return out
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// span is a stretch of an article in code points, end exclusive.
type span struct{ start, end int }

// goldLine is a gold line and where its quote stands.
type goldLine struct {
	Line
	spans []span
}

// foundClaim is a claim and where its quote stands.
type foundClaim struct {
	*graph.Claim
	spans   []span
	inPlace bool // the quote stands where the claim says
}

// widest is how long a found quote may be, in code points, to prove anything.
const widest = 160

// matcher knows one article: which found entity stands for which gold one, and
// when two claims are the same.
type matcher struct {
	text    string
	offsets *article.Offsets
	normals map[string]string // memo of normal

	entities []graph.Entity
	gold     []goldLine // the entities
	// Entities by normal form (found ones also by id): indexes of gold entities;
	// a negative one is a found entity that no gold entity matches.
	goldBy, foundBy map[string][]int
	matches         []match // of entities, of any type
}

func newMatcher(doc *graph.Document, gold []goldLine) *matcher {
	m := &matcher{
		text: doc.Article.Text, offsets: article.NewOffsets(doc.Article.Text), normals: map[string]string{},
		entities: doc.Entities, gold: gold, goldBy: map[string][]int{}, foundBy: map[string][]int{},
	}
	m.matches = m.assignEntities(false)
	for i, g := range gold {
		for f := range forms(g.Name, g.Aliases) {
			m.goldBy[f] = append(m.goldBy[f], i)
		}
	}
	// A found entity stands for the one gold entity that it is matched to, so
	// taking two things for one costs every claim of one.
	stands := make([]int, len(m.entities))
	for j := range stands {
		stands[j] = -1 - j
	}
	for _, p := range m.matches {
		stands[p.found] = p.gold
	}
	for j, e := range m.entities {
		keys := forms(e.Name, e.Aliases)
		if e.ID != "" {
			keys[e.ID] = true
		}
		for k := range keys {
			m.foundBy[k] = append(m.foundBy[k], stands[j])
		}
	}
	return m
}

// assignEntities matches entities that share a form.
func (m *matcher) assignEntities(typed bool) []match {
	goldForms, foundForms := make([]map[string]bool, len(m.gold)), make([]map[string]bool, len(m.entities))
	for i, g := range m.gold {
		goldForms[i] = forms(g.Name, g.Aliases)
	}
	for j, e := range m.entities {
		foundForms[j] = forms(e.Name, e.Aliases)
	}
	return assign(len(m.gold), len(m.entities), func(i int) bool { return m.gold[i].Optional }, func(i, j int) float64 {
		g, e := &m.gold[i], &m.entities[j]
		if typed && g.Type != e.Type && !g.Optional {
			return 0
		}
		shared := common(goldForms[i], foundForms[j])
		if shared == 0 {
			return 0
		}
		w := float64(shared)
		if foundForms[j][m.normal(g.Name)] {
			w += 0.5
		}
		if g.Type == e.Type {
			w += 0.25
		}
		return w
	})
}

func (m *matcher) normal(s string) string {
	n, ok := m.normals[s]
	if !ok {
		n = normal(s)
		m.normals[s] = n
	}
	return n
}

// same says whether a found reference, an entity's id or words, means one of
// the gold's names.
func (m *matcher) same(gold AnyOf, ref string) bool {
	entities, known := m.foundBy[ref]
	key := ref
	if !known {
		key = m.normal(ref)
		entities, known = m.foundBy[key]
	}
	if key == "" {
		return false
	}
	if !known {
		entities = m.goldBy[key]
	}
	for _, name := range gold {
		n := m.normal(name)
		named := m.goldBy[n]
		if n == key && (!known || len(named) == 0) {
			return true
		}
		if slices.ContainsFunc(named, func(i int) bool { return slices.Contains(entities, i) }) {
			return true
		}
	}
	return false
}

// places are where a quote stands: at its offsets if they hold, or come without
// words, else wherever the article has the words.
func (m *matcher) places(at *graph.Quote, quotes AnyOf) (places []span, held bool) {
	if at != nil && at.Quote == "" && at.Start < at.End && at.End <= m.offsets.Len() {
		return []span{{at.Start, at.End}}, true
	}
	if at != nil && at.Quote != "" {
		if m.holds(at) {
			return []span{{at.Start, at.End}}, true
		}
		quotes = AnyOf{at.Quote}
	}
	for _, q := range quotes {
		for from := 0; q != ""; {
			i := strings.Index(m.text[from:], q)
			if i < 0 {
				break
			}
			start := from + i
			from = start + len(q)
			places = append(places, span{m.offsets.Char(start), m.offsets.Char(from)})
		}
	}
	return places, false
}

// holds says whether the article has the quote's words at its offsets.
func (m *matcher) holds(q *graph.Quote) bool {
	if q.Start < 0 || q.End < q.Start || q.End > m.offsets.Len() {
		return false
	}
	return m.text[m.offsets.Byte(q.Start):m.offsets.Byte(q.End)] == q.Quote
}

// near says whether the quotes meet. A found one that is cast over much more
// than the gold's does not count.
func near(g *goldLine, c *foundClaim) bool {
	for _, a := range g.spans {
		for _, b := range c.spans {
			if a.start < b.end && b.start < a.end && b.end-b.start <= max(widest, 3*(a.end-a.start)) {
				return true
			}
		}
	}
	return false
}

// value says whether number and unit are the same and stand in the same place.
func (m *matcher) value(g *goldLine, c *foundClaim) bool {
	if g.Op == "range" || c.Op == "range" {
		if !close(g.Min, c.Min) || !close(g.Max, c.Max) {
			return false
		}
	} else if !close(g.Value, c.Value) {
		return false
	}
	return (g.Unit == "" || unit(g.Unit) == unit(c.Unit)) && near(g, c)
}

// aboutTheSame says whether a figure is of the same thing.
func (m *matcher) aboutTheSame(g *goldLine, c *foundClaim) bool {
	return m.same(g.Subject, cmp.Or(c.Subject, c.SubjectText))
}

// sameMetric says whether a figure measures the same, by name or in the
// article's own words.
func (m *matcher) sameMetric(g *goldLine, c *foundClaim) bool {
	label := m.normal(string(g.Label))
	return slices.Contains(g.Metric, c.Metric) || label != "" && label == m.normal(c.Label)
}

func (m *matcher) figure(g *goldLine, c *foundClaim) float64 {
	switch {
	case !m.value(g, c):
		return 0
	case m.aboutTheSame(g, c) && m.sameMetric(g, c):
		return 2 + float64(asInt(sameTime(g.Time, c.Time)))
	case g.Optional:
		return 0.5
	}
	return 0
}

// symmetric are the predicates that hold both ways.
var symmetric = []string{"competitor", "partner"}

func (m *matcher) sameParties(g *goldLine, c *foundClaim) bool {
	return m.same(g.Subject, c.Subject) && m.same(g.Object, c.Object) ||
		slices.Contains(symmetric, g.Predicate) && m.same(g.Subject, c.Object) && m.same(g.Object, c.Subject)
}

func (m *matcher) relation(g *goldLine, c *foundClaim) float64 {
	if !m.sameParties(g, c) {
		return 0
	}
	if g.Predicate == c.Predicate {
		switch {
		case near(g, c):
			return 2
		case m.namesBoth(g, c):
			return 1
		}
	}
	if g.Optional && near(g, c) {
		return 0.5
	}
	return 0
}

// namesBoth says whether a quote names both parties of a relation: such a
// telling will do though the gold quotes another.
func (m *matcher) namesBoth(g *goldLine, c *foundClaim) bool {
	words := m.normal(c.Evidence.Quote)
	said := func(names AnyOf) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			n := m.normal(name)
			if strings.Contains(words, n) {
				return true
			}
			for form, entities := range m.goldBy {
				if strings.Contains(words, form) && slices.ContainsFunc(m.goldBy[n], func(i int) bool { return slices.Contains(entities, i) }) {
					return true
				}
			}
			return false
		})
	}
	return utf8.RuneCountInString(words) <= widest && said(g.Subject) && said(g.Object)
}

// parties matches the participants of two events; the same role fits better.
func (m *matcher) parties(g *goldLine, c *foundClaim) []match {
	return assign(len(g.Participants), len(c.Participants), func(i int) bool { return g.Participants[i].Optional }, func(i, j int) float64 {
		p, q := &g.Participants[i], &c.Participants[j]
		if !m.same(p.Name, q.Entity) {
			return 0
		}
		return 1 + float64(asInt(p.Role == q.Role))
	})
}

func (m *matcher) event(g *goldLine, c *foundClaim, typed bool) float64 {
	if !near(g, c) {
		return 0
	}
	if typed && g.Type != c.Type {
		if g.Optional {
			return 0.2
		}
		return 0
	}
	parties := len(m.parties(g, c))
	if len(g.Participants) > 0 && parties == 0 && !g.Optional {
		return 0
	}
	sameTrigger := m.normal(string(g.Trigger)) == m.normal(c.Trigger)
	return float64(1 + parties + asInt(sameTrigger) + asInt(g.Type == c.Type))
}
