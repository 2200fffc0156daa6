package extract

import (
	"testing"

	"suyuan/internal/article"
)

// A rule that cuts a text where it must not costs users the whole article, and only real
// text shows it.
func TestCorpusIsReadWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("reads much text")
	}
	articles, _ := corpus(t, 1)
	x := fullExtractor(t)
	for _, a := range articles {
		extractsAll(t, x, a)
	}
}

func extractsAll(t *testing.T, x *Extractor, a *article.Article) {
	defer func() {
		if v := recover(); v != nil {
			t.Errorf("%s: %v", a.Path, v)
		}
	}()
	if _, err := x.Extract(t.Context(), a); err != nil {
		t.Errorf("%s: %v", a.Path, err)
	}
}
