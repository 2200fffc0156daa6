package resolve

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"suyuan/graph"
	"suyuan/schema"
)

// Conflict is a set of figures on one thing that can't all be true.
type Conflict struct {
	// What they are on; equal in all the statements. Label is empty where the
	// metric leaves no room for different things under different labels.
	Subject   string `json:"subject"`
	Metric    string `json:"metric"`
	Label     string `json:"label,omitempty"`
	Unit      string `json:"unit,omitempty"`
	Direction string `json:"direction,omitempty"`
	Time      string `json:"time,omitempty"`
	Scope     string `json:"scope,omitempty"`
	Place     string `json:"place,omitempty"`
	// Statements are at least two, from different articles, by value and id.
	Statements []graph.Statement `json:"statements"`
}

// Conflicts finds figures from different articles on the same subject, metric
// (by the same noun or its synonym, unless it is narrow; see schema.Metric), time, unit,
// direction, scope and place whose values can't both be true: bounds are
// respected (超过2万 and 2.3万 agree), and so is the rounding of the words (2.3万辆
// and 23012辆 agree). Only what is plainly asserted counts: plans, rumours and
// denials contradict nothing. An article that itself gives several values (one
// for each trim) says too little to contradict another. Undated figures count
// only for products, and where the metric lasts. A subject that is no entity is
// words alone: the same words in two articles need not mean the same thing. The
// result is sorted by subject, metric and time.
func Conflicts(model *schema.Model, statements []graph.Statement) []Conflict {
	cells := map[cell][]reading{}
	for i := range statements {
		m := model.Metric(statements[i].Metric)
		if m == nil || m.Vague {
			continue
		}
		if statements[i].Time == "" && (!m.Lasting || !strings.HasPrefix(statements[i].Subject, "product/")) {
			continue // said of different times, as like as not
		}
		for _, r := range readings(&statements[i]) {
			// Only a noun says what is measured; a verb does not.
			if !m.Narrow && !slices.Contains(m.Nouns, r.label) {
				continue
			}
			k := cellOf(m, r)
			cells[k] = append(cells[k], r)
		}
	}
	var found []Conflict
	for k, rs := range cells {
		if list := contradicting(rs); len(list) > 0 {
			found = append(found, Conflict{k.subject, k.metric, k.label, k.unit, k.direction, k.time, list[0].Scope, list[0].Place, list})
		}
	}
	slices.SortFunc(found, func(a, b Conflict) int {
		return cmp.Or(strings.Compare(a.Subject, b.Subject), strings.Compare(a.Metric, b.Metric),
			strings.Compare(a.Time, b.Time), strings.Compare(a.Label, b.Label), strings.Compare(a.Statements[0].ID, b.Statements[0].ID))
	})
	return found
}

// cell is what figures that can contradict each other have in common.
type cell struct {
	subject, metric, label, unit, direction, time, scope, place string
}

// reading is one figure as one article gives it.
type reading struct {
	s        *graph.Statement
	article  string
	label    string
	low, top float64 // what the number may be, in its words
}

func cellOf(m *schema.Metric, r reading) cell {
	c := &r.s.Content
	k := cell{c.Subject, c.Metric, graph.Fold(Quantity(m, r.label)), c.Unit, c.Direction, c.Time, graph.Fold(c.Scope), graph.Fold(c.Place)}
	if m.Narrow {
		k.label = ""
	}
	return k
}

// Quantity is what a label names: of nouns that mean the same, the first.
func Quantity(m *schema.Metric, label string) string {
	for _, group := range m.Synonyms {
		if slices.Contains(group, label) {
			return group[0]
		}
	}
	return label
}

// readings are the assertions of a figure, one an article and label.
func readings(s *graph.Statement) []reading {
	if s.Kind != graph.FigureKind || s.Subject == "" {
		return nil
	}
	var rs []reading
	for i := range s.Evidence {
		e := &s.Evidence[i]
		if e.Modality != "" && e.Modality != "asserted" {
			continue
		}
		low, top, ok := span(&s.Content, e.Text)
		if !ok || slices.ContainsFunc(rs, func(r reading) bool { return r.article == e.Article && r.label == e.Label }) {
			continue
		}
		rs = append(rs, reading{s, e.Article, e.Label, low, top})
	}
	return rs
}

// contradicting are the statements of a cell of which at least two can't both
// be true, by value and id; nil if all can.
func contradicting(rs []reading) []graph.Statement {
	if len(rs) < 2 {
		return nil
	}
	slices.SortFunc(rs, func(a, b reading) int {
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.top, b.top), strings.Compare(a.s.ID, b.s.ID), strings.Compare(a.article, b.article))
	})
	several := map[string]bool{} // articles that give several values
	for i, a := range rs {
		for _, b := range rs[i+1:] {
			if a.article == b.article && a.disjoint(b) {
				several[a.article] = true
			}
		}
	}
	in := make([]bool, len(rs))
	for i, a := range rs {
		for j := i + 1; j < len(rs); j++ {
			if b := rs[j]; a.disjoint(b) && !several[a.article] && !several[b.article] {
				in[i], in[j] = true, true
			}
		}
	}
	var list []graph.Statement
	for i, r := range rs {
		if in[i] && !slices.ContainsFunc(list, func(s graph.Statement) bool { return s.ID == r.s.ID }) {
			list = append(list, *r.s)
		}
	}
	return list
}

func (a reading) disjoint(b reading) bool { return a.top < b.low || b.top < a.low }

// about is how far a value that is given as 约 or 近 may be off, as a share of it.
const about = 0.1

// span is what the number of a figure may be, given how it compares and how
// it is rounded in its words.
func span(c *graph.Content, text string) (low, top float64, ok bool) {
	if c.Op == "range" {
		if c.Min == nil || c.Max == nil {
			return 0, 0, false
		}
		return *c.Min, *c.Max, true
	}
	if c.Value == nil {
		return 0, 0, false
	}
	v := *c.Value
	r := rounding(v, text)
	switch c.Op {
	case "=", "":
		return v - r, v + r, true
	case "~":
		r = max(r, math.Abs(v)*about)
		return v - r, v + r, true
	case ">", ">=":
		return v - r, math.Inf(1), true
	case "<", "<=":
		return math.Inf(-1), v + r, true
	}
	return 0, 0, false
}

// rounding is half of the last digit that the words give (2.3万 is 23000 to
// within 500); 0 if every digit is written out.
func rounding(v float64, text string) float64 {
	start := strings.IndexFunc(text, unicode.IsDigit)
	if start < 0 {
		return 0
	}
	digits := text[start:]
	if end := strings.IndexFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' && r != '，' }); end >= 0 {
		digits = digits[:end]
	}
	digits = strings.NewReplacer(",", "", "，", "").Replace(strings.TrimRight(digits, ".,，"))
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || n == 0 || v == 0 {
		return 0
	}
	scale := math.Abs(v) / n
	_, decimals, _ := strings.Cut(digits, ".")
	if len(decimals) == 0 && scale < 1000 {
		return 0
	}
	return scale * math.Pow10(-len(decimals)) / 2
}
