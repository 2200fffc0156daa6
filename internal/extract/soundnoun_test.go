package extract

import (
	"testing"

	"suyuan/internal/article"
)

// What a number is of is a thing: adverbs and verbs beside a noun are no part of
// it, and a verb alone gives way to what the text is about.
func TestSoundSubjects(t *testing.T) {
	x := fullExtractor(t)
	for _, c := range []struct{ text, want string }{
		{"茶饮市场整体销售额达到3000亿元。", "茶饮市场"},
		{"个人财富一共蒸发了20亿元。", "个人财富"},
		{"华为公布了年报。营业收入411.34亿元。", "华为"},
		{"比亚迪在沈阳招聘。并宣布裁员15%。", "比亚迪"},
		{"服务机器人产量921万台。", "服务机器人"},
		{"新能源汽车主要价位在15万元。", "新能源汽车"},
		{"工业机器人及产量921万台。", "工业机器人"},
	} {
		doc := read(t, x, &article.Article{ID: "a", Published: "2026-01-15", Text: c.text})
		name := map[string]string{}
		for _, e := range doc.Entities {
			name[e.ID] = e.Name
		}
		var got []string
		for _, claim := range doc.Claims {
			if claim.Kind == "figure" {
				got = append(got, name[claim.Subject]+claim.SubjectText)
			}
		}
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: of %q, want %q", c.text, got, c.want)
		}
	}
}
