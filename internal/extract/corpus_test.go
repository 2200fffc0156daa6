package extract

import (
	"testing"

	"suyuan/internal/article"
)

// fewestArticles is on how many articles of real text a rule must tell something:
// one that only one article needs was made for that article.
const fewestArticles = 2

// rare are the rules that are kept although fewer articles need them, and why.
var rare = map[string]string{
	"plaintiffs-listed": "notices of hearings are listed so wherever they are reported; one article here reports them",
}

// A rule that cuts a text where it must not costs users the whole article, and only real
// text shows it; and only real text shows which rules are of no use.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads much text")
	}
	articles, _ := corpus(t, 1, corpusFolder, goldFolder, testFolder)
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
	if rare[rule] == "" && fires[rule] < fewestArticles {
		t.Errorf("%s tells something on %d articles: make it more general, or take it out", rule, fires[rule])
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
