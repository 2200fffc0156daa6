package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/schema"
)

// brandFinder gives the brands that only the names of products tell of their
// own entities: 宝马M3 speaks of 宝马 too.
type brandFinder struct {
	companies map[string]bool // known names of companies; false if ambiguous
}

func newBrandFinder(names []schema.Name) *brandFinder {
	b := &brandFinder{companies: map[string]bool{}}
	for _, n := range names {
		if n.Type != "Company" {
			continue
		}
		for _, form := range append([]string{n.Name}, n.Aliases...) {
			b.companies[form] = b.companies[form] || !n.Ambiguous
		}
	}
	return b
}

// find fills Doc.Nested, and adds the entities of the brands that the article
// names nowhere else.
func (b *brandFinder) find(d *Doc) {
	known := map[string]int{}
	for i, e := range d.Entities {
		if e.Type != "Company" {
			continue
		}
		for _, f := range append([]string{e.Name}, e.Aliases...) {
			known[f] = i
		}
	}
	for _, m := range d.Mentions {
		if m.Reference || d.Entities[m.Entity].Type != "Product" {
			continue
		}
		n := b.brand(m.Of(d.Article.Text))
		if n == 0 {
			continue
		}
		sp := article.Span{Start: m.Start, End: m.Start + n}
		form := sp.Of(d.Article.Text)
		i, ok := known[form]
		if !ok {
			i = len(d.Entities)
			known[form] = i
			d.Entities = append(d.Entities, Entity{Type: "Company", Name: form})
		}
		d.Nested = append(d.Nested, Mention{Span: sp, Entity: i, Rule: "name.brand", Confidence: m.Confidence})
	}
}

// brand is the length in bytes of the known company that a product's name
// begins with; 0 if there is none. A Latin name must end with a word, and a
// name that is an ordinary word too must stand before a code (理想 L9).
func (b *brandFinder) brand(name string) int {
	best := 0
	for i, r := range name {
		if i == 0 {
			continue
		}
		stem := name[:i]
		sure, ok := b.companies[stem]
		if !ok {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(stem)
		if last < utf8.RuneSelf && (unicode.IsLetter(last) || unicode.IsDigit(last)) && r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			continue
		}
		if next := strings.TrimLeftFunc(name[i:], unicode.IsSpace); !sure && (next == "" || next[0] >= utf8.RuneSelf) {
			continue
		}
		best = i
	}
	return best
}
