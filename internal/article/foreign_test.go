package article

import (
	"strings"
	"testing"
)

// What is in another language gives no statements, and its reader is told so.
func TestForeign(t *testing.T) {
	for text, want := range map[string]bool{
		"XPeng said on Tuesday that its revenue rose 62.3% in the first quarter, to 6.55 billion yuan. Its shares fell 3% in Hong Kong on the same day. 小鹏": true,
		"XPeng 小鹏":                               false,
		"iPhone 16 Pro":                          false,
		"Shares of Apple fell by three percent.": true,
		"삼성전자는 3분기 영업이익이 지난해 같은 기간보다 277% 증가했다고 밝혔다.": true,
		"トヨタ自動車は5日、2024年4〜9月期の連結決算を発表した。売上高は23兆2824億円で前年同期比5.9%増、純利益は1兆9071億円で26.4%減だった。" +
			"認証不正問題による生産停止が響いた。ホンダとの提携について社長は「まだ何も決まっていない」と述べた。通期の見通しは据え置いた。": true,
		"任天堂公布了《スーパーマリオブラザーズ ワンダー》的销量。":                                                                              false,
		"远帆汽车（Yuanfan Motors Holding Limited）周二表示，一季度营收为65.5亿元，Model S7 Ultra Long Range Performance Edition 交付2万辆。": false,
	} {
		if got := foreign(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	text := strings.Repeat("Shares of the company fell by three percent. ", 10)
	as, errs := read(NewReader(Options{Stdin: strings.NewReader(text)}), Source{Path: Stdin})
	if len(errs) != 1 || !IsWarning(errs[0]) || len(as) != 1 || len(as[0].Furniture) != 1 || as[0].Furniture[0] != (Span{0, len(text)}) {
		t.Errorf("got %v and %v", as, errs)
	}
}
