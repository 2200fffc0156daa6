package dataset

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/schema"
)

// List is the names of one article, as a reader listed them.
type List struct {
	File     string `json:"file"`
	Entities []struct {
		Type    string   `json:"type"`
		Name    string   `json:"name"`
		Aliases []string `json:"aliases"`
	} `json:"entities"`
}

// Lists reads lines of {"file","entities":[{"type","name","aliases"}]}.
func Lists(r io.Reader) ([]List, error) {
	var all []List
	err := lines(r, func(line []byte) error {
		var l List
		if err := json.Unmarshal(line, &l); err != nil {
			return fmt.Errorf("no line of the form {\"file\",\"entities\"}: %w", err)
		}
		all = append(all, l)
		return nil
	})
	return all, err
}

// Harvested is a name that is worth knowing in articles that nobody has read.
type Harvested struct {
	Type    string
	Forms   []string // the name and what else it is called everywhere
	Guarded bool     // an ordinary word too
}

// The share of the articles a form stands in that must list it as a name, and of those that
// must give it the same type. Chosen by reading what falls on either side.
const (
	reliable  = 0.75
	agreement = 0.67
)

// Vocabulary is what is known of names before any are read.
type Vocabulary struct {
	// Plain is a form without what does not tell names apart.
	Plain func(form string) string
	// Known says which forms need not be read; Ordinary which are words of the language too.
	Known, Ordinary func(form string) bool
	// Heads are last words that a name is often met without: 公司, 系列.
	Heads []string
}

// Harvest takes from lists, whose texts are those of s, the names that a lexicon can hold: those
// that nearly every article lists in which they stand, with one type, and that are not
// put together from others. Of the other forms of a thing only those are kept that stand for it
// in any article. Sorted by type and name.
func (s Set) Harvest(lists []List, v Vocabulary) []Harvested {
	types := s.reliable()
	fits := func(typ, form string) bool { return types[form] == typ && telling(typ, form) && !v.Known(form) }
	there := func(form string) bool {
		return v.Known(form) || types[form] != "" && telling(types[form], form)
	}
	things := map[string]*Harvested{} // by plain form
	var out []*Harvested
	for _, l := range lists {
		for _, e := range l.Entities {
			if !fits(e.Type, e.Name) || v.composed(e.Type, e.Name, there) {
				continue
			}
			t := things[v.Plain(e.Name)]
			if t == nil {
				t = &Harvested{Type: e.Type, Forms: []string{e.Name}, Guarded: v.Ordinary(e.Name)}
				things[v.Plain(e.Name)] = t
				out = append(out, t)
			}
			if t.Type != e.Type {
				continue
			}
			for _, a := range e.Aliases {
				if things[v.Plain(a)] == nil && fits(e.Type, a) && !v.Ordinary(a) && isAlias(e.Type, a, e.Name) {
					things[v.Plain(a)] = t
					t.Forms = append(t.Forms, a)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b *Harvested) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Forms[0], b.Forms[0]))
	})
	harvest := make([]Harvested, len(out))
	for i, t := range out {
		harvest[i] = *t
	}
	return harvest
}

// reliable gives the type of each form that nearly always stands for a thing of one.
func (s Set) reliable() map[string]string {
	var all []Name
	for _, names := range s.Names {
		all = append(all, names...)
	}
	lexicon := NewNames(all...)
	stands := map[string]int{}
	for i := range s.Examples {
		seen := map[string]bool{}
		lexicon.longest(s.Examples[i].Text, nil, func(_ article.Span, f *form, _ string) { seen[f.text] = true })
		for f := range seen {
			stands[f]++
		}
	}
	types := map[string]string{}
	for i := range lexicon.forms {
		f := &lexicon.forms[i]
		listed := float64(f.listed())
		typ, n := f.commonest()
		if typ == schema.Person && n < 2 {
			continue // two people may have the name
		}
		if stands[f.text] > 0 && float64(n) >= agreement*listed && listed >= reliable*float64(stands[f.text]) {
			types[f.text] = typ
		}
	}
	return types
}

// composed says whether a name is another one with words that are left out at will, or a brand
// and its product: the recogniser puts those together by itself, and knows that they are one.
func (v Vocabulary) composed(typ, form string, there func(string) bool) bool {
	for _, h := range v.Heads {
		front := strings.TrimSpace(strings.TrimSuffix(form, h))
		if front != form && front != "" && (there(front) || v.composed(typ, front, there)) {
			return true
		}
	}
	if typ != schema.Product {
		return false
	}
	for i := range form {
		if i > 0 && there(strings.TrimSpace(form[:i])) {
			if rest := strings.TrimSpace(form[i:]); there(rest) || rest != "" && rest[0] < utf8.RuneSelf && form[0] >= utf8.RuneSelf {
				return true
			}
		}
	}
	return false
}

// listed is how many articles list the form.
func (f *form) listed() (n int) {
	for _, t := range f.types {
		n += t.count
	}
	return n
}

// commonest is the type that most articles give the form, and how many do.
func (f *form) commonest() (typ string, n int) {
	for _, t := range f.types {
		if t.count > n {
			typ, n = t.typ, t.count
		}
	}
	return typ, n
}

// bareCode is a number, or a letter or two.
var bareCode = regexp.MustCompile(`^[\p{Nd}.,/ +-]*$|^[A-Za-z]\d?$|^[A-Za-z]{2}$`)

// telling is false for forms that say little outside their article.
func telling(typ, form string) bool {
	n := utf8.RuneCountInString(form)
	switch {
	case n < 2 || bareCode.MatchString(form) || strings.ContainsAny(form, "《》「」\"“”|?<#\n\u00a0\u2002\u2003．‧") || strings.Contains(form, "  "):
		return false
	case typ == schema.Person: // a name in Latin letters has two words
		return n > 2 && form[0] >= utf8.RuneSelf || n == 2 && !strings.ContainsAny(form, "老小阿某") || strings.ContainsAny(form, " ·")
	case typ == schema.Work:
		return n > 3
	}
	return true
}

// isAlias says whether another form of a thing in one article is one in all. A family of
// products is called by its newest, an office by its last words.
func isAlias(typ, alias, name string) bool {
	switch typ {
	case schema.Product:
		return false
	case schema.Person:
		return utf8.RuneCountInString(alias) > 2 && !strings.Contains(name, alias)
	}
	return !strings.HasSuffix(name, alias)
}
