package cli

import (
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/graph"
	"suyuan/internal/article"
)

// around is how many characters of its article a quote is shown with, on each
// side.
const around = 120

// passage is a quote in its place: the paragraph's text before it, the quote,
// and the paragraph's text after it.
type passage struct {
	before, quote, after string
	line                 int // of the article, from 1
}

// placeOf slices the passage out of the article's text by the quote's offsets
// (code points). found is false if the text does not have the quote there.
func placeOf(articleText string, q graph.Quote) (p passage, found bool) {
	if q.Start < 0 || q.End < q.Start || q.End > utf8.RuneCountInString(articleText) {
		return passage{quote: q.Quote}, false
	}
	at := article.NewOffsets(articleText).Span(q.Start, q.End)
	if p.quote = at.Of(articleText); p.quote != q.Quote {
		return passage{quote: q.Quote}, false
	}
	before := articleText[:at.Start]
	p.line = strings.Count(before, "\n") + 1
	paragraph := before[strings.LastIndexByte(before, '\n')+1:]
	p.before = lastRunes(strings.TrimLeft(paragraph, " \t\u3000"), around)
	rest, _, _ := strings.Cut(articleText[at.End:], "\n")
	p.after = firstRunes(strings.TrimRight(rest, " \t\r\u3000"), around)
	return p, true
}

func firstRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

func lastRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)
	return "…" + string(runes[len(runes)-n:])
}

// The marks around a quote where there is no colour: brackets that Chinese
// news does not use.
const quoteOpen, quoteClose = "⟦", "⟧"

// marked sets the quote off from its surroundings, wrapped to the terminal and
// indented.
func (p passage) marked(env *Env, indent string) string {
	quote := quoteOpen + p.quote + quoteClose
	whole := p.before + quote + p.after
	if env.Width > 0 {
		whole = wrap(whole, env.Width-text.StringWidth(indent))
	}
	return indent + paintMarked(env, strings.ReplaceAll(whole, "\n", "\n"+indent), indent)
}

// paintMarked colours what stands between the marks; each line is coloured on
// its own, so that a pager which shows one line shows it right.
func paintMarked(env *Env, s, indent string) string {
	if !env.Color {
		return s
	}
	start, end := strings.Index(s, quoteOpen), strings.LastIndex(s, quoteClose)
	if start < 0 || end < start {
		return s
	}
	end += len(quoteClose)
	var b strings.Builder
	b.WriteString(s[:start])
	for i, line := range strings.Split(s[start:end], "\n") {
		if i > 0 {
			b.WriteString("\n" + indent)
			line = strings.TrimPrefix(line, indent)
		}
		b.WriteString(paint(env, text.Bold, line))
	}
	b.WriteString(s[end:])
	return b.String()
}
