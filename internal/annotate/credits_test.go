package annotate

import (
	"slices"
	"strings"
	"testing"

	"suyuan/internal/article"
	"suyuan/schema"
)

func TestCreditsNameNoPlatforms(t *testing.T) {
	model, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCredits(model)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text   string
		silent []string
		prose  bool
	}{
		{text: "图源：微博", silent: []string{"图源：微博"}},
		{text: "图源:微博", silent: []string{"图源:微博"}},
		{text: "| 图片来源：小红书截图）", silent: []string{"| 图片来源：小红书截图）"}},
		{text: "图片来源：微博视频号", silent: []string{"图片来源：微博视频号"}},
		{text: "图片来源：X", silent: []string{"图片来源：X"}},
		{text: "图片来源：视觉中国"},
		{text: "图片来源：极氪微博", silent: []string{"微博"}},
		{text: "图片来源：微博", prose: true},
		{text: "微博上线了新功能"},
		{text: "本文来自微信公众号: 董车会 ,作者:关注明日出行的", silent: []string{"本文来自微信公众号: "}},
		{text: "本文来自微信公众号：晚风商业", silent: []string{"本文来自微信公众号："}},
		{text: "本文来自《财经》"},
		{text: "微信公众号上线了新功能"},
		{text: "本文为星野网原创文章，转载请联系小野微信 xingyeGO", silent: []string{"联系小野微信 xingyeGO"}},
		{text: "来源：星野网(ID:xingye-sz)", silent: []string{"ID:xingye-sz"}},
		{text: "他联系了微信 WeChat 团队", prose: true},
		{text: "微信扫一扫可打开此内容，", silent: []string{"微信扫一扫"}},
		{text: "微信扫一扫支付", prose: true},
	} {
		s := &Sentence{Span: article.Span{Start: 0, End: len(tt.text)}, Furniture: !tt.prose}
		var got []string
		for _, sp := range c.silent(tt.text, s) {
			got = append(got, sp.Of(tt.text))
		}
		if !slices.Equal(got, tt.silent) {
			t.Errorf("%s: silent is %q, want %q", tt.text, got, tt.silent)
		}
	}
}

func TestDropKeepsWhatIsNamedElsewhere(t *testing.T) {
	model, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	annotator, err := New(model, nil)
	if err != nil {
		t.Fatal(err)
	}
	const credit = "图源：微博"
	names := func(text string) (names []string) {
		a := &article.Article{Text: text, Furniture: []article.Span{find(t, text, credit)}}
		d, err := annotator.Annotate(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range d.Mentions {
			names = append(names, d.Entities[m.Entity].Name+"="+m.Of(text))
		}
		return names
	}
	if got, want := names(credit+"\n小米汽车发布了小米SU7。"), []string{"小米汽车=小米汽车", "小米SU7=小米SU7"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := names(credit + "\n新浪微博公司表示，微博的营收增长。"); !slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, "=微博") }) {
		t.Errorf("got %q, want 微博", got)
	}
}
