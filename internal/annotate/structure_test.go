package annotate

import (
	"slices"
	"strings"
	"testing"

	"suyuan/internal/article"
	"suyuan/internal/segment"
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
	const text = "远帆的产能将达到 3.5 GWh | 图片来源：远帆\n图源：微博\n销量（图）大涨。它涨了。"
	a := &article.Article{Text: text}
	for _, w := range []string{" | 图片来源：远帆", "图源：微博", "（图）"} {
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
	if want := []string{"远帆的产能将达到 3.5 GWh", "销量", "大涨。", "它涨了。"}; !slices.Equal(content, want) {
		t.Errorf("content %q, want %q", content, want)
	}
	if want := []string{"| 图片来源：远帆", "图源：微博", "（图）"}; !slices.Equal(furniture, want) {
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

func TestHeadingsThatAnnounceSeveralThings(t *testing.T) {
	const text = "远帆裁员；蓝桥上市 | 江州早报\n远帆今天裁员；蓝桥今天上市。"
	d := &Doc{Article: &article.Article{Text: text, Headings: []article.Span{find(t, text, "远帆裁员；蓝桥上市 | 江州早报")}}}
	structure(d)
	var got []string
	for _, s := range d.Sentences {
		got = append(got, s.Of(text))
	}
	if want := []string{"远帆裁员；", "蓝桥上市 |", "江州早报", "远帆今天裁员；蓝桥今天上市。"}; !slices.Equal(got, want) {
		t.Errorf("sentences %q, want %q", got, want)
	}
}

func TestOverlongSentencesAreCut(t *testing.T) {
	tests := []struct {
		name, unit string
		end        string // of every part but the last
	}{
		{"at a clause mark", "公司第二季度营收增长，", "，"},
		{"at a space", "公司第二季度营收增长 ", "增长"},
		{"between words", "营收", "营收"},
		{"around a number", "净12345678", ""},
		{"in a long token", "x", ""},
		{"in repeated marks", "—", ""},
		{"in bad UTF-8", "\xff\x80", ""},
	}
	segmenter, err := segment.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Repeat(tt.unit, 5*maxSentence/len(tt.unit))
			d := &Doc{Article: &article.Article{Text: text}, Tokens: segmenter.Tokens(text, nil)}
			structure(d)
			at := 0
			for i, s := range d.Sentences {
				if s.Len() > maxSentence || s.Len() == 0 || strings.TrimSpace(text[at:s.Start]) != "" {
					t.Fatalf("sentence %d is %v, behind one that ends at %d", i, s.Span, at)
				}
				if i < len(d.Sentences)-1 && !strings.HasSuffix(s.Of(text), tt.end) {
					t.Errorf("sentence %d ends in %q", i, s.Of(text)[s.Len()-20:])
				}
				for _, token := range d.Tokens {
					if token.Overlaps(s.Span) && !s.Contains(token.Span) {
						t.Fatalf("sentence %d cuts %q", i, token.Of(text))
					}
				}
				at = s.End
			}
			if strings.TrimSpace(text[at:]) != "" || len(d.Sentences) < 5 {
				t.Errorf("%d sentences, the last ends at %d of %d", len(d.Sentences), at, len(text))
			}
		})
	}
}

// A title is one name, whatever marks are in it.
func TestClausesOfTitles(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"《云图：归途》大卖，公司很高兴", []string{"《云图：归途》大卖", "公司很高兴"}},
		{"他写了《云图：归途》。", []string{"他写了《云图：归途》"}},
		{"《云图，公司很高兴", []string{"《云图", "公司很高兴"}},
	} {
		var got []string
		for _, sp := range clauses(c.text, article.Span{End: len(c.text)}) {
			got = append(got, sp.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("clauses of %q are %q, want %q", c.text, got, c.want)
		}
	}
}
