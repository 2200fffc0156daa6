package dataset

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
)

// FinRE reads THUNLP's FinRE: tab-separated head, tail, relation, sentence. The lines
// of one sentence become one example, in which head and tail are marked wherever they
// stand. They may be of any of types; as other names in the sentence are not marked, all
// of open may stand there.
func FinRE(r io.Reader, types, open []string) (Set, error) {
	names := map[string][]string{}
	var order []string
	err := lines(r, func(line []byte) error {
		fields := strings.Split(strings.TrimSpace(string(line)), "\t")
		if len(fields) == 1 && fields[0] == "" {
			return nil
		}
		if len(fields) != 4 {
			return fmt.Errorf("%d columns instead of head, tail, relation and sentence", len(fields))
		}
		text := fields[3]
		if _, ok := names[text]; !ok {
			order = append(order, text)
			names[text] = nil
		}
		for _, n := range fields[:2] {
			if n == "" || !strings.Contains(text, n) {
				return fmt.Errorf("%q does not stand in the sentence", n)
			}
			if !slices.Contains(names[text], n) {
				names[text] = append(names[text], n)
			}
		}
		return nil
	})
	var set Set
	for _, text := range order {
		set.Examples = append(set.Examples, crf.Example{Text: text, Gold: places(text, names[text], types), Open: open})
	}
	return set, err
}

// places marks every place where a form stands, the longest first.
func places(text string, forms, types []string) []crf.Gold {
	slices.SortFunc(forms, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var gold []crf.Gold
	for _, f := range forms {
		for from := 0; ; {
			i := strings.Index(text[from:], f)
			if i < 0 {
				break
			}
			sp := article.Span{Start: from + i, End: from + i + len(f)}
			from = sp.End
			gold = append(gold, crf.Gold{Span: sp, Types: types})
		}
	}
	return arrange(gold)
}
