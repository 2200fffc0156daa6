package article

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const para = "比亚迪当天公布的数据显示，今年上半年它在海外卖出了二十万辆新能源汽车，比上一年同期多了一倍有余，主要的市场是巴西、泰国和澳大利亚。"

const newsPage = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>比亚迪海外销量翻倍 - 某某网</title>
<meta property="og:title" content="比亚迪海外销量翻倍_某某网"><meta property="og:site_name" content="某某网">
<link rel="canonical" href="https://news.a.cn/1.html"></head><body>
<nav><a href="/">首页</a> &gt; <a href="/auto">汽车</a> &gt; 正文</nav>
<h1>比亚迪海外销量翻倍</h1>
<div class="info"><span class="pub-time">2024年07月03日 09:12</span> <span class="author">作者：张三</span></div>
<div class="content"><p>` + para + `</p><p>` + para + `</p>
<figure><img src="a.jpg"><figcaption>比亚迪的滚装船 图片来源：某某网</figcaption></figure>
<h2>巴西<b>工厂</b></h2><p>` + para + `</p><ul><li>海豚：3.1万辆</li><li>元PLUS：5.2万辆</li></ul>
<table><tr><th>车型</th><th>销量</th></tr><tr><td>海豹</td><td>1.2万</td></tr></table>
<p>责任编辑：李四</p></div>
<div class="related"><a href="/2">上一篇：某某</a></div><footer>Copyright © 2024 某某网 京ICP备1号</footer>
<script>var x = "脚本";</script></body></html>`

func TestHTML(t *testing.T) {
	a := readString(t, HTML, newsPage)
	m := Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}
	if want := (Metadata{"比亚迪海外销量翻倍", "某某网", "张三", "2024-07-03", "https://news.a.cn/1.html"}); m != want {
		t.Errorf("got  %+v\nwant %+v", m, want)
	}
	for field, origin := range a.Origins {
		if origin != OriginHTML {
			t.Errorf("%s comes from %q", field, origin)
		}
	}
	for _, want := range []string{"比亚迪海外销量翻倍\n\n" + para + "\n\n" + para, "\n\n巴西工厂\n\n" + para + "\n\n海豚：3.1万辆\n元PLUS：5.2万辆", "车型\t销量\n海豹\t1.2万"} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%q is missing in %q", want, a.Text)
		}
	}
	for _, no := range []string{"脚本", "首页", "ICP", "上一篇"} {
		if strings.Contains(a.Text, no) {
			t.Errorf("%q is no part of the article", no)
		}
	}
	if got, want := spans(a.Text, a.Headings), []string{"比亚迪海外销量翻倍", "巴西工厂"}; !slices.Equal(got, want) {
		t.Errorf("headings %q", got)
	}
	if got, want := spans(a.Text, a.Furniture), []string{" 图片来源：某某网", "责任编辑：李四"}; !slices.Equal(got, want) {
		t.Errorf("furniture %q", got)
	}
}

// WeChat's pages hide the text until a script has run, and keep the metadata in
// elements with ids.
func TestHTMLOfWeChat(t *testing.T) {
	a := readString(t, HTML, `<html><head><meta property="og:title" content="谁在买车"><meta name="author" content="李某"></head><body>
<h1 class="rich_media_title" id="activity-name">谁在买车</h1><span id="js_name"> 某车会 </span><em id="publish_time">2025-10-11 08:30</em>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;"><section><span>`+para+`</span></section><section>`+para+`</section><p>`+para+`</p></div></body></html>`)
	m := Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}
	if want := (Metadata{"谁在买车", "某车会", "李某", "2025-10-11", ""}); m != want {
		t.Errorf("got  %+v\nwant %+v", m, want)
	}
	if strings.Count(a.Text, para) != 3 {
		t.Errorf("text %q", a.Text)
	}
}

func TestHTMLEncodings(t *testing.T) {
	want := readString(t, HTML, newsPage).Text
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Replace(newsPage, "utf-8", "gb2312", 1))
	if err != nil {
		t.Fatal(err)
	}
	if got := readString(t, HTML, gbk).Text; got != want {
		t.Errorf("GB18030: %q", got)
	}
	big5 := string(encode(t, traditionalchinese.Big5, `<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body><p>`+strings.Repeat("台積電第三季營收創下歷史新高，毛利率較上季增加兩個百分點。", 8)+`</p></body></html>`))
	if got := readString(t, HTML, big5).Text; !strings.HasPrefix(got, "台積電第三季營收") {
		t.Errorf("Big5: %q", got)
	}
}

// What pages of several makes give; the odd ones out are in the words.
func TestHTMLPages(t *testing.T) {
	nav := `<div class="header"><a href=/>首页</a><a href=/a>国内</a><a href=/b>国际</a><a href=/c>财经</a></div>`
	side := `<div class="right"><h3>热门排行</h3><ul>` + strings.Repeat(`<li><a href="/x">某某公司宣布完成新一轮融资，金额达到数亿元人民币</a></li>`, 15) + `</ul></div>`
	foot := `<div class="foot"><p>网站简介 | 联系方式 | 招聘信息</p><p>Copyright 1996-2025 某某公司 All Rights Reserved 京ICP证000007号</p></div>`
	tests := []struct {
		name, page string
		want       Metadata
		text       string
	}{
		{"flash news, nothing has a class",
			`<html><head><title>某快讯-某网</title></head><body>` + nav + `<div class="main"><h1>甲公司：与某车企签署框架协议</h1><div class="t"><span>2025-07-01 09:30:11</span> <span>来源：某网</span></div><div class="text">某网7月1日电，甲公司公告，与某车企签署五年框架协议，预计供应电池90GWh。</div></div>` + side + foot + `</body></html>`,
			Metadata{Title: "甲公司：与某车企签署框架协议", Publisher: "某网", Published: "2025-07-01"},
			"甲公司：与某车企签署框架协议\n\n2025-07-01 09:30:11 来源：某网\n\n某网7月1日电，甲公司公告，与某车企签署五年框架协议，预计供应电池90GWh。"},
		{"lines parted by <br>",
			`<html><head><title>标题甲</title></head><body><table width=900><tr><td>` + nav + `</td></tr><tr><td><div id=ContentBody>　　上海7月1日讯，甲公司今天公布数据，二季度交付38.4万辆汽车。<br><br>　　这低于市场预期的39万辆，股价下跌3%。<br>　　分析师认为，新款车型的爬产影响了交付，下半年会好一些，全年目标不变。</div></td></tr></table>` + foot + `</body></html>`,
			Metadata{Title: "标题甲"},
			"上海7月1日讯，甲公司今天公布数据，二季度交付38.4万辆汽车。\n\n这低于市场预期的39万辆，股价下跌3%。\n分析师认为，新款车型的爬产影响了交付，下半年会好一些，全年目标不变。"},
		{"labels in <meta>",
			`<html><head><title>某部发布</title><meta name="publishdate" content="2025-07-02"><meta name="source" content="来源：某某日报"></head><body>` + nav + `<div class="rm_txt"><h1>某部：上半年进出口增长2.9%</h1><div class="rm_txt_con"><p>本报北京7月1日电 （记者张三）海关总署今天公布，上半年我国货物贸易进出口总值21.79万亿元，同比增长2.9%。</p><p>（责编：李四、王五）</p></div></div>` + side + foot + `</body></html>`,
			Metadata{Title: "某部：上半年进出口增长2.9%", Publisher: "某某日报", Published: "2025-07-02"},
			"某部：上半年进出口增长2.9%\n\n本报北京7月1日电 （记者张三）海关总署今天公布，上半年我国货物贸易进出口总值21.79万亿元，同比增长2.9%。\n\n（责编：李四、王五）"},
		{"JSON-LD",
			`<html><head><title>某文</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"某文的标题","datePublished":"2025-06-30T22:10:00+08:00","author":{"@type":"Person","name":"赵六"},"publisher":{"@type":"Organization","name":"某周刊"}}</script></head><body><main><article><h1>某文的标题</h1><p>` + para + `</p></article></main></body></html>`,
			Metadata{Title: "某文的标题", Publisher: "某周刊", Author: "赵六", Published: "2025-06-30"},
			"某文的标题\n\n" + para},
		{"an author's address, and much text in what is called a time",
			`<html><head><meta name="author" content="https://a.cn/u/1"><meta property="article:author" content="赵六"></head><body><div class="time">` + strings.Repeat(`<a href="/x">2019-01-01 往期文章的标题</a>`, 8) + `</div><main><article><h1>某文的标题</h1><p>` + para + `</p></article></main></body></html>`,
			Metadata{Title: "某文的标题", Author: "赵六"},
			"某文的标题\n\n" + para},
		{"comments of readers",
			`<html><body>` + nav + `<div class="article-body"><p>` + para + `</p><p>` + para + `</p></div><div class="comment-list">` + strings.Repeat("<div class=comment><p>用户某某：我觉得这个车不错，就是有点贵，再等等看吧，反正也不着急买。</p></div>", 20) + `</div></body></html>`,
			Metadata{}, para + "\n\n" + para},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := readString(t, HTML, tt.page)
			if got := (Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}); got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
			if a.Text != tt.text {
				t.Errorf("got  %q\nwant %q", a.Text, tt.text)
			}
		})
	}
}

// What is written of a page's elements, whatever the library has left of it.
func TestHTMLText(t *testing.T) {
	for in, want := range map[string]string{
		"<p>甲<script>脚本</script><style>p{}</style><button>购买</button>乙</p>": "甲乙",
		"<p>甲<img alt=图>乙</p><iframe>框</iframe><form>表</form>":              "甲乙",
		"<p>甲<br>乙</p><p>丙</p>":                                             "甲\n乙\n\n丙",
		"<ul><li>甲</li><li>乙</li></ul>丙":                                    "甲\n乙\n\n丙",
		"<table><tr><td>甲</td><td> 1 </td></tr><tr><td>乙</td></tr></table>": "甲\t1\n乙",
		"<p>  甲 \n 乙\u200b </p>":                                            "甲 乙",
	} {
		doc, err := html.Parse(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		var w htmlWriter
		w.render(doc)
		if got := w.text(); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(newsPage)
	f.Add("<p>一<br>二<table><tr><td>三")
	f.Fuzz(func(t *testing.T, in string) {
		as, _ := read(NewReader(Options{Stdin: strings.NewReader(in), Format: HTML}), Source{Path: Stdin})
		for _, a := range as {
			checkSpans(t, a.Text, a.Headings)
			checkSpans(t, a.Text, a.Furniture)
		}
	})
}
