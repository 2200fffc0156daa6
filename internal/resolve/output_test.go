package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"suyuan/graph"
)

// claim adds a claim to a document; its evidence stands at the given place.
func claim(d *graph.Document, at int, attribution string, c graph.Content) {
	d.Claims = append(d.Claims, graph.Claim{
		Article: d.Article.ID, ID: fmt.Sprint(len(d.Claims)), Content: c,
		Telling: graph.Telling{Attribution: attribution, Modality: "asserted", Evidence: graph.Quote{Start: at, End: at + 1, Quote: "x"}, Rule: "test", Confidence: 0.5},
	})
}

func number(v float64) *float64 { return &v }

func TestStatements(t *testing.T) {
	a := article("a", "Product 小米SU7 Ultra|SU7 Ultra", "Company 小米")
	b := article("b", "Product SU7 Ultra", "Company 小米")
	sales := func(id string, scope string) graph.Content {
		return graph.Content{Kind: graph.FigureKind, Subject: id, Metric: "salesVolume", Op: "=", Value: number(356), Unit: "辆", Time: "2025-09", Scope: scope}
	}
	claim(&a, 0, "", sales("product/小米SU7_Ultra", "国内"))
	claim(&a, 0, "", sales("product/小米SU7_Ultra", "国内")) // twice in one place
	claim(&a, 9, "", sales("product/小米SU7_Ultra", "国内")) // told again
	claim(&b, 0, "搜狐汽车", sales("product/SU7_Ultra", "国 内"))
	claim(&a, 1, "", graph.Content{Kind: graph.RelationKind, Subject: "company/小米", Predicate: "competitor", Object: "product/小米SU7_Ultra"})
	claim(&b, 1, "", graph.Content{Kind: graph.RelationKind, Subject: "product/SU7_Ultra", Predicate: "competitor", Object: "company/小米"})
	claim(&b, 2, "", graph.Content{Kind: graph.RelationKind, Subject: "company/小米", Predicate: "competitor", Object: "company/小米"})
	claim(&b, 3, "", graph.Content{Kind: graph.RelationKind, Subject: "company/没有", Predicate: "competitor", Object: "company/小米"})
	claim(&b, 4, "", graph.Content{Kind: graph.EventKind, Type: "Sales", Participants: []graph.Participant{{Role: "product", Entity: "product/SU7_Ultra"}, {Role: "agent", Entity: "company/小米"}}})

	res := New(testModel(t)).Resolve([]graph.Document{a, b}, nil)
	var got []string
	for _, s := range res.Statements {
		var evidence []string
		for _, e := range s.Evidence {
			evidence = append(evidence, fmt.Sprint(e.Article, e.Evidence.Start, e.Attribution))
		}
		slices.Sort(evidence)
		got = append(got, strings.TrimSpace(fmt.Sprint(s.Kind, " ", s.Subject, " ", s.Metric, s.Predicate, s.Type, " ", s.Object, s.Participants, " ", evidence)))
	}
	slices.Sort(got)
	want := []string{
		"event  Sales [{agent company/小米} {product product/小米SU7_Ultra}] [b4]",
		"figure product/小米SU7_Ultra salesVolume [] [a0 a9 b0搜狐汽车]",
		"relation company/小米 competitor product/小米SU7_Ultra[] [a1 b1]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if a.Claims[0].Subject != "product/小米SU7_Ultra" || b.Claims[4].Participants[0].Entity != "product/SU7_Ultra" {
		t.Error("Resolve changed its argument")
	}
}

// Two articles that each tell an undated event of the same parties mean one
// event only where the parties say which.
func TestUndatedEvents(t *testing.T) {
	agent := graph.Participant{Role: "agent", Entity: "company/小米"}
	product := graph.Participant{Role: "product", Entity: "product/小米SU7"}
	place := graph.Participant{Role: "place", Entity: "place/北京"}
	for _, test := range []struct {
		name  string
		event graph.Content
		want  int // statements
	}{
		{"what somebody says", graph.Content{Type: "Statement", Participants: []graph.Participant{{Role: "speaker", Entity: "company/小米"}, product}}, 2},
		{"what one does alone", graph.Content{Type: "Production", Participants: []graph.Participant{agent}}, 2},
		{"what one does somewhere", graph.Content{Type: "Production", Participants: []graph.Participant{agent, place}}, 2},
		{"what one does with another", graph.Content{Type: "Production", Participants: []graph.Participant{agent, product}}, 1},
		{"what one does on a day", graph.Content{Type: "Production", Participants: []graph.Participant{agent}, Time: "2025-09-01"}, 1},
		{"the launch of a product", graph.Content{Type: "ProductLaunch", Participants: []graph.Participant{product}}, 1},
		{"the launch of who knows what", graph.Content{Type: "ProductLaunch", Participants: []graph.Participant{agent}}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			var docs []graph.Document
			for _, id := range []string{"a", "b"} {
				d := article(id, "Company 小米", "Product 小米SU7", "Place 北京")
				test.event.Kind = graph.EventKind
				claim(&d, 0, "", test.event)
				claim(&d, 5, "", test.event)
				docs = append(docs, d)
			}
			got := New(testModel(t)).Resolve(docs, nil).Statements
			if len(got) != test.want {
				t.Errorf("%d statements, want %d: %+v", len(got), test.want, got)
			}
			for _, s := range got {
				if len(s.Evidence) != 4/test.want {
					t.Errorf("evidence %+v", s.Evidence)
				}
			}
		})
	}
}

func TestDecisions(t *testing.T) {
	docs := []graph.Document{
		article("a", "Company 宁德时代|宁王", "Company 甲厂", "Company 甲厂二号"),
		article("b", "Company 宁王", "Company 甲厂"), article("c", "Company 宁德时代"),
	}
	r := New(testModel(t))
	for _, test := range []struct {
		name      string
		decisions []graph.Decision
		want      string
	}{
		{"none", nil, "company/宁德时代 宁王\ncompany/甲厂\ncompany/甲厂二号"},
		{"merge", []graph.Decision{{Op: "merge", IDs: []string{"company/甲厂二号", "company/甲厂"}}},
			"company/宁德时代 宁王\ncompany/甲厂二号 甲厂"},
		{"split", []graph.Decision{{Op: "split", IDs: []string{"company/宁德时代", "company/宁王"}}},
			"company/宁德时代\ncompany/宁王\ncompany/甲厂\ncompany/甲厂二号"},
		{"split everything", []graph.Decision{{Op: "split", IDs: []string{"company/宁德时代"}}},
			"company/宁德时代\ncompany/宁王\ncompany/甲厂\ncompany/甲厂二号"},
		{"rename", []graph.Decision{{Op: "rename", IDs: []string{"company/宁德时代"}, Name: "CATL"}},
			"company/CATL 宁德时代|宁王\ncompany/甲厂\ncompany/甲厂二号"},
		{"rename by alias, then merge by the new name", []graph.Decision{
			{Op: "rename", IDs: []string{"company/宁王"}, Name: "CATL"}, {Op: "merge", IDs: []string{"company/CATL", "company/甲厂"}}},
			"company/CATL 宁德时代|宁王|甲厂\ncompany/甲厂二号"},
		{"retype", []graph.Decision{{Op: "retype", IDs: []string{"company/甲厂"}, Type: "Organization"}},
			"company/宁德时代 宁王\ncompany/甲厂二号\norganization/甲厂"},
		{"merge, then split again", []graph.Decision{
			{Op: "merge", IDs: []string{"company/甲厂二号", "company/甲厂"}}, {Op: "split", IDs: []string{"company/甲厂二号", "company/甲厂"}}},
			"company/宁德时代 宁王\ncompany/甲厂\ncompany/甲厂二号"},
		{"renamed to what is there", []graph.Decision{{Op: "rename", IDs: []string{"company/甲厂二号"}, Name: "甲厂"}},
			"company/宁德时代 宁王\ncompany/甲厂\ncompany/甲厂~3d5e 甲厂二号"},
		{"of what no article knows", []graph.Decision{{Op: "merge", IDs: []string{"company/乌有", "company/甲厂"}}, {Op: "rename", IDs: []string{"company/乌有"}, Name: "x"}, {Op: "juggle", IDs: []string{"company/甲厂"}}},
			"company/宁德时代 宁王\ncompany/甲厂\ncompany/甲厂二号"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := describe(r.Resolve(docs, test.decisions)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	docs := []graph.Document{
		article("a", "Company 宁德时代|宁王", "Product iPhone 15 Pro|iPhone 15"), article("b", "Company 宁王", "Product iPhone 15"),
		article("c", "Company 甲车"), article("d", "Company Jiache"),
	}
	var got []string
	for _, l := range New(testModel(t)).Links(docs, nil) {
		got = append(got, fmt.Sprintf("%s %s %v %s: %s %v", l.A, l.B, l.Merged, l.Rule, l.Reason, l.Articles))
	}
	want := []string{
		`Jiache 甲车 true known: Company "甲车集团" is known under both names [c]`,
		`iPhone 15 iPhone 15 Pro false alias: "iPhone 15 Pro" and "iPhone 15" are versions or parts, not one product [a]`,
		`宁德时代 宁王 true alias: articles use "宁王" as another name of "宁德时代" [a]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// drawDocs makes documents over few names, so that names, aliases and types
// clash in every way.
func drawDocs(t *rapid.T) []graph.Document {
	types := []string{"Company", "Company", "Product", "Person", "Place", "Organization"}
	names := []string{"甲车", "甲车集团", "甲车SU7", "SU7", "SU7 Ultra", "甲车SU7 Ultra", "乙想", "乙想汽车", "王伟", "李先生", "北京", "北京市", "Jiache", "·"}
	var docs []graph.Document
	for i := range rapid.IntRange(0, 8).Draw(t, "docs") {
		d := graph.Document{Article: graph.Article{ID: fmt.Sprint("article", i), Text: "x"}}
		seen := map[string]bool{}
		for range rapid.IntRange(1, 6).Draw(t, "entities") {
			typ, name := rapid.SampledFrom(types).Draw(t, "type"), rapid.SampledFrom(names).Draw(t, "name")
			id := graph.EntityID(typ, name)
			if seen[id] {
				continue
			}
			seen[id] = true
			aliases := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 2, rapid.ID).Draw(t, "aliases")
			d.Entities = append(d.Entities, graph.Entity{Article: d.Article.ID, ID: id, Type: typ, Name: name, Aliases: aliases})
		}
		for n := range rapid.IntRange(0, 5).Draw(t, "claims") {
			pick := func() string {
				return d.Entities[rapid.IntRange(0, len(d.Entities)-1).Draw(t, "entity")].ID
			}
			c := graph.Content{Kind: graph.RelationKind, Subject: pick(), Object: pick(), Predicate: rapid.SampledFrom([]string{"position", "subsidiaryOf", "competitor"}).Draw(t, "predicate")}
			if rapid.Bool().Draw(t, "figure") {
				c = graph.Content{Kind: graph.FigureKind, Subject: pick(), Metric: "price", Op: "=", Value: number(float64(rapid.IntRange(1, 3).Draw(t, "value")))}
			}
			claim(&d, n, "", c)
		}
		docs = append(docs, d)
	}
	return docs
}

func drawDecisions(t *rapid.T) []graph.Decision {
	ids := []string{"company/甲车", "company/甲车集团", "product/SU7", "product/甲车SU7", "person/王伟", "company/乌有"}
	var list []graph.Decision
	for range rapid.IntRange(0, 3).Draw(t, "decisions") {
		list = append(list, graph.Decision{
			Op:   rapid.SampledFrom([]string{"merge", "split", "rename", "retype"}).Draw(t, "op"),
			IDs:  rapid.SliceOfN(rapid.SampledFrom(ids), 1, 3).Draw(t, "ids"),
			Name: "新名", Type: "Work",
		})
	}
	return list
}

// TestResolveProperties: any order gives the same; so does asking again, and
// giving a document twice; ids are unique and every reference resolves; each
// claim but those of a thing with itself is evidence exactly once.
func TestResolveProperties(t *testing.T) {
	r := New(testModel(t))
	rapid.Check(t, func(t *rapid.T) {
		docs, decisions := drawDocs(t), drawDecisions(t)
		res := r.Resolve(docs, decisions)
		shuffled := append(slices.Clone(docs), docs[:len(docs)/2]...)
		rand.New(rand.NewPCG(1, uint64(len(docs)))).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if again := r.Resolve(shuffled, decisions); !reflect.DeepEqual(res, again) {
			t.Fatalf("another order gives\n%s\nnot\n%s", describe(again), describe(res))
		}
		ids := map[string]bool{}
		for _, e := range res.Entities {
			if ids[e.ID] {
				t.Fatalf("%s is there twice", e.ID)
			}
			ids[e.ID] = true
			if slices.Contains(e.Aliases, e.Name) || !slices.IsSorted(e.Aliases) {
				t.Fatalf("%s has aliases %q", e.ID, e.Aliases)
			}
		}
		for _, s := range res.Statements {
			if s.Subject != "" && !ids[s.Subject] || s.Object != "" && !ids[s.Object] {
				t.Fatalf("statement on what is no entity: %+v", s.Content)
			}
			if len(s.Evidence) == 0 {
				t.Fatalf("statement without evidence: %+v", s)
			}
		}
	})
}

// TestRemovalTakesExactlyItsSupport: without a document, the others support
// what they supported before.
func TestRemovalTakesExactlyItsSupport(t *testing.T) {
	r := New(testModel(t))
	figures := func(res graph.Resolution, without string) []string {
		var list []string
		for _, s := range res.Statements {
			for _, e := range s.Evidence {
				if s.Kind == graph.FigureKind && e.Article != without { // relations may become those of a thing with itself
					list = append(list, fmt.Sprint(e.Article, e.Evidence.Start, *s.Value))
				}
			}
		}
		slices.Sort(list)
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		docs := drawDocs(t)
		if len(docs) == 0 {
			return
		}
		i := rapid.IntRange(0, len(docs)-1).Draw(t, "removed")
		gone := docs[i].Article.ID
		before := r.Resolve(docs, nil)
		rest := slices.Delete(slices.Clone(docs), i, i+1)
		after := r.Resolve(rest, nil)
		if want, got := figures(before, gone), figures(after, gone); !slices.Equal(want, got) {
			t.Fatalf("without %s the evidence is %v, not %v", gone, got, want)
		}
		// Nothing is left of what only that document named.
		names := map[string]bool{}
		for _, d := range rest {
			for _, e := range d.Entities {
				names[e.Name] = true
				for _, a := range e.Aliases {
					names[a] = true
				}
			}
		}
		for _, e := range after.Entities {
			for _, name := range append(e.Aliases, e.Name) {
				if !names[name] {
					t.Fatalf("%q is still a name of %s", name, e.ID)
				}
			}
		}
	})
}

// BenchmarkResolve resolves as much as the corpus holds: 428 articles with some
// 50 entities and 150 claims each, out of 6000 names.
func BenchmarkResolve(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	types := []string{"Company", "Product", "Person", "Organization", "Place"}
	var docs []graph.Document
	for i := range 428 {
		d := graph.Document{Article: graph.Article{ID: fmt.Sprintf("%016x", rng.Uint64()), Text: "x"}}
		for range 50 {
			n := int(rng.ExpFloat64() * 1000)
			typ := types[n%len(types)]
			e := graph.Entity{Type: typ, Name: fmt.Sprintf("名%d号", n), Aliases: []string{fmt.Sprintf("别%d号", n)}}
			e.ID = graph.EntityID(typ, e.Name)
			d.Entities = append(d.Entities, e)
		}
		for n := range 150 {
			pick := func() string { return d.Entities[rng.IntN(len(d.Entities))].ID }
			switch n % 3 {
			case 0:
				claim(&d, n, "", graph.Content{Kind: graph.RelationKind, Subject: pick(), Predicate: "competitor", Object: pick()})
			case 1:
				claim(&d, n, "", graph.Content{Kind: graph.FigureKind, Subject: pick(), Metric: "price", Op: "=", Value: number(float64(rng.IntN(1000))), Unit: "CNY", Scope: "国内市场"})
			default:
				claim(&d, n, "", graph.Content{Kind: graph.EventKind, Type: "Sales", Participants: []graph.Participant{{Role: "agent", Entity: pick()}}, Place: fmt.Sprint("第", i, "区")})
			}
		}
		docs = append(docs, d)
	}
	r := New(testModel(b))
	b.ReportAllocs()
	for b.Loop() {
		r.Resolve(docs, nil)
	}
}
