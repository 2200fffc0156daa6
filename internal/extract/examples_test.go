package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"suyuan/graph"
	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// testModel is the embedded schema with an extractor that finds no names by
// itself; it takes half a second to make and is shared by the tests.
var testModel = sync.OnceValues(func() (*Extractor, error) {
	model, err := schema.Load()
	if err != nil {
		return nil, err
	}
	annotator, err := annotate.New(model, nil)
	if err != nil {
		return nil, err
	}
	return New(model, annotator)
})

// Every example of every rule, frame and metric gives what it says, and not
// what it must not.
func TestExamples(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	run := func(id string, examples []schema.Example) {
		for i, e := range examples {
			ran++
			t.Run(fmt.Sprintf("%s/%d", id, i), func(t *testing.T) { checkExample(t, x, e) })
		}
	}
	for _, r := range x.model.Rules {
		run(r.ID, r.Examples)
	}
	for _, f := range x.model.Frames {
		run(f.ID, f.Examples)
	}
	for _, m := range x.model.Metrics {
		run("metric."+m.Name, m.Examples)
	}
	if ran < 50 {
		t.Errorf("only %d examples were run", ran)
	}
}

// Every rule and frame has an example of what it reads.
func TestRulesHaveExamples(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	has := func(examples []schema.Example) bool {
		return slices.ContainsFunc(examples, func(e schema.Example) bool { return len(e.Gives) > 0 })
	}
	for _, r := range x.model.Rules {
		if !has(r.Examples) {
			t.Errorf("rule %s has no example that gives a claim", r.ID)
		}
	}
	for _, f := range x.model.Frames {
		if !has(f.Examples) {
			t.Errorf("frame %s has no example that gives a claim", f.ID)
		}
	}
}

func checkExample(t *testing.T, x *Extractor, e schema.Example) {
	t.Helper()
	a, entities, mentions := parseExample(t, e)
	annotated, err := x.annotator.AnnotateNamed(t.Context(), a, entities, mentions)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Read(t.Context(), annotated)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, e := range doc.Entities {
		names[e.ID] = e.Name
	}
	var got [][]string
	for _, c := range doc.Claims {
		got = append(got, describe(c, names))
	}
	for _, want := range e.Gives {
		if !slices.ContainsFunc(got, func(g []string) bool { return fits(g, want) }) {
			t.Errorf("%s\n  does not give %s\n  but:\n    %s", e.Text, want, join(got))
		}
	}
	for _, not := range e.Not {
		if slices.ContainsFunc(got, func(g []string) bool { return fits(g, not) }) {
			t.Errorf("%s\n  gives %s\n  among:\n    %s", e.Text, not, join(got))
		}
	}
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

// fits says whether a claim has all the fields of an example's line.
func fits(got []string, line string) bool {
	for field := range strings.SplitSeq(line, "|") {
		if !slices.Contains(got, strings.TrimSpace(field)) {
			return false
		}
	}
	return true
}

func join(claims [][]string) string {
	var lines []string
	for _, c := range claims {
		lines = append(lines, strings.Join(c, " | "))
	}
	return strings.Join(lines, "\n    ")
}

// marked finds [小米汽车/Company] and [它/Company=小米汽车].
var marked = regexp.MustCompile(`\[([^\[\]]+)/([A-Z][a-z]+)(?:=([^\]]+))?\]`)

// parseExample takes the marks off an example's text.
func parseExample(t *testing.T, e schema.Example) (*article.Article, []annotate.Entity, []annotate.Mention) {
	t.Helper()
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
		published = "2026-01-15"
	}
	return &article.Article{ID: "example", Text: text.String(), Published: published}, entities, mentions
}
