package cli

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	goldenFile(t, filepath.Join("testdata", name+".golden"), got)
}

func goldenFile(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s; if it should, run go test -update\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

// sample is a small graph made by hand: two articles on one product.
func sample(t *testing.T) (*lookup, []graph.Statement) {
	t.Helper()
	vocabulary, err := schema.LoadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{
		"a1": "小米汽车的新难题\n\n小米汽车董事长雷军表示，SU7 Ultra由小米汽车制造。据搜狐汽车报道，SU7 Ultra的销量从8月的2363辆跌至9月的356辆。\n2月27日，雷军发布了SU7 Ultra。",
		"a2": "SU7 Ultra的对手\n有传闻称SU7 Ultra计划10月交付超3000辆，保时捷Taycan是它的竞品。小米汽车生产SU7 Ultra。",
	}
	names := &lookup{
		vocabulary: vocabulary,
		entities:   map[string]graph.Entity{},
		articles: map[string]graph.Article{
			"a1": {ID: "a1", Title: "小米汽车的新难题", Publisher: "甲报", Published: "2025-10-12", Path: "news/a1.txt", URL: "https://example.com/1", Text: texts["a1"]},
			"a2": {ID: "a2", Title: "SU7 Ultra的对手", Publisher: "乙报", Published: "2025-10-15", Path: "news/a2.txt", Text: texts["a2"]},
		},
	}
	for _, e := range []graph.Entity{
		{ID: "company/小米汽车", Type: "Company", Name: "小米汽车"},
		{ID: "person/雷军", Type: "Person", Name: "雷军", Aliases: []string{"雷总"}},
		{ID: "product/小米SU7_Ultra", Type: "Product", Name: "小米SU7 Ultra", Aliases: []string{"SU7 Ultra"}},
		{ID: "product/保时捷Taycan", Type: "Product", Name: "保时捷Taycan", Aliases: []string{"Taycan"}},
	} {
		names.entities[e.ID] = e
	}
	tell := func(article, quote string, t2 graph.Telling) graph.Evidence {
		at := strings.Index(texts[article], quote)
		if at < 0 {
			t.Fatalf("%s does not say %q", article, quote)
		}
		start := len([]rune(texts[article][:at]))
		t2.Evidence = graph.Quote{Start: start, End: start + len([]rune(quote)), Quote: quote}
		t2.Rule = "test"
		if t2.Confidence == 0 {
			t2.Confidence = 0.9
		}
		e := graph.NewEvidence(article, "", t2)
		return e
	}
	number := func(v float64) *float64 { return &v }
	var statements []graph.Statement
	add := func(c graph.Content, symmetric bool, evidence ...graph.Evidence) {
		s := graph.NewStatement(c, symmetric)
		for _, e := range evidence {
			s.Evidence = append(s.Evidence, graph.NewEvidence(e.Article, s.ID, e.Telling))
		}
		statements = append(statements, s)
	}
	ultra := "product/小米SU7_Ultra"
	add(graph.Content{Kind: graph.RelationKind, Subject: ultra, Predicate: "manufacturer", Object: "company/小米汽车"}, false,
		tell("a1", "SU7 Ultra由小米汽车制造", graph.Telling{Attribution: "雷军"}), tell("a2", "小米汽车生产SU7 Ultra", graph.Telling{Confidence: 0.7}))
	add(graph.Content{Kind: graph.RelationKind, Subject: ultra, Predicate: "competitor", Object: "product/保时捷Taycan"}, true,
		tell("a2", "保时捷Taycan是它的竞品", graph.Telling{}))
	add(graph.Content{Kind: graph.RelationKind, Subject: "person/雷军", Predicate: "position", Object: "company/小米汽车", Role: "董事长"}, false,
		tell("a1", "小米汽车董事长雷军", graph.Telling{}))
	add(graph.Content{Kind: graph.FigureKind, Subject: ultra, Metric: "salesVolume", Op: "=", Value: number(2363), Unit: "辆", Time: "2025-08"}, false,
		tell("a1", "SU7 Ultra的销量从8月的2363辆跌至9月的356辆", graph.Telling{Attribution: "搜狐汽车", Text: "2363辆", Label: "销量"}))
	add(graph.Content{Kind: graph.FigureKind, Subject: ultra, Metric: "salesVolume", Op: "=", Value: number(356), Unit: "辆", Time: "2025-09", Direction: "down"}, false,
		tell("a1", "SU7 Ultra的销量从8月的2363辆跌至9月的356辆", graph.Telling{Attribution: "搜狐汽车", Text: "356辆", Label: "销量"}))
	add(graph.Content{Kind: graph.FigureKind, Subject: ultra, Metric: "salesVolume", Op: ">", Value: number(3000), Unit: "辆", Time: "2025-10"}, false,
		tell("a2", "有传闻称SU7 Ultra计划10月交付超3000辆", graph.Telling{Modality: "rumor", Text: "超3000辆"}))
	add(graph.Content{Kind: graph.EventKind, Type: "ProductLaunch", Time: "2025-02-27", Participants: []graph.Participant{
		{Role: "agent", Entity: "person/雷军"}, {Role: "product", Entity: ultra}}}, false,
		tell("a1", "2月27日，雷军发布了SU7 Ultra", graph.Telling{Trigger: "发布"}))
	return names, graph.MergeStatements(statements)
}

func about(statements []graph.Statement, id string) []graph.Statement {
	return slices.DeleteFunc(slices.Clone(statements), func(s graph.Statement) bool {
		return s.Subject != id && s.Object != id && !slices.ContainsFunc(s.Participants, func(p graph.Participant) bool { return p.Entity == id })
	})
}

func sampleDossier(t *testing.T, id string) (*dossier, *lookup) {
	names, statements := sample(t)
	d := &dossier{store: defaultStore, Entity: names.entities[id], Statements: about(statements, id)}
	seen := map[string]bool{}
	for i := range d.Statements {
		for _, a := range articlesOf(&d.Statements[i]) {
			if !seen[a] {
				seen[a] = true
				d.Articles = append(d.Articles, names.articles[a])
			}
		}
	}
	return d, names
}

func TestTimeline(t *testing.T) {
	names, statements := sample(t)
	var b strings.Builder
	dated := slices.DeleteFunc(statements, func(s graph.Statement) bool { return s.Time == "" })
	slices.SortFunc(dated, func(a, b graph.Statement) int { return names.byDay(&a, &b) })
	if err := timelineGrid(dated, names, "product/小米SU7_Ultra").render(&Env{}, &b); err != nil {
		t.Fatal(err)
	}
	golden(t, "timeline", b.String())
}

func TestSource(t *testing.T) {
	names, statements := sample(t)
	var b strings.Builder
	for i := range statements {
		if err := writeSource(&Env{}, &b, &statements[i], names); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n")
	}
	golden(t, "source", b.String())
}

func TestPath(t *testing.T) {
	names, statements := sample(t)
	find := func(predicate string) []graph.Statement {
		return slices.DeleteFunc(slices.Clone(statements), func(s graph.Statement) bool { return s.Predicate != predicate })
	}
	hops := []graph.Hop{
		{From: "person/雷军", To: "company/小米汽车", Statements: find("position")},
		{From: "company/小米汽车", To: "product/小米SU7_Ultra", Statements: find("manufacturer")},
		{From: "product/小米SU7_Ultra", To: "product/保时捷Taycan", Statements: find("competitor")},
	}
	var b strings.Builder
	if err := writePath(&Env{Width: 60}, &b, hops, names); err != nil {
		t.Fatal(err)
	}
	golden(t, "path", b.String())
}

func TestPlaceOf(t *testing.T) {
	article := "一二三\n　　四五“六七”八\r\n九"
	for _, tt := range []struct {
		q     graph.Quote
		want  passage
		found bool
	}{
		{graph.Quote{Start: 8, End: 12, Quote: "“六七”"}, passage{"四五", "“六七”", "八", 2}, true},
		{graph.Quote{Start: 0, End: 3, Quote: "一二三"}, passage{"", "一二三", "", 1}, true},
		{graph.Quote{Start: 15, End: 16, Quote: "九"}, passage{"", "九", "", 3}, true},
		{graph.Quote{Start: 15, End: 17, Quote: "九十"}, passage{quote: "九十"}, false},
		{graph.Quote{Start: 0, End: 2, Quote: "二三"}, passage{quote: "二三"}, false},
		{graph.Quote{Start: -1, End: 2, Quote: "二三"}, passage{quote: "二三"}, false},
	} {
		got, found := placeOf(article, tt.q)
		if got != tt.want || found != tt.found {
			t.Errorf("%+v: %+v, %v; want %+v, %v", tt.q, got, found, tt.want, tt.found)
		}
	}
}

// sampleLines is the sample as interchange, which the scripts load.
func TestSampleLines(t *testing.T) {
	names, statements := sample(t)
	docs := map[string]*graph.Document{}
	for id, a := range names.articles {
		a.Chars = len([]rune(a.Text))
		docs[id] = &graph.Document{Article: a}
	}
	for _, s := range statements {
		for _, e := range s.Evidence {
			d := docs[e.Article]
			for _, id := range s.Entities() {
				if !slices.ContainsFunc(d.Entities, func(known graph.Entity) bool { return known.ID == id }) {
					entity := names.entities[id]
					entity.Article = e.Article
					d.Entities = append(d.Entities, entity)
				}
			}
			d.Claims = append(d.Claims, graph.Claim{Article: e.Article, ID: e.ID, Content: s.Content, Telling: e.Telling})
		}
	}
	var b strings.Builder
	enc := graph.NewEncoder(&b)
	for _, id := range []string{"a1", "a2"} {
		if err := enc.Encode(*docs[id]); err != nil {
			t.Fatal(err)
		}
	}
	goldenFile(t, "testdata/sample.jsonl", b.String())
}

// Events, in which things may meet by chance, weigh less than relations, and a
// path is as strong as its weakest step.
func TestPathStrength(t *testing.T) {
	said := func(id string, kind graph.Kind, by ...string) graph.Statement {
		st := graph.Statement{ID: id, Content: graph.Content{Kind: kind}}
		for _, who := range by {
			st.Evidence = append(st.Evidence, graph.Evidence{Article: who, Telling: graph.Telling{Attribution: who, Modality: graph.Asserted, Confidence: .9}})
		}
		return st
	}
	hop := func(statements ...graph.Statement) graph.Hop { return graph.Hop{Statements: statements} }
	related, meeting := said("s/1", graph.RelationKind, "甲报"), said("s/2", graph.EventKind, "甲报", "乙报", "丙报")
	known := said("s/3", graph.RelationKind, "甲报", "乙报")
	for _, tt := range []struct {
		name            string
		path            []graph.Hop
		events, sources int
	}{
		{"a relation before an event that more tell of", []graph.Hop{hop(meeting, related)}, 0, 1},
		{"an event alone", []graph.Hop{hop(meeting), hop(known)}, 1, 2},
		{"the weakest step", []graph.Hop{hop(known), hop(related), hop(known)}, 0, 1},
	} {
		names := &lookup{}
		if events, sources := names.strength(tt.path); events != tt.events || sources != tt.sources {
			t.Errorf("%s: %d events, %d sources, want %d, %d", tt.name, events, sources, tt.events, tt.sources)
		}
	}
}
