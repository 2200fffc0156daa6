package article

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"
)

var charset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]{2,20})`)

// declaredToUTF8 decodes a page by the encoding that its head declares, if it
// is neither valid UTF-8 nor one that decode tells by itself. Pages often
// declare one encoding and are in another, so bytes go before words.
func declaredToUTF8(b []byte) []byte {
	if utf8.Valid(b) || bytes.HasPrefix(b, []byte("\xFF\xFE")) || bytes.HasPrefix(b, []byte("\xFE\xFF")) {
		return b
	}
	m := charset.FindSubmatch(b[:min(len(b), 4096)])
	if m == nil {
		return b
	}
	switch name := strings.ToLower(string(m[1])); name {
	case "utf-8", "utf8", "gbk", "gb2312", "gb18030":
		return b
	default:
		enc, err := htmlindex.Get(name)
		if err != nil {
			return b
		}
		out, err := enc.NewDecoder().Bytes(b)
		if err != nil {
			return b
		}
		return out
	}
}

// readHTML finds the main text of the page in a.Text, and its metadata.
func readHTML(a *Article, m *merger) error {
	doc, err := html.Parse(strings.NewReader(a.Text))
	if err != nil {
		return &Error{Problem: "is no HTML page: " + err.Error(), Mend: "save the article as .txt", Err: err}
	}
	page := scanPage(doc)
	base, _ := url.Parse(page.meta.URL)
	parser := readability.NewParser()
	parser.CharThresholds = 100 // a Chinese character says as much as two or three letters
	parsed, err := parser.ParseDocument(doc, base)
	if err == nil {
		m.add(page.meta, OriginHTML)
		m.add(Metadata{Title: parsed.Title(), Publisher: parsed.SiteName(), Author: labelBefore.ReplaceAllString(parsed.Byline(), "")}, OriginHTML)
		if t, err := parsed.PublishedTime(); err == nil {
			m.add(Metadata{Published: t.Format("2006-01-02")}, OriginHTML)
		}
		m.add(page.body, OriginHTML)
		m.add(page.near, OriginHTML)
	}
	w := htmlWriter{}
	if err == nil && parsed.Node != nil {
		w.render(parsed.Node)
	}
	a.Text, a.Headings = w.text(), w.headings
	if strings.TrimSpace(a.Text) == "" {
		return &Error{Problem: "has no main text that could be found", Mend: "save the article's text as .txt"}
	}
	// The library takes the headline out of the body: it is part of the article.
	if page.headline != "" && !strings.Contains(a.Text[:min(len(a.Text), 1000)], page.headline) {
		shift := len(page.headline) + 2
		a.Text = page.headline + "\n\n" + a.Text
		for i := range a.Headings {
			a.Headings[i].Start += shift
			a.Headings[i].End += shift
		}
		a.Headings = append([]Span{{0, len(page.headline)}}, a.Headings...)
	}
	return nil
}

// page is what a page says about its article outside of the main text.
type page struct {
	meta     Metadata // from the head: <meta>, <link rel=canonical>
	body     Metadata // from marked elements of the body: <span class="source">
	near     Metadata // from the short texts between the headline and the article
	headline string   // the one <h1>
}

// metaNames are the name, property or itemprop of <meta> elements, by field,
// the most telling first (Open Graph, schema.org, Dublin Core, and the ones of
// Chinese content systems).
var metaNames = map[string][]string{
	"title":     {"og:title", "headline", "articletitle", "twitter:title"},
	"publisher": {"og:site_name", "mediaid", "contentsource", "source", "application-name", "copyright"},
	"author":    {"author", "article:author", "og:article:author", "dc.creator"},
	"published": {"article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "og:release_date", "weibo:article:create_at", "dc.date", "date"},
	"url":       {"og:url"},
}

var (
	sourceClass = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:source|media|laiyuan|js_name|account[-_]?nickname)(?:$|[-_ ]|name)`)
	authorClass = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:author|writer|zuozhe|byline)(?:$|[-_ ]|name)`)
	dateClass   = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:pub(?:lish)?[-_]?(?:time|date)|post[-_]?(?:time|date)|article[-_]?(?:time|date)|time|date|fabushijian)(?:$|[-_ ])`)
	labelBefore = regexp.MustCompile(`^(?:文章)?(?:来源|作者|发布时间|发布于|时间|原创|文)\s*[:：|｜]?\s*`)
	dateInText  = regexp.MustCompile(`\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)`)
)

func scanPage(doc *html.Node) page {
	var p page
	meta := map[string]string{}
	canonical := ""
	var headlines []string
	long := 0 // paragraphs seen
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && len(headlines) == 1 && long < 2 {
			if utf8.RuneCountInString(n.Data) > 80 {
				long++
			}
			p.near.line(n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			for _, k := range []string{"property", "name", "itemprop"} {
				if name := strings.ToLower(attr(n, k)); name != "" && meta[name] == "" {
					meta[name] = clean(attr(n, "content"))
				}
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				canonical = attr(n, "href")
			}
		case atom.H1:
			if t := clean(nodeText(n, 300)); t != "" {
				headlines = append(headlines, t)
			}
		case atom.Span, atom.A, atom.Div, atom.P, atom.Em, atom.I, atom.Time, atom.Strong:
			p.body.element(n)
		}
		// WeChat's pages hide the text until a script has run.
		if attr(n, "id") == "js_content" {
			removeAttr(n, "style")
		}
	}
	if len(headlines) == 1 {
		p.headline = headlines[0]
	}
	for _, f := range p.meta.fields() {
		for _, name := range metaNames[f.name] {
			if v := meta[name]; v != "" && !(f.name == "author" && strings.HasPrefix(v, "http")) {
				*f.value = v
				break
			}
		}
	}
	if p.headline != "" && (p.meta.Title == "" || strings.HasPrefix(p.meta.Title, p.headline)) {
		p.meta.Title = p.headline // og:title often ends with the site's name
	}
	p.meta.Publisher = labelBefore.ReplaceAllString(p.meta.Publisher, "")
	p.meta.Author = labelBefore.ReplaceAllString(p.meta.Author, "")
	if strings.HasPrefix(canonical, "http") {
		p.meta.URL = canonical
	}
	return p
}

// element reads what a short element's class or id says that it is.
func (m *Metadata) element(n *html.Node) {
	name := attr(n, "class") + " " + attr(n, "id")
	if name == " " && n.DataAtom != atom.Time {
		return
	}
	isSource, isAuthor, isDate := sourceClass.MatchString(name), authorClass.MatchString(name), dateClass.MatchString(name) || n.DataAtom == atom.Time
	if !isSource && !isAuthor && !isDate {
		return
	}
	text := clean(nodeText(n, 120))
	if utf8.RuneCountInString(text) > 60 || text == "" {
		return
	}
	if isDate && m.Published == "" {
		m.Published = strings.ReplaceAll(dateInText.FindString(text), " ", "")
	}
	value := labelBefore.ReplaceAllString(text, "")
	if utf8.RuneCountInString(value) > 20 || dateInText.MatchString(value) {
		return
	}
	if isSource && m.Publisher == "" {
		m.Publisher = value
	}
	if isAuthor && m.Author == "" {
		m.Author = value
	}
}

var sourceInText = regexp.MustCompile(`来源\s*[:：]\s*([^\s:：|｜，。（(]{2,20})`)

// line reads a short text beside the headline: 2025-07-01 09:30 来源：新华网.
func (m *Metadata) line(text string) {
	if len(text) > 240 {
		return
	}
	if m.Published == "" {
		m.Published = strings.ReplaceAll(dateInText.FindString(text), " ", "")
	}
	if g := sourceInText.FindStringSubmatch(text); g != nil && m.Publisher == "" {
		m.Publisher = g[1]
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func removeAttr(n *html.Node, key string) {
	for i, a := range n.Attr {
		if a.Key == key {
			n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
			return
		}
	}
}

// nodeText is the text below n, cut off beyond limit bytes.
func nodeText(n *html.Node, limit int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() <= limit && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
