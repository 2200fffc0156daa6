package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// layout is how a text lies on its page: its lines, and where its head and its
// tail are, in which plain text keeps metadata.
type layout struct {
	lines []Span // the lines that are not blank, without white space and zero-width characters at their ends
	head  int    // lines[:head] stand above the first paragraph
	tail  int    // lines[tail:] stand below the last one
	// source is the line that says where the whole article is from; -1 if none.
	source int
	// nameLine is the line of the head that is the author's name; -1 if none.
	nameLine int
}

// A paragraph is a line longer than maxHeadLine characters, or one that ends as
// a sentence; but maxStandfirst short sentences may stand in a head, between the
// title and the byline. Head and tail are no longer than maxEdge lines.
const (
	maxHeadLine   = 60
	maxEdge       = 15
	maxStandfirst = 2
)

func layOut(a *Article) *layout {
	l := &layout{source: -1, nameLine: -1}
	text := a.Text
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		line := text[at:end]
		from := at + len(line) - len(strings.TrimLeftFunc(line, invisible))
		to := from + len(strings.TrimRightFunc(text[from:end], invisible))
		if from < to {
			l.lines = append(l.lines, Span{from, to})
		}
		at = end + 1
	}
	standfirst := 0
	for l.head < min(len(l.lines), maxEdge) {
		line := l.lines[l.head].Of(text)
		if long(line) && line != a.Title && !headingAt(a, l.lines[l.head].Start) {
			break
		} else if strings.HasSuffix(line, "。") {
			if standfirst++; standfirst > maxStandfirst {
				break
			}
		}
		l.head++
	}
	l.tail = len(l.lines)
	for l.tail > max(l.head, len(l.lines)-maxEdge) && !paragraph(l.lines[l.tail-1].Of(text)) {
		l.tail--
	}
	l.tail = max(l.tail, l.head)
	l.source = l.findSource(a)
	return l
}

func headingAt(a *Article, start int) bool {
	_, found := slices.BinarySearchFunc(a.Headings, start, func(h Span, at int) int { return h.Start - at })
	return found
}

func paragraph(line string) bool { return long(line) || strings.HasSuffix(line, "。") }

// long says whether a line is too long for a head or a tail. One that says
// where the article is from may be long.
func long(line string) bool {
	return (len(line) > 4*maxHeadLine || utf8.RuneCountInString(line) > maxHeadLine) &&
		!strings.HasPrefix(line, "本文来自") && !strings.HasPrefix(line, "本文来源")
}

// 来源：新华网, （文章来源：财联社), but not （来源：财联社), which an item has.
var ownSource = regexp.MustCompile(`^(?:(?:文章|稿件|信息|内容)?(?:来源|转自|转载自|出处|首发)|[（(](?:文章|稿件)来源)\s*[:：|｜丨]\s*(.{1,60})$`)

// findSource finds the one line 来源：X of the article. Where there are several,
// they stand under items and are no source of the whole.
func (l *layout) findSource(a *Article) int {
	found := -1
	for i, s := range l.lines {
		if s.Len() > 200 || !strings.ContainsAny(s.Of(a.Text)[:min(s.Len(), 18)], "来转出首") || !ownSource.MatchString(s.Of(a.Text)) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	if found >= l.head && found < l.tail {
		return -1
	}
	return found
}

var (
	// 本文来自微信公众号: 董车会 ,作者:关注明日出行的,原文标题:《…》
	fromAccount   = regexp.MustCompile(`^本文(?:来自|来源于?|首发于|转载自)\s*(?:微信)?(?:公众号|微信号)?\s*[:：]?\s*[“「『]?([^,，:：。“”「」]{2,24}?)[”」』]?\s*(?:[（(][^）)]{0,40}[）)])?\s*(?:[,，。]|$)`)
	accountAuthor = regexp.MustCompile(`[,，]\s*作者\s*[:：]\s*([^,，。《》]{1,24})`)
	originalTitle = regexp.MustCompile(`(?:原文标题|原标题|原题)(?:为)?\s*[:：]?\s*《(.{2,120}?)》`)
	bylineAuthor  = regexp.MustCompile(`^[（(【*]*\s*(?:本文)?(?:作者|文|撰文|撰稿|采写|整理|记者)\s*(?:[/／&]\s*(?:编辑|图|摄影))?\s*[:：|｜丨/／]\s*(.{1,60}?)\s*[）)】]?$`)
	authorEnd     = regexp.MustCompile(`\s*(?:编辑|责编|责任编辑|报道|来源|出品|图|排版|审校|审核|校对|头图|题图|监制|运营)\s*[/／]?\s*[:：|｜丨].*$|\s{2,}.*$|[）)】。].*$`)
	outlet        = regexp.MustCompile(`(?:报道|出品|首发|公众号|来源)\s*[:：|｜丨]\s*([^\s|｜丨:：,，。（(]{2,20}(?: [A-Z][A-Za-z]{1,15})?)`)
	reprinted     = regexp.MustCompile(`^以下文章来源于\s*(.{2,24})$`)
	wire          = regexp.MustCompile(`^[【（(\[]?\s*([\p{Han}A-Za-z0-9]{2,6}(?:社|网|报|讯))[\p{Han}]{0,6}(\d{1,2}月\d{1,2}日)?(?:电|讯)[\s）)】\]（(，,]`)
	// 东湖数码报 2024年9月21日
	mediaAndDate = regexp.MustCompile(`^([\p{Han}A-Za-z0-9]{1,10}(?:报|网|社|刊|台|评论|财经|新闻|观察|在线|头条))\s+20\d\d`)
	headDate     = regexp.MustCompile(`(?:^|[\s:：|｜·])(20\d\d\s*(?:[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月\s*\d{1,2}\s*日))(?:$|[\s|｜·])`)
)

// metadata reads what the head and tail lines of the text say of it.
func (l *layout) metadata(a *Article) Metadata {
	var m Metadata
	for i, line := range l.lines[:l.head] {
		m.readHead(line.Of(a.Text), a.Publisher == "" && i < 6)
	}
	for _, line := range l.lines[l.tail:] {
		m.readByline(line.Of(a.Text))
		m.readAccount(line.Of(a.Text))
	}
	if l.source >= 0 {
		g := ownSource.FindStringSubmatch(l.lines[l.source].Of(a.Text))
		if v, _, _ := strings.Cut(g[1], " "); !strings.HasPrefix(v, "http") && utf8.RuneCountInString(v) <= 20 {
			fill(&m.Publisher, strings.TrimRight(v, "）)】。"))
		}
	}
	if l.head < len(l.lines) {
		fillFrom(&m.Publisher, wire, l.lines[l.head].Of(a.Text))
	}
	fill(&m.Author, l.nameAbovePublisher(a))
	if m.Title == "" {
		m.Title = l.title(a)
	}
	return m
}

// readHead reads a line of a head; outlets says whether a byline may name the
// publisher.
func (m *Metadata) readHead(line string, outlets bool) {
	m.readAccount(line)
	if strings.HasPrefix(line, "本文") {
		if g := accountAuthor.FindStringSubmatch(line); g != nil && isName(g[1]) {
			fill(&m.Author, g[1])
		}
	}
	fillFrom(&m.Title, originalTitle, line)
	fillFrom(&m.Published, headDate, line)
	fillFrom(&m.Author, reprinted, line)
	m.readByline(line)
	fillFrom(&m.Publisher, mediaAndDate, line)
	if outlets && (headDate.MatchString(line) || strings.HasPrefix(line, "作者") || strings.HasPrefix(line, "文")) {
		fillFrom(&m.Publisher, outlet, line)
	}
}

// readAccount reads from which account an article was taken.
func (m *Metadata) readAccount(line string) {
	if strings.HasPrefix(line, "本文") {
		fillFrom(&m.Publisher, fromAccount, line)
	}
}

// readByline reads who wrote an article.
func (m *Metadata) readByline(line string) {
	g := bylineAuthor.FindStringSubmatch(line)
	if g == nil {
		return
	}
	if v := authorEnd.ReplaceAllString(g[1], ""); utf8.RuneCountInString(v) <= 24 && isName(v) {
		fill(&m.Author, v)
	}
}

// fill sets what nothing before has set.
func fill(field *string, v string) {
	if v = strings.TrimSpace(v); *field == "" && v != "" {
		*field = v
	}
}

// fillFrom fills in the group of an expression, if a line has it.
func fillFrom(field *string, form *regexp.Regexp, line string) {
	if g := form.FindStringSubmatch(line); g != nil {
		fill(field, g[1])
	}
}

// isName is false for words that lack their noun, as 关注明日出行的, which pages cut
// off.
func isName(v string) bool { return !strings.HasSuffix(strings.TrimSpace(v), "的") }

// title is the first heading, or else the first line of a head that looks like
// one: no furniture, no sentence, and with text below it.
func (l *layout) title(a *Article) string {
	if len(a.Headings) > 0 && len(l.lines) > 0 && a.Headings[0].Start == l.lines[0].Start {
		return a.Headings[0].Of(a.Text)
	}
	rs := furnitureRules()
	for i := 0; i < min(l.head, len(l.lines)-1); i++ {
		line := l.lines[i].Of(a.Text)
		if strings.HasPrefix(line, "本文") || headDate.MatchString(line) || l.isFurniture(i, line, rs.cued(line)) {
			continue
		}
		if paragraph(line) || strings.HasSuffix(line, "，") || strings.HasSuffix(line, "；") || strings.HasSuffix(line, "：") {
			return ""
		}
		return line
	}
	return ""
}

// nameAbovePublisher is the author as WeChat's pages show it: a line of a name
// above the line of the account, below the title.
func (l *layout) nameAbovePublisher(a *Article) string {
	if a.Publisher == "" {
		return ""
	}
	for i := 1; i < l.head; i++ {
		if l.lines[i].Of(a.Text) != a.Publisher {
			continue
		}
		name := l.lines[i-1].Of(a.Text)
		if name == "原创" || name == a.Title || i == 1 || utf8.RuneCountInString(name) > 24 || strings.ContainsAny(name, "，。：；！？|｜") {
			return ""
		}
		l.nameLine = i - 1
		return name
	}
	return ""
}
