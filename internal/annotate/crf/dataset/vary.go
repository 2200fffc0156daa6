package dataset

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/schema"
)

// Vary returns a copy of each example in which a share of its names (0 to 1) is replaced
// by others of their type: those of the set, and more. A form is replaced by the same
// name throughout its example. It shows in the frames that are known names that are not,
// so that a model learns from the frames; therefore the copies have no lexicon hits, which
// would always be right. The same seed gives the same copies.
func (s Set) Vary(seed uint64, share float64, more []Name) []crf.Example {
	v := varier{rand: rand.New(rand.NewPCG(seed, 0x76617279)), share: share, pool: map[string][]string{}}
	seen := map[Name]bool{}
	add := func(names []Name) {
		for _, n := range names {
			if !seen[n] {
				seen[n] = true
				v.pool[n.Type] = append(v.pool[n.Type], n.Form)
			}
		}
	}
	for i := range s.Examples {
		add(s.names(i))
	}
	add(more)
	var copies []crf.Example
	for i := range s.Examples {
		copies = append(copies, v.replace(&s.Examples[i]))
	}
	return copies
}

type varier struct {
	rand  *rand.Rand
	share float64
	pool  map[string][]string // forms by type
}

// replace is a copy of an example with other names.
func (v *varier) replace(e *crf.Example) crf.Example {
	c := crf.Example{Open: e.Open}
	var text strings.Builder
	other := map[string]string{}
	at := 0
	for _, g := range e.Gold {
		text.WriteString(e.Text[at:g.Start])
		at = g.End
		form := g.Of(e.Text)
		to, ok := other[form]
		if !ok {
			to = form
			if pool := v.pool[g.Types[0]]; len(g.Types) == 1 && !g.Optional && len(pool) > 0 && v.rand.Float64() < v.share {
				to = pool[v.rand.IntN(len(pool))]
			}
			other[form] = to
		}
		start := text.Len()
		text.WriteString(to)
		c.Gold = append(c.Gold, crf.Gold{Span: article.Span{Start: start, End: text.Len()}, Types: g.Types, Optional: g.Optional})
	}
	text.WriteString(e.Text[at:])
	c.Text = text.String()
	return c
}

// FinRENames reads the names of THUNLP's FinRE: tab-separated head, tail, relation and
// sentence. Nearly all heads and tails are companies; all are given that type.
func FinRENames(r io.Reader) ([]Name, error) {
	var names []Name
	seen := map[string]bool{}
	err := lines(r, func(line []byte) error {
		fields := strings.Split(string(line), "\t")
		if len(fields) != 4 || fields[0] == "" || fields[1] == "" {
			return fmt.Errorf("%d columns instead of head, tail, relation and sentence", len(fields))
		}
		for _, form := range fields[:2] {
			if !seen[form] {
				seen[form] = true
				names = append(names, Name{form, schema.Company})
			}
		}
		return nil
	})
	return names, err
}
