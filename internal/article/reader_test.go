package article

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextIsUntouched(t *testing.T) {
	in := "\uFEFF  全角１２３，ASCII, 28,585\r\n第二行\r第三行 \n\n"
	a := readString(t, Text, in)
	if a.Text != strings.TrimPrefix(in, "\uFEFF") {
		t.Errorf("got %q", a.Text)
	}
}

func TestTextMetadata(t *testing.T) {
	const body = "\n这是正文的第一段，它足够长，所以不会被当作标题或者署名，也不会被当作别的什么东西，它就是一段普通的正文而已，仅此而已，没有别的意思。\n第二段也是正文。\n"
	tests := []struct {
		name string
		in   string
		want Metadata
	}{
		{"title alone", "某公司发布新车\n" + body, Metadata{Title: "某公司发布新车"}},
		{"title that asks", "某公司做错了什么?\n" + body, Metadata{Title: "某公司做错了什么?"}},
		{"no title", body, Metadata{}},
		{"a first line that goes on", "某公司今天宣布，" + body, Metadata{}},
		{"a first line of a list", "某公司今天宣布：" + body, Metadata{}},
		{"a first line that is a sentence", "某公司今天发布新车。" + body, Metadata{}},
		{"account line", "本文来自微信公众号: 某车会 ,作者:张三,原文标题:《销量大跌,谁的痛?》" + body, Metadata{Title: "销量大跌,谁的痛?", Publisher: "某车会", Author: "张三"}},
		{"account with its id", "本文来自微信公众号：某财经（ID：abc），作者：李四，题图来自：视觉中国\n标题在此" + body, Metadata{Title: "标题在此", Publisher: "某财经", Author: "李四"}},
		{"byline", "标题\n作者 | 张逸 报道 | TOP电商" + body, Metadata{Title: "标题", Publisher: "TOP电商", Author: "张逸"}},
		{"byline with editor", "标题\n\n一句导语。\n\n作者 | 周某编辑| 靖某" + body, Metadata{Title: "标题", Author: "周某"}},
		{"text by", "标题\n文丨Li Yuan  编辑丨郑某" + body, Metadata{Title: "标题", Author: "Li Yuan"}},
		{"dateline", "标题\n2024-07-21 10:30 来源：新华网" + body, Metadata{Title: "标题", Publisher: "新华网", Published: "2024-07-21"}},
		{"name of a paper and date", "标题\n东湖数码报 2024年9月21日 09:40" + body, Metadata{Title: "标题", Publisher: "东湖数码报", Published: "2024-09-21"}},
		{"dateline in words", "标题\n发布时间：2024年7月1日 10:30" + body, Metadata{Title: "标题", Published: "2024-07-01"}},
		{"tail", "标题" + body + "作者:璟某\n来源:港股某社", Metadata{Title: "标题", Publisher: "港股某社", Author: "璟某"}},
		{"sources under items are none of the whole", "标题" + body + "来源：甲网\n\n小标题\n" + body + "来源：乙网", Metadata{Title: "标题"}},
		{"source of an item in brackets", "标题" + body + "（来源：财联社）", Metadata{Title: "标题"}},
		{"source of the whole in brackets", "标题" + body + "(文章来源：财联社)", Metadata{Title: "标题", Publisher: "财联社"}},
		{"address as source", "标题\n作者｜M. Smith\n来源｜https://a.cn/b#c" + body, Metadata{Title: "标题", Author: "M. Smith"}},
		{"wire", "标题\n\n新华社北京7月21日电（记者张三）" + strings.Repeat("这是正文。", 20) + "\n第二段。", Metadata{Title: "标题", Publisher: "新华社"}},
		{"furniture above the title", "扫码关注我们\n标题在此" + body, Metadata{Title: "标题在此"}},
		{"year in a title is no date", "2024年中国汽车销量破3000万" + body, Metadata{Title: "2024年中国汽车销量破3000万"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := readString(t, Text, tt.in)
			got := Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}
			if got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
			for field, origin := range a.Origins {
				if origin != OriginText {
					t.Errorf("%s comes from %q", field, origin)
				}
			}
		})
	}
}

func TestTrust(t *testing.T) {
	dir := write(t, map[string]string{
		"a.md":          "---\ntitle: 前页标题\nsource: 前页媒体\n---\n# 正文标题\n作者：文中人\n\n" + strings.Repeat("正文。", 40),
		"manifest.json": `{"a.md": {"title": "清单标题", "publisher": "清单媒体", "published": "2024-07", "author": "清单人"}}`,
	})
	r := NewReader(Options{Metadata: Metadata{Title: "旗标题"}})
	as, errs := read(r, Source{filepath.Join(dir, "a.md"), Markdown})
	if len(as) != 1 || len(errs) != 0 {
		t.Fatal(as, errs)
	}
	a := as[0]
	want := map[string][2]string{
		"title": {"旗标题", OriginFlag}, "publisher": {"前页媒体", OriginFrontMatter},
		"published": {"2024-07", OriginManifest}, "author": {"清单人", OriginManifest},
	}
	m := Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}
	for _, f := range m.fields() {
		if got := [2]string{*f.value, a.Origins[f.name]}; got != want[f.name] {
			t.Errorf("%s is %q, want %q", f.name, got, want[f.name])
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2024": "2024", "2024-07": "2024-07", "2024-7-1": "2024-07-01", "2024/07/21": "2024-07-21", "2024.07.21": "2024-07-21",
		"2024-07-21T23:30:00+08:00": "2024-07-21", "2024-07-21 10:30": "2024-07-21", "20240721": "2024-07-21", "2024Z": "2024",
		"2024年": "2024", "2024年7月": "2024-07", "2024年7月21日": "2024-07-21", "2024 年 7 月 21 日 10:30": "2024-07-21",
		"Sun, 21 Jul 2024 10:30:00 +0800": "2024-07-21", "July 21, 2024": "2024-07-21",
		"": "", "昨天": "", "2024-13": "", "2024-02-30": "", "1024-01-01": "", "7月21日": "", "2024年报": "",
	} {
		if got, ok := normalDate(in); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestID(t *testing.T) {
	a := ID("正文", "", "甲", "题")
	for name, b := range map[string]string{
		"another text": ID("正文。", "", "甲", "题"), "another publisher": ID("正文", "", "乙", "题"), "an address": ID("正文", "甲", "", "题"),
		"moved border": ID("正文", "", "甲题", ""),
	} {
		if a == b {
			t.Errorf("%s gives the same id", name)
		}
	}
	if b := ID("正文", "u", "甲", "题"); b != ID("正文", "u", "乙", "另") || len(b) != 20 {
		t.Errorf("with an address, nothing else but the text counts: %s", b)
	}
	for _, copied := range []string{"一\r\n\r\n二", "一\r\r二"} {
		if ID(copied, "u", "", "") != ID("一\n\n二", "u", "", "") {
			t.Errorf("%q is another article than with plain line ends", copied)
		}
	}
}

func TestBadInput(t *testing.T) {
	dir := write(t, map[string]string{
		"empty.txt":   "",
		"picture.txt": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
		"bytes.txt":   "第一行\n第\xFF二行" + strings.Repeat("正文。", 100),
		"date.md":     "---\ndate: 昨天\n---\n正文。",
		"odd.html":    "<html><body><script>x</script></body></html>",
		"big.txt":     strings.Repeat("大", 1<<20),
		"lines.jsonl": "{\"text\":\"一。\"}\n{\"text\": 坏}\n[1]\n\n{\"title\":\"无\"}\n{\"kind\":\"figure\"}\n{\"text\":\"二。\"}",
		"none.jsonl":  "\n\n",
	})
	at := func(name string) string { return filepath.ToSlash(filepath.Join(dir, name)) }
	tests := []struct {
		file     string
		articles int
		errs     []string // prefixes, behind the path
	}{
		{"empty.txt", 0, []string{": is empty: remove it"}},
		{"picture.txt", 0, []string{": is a PNG image, not text: remove it or give its transcript"}},
		{"bytes.txt", 1, []string{":2:2: is not valid UTF-8 in one place, which became U+FFFD: save it"}},
		{"date.md", 1, []string{`: the date "昨天" (from front matter) cannot be read, so it is left out: write it as 2024-07-21`}},
		{"odd.html", 0, []string{": has no main text that could be found: save"}},
		{"big.txt", 0, []string{": is 3 MB large, more than one article may be (1 MB): split it, make it a .jsonl file with one article a line, or raise --max-size"}},
		{"lines.jsonl", 2, []string{
			":2:10: is no JSON object: invalid character",
			":3:1: is JSON but no object",
			`:5: has no text: put the article under the key "text"`,
			`:6: is a line of kind "figure" of Suyuan's interchange format, not an article: read such files with suyuan load`,
		}},
		{"none.jsonl", 0, []string{": is empty"}},
		{"missing.txt", 0, []string{": there is no such file: check the path"}},
	}
	r := NewReader(Options{MaxSize: 1 << 20})
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			as, errs := read(r, Source{at(tt.file), formats[filepath.Ext(tt.file)]})
			if len(as) != tt.articles || len(errs) != len(tt.errs) {
				t.Fatalf("%d articles, errors %v", len(as), errs)
			}
			for i, e := range errs {
				if want := at(tt.file) + tt.errs[i]; !strings.HasPrefix(e.Error(), want) {
					t.Errorf("got  %s\nwant %s", e, want)
				}
				var ae *Error
				if !errors.As(e, &ae) {
					t.Errorf("%T is no *Error", e)
				}
			}
		})
	}
}

func TestBrokenManifest(t *testing.T) {
	for name, tt := range map[string]struct{ json, problem, title string }{
		"no JSON":       {"{\n \"a.txt\": {\"title\": 题}\n}", "manifest.json:2:21: is not valid JSON", ""},
		"odd entry":     {`{"a.txt": {"title": "题"}, "b.txt": 3}`, "manifest.json:1:1: the entry of b.txt is no object with metadata", "题"},
		"list":          {`[{"file": "x/a.txt", "title": "题"}]`, "", "题"},
		"misspelt":      {"{\n \"a.txt\": {\"url\": \"u\", \"Titel\": \"题\"},\n \"b.txt\": {\"Titel\": \"题\"}}", `manifest.json:2:24: "Titel" is no key of metadata, so it is passed over: write "title"`, ""},
		"misspelt list": {`[{"file": "a.txt", "title": "题", "tags": ["titel"], "autor": "人"}]`, `manifest.json:1:53: "autor" is no key of metadata`, "题"},
		"own keys":      {`{"a.txt": {"title": "题", "titles": 2, "published_is": "", "data": "", "id": 3, "published_by": ""}}`, "", "题"},
		"no such file":  {`{"a.txt": {"title": "题"}, "甲/b.txt": {}, "c.jsonl#1": {}}`, "manifest.json: tells of files that are not beside it (2), such as c.jsonl#1: write their names", "题"},
		"empty":         {"", "manifest.json: is empty: write {", ""},
		"list, no file": {`[{"title": "题"}]`, "manifest.json:1:1: the entry of number 1 is no object", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, map[string]string{"manifest.json": tt.json, "a.txt": "正文。", "b.txt": "正文。"})
			r := NewReader(Options{})
			as, errs := read(r, Source{filepath.Join(dir, "a.txt"), Text})
			bs, more := read(r, Source{filepath.Join(dir, "b.txt"), Text})
			if len(as) != 1 || len(bs) != 1 || len(more) != 0 {
				t.Fatalf("%v %v %v", as, bs, more)
			}
			if as[0].Title != tt.title {
				t.Errorf("title %q, want %q", as[0].Title, tt.title)
			}
			if tt.problem == "" && len(errs) == 0 {
				return
			}
			if len(errs) != 1 || !strings.Contains(errs[0].Error(), tt.problem) || !IsWarning(errs[0]) {
				t.Errorf("errors %v, want %q", errs, tt.problem)
			}
		})
	}
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := write(t, map[string]string{"a.txt": "x"})
	path := filepath.Join(dir, "a.txt")
	os.Chmod(path, 0)
	_, errs := read(NewReader(Options{}), Source{path, Text})
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "may not be read: allow it (chmod +r)") {
		t.Errorf("%v", errs)
	}
}

func TestJSONLines(t *testing.T) {
	dir := write(t, map[string]string{"news.jsonl": "\uFEFF" +
		`{"id":"n1","title":"题一","source":"甲网","author":["张三","李四"],"date":20240721,"url":"https://a.cn/1","text":"正文一\r\n第二行"}` + "\r\n" +
		`{"Title":"题二","content":"正文二","publish_time":"2024-07-22 10:00"}`})
	as, errs := read(NewReader(Options{}), Source{filepath.ToSlash(filepath.Join(dir, "news.jsonl")), JSONL})
	if len(as) != 2 || len(errs) != 0 {
		t.Fatal(as, errs)
	}
	a, b := as[0], as[1]
	if a.Text != "正文一\r\n第二行" || a.Title != "题一" || a.Publisher != "甲网" || a.Author != "张三、李四" || a.Published != "2024-07-21" || a.Origins["title"] != OriginRecord || !strings.HasSuffix(a.Path, "news.jsonl#n1") {
		t.Errorf("first: %+v", a)
	}
	if b.Text != "正文二" || b.Title != "题二" || b.Published != "2024-07-22" || !strings.HasSuffix(b.Path, "news.jsonl#2") {
		t.Errorf("second: %+v", b)
	}
}

// A line of 50 MB is refused without being kept, and the line behind it is read.
func TestHugeLine(t *testing.T) {
	huge := io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(ones{}, 50<<20), strings.NewReader("\"}\n{\"text\":\"好。\"}\n"))
	as, errs := read(NewReader(Options{Stdin: huge, Format: JSONL}), Source{Path: Stdin})
	if len(as) != 1 || as[0].Text != "好。" {
		t.Errorf("articles %v", as)
	}
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "-:1: the line is 50 MB long, more than one article may be (16 MB)") {
		t.Errorf("errors %v", errs)
	}
	_, errs = read(NewReader(Options{Stdin: io.LimitReader(ones{}, 50<<20)}), Source{Path: Stdin})
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), "-: is larger than 16 MB") {
		t.Errorf("errors %v", errs)
	}
	big := NewReader(Options{Stdin: io.LimitReader(ones{}, 50<<20), MaxSize: 64 << 20, Format: Text})
	as, errs = read(big, Source{Path: Stdin})
	if len(as) != 1 || len(as[0].Text) != 50<<20 || len(errs) != 0 {
		t.Errorf("with a higher limit: %d articles, %v", len(as), errs)
	}
}

type ones struct{}

func (ones) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '1'
	}
	return len(p), nil
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]Format{
		"正文": Text, "---\ntitle: a\n---\n": Markdown, "\uFEFF---\r\na: b": Markdown, "---- a": Text, "<!DOCTYPE HTML>": HTML, " <html lang=zh>": HTML,
		`{"text": "a"}`: JSONL, "{甲} 说": Text,
	} {
		if got := sniff([]byte(in)); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in := strings.Repeat("{\"text\":\"一。\"}\n", 10)
	r := NewReader(Options{Stdin: strings.NewReader(in), Format: JSONL})
	n := 0
	var last error
	for a, err := range r.Read(ctx, Source{Path: Stdin}) {
		if a != nil {
			n++
			cancel()
		}
		last = err
	}
	if n != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d articles, then %v", n, last)
	}
	for range r.Read(context.Background(), Source{Path: Stdin}) {
		break // leaving the loop early is no fault
	}
}

func FuzzRead(f *testing.F) {
	formatOf := []Format{Text, Markdown, HTML, JSONL, Sniff}
	f.Add(uint8(0), "标题\n作者：甲\n\n正文。\n来源：乙")
	f.Add(uint8(1), "---\ntitle: a\n---\n# b\n![](c)图源：微博")
	f.Add(uint8(2), "<html><head><title>a</title></head><body><h1>b</h1><p>正文，正文。</p></body></html>")
	f.Add(uint8(3), "{\"text\":\"a\\ud800\"}\n{\"text\":\"b\",\"date\":\"2024-01-02\"}\n[")
	f.Add(uint8(4), "免责声明:\n\n预览时标签不可点\n取消")
	f.Fuzz(func(t *testing.T, k uint8, in string) {
		r := NewReader(Options{Stdin: strings.NewReader(in), Format: formatOf[int(k)%len(formatOf)], MaxSize: 1 << 20})
		as, errs := read(r, Source{Path: Stdin})
		if len(as) == 0 && len(errs) == 0 {
			t.Fatalf("%q vanishes without a word", in)
		}
		for _, a := range as {
			if !utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) == "" || len(a.ID) != 20 {
				t.Fatalf("%q gives %+v", in, a)
			}
			checkSpans(t, a.Text, a.Furniture)
			checkSpans(t, a.Text, a.Headings)
		}
	})
}
