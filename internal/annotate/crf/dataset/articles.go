package dataset

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/lexicon"
)

// Articles reads lines of {"file","entities":[{"type","name","aliases"}]}: all names of one article,
// with all their written forms but without their places. A name is marked
// wherever one of the article's forms stands, the longest first. A form that stands in many
// articles which do not list it (自然, 大众, X) is an ordinary word too: its places are
// optional. dir holds the articles, Markdown with front matter.
func Articles(r io.Reader, dir string) (Set, error) {
	var set Set
	err := lines(r, func(line []byte) error {
		var a struct {
			File     string `json:"file"`
			Entities []struct {
				Type    string   `json:"type"`
				Name    string   `json:"name"`
				Aliases []string `json:"aliases"`
			} `json:"entities"`
		}
		if err := json.Unmarshal(line, &a); err != nil {
			return fmt.Errorf("no line of the form {\"file\",\"entities\"}: %w", err)
		}
		if a.File == "" || a.File != filepath.Base(a.File) {
			return fmt.Errorf("%q is no file of the folder %s", a.File, dir)
		}
		data, err := os.ReadFile(filepath.Join(dir, a.File))
		if err != nil {
			return err
		}
		var names []Name
		seen := map[string]bool{}
		for _, e := range a.Entities {
			for _, f := range append([]string{e.Name}, e.Aliases...) {
				if !seen[f] && f != "" {
					seen[f] = true
					names = append(names, Name{f, e.Type})
				}
			}
		}
		set.Names = append(set.Names, names)
		set.Examples = append(set.Examples, crf.Example{Text: body(string(data))})
		return nil
	})
	set.mark()
	return set, err
}

var (
	frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	image       = regexp.MustCompile(`!\[[^\]\n]*\]\([^)\n]*\)`)
	link        = regexp.MustCompile(`\[([^\]\n]*)\]\([^)\n]*\)`)
)

// body is the text of a Markdown file without front matter, pictures and the
// addresses of links.
func body(markdown string) string {
	text := frontMatter.ReplaceAllString(strings.ReplaceAll(markdown, "\r\n", "\n"), "")
	text = image.ReplaceAllString(text, "")
	return link.ReplaceAllString(text, "$1")
}

// mark finds the names of each example in its text.
func (s *Set) mark() {
	ambiguous := s.ambiguous()
	for i := range s.Examples {
		e := &s.Examples[i]
		l := NewNames(s.Names[i])
		e.Gold = nil
		l.longest(e.Text, func(sp article.Span, name Name) {
			e.Gold = append(e.Gold, crf.Gold{Span: sp, Types: []string{name.Type}, Optional: ambiguous[name.Form]})
		})
	}
}

// ambiguous are the forms that stand, by themselves, in more articles that do not
// list them than in ones that do.
func (s *Set) ambiguous() map[string]bool {
	var all []Name
	listed := map[string]int{}
	for _, names := range s.Names {
		for _, n := range names {
			if listed[n.Form] == 0 {
				all = append(all, n)
			}
			listed[n.Form]++
		}
	}
	l := NewNames(all)
	stands := map[string]int{}
	for i := range s.Examples {
		seen := map[string]bool{}
		l.longest(s.Examples[i].Text, func(_ article.Span, n Name) { seen[n.Form] = true })
		for f := range seen {
			stands[f]++
		}
	}
	ambiguous := map[string]bool{}
	for f, n := range listed {
		if stands[f] > 2*n {
			ambiguous[f] = true
		}
	}
	return ambiguous
}

// Names is a lexicon of names.
type Names struct {
	names []Name
	trie  *lexicon.Trie
}

// NewNames makes a lexicon; of equal forms the first counts.
func NewNames(names []Name) *Names {
	words := make([]string, len(names))
	for i, n := range names {
		words[i] = n.Form
	}
	return &Names{names, lexicon.NewTrie(words)}
}

// Learned is a lexicon of the names of a set's articles. Of several types of one form the
// most frequent counts, of equally frequent ones the first. A form of a single
// character is left out.
func (s Set) Learned() *Names { return s.learned(-1) }

// learned leaves out what only the article without has.
func (s Set) learned(without int) *Names {
	counts := map[Name]int{}
	for i, names := range s.Names {
		if i == without {
			continue
		}
		for _, n := range names {
			counts[n]++
		}
	}
	best := map[string]Name{}
	var order []string
	for _, names := range s.Names {
		for _, n := range names {
			if counts[n] == 0 || utf8.RuneCountInString(n.Form) < 2 {
				continue
			}
			b, ok := best[n.Form]
			if !ok {
				order = append(order, n.Form)
			}
			if !ok || counts[n] > counts[b] {
				best[n.Form] = n
			}
		}
	}
	kept := make([]Name, len(order))
	for i, f := range order {
		kept[i] = best[f]
	}
	return NewNames(kept)
}

// LearnFromOthers gives each example the lexicon hits that it would have if it were unseen: of
// the names that other articles of the set have.
func (s Set) LearnFromOthers() {
	for i := range s.Examples {
		s.Examples[i].Hits = s.learned(i).Hits(s.Examples[i].Text, nil)
	}
}

// Hits appends the places where a name stands, the longest at each place,
// sorted and disjoint.
func (l *Names) Hits(text string, dst []crf.Hit) []crf.Hit {
	l.longest(text, func(sp article.Span, n Name) {
		dst = append(dst, crf.Hit{Span: sp, Kind: n.Type})
	})
	return dst
}

// longest calls found for the longest name at each place, from left to right; a name
// in Latin letters must not touch others.
func (l *Names) longest(text string, found func(article.Span, Name)) {
	for i := 0; i < len(text); {
		id, end := -1, 0
		if !utf8.RuneStart(text[i]) || i > 0 && alphanumeric(text[i-1]) && alphanumeric(text[i]) {
			i++
			continue
		}
		l.trie.Walk(text, i, func(w, e int) {
			if e < len(text) && alphanumeric(text[e-1]) && alphanumeric(text[e]) {
				return
			}
			id, end = w, e
		})
		if id < 0 {
			i++
			continue
		}
		found(article.Span{Start: i, End: end}, l.names[id])
		i = end
	}
}

func alphanumeric(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
