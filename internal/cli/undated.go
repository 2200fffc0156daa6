package cli

import (
	"fmt"

	"suyuan/graph"
)

// tellUndated says how many articles have no date of publication, and what that
// costs: 昨日 and 去年9月 in them are of no day and of no month.
func tellUndated(env *Env, articles []graph.Article) {
	n, example := 0, ""
	for _, a := range articles {
		if a.Published == "" {
			if n++; n == 1 {
				example = a.Path
			}
		}
	}
	if n == 0 {
		return
	}
	have := "have"
	if n == 1 {
		have = "has"
	}
	fmt.Fprintf(env.Stderr, "suyuan: note: %s %s no date of publication, such as %s: 昨日 and 去年9月 stay without a time there; --published or a manifest.json tells it\n", count(n, "article"), have, example)
}
