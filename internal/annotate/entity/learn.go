package entity

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"suyuan/internal/lexicon"
)

// learned is what the first round taught of the article's own names.
type learned struct {
	names []learnedName
	// links are pairs of folded forms, by type, that name one thing.
	links  [][2]key
	former []key // forms that the article says are given up
	index  map[taught]int
}

// key identifies a form within an article.
type key struct{ typ, form string }

// taught is a form and the rule that taught it.
type taught struct {
	key
	rule ruleID
}

type learnedName struct {
	form       string
	typ        string
	confidence float64
	rule       ruleID
}

// add learns a form. Several rules may teach the same one.
func (l *learned) add(form, typ string, confidence float64, rule ruleID) {
	k := taught{key{typ, form}, rule}
	if i, ok := l.index[k]; ok {
		l.names[i].confidence = max(l.names[i].confidence, confidence)
		return
	}
	l.index[k] = len(l.names)
	l.names = append(l.names, learnedName{form, typ, confidence, rule})
}

func (l *learned) link(typ, a, b string) {
	l.links = append(l.links, [2]key{{typ, fold(a)}, {typ, fold(b)}})
}

// learn takes the names of the first round, derives the other forms that the
// article may use for them, and proposes every place where one stands.
func (s *scan) learn(first []candidate) *learned {
	l := &learned{index: map[taught]int{}}
	for _, c := range first {
		name := c.Of(s.text)
		s.bracketed(l, c)
		if c.confidence >= 0.6 && runes(name) >= 2 {
			l.add(name, c.typ, min(0.85, c.confidence*0.9), ruleAgain)
		}
		switch c.typ {
		case Person:
			s.personForms(l, name)
		case Product:
			s.modelForms(l, c)
		case Company:
			s.companyForms(l, c)
			s.doubleForms(l, c)
			s.unitForms(l, c)
		case Organization:
			s.bodyForms(l, c)
			s.doubleForms(l, c)
			s.unitForms(l, c)
		case Place:
			if n := s.placeBefore(c.Start, c.End); n > 0 && runes(name[n:]) >= 2 && s.names.entryOf(name) < 0 {
				l.add(name[n:], Place, 0.7, ruleStripped)
				l.link(Place, name, name[n:])
			}
			s.plantForms(l, c)
		}
	}
	s.titledForms(l, first)
	s.shortTitles(l, first)
	s.induce(l)
	if len(l.names) == 0 {
		return l
	}
	words := make([]string, len(l.names))
	seen := map[string][]int{}
	for i, n := range l.names {
		words[i] = n.form
		seen[n.form] = append(seen[n.form], i)
	}
	trie := lexicon.NewTrie(words)
	for _, sentence := range s.sentences {
		for i := sentence.Start; i < sentence.End; {
			_, size := utf8.DecodeRuneInString(s.text[i:])
			if s.startsWord(i) {
				trie.Walk(s.text[:sentence.End], i, func(id, end int) {
					if !s.endsWord(end) {
						return
					}
					for _, k := range seen[words[id]] {
						n := l.names[k]
						confidence := n.confidence
						if hasChinese(n.form) && runes(n.form) < 4 && (!s.edge[i] || !s.edge[end]) {
							confidence *= misalignedFactor
						}
						s.propose(i, end, n.typ, confidence, n.rule)
					}
				})
			}
			i += size
		}
	}
	return l
}

// placeBefore is the length of the known place that a name begins with; 0 if
// it begins with none.
func (s *scan) placeBefore(start, end int) int {
	n := 0
	for i := s.firstCandidate(start); i < len(s.candidates) && s.candidates[i].Start == start; i++ {
		if c := &s.candidates[i]; c.typ == Place && c.rule == ruleName && c.End < end {
			n = max(n, c.End-start)
		}
	}
	return n
}

// firstCandidate is the first candidate that starts at pos or behind it. They
// are sorted once they have been gathered.
func (s *scan) firstCandidate(pos int) int {
	i, _ := slices.BinarySearchFunc(s.candidates[:s.gathered], pos, func(c candidate, pos int) int { return cmp.Compare(c.Start, pos) })
	return i
}
