package extract

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"suyuan/graph"
	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fullExtractor loads all that the commands load.
func fullExtractor(t testing.TB) *Extractor {
	t.Helper()
	names, err := crf.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	x, _, err := Load(crf.NewTagger(names))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// What is read from the articles in testdata, a line a claim, is kept in
// golden files, so that a change of a rule shows all that it does.
func TestGoldenClaims(t *testing.T) {
	x := fullExtractor(t)
	ctx := context.Background()
	sources, errs := article.Expand(ctx, []string{testFolder}, "")
	for _, err := range errs {
		t.Log(err)
	}
	r := article.NewReader(article.Options{})
	for _, src := range sources {
		var got strings.Builder
		for a, err := range r.Read(ctx, src) {
			if err != nil {
				t.Fatal(err)
			}
			doc := read(t, x, a)
			checkQuotes(t, doc)
			fmt.Fprintf(&got, "# %s\n", a.Title)
			names := map[string]string{}
			for _, e := range doc.Entities {
				names[e.ID] = e.Name
				fmt.Fprintf(&got, "%s %s %s\n", e.Type, e.Name, strings.Join(e.Aliases, ", "))
			}
			for _, c := range doc.Claims {
				fmt.Fprintf(&got, "%d-%d %s · %s · %s\n", c.Evidence.Start, c.Evidence.End, strings.Join(describe(c, names), " | "), c.Attribution, c.Rule)
			}
		}
		golden := filepath.Join("testdata", filepath.Base(src.Path)+".golden")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatalf("%v: run go test ./internal/extract -update", err)
		}
		if got.String() != string(want) {
			t.Errorf("%s: what is read has changed; look at the difference with go test ./internal/extract -update && git diff", golden)
		}
	}
}

// checkQuotes holds every claim to its contract: the quote stands at its
// offsets, and every id is one of the document's own.
func checkQuotes(t testing.TB, doc graph.Document) {
	t.Helper()
	text := []rune(doc.Article.Text)
	known := map[string]bool{"": true}
	for _, e := range doc.Entities {
		known[e.ID] = true
		for _, m := range e.Mentions {
			if string(text[m.Start:m.End]) != m.Text {
				t.Errorf("mention %+v of %s is not at its place", m, e.ID)
			}
		}
	}
	for _, c := range doc.Claims {
		if q := c.Evidence; q.Quote == "" || string(text[q.Start:q.End]) != q.Quote {
			t.Errorf("claim %s: the quote %q does not stand at %d-%d", c.ID, q.Quote, q.Start, q.End)
		}
		for _, id := range []string{c.Subject, c.Object} {
			if !known[id] {
				t.Errorf("claim %s speaks of %s, which is no entity of the article", c.ID, id)
			}
		}
		for _, p := range c.Participants {
			if !known[p.Entity] {
				t.Errorf("claim %s speaks of %s, which is no entity of the article", c.ID, p.Entity)
			}
		}
		if c.Confidence <= 0 || c.Confidence > 1 {
			t.Errorf("claim %s has confidence %g", c.ID, c.Confidence)
		}
	}
}

// read extracts an article, which only an interruption could keep from it.
func read(t testing.TB, x *Extractor, a *article.Article) graph.Document {
	t.Helper()
	doc, err := x.Extract(t.Context(), a)
	if err != nil {
		t.Error(err)
	}
	return doc
}

// A schema that lacks a lexicon is refused, and the lexicon named.
func TestNewDemandsLexicons(t *testing.T) {
	model, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"carry", "fullForm"} {
		m := *model
		m.Lexicons = slices.DeleteFunc(slices.Clone(model.Lexicons), func(l schema.Lexicon) bool { return l.ID == id })
		if _, err := New(&m, nil); err == nil || !strings.HasSuffix(err.Error(), ": "+id) {
			t.Errorf("without $%s the error is %v", id, err)
		}
	}
}

// What only page furniture names gives no claims: there is no sentence to quote.
func TestFurnitureGivesNoClaims(t *testing.T) {
	x := fullExtractor(t)
	for _, body := range []string{"\n流量从来不是无上限的。\n", "第一句什么也没有说。\n"} {
		notice := "以上内容由自媒体平台“网易号”用户上传，网易仅提供信息存储服务。"
		doc := read(t, x, &article.Article{ID: "a", Text: body + notice, Furniture: []article.Span{{Start: len(body), End: len(body) + len(notice)}}})
		for _, c := range doc.Claims {
			t.Errorf("%s reads %q", c.Rule, c.Evidence.Quote)
		}
	}
}

// Who holds which post is read from page furniture, and nothing else that it says.
func TestOfficesInFurniture(t *testing.T) {
	body := "第一句什么也没有说。\n"
	notice := "直播预告\n\n小鹏汽车创始人何小鹏将与特斯拉合作。\n"
	doc := read(t, fullExtractor(t), &article.Article{ID: "a", Text: body + notice, Furniture: []article.Span{{Start: len(body), End: len(body) + len(notice)}}})
	var got []string
	for _, c := range doc.Claims {
		got = append(got, strings.Join([]string{c.Subject, c.Predicate, c.Object, c.Evidence.Quote}, " "))
	}
	slices.Sort(got)
	want := []string{
		"company/小鹏汽车 founder person/何小鹏 小鹏汽车创始人何小鹏将与特斯拉合作",
		"person/何小鹏 position company/小鹏汽车 小鹏汽车创始人何小鹏将与特斯拉合作",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Where somebody is seen is no place of the post that he holds.
func TestRelationsHaveNoPlace(t *testing.T) {
	doc := read(t, fullExtractor(t), &article.Article{ID: "a", Published: "2026-01-15", Text: "7月，小鹏汽车创始人何小鹏在美国体验了特斯拉的FSD。"})
	relations := 0
	for _, c := range doc.Claims {
		if c.Kind != graph.RelationKind {
			continue
		}
		relations++
		if c.Place != "" {
			t.Errorf("%s of %s in %s", c.Predicate, c.Subject, c.Place)
		}
	}
	if relations == 0 {
		t.Error("no relations are read")
	}
}

// A name that a number stands within is no mistake of whoever wrote it.
func TestNumberWithinName(t *testing.T) {
	doc := read(t, fullExtractor(t), &article.Article{ID: "a", Text: "青禾公园创新大会 2023 圆满落幕！"})
	if len(doc.Entities) != 1 || !strings.HasSuffix(doc.Entities[0].Name, "2023") {
		t.Errorf("the names are %v: the sentence shows nothing any more", doc.Entities)
	}
}

// A time may hold a comma, and so run past the clause that it begins in.
func TestTimePastItsClause(t *testing.T) {
	doc := read(t, fullExtractor(t), &article.Article{ID: "a", Published: "2024-10-09", Text: "截至9月30日，周一，小米集团的营收为12亿元。"})
	if len(doc.Claims) != 1 || doc.Claims[0].Time != "2024-09-30" {
		t.Errorf("read %+v", doc.Claims)
	}
}

// An article in traditional characters says what it says in simplified ones, at
// the same places; its quotes are as they are written, its names as everywhere.
func TestTraditional(t *testing.T) {
	x := fullExtractor(t)
	simplified := read(t, x, &article.Article{Text: "腾讯总裁刘炽平表示，公司第三季度营收为1672亿元。", Published: "2024-11-13"})
	written := read(t, x, &article.Article{Text: "騰訊總裁劉熾平表示，公司第三季度營收為1672億元。", Published: "2024-11-13"})
	checkQuotes(t, written)
	if len(written.Claims) == 0 || len(written.Claims) != len(simplified.Claims) {
		t.Fatalf("%d claims, and %d in simplified characters", len(written.Claims), len(simplified.Claims))
	}
	for i, c := range written.Claims {
		want := simplified.Claims[i]
		if c.Kind == graph.FigureKind && c.Text != "1672億元" {
			t.Errorf("the number is quoted as %s", c.Text)
		}
		c.Evidence.Quote, c.Text = want.Evidence.Quote, want.Text
		if !reflect.DeepEqual(c, want) {
			t.Errorf("%+v, want %+v", c, want)
		}
	}
	if m := written.Entities[0]; m.Mentions[0].Text != "騰訊" || m.Name != simplified.Entities[0].Name {
		t.Errorf("%s is named as %s", m.Name, m.Mentions[0].Text)
	}
}

// Reading an article twice gives the same; reading two at once too.
func TestExtractIsDeterministic(t *testing.T) {
	x := fullExtractor(t)
	a := &article.Article{ID: "a", Published: "2026-01-15", Text: "小米汽车今日宣布，小米SU7 Ultra的售价为52.99万元。\n雷军表示，3月交付量超过2.9万辆，同比增长12%。"}
	once := func() string {
		var out strings.Builder
		if err := graph.NewEncoder(&out).Encode(read(t, x, a)); err != nil {
			t.Error(err)
		}
		return out.String()
	}
	first := once()
	done := make(chan string)
	for range 4 {
		go func() { done <- once() }()
	}
	for range 4 {
		if got := <-done; got != first {
			t.Errorf("read at the same time: %s, want %s", got, first)
		}
	}
}

// Whatever the text, nothing panics and every quote stands in its place.
func FuzzExtract(f *testing.F) {
	f.Add("远帆S7 Ultra从8月的2431辆跌至9月的347辆。", "2026-01")
	f.Add("据路透社报道，（来源：IT 之家）A、B和C分别为1、2和3", "")
	f.Add("远帆（市值蒸发 1531 亿美元）、青骥跌超 4%，「王立表示：“远帆将在", "2024-08-07")
	f.Add("##\n\n（）（，。！？……", "2024")
	f.Add("云帆的《星河旧事：归途》将于 11 月 4 日登上 Orbit 平台，首发游戏包括《长夜 8：江州》等 20 多款新作", "2024")
	x := fullExtractor(f)
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) {
			t.Skip("readers give valid UTF-8 only")
		}
		checkQuotes(t, read(t, x, &article.Article{ID: "fuzz", Text: text, Published: published}))
	})
}
