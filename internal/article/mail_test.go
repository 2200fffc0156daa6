package article

import (
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestMail(t *testing.T) {
	const body = "各位早上好。\n\n远帆汽车一季度交付21821辆，同比增长19.7%。\n"
	gbk := func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	head := "From: =?utf-8?B?" + b64("江州早报") + "?= <n@example.com>\r\nSubject: =?gb2312?B?" + b64(gbk("早报：远帆交付两万辆")) + "?=\r\nDate: Tue, 21 May 2024 07:00:12 +0800\r\n"
	page := "<html><head><title>远帆交付两万辆</title></head><body><article><h1>远帆交付两万辆</h1>" + strings.Repeat("<p>远帆汽车一季度交付21821辆，同比增长19.7%。</p>", 8) + "</article></body></html>"
	two := "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n" + page + "\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body + "\r\n--b--\r\n"
	sent := Metadata{Title: "早报：远帆交付两万辆", Publisher: "江州早报", Published: "2024-05-21"}
	for _, tt := range []struct {
		name     string
		format   Format
		in, text string
		want     Metadata
	}{
		{"base64", Mail, head + "Content-Transfer-Encoding: base64\r\nContent-Type: text/plain; charset=gbk\r\n\r\n" + b64(gbk(body)), body, sent},
		{"plain text beside HTML", Mail, head + two, body, sent},
		{"HTML alone", Mail, head + "Content-Type: text/html\r\n\r\n" + page, "远帆汽车一季度交付21821辆", sent},
		{"saved as text", Text, "From: 江州早报 <n@example.com>\nSubject: 早报：远帆交付两万辆\nDate: Tue, 21 May 2024 07:00:12 +0800\n\n" + body, body, sent},
		{"a page saved as one file", Mail, "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example.com/1\r\nDate: Wed, 21 May 2025 07:00:12 -0000\r\n" + two,
			"远帆汽车一季度交付21821辆", Metadata{Title: "远帆交付两万辆", URL: "https://a.example.com/1"}},
		{"no message", Text, "Q1: 远帆汽车交付21821辆\n\n" + body, "Q1", Metadata{Title: "Q1: 远帆汽车交付21821辆"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := readString(t, tt.format, tt.in)
			if !strings.Contains(strings.ReplaceAll(a.Text, "\r\n", "\n"), strings.TrimSpace(tt.text)) || strings.Contains(a.Text, "Date:") {
				t.Errorf("text %q", a.Text)
			}
			if got := (Metadata{a.Title, a.Publisher, a.Author, a.Published, a.URL}); got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestMailProblems(t *testing.T) {
	for name, tt := range map[string]struct{ in, problem string }{
		"no head":    {"早报\n\n正文。", "is no e-mail message"},
		"no text":    {"From: a@b.c\r\nContent-Type: image/png\r\n\r\nx", "is a message without text"},
		"broken off": {"From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n正文", "breaks off"},
	} {
		if _, err := openMail([]byte(tt.in)); err == nil || !strings.Contains(asError(err).Problem, tt.problem) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
