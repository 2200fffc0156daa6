package dataset

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
)

// Articles reads lines of {"file","entities":[{"type","name","aliases"}]}: all names of one article,
// with all their written forms but without their places. A name is marked
// wherever one of the article's forms stands, the longest first. A form that stands in many
// articles which do not list it (自然, 大众, X) is an ordinary word too: its places are
// optional. dir holds the articles, Markdown with front matter.
func Articles(r io.Reader, dir string) (Set, error) {
	var set Set
	err := lines(r, func(line []byte) error {
		var a List
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
		l := NewNames(s.Names[i]...)
		e.Gold = nil
		l.longest(e.Text, nil, func(sp article.Span, f *form, typ string) {
			e.Gold = append(e.Gold, crf.Gold{Span: sp, Types: []string{typ}, Optional: ambiguous[f.text]})
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
	l := NewNames(all...)
	stands := map[string]int{}
	for i := range s.Examples {
		seen := map[string]bool{}
		l.longest(s.Examples[i].Text, nil, func(_ article.Span, f *form, _ string) { seen[f.text] = true })
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
