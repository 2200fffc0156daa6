package extract

import (
	"testing"

	"suyuan/schema"
)

// One event for one thing that happened.
func TestSettle(t *testing.T) {
	x, err := testModel()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text string
		gives, not []string
	}{
		{"to announce a recall is to recall", "[远帆汽车/Company]宣布召回[青骥S7/Product]。",
			[]string{"Recall | 召回 | agent=远帆汽车 | product=青骥S7"}, []string{"Statement"}},
		{"what is said behind a comma is said", "[远帆汽车/Company]宣布，今年的目标是两万辆。",
			[]string{"Statement | 宣布 | speaker=远帆汽车"}, nil},
		{"a heading tells what the body tells", "[青骥S7/Product]正式发布\n\n6月12日，[远帆汽车/Company]正式发布[青骥S7/Product]。",
			[]string{"ProductLaunch | 正式发布 | agent=远帆汽车 | product=青骥S7 | 2025-06-12"}, []string{"ProductLaunch | "}},
		{"a heading with a time of its own", "[青骥S7/Product]去年发布\n\n6月12日，[远帆汽车/Company]发布[青骥S7/Product]。",
			[]string{"ProductLaunch | 发布 | product=青骥S7 | 2024", "ProductLaunch | 发布 | agent=远帆汽车 | 2025-06-12"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			checkExample(t, x, schema.Example{Text: test.text, Published: "2025-06-20", Gives: test.gives, Not: test.not})
		})
	}
}
