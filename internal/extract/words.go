package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/lexicon"
	"suyuan/schema"
)

// class is a set of words that some rule asks for: a lexicon, the triggers of
// a frame, the alternatives of one element of a pattern.
type class int32

// noClass is the class of no words.
const noClass class = -1

// wordTable holds every word that any rule asks for, so that one pass over a
// sentence finds them all, and which classes each word is in.
type wordTable struct {
	trie      *lexicon.Trie
	compounds *lexicon.Trie // nouns that the segmenter takes apart
	grammar   *grammar
	words     []string
	classes   [][]class  // by word
	sets      []classSet // the same, once sealed
	byKey     map[string]class
	index     map[string]int // number of a word
	lexicon   map[string][]string
	missing   []string // lexicons that were asked for and are not there
}

func newWordTable(model *schema.Model) *wordTable {
	t := &wordTable{byKey: map[string]class{}, index: map[string]int{}, lexicon: map[string][]string{}}
	for _, l := range model.Lexicons {
		t.lexicon[l.ID] = l.Words
	}
	compounds := slices.Clone(t.list("compounds"))
	for i := range model.Metrics {
		compounds = append(compounds, model.Metrics[i].Nouns...)
	}
	t.compounds = lexicon.NewTrie(compounds)
	t.grammar = newGrammar(t)
	return t
}

// class gives the words, and lexicons among them as $id, a class of their own;
// the same list always has the same class, and none is in that of no words. It
// must not be called after seal.
func (t *wordTable) class(words ...string) class {
	if len(words) == 0 {
		return noClass
	}
	key := strings.Join(words, "|")
	if c, ok := t.byKey[key]; ok {
		return c
	}
	c := class(len(t.byKey))
	t.byKey[key] = c
	for _, w := range words {
		if id, ok := strings.CutPrefix(w, "$"); ok {
			for _, x := range t.list(id) {
				t.add(x, c)
			}
			continue
		}
		t.add(w, c)
	}
	return c
}

// list is the words of a lexicon; one that is not there is noted as missing.
func (t *wordTable) list(id string) []string {
	words, ok := t.lexicon[id]
	if !ok && !slices.Contains(t.missing, id) {
		t.missing = append(t.missing, id)
	}
	return words
}

// set is the words of a lexicon that words are often looked up in.
func (t *wordTable) set(id string) map[string]bool {
	set := map[string]bool{}
	for _, w := range t.list(id) {
		set[w] = true
	}
	return set
}

func (t *wordTable) add(word string, c class) {
	i, ok := t.index[word]
	if !ok {
		i = len(t.words)
		t.index[word] = i
		t.words = append(t.words, word)
		t.classes = append(t.classes, nil)
	}
	if !slices.Contains(t.classes[i], c) {
		t.classes[i] = append(t.classes[i], c)
	}
}

// seal builds the trie once all classes are known.
func (t *wordTable) seal() {
	t.trie = lexicon.NewTrie(t.words)
	t.sets = make([]classSet, len(t.words))
	for w, classes := range t.classes {
		t.sets[w] = t.noClasses()
		for _, c := range classes {
			t.sets[w].add(c)
		}
	}
}

// noClasses is a set that has room for all classes.
func (t *wordTable) noClasses() classSet { return make(classSet, len(t.byKey)/64+1) }

// byWord gives each word what its classes stand for, in the order of the classes.
func byWord[T any](t *wordTable, of func(class) []T) [][]T {
	out := make([][]T, len(t.words))
	for w, classes := range t.classes {
		for _, c := range classes {
			out[w] = append(out[w], of(c)...)
		}
	}
	return out
}

// classSet is a set of classes, one bit each; nil is empty.
type classSet []uint64

func (s classSet) has(c class) bool {
	return c >= 0 && int(c>>6) < len(s) && s[c>>6]>>(c&63)&1 != 0
}

func (s classSet) add(c class) { s[c>>6] |= 1 << (c & 63) }

// join adds the classes of another set.
func (s classSet) join(o classSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

// hit is one place where a word of the table stands.
type hit struct {
	article.Span
	word int
}

// find appends the hits in a sentence: sorted by start, then by length, with
// overlaps. A word inside a mention is none, and one of a single character
// must be a token, or stand next to things that are found already, for most
// characters are parts of words.
func (t *wordTable) find(d *document, s *sentence, dst []hit) []hit {
	m := 0
	for i := s.Start; i < s.End; {
		for m < len(s.mentions) && (s.mentions[m].End <= i || s.mentions[m].Reference) {
			m++
		}
		if m < len(s.mentions) && s.mentions[m].Start <= i {
			i = s.mentions[m].End
			continue
		}
		_, size := utf8.DecodeRuneInString(d.text[i:s.End])
		t.trie.Walk(d.text[:s.End], i, func(id, end int) {
			sp := article.Span{Start: i, End: end}
			if end-i == size && !d.standsAlone(sp, s) && !t.speaks(d.text[i:s.End]) && !joinsFound(sp, s, dst) || d.inWords(sp) || startsInTime(sp, s) || d.crosses(sp, dst) {
				return
			}
			if m < len(s.mentions) && s.mentions[m].Start < end {
				return
			}
			dst = append(dst, hit{Span: sp, word: id})
		})
		i += size
	}
	return dst
}

// joinsFound says whether a span stands between a word of the table and a mention,
// whatever the segmenter takes it for: 实际控制人|为|王立.
func joinsFound(sp article.Span, s *sentence, hits []hit) bool {
	if _, ok := s.mentionAt(sp.End); !ok {
		return false
	}
	for _, h := range slices.Backward(hits) {
		if h.Start+maxWord < sp.Start {
			break
		}
		if h.End == sp.Start && h.Start < sp.Start {
			return true
		}
	}
	return false
}

// speaks says whether a text begins with 称 or 说 before what is said: there it
// is a verb, whatever the segmenter joins it with (采访时称，…).
func (t *wordTable) speaks(rest string) bool {
	for _, verb := range t.grammar.sayVerbs {
		if behind, ok := strings.CutPrefix(rest, verb); ok {
			behind = strings.TrimLeft(behind, " ")
			for _, mark := range [...]string{"，", "：", ",", ":", "「", "“"} {
				if strings.HasPrefix(behind, mark) {
					return true
				}
			}
		}
	}
	return false
}

// inWords says whether a span begins inside one token and ends inside another,
// so that it is no word at all: 断网 in 垄断网络.
func (d *document) inWords(sp article.Span) bool {
	i := d.firstToken(sp.Start)
	if i < len(d.Tokens) && d.Tokens[i].Start == sp.Start {
		return false
	}
	for i--; i >= 0 && i < len(d.Tokens) && d.Tokens[i].Start < sp.End; i++ {
		if d.Tokens[i].End == sp.End {
			return false
		}
	}
	return true
}

// crosses says whether a span begins inside a word of the table that is a token
// and runs on behind it, so that it is none itself: 跌近 in 下跌|近八成.
func (d *document) crosses(sp article.Span, hits []hit) bool {
	for _, h := range slices.Backward(hits) {
		if h.Start+maxWord < sp.Start {
			break
		}
		if h.Start < sp.Start && sp.Start < h.End && h.End < sp.End {
			if i := d.firstToken(h.Start); i < len(d.Tokens) && d.Tokens[i].Span == h.Span {
				return true
			}
		}
	}
	return false
}

// maxWord bounds, in bytes, how far back a word may begin that another crosses.
const maxWord = 24

// startsInTime says whether a span begins with the end of a time: 月交付量 in
// 3月交付量.
func startsInTime(sp article.Span, s *sentence) bool {
	for i := range s.times {
		if t := &s.times[i]; t.Start < sp.Start && sp.Start < t.End && t.End < sp.End {
			return true
		}
	}
	return false
}

// standsAlone says whether a span of one character is a word by itself: a
// token, or a part of one that runs over the end of a mention, a quantity or a
// time, which the segmenter does not know of (朱露任|总经理).
func (d *document) standsAlone(sp article.Span, s *sentence) bool {
	i := d.firstToken(sp.Start+1) - 1
	if i < 0 || !d.Tokens[i].Contains(sp) {
		return false
	}
	t := d.Tokens[i].Span
	if t == sp {
		return true
	}
	for _, m := range s.mentions {
		if m.Overlaps(t) && !m.Overlaps(sp) {
			return true
		}
	}
	for _, q := range s.quantities {
		if q.Overlaps(t) && !q.Overlaps(sp) {
			return true
		}
	}
	for _, x := range s.times {
		if x.Overlaps(t) && !x.Overlaps(sp) {
			return true
		}
	}
	return false
}

func (t *wordTable) is(h hit, c class) bool { return t.sets[h.word].has(c) }

// longest is the longest hit of a class that starts at a place.
func (s *sentence) longest(t *wordTable, start int, c class) (hit, bool) {
	var best hit
	found := false
	if !s.classes.has(c) {
		return best, false
	}
	for i := s.firstHit(start); i < len(s.hits) && s.hits[i].Start == start; i++ {
		if t.is(s.hits[i], c) {
			best, found = s.hits[i], true
		}
	}
	return best, found
}

// longestEnding is the longest hit of a class that ends at a place.
func (s *sentence) longestEnding(t *wordTable, end int, c class) (hit, bool) {
	if !s.classes.has(c) {
		return hit{}, false
	}
	for _, h := range s.hits {
		if h.Start >= end {
			break
		}
		if h.End == end && t.is(h, c) {
			return h, true
		}
	}
	return hit{}, false
}

// inside says whether a hit is a part of a longer one of a class.
func (s *sentence) inside(t *wordTable, h hit, c class) bool {
	if !s.classes.has(c) {
		return false
	}
	for _, o := range s.hits {
		if o.Start > h.Start {
			break
		}
		if o.Contains(h.Span) && o.Span != h.Span && t.is(o, c) {
			return true
		}
	}
	return false
}

// within is the first hit of a class that lies in a span.
func (s *sentence) within(t *wordTable, sp article.Span, c class) (hit, bool) {
	if !s.classes.has(c) {
		return hit{}, false
	}
	for i := s.firstHit(sp.Start); i < len(s.hits) && s.hits[i].Start < sp.End; i++ {
		if s.hits[i].End <= sp.End && t.is(s.hits[i], c) {
			return s.hits[i], true
		}
	}
	return hit{}, false
}

// lastWithin is the last hit of a class that lies in a span.
func (s *sentence) lastWithin(t *wordTable, sp article.Span, c class) (hit, bool) {
	var last hit
	found := false
	if !s.classes.has(c) {
		return last, false
	}
	for i := s.firstHit(sp.Start); i < len(s.hits) && s.hits[i].Start < sp.End; i++ {
		if s.hits[i].End <= sp.End && t.is(s.hits[i], c) {
			last, found = s.hits[i], true
		}
	}
	return last, found
}

// firstHit is the index of the first hit at or behind a place.
func (s *sentence) firstHit(start int) int {
	if len(s.hits) == 0 {
		return 0
	}
	return int(s.hitAt[min(max(start-s.Start, 0), s.Len())])
}
