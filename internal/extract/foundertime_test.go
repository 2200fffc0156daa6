package extract

import (
	"slices"
	"testing"

	"suyuan/graph"
	"suyuan/internal/article"
)

// The time of a founder's words is not when the company was founded.
func TestFounderTime(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"小米创始人雷军5月7日表示，公司将扩产。":       "",
		"2015年，马斯克和阿尔特曼共同创办了OpenAI。": "2015",
	} {
		doc := read(t, x, &article.Article{Text: text, Published: "2024-05-20"})
		i := slices.IndexFunc(doc.Claims, func(c graph.Claim) bool { return c.Predicate == "founder" })
		if i < 0 || doc.Claims[i].Time != want {
			t.Errorf("%s: want a founder of time %q in %+v", text, want, doc.Claims)
		}
	}
}
