package extract

import (
	"testing"

	"suyuan/internal/article"
)

// fewestArticles is on how many articles of real text a rule must tell something:
// one that only one article needs was made for that article.
const fewestArticles = 2

// A rule that cuts a text where it must not costs users the whole article, and only real
// text shows it; and only real text shows which rules are of no use.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads much text")
	}
	articles, _ := corpus(t, 1, "corpus", "articles")
	x := fullExtractor(t)
	fires := map[string]int{} // articles of each rule
	for _, a := range articles {
		for rule := range rulesOf(t, x, a) {
			fires[rule]++
		}
	}
	for i := range x.model.Rules {
		fewest(t, fires, x.model.Rules[i].ID)
	}
	for i := range x.model.Frames {
		fewest(t, fires, x.model.Frames[i].ID)
	}
}

func fewest(t *testing.T, fires map[string]int, rule string) {
	if fires[rule] < fewestArticles {
		t.Errorf("%s tells something on %d articles of ../shared: make it more general, or take it out", rule, fires[rule])
	}
}

// rulesOf are the rules that tell something of an article.
func rulesOf(t *testing.T, x *Extractor, a *article.Article) map[string]bool {
	defer func() {
		if v := recover(); v != nil {
			t.Errorf("%s: %v", a.Path, v)
		}
	}()
	doc, err := x.Extract(t.Context(), a)
	if err != nil {
		t.Errorf("%s: %v", a.Path, err)
	}
	rules := map[string]bool{}
	for i := range doc.Claims {
		rules[doc.Claims[i].Rule] = true
	}
	return rules
}
