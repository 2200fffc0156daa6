package hanzi

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSimplify(t *testing.T) {
	for text, want := range map[string]string{
		"華為":           "华为",
		"小米汽車 SU7":     "小米汽车 SU7",
		"騰訊":           "腾讯",
		"臺積電":          "台积电",
		"台積電":          "台积电",
		"衞龍美味":         "卫龙美味", // as Hong Kong writes it
		"昇騰":           "升腾",
		"昇腾":           "升腾", // how its maker writes it, in simplified text too
		"腾讯 Tencent 🐧": "腾讯 Tencent 🐧",
		"":             "",
		"\xff騰":        "\ufffd腾",
	} {
		if got := Simplify(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTraditional(t *testing.T) {
	for text, want := range map[string]bool{
		"騰訊公佈第三季財報，營收較去年成長一成。":       true,
		"腾讯公布第三季财报，营收较去年增长一成。":       false,
		"这部名著的作者乾隆年间住在北京，著作等身，门生众多。": false,
		"Tencent reports Q3 results": false,
		"":                           false,
	} {
		if got := Traditional(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Two simplified names compare as one would compare them once more, and what
// is simplified is as long as it was.
func TestSimplifyTwice(t *testing.T) {
	if n := len(simplified()); n != strings.Count(pairs, "\n") {
		t.Errorf("%d pairs in %d lines", n, strings.Count(pairs, "\n"))
	}
	for from, to := range simplified() {
		if again := Simplify(string(to)); from == to || to == utf8.RuneError || utf8.RuneLen(from) != utf8.RuneLen(to) || again != string(to) {
			t.Errorf("%c becomes %c and then %s", from, to, again)
		}
	}
}

func TestOrdinary(t *testing.T) {
	for text, want := range map[string]string{
		"第⼆季度营收同⽐增⻓，⼈⺠币 52 亿元": "第二季度营收同比增长，人民币 52 亿元",
		"第二季度营收同比增长":           "第二季度营收同比增长",
		"⿏标⻢⼒":                 "鼠标马力",
		"\xff⼆":                "\ufffd二",
		"⾔、⾖、⿕ 和 ⿰":            "言、豆、龠 和 ⿰", // the last describes characters and is none
	} {
		if got := Ordinary(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for r := '\u2e80'; r <= '\u2fdf'; r++ {
		if got := Ordinary(string(r)); len(got) != len(string(r)) {
			t.Errorf("%c becomes %s, of another length", r, got)
		}
	}
}
