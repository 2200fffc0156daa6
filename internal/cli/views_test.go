package cli

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

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

func TestDossier(t *testing.T) {
	d, names := sampleDossier(t, "product/小米SU7_Ultra")
	for _, env := range []struct {
		name string
		env  Env
	}{{"pipe", Env{}}, {"terminal", Env{Width: 100, Color: true}}} {
		var b strings.Builder
		if err := d.render(&env.env, &b, names); err != nil {
			t.Fatal(err)
		}
		golden(t, "dossier-"+env.name, b.String())
		for line := range strings.Lines(b.String()) {
			if width := text.StringWidthWithoutEscSequences(strings.TrimSuffix(line, "\n")); env.env.Width > 0 && width > 112 {
				t.Errorf("%d cells: %s", width, line)
			}
		}
	}
}

func TestBest(t *testing.T) {
	ascending := func(a, b int) int { return a - b }
	for _, tt := range []struct {
		list []int
		n    int
		want []int
		rest int
	}{
		{[]int{3, 1, 2}, 2, []int{1, 2}, 1},
		{[]int{3, 1, 4, 2}, 3, []int{3, 1, 2}, 1}, // in the order in which they stand
		{[]int{5, 5, 5}, 2, []int{5, 5}, 1},
		{[]int{3, 1, 2}, 3, []int{3, 1, 2}, 0},
		{[]int{3, 1, 2}, 0, []int{3, 1, 2}, 0}, // all
	} {
		kept, rest := best(slices.Clone(tt.list), tt.n, ascending)
		if !slices.Equal(kept, tt.want) || rest != tt.rest {
			t.Errorf("best %d of %v: %v and %d more, want %v and %d", tt.n, tt.list, kept, rest, tt.want, tt.rest)
		}
	}
}

func TestStretch(t *testing.T) {
	for want, times := range map[string][]string{
		"":                  nil,
		"2025-09":           {"2025-09", "2025-09"},
		"2024 – 2025-Q3":    {"2025-Q3", "2024", "2025-01"},
		"2025-09-01 – 2026": {"2026", "2025-09-01"},
	} {
		if got := stretch(times); got != want {
			t.Errorf("%v: %q, want %q", times, got, want)
		}
	}
}

// A dossier shows the best of what there is and says how much more; --all shows it.
func TestDossierShowsTheBest(t *testing.T) {
	names, _ := sample(t)
	figures := yearly("salesVolume", make([]graph.Content, figuresShown+2)...)
	for i := range figures {
		figures[i].ID = fmt.Sprint("s/", i)
	}
	figures[0].Evidence = append(figures[0].Evidence, graph.Evidence{Article: "a2"}, graph.Evidence{Article: "a1"}) // the best supported
	for all, want := range map[bool]string{
		false: "2020 2023 2024 2025 2026 2027 … 2 more",
		true:  "2020 2021 2022 2023 2024 2025 2026 2027",
	} {
		d := &dossier{Entity: graph.Entity{ID: "company/甲"}, all: all}
		var got []string
		for _, row := range d.figures(figures, names).rows {
			if len(row) > 4 {
				got = append(got, row[4])
			} else {
				got = append(got, row[1])
			}
		}
		if strings.Join(got, " ") != want || d.left == all {
			t.Errorf("all %v: %q, left out %v; want %q", all, got, d.left, want)
		}
	}
}

func TestCharts(t *testing.T) {
	names, statements := sample(t)
	slices.SortFunc(statements, func(a, b graph.Statement) int { return byTime(&a, &b) })
	var b strings.Builder
	for _, c := range names.charts(statements, false) {
		b.WriteString(c.String())
	}
	golden(t, "charts", b.String())
}

func TestBarsKeepTheirProportions(t *testing.T) {
	for _, tt := range []struct {
		value, longest float64
		want           string
	}{
		{100, 100, strings.Repeat("█", barWidth)},
		{50, 100, strings.Repeat("█", barWidth/2)},
		{1.25, 100, "▌"},
		{0.0001, 100, "▏"},
		{0, 100, ""},
		{0, 0, ""},
	} {
		c := chart{bars: []bar{{value: tt.value}, {value: tt.longest}}}
		if got := strings.TrimSpace(strings.Split(c.String(), "\n")[1]); got != tt.want {
			t.Errorf("%v of %v: %q, want %q", tt.value, tt.longest, got, tt.want)
		}
	}
}

// yearly makes figures of a thing, one a year from 2020 on.
func yearly(metric string, contents ...graph.Content) []graph.Statement {
	var out []graph.Statement
	for i, c := range contents {
		c.Kind, c.Subject, c.Metric, c.Time = graph.FigureKind, "company/甲", metric, fmt.Sprint(2020+i)
		out = append(out, graph.Statement{Content: c, Evidence: []graph.Evidence{{}}})
	}
	return out
}

func TestFallsStandApart(t *testing.T) {
	names, _ := sample(t)
	number := func(v float64, direction string) graph.Content {
		return graph.Content{Op: "=", Value: &v, Unit: "%", Direction: direction}
	}
	for _, tt := range []struct {
		metric string
		of     []graph.Content
		want   []string
	}{
		{"growthRate", []graph.Content{number(10, "up"), number(9, "down"), number(0.01, "down")}, []string{
			strings.Repeat(" ", 18) + "│" + strings.Repeat("█", 20) + " ↑ 10%",
			strings.Repeat("█", 18) + "│ ↓ 9%",
			strings.Repeat(" ", 17) + "▐│ ↓ 0.01%",
		}},
		{"profit", []graph.Content{number(10, "loss"), number(10, "")}, []string{
			strings.Repeat("█", 19) + "│ −10%",
			strings.Repeat(" ", 19) + "│" + strings.Repeat("█", 19) + " 10%",
		}},
		// What something fell to is no fall.
		{"marketShare", []graph.Content{number(20, ""), number(10, "down")}, []string{
			strings.Repeat("█", 40) + " 20%",
			strings.Repeat("█", 20) + " ↓ 10%",
		}},
	} {
		charts := names.charts(yearly(tt.metric, tt.of...), false)
		if len(charts) != 1 {
			t.Fatalf("%s: %d charts", tt.metric, len(charts))
		}
		for i, line := range strings.Split(strings.TrimSpace(charts[0].String()), "\n")[1:] {
			if want := fmt.Sprint("  ", 2020+i, "  ", tt.want[i]); line != want {
				t.Errorf("%s:\ngot  %q\nwant %q", tt.metric, line, want)
			}
		}
	}
}

// What one metric has under different names is no one thing, and a name that
// means the same is no other.
func TestChartsByQuantity(t *testing.T) {
	names, _ := sample(t)
	v := 100.0
	one := graph.Content{Op: "=", Value: &v, Unit: "CNY"}
	profits := yearly("profit", one, one, one, one, one)
	for i, label := range []string{"净利润", "每股收益", "净利", "每股收益", "赚"} {
		profits[i].Evidence = []graph.Evidence{{Telling: graph.Telling{Label: label}}}
	}
	var titles []string
	for _, c := range names.charts(profits, false) {
		titles = append(titles, strings.TrimPrefix(c.title, names.subject(&profits[0].Content)))
	}
	if want := []string{" · 利润 profit · 净利润 · CNY · by year", " · 利润 profit · 每股收益 · CNY · by year"}; !slices.Equal(titles, want) {
		t.Errorf("got %q, want %q", titles, want)
	}
	if label := names.quantity(&profits[4]); label != "" {
		t.Errorf("a verb is taken for the name of a quantity: %q", label)
	}
}

func TestChartsFitALine(t *testing.T) {
	names, _ := sample(t)
	low, high := 120_000_000_000.0, 134_500_000_000.0
	long := graph.Content{Op: "range", Min: &low, Max: &high, Unit: "CNY", Direction: "down"}
	for _, metric := range []string{"revenue", "marketCapChange"} {
		for _, c := range names.charts(yearly(metric, long, graph.Content{Op: "=", Value: &high, Unit: "CNY"}), false) {
			for line := range strings.Lines(c.String()) {
				if width := text.StringWidth(strings.TrimSuffix(line, "\n")); width > chartWidth {
					t.Errorf("%d cells: %s", width, line)
				}
			}
		}
	}
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
