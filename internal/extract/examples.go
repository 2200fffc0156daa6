package extract

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"suyuan/graph"
	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// defaultPublished is when the article of an example came out, unless it says.
const defaultPublished = "2026-01-15"

// CheckExamples reads the examples of rules, frames and metrics that are wanted
// and tells of each that does not give what it says. A rule must give the
// claims itself, not leave them to another. The error is ctx's.
func (x *Extractor) CheckExamples(ctx context.Context, wanted func(*schema.Example) bool) (schema.Errors, error) {
	var failed schema.Errors
	err := x.eachExample(func(rule string, e *schema.Example) error {
		if !wanted(e) {
			return nil
		}
		wrong, err := x.checkExample(ctx, rule, e)
		for _, what := range wrong {
			failed = append(failed, schema.Error{File: e.File, Line: e.Line, What: what,
				Mend: "mend the example, or the words, patterns and cases that it is to show"})
		}
		return err
	})
	return failed, err
}

// eachExample calls do with all examples; rule is the id of the rule or the
// frame, and empty for metrics, which are read by rules in Go.
func (x *Extractor) eachExample(do func(rule string, e *schema.Example) error) error {
	all := func(rule string, examples []schema.Example) error {
		for i := range examples {
			if err := do(rule, &examples[i]); err != nil {
				return err
			}
		}
		return nil
	}
	for i := range x.model.Rules {
		if err := all(x.model.Rules[i].ID, x.model.Rules[i].Examples); err != nil {
			return err
		}
	}
	for i := range x.model.Frames {
		if err := all(x.model.Frames[i].ID, x.model.Frames[i].Examples); err != nil {
			return err
		}
	}
	for i := range x.model.Metrics {
		if err := all("", x.model.Metrics[i].Examples); err != nil {
			return err
		}
	}
	return nil
}

// checkExample says in what an example is not as it should be.
func (x *Extractor) checkExample(ctx context.Context, rule string, e *schema.Example) ([]string, error) {
	a, entities, mentions := parseExample(e)
	annotated, err := x.annotator.AnnotateNamed(ctx, a, entities, mentions)
	if err != nil {
		return nil, err
	}
	// An example is of a rule, and lacks the article that the models weigh it against.
	x = x.ByRules()
	x.unjudged = x.frames.judged != nil && x.frames.judged.ID == rule
	d := newDocument(annotated, x.table)
	claims, err := x.claims(ctx, d)
	if err != nil {
		return nil, err
	}
	// What a rule reads need not be what is kept: another may read it too.
	raw, doc := x.document(d, claims), x.document(d, x.settle(d, claims))
	names := map[string]string{}
	for _, e := range doc.Entities {
		names[e.ID] = e.Name
	}
	var read []string
	for _, c := range doc.Claims {
		read = append(read, strings.Join(describe(c, names), " | ")+" ("+c.Rule+")")
	}
	found := "nothing"
	if len(read) > 0 {
		found = strings.Join(read, " and ")
	}
	var wrong []string
	for _, line := range e.Gives {
		fields := schema.Fields(line)
		switch {
		case !slices.ContainsFunc(doc.Claims, func(c graph.Claim) bool { return fits(c, names, fields) }):
			wrong = append(wrong, fmt.Sprintf("%s does not give %s, but %s", e.Text, line, found))
		case rule != "" && !slices.ContainsFunc(raw.Claims, func(c graph.Claim) bool { return c.Rule == rule && fits(c, names, fields) }):
			wrong = append(wrong, fmt.Sprintf("%s gives %s, but not by %s: %s", e.Text, line, rule, found))
		}
	}
	for _, line := range e.Not {
		if slices.ContainsFunc(doc.Claims, func(c graph.Claim) bool { return fits(c, names, schema.Fields(line)) }) {
			wrong = append(wrong, fmt.Sprintf("%s gives %s, which it must not: %s", e.Text, line, found))
		}
	}
	return wrong, nil
}

// describe puts a claim as examples put it; the fields of a figure that an
// example may leave out come last.
func describe(c graph.Claim, names map[string]string) []string {
	switch c.Kind {
	case graph.RelationKind:
		return []string{names[c.Subject], c.Predicate, names[c.Object], c.Role, c.Modality}
	case graph.EventKind:
		out := []string{c.Type, c.Trigger}
		for _, p := range c.Participants {
			out = append(out, p.Role+"="+names[p.Entity])
		}
		return append(out, c.Time, c.Modality)
	}
	subject := names[c.Subject]
	if c.Subject == "" {
		subject = c.SubjectText
	}
	value := ""
	if c.Value != nil {
		value = strconv.FormatFloat(*c.Value, 'f', -1, 64)
	} else if c.Min != nil && c.Max != nil {
		value = strconv.FormatFloat(*c.Min, 'f', -1, 64) + "–" + strconv.FormatFloat(*c.Max, 'f', -1, 64)
	}
	return []string{subject, c.Metric, c.Op + " " + value, c.Unit, c.Time, c.Modality, c.Direction}
}

// placed is how many fields of a claim of each kind have their place. The
// others are told apart by what they hold.
var placed = map[graph.Kind]int{graph.RelationKind: 3, graph.EventKind: 1, graph.FigureKind: 2}

// fits says whether a claim is what the fields of an example's line say.
func fits(c graph.Claim, names map[string]string, fields []string) bool {
	got, n := describe(c, names), placed[c.Kind]
	if c.Kind != graph.EventKind && fields[0] == got[1] && (len(fields) == 1 || fields[1] != got[1]) {
		got, n = got[1:], n-1 // the line leaves out the subject
	}
	for i, f := range fields {
		if i < n && f != got[i] || i >= n && !slices.Contains(got[n:], f) {
			return false
		}
	}
	return true
}

// marked finds [小米汽车/Company] and [它/Company=小米汽车].
var marked = regexp.MustCompile(`\[([^\[\]]+)/([A-Z][a-z]+)(?:=([^\]]+))?\]`)

// parseExample takes the marks off an example's text.
func parseExample(e *schema.Example) (*article.Article, []annotate.Entity, []annotate.Mention) {
	var text strings.Builder
	var entities []annotate.Entity
	var mentions []annotate.Mention
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(e.Text, -1) {
		text.WriteString(e.Text[last:m[0]])
		form, typ := e.Text[m[2]:m[3]], e.Text[m[4]:m[5]]
		name := form
		if m[6] >= 0 {
			name = e.Text[m[6]:m[7]]
		}
		i := slices.IndexFunc(entities, func(o annotate.Entity) bool { return o.Name == name && o.Type == typ })
		if i < 0 {
			i = len(entities)
			entities = append(entities, annotate.Entity{Type: typ, Name: name})
		}
		start := text.Len()
		text.WriteString(form)
		mentions = append(mentions, annotate.Mention{Span: article.Span{Start: start, End: text.Len()}, Entity: i, Reference: form != name, Rule: "example", Confidence: 1})
		last = m[1]
	}
	text.WriteString(e.Text[last:])
	published := e.Published
	if published == "" {
		published = defaultPublished
	}
	return &article.Article{ID: "example", Text: text.String(), Published: published}, entities, mentions
}
