package entity

import (
	"reflect"
	"slices"
	"strings"
	"sync"
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
	entities, mentions, _, _ := f.Find(t.Context(), input(t, want.text))
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
		{"words that are no name with a space inside", "这场演讲从 AI to Agents 说起"},
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
		{"the people of a company have no name", "[雷军/Person]在[小米/Company]人车家全生态发布会上公布了价格"},
		{"abbreviations are no names", "AI 和 CPU 的 API"},
		{"a company's full name", "[上海墨鹍数码科技有限公司/Company]成立"},
		{"公司 behind a company's name", "[特斯拉公司/Company]宣布"},
		{"an introduced abbreviation", "[特斯拉/Company]（以下简称“[特公/Company]”）称，[特公/Company]将扩产"},
		{"an ordinary word that is a name too, alone", "这是一种理想的状态"},
		{"the same beside names", "[蔚来/Company]、[理想/Company]、[小鹏/Company]都公布了销量"},
		{"a name within another word", "这件大衣很大众化"},
		{"a surname and a title", "[雷军/Person]宣布涨价，[雷总/Person]解释了原因"},
		{"a person in a byline", "文 | [张逸飞/Person]"},
		{"a Japanese surname", "[日本/Place]首相[岸田文雄/Person]表示"},
		{"a court under a city", "[上海市第一中级人民法院/Organization]开庭审理"},
		{"a company under another", "[华为技术有限公司/Company]起诉"},
		{"a place and legal form left out", "[深圳市卓驭科技有限公司/Company]成立，[卓驭科技/Company]由[大疆/Company]孵化"},
		{"a series", "[理想 L 系列/Product]销量上升"},
		{"a number of units behind a product", "[iPhone/Product] 15万台"},
		{"a month behind a brand", "[小米/Company]10月的销量超过8月"},
		{"a car whose number is no month", "[保时捷718/Product]月销量"},
		{"a phone whose name ends in a number", "[小米10/Product]发布"},
		{"a company's share price is no product", "[英伟达/Company]股价上涨 3%"},
		{"no name is read from a URL", "见 https://www.Tesla.com/Model-3 一文"},
		{"ranks are no codes", "拿下 Top 10 和 No.1"},
		{"units are no names", "635N·m 峰值扭矩，578ps"},
		{"a credited source", "（来源：[财联社/Organization]）"},
		{"a brand that nobody listed", "[极岚汽车/Company]宣布降价。[极岚X7/Product]售价20万元，[极岚/Company]手机也将发布。网友认为[极岚/Company]做得不错。"},
		{"a credited medium that nobody listed", "图片来源：[涂山观察/Organization]"},
		{"several in one credit", "（来源：[财联社/Organization]、[涂山观察/Organization]）"},
		{"a platform in a credit is its publisher", "图片来源：[抖音/Organization]"},
		{"a company in a credit", "图片来源：[小鹏汽车/Company]"},
		{"a credit that names nobody", "图片来源：受访者供图"},
		{"an app is a product, whatever is said of it", "[TikTok/Product] 首席执行官表示"},
		{"a company's plant", "[富士康郑州工厂/Place]扩产，[宁德时代工厂/Place]投产"},
		{"a drug by its stem", "[默沙东/Company]的[帕博利珠单抗/Product]获批"},
		{"a company in one list with another", "激光雷达企业 [Luminar/Company] 和 [Foralis/Company] 已经合并"},
		{"a code name", "低端型号（代号 [J490/Product]）将支持日历功能"},
		{"a paper that nobody listed", "据[英国/Place]小报《[The Morning Crow/Organization]》日前报道称"},
		{"two known names that touch are two", "[腾讯/Company][阿里/Company]都投了"},
	} {
		t.Run(c.rule, func(t *testing.T) { check(t, f, c.text) })
	}
}

// Forms of one thing are one entity, forms of two are not.
func TestAliases(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct {
		text string
		want []string // Type name: aliases, in the order in which they are named
	}{
		{"小米集团发布财报，小米汽车首次盈利，小米股价上涨", []string{"Company 小米集团: 小米", "Company 小米汽车: "}},
		{"萨姆·奥特曼（Sam Altman）复职，奥特曼称", []string{"Person 萨姆·奥特曼: Sam Altman | 奥特曼"}},
		{"雷军宣布涨价，雷总解释", []string{"Person 雷军: 雷总"}},
		{"宝马M3月销两位数", []string{"Product 宝马M3: M3", "Company 宝马: "}},
		{"特斯拉Model Y降价，Model Y交付上升", []string{"Product 特斯拉Model Y: Model Y", "Company 特斯拉: "}},
		{"美国司法部起诉谷歌，司法部称", []string{"Organization 美国司法部: 司法部", "Company 谷歌: "}},
		{"特斯拉 Cybertruck 亮相。博主拍到 Cybertruck 的尾灯", []string{"Company 特斯拉: ", "Product Cybertruck: 特斯拉 Cybertruck"}},
		{"小米 SU7 降价。SU7 交付上升", []string{"Product 小米 SU7: SU7", "Company 小米: "}},
		{"Salesforce Copilot 涨价。微软发布的 Copilot 开放下载", []string{"Product Salesforce Copilot: ", "Company Salesforce: ", "Company 微软: ", "Product Copilot: "}},
		{"腾讯股价上涨。腾讯控股有限公司回应称", []string{"Company 腾讯控股有限公司: 腾讯"}},
		{"特斯拉 Optimus 机器人亮相，特斯拉称", []string{"Company 特斯拉: ", "Product Optimus: Optimus 机器人 | 特斯拉 Optimus 机器人"}},
		{"澜图科技回应了。今年澜图计划扩产", []string{"Company 澜图科技: 澜图"}},
		{"他飞往沙特阿拉伯和印度尼西亚", []string{"Place 沙特阿拉伯: ", "Place 印度尼西亚: "}},
		{"他们从加拿大温哥华机场起飞", []string{"Place 加拿大温哥华机场: 温哥华机场"}},
		{"他们递交了《关于汽车经销商资金困境的紧急报告》。《报告》称", []string{"Work 关于汽车经销商资金困境的紧急报告: 报告"}},
		{"SpaceX将发射Starlink 卫星", []string{"Company SpaceX: ", "Product Starlink: Starlink 卫星"}},
	} {
		checkAliases(t, f, c.text, c.want)
	}
}

// checkAliases compares the entities of a text, each as "Type name: aliases".
func checkAliases(t *testing.T, f *Finder, text string, want []string) {
	t.Helper()
	entities, _, _, _ := f.Find(t.Context(), input(t, text))
	var got []string
	for _, e := range entities {
		got = append(got, e.Type+" "+e.Name+": "+strings.Join(e.Aliases, " | "))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %q\nwant %q", text, got, want)
	}
}

// A brand that only a product names is an entity, and nested where it is named.
func TestNestedBrand(t *testing.T) {
	text := "宝马M3月销量维持在两位数"
	entities, _, nested, _ := newFinder(t).Find(t.Context(), input(t, text))
	if len(nested) != 1 || nested[0].Span != (article.Span{Start: 0, End: 6}) || entities[nested[0].Entity].Name != "宝马" {
		t.Errorf("nested %v among %v, want 宝马 at 0-6", nested, entities)
	}
}

// What one text leaves in the scratch does not change what is found in the next, at whatever time.
func TestFindAgain(t *testing.T) {
	type result struct {
		entities         []Entity
		mentions, nested []Mention
	}
	f := newFinder(t)
	find := func(in Input) (r result) {
		r.entities, r.mentions, r.nested, _ = f.Find(t.Context(), in)
		return r
	}
	var ins []Input
	var want []result
	for _, text := range []string{
		"",
		strings.Repeat("格雷格·布罗克曼（Greg Brockman）回来了，布罗克曼表示，小米 SU7 Ultra上市后，SU7 Ultra卖了2363辆。\n", 20),
		"宝马M3月销量维持在两位数",
		"据《金融时报》报道，小米汽车发布财报。该公司表示将扩产。\n游戏《黑神话：悟空》全平台销量已超1000万套，OpenAI CEO Sam Altman 说。",
	} {
		f.pool.Get() // what was left is dropped
		ins = append(ins, input(t, text))
		want = append(want, find(ins[len(ins)-1]))
	}
	var wg sync.WaitGroup
	for from := range 4 {
		wg.Go(func() {
			for i := range 3 * len(ins) {
				k := (from + i) % len(ins)
				if got := find(ins[k]); !reflect.DeepEqual(got, want[k]) {
					t.Errorf("text %d: got %v, want %v", k, got, want[k])
				}
			}
		})
	}
	wg.Wait()
}

func TestRefer(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct{ rule, text string }{
		{"a noun for a company", "[小米汽车/Company]发布财报。[该公司/Company=小米汽车]表示将扩产。"},
		{"a noun for a product, over the company", "[小米/Company]推出[小米SU7 Ultra/Product]。[这款车/Product=小米SU7 Ultra]很快。"},
		{"a pronoun for a person", "[雷军/Person]在[北京/Place]演讲，[他/Person=雷军]说要造车。"},
		{"the owner of what follows", "[特斯拉/Company]宣布[其/Company=特斯拉]销量增长。"},
		{"the subject before a company behind a verb", "[富士康/Company]希望有一天能为[特斯拉/Company]造车。[该公司/Company=富士康]强调不会自创品牌。"},
		{"a speaker behind house and post", "[英伟达/Company]首席执行官[黄仁勋/Person]接受了采访。[其/Person=黄仁勋]表示，需求会增长。"},
		{"a company where a clause begins", "[宁德时代/Company]产能上升。[公司/Company=宁德时代]称订单很满。"},
		{"a company, and not whose money it has", "[星野科技/Company]成立于2020年，在新一轮融资中拿到了[红杉资本/Company]的投资，[公司/Company=星野科技]估值大涨。"},
		{"a thing, and not what it has in it", "[小米15/Product]上市。新机搭载八核的[骁龙8/Product]芯片。[这款手机/Product=小米15]很轻。"},
		{"no reference: other words that begin so", "[特斯拉/Company]和其他车企，其中不少亏损，他们很难。"},
		{"it is a product, if one is named", "[OpenAI/Company]宣布推出[GPT-4/Product]，称[它/Product=GPT-4]可以接收图像。"},
		{"a plant that nobody named", "[英飞凌/Company]将在[德国/Place]建厂，该工厂将于2026年投产。"},
		{"the noun that its name ends with", "[小米/Company]推出[米家空气净化器/Product]，适配[小米SU7 Ultra/Product]。[这款净化器/Product=米家空气净化器]售价299元。"},
		{"the noun behind its name", "[华为/Company]发布[FreeBuds/Product]耳机，适配[Mate 60/Product]。[该耳机/Product=FreeBuds]售价299元。"},
		{"no reference: no name is called by the noun", "[小米/Company]推出[米家空气净化器/Product]，这款滤网售价99元。"},
		{"what was spoken of last, by whatever word", "[理想L9/Product]上市，搭载[鸿蒙系统/Product]。[该车/Product=理想L9]有八种颜色。座椅可调。天窗可开。轮毂很大。[该车/Product=理想L9]轴距3000毫米。"},
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
		entities, mentions, nested, _ := finder.Find(t.Context(), input(t, text))
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
		f.Find(b.Context(), in)
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
