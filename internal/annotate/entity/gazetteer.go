package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/lexicon"
	"suyuan/schema"
)

// gazetteer finds known names in folded text (see fold).
type gazetteer struct {
	trie  *lexicon.Trie
	forms [][]form // by the trie's number of the folded form
	names []schema.Name
	same  []int32 // the first entry that each entry is another line of
}

// form is one form of a known name.
type form struct {
	entry   int32 // index into gazetteer.names
	guarded bool  // an ordinary word too
	capital bool  // it is written with a capital letter
	spaced  bool  // it is written with a space
}

func newGazetteer(names []schema.Name) *gazetteer {
	g := &gazetteer{names: names, same: make([]int32, len(names))}
	for i := range g.same {
		g.same[i] = int32(i)
	}
	number := make(map[string]int, 2*len(names))
	words := make([]string, 0, 2*len(names))
	g.forms = make([][]form, 0, 2*len(names))
	add := func(entry int, written string, guarded bool) {
		key := fold(written)
		i, ok := number[key]
		if !ok {
			i = len(words)
			number[key] = i
			words = append(words, key)
			g.forms = append(g.forms, nil)
		}
		for _, f := range g.forms[i] {
			other := &names[f.entry]
			if other.Type != names[entry].Type {
				continue
			}
			// Two lines tell of one thing if what they share names either.
			if key == fold(other.Name) || written == names[entry].Name {
				g.same[entry] = g.same[f.entry]
			}
			return
		}
		capital := key != written && strings.IndexFunc(written, unicode.IsUpper) >= 0
		g.forms[i] = append(g.forms[i], form{entry: int32(entry), guarded: guarded, capital: capital, spaced: strings.Contains(written, " ")})
	}
	for i := range names {
		n := &names[i]
		guarded := func(f string) bool {
			for _, g := range n.Guarded {
				if g == f {
					return true
				}
			}
			return false
		}
		add(i, n.Name, n.Ambiguous || guarded(n.Name))
		for _, a := range n.Aliases {
			add(i, a, guarded(a))
		}
	}
	g.trie = lexicon.NewTrie(words)
	return g
}

// typeOf is the type of a known name that is written so; empty if there is
// none.
func (g *gazetteer) typeOf(name string) string {
	if e := g.entryOf(name); e >= 0 {
		return g.names[e].Type
	}
	return ""
}

// oneThing is true unless the gazetteer knows the short form, and not as a form
// of what the long one names: 小米 and 小米汽车 are two, 理想 and 理想汽车 one.
func (g *gazetteer) oneThing(short, long string) bool {
	a, b := g.entryOf(short), g.entryOf(long)
	return a < 0 || a == b
}

// anothers is true if the gazetteer knows a name as that of a thing that belongs
// to another than owner, nor to what owner owns: Copilot, of Microsoft, is not
// GitHub's, but SU7, of 小米汽车, is 小米's too.
func (g *gazetteer) anothers(name, owner string) bool {
	e := g.entryOf(name)
	if e < 0 || g.names[e].Of == "" {
		return false
	}
	own := g.entryOf(owner)
	for range maxOwners {
		of := g.names[e].Of
		if of == "" {
			return true
		}
		e = g.entryOf(of)
		if of == owner || e >= 0 && e == own {
			return false
		}
		if e < 0 {
			return true
		}
	}
	return true
}

// maxOwners bounds how many owners are followed, should the names' owners be
// a circle: a product, its brand, the brand's company and that one's parent.
const maxOwners = 4

// entryOf is the entry that a name is a form of; -1 if it is not known.
func (g *gazetteer) entryOf(name string) int32 {
	key := fold(name)
	if id, end, ok := g.trie.Longest(key, 0); ok && end == len(key) {
		return g.same[g.forms[id][0].entry]
	}
	return -1
}

// folded is a text without the differences that names disregard: spaces and
// the case of letters, full width, the kind of the dot in foreign names.
type folded struct {
	text string
	// at[i] is the byte of the original text at which the character starts
	// that byte i of the folded text belongs to; at[len(text)] is the end.
	at    []int32
	bytes []byte // scratch
}

// foldRune folds one character; ok is false for those that are left out.
func foldRune(r rune) (rune, bool) {
	switch {
	case r == ' ' || r == '\t' || r == 0xA0 || r == 0x3000:
		return 0, false
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', true
	case r < utf8.RuneSelf, 0x3400 <= r && r <= 0x9FFF: // Chinese characters have no case
		return r, true
	case r == '•' || r == '・' || r == '‧' || r == '∙':
		return '·', true
	case r == '’' || r == '‘':
		return '\'', true
	case 0xFF01 <= r && r <= 0xFF5E:
		r -= 0xFEE0
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r, true
	}
	return unicode.ToLower(r), true
}

// fold folds a name. One that is folded already is returned as it is.
func fold(s string) string {
	same := true
	for _, r := range s {
		if f, ok := foldRune(r); !ok || f != r {
			same = false
			break
		}
	}
	if same {
		return s
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if r, ok := foldRune(r); ok {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// fold folds a text and keeps the way back.
func (f *folded) fold(text string) {
	b := f.bytes[:0]
	f.at = f.at[:0]
	for i, r := range text {
		r, ok := foldRune(r)
		if !ok {
			continue
		}
		n := len(b)
		b = utf8.AppendRune(b, r)
		for range len(b) - n {
			f.at = append(f.at, int32(i))
		}
	}
	f.at = append(f.at, int32(len(text)))
	f.bytes, f.text = b, string(b)
}
