package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"suyuan/graph"
	"suyuan/internal/article"
)

func TestSameTime(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"2025", "2025", true},
		{"2025", "2025-01/2025-12", true},
		{"2025-Q3", "2025-07/2025-09", true},
		{"2025Q3", "2025-07-01/2025-09-30", true},
		{"2025-W16", "2025-04-14/2025-04-20", true},
		{"2020-W53", "2020-12-28/2021-01-03", true},
		{"2021-W53", "2020-12-28/2021-01-03", false}, // 2021 has 52 weeks
		{"2024-02", "2024-02-01/2024-02-29", true},
		{"2025-03-29T20:00", "2025-03-29", true},
		{"2025-09", "2025-08", false},
		{"2025", "2025-09", false},
		{"2025-13", "2025-13", true}, // no month, but the same words
		{"2025-02-30", "2025-03-02", false},
		{"近日", "近日", true},
		{"", "", false},
		{"", "2025", false},
	}
	for _, tt := range tests {
		if got := sameTime(tt.a, tt.b); got != tt.want {
			t.Errorf("sameTime(%q, %q) is %v", tt.a, tt.b, got)
		}
		if got := sameTime(tt.b, tt.a); got != tt.want {
			t.Errorf("sameTime(%q, %q) is %v", tt.b, tt.a, got)
		}
	}
}

func TestNormal(t *testing.T) {
	for in, want := range map[string]string{
		"小米 SU7 Ultra": "小米su7ultra", "《汽车之家》": "汽车之家", "Ｍｏｄｅｌ－Ｙ": "modely", "乔治·马斯克": "乔治马斯克",
		"“雷总”（雷军）": "雷总雷军", "\u3000\x1f": "", "℃": "°c",
	} {
		if got := normal(in); got != want {
			t.Errorf("normal(%q) is %q, not %q", in, got, want)
		}
	}
}

func TestReadGold(t *testing.T) {
	in := strings.Join([]string{
		`{"kind":"entity","type":"Company","name":"小米","aliases":["小米集团"]}`,
		``,
		`{"kind":"figure","subject":["小米","小米汽车"],"metric":"price","label":["售价","价"],"op":"=","value":52.99,"unit":"CNY","quote":"卖52.99元"}`,
		`{"kind":"figure","subject":"小米","metric":"price","quote":"卖"}`,
		`{"kind":"relation","subject":"小米","object":"雷军","quote":"雷军的小米"}`,
		`{"kind":"opinion"}`,
		`{"kind":"event"`,
		`{"kind":"event","type":"Other","quote":["一","二"],"optional":true,"participants":[{"role":"agent","name":["雷军","雷总"]}]}`,
	}, "\n")
	lines, err := read(strings.NewReader("\xEF\xBB\xBF"+in), "g.jsonl")
	want := []string{
		`g.jsonl:4: the figure has no "value"`,
		`g.jsonl:5: the relation has no "predicate"`,
		`g.jsonl:6: "kind" is "opinion"; it is entity, figure, relation or event`,
		`g.jsonl:7: unexpected end of JSON input`,
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("errors are\n%v\nnot\n%s", err, strings.Join(want, "\n"))
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines, not 3: %+v", len(lines), lines)
	}
	if l := lines[1]; !slices.Equal(l.Subject, AnyOf{"小米", "小米汽车"}) || !slices.Equal(l.Metric, AnyOf{"price"}) || *l.Value != 52.99 {
		t.Errorf("figure %+v", l)
	}
	if l := lines[2]; !l.Optional || len(l.Quote) != 2 || len(l.Participants[0].Name) != 2 {
		t.Errorf("event %+v", l)
	}
}

func FuzzReadGold(f *testing.F) {
	f.Add(`{"kind":"entity","type":"Company","name":"小米","aliases":["小米集团"]}` + "\n" + `{"kind":"figure","metric":["a"],"value":1,"quote":"x"}`)
	f.Add(`{"kind":"event","type":"Other","quote":[""],"evidence":{"start":-1,"end":3,"quote":"x"},"participants":[{}]}`)
	f.Fuzz(func(t *testing.T, in string) {
		lines, _ := read(strings.NewReader(in), "g")
		// Whatever was read can be compared.
		c := Compare(graph.Document{Article: graph.Article{Text: strings.ToValidUTF8(in, "?")}}, lines)
		c.Faults()
	})
}

func TestFind(t *testing.T) {
	gold, articles := t.TempDir(), t.TempDir()
	for _, name := range []string{"000.jsonl", "10.jsonl", "11.jsonl", "page.jsonl", "gone.jsonl", "GUIDE.md"} {
		touch(t, gold, name)
	}
	for _, name := range []string{"000_c90e.txt", "10.txt", "100.txt", "111.txt", "112.txt", "page.html", "page.css"} {
		touch(t, articles, name)
	}
	pairs, errs := Find(gold, articles)
	var got []string
	for _, p := range pairs {
		got = append(got, p.Stem+" "+filepath.Base(p.Gold)+" "+filepath.Base(p.Article))
	}
	if want := []string{"000 000.jsonl 000_c90e.txt", "10 10.jsonl 10.txt", "page page.jsonl page.html"}; !slices.Equal(got, want) {
		t.Errorf("pairs %q, not %q", got, want)
	}
	if len(errs) != 2 || !strings.Contains(errs[0].Error(), "could be about 111.txt or 112.txt") || !strings.Contains(errs[1].Error(), "no article gone*.txt") {
		t.Errorf("errors %v", errs)
	}
	if _, errs := Find(filepath.Join(gold, "nowhere"), articles); len(errs) == 0 {
		t.Error("a missing folder gives no error")
	}
}

func touch(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestGoldAgainstItself makes a document of the gold's own lines, optional ones
// too: all is right then, and there is nothing to show.
func TestGoldAgainstItself(t *testing.T) {
	pairs, errs := Find(ownGold.gold, ownGold.articles)
	if len(errs) > 0 || len(pairs) < 8 {
		t.Fatal(len(pairs), errs)
	}
	for _, p := range pairs {
		gold, err := Load(p.Gold)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(p.Article)
		if err != nil {
			t.Fatal(err)
		}
		c := Compare(documentOf(t, string(raw), gold), gold)
		if len(c.Unquotable) > 0 {
			t.Errorf("%s: the article has no words for %+v", p.Stem, c.Unquotable)
		}
		for _, s := range c.Scores {
			if s.F1() != 1 && s.Gold > 0 {
				t.Errorf("%s: %s is %.3f (%d right, %d in gold, %d found)", p.Stem, s.Measure, s.F1(), s.Right, s.Gold, s.Found)
			}
		}
		if faults := c.Faults(); len(faults) > 0 {
			t.Errorf("%s: faults %+v", p.Stem, faults)
		}
	}
}

// documentOf is what a reader who agrees with the gold in all would give.
func documentOf(t *testing.T, text string, gold []Line) graph.Document {
	t.Helper()
	d := graph.Document{Article: graph.Article{ID: "a", Text: text, Chars: utf8.RuneCountInString(text)}}
	off := article.NewOffsets(text)
	ids := map[string]string{}
	for _, l := range gold {
		if l.Kind != Entity {
			continue
		}
		id := graph.EntityID(l.Type, l.Name)
		d.Entities = append(d.Entities, graph.Entity{ID: id, Type: l.Type, Name: l.Name, Aliases: l.Aliases})
		for _, n := range append([]string{l.Name}, l.Aliases...) {
			if ids[n] == "" {
				ids[n] = id
			}
		}
	}
	ref := func(names AnyOf) string {
		if id := ids[first(names)]; id != "" {
			return id
		}
		return first(names)
	}
	for _, l := range gold {
		if l.Kind == Entity {
			continue
		}
		start := strings.Index(text, first(l.Quote))
		if start < 0 {
			t.Fatalf("no %q in the article", l.Quote)
		}
		c := graph.Claim{
			Content: graph.Content{Kind: graph.Kind(l.Kind), Subject: ref(l.Subject), Metric: first(l.Metric), Op: l.Op, Value: l.Value, Min: l.Min, Max: l.Max,
				Unit: l.Unit, Predicate: l.Predicate, Object: ref(l.Object), Role: l.Role, Type: l.Type, Time: l.Time},
			Telling: graph.Telling{Label: string(l.Label), Trigger: string(l.Trigger), Attribution: first(l.Attribution), Modality: l.Modality, Rule: "reader", Confidence: 1,
				Evidence: graph.Quote{Start: off.Char(start), End: off.Char(start + len(first(l.Quote))), Quote: first(l.Quote)}},
		}
		for _, p := range l.Participants {
			c.Participants = append(c.Participants, graph.Participant{Role: p.Role, Entity: ref(p.Name)})
		}
		d.Claims = append(d.Claims, c)
	}
	return d
}

// Matching is one to one, takes only what fits, and leaves no pair that fits
// with both its ends free.
func TestAssign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gold, found := rapid.IntRange(0, 8).Draw(t, "gold"), rapid.IntRange(0, 8).Draw(t, "found")
		weights := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 0, 0.5, 1, 2}), gold*found, gold*found).Draw(t, "weights")
		optional := rapid.SliceOfN(rapid.Bool(), gold, gold).Draw(t, "optional")
		weight := func(i, j int) float64 { return weights[i*found+j] }
		g, f := map[int]bool{}, map[int]bool{}
		last := 3.0
		for _, m := range assign(gold, found, func(i int) bool { return optional[i] }, weight) {
			w := weight(m.gold, m.found)
			if g[m.gold] || f[m.found] || w <= 0 || w > last {
				t.Fatalf("match %+v of weight %v after %v", m, w, last)
			}
			g[m.gold], f[m.found], last = true, true, w
		}
		for i := range gold {
			for j := range found {
				if weight(i, j) > 0 && !g[i] && !f[j] {
					t.Fatalf("%d and %d fit and are both free", i, j)
				}
			}
		}
	})
}

const story = "甲公司发布了乙手机，售价三千元。据丙报报道，丁公司收购了甲公司。"

func quote(t *testing.T, words string) graph.Quote {
	t.Helper()
	start := strings.Index(story, words)
	if start < 0 {
		t.Fatalf("no %q in the story", words)
	}
	n := utf8.RuneCountInString(story[:start])
	return graph.Quote{Start: n, End: n + utf8.RuneCountInString(words), Quote: words}
}

// sample is a document with one mistake of each sort, and its gold.
func sample(t *testing.T) (graph.Document, []Line) {
	t.Helper()
	gold, err := read(strings.NewReader(`
{"kind":"entity","type":"Company","name":"甲公司"}
{"kind":"entity","type":"Company","name":"丁公司"}
{"kind":"entity","type":"Product","name":"乙手机"}
{"kind":"entity","type":"Organization","name":"丙报"}
{"kind":"figure","subject":"乙手机","metric":"price","label":"售价","op":"=","value":3000,"unit":"CNY","quote":"售价三千元"}
{"kind":"relation","subject":"乙手机","predicate":"manufacturer","object":"甲公司","quote":"甲公司发布了乙手机"}
{"kind":"relation","subject":"甲公司","predicate":"acquirer","object":"丁公司","attribution":"丙报","quote":"丁公司收购了甲公司"}
{"kind":"event","type":"Merger","trigger":"收购","participants":[{"role":"agent","name":"丁公司"},{"role":"patient","name":"甲公司"}],"attribution":"丙报","quote":"丁公司收购了甲公司"}
{"kind":"event","type":"Statement","trigger":"报道","optional":true,"participants":[{"role":"speaker","name":"丙报"}],"quote":"据丙报报道"}
`), "sample")
	if err != nil {
		t.Fatal(err)
	}
	price := 3000.0
	doc := graph.Document{
		Article: graph.Article{ID: "a1", Text: story},
		Entities: []graph.Entity{
			{ID: "company/甲公司", Type: "Company", Name: "甲公司"},
			{ID: "person/丁公司", Type: "Person", Name: "丁公司", Mentions: []graph.Mention{{Start: 22, End: 25, Text: "丁公司"}}},
			{ID: "product/乙手机", Type: "Product", Name: "乙手机"},
			{ID: "work/售价", Type: "Work", Name: "售价", Mentions: []graph.Mention{{Start: 10, End: 12, Text: "售价"}}},
		},
		Claims: []graph.Claim{
			{Content: graph.Content{Kind: graph.FigureKind, Subject: "company/甲公司", Metric: "price", Op: "=", Value: &price, Unit: "CNY"},
				Telling: graph.Telling{Evidence: quote(t, "售价三千元"), Rule: "figure.price", Confidence: 0.9}},
			{Content: graph.Content{Kind: graph.RelationKind, Subject: "company/甲公司", Predicate: "acquirer", Object: "person/丁公司"},
				Telling: graph.Telling{Evidence: quote(t, "丁公司收购了甲公司"), Modality: "rumor", Rule: "acquire", Confidence: 0.8}},
			{Content: graph.Content{Kind: graph.EventKind, Type: "Merger", Participants: []graph.Participant{{Role: "agent", Entity: "company/甲公司"}, {Role: "agent", Entity: "person/丁公司"}}},
				Telling: graph.Telling{Trigger: "收购", Evidence: quote(t, "丁公司收购了甲公司"), Attribution: "丙报", Rule: "merge", Confidence: 0.7}},
			{Content: graph.Content{Kind: graph.EventKind, Type: "Statement"},
				Telling: graph.Telling{Evidence: quote(t, "据丙报报道"), Rule: "statement", Confidence: 0.3}},
			{Content: graph.Content{Kind: graph.EventKind, Type: "Recall", Participants: []graph.Participant{{Role: "agent", Entity: "work/售价"}}},
				Telling: graph.Telling{Evidence: quote(t, "甲公司"), Rule: "recall", Confidence: 0.35}},
		},
	}
	return doc, gold
}

func TestFaults(t *testing.T) {
	doc, gold := sample(t)
	var got []string
	for _, f := range Compare(doc, gold).Faults() {
		got = append(got, strings.Join([]string{f.Kind, f.Sort, strings.Join(f.Wrong, ", "), f.Expected, f.Found, f.Rule, f.Evidence.Quote}, " | "))
	}
	want := []string{
		"entity | mistaken | type | Company · 丁公司 | Person · 丁公司 |  | 丁公司",
		"entity | missed |  | Organization · 丙报 |  |  | 丙报",
		"entity | false alarm |  |  | Work · 售价 |  | 售价",
		"figure | mistaken | subject | 乙手机 · price · 3000CNY | company/甲公司 · price · 3000CNY | figure.price | 售价三千元",
		"relation | missed |  | 乙手机 · manufacturer · 甲公司 |  |  | 甲公司发布了乙手机",
		"relation | inexact | modality (rumor, not asserted), attribution (none, not 丙报) | 甲公司 · acquirer · 丁公司 | company/甲公司 · acquirer · person/丁公司 | acquire | 丁公司收购了甲公司",
		"event | false alarm |  |  | Recall · agent=work/售价 | recall | 甲公司",
		"event | inexact | role (agent company/甲公司, not patient 甲公司) | Merger · 收购 · agent=丁公司 patient=甲公司 | Merger · 收购 · agent=company/甲公司 agent=person/丁公司 | merge | 丁公司收购了甲公司",
	}
	if !slices.Equal(got, want) {
		t.Errorf("faults are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDishonest(t *testing.T) {
	for _, tt := range []struct {
		rule Rule
		want bool
	}{
		{Rule{Right: 1, Predicted: 0.6}, false}, // one claim says little
		{Rule{Right: 90, Wrong: 10, Predicted: 0.75}, true},
		{Rule{Right: 90, Wrong: 10, Predicted: 0.93}, false},
		{Rule{Right: 2, Wrong: 18, Predicted: 0.4}, true},
		{Rule{Neither: 3}, false},
	} {
		if got := tt.rule.Dishonest(); got != tt.want {
			t.Errorf("%+v: %v", tt.rule, got)
		}
	}
}

func TestSummary(t *testing.T) {
	doc, gold := sample(t)
	var s Summary
	s.Add(Compare(doc, gold))
	s.Count(&doc) // the same article again counts nothing
	other := graph.Document{Article: graph.Article{ID: "a2"}, Claims: slices.Clone(doc.Claims[:1])}
	s.Count(&other)
	if s.Articles != 1 {
		t.Errorf("%d articles have gold", s.Articles)
	}
	rules := s.Rules([]string{"acquire", "idle"})
	want := []Rule{
		{ID: "acquire", Fired: 1, Articles: 1, Right: 1, Predicted: 0.8},
		{ID: "figure.price", Fired: 2, Articles: 2, Wrong: 1, Predicted: 0.9},
		{ID: "idle"},
		{ID: "merge", Fired: 1, Articles: 1, Right: 1, Predicted: 0.7},
		{ID: "recall", Fired: 1, Articles: 1, Wrong: 1, Predicted: 0.35},
		{ID: "statement", Fired: 1, Articles: 1, Neither: 1},
	}
	for i := range rules {
		rules[i].last = ""
	}
	if !slices.Equal(rules, want) {
		t.Errorf("rules are\n%+v\nnot\n%+v", rules, want)
	}
	classes := s.Classes(Entity)
	wantClasses := []Class{
		{Kind: Entity, Name: "Company", RightInGold: 1, Gold: 2, RightFound: 1, Found: 1},
		{Kind: Entity, Name: "Product", RightInGold: 1, Gold: 1, RightFound: 1, Found: 1},
		{Kind: Entity, Name: "Organization", Gold: 1},
		{Kind: Entity, Name: "Person", Found: 1},
		{Kind: Entity, Name: "Work", Found: 1},
	}
	slices.SortStableFunc(classes, func(a, b Class) int { return b.RightInGold - a.RightInGold })
	slices.SortStableFunc(wantClasses, func(a, b Class) int { return b.RightInGold - a.RightInGold })
	if !slices.Equal(classes, wantClasses) {
		t.Errorf("classes are\n%+v\nnot\n%+v", classes, wantClasses)
	}
	table := s.Reliabilities()
	if len(table) != 3 {
		t.Fatalf("reliability of %d kinds", len(table))
	}
	// The event that matches an optional line is not judged; 0.7 is in the bin
	// that starts there.
	bins := table[2].Bins
	if len(bins) != 2 || bins[0].From != 0.3 || bins[0].Total != 1 || bins[0].Right != 0 || bins[1].From != 0.7 || bins[1].Share() != 1 || bins[1].Predicted != 0.7 {
		t.Errorf("bins of events are %+v", bins)
	}
	if e := table[0].Error; e < 0.899 || e > 0.901 {
		t.Errorf("calibration error of figures is %v, not 0.9", e)
	}
}
