package cli

import (
	"strings"
	"testing"

	"suyuan/graph"
)

func TestMostCommon(t *testing.T) {
	for words, want := range map[string]string{
		"":               "",
		"发布":             "发布",
		"发布 推出 推出":       "推出",
		"推出 发布":          "发布", // of equals the first in order
		"发布 推出":          "发布",
		"推出 推出 发布 发布":    "发布",
		"发布 推出 推出 发布 推出": "推出",
	} {
		var s graph.Statement
		for _, w := range strings.Split(words, " ") {
			s.Evidence = append(s.Evidence, graph.Evidence{Telling: graph.Telling{Trigger: w}}, graph.Evidence{})
		}
		if got := trigger(&s); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
