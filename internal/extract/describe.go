package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/internal/rank"
	"suyuan/schema"
)

// The features of a figure's candidates: where the text names them, what they
// are and what is measured, and how they stand to what the rules found. Features
// that tried to know more (single words around, who owns whom, how often a thing
// is named) did not make the choice any better on articles held out.

// manyFeatures is how many features most candidates have at most.
const manyFeatures = 40

// describe notes what is true of an entity.
func (g *gathering) describe(i int) {
	c, seen := &g.all[i], &g.seen[i]
	f := &c.features
	*f = make(rank.Features, 0, manyFeatures)
	metric := &g.x.model.Metrics[g.r.metric]
	typ := g.d.voices[c.entity]
	if seen.before.Len() > 0 && g.d.modelEnd(g.s, c.entity, seen.before.End) > seen.before.End {
		typ = schema.Product
	}
	fits := "any" // how likely the metric is said of the type
	if len(metric.Subjects) > 0 {
		fits = few(slices.Index(metric.Subjects, typ)+1, 3)
	}
	f.Add("entity")
	f.Add("type", typ)
	f.Add("metric", typ, metric.Name)
	f.Add("unit", typ, g.q.Unit)
	f.Add("fits", fits)
	headed := strconv.FormatBool(seen.headed)
	f.Add("headed", headed, typ)
	f.Add("headed", headed, typ, metric.Name)
	f.Add("heads", strconv.FormatBool(seen.heads), typ, fits)
	says := false
	for sp := range g.d.spokenAt(g.q.Span) {
		if sp.entity == c.entity {
			says = true
			f.Add("says", typ)
			f.Add("says", typ, metric.Name)
		}
	}
	f.Add("owner", g.owner, strconv.FormatBool(says))

	place := g.place(seen)
	f.Add("owner", g.owner, place, typ)
	if g.d.speaks[c.entity] {
		f.Add("speaks", typ)
		f.Add("speaks", typ, place)
	}
	f.Add("place", place)
	f.Add("place", place, typ)
	f.Add("place", place, "fits", fits)
	f.Add("place", place, "fits", fits, typ, strconv.FormatBool(metric.Lasting))
	f.Add("place", place, "headed", headed)
	switch {
	case seen.before.Len() > 0:
		g.describeBefore(f, seen, typ, place)
	case seen.after.Len() > 0:
		f.Add("gap", few(g.d.runes(article.Span{Start: g.q.End, End: seen.after.Start})/3, 4), place)
	}

	g.describeRuled(f, c.entity == g.ruled.entity, typ, place)
	if g.ruled.entity < 0 && g.extends(g.ruled.text, c.entity) {
		f.Add("ruled noun begins so", typ) // 星野 of 星野工厂
	}
	if g.last == nil {
		return
	}
	same := g.last.subject == c.entity
	f.Add("last", strconv.FormatBool(same))
	if same {
		f.Add("last", g.last.metric, metric.Name)
		f.Add("last", place)
		f.Add("last", strconv.FormatBool(g.last.at >= g.s.Start), typ, fits)
	}
}

// place is where the text names an entity last, seen from the figure.
func (g *gathering) place(seen *sighting) string {
	here := g.s.clause(g.at)
	switch {
	case seen.before.Len() > 0:
		return "before" + few(max(here-g.s.clause(seen.before.Start), 0), 3)
	case seen.after.Len() > 0:
		return "after" + few(g.s.clause(seen.after.Start)-here, 2)
	case seen.back > 0 && seen.opens:
		return "opened" + few(seen.back, 4)
	case seen.back > 0:
		return "back" + few(seen.back, 4)
	}
	return "away"
}

// describeBefore notes how a mention before the number stands in its clause.
func (g *gathering) describeBefore(f *rank.Features, seen *sighting, typ, place string) {
	d, s, x, m := g.d, g.s, g.x, seen.before
	clause := s.clauseSpan(m.Start)
	f.Add("case", x.caseBefore(d, s, m, clause), place)
	f.Add("nearer", few(seen.nearer, 3), place)
	if m.End <= g.at {
		gap := article.Span{Start: m.End, End: g.at}
		f.Add("gap", few(d.runes(gap)/4, 6), place)
		switch between := strings.TrimSpace(gap.Of(d.text)); {
		case between == de || between == "":
			f.Add("adjoins", between, typ)
		case slices.Contains(d.grammar.copulas, between):
			f.Add("adjoins", "copula", typ)
		}
		if place == "before0" && strings.Contains(gap.Of(d.text), de) {
			f.Add("attribute")
		}
	} else {
		f.Add("behind cue")
	}
	compare, compared := s.lastWithin(x.table, article.Span{Start: clause.Start, End: m.Start}, x.compareMarks)
	for _, is := range [...]struct {
		true bool
		name string
	}{
		{x.actedOn(d, s, m, clause), "acted on " + place},
		{x.carriedBy(d, s, m, clause), "carried"},
		{d.among(m), "among"},
		{strings.HasPrefix(d.text[m.End:], "：") && m.Start == s.Start, "heads list"},
		{d.raised(m), "raised"},
		{x.titles(d, s, m), "titles"},
		{d.credited(s, m), "credited"},
		{d.bracketed(m.Span, g.q.Span), "bracketed " + typ},
		{m.Reference, "reference"},
		{x.speaksIn(s, clause), "speaks " + typ},
		{m.Start == clause.Start, "opens clause " + place},
		{compared && d.runes(article.Span{Start: compare.End, End: m.Start}) <= maxCompared, "compared"},
	} {
		if is.true {
			f.Add(is.name)
		}
	}
}

// describeRuled notes how a candidate stands to what the rules found.
func (g *gathering) describeRuled(f *rank.Features, same bool, typ, place string) {
	by := strconv.Itoa(int(g.ruled.by))
	metric := g.x.model.Metrics[g.r.metric].Name
	switch {
	case same:
		f.Add("ruled")
		f.Add("ruled", by)
		f.Add("ruled", by, typ)
		f.Add("ruled", metric, typ)
		f.Add("ruled", by, place)
	case g.ruled.entity < 0:
		f.Add("ruled noun", by)
		f.Add("ruled noun", by, place, typ)
	default:
		ruled := g.d.voices[g.ruled.entity]
		f.Add("ruled other", by)
		f.Add("ruled other", by, place)
		f.Add("ruled other", ruled, typ)
		f.Add("ruled other", ruled, typ, metric)
	}
}

// describeNoun notes what is true of a noun that was found in some way.
func (g *gathering) describeNoun(sub subject, how string) rank.Features {
	f := make(rank.Features, 0, manyFeatures)
	d, s := g.d, g.s
	metric := g.x.model.Metrics[g.r.metric].Name
	named := few(g.named(), 3)
	f.Add("noun")
	f.Add("noun", how)
	f.Add("noun", how, metric)
	f.Add("noun", how, "owner", g.owner)
	f.Add("noun", how, "named", named)
	f.Add("noun", how, strconv.FormatBool(g.ruled.entity < 0), strconv.Itoa(int(g.ruled.by)))
	f.Add("noun metric", metric)
	f.Add("noun unit", g.q.Unit)
	f.Add("noun long", few(utf8.RuneCountInString(sub.text)/2, 6))
	f.Add("noun named", named)
	f.Add("noun cue", strconv.FormatBool(g.r.cue.Len() > 0), strconv.FormatBool(sub.span.Start >= g.q.End))
	if i := d.tokenBefore(sub.span.End); sub.span.Len() > 0 && i >= 0 {
		f.Add("noun ends", d.Tokens[i].Of(d.text))
		f.Add("noun ends", d.Tokens[i].POS)
	}
	g.describeRuled(&f, g.ruled.entity < 0 && g.ruled.text == sub.text, "noun", "")
	for _, c := range g.all {
		if c.entity >= 0 && g.extends(sub.text, c.entity) {
			f.Add("noun begins as", d.Entities[c.entity].Type, how)
			break
		}
	}
	if g.last != nil && g.last.subject < 0 && g.last.subjectText == sub.text {
		f.Add("noun last", metric, g.last.metric)
	}
	if sub.span.Len() == 0 || !s.Contains(sub.span) {
		return f
	}
	if sub.span.End <= g.at {
		gap := article.Span{Start: sub.span.End, End: g.at}
		f.Add("noun gap", strings.TrimFunc(gap.Of(d.text), isQuoteOrSpace))
		f.Add("noun gap", few(d.runes(gap)/2, 5), how)
		f.Add("noun clause", few(s.clause(g.at)-s.clause(sub.span.Start), 2), strconv.FormatBool(s.clauseSpan(sub.span.Start).Start == sub.span.Start))
	}
	head := d.text[s.Start:sub.span.Start]
	f.Add("noun quoted", strconv.FormatBool(strings.HasSuffix(head, "「") || strings.HasSuffix(head, "“")))
	f.Add("noun names", strconv.FormatBool(slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return sub.span.Contains(m.Span) })), how)
	return f
}

// extends says whether a noun goes on from an entity's name: 星野工厂.
func (g *gathering) extends(noun string, entity int) bool {
	return slices.ContainsFunc(names(g.d.Entities[entity]), func(name string) bool { return len(noun) > len(name) && strings.HasPrefix(noun, name) })
}

// named is how many mentions the number's clause has before it.
func (g *gathering) named() int {
	n := 0
	clause := g.s.clauseOf(g.q)
	for _, m := range g.s.mentions {
		if m.Start >= clause.Start && m.End <= g.q.Start {
			n++
		}
	}
	return n
}

// few writes a count that matters less the higher it is.
func few(n, most int) string {
	if n >= most {
		return strconv.Itoa(most) + "+"
	}
	return strconv.Itoa(n)
}
