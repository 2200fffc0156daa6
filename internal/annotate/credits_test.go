package annotate

import (
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
		text, want string
		prose      bool
	}{
		{text: "图源：微博"},
		{text: "图源:微博"},
		{text: "| 图片来源：小红书截图）"},
		{text: "图片来源：微博视频号"},
		{text: "图片来源：X"},
		{text: "图片来源：视觉中国", want: "图片来源：视觉中国"},
		{text: "图片来源：极氪微博", want: "图片来源：极氪微博"},
		{text: "图片来源：微博", prose: true, want: "图片来源：微博"},
		{text: "微博上线了新功能", want: "微博上线了新功能"},
		{text: "本文来自微信公众号: 董车会 ,作者:关注明日出行的", want: "董车会 ,作者:关注明日出行的"},
		{text: "本文来自微信公众号：晚风商业", want: "晚风商业"},
		{text: "本文来自《财经》", want: "本文来自《财经》"},
		{text: "微信公众号上线了新功能", want: "微信公众号上线了新功能"},
	} {
		s := &Sentence{Span: article.Span{Start: 0, End: len(tt.text)}, Furniture: !tt.prose}
		if got := c.named(tt.text, s).Of(tt.text); got != tt.want {
			t.Errorf("%s: names are looked for in %q, want %q", tt.text, got, tt.want)
		}
	}
}
