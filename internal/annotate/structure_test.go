package annotate

import (
	"slices"
	"testing"

	"suyuan/internal/article"
)

// find is the span of the first place where words stand in text.
func find(t *testing.T, text, words string) article.Span {
	t.Helper()
	for i := range text {
		if len(text)-i >= len(words) && text[i:i+len(words)] == words {
			return article.Span{Start: i, End: i + len(words)}
		}
	}
	t.Fatalf("%q is not in %q", words, text)
	return article.Span{}
}

func TestFurnitureIsCutOff(t *testing.T) {
	const text = "华为的算力将达到 3.5 EFLOPS | 图片来源：华为\n图源：微博\n销量（图）大涨。它涨了。"
	a := &article.Article{Text: text}
	for _, w := range []string{" | 图片来源：华为", "图源：微博", "（图）"} {
		a.Furniture = append(a.Furniture, find(t, text, w))
	}
	d := &Doc{Article: a}
	structure(d)
	var content, furniture []string
	for _, s := range d.Sentences {
		if s.Furniture {
			furniture = append(furniture, s.Of(text))
		} else {
			content = append(content, s.Of(text))
		}
	}
	if want := []string{"华为的算力将达到 3.5 EFLOPS", "销量", "大涨。", "它涨了。"}; !slices.Equal(content, want) {
		t.Errorf("content %q, want %q", content, want)
	}
	if want := []string{"| 图片来源：华为", "图源：微博", "（图）"}; !slices.Equal(furniture, want) {
		t.Errorf("furniture %q, want %q", furniture, want)
	}
}

func TestHeadingsOfTheSource(t *testing.T) {
	const title = "一个标题，它长得超过了正文里任何一行看起来像标题的短行所能有的长度，也就是六十四个字，而且它还以句号结尾，因此单凭样子谁也认不出它来。"
	text := title + "\n正文的第一段，它当然不是标题。"
	d := &Doc{Article: &article.Article{Text: text, Headings: []article.Span{{Start: 0, End: len(title)}}}}
	structure(d)
	if len(d.Sentences) != 2 || !d.Sentences[0].Heading || d.Sentences[1].Heading {
		t.Errorf("sentences %+v", d.Sentences)
	}
}
