package entity

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// candidate is a span that might be a name.
type candidate struct {
	article.Span
	typ        string
	confidence float64
	rule       ruleID
	entry      int32 // of the gazetteer; -1 if the name is not in it
}

// kind is what a token is to the rules.
type kind uint8

const (
	chinese kind = iota
	latin        // Latin letters, perhaps with digits
	number
	mark
)

// scan is the state of one Find.
type scan struct {
	*Finder
	*scratch
	text      string
	sentences []Sentence
	tokens    []segment.Token
	addresses []article.Span
	gathered  int // how many candidates were gathered, and are sorted by their start
}

// scratch is what a Find needs and the next can use again.
type scratch struct {
	kinds      []kind
	tokenAt    []int32 // by byte: the token that starts there, or -1
	edge       []bool  // by byte: a token starts or ends there
	candidates []candidate
	spare      []candidate // for sorting: see inOrder
	keys       []sortKey
	witnesses  []witnesses
	folded     folded
}

// sized is a slice of n elements, whatever they are, in the place of one that is done with.
func sized[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, n+n/4)
	}
	return old[:n]
}

func newScan(f *Finder, in Input) *scan {
	s := &scan{Finder: f, scratch: f.pool.Get().(*scratch), text: in.Text, sentences: in.Sentences, tokens: in.Tokens}
	s.kinds = sized(s.kinds, len(in.Tokens))
	s.tokenAt = sized(s.tokenAt, len(in.Text)+1)
	s.edge = sized(s.edge, len(in.Text)+1)
	clear(s.kinds)
	clear(s.edge)
	for i := range s.tokenAt {
		s.tokenAt[i] = -1
	}
	s.addresses = addresses(in.Text)
	for i, t := range in.Tokens {
		s.tokenAt[t.Start] = int32(i)
		s.edge[t.Start], s.edge[t.End] = true, true
		switch t.POS {
		case segment.Latin:
			s.kinds[i] = latin
		case segment.Number:
			s.kinds[i] = number
		case segment.Mark:
			s.kinds[i] = mark
		}
	}
	return s
}

// done gives the scratch back, without what would keep the text alive.
func (s *scan) done() {
	clear(s.witnesses)
	s.witnesses, s.candidates = s.witnesses[:0], s.candidates[:0]
	s.folded.text = ""
	s.pool.Put(s.scratch)
}

// propose adds a candidate that the gazetteer does not know.
func (s *scan) propose(start, end int, typ string, confidence float64, rule ruleID) {
	s.proposeEntry(start, end, typ, confidence, rule, -1)
}

// proposeEntry adds a candidate. What lies in a URL is left out, and so is a
// number at its end that goes on; so is a whole name of which the number is a count.
func (s *scan) proposeEntry(start, end int, typ string, confidence float64, rule ruleID, entry int32) {
	if whole := s.withoutScaled(start, end); whole != end {
		end, entry = whole, -1
	}
	if start < end && !s.counts(start, end) && !s.inAddress(start) {
		s.candidates = append(s.candidates, candidate{article.Span{Start: start, End: end}, typ, confidence, rule, entry})
	}
}

// withoutScaled is the end of a name without the number that it ends with, if
// that number goes on: iPhone of iPhone 15万台.
func (s *scan) withoutScaled(start, end int) int {
	if start >= end || !isDigit(rune(s.text[end-1])) || !s.scaled(end) {
		return end
	}
	for end > start && (isDigit(rune(s.text[end-1])) || s.text[end-1] == '.') {
		end--
	}
	for end > start && s.text[end-1] == ' ' {
		end--
	}
	return end
}

// scales are the numerals that a number in digits goes on with.
const scales = "千万亿"

// scaled is true where a number goes on in words: 15万, 3%.
func (s *scan) scaled(end int) bool {
	r, pos := s.after(end)
	return strings.ContainsRune(scales, r) || r == '%' || r == '％' || (r == '.' || r == ',') && pos+1 < len(s.text) && isDigit(rune(s.text[pos+1]))
}

// counts is true for a name that ends in a bare number behind Chinese, if what
// follows says that the number is a date or a count: 小米10月, 荣耀20多款, not 小米10发布
// nor 保时捷718月销量.
func (s *scan) counts(start, end int) bool {
	at := end
	for at > start && isDigit(rune(s.text[at-1])) {
		at--
	}
	if at == end || at == start {
		return false
	}
	if r, _ := s.before(at); !isChinese(r) {
		return false
	}
	after := s.words.counted.behind(s.text, end)
	if after == 0 || !s.edge[after] {
		return false
	}
	n, err := strconv.Atoi(s.text[at:end])
	return err == nil && (n <= 12 || s.words.months.behind(s.text, end) == 0)
}

// addresses finds the URLs of a text: no name is read from them.
func addresses(text string) []article.Span {
	var out []article.Span
	for i := 0; ; {
		n := strings.Index(text[i:], "://")
		if n < 0 {
			return out
		}
		start := i + n
		for start > i && 'a' <= text[start-1]|0x20 && text[start-1]|0x20 <= 'z' {
			start--
		}
		end := i + n + len("://")
		for end < len(text) && text[end] > ' ' && text[end] < utf8.RuneSelf && !strings.ContainsRune("()<>\"", rune(text[end])) {
			end++
		}
		out = append(out, article.Span{Start: start, End: end})
		i = end
	}
}

// inAddress is true for a place within a URL.
func (s *scan) inAddress(pos int) bool {
	i, ok := slices.BinarySearchFunc(s.addresses, pos, func(a article.Span, pos int) int { return a.Start - pos })
	return ok || i > 0 && pos < s.addresses[i-1].End
}

// tokensOf is the range of tokens that lie in the sentence.
func (s *scan) tokensOf(sp article.Span) (from, to int) {
	from = s.firstToken(sp.Start)
	to = from
	for to < len(s.tokens) && s.tokens[to].End <= sp.End {
		to++
	}
	return from, to
}

// firstToken is the first token that starts at byte pos or behind it.
func (s *scan) firstToken(pos int) int {
	for pos < len(s.tokenAt) {
		if t := s.tokenAt[pos]; t >= 0 {
			return int(t)
		}
		pos++
	}
	return len(s.tokens)
}

// after is the character at pos, spaces skipped, and where it starts.
func (s *scan) after(pos int) (rune, int) {
	for pos < len(s.text) && s.text[pos] == ' ' {
		pos++
	}
	if pos >= len(s.text) {
		return 0, pos
	}
	r, _ := utf8.DecodeRuneInString(s.text[pos:])
	return r, pos
}

// before is the character that ends at pos, spaces skipped, and where it starts.
func (s *scan) before(pos int) (rune, int) {
	for pos > 0 && s.text[pos-1] == ' ' {
		pos--
	}
	r, size := utf8.DecodeLastRuneInString(s.text[:pos])
	if size == 0 {
		return 0, pos
	}
	return r, pos - size
}

// gap is true if nothing or one space stands between two places.
func (s *scan) gap(from, to int) bool {
	return from == to || to == from+1 && s.text[from] == ' '
}

// isChinese is true for Chinese characters.
func isChinese(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || r == '〇'
}

func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 0xC0 <= r && r < 0x250 && unicode.IsLetter(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// allChinese is true if s holds nothing but Chinese characters.
func allChinese(s string) bool {
	for _, r := range s {
		if !isChinese(r) {
			return false
		}
	}
	return s != ""
}

// hasChinese is true if s holds a Chinese character.
func hasChinese(s string) bool { return strings.IndexFunc(s, isChinese) >= 0 }

// length is the number of characters of a span, spaces left out: what the
// choice among candidates weighs.
func length(s string) int {
	n := 0
	for _, r := range s {
		if r != ' ' {
			n++
		}
	}
	return n
}
