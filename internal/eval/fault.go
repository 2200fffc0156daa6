package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"suyuan/graph"
)

// The sorts of fault.
const (
	Missed     = "missed"      // in the gold, and nothing like it was found
	FalseAlarm = "false alarm" // found, and nothing like it is in the gold
	Mistaken   = "mistaken"    // found in the same place with something wrong that counts
	Inexact    = "inexact"     // right, but for a detail (time, comparison, modality, source, role)
)

// Fault is one thing that went wrong, with what was expected and what was
// found there.
type Fault struct {
	Kind string `json:"kind"` // entity, figure, relation, event
	Sort string `json:"sort"`
	// Wrong names what differs, for mistaken and inexact ones: subject, metric….
	Wrong    []string     `json:"wrong,omitempty"`
	Expected string       `json:"expected,omitempty"`
	Found    string       `json:"found,omitempty"`
	Rule     string       `json:"rule,omitempty"`
	Evidence *graph.Quote `json:"evidence,omitempty"` // of what was found, else the gold's; none for entities missed
}

// Faults lists what went wrong in an article: entities, then figures, relations
// and events, each in the order of the text.
func (c *Comparison) Faults() []Fault {
	out := c.entityFaults()
	for _, k := range []struct {
		p     *pairing
		alike func(*goldLine, *foundClaim) float64
	}{{&c.figures, c.alikeFigure}, {&c.relation, c.alikeRelation}, {&c.event, c.alikeEvent}} {
		faults := c.claimFaults(k.p, k.alike)
		slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(startOf(a), startOf(b)) })
		out = append(out, faults...)
	}
	return out
}

func startOf(f Fault) int {
	if f.Evidence == nil {
		return -1
	}
	return f.Evidence.Start
}

func (c *Comparison) entityFaults() []Fault {
	var out []Fault
	goldDone, foundDone := map[int]bool{}, map[int]bool{}
	for _, p := range c.entities.matches {
		goldDone[p.gold], foundDone[p.found] = true, true
	}
	for _, p := range c.m.matches {
		g, e := &c.m.gold[p.gold], &c.m.entities[p.found]
		if goldDone[p.gold] || foundDone[p.found] || g.Optional {
			continue
		}
		goldDone[p.gold], foundDone[p.found] = true, true
		out = append(out, Fault{Kind: Entity, Sort: Mistaken, Wrong: []string{"type"}, Expected: describeLine(g), Found: describeEntity(e), Evidence: mentionOf(e)})
	}
	for i := range c.m.gold {
		if g := &c.m.gold[i]; !goldDone[i] && !g.Optional {
			out = append(out, Fault{Kind: Entity, Sort: Missed, Expected: describeLine(g), Evidence: c.firstPlace(AnyOf(append([]string{g.Name}, g.Aliases...)))})
		}
	}
	for j := range c.m.entities {
		if e := &c.m.entities[j]; !foundDone[j] {
			out = append(out, Fault{Kind: Entity, Sort: FalseAlarm, Found: describeEntity(e), Evidence: mentionOf(e)})
		}
	}
	return out
}

func mentionOf(e *graph.Entity) *graph.Quote {
	if len(e.Mentions) == 0 {
		return nil
	}
	m := e.Mentions[0]
	return &graph.Quote{Start: m.Start, End: m.End, Quote: m.Text}
}

// firstPlace is where the article first has one of some words.
func (c *Comparison) firstPlace(words AnyOf) *graph.Quote {
	for _, w := range words {
		if spans, _ := c.m.places(nil, AnyOf{w}); len(spans) > 0 {
			return &graph.Quote{Start: spans[0].start, End: spans[0].end, Quote: w}
		}
	}
	return nil
}

// claimFaults lists the details that are wrong, then pairs each missed line with
// the false alarm that is most like it; what is left stands alone.
func (c *Comparison) claimFaults(p *pairing, alike func(*goldLine, *foundClaim) float64) []Fault {
	var out []Fault
	goldDone, foundDone := make([]bool, len(p.gold)), make([]bool, len(p.claims))
	for _, m := range p.matches {
		goldDone[m.gold], foundDone[m.found] = true, true
		g, f := &p.gold[m.gold], &p.claims[m.found]
		if wrong := c.wrongDetails(g, f); len(wrong) > 0 && !g.Optional {
			out = append(out, c.fault(Inexact, wrong, g, f))
		}
	}
	var missed, alarms []int
	for i := range p.gold {
		if !goldDone[i] && !p.gold[i].Optional {
			missed = append(missed, i)
		}
	}
	for j := range p.claims {
		if !foundDone[j] {
			alarms = append(alarms, j)
		}
	}
	pairs := assign(len(missed), len(alarms), func(int) bool { return false }, func(i, j int) float64 {
		return alike(&p.gold[missed[i]], &p.claims[alarms[j]])
	})
	for _, m := range pairs {
		i, j := missed[m.gold], alarms[m.found]
		goldDone[i], foundDone[j] = true, true
		out = append(out, c.fault(Mistaken, c.wrongParts(&p.gold[i], &p.claims[j]), &p.gold[i], &p.claims[j]))
	}
	for _, i := range missed {
		if !goldDone[i] {
			out = append(out, c.fault(Missed, nil, &p.gold[i], nil))
		}
	}
	for _, j := range alarms {
		if !foundDone[j] {
			out = append(out, c.fault(FalseAlarm, nil, nil, &p.claims[j]))
		}
	}
	return out
}

func (c *Comparison) wrongDetails(g *goldLine, f *foundClaim) []string {
	var wrong []string
	for _, d := range c.m.detailsOf(g, f) {
		if !d.right {
			wrong = append(wrong, fmt.Sprintf("%s (%s, not %s)", strings.TrimPrefix(d.measure, g.Kind+" "), orNone(d.told), orNone(d.gold)))
		}
	}
	return wrong
}

func orNone(s string) string { return cmp.Or(s, "none") }

func (c *Comparison) fault(sort string, wrong []string, g *goldLine, f *foundClaim) Fault {
	out := Fault{Sort: sort, Wrong: wrong}
	if g != nil {
		out.Kind, out.Expected = g.Kind, describeLine(g)
		out.Evidence = c.firstPlace(g.Quote)
	}
	if f != nil {
		out.Kind, out.Found, out.Rule = string(f.Kind), describeClaim(f), f.Rule
		out.Evidence = &f.Evidence
	}
	return out
}

// alikeFigure says how well a false alarm fits a missed figure: it must be the
// same number in the same place, whatever it is taken for.
func (c *Comparison) alikeFigure(g *goldLine, f *foundClaim) float64 {
	sameNumber := c.m.value(g, f)
	if !sameNumber && !(near(g, f) && c.m.aboutTheSame(g, f) && c.m.sameMetric(g, f)) {
		return 0
	}
	return float64(2*asInt(sameNumber) + asInt(c.m.aboutTheSame(g, f)) + asInt(c.m.sameMetric(g, f)))
}

// alikeRelation: the same parties under another predicate, or one of them.
func (c *Comparison) alikeRelation(g *goldLine, f *foundClaim) float64 {
	if !near(g, f) {
		return 0
	}
	if c.m.sameParties(g, f) {
		return 3
	}
	return 2 * float64(asInt(g.Predicate == f.Predicate)*(asInt(c.m.same(g.Subject, f.Subject))+asInt(c.m.same(g.Object, f.Object))))
}

// alikeEvent: in the same place, of the same type or with a party in common.
func (c *Comparison) alikeEvent(g *goldLine, f *foundClaim) float64 {
	if !near(g, f) {
		return 0
	}
	return float64(asInt(g.Type == f.Type) + len(c.m.parties(g, f)))
}

// wrongParts names what keeps two claims from being the same.
func (c *Comparison) wrongParts(g *goldLine, f *foundClaim) []string {
	var wrong []string
	check := func(part string, right bool) {
		if !right {
			wrong = append(wrong, part)
		}
	}
	switch g.Kind {
	case Figure:
		check("value", c.m.value(g, f))
		check("subject", c.m.aboutTheSame(g, f))
		check("metric", c.m.sameMetric(g, f))
	case Relation:
		check("predicate", g.Predicate == f.Predicate)
		if !c.m.sameParties(g, f) {
			check("subject", c.m.same(g.Subject, f.Subject))
			check("object", c.m.same(g.Object, f.Object))
		}
	case Event:
		check("type", g.Type == f.Type)
		check("participants", len(g.Participants) == 0 || len(c.m.parties(g, f)) > 0)
	}
	if len(wrong) == 0 {
		wrong = []string{"told more than once"}
	}
	return wrong
}

// describeLine words a gold line on one line of text.
func describeLine(g *goldLine) string {
	switch g.Kind {
	case Entity:
		return words(g.Type, g.Name, strings.Join(g.Aliases, " = "))
	case Figure:
		return words(g.Subject.String(), g.Metric.String(), amount(g.Op, g.Value, g.Min, g.Max, g.Unit), g.Time)
	case Relation:
		return words(g.Subject.String(), g.Predicate, g.Object.String(), g.Time)
	}
	var parties []string
	for _, p := range g.Participants {
		parties = append(parties, p.Role+"="+p.Name.String())
	}
	return words(g.Type, string(g.Trigger), strings.Join(parties, " "), g.Time)
}

func describeEntity(e *graph.Entity) string {
	return words(e.Type, e.Name, strings.Join(e.Aliases, " = "))
}

func describeClaim(f *foundClaim) string {
	switch f.Kind {
	case graph.FigureKind:
		return words(cmp.Or(f.Subject, f.SubjectText), f.Metric, amount(f.Op, f.Value, f.Min, f.Max, f.Unit), f.Time)
	case graph.RelationKind:
		return words(f.Subject, f.Predicate, f.Object, f.Time)
	}
	var parties []string
	for _, p := range f.Participants {
		parties = append(parties, p.Role+"="+p.Entity)
	}
	return words(f.Type, f.Trigger, strings.Join(parties, " "), f.Time)
}

func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func amount(o string, value, lo, hi *float64, unit string) string {
	number := func(v *float64) string {
		if v == nil {
			return "?"
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	s := number(value)
	switch {
	case o == "range":
		s = number(lo) + "–" + number(hi)
	case op(o) != "=":
		s = o + s
	}
	return s + unit
}
