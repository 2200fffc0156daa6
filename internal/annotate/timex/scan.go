package timex

import (
	"strings"
	"unicode/utf8"
)

// Find appends the time expressions of a whole article's text to dst, in the
// order of the text and disjoint, and returns the extended slice. The text is
// read as paragraphs (lines) of sentences (ended by 。！？); see Reference for
// where one story of a digest ends and the next begins. Text without digits,
// numerals or words of time costs no allocation; the cost grows with the
// length of the text alone.
func (rec *Recognizer) Find(text string, ref Reference, dst []Timex) []Timex {
	s := scanner{
		parser:   parser{text: text, words: rec.words, news: rec.opts.News},
		resolver: resolver{text: text, news: rec.opts.News, mem: newMemory(ref), moons: &rec.moons, words: rec.words},
		breaks:   ref.Breaks,
	}
	return s.run(dst)
}

// scanner walks a text.
type scanner struct {
	parser   parser
	resolver resolver
	breaks   []int
	titleEnd int // offset behind the 《》 title that the scanner is in
}

func (s *scanner) run(dst []Timex) []Timex {
	text := s.parser.text
	if s.breaks != nil {
		s.heading(0)
	} else {
		s.line(0)
	}
	for i := 0; i < len(text); {
		for len(s.breaks) > 0 && i >= s.breaks[0] {
			s.heading(s.breaks[0])
			s.breaks = s.breaks[1:]
		}
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '\n':
				i++
				s.resolver.mem.endParagraph()
				s.resolver.quoted = false
				s.line(i)
				continue
			case c >= '0' && c <= '9' || c == 'Q' || c == 'H' || c == 'F' || c == 'q':
			case c == 'h' && (strings.HasPrefix(text[i:], "http://") || strings.HasPrefix(text[i:], "https://")):
				i = skipURL(text, i)
				continue
			default:
				i++
				continue
			}
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch r {
		case '。', '！', '？':
			s.resolver.mem.endSentence()
			i += size
			continue
		case '「', '“':
			s.resolver.quoted = true
		case '」', '”':
			s.resolver.quoted = false
		case '《':
			s.title(i)
			i += size
			continue
		}
		if next := s.pass(i, r, size); next > i {
			i = next
			continue
		}
		ph := s.parser.phrase(i)
		if ph.end <= i {
			i = s.skip(i, size)
			continue
		}
		if i < s.titleEnd {
			ph.titled = true
			if ph.kind != Date || ph.a.base != baseAbsolute {
				i = ph.end
				continue
			}
		}
		dst = append(dst, s.resolver.timex(&ph))
		i = ph.end
	}
	return dst
}

// pass is where to go on if no time expression can begin with the character r
// at i, and i if one may. It is all that most of a text costs.
func (s *scanner) pass(i int, r rune, size int) int {
	text := s.parser.text
	if ws := s.parser.words.words[s.parser.words.slot(r)]; len(ws) > 0 {
		for k := range ws {
			if ws[k].stands(text, i) {
				return i
			}
		}
	}
	if !numeral(r) {
		return i + size
	}
	n := numberAt(text, i)
	if n.long {
		return n.end
	}
	if n.frac > 0 || n.digits == 4 { // 2025.03.29, CES 2023
		return i
	}
	if f := s.parser.next(s.parser.space(n.end)); f == 0 || !strings.ContainsRune(afterNumber, f) {
		return n.end
	}
	return i
}

// afterNumber holds the characters that may stand behind a number that begins
// a time.
const afterNumber = "、年月日号號季世财点點时:：-–—−~～〜∼至到直/.天周週星礼工交个小钟分秒多余来來半整QHqaApP零"

// numeral says whether a number may begin with r.
func numeral(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9'
	}
	return hanziDigit(r) >= 0 || r == '十' || r == '几' || r == '幾' || r == '数' || r == '百' || r == '千' || r == '廿' || r == '卅' || r >= '０' && r <= '９'
}

// skip is where to go on behind a place where no expression begins: behind
// the whole numeral or word, so that none is begun in its middle.
func (s *scanner) skip(i, size int) int {
	if w := s.parser.words.find(s.parser.text, i, wordNot); w != nil {
		return i + len(w.text)
	}
	if n := numberAt(s.parser.text, i); n.end > i {
		return n.end
	}
	return i + size
}

// skipURL is the offset behind the address that begins at i.
func skipURL(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf && s[i] != ')' && s[i] != '"' && s[i] != '>' {
		i++
	}
	return i
}

// titleReach bounds how far off the end of a title is looked for.
const titleReach = 240

// title notes where the title that begins at i ends.
func (s *scanner) title(i int) {
	text := s.parser.text
	in := text[i:min(len(text), i+titleReach)]
	if k := strings.Index(in, "》"); k >= 0 && !strings.Contains(in[:k], "\n") {
		s.titleEnd = i + k
	}
}

// headingMax is the length in bytes that no heading exceeds.
const headingMax = 180

// line begins the line at i: a heading begins another story, unless the
// caller has said where those begin.
func (s *scanner) line(i int) {
	if s.resolver.mem.ref.Breaks != nil {
		return
	}
	text := s.parser.text
	if i >= len(text) || text[i] == '\n' || text[i] == '!' || text[i] == '[' {
		return
	}
	end := strings.IndexByte(text[i:min(len(text), i+headingMax)], '\n')
	if text[i] == '#' {
		s.heading(i)
		return
	}
	if end < 0 {
		return
	}
	l := strings.TrimRight(text[i:i+end], " \r\t*")
	if l == "" || strings.HasPrefix(l, "图") || strings.HasPrefix(l, "（") || strings.Contains(l, "来源") {
		return
	}
	if r, _ := utf8.DecodeLastRuneInString(l); !strings.ContainsRune("。！？；：，、」”’）)…!?.,;:", r) {
		s.heading(i)
	}
}

// heading begins a story at the heading at i. The dateline of its first
// paragraph is the heading's too: 明天发布 is meant from there.
func (s *scanner) heading(i int) {
	s.resolver.mem.endStory()
	text := s.parser.text
	if i > len(text) {
		return
	}
	for lines := 0; lines < 3; lines++ {
		k := strings.IndexByte(text[i:min(len(text), i+headingMax)], '\n')
		if k < 0 {
			return
		}
		for i += k + 1; i < len(text) && (text[i] == '\n' || text[i] == ' ' || text[i] == '>' || text[i] == '*'); i++ {
		}
		if i >= len(text) || text[i] == '#' {
			return
		}
		if text[i] == '!' {
			continue
		}
		if e := s.parser.any(i, s.parser.words.cues.zone...); e > 0 {
			i = s.parser.space(e)
		}
		pt, end := s.parser.point(i)
		if end == 0 || pt.month == 0 || pt.day == 0 || !s.resolver.isDateline(end) {
			return
		}
		ph := phrase{start: i, end: end, a: pt}
		if p := s.resolver.point(&pt, &ph); p.ok() && p.prec >= Day {
			s.resolver.mem.now = dayOf(p.from)
		}
		return
	}
}
