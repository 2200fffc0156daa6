package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/internal/segment"
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
	classes    classSet // of the words that hit
	hitAt      []int32  // by place in it: the index of the first hit that starts there or behind it
}

// document is the Doc that is read, sentence by sentence.
type document struct {
	*annotate.Doc
	Tokens    []segment.Token // the Doc's, compounds joined
	tokenAt   []int32         // by place: the index of the first token that starts there or behind it
	grammar   *grammar
	text      string
	brackets  []int32          // where round brackets stand in it
	written   *article.Article // that the claims quote: the Doc's, or the one that it is a copy of in simplified characters
	sentences []sentence
	isPost    func(hit) bool                // whether a word is a post that people have
	spoken    [][]speech                    // by sentence: what is said in it or goes on there
	speaks    []bool                        // by entity
	voices    []string                      // by entity: its type as a teller of figures
	stems     stems                         // filled when owners are read
	companies *companies                    // likewise
	named     [][]article.Span              // by entity: where it is named, not referred to
	topics    map[int][]party               // by item; filled when first asked for
	leading   map[topicKey]annotate.Mention // what an item names most of the types asked for; likewise
	// lastFigure is the last figure read so far of each paragraph.
	lastFigure map[int]*claim
	cases      map[int]string // by where a mention starts, as far as they were asked for
	around     around         // the parties of the sentence that is read
	learning   bool           // claims keep what they were chosen among
	happened   []weighed      // what may be told; filled when learning
}

// bytesPerHit is how many bytes of an article most have for each hit at least.
const bytesPerHit = 7

// newDocument gathers what lies in each sentence, and finds the rules' words.
// Sentences of page furniture stay empty: they count for nothing in the others.
func newDocument(d *annotate.Doc, t *wordTable) *document {
	doc := &document{Doc: d, Tokens: t.compound(d.Article.Text, d.Tokens, d.Mentions), grammar: t.grammar, text: d.Article.Text, written: d.Article, sentences: make([]sentence, len(d.Sentences)), named: make([][]article.Span, len(d.Entities)),
		topics: map[int][]party{}, leading: map[topicKey]annotate.Mention{}, lastFigure: map[int]*claim{}, cases: map[int]string{}}
	doc.voices, doc.brackets = voices(d.Entities, t.grammar), brackets(doc.text)
	doc.tokenAt = firstAt(len(doc.text), doc.Tokens, func(t segment.Token) int { return t.Start })
	m, q, x := 0, 0, 0
	hits := make([]hit, 0, len(doc.text)/bytesPerHit)
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
		hits = t.find(doc, s, hits)
		s.hold(t, hits[start:len(hits):len(hits)])
	}
	return doc
}

// hold gives a sentence its hits.
func (s *sentence) hold(t *wordTable, hits []hit) {
	s.hits, s.hitAt = hits, firstAt(s.Len(), hits, func(h hit) int { return h.Start - s.Start })
	s.classes = t.noClasses()
	for _, h := range hits {
		s.classes.join(t.sets[h.word])
	}
}

// firstAt gives for each place of a text the index of the first of some things,
// sorted, that starts there or behind it.
func firstAt[T any](size int, list []T, start func(T) int) []int32 {
	out := make([]int32, size+1)
	i := 0
	for at := range out {
		for i < len(list) && start(list[i]) < at {
			i++
		}
		out[at] = int32(i)
	}
	return out
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
	from := sort.Search(len(d.sentences), func(i int) bool { return d.sentences[i].Item >= item })
	to := sort.Search(len(d.sentences), func(i int) bool { return d.sentences[i].Item > item })
	return d.sentences[from:to]
}

// clause is the index of the clause that a place lies in, or of the one before
// it where it lies between two.
func (s *sentence) clause(at int) int {
	behind := sort.Search(len(s.Clauses), func(i int) bool { return s.Clauses[i].Start > at })
	return max(behind-1, 0)
}

// clauseSpan is the clause that a place lies in.
func (s *sentence) clauseSpan(at int) article.Span {
	if len(s.Clauses) == 0 {
		return s.Span
	}
	return s.Clauses[s.clause(at)]
}

// timeIn says whether a time stands in a span.
func (s *sentence) timeIn(sp article.Span) bool {
	return slices.ContainsFunc(s.times, func(t timex.Timex) bool { return sp.Contains(t.Span) })
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

// pastWords goes from a place to the right over words, each of them once and in the
// order of their list, with the spaces and quotation marks behind them.
func (d *document) pastWords(at, limit int, words []string) int {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(d.text[at:limit], w); ok {
			at = d.skipRight(limit-len(rest), limit, false)
		}
	}
	return at
}

// backPast goes to the left as pastWords does to the right.
func (d *document) backPast(at, limit int, words []string) int {
	at = d.skipLeft(at, limit, false)
	for _, w := range words {
		if rest, ok := strings.CutSuffix(d.text[limit:at], w); ok {
			at = d.skipLeft(limit+len(rest), limit, false)
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

// runes is the length of a span in characters.
func (d *document) runes(s article.Span) int {
	if s.Start >= s.End {
		return 0
	}
	return utf8.RuneCountInString(d.text[s.Start:s.End])
}
