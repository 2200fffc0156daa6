package dataset

import (
	"slices"
	"unicode/utf8"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/lexicon"
)

// Names is a lexicon of names.
type Names struct {
	forms []form
	trie  *lexicon.Trie
}

// form is a written form with the types of the names that it stands for, and how many
// examples have it.
type form struct {
	text  string
	types []typeCount
}

type typeCount struct {
	typ   string
	count int
}

// NewNames makes a lexicon. Of several types of one form the most frequent counts, of
// equally frequent ones the first.
func NewNames(names ...Name) *Names {
	l := &Names{}
	index := map[string]int{}
	for _, n := range names {
		i, ok := index[n.Form]
		if !ok {
			i = len(l.forms)
			index[n.Form] = i
			l.forms = append(l.forms, form{text: n.Form})
		}
		f := &l.forms[i]
		at := slices.IndexFunc(f.types, func(t typeCount) bool { return t.typ == n.Type })
		if at < 0 {
			at = len(f.types)
			f.types = append(f.types, typeCount{typ: n.Type})
		}
		f.types[at].count++
	}
	words := make([]string, len(l.forms))
	for i := range l.forms {
		words[i] = l.forms[i].text
	}
	l.trie = lexicon.NewTrie(words)
	return l
}

// Learned is a lexicon of the names of a set. Forms of a single character are left out.
func (s Set) Learned() *Names {
	var all []Name
	for i := range s.Examples {
		for _, n := range s.names(i) {
			if utf8.RuneCountInString(n.Form) > 1 {
				all = append(all, n)
			}
		}
	}
	return NewNames(all...)
}

// names are the names of an example: those that go with it or, without such, those that
// are marked, each once.
func (s Set) names(i int) []Name {
	if s.Names != nil {
		return s.Names[i]
	}
	var names []Name
	e := &s.Examples[i]
	for _, g := range e.Gold {
		n := Name{g.Of(e.Text), g.Types[0]}
		if len(g.Types) == 1 && !g.Optional && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// LearnFromOthers gives each example the lexicon hits that it would have if it were
// unseen: of the names that other examples of the set have.
func (s Set) LearnFromOthers() {
	l := s.Learned()
	for i := range s.Examples {
		own := s.names(i)
		e := &s.Examples[i]
		e.Hits = nil
		l.longest(e.Text, own, func(sp article.Span, _ *form, typ string) {
			e.Hits = append(e.Hits, crf.Hit{Span: sp, Kind: typ})
		})
	}
}

// Hits appends the places where a name stands, the longest at each place,
// sorted and disjoint.
func (l *Names) Hits(text string, dst []crf.Hit) []crf.Hit {
	l.longest(text, nil, func(sp article.Span, _ *form, typ string) {
		dst = append(dst, crf.Hit{Span: sp, Kind: typ})
	})
	return dst
}

// best is the type of a form when the names of without are not counted; false if none
// is left.
func (f *form) best(without []Name) (typ string, ok bool) {
	most := 0
	for _, t := range f.types {
		n := t.count
		if slices.Contains(without, Name{f.text, t.typ}) {
			n--
		}
		if n > most {
			typ, most = t.typ, n
		}
	}
	return typ, most > 0
}

// longest calls found for the longest name at each place, from left to right, as if the
// lexicon did not count the names of without. A name in Latin letters must not touch
// others.
func (l *Names) longest(text string, without []Name, found func(article.Span, *form, string)) {
	for i := 0; i < len(text); {
		if !utf8.RuneStart(text[i]) || i > 0 && alphanumeric(text[i-1]) && alphanumeric(text[i]) {
			i++
			continue
		}
		id, end, typ := -1, 0, ""
		l.trie.Walk(text, i, func(w, e int) {
			if e < len(text) && alphanumeric(text[e-1]) && alphanumeric(text[e]) {
				return
			}
			if t, ok := l.forms[w].best(without); ok {
				id, end, typ = w, e, t
			}
		})
		if id < 0 {
			i++
			continue
		}
		found(article.Span{Start: i, End: end}, &l.forms[id], typ)
		i = end
	}
}

func alphanumeric(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
