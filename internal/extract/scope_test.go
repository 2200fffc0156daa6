package extract

import (
	"slices"
	"testing"

	"suyuan/graph"
	"suyuan/internal/article"
)

// What limits a figure, in sentences of our own.
func TestScope(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"远帆汽车第三季度全球交付2万辆。":         {"全球"},
		"远帆汽车今年上半年营收12亿元，同比增长20%。": {"", "同比"},
		"远帆汽车研发费用同比增长70%至106亿元。":   {"同比", ""},
		"远帆汽车目前市值300亿元，单月销量5000辆。": {"", "单月"},
		"远帆汽车预计2022年营收将超过4200亿元。":  {""},
	} {
		var got []string
		for _, c := range read(t, x, &article.Article{Text: text, Published: "2024-10-20"}).Claims {
			if c.Kind == graph.FigureKind {
				got = append(got, c.Scope)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// The revenue of a line of business is not that of the company: it goes by another noun.
func TestRevenueOfBusiness(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range read(t, x, &article.Article{Text: "远帆汽车第一季度营收为805亿元，其中广告营收为616亿元。", Published: "2024-05-20"}).Claims {
		if c.Metric == "revenue" {
			got = append(got, c.Label)
		}
	}
	if want := []string{"营收", "广告营收"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
