package article

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	asciiPunct = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	maxNesting = 8 // of brackets: more are not links
)

var htmlTag = regexp.MustCompile(`^</?(?:a|b|big|blockquote|br|center|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>]*)?/?>`)

// inline appends a line to out without its inline markup: images are dropped
// whole, links leave their words, ** and paired * and ` go, \* becomes *,
// entities their character. A line end is written where an image parts two
// texts (a caption stands behind its picture) and for <br>.
func inline(out []byte, s string) []byte {
	if !strings.ContainsAny(s, "\\*`[]<&_\u200b\u2060\ufeff") {
		return append(out, s...)
	}
	l := inliner{s: s, out: out, closers: true, single: pairs(s, '*'), ticks: strings.Count(s, "`") > 1}
	for l.i < len(s) {
		l.step()
	}
	return l.out
}

// inliner is a line on its way through inline.
type inliner struct {
	s   string
	i   int // what is before it has been read
	out []byte

	open    [maxNesting]bracket
	depth   int
	closers bool // whether a ) may still follow
	single  int  // lone * that belong to pairs
	stars   int  // lone * met so far
	ticks   bool // ` comes in pairs
}

// bracket is one that has been opened.
type bracket struct {
	at    int // in out
	image bool
}

// step reads one mark or one character.
func (l *inliner) step() {
	s, i := l.s, l.i
	switch c := s[i]; {
	case c == '\\' && i+1 < len(s) && strings.IndexByte(asciiPunct, s[i+1]) >= 0:
		l.out = append(l.out, s[i+1])
		l.i += 2
	case c == '*' || c == '_':
		l.emphasis(c)
	case c == '`' && l.ticks:
		l.i++
	case c == '!' && i+1 < len(s) && s[i+1] == '[' && l.depth < maxNesting:
		l.open[l.depth] = bracket{len(l.out), true}
		l.depth++
		l.i += 2
	case c == '[' && l.depth < maxNesting:
		l.open[l.depth] = bracket{len(l.out), false}
		l.depth++
		l.take(1)
	case c == ']' && l.depth > 0:
		l.bracket()
	case c == '<':
		l.tag()
	case c == '&':
		l.entity()
	case c < utf8.RuneSelf:
		l.take(1)
	default:
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\u200b' || r == '\u2060' || r == '\ufeff' {
			l.i += n
			return
		}
		l.take(n)
	}
}

// take writes the next n bytes as they are.
func (l *inliner) take(n int) {
	l.out = append(l.out, l.s[l.i:l.i+n]...)
	l.i += n
}

// emphasis reads a run of * or _.
func (l *inliner) emphasis(c byte) {
	s, i := l.s, l.i
	n := leading(s[i:], c)
	inWord := i > 0 && alnum(s[i-1]) && i+n < len(s) && alnum(s[i+n])
	drop := n > 1 && !inWord && (c == '*' || n == 2)
	if inWord && c == '*' && n == 4 && (letter(s[i-1]) || letter(s[i+n])) {
		drop = true // two emphases that meet: C****EO; not 138****0000
	}
	if c == '*' && n == 1 && !inWord {
		drop = l.stars < l.single
		l.stars++
	}
	if drop {
		l.i += n
		return
	}
	l.take(n)
}

// bracket reads a ] and, behind it, the target of a link or an image.
func (l *inliner) bracket() {
	l.depth--
	b := l.open[l.depth]
	end := l.target()
	switch {
	case end < 0 && b.image: // no image after all
		l.out = slices.Insert(l.out, b.at, '!', '[')
		l.take(1)
	case end < 0:
		l.take(1)
	case b.image:
		l.out = partLine(l.out[:b.at])
		l.i = end
	default:
		l.out = slices.Delete(l.out, b.at, b.at+1)
		l.i = end
	}
}

// target is where the target in parentheses behind the ] ends; -1 if there is none.
func (l *inliner) target() int {
	from := l.i + len("](")
	if !l.closers || !strings.HasPrefix(l.s[l.i:], "](") {
		return -1
	}
	if n := strings.IndexByte(l.s[from:], ')'); n >= 0 {
		return from + n + 1
	}
	l.closers = false
	if strings.HasPrefix(l.s[from:], "http") { // cut off by the archive
		return len(l.s)
	}
	return -1
}

// tag reads an HTML tag or a comment.
func (l *inliner) tag() {
	rest := l.s[l.i:]
	if m := htmlTag.FindString(rest[:min(len(rest), 512)]); m != "" {
		if strings.HasPrefix(m, "<br") || strings.HasPrefix(m, "</p") || strings.HasPrefix(m, "</div") || strings.HasPrefix(m, "</li") {
			l.out = append(l.out, '\n')
		}
		l.i += len(m)
		return
	}
	if !strings.HasPrefix(rest, "<!--") {
		l.take(1)
		return
	}
	if end := strings.Index(rest, "-->"); end >= 0 {
		l.i += end + len("-->")
	} else {
		l.i = len(l.s) // the rest of the line
	}
}

// entity reads an HTML entity.
func (l *inliner) entity() {
	rest := l.s[l.i:]
	if end := strings.IndexByte(rest[:min(len(rest), 12)], ';'); end > 1 {
		if u := html.UnescapeString(rest[:end+1]); u != rest[:end+1] {
			l.out = append(l.out, u...)
			l.i += end + 1
			return
		}
	}
	l.take(1)
}

// partLine ends the line where an image stood, unless it stood within a
// sentence.
func partLine(out []byte) []byte {
	r, _ := utf8.DecodeLastRune(out)
	if len(out) > 0 && strings.ContainsRune("。！？；…”」』）)!?;", r) {
		return append(out, '\n')
	}
	return out
}

// pairs is how many lone marks c of a line belong to pairs: all, or all but the
// last one of an odd number. Escaped ones and ones within words don't count.
func pairs(s string, c byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == c:
			k := leading(s[i:], c)
			if k == 1 && !(i > 0 && alnum(s[i-1]) && i+1 < len(s) && alnum(s[i+1])) {
				n++
			}
			i += k - 1
		}
	}
	return n &^ 1
}

func letter(c byte) bool { return alnum(c) && c > '9' }

func alnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
