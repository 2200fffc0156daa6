package resolve

import (
	"slices"
	"strings"
	"testing"

	"suyuan/graph"
)

func TestIndependentSources(t *testing.T) {
	articles := map[string]graph.Article{
		"a": {ID: "a", Publisher: "甲报", Published: "2025-01-03"},
		"b": {ID: "b", Publisher: "乙网", Published: "2025-01-04"},
		"c": {ID: "c", Publisher: "丙社"},
		"d": {ID: "d"},
	}
	const sentence = "比亚迪泰国工厂在罗勇府投产，年产能15万辆"
	tests := []struct {
		name     string
		evidence [][3]string // article, quote, attribution (；否认 behind who denies it)
		want     []string
	}{
		{"two who tell it in their own words", [][3]string{{"a", sentence, ""}, {"b", "泰国罗勇府的比亚迪工厂开工，一年可造15万辆", ""}}, []string{"乙网", "甲报"}},
		{"a reprint, word for word", [][3]string{{"b", sentence, ""}, {"a", sentence, ""}}, []string{"甲报"}},
		{"a reprint with other spaces and widths", [][3]string{{"a", sentence, ""}, {"b", "比亚迪泰国工厂在罗勇府投产, 年产能 15 万辆", ""}}, []string{"甲报"}},
		{"without a date it is no first", [][3]string{{"c", sentence, ""}, {"b", sentence, ""}}, []string{"乙网"}},
		{"few words are found twice", [][3]string{{"a", "年产能15万辆", ""}, {"b", "年产能15万辆", ""}}, []string{"乙网", "甲报"}},
		{"two who quote one", [][3]string{{"a", sentence, "路透社"}, {"b", "路透社说，工厂的年产能为15万辆，已经投产", "路透社"}}, []string{"路透社"}},
		{"no publisher", [][3]string{{"d", sentence, ""}}, []string{"d"}},
		{"each publisher and each who is quoted once", [][3]string{{"a", "", ""}, {"a", "一", ""}, {"b", "", "财联社"}, {"c", "", "财联社"}, {"d", "", ""}}, []string{"d", "甲报", "财联社"}},
		{"a headline of what the article has someone say", [][3]string{{"a", "年产能15万辆", ""}, {"a", "工厂年产能15万辆", "比亚迪"}}, []string{"比亚迪"}},
		{"that headline reprinted", [][3]string{{"a", sentence, ""}, {"a", "工厂年产能15万辆", "比亚迪"}, {"b", sentence, ""}}, []string{"比亚迪"}},
		{"who denies it is not who tells the headline", [][3]string{{"a", sentence, ""}, {"a", "比亚迪否认泰国工厂投产", "比亚迪；否认"}}, []string{"甲报"}},
		{"one name in two spellings", [][3]string{{"a", "", "IT 之家"}, {"b", "", "IT之家"}}, []string{"IT 之家"}},
		{"who denies it is no source of it", [][3]string{{"a", sentence, ""}, {"b", "比亚迪否认泰国工厂投产", "比亚迪；否认"}}, []string{"甲报"}},
		{"a denial alone", [][3]string{{"b", "比亚迪否认泰国工厂投产", "比亚迪；否认"}}, []string{"比亚迪"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s graph.Statement
			for _, e := range tt.evidence {
				who, denial := strings.CutSuffix(e[2], "；否认")
				t := graph.Telling{Evidence: graph.Quote{Quote: e[1]}, Attribution: who}
				if denial {
					t.Modality = graph.Denied
				}
				s.Evidence = append(s.Evidence, graph.Evidence{Article: e[0], Telling: t})
			}
			got := SourcesOf(s, func(id string) graph.Article { return articles[id] })
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
