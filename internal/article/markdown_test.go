package article

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestRenderMarkdown(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"heading", "# 标题\n\n正文", "标题\n\n正文"},
		{"closed heading", "## 标题 ##", "标题"},
		{"no heading", "#小米 的热搜", "#小米 的热搜"},
		{"emphasis beside punctuation", "**第一件事。**然后", "第一件事。然后"},
		{"emphasis that never closes", "**作者 | 甲****编辑**| 乙****", "作者 | 甲编辑| 乙"},
		{"lone stars in pairs", "它*真的*很快", "它真的很快"},
		{"a lone star", "注*：2024 年数据", "注*：2024 年数据"},
		{"products", "3*4 与 2**3 和 5*6", "3*4 与 2**3 和 5*6"},
		{"escapes", `\*图片来源：视觉中国，松鼠牙\_`, "*图片来源：视觉中国，松鼠牙_"},
		{"code", "运行 `go test` 即可", "运行 go test 即可"},
		{"link", "见[这份报告](https://a.cn/b?c=d)第三页", "见这份报告第三页"},
		{"link with brackets", "[[1]](https://a.cn)说", "[1]说"},
		{"brackets without a link", "[记者 张三] 报道（1）", "[记者 张三] 报道（1）"},
		{"image", "前\n\n![cover_image](https://a.cn/b.png)\n\n后", "前\n\n后"},
		{"image in a link", "[![](https://a.cn/b.png)](https://a.cn)", ""},
		{"image and its credit", "![](https://a.cn/b.png)图片来源：微博", "图片来源：微博"},
		{"image behind a sentence", "涨了。![](https://a.cn/b.png)图片来源：微博", "涨了。\n图片来源：微博"},
		{"image within a sentence", "这个![](https://a.cn/b.png)表情", "这个表情"},
		{"address cut off", "![头像](http://mmbiz.qpic.cn/mmbiz...", ""},
		{"rule", "一\n\n---\n\n二\n***\n三", "一\n\n二\n\n三"},
		{"list", "* 甲\n- 乙\n+ 丙\n1. 丁", "甲\n乙\n丙\n1. 丁"},
		{"quote", "> 引用的话", "引用的话"},
		{"table", "| 车型 | 销量 |\n|---|---|\n| 海豹 | 3.1万 |", "车型\t销量\n\n海豹\t3.1万"},
		{"fence", "```\n**raw**\n```\n后", "**raw**\n后"},
		{"entities", "A&amp;B&nbsp;2 &lt; 3 &foo;", "A&B\u00a02 < 3 &foo;"},
		{"tags", "一<br>二<b>三</b><!-- 注 -->四，2<3>1", "一\n二三四，2<3>1"},
		{"zero width", "\u200d\u200d\n\n小\u200b米\u200d", "小米"},
		{"line ends", "一\r\n\r\n\r\n\r\n二  \r\n", "一\n\n二"},
		{"full-width text is untouched", "２０２４年，销量 28,585 辆…… “好”", "２０２４年，销量 28,585 辆…… “好”"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := renderMarkdown(tt.in); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestMarkdownArticle(t *testing.T) {
	a := readString(t, Markdown, strings.Join([]string{
		"---", "title: 甲公司发布财报；乙公司裁员", "source: 某某观察", "date: 2024-07-21", "url: https://a.cn/1", "---", "",
		"# 甲公司发布财报；乙公司裁员", "", "![cover_image](https://a.cn/1.png)", "",
		"# 甲公司发布财报；乙公司裁员", "", "原创", "", "张三", "", "某某观察", "", "![](https://a.cn/2.png)", "",
		"## 甲公司营收增长 8%", "", "甲公司**第二季度**营收 12.5 亿元，同比增长 8%。（来源：财联社）", "",
		"![](https://a.cn/3.png)工厂一角 | 图片来源：视觉中国", "", "\\*头图来源：视觉中国", "", "更多阅读", "", "预览时标签不可点", "", "取消", "允许",
	}, "\n"))
	want := Article{Title: "甲公司发布财报；乙公司裁员", Publisher: "某某观察", Author: "张三", Published: "2024-07-21", URL: "https://a.cn/1", Path: Stdin}
	if a.Title != want.Title || a.Publisher != want.Publisher || a.Author != want.Author || a.Published != want.Published || a.URL != want.URL {
		t.Errorf("metadata: %+v", a)
	}
	for field, origin := range map[string]string{"title": OriginFrontMatter, "publisher": OriginFrontMatter, "published": OriginFrontMatter, "url": OriginFrontMatter, "author": OriginText} {
		if a.Origins[field] != origin {
			t.Errorf("origin of %s: %q, want %q", field, a.Origins[field], origin)
		}
	}
	if !strings.Contains(a.Text, "甲公司第二季度营收 12.5 亿元，同比增长 8%。（来源：财联社）") {
		t.Errorf("text: %q", a.Text)
	}
	wantFurniture := []string{
		"甲公司发布财报；乙公司裁员\n\n原创\n\n张三\n\n某某观察",
		" | 图片来源：视觉中国\n\n*头图来源：视觉中国\n\n更多阅读\n\n预览时标签不可点\n\n取消\n允许",
	}
	if got := spans(a.Text, a.Furniture); !slices.Equal(got, wantFurniture) {
		t.Errorf("furniture: %q", got)
	}
	if got, want := spans(a.Text, a.Headings), []string{want.Title, want.Title, "甲公司营收增长 8%"}; !slices.Equal(got, want) {
		t.Errorf("headings: %q", got)
	}
	if a.Furniture[0] != (Span{41, 110}) || a.Headings[2] != (Span{112, 136}) {
		t.Errorf("offsets: furniture %v, headings %v", a.Furniture, a.Headings)
	}
}

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, in string
		title    string
		text     string
		problem  string // of the error or the warning
	}{
		{"none", "正文。", "", "正文。", ""},
		{"a rule at the top", "---\n\n正文。", "", "正文。", ""},
		{"quoted", "---\ntitle: \"甲: 乙\"\n---\n正文。", "甲: 乙", "正文。", ""},
		{"line ends of Windows", "---\r\ntitle: 甲\r\n---\r\n正文。", "甲", "正文。", ""},
		{"empty", "---\n---\n正文。", "", "正文。", ""},
		{"colon unquoted", "---\ntitle: 甲: 乙\ndate: 2024-07-21\n---\n正文。", "甲: 乙", "正文。", "-:2: the front matter is no valid YAML (mapping values are not allowed in this context); its lines were read as plain text"},
		{"bracket unquoted", "---\nurl: a\ntitle: [独家]甲\n---\n正文。", "[独家]甲", "正文。", "no valid YAML"},
		{"never closed", "---\ntitle: 甲\n\n正文。", "", "", "-:1: the front matter that starts here never ends"},
		{"no keys", "---\ntitle: 甲\n{乱\n---\n正文。", "", "", "-:3: the front matter is no valid YAML"},
		{"nothing behind it", "---\ntitle: 甲\n---\n\n![](a.png)\n", "", "", "-: has no text behind its front matter"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, errs := read(NewReader(Options{Stdin: strings.NewReader(tt.in), Format: Markdown}), Source{Path: Stdin})
			if tt.problem == "" && len(errs) > 0 || tt.problem != "" && (len(errs) != 1 || !strings.Contains(errs[0].Error(), tt.problem)) {
				t.Errorf("errors %v, want %q", errs, tt.problem)
			}
			if (tt.text != "") != (len(as) == 1) {
				t.Fatalf("%d articles", len(as))
			}
			if len(as) == 1 && (as[0].Title != tt.title || as[0].Text != tt.text) {
				t.Errorf("title %q, text %q", as[0].Title, as[0].Text)
			}
		})
	}
}

// Lines that could make a scanner go back and forth take linear time.
func TestMarkdownIsLinear(t *testing.T) {
	for _, unit := range []string{"[", "![", "[](", "![](", "[a](b", "*a ", "**", "<", "<a ", "<!--", "&", "`", "\\", "|", "> ", "# ", "[[[[[[[[[]("} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		renderMarkdown(text)
		if d := time.Since(start); d > time.Minute { // quadratic time would take hours
			t.Errorf("a megabyte of %q takes %v", unit, d)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# 标题\n**a**", "![](a)b", "[![](a)](b)", "---\ntitle: a\n---\nb", "```\na", "| a | b |", "&amp;<br>\\*", "![a", "[]("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		text, headings := renderMarkdown(s)
		if !utf8.ValidString(text) {
			t.Fatalf("%q renders to invalid UTF-8 %q", s, text)
		}
		checkSpans(t, text, headings)
		if front, body, err := splitFrontMatter(s); err == nil {
			if !strings.HasSuffix(s, body) || !strings.Contains(s, front) {
				t.Fatalf("%q is split into %q and %q", s, front, body)
			}
			parseFrontMatter(front)
		}
	})
}

// checkSpans fails unless spans are sorted, disjoint, not empty, in the text and on rune boundaries.
func checkSpans(t *testing.T, text string, in []Span) {
	t.Helper()
	last := 0
	for _, s := range in {
		if s.Start < last || s.Start >= s.End || s.End > len(text) || !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			t.Fatalf("spans %v are wrong in %q", in, text)
		}
		last = s.End
	}
}
