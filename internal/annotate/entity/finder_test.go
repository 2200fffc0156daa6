package entity

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"suyuan/internal/article"
)

// marked is a text with its expected mentions.
type marked struct {
	text     string
	mentions []markedMention
}

type markedMention struct {
	article.Span
	typ string
	of  string // the name that a reference stands for
}

// readMarks reads a text in which names are marked as in the examples of rules:
// [小米汽车/Company], and [它/Company=小米汽车] for a reference.
func readMarks(t testing.TB, s string) marked {
	t.Helper()
	var m marked
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		inner, rest, ok := strings.Cut(s[i+1:], "]")
		form, typ, ok2 := strings.Cut(inner, "/")
		if !ok || !ok2 {
			t.Fatalf("bad mark in %q", s)
		}
		start := b.Len()
		b.WriteString(form)
		typ, of, _ := strings.Cut(typ, "=")
		m.mentions = append(m.mentions, markedMention{article.Span{Start: start, End: b.Len()}, typ, of})
		s = rest
	}
	m.text = b.String()
	return m
}

// check finds the names of a marked text and compares them with the marks.
func check(t *testing.T, f *Finder, source string) {
	t.Helper()
	want := readMarks(t, source)
	entities, mentions, _ := f.Find(input(t, want.text))
	got := map[article.Span]string{}
	for _, m := range mentions {
		typ := entities[m.Entity].Type
		if m.Reference {
			typ += "=" + entities[m.Entity].Name
		}
		got[m.Span] = typ
	}
	for _, m := range want.mentions {
		typ := m.typ
		if m.of != "" {
			typ += "=" + m.of
		}
		if got[m.Span] != typ {
			t.Errorf("%s: %s at %d-%d is %q, want %q", want.text, m.Of(want.text), m.Start, m.End, got[m.Span], typ)
		}
		delete(got, m.Span)
	}
	for sp, typ := range got {
		t.Errorf("%s: %s at %d-%d was found as %s, want nothing", want.text, sp.Of(want.text), sp.Start, sp.End, typ)
	}
}

func TestFind(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct{ rule, text string }{
		{"known names", "[小米/Company]与[特斯拉/Company]都在[上海/Place]"},
		{"spaces within a known name do not matter", "（来源：[IT 之家/Organization]）"},
		{"a brand and its model", "[小米SU7 Ultra/Product]比[保时捷 718/Product]便宜"},
		{"a bare model known from the brand's", "[小米 SU7 Ultra/Product]上市后，[SU7 Ultra/Product]卖了2363辆"},
		{"a number with a unit is no model", "[小米/Company]3月交付2万辆"},
		{"a foreign name and its last part", "[格雷格·布罗克曼/Person]（[Greg Brockman/Person]）回来了，[布罗克曼/Person]表示"},
		{"a title in 《》", "发布了《[端到端自动驾驶行业研究报告/Work]》"},
		{"a newspaper in 《》", "据《[金融时报/Organization]》报道"},
		{"a game in 《》", "游戏《[黑神话：悟空/Product]》全平台销量已超1000万套"},
		{"a title before a person", "董事长[郑有财/Person]表示"},
		{"titles part Latin names", "[OpenAI/Company] CEO [Sam Altman/Person] 说"},
		{"abbreviations are no names", "AI 和 CPU 的 API"},
		{"a company's full name", "[上海墨鹍数码科技有限公司/Company]成立"},
		{"公司 behind a company's name", "[特斯拉公司/Company]宣布"},
		{"an introduced abbreviation", "[特斯拉/Company]（以下简称“[特公/Company]”）称，[特公/Company]将扩产"},
	} {
		t.Run(c.rule, func(t *testing.T) { check(t, f, c.text) })
	}
}

// A brand that only a product names is an entity, and nested where it is named.
func TestNestedBrand(t *testing.T) {
	text := "宝马M3月销量维持在两位数"
	entities, _, nested := newFinder(t).Find(input(t, text))
	if len(nested) != 1 || nested[0].Span != (article.Span{Start: 0, End: 6}) || entities[nested[0].Entity].Name != "宝马" {
		t.Errorf("nested %v among %v, want 宝马 at 0-6", nested, entities)
	}
}

func TestRefer(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct{ rule, text string }{
		{"a noun for a company", "[小米汽车/Company]发布财报。[该公司/Company=小米汽车]表示将扩产。"},
		{"a noun for a product, over the company", "[小米/Company]推出[小米SU7 Ultra/Product]。[这款车/Product=小米SU7 Ultra]很快。"},
		{"a pronoun for a person", "[雷军/Person]在[北京/Place]演讲，[他/Person=雷军]说要造车。"},
		{"the owner of what follows", "[特斯拉/Company]宣布[其/Company=特斯拉]销量增长。"},
		{"a company where a clause begins", "[宁德时代/Company]产能上升。[公司/Company=宁德时代]称订单很满。"},
		{"no reference: other words that begin so", "[特斯拉/Company]和其他车企，其中不少亏损，他们很难。"},
		{"the first and the second of two", "[蔚来/Company]和[小鹏汽车/Company]都在扩张，[前者/Company=蔚来]换电，[后者/Company=小鹏汽车]超充。"},
	} {
		t.Run(c.rule, func(t *testing.T) { check(t, f, c.text) })
	}
}

// Mentions are sorted, disjoint and within the text, whatever it is.
func FuzzFind(f *testing.F) {
	finder := newFinder(f)
	for _, s := range []string{"小米SU7 Ultra", "伊隆·马斯克（Elon", "《「“", "·····", "A & B - C", "\xff小米", "以下简称（（"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		entities, mentions, nested := finder.Find(input(t, text))
		end := 0
		for _, m := range mentions {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("mention %v overlaps the one before (which ends at %d) or lies outside", m.Span, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(m.Of(text)) {
				t.Fatalf("mention %q cuts a character", m.Of(text))
			}
			if m.Entity < 0 || m.Entity >= len(entities) || entities[m.Entity].Name == "" {
				t.Fatalf("mention %q has no entity", m.Of(text))
			}
			end = m.End
		}
		for _, m := range nested {
			if !slices.ContainsFunc(mentions, func(o Mention) bool { return o.Contains(m.Span) && o.Span != m.Span }) {
				t.Fatalf("nested mention %q lies in no other", m.Of(text))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	f := newFinder(b)
	in := body(b, "2022-11-03-96b7d24a.md")
	b.SetBytes(int64(len(in.Text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(in)
	}
}

func BenchmarkNew(b *testing.B) {
	names, lexicons := loadSchema(b)
	for b.Loop() {
		if _, err := New(names, lexicons, nil); err != nil {
			b.Fatal(err)
		}
	}
}
