package graph

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// story is a small world to ask questions of: 雷军 founded 小米, which owns
// 小米汽车, which makes the SU7 Ultra; 小米汽车 and 保时捷 compete; 保时捷
// recalled together with 大众; 大众 and 丰田 are partners. 特斯拉 is alone.
func story() []Document {
	build := func(id, path, text string) *Document {
		return &Document{Article: Article{ID: id, Path: path, URL: "https://x/" + id, Title: "题" + id, Published: "2025-10", Text: text, Chars: utf8.RuneCountInString(text)}}
	}
	entity := func(d *Document, typ, name string, aliases ...string) string {
		id := EntityID(typ, name)
		d.Entities = append(d.Entities, Entity{Article: d.Article.ID, ID: id, Type: typ, Name: name, Aliases: aliases})
		return id
	}
	claim := func(d *Document, quote string, confidence float64, c Content) {
		at := utf8.RuneCountInString(d.Article.Text[:strings.Index(d.Article.Text, quote)])
		d.Claims = append(d.Claims, Claim{Article: d.Article.ID, ID: "c", Content: c, Telling: Telling{
			Evidence: Quote{at, at + utf8.RuneCountInString(quote), quote}, Rule: "r", Confidence: confidence, Modality: Asserted}})
	}
	relation := func(s, p, o string) Content { return Content{Kind: RelationKind, Subject: s, Predicate: p, Object: o} }
	value := func(v float64) *float64 { return &v }

	a := build("1", "a.txt", "雷军创办了小米。小米汽车是小米的子公司。SU7 Ultra由小米汽车制造。9月卖出356辆。")
	lei, mi := entity(a, "Person", "雷军", "雷总"), entity(a, "Company", "小米")
	car, su7 := entity(a, "Company", "小米汽车"), entity(a, "Product", "小米SU7 Ultra", "SU7 Ultra")
	claim(a, "雷军创办了小米", 1, relation(mi, "founder", lei))
	claim(a, "小米汽车是小米的子公司", .9, relation(car, "subsidiaryOf", mi))
	claim(a, "SU7 Ultra由小米汽车制造", .9, relation(su7, "manufacturer", car))
	claim(a, "9月卖出356辆", .8, Content{Kind: FigureKind, Subject: su7, Metric: "salesVolume", Op: "=", Value: value(356), Unit: "辆", Time: "2025-09"})

	b := build("2", "b.txt", "小米汽车与保时捷竞争。保时捷和大众一起召回。大众与丰田合作。特斯拉未回应。9月它卖出不到400辆。雷总创办了小米。")
	car, por := entity(b, "Company", "小米汽车"), entity(b, "Company", "保时捷")
	vw, toy := entity(b, "Company", "大众"), entity(b, "Company", "丰田")
	entity(b, "Company", "特斯拉")
	su7 = entity(b, "Product", "SU7 Ultra")
	lei, mi = entity(b, "Person", "雷总"), entity(b, "Company", "小米")
	claim(b, "小米汽车与保时捷竞争", .9, relation(por, "competitor", car))
	claim(b, "保时捷和大众一起召回", .9, Content{Kind: EventKind, Type: "Recall", Participants: []Participant{{"agent", por}, {"agent", vw}}, Time: "2025"})
	claim(b, "大众与丰田合作", .4, relation(vw, "partner", toy))
	claim(b, "9月它卖出不到400辆", .7, Content{Kind: FigureKind, Subject: su7, Metric: "salesVolume", Op: "<", Value: value(400), Unit: "辆", Time: "2025-09"})
	claim(b, "雷总创办了小米", .9, relation(mi, "founder", lei))
	return []Document{*a, *b}
}

func told(t *testing.T) func(t *testing.T, test func(t *testing.T, s *Store)) {
	return func(t *testing.T, test func(t *testing.T, s *Store)) {
		conformance(t, func(t *testing.T, dsn string) {
			s := open(t, dsn)
			w := newWriter(t, s)
			apply(t, w, Change{Put: story()})
			w.Close()
			test(t, s)
			sound(t, s)
		})
	}
}

func ids(es []Entity) string {
	var out []string
	for _, e := range es {
		out = append(out, e.ID)
	}
	return strings.Join(out, " ")
}

// A file may hold several articles, which its path stands for; one that is found in
// two ways is one.
func TestAmbiguousPath(t *testing.T) {
	ctx := context.Background()
	s := open(t, "mem:")
	w := newWriter(t, s)
	docs := story()
	docs[0].Article.Path, docs[1].Article.Path = "1", "1"
	docs[1].Article.URL = "2"
	apply(t, w, Change{Put: docs})
	w.Close()
	_, err := s.Article(ctx, "1")
	var several *AmbiguousError
	if !errors.As(err, &several) || !slices.Equal(several.IDs, []string{"1", "2"}) || err.Error() != "1 stands for 2 of the store's articles: 1, 2" {
		t.Errorf("got %v", err)
	}
	if a, err := s.Article(ctx, "2"); err != nil || a.ID != "2" {
		t.Errorf("by its id and its URL: %v, %+v", err, a)
	}
}

// Of what a name may stand for, that which is called so comes before what is only
// also called so.
func TestNamesakes(t *testing.T) {
	s := open(t, "mem:")
	w, err := NewWriter(context.Background(), s, func([]Document, []Decision) Resolution {
		return Resolution{Entities: []Entity{
			{ID: "company/丁", Type: "Company", Name: "丁", Aliases: []string{"乙"}},
			{ID: "company/三", Type: "Company", Name: "三", Aliases: []string{"company/乙"}},
			{ID: "company/乙", Type: "Company", Name: "乙"},
		}}
	})
	if err != nil {
		t.Fatal(err)
	}
	apply(t, w, Change{Put: story()[:1]})
	w.Close()
	for name, want := range map[string]string{"乙": "company/乙 company/丁", "丁": "company/丁", "company/乙": "company/乙 company/三"} {
		if es, err := s.FindEntities(context.Background(), name); err != nil || ids(es) != want {
			t.Errorf("%s: %s, %v; want %s", name, ids(es), err, want)
		}
	}
}

func TestReading(t *testing.T) {
	ctx := context.Background()
	told(t)(t, func(t *testing.T, s *Store) {
		t.Run("articles", func(t *testing.T) {
			as, err := s.Articles(ctx)
			if err != nil || len(as) != 2 || as[0].ID != "1" || as[0].Text != "" || as[1].Title != "题2" || as[0].Chars != 46 {
				t.Fatalf("%v %+v", err, as)
			}
			for _, key := range []string{"1", "a.txt", "https://x/1"} {
				a, err := s.Article(ctx, key)
				if err != nil || a.ID != "1" || !strings.HasPrefix(a.Text, "雷军创办") {
					t.Errorf("%s: %v %+v", key, err, a)
				}
			}
			if a, err := s.Article(ctx, "./news/../a.txt"); err != nil || a.ID != "1" {
				t.Errorf("a path written otherwise: %v %+v", err, a)
			}
			var missing *NotFoundError
			if _, err := s.Article(ctx, "nope"); !errors.As(err, &missing) {
				t.Errorf("got %v", err)
			}
			d, err := s.Document(ctx, "b.txt")
			if err != nil || len(d.Claims) != 5 || d.Article.Text == "" {
				t.Errorf("%v %+v", err, d)
			}
		})
		t.Run("entities", func(t *testing.T) {
			for name, want := range map[string]string{
				"雷总": "person/雷军", "雷军": "person/雷军", "person/雷军": "person/雷军", "ｓｕ７·ultra": "product/SU7_Ultra",
				"小米su7 ultra": "product/SU7_Ultra", "小米": "company/小米", "没有": "",
			} {
				es, err := s.FindEntities(ctx, name)
				if err != nil || ids(es) != want {
					t.Errorf("FindEntities(%s) = %v, %v, want %s", name, ids(es), err, want)
				}
			}
			for name, want := range map[string]string{"雷總": "person/雷军", "小米汽車": "company/小米汽车", "Su7·ULTRA": "product/SU7_Ultra", "騰訊": ""} {
				es, err := s.FindInEitherScript(ctx, name)
				if err != nil || ids(es) != want {
					t.Errorf("FindInEitherScript(%s) = %v, %v, want %s", name, ids(es), err, want)
				}
			}
			es, err := s.Suggest(ctx, "SU7 Utlra", 2)
			if err != nil || len(es) == 0 || es[0].ID != "product/SU7_Ultra" {
				t.Errorf("suggested %v, %v", ids(es), err)
			}
			for _, name := range []string{"小米汽", "小米汽車廠"} {
				es, err = s.Suggest(ctx, name, 2)
				if err != nil || ids(es) != "company/小米汽车 company/小米" {
					t.Errorf("%s: suggested %v, %v", name, ids(es), err)
				}
			}
			if es, err = s.Suggest(ctx, "zzz", 2); err != nil || len(es) > 0 {
				t.Errorf("suggested %v, %v", ids(es), err)
			}
			es, err = s.EntitiesByID(ctx, []string{"product/SU7_Ultra"})
			if err != nil || len(es) != 1 || es[0].Name != "SU7 Ultra" || !slices.Equal(es[0].Aliases, []string{"小米SU7 Ultra"}) || es[0].Type != "Product" {
				t.Errorf("%v %+v", err, es)
			}
		})
		t.Run("statements", func(t *testing.T) {
			for _, c := range []struct {
				f    Filter
				want int
			}{
				{Filter{}, 8},
				{Filter{Kind: FigureKind}, 2},
				{Filter{Entity: "product/SU7_Ultra"}, 3},
				{Filter{Entity: "product/SU7_Ultra", Metric: "salesVolume"}, 2},
				{Filter{Entity: "product/SU7_Ultra", Metric: "price"}, 0},
				{Filter{Entity: "company/小米汽车"}, 3},
				{Filter{Entity: "company/保时捷"}, 2},
				{Filter{Predicate: "founder"}, 1},
				{Filter{EventType: "Recall", Entity: "company/大众"}, 1},
				{Filter{EventType: "Recall", Kind: RelationKind}, 0},
				{Filter{Article: "2"}, 5},
				{Filter{Article: "1", Entity: "person/雷军"}, 1},
				{Filter{MinConfidence: .85}, 5},
				{Filter{Entity: "company/没有"}, 0},
				{Filter{Article: "3"}, 0},
			} {
				got, err := s.Statements(ctx, c.f)
				if err != nil || len(got) != c.want {
					t.Errorf("%+v gives %d, %v, want %d", c.f, len(got), err, c.want)
				}
				if !slices.IsSortedFunc(got, func(a, b Statement) int { return strings.Compare(a.ID, b.ID) }) {
					t.Errorf("%+v: not sorted", c.f)
				}
			}
			if _, err := s.Statements(ctx, Filter{Kind: "rumour"}); err == nil {
				t.Error("an unknown kind is accepted")
			}
			founded, err := s.Statements(ctx, Filter{Predicate: "founder"})
			if err != nil || len(founded) != 1 || len(founded[0].Evidence) != 2 {
				t.Fatalf("%v %+v", err, founded)
			}
			st := founded[0]
			for _, id := range []string{st.ID, st.ID[2:], st.ID[:10], st.ID[2:9], st.Evidence[1].ID, st.Evidence[0].ID[2:], st.Evidence[0].ID[:12]} {
				got, err := s.Statement(ctx, id)
				if err != nil || !sameStatement(&got, &st) {
					t.Errorf("Statement(%s) = %+v, %v", id, got, err)
				}
			}
			if _, err := s.Statement(ctx, "abc"); err == nil || !strings.Contains(err.Error(), "too little of an id") {
				t.Errorf("three letters: %v", err)
			}
			for _, id := range []string{"", "s/", "zzzzzz", "s/000000000000000000000000", "company/小米"} {
				var missing *NotFoundError
				if _, err := s.Statement(ctx, id); !errors.As(err, &missing) {
					t.Errorf("Statement(%q): %v", id, err)
				}
			}
			confident, err := s.Statements(ctx, Filter{Predicate: "founder", MinConfidence: .95})
			if err != nil || len(confident) != 1 || len(confident[0].Evidence) != 1 {
				t.Errorf("%v %+v", err, confident)
			}
		})
		t.Run("paths", func(t *testing.T) {
			ps, err := s.Paths(ctx, "person/雷军", "company/大众", 6, 5, 0)
			if err != nil || len(ps) != 1 {
				t.Fatalf("%v %+v", err, ps)
			}
			var way []string
			for _, h := range ps[0] {
				way = append(way, h.From, string(h.Statements[0].Kind))
				if len(h.Statements) != 1 || len(h.Statements[0].Evidence) == 0 {
					t.Errorf("hop %+v", h)
				}
			}
			if got := strings.Join(way, " "); got != "person/雷军 relation company/小米 relation company/小米汽车 relation company/保时捷 event" {
				t.Errorf("went %s", got)
			}
			for _, c := range []struct {
				a, b   string
				length int
			}{{"person/雷军", "company/大众", 3}, {"person/雷军", "company/特斯拉", 9}, {"person/雷军", "person/雷军", 9}} {
				if ps, err := s.Paths(ctx, c.a, c.b, c.length, 5, 0); err != nil || len(ps) != 0 {
					t.Errorf("%+v: %v %+v", c, err, ps)
				}
			}
			var missing *NotFoundError
			if _, err := s.Paths(ctx, "company/没有", "company/大众", 3, 5, 0); !errors.As(err, &missing) {
				t.Errorf("got %v", err)
			}
		})
		t.Run("stats", func(t *testing.T) {
			st, err := s.Stats(ctx)
			if err != nil || st.Articles != 2 || st.Entities["Company"] != 6 || st.Statements[RelationKind] != 5 || st.Statements[EventKind] != 1 || st.Quads < 100 {
				t.Errorf("%v %+v", err, st)
			}
		})
		t.Run("stopped", func(t *testing.T) {
			stopped, cancel := context.WithCancel(ctx)
			cancel()
			if _, err := s.Statements(stopped, Filter{}); !errors.Is(err, context.Canceled) {
				t.Errorf("Statements: %v", err)
			}
			if _, err := s.Articles(stopped); !errors.Is(err, context.Canceled) {
				t.Errorf("Articles: %v", err)
			}
			if _, err := s.Check(stopped); !errors.Is(err, context.Canceled) {
				t.Errorf("Check: %v", err)
			}
		})
	})
}
