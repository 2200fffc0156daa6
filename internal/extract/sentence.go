package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// sentence is a sentence with what was found in it. Its slices are parts of
// the Doc's, by start.
type sentence struct {
	*annotate.Sentence
	index      int
	mentions   []annotate.Mention
	quantities []quantity.Quantity
	times      []timex.Timex
	hits       []hit
}

// document is the Doc that is read, sentence by sentence.
type document struct {
	*annotate.Doc
	text      string
	sentences []sentence
	isPost    func(hit) bool                // whether a word is a post that people have
	spoken    [][]speech                    // by sentence: what is said in it or goes on there
	speaks    []bool                        // by entity
	stems     stems                         // filled when owners are read
	named     [][]article.Span              // by entity: where it is named, not referred to
	topics    map[int][]party               // by item; filled when first asked for
	leading   map[topicKey]annotate.Mention // what an item names most of the types asked for; likewise
	// lastFigure is the last figure read so far of each paragraph.
	lastFigure map[int]*claim
}

// newDocument gathers what lies in each sentence, and finds the rules' words.
// Sentences of page furniture stay empty, so that nothing is read from them.
func newDocument(d *annotate.Doc, t *wordTable) *document {
	doc := &document{Doc: d, text: d.Article.Text, sentences: make([]sentence, len(d.Sentences)), named: make([][]article.Span, len(d.Entities)),
		topics: map[int][]party{}, leading: map[topicKey]annotate.Mention{}, lastFigure: map[int]*claim{}}
	m, q, x := 0, 0, 0
	var hits []hit
	for i := range d.Sentences {
		s := &doc.sentences[i]
		s.Sentence, s.index = &d.Sentences[i], i
		var mentions []annotate.Mention
		var quantities []quantity.Quantity
		var times []timex.Timex
		mentions, m = inside(d.Mentions, m, s.Span, func(m annotate.Mention) article.Span { return m.Span })
		quantities, q = inside(d.Quantities, q, s.Span, func(q quantity.Quantity) article.Span { return q.Span })
		times, x = inside(d.Times, x, s.Span, func(t timex.Timex) article.Span { return t.Span })
		if s.Furniture {
			continue
		}
		s.mentions, s.quantities, s.times = mentions, quantities, times
		for _, m := range mentions {
			if !m.Reference {
				doc.named[m.Entity] = append(doc.named[m.Entity], m.Span)
			}
		}
		start := len(hits)
		hits = t.find(doc.text, s, d.Tokens, hits)
		s.hits = hits[start:len(hits):len(hits)]
	}
	return doc
}

// inside is the part of a list sorted by start that lies in a span, from the
// given place on, and where to go on looking. What runs over the span's end, as
// a number may where a sentence was too long, is left out.
func inside[T any](list []T, from int, s article.Span, span func(T) article.Span) ([]T, int) {
	for from < len(list) && span(list[from]).Start < s.Start {
		from++
	}
	to := from
	for to < len(list) && span(list[to]).Start < s.End {
		to++
	}
	next := to
	for to > from && span(list[to-1]).End > s.End {
		to--
	}
	return list[from:to], next
}

// paragraphReach is how many sentences back a paragraph is looked through:
// twice as many as the longest one in 6 MB of news has.
const paragraphReach = 20

// sentencesOf are the sentences of an item.
func (d *document) sentencesOf(item int) []sentence {
	byItem := func(s sentence, item int) int { return s.Item - item }
	from, _ := slices.BinarySearchFunc(d.sentences, item, byItem)
	to, _ := slices.BinarySearchFunc(d.sentences, item+1, byItem)
	return d.sentences[from:to]
}

// clause is the index of the clause that a place lies in, or of the one before
// it where it lies between two.
func (s *sentence) clause(at int) int {
	i, ok := slices.BinarySearchFunc(s.Clauses, at, func(c article.Span, at int) int { return c.Start - at })
	if ok || i == 0 {
		return i
	}
	return i - 1
}

// clauseSpan is the clause that a place lies in.
func (s *sentence) clauseSpan(at int) article.Span {
	if len(s.Clauses) == 0 {
		return s.Span
	}
	return s.Clauses[s.clause(at)]
}

// clauseOf is the clause that a quantity stands in.
func (s *sentence) clauseOf(q *quantity.Quantity) article.Span { return s.clauseSpan(q.Number.Start) }

// mentionAt is the mention that starts at a place.
func (s *sentence) mentionAt(start int) (annotate.Mention, bool) {
	for _, m := range s.mentions {
		if m.Start == start {
			return m, true
		}
	}
	return annotate.Mention{}, false
}

// mentionEnding is the mention that ends at a place.
func (s *sentence) mentionEnding(end int) (annotate.Mention, bool) {
	for _, m := range s.mentions {
		if m.End == end {
			return m, true
		}
	}
	return annotate.Mention{}, false
}

// skipRight goes over spaces and quotation marks from a place to the right,
// and over one bracketed remark where remark is set.
func (d *document) skipRight(at, limit int, remark bool) int {
	for at < limit {
		r, n := utf8.DecodeRuneInString(d.text[at:limit])
		switch {
		case isQuoteOrSpace(r):
			at += n
		case remark && (r == '（' || r == '('):
			end := strings.IndexAny(d.text[at:limit], "）)")
			if end < 0 {
				return at
			}
			_, n := utf8.DecodeRuneInString(d.text[at+end:])
			at += end + n
			remark = false
		default:
			return at
		}
	}
	return at
}

// skipLeft goes over spaces and quotation marks from a place to the left, and
// over one bracketed remark where remark is set.
func (d *document) skipLeft(at, limit int, remark bool) int {
	for at > limit {
		r, n := utf8.DecodeLastRuneInString(d.text[limit:at])
		switch {
		case isQuoteOrSpace(r):
			at -= n
		case remark && (r == '）' || r == ')'):
			start := strings.LastIndexAny(d.text[limit:at], "（(")
			if start < 0 {
				return at
			}
			at = limit + start
			remark = false
		default:
			return at
		}
	}
	return at
}

func isQuoteOrSpace(r rune) bool {
	switch r {
	case ' ', '\u3000', '\u00a0', '《', '》', '“', '”', '‘', '’', '「', '」', '『', '』', '"', '*', '【', '】':
		return true
	}
	return false
}

// isClauseMark says whether a character parts clauses. 、 does not.
func isClauseMark(r rune) bool {
	switch r {
	case '，', ',', '；', ';', '：', ':', '。', '！', '？', '!', '?', '\n':
		return true
	}
	return false
}

// runes is the length of a span in characters.
func (d *document) runes(s article.Span) int {
	if s.Start >= s.End {
		return 0
	}
	return utf8.RuneCountInString(d.text[s.Start:s.End])
}

// coordinated is the mention that stands in a list behind another: after 、 和
// 与 及 以及 or /, or straight behind it where both are in 《》.
func (d *document) coordinated(s *sentence, m annotate.Mention) (annotate.Mention, bool) {
	at := d.skipRight(m.End, s.End, true)
	titles := strings.Contains(d.text[m.Start:at], "》")
	if w := conjunction(d.text[at:s.End]); w > 0 {
		at = d.skipRight(at+w, s.End, false)
		// 两台 V8s、一台 V6s: the members may be counted.
		for i := range s.quantities {
			if q := &s.quantities[i]; q.Start == at {
				at = d.skipRight(q.End, s.End, false)
				break
			}
		}
	} else if !titles {
		return annotate.Mention{}, false
	}
	next, ok := s.mentionAt(at)
	if !ok && at > 0 && titles {
		// The mention may take its 《 along.
		next, ok = s.mentionAt(strings.LastIndex(d.text[:at], "《"))
	}
	if !ok && !titles {
		next, ok = d.described(s, m, at)
	}
	return next, ok && next.Start > m.Start
}

// maxDescription is how many characters may tell what a member of a list is:
// 联合创始人, 人形机器人.
const maxDescription = 8

// described is the member of a list whose name stands behind what it is: a
// person's behind a post (OpenAI 及其创始人奥特曼), a thing's behind nouns, where the
// member before it is of its type (四足机器人 Go2 和人形机器人 G1).
func (d *document) described(s *sentence, m annotate.Mention, at int) (annotate.Mention, bool) {
	at += len(d.text[at:s.End]) - len(strings.TrimPrefix(d.text[at:s.End], "其"))
	i, _ := slices.BinarySearchFunc(s.mentions, at, func(o annotate.Mention, at int) int { return o.Start - at })
	if i == len(s.mentions) {
		return annotate.Mention{}, false
	}
	next := s.mentions[i]
	gap := article.Span{Start: at, End: next.Start}
	if d.runes(gap) > maxDescription {
		return annotate.Mention{}, false
	}
	switch typ := d.Entities[next.Entity].Type; {
	case typ == "Person":
		for _, h := range s.hits[s.firstHit(at):] {
			if h.End == gap.End && d.isPost(h) {
				return next, true
			}
		}
		return annotate.Mention{}, false
	case typ == "Place" || typ != d.Entities[m.Entity].Type:
		return annotate.Mention{}, false
	}
	for _, t := range d.tokensFrom(at) {
		if t.Start >= gap.End {
			break
		}
		if !strings.HasPrefix(t.POS, "n") && t.POS != "vn" && t.POS != "b" || t.End > gap.End {
			return annotate.Mention{}, false
		}
	}
	return next, true
}

// coordinatedBefore is the mention that another stands in a list behind.
func (d *document) coordinatedBefore(s *sentence, m annotate.Mention) (annotate.Mention, bool) {
	for _, prev := range slices.Backward(s.mentions) {
		if prev.End > m.Start || d.bracketed(prev.Span, m.Span) {
			continue
		}
		if next, ok := d.coordinated(s, prev); ok && next.Span == m.Span {
			return prev, true
		}
		return annotate.Mention{}, false
	}
	return annotate.Mention{}, false
}

// conjunctions join the members of a list.
var conjunctions = [...]string{"、", "以及", "和", "与", "及", "跟", "/", "&"}

// conjunction is the length in bytes of the conjunction that a text begins
// with; 0 if there is none.
func conjunction(text string) int {
	for _, w := range conjunctions {
		if strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}
