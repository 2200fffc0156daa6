package resolve

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"suyuan/graph"
)

func TestSplits(t *testing.T) {
	r := New(testModel(t))
	nicknames := []graph.Document{
		article("a", "Company 宁德时代|宁王"), article("b", "Company 宁王|宁厂"), article("c", "Company 宁厂"), article("d", "Company 宁德时代"),
	}
	namesakes := []graph.Document{
		article("a", "Person 李雷", "Company 子公司"), article("b", "Person 李雷|小雷"), article("c", "Person 李雷", "Company 子公司"),
	}
	namesakes[1].Article.Path = "news/b.txt"
	split := func(ids ...string) graph.Decision { return graph.Decision{Op: "split", IDs: ids} }
	for _, test := range []struct {
		name      string
		docs      []graph.Document
		decisions []graph.Decision
		want      string
		effects   string // unknown ids, and whether it changed anything, for each decision
	}{
		{"none", nicknames, nil, "company/宁德时代 宁厂|宁王", ""},
		{"with a name goes what was merged through it", nicknames, []graph.Decision{split("company/宁德时代", "company/宁王")},
			"company/宁厂 宁王\ncompany/宁德时代", "[]true"},
		{"at the end of a chain", nicknames, []graph.Decision{split("company/宁德时代", "company/宁厂")},
			"company/宁厂\ncompany/宁德时代 宁王", "[]true"},
		{"in other writing", nicknames, []graph.Decision{split("company/宁德 时代", "company/宁·厂")},
			"company/宁厂\ncompany/宁德时代 宁王", "[]true"},
		{"what is split can be merged again", nicknames, []graph.Decision{split("company/宁德时代", "company/宁厂"), {Op: "merge", IDs: []string{"company/宁德时代", "company/宁厂"}}},
			"company/宁德时代 宁厂|宁王", "[]true []true"},
		{"what was merged can be split off again, with all its names", append([]graph.Document{article("e", "Company 蔚来", "Company 蔚来")}, nicknames...),
			[]graph.Decision{{Op: "merge", IDs: []string{"company/蔚来", "company/宁德时代"}}, split("company/蔚来", "company/宁德时代")},
			"company/宁德时代 宁厂|宁王\ncompany/蔚来", "[]true []true"},
		{"after a rename the other name is still a name", nicknames, []graph.Decision{{Op: "rename", IDs: []string{"company/宁德时代"}, Name: "CATL"}, split("company/CATL", "company/宁德时代")},
			"company/CATL 宁厂|宁王\ncompany/宁德时代", "[]true []true"},
		{"a mere alias is taken away", namesakes, []graph.Decision{split("person/李雷", "person/小雷")},
			"company/子公司\nperson/李雷", "[]true"},
		{"what is no name of it", namesakes, []graph.Decision{split("person/李雷", "person/小明")},
			"company/子公司\nperson/李雷 小雷", "[person/小明]false"},
		{"by articles", namesakes, []graph.Decision{{Op: "split", IDs: []string{"person/李雷"}, Articles: []string{"b"}, Name: "李雷（画家）"}},
			"company/子公司\nperson/李雷\nperson/李雷（画家） 小雷|李雷", "[]true"},
		{"by an article's path, written otherwise", namesakes, []graph.Decision{{Op: "split", IDs: []string{"person/李雷"}, Articles: []string{"./news/b.txt"}, Name: "李雷（画家）"}},
			"company/子公司\nperson/李雷\nperson/李雷（画家） 小雷|李雷", "[]true"},
		{"by articles, though they are most of it", namesakes, []graph.Decision{{Op: "split", IDs: []string{"person/李雷"}, Articles: []string{"b", "c"}}, {Op: "rename", IDs: []string{"person/李雷"}, Name: "韩梅"}},
			"company/子公司\nperson/李雷 小雷\nperson/韩梅 李雷", "[]true []true"},
		{"by all its articles", namesakes, []graph.Decision{{Op: "split", IDs: []string{"person/李雷"}, Articles: []string{"a", "b", "c"}}},
			"company/子公司\nperson/李雷 小雷", "[]false"},
		{"by an article that is not there", namesakes, []graph.Decision{{Op: "split", IDs: []string{"person/李雷"}, Articles: []string{"z"}}},
			"company/子公司\nperson/李雷 小雷", "[z]false"},
		{"of two articles' several names", nicknames, []graph.Decision{{Op: "split", IDs: []string{"company/宁德时代"}, Articles: []string{"a", "b"}, Name: "另一家"}, {Op: "split", IDs: []string{"company/另一家", "company/宁王"}}},
			"company/另一家 宁德时代\ncompany/宁德时代 宁厂\ncompany/宁王 宁厂", "[]true []true"},
	} {
		t.Run(test.name, func(t *testing.T) {
			res, effects := r.ResolveAnd(test.docs, test.decisions)
			if got := describe(res); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			var said []string
			for _, e := range effects {
				said = append(said, fmt.Sprintf("%v%v", e.Unknown, e.Changed))
			}
			if got := strings.Join(said, " "); got != test.effects {
				t.Errorf("effects %s, want %s", got, test.effects)
			}
		})
	}
}

// drawAll draws decisions of every sort on what drawDocs may hold.
func drawAll(t *rapid.T) []graph.Decision {
	list := drawDecisions(t)
	for i := range list {
		list[i].Name = rapid.SampledFrom([]string{"新名", "甲车", "SU7"}).Draw(t, "name")
		list[i].Type = rapid.SampledFrom([]string{"Work", "Product", "Company"}).Draw(t, "type")
		if list[i].Op == "split" && rapid.Bool().Draw(t, "by articles") {
			list[i].Articles = rapid.SliceOfN(rapid.SampledFrom([]string{"article0", "article1", "article3", "none"}), 1, 2).Draw(t, "articles")
		}
	}
	return list
}

// What is loaded and decided in whatever order and in however many steps gives
// the same store, and taking decisions back gives the store from before.
func TestDecisionsInStore(t *testing.T) {
	r := New(testModel(t))
	ctx := context.Background()
	type contents struct {
		entities   []graph.Entity
		statements []graph.Statement
		quads      int64
	}
	rapid.Check(t, func(t *rapid.T) {
		docs, decisions := drawDocs(t), drawAll(t)
		open := func() (*graph.Store, *graph.Writer) {
			s, err := graph.Open(ctx, "mem:", graph.Options{})
			if err != nil {
				t.Fatal(err)
			}
			w, err := graph.NewWriter(ctx, s, r.Resolve)
			if err != nil {
				t.Fatal(err)
			}
			return s, w
		}
		apply := func(w *graph.Writer, c graph.Change) {
			if _, err := w.Apply(ctx, c); err != nil {
				t.Fatal(err)
			}
		}
		read := func(s *graph.Store) contents {
			es, err := s.Entities(ctx)
			if err != nil {
				t.Fatal(err)
			}
			sts, err := s.Statements(ctx, graph.Filter{})
			if err != nil {
				t.Fatal(err)
			}
			stats, err := s.Stats(ctx)
			if err != nil {
				t.Fatal(err)
			}
			return contents{es, sts, stats.Quads}
		}
		s, w := open()
		defer s.Close()
		apply(w, graph.Change{Put: docs})
		before := read(s)
		for n := range decisions {
			some := decisions[:n+1]
			apply(w, graph.Change{Decisions: &some})
		}
		decided := read(s)

		other, v := open()
		defer other.Close()
		apply(v, graph.Change{Decisions: &decisions})
		for _, i := range rapid.Permutation(seq(len(docs))).Draw(t, "order") {
			apply(v, graph.Change{Put: docs[i : i+1]})
		}
		if got := read(other); !reflect.DeepEqual(got, decided) {
			t.Fatalf("in another order\n%+v\nnot\n%+v", got, decided)
		}
		apply(w, graph.Change{Decisions: &[]graph.Decision{}})
		if got := read(s); !reflect.DeepEqual(got, before) {
			t.Fatalf("taken back\n%+v\nnot\n%+v", got, before)
		}
	})
}

func seq(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// mention adds a place where the article names an entity; n counts its entities.
func mention(d graph.Document, text string, forms ...string) graph.Document {
	d.Article.Text = text
	for _, form := range forms {
		n, name, _ := strings.Cut(form, ":")
		i := int(n[0] - '0')
		before, _, ok := strings.Cut(text, name)
		if !ok {
			panic("no " + name)
		}
		start := len([]rune(before))
		d.Entities[i].Mentions = append(d.Entities[i].Mentions, graph.Mention{Start: start, End: start + len([]rune(name)), Text: name})
	}
	return d
}

func TestWhy(t *testing.T) {
	docs := []graph.Document{
		mention(article("a", "Company 宁德时代|宁王", "Company 子公司"), "宁德时代（“宁王”）和子公司", "0:宁德时代", "0:宁王", "1:子公司"),
		article("b", "Company 宁王", "Product iPhone 15"), article("c", "Product iPhone 15 Pro|iPhone 15"),
		article("d", "Person 王伟", "Company 子公司", "王伟/position/子公司"),
		article("e", "Person 王伟", "Company 丑公司", "王伟/position/丑公司"),
	}
	r := New(testModel(t))
	other := ""
	for _, e := range r.Resolve(docs, nil).Entities {
		if strings.HasPrefix(e.ID, "person/王伟~") {
			other = e.ID
		}
	}
	for _, test := range []struct {
		name      string
		a, b      Called
		decisions []graph.Decision
		want      string
	}{
		{"an alias that is a name elsewhere", Called{"company/宁德时代", "宁王"}, Called{"company/宁德时代", "宁德时代"}, nil,
			`one alias: articles use "宁王" as another name of "宁德时代" [a] a0-8 宁德时代（“宁王`},
		{"one name", Called{"company/子公司", "子公司"}, Called{"company/子公司", "子 公司"}, nil,
			`one name: "子公司" and "子 公司" are one name in other writing [a d] a11-14 子公司`},
		{"by decision", Called{"company/宁德时代", "子公司"}, Called{"company/宁德时代", "宁王"}, []graph.Decision{{Op: "merge", IDs: []string{"company/宁德时代", "company/子公司"}, Note: "试"}},
			`one decision: a person has decided so (decision 1): 试 []; alias: articles use "宁王" as another name of "宁德时代" [a] a0-8 宁德时代（“宁王`},
		{"versions", Called{"product/iPhone_15", "iPhone 15"}, Called{"product/iPhone_15_Pro", "iPhone 15 Pro"}, nil,
			`two alias: "iPhone 15 Pro" and "iPhone 15" are versions or parts, not one product [c]`},
		{"two people of one name", Called{"person/王伟", "王伟"}, Called{other, other}, nil,
			`two none: articles know of one who works for 子公司, and of one who works for 丑公司 [d e]`},
		{"nothing speaks for it", Called{"company/宁德时代", "宁王"}, Called{"company/子公司", "子公司"}, nil,
			`two none: no article uses the one as a name of the other, and an article names both "宁德时代" and "子公司" []`},
	} {
		t.Run(test.name, func(t *testing.T) {
			acc, err := r.Why(docs, test.decisions, test.a, test.b)
			if err != nil {
				t.Fatal(err)
			}
			var parts []string
			for _, reason := range acc.Reasons {
				s := fmt.Sprintf("%s: %s %v", reason.Rule, reason.Reason, reason.Articles)
				for _, p := range reason.Evidence {
					s += fmt.Sprintf(" %s%d-%d %s", p.Article, p.Quote.Start, p.Quote.End, p.Quote.Quote)
				}
				parts = append(parts, s)
			}
			got := map[bool]string{true: "one ", false: "two "}[acc.One] + strings.Join(parts, "; ")
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
	if _, err := r.Why(docs, nil, Called{"company/乌有", "乌有"}, Called{"company/子公司", "子公司"}); err == nil {
		t.Error("an id that is not there has an account")
	}
}
