package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
)

// What figures of a text are told, of what, and how they are called and bounded.
func TestFigures(t *testing.T) {
	x := fullExtractor(t)
	for _, c := range []struct {
		text string
		want []string // subject, label, op and value
	}{
		{"亚马逊北美部门的运营亏损为2.4亿美元。", []string{"亚马逊北美部门 运营亏损 = 2.4e+08"}},
		// A sum given again in another currency is of the same thing.
		{"特斯拉的市值达到8000亿美元，约合人民币5.7万亿元。", []string{"特斯拉 市值 = 8e+11", "特斯拉 市值 ~ 5.7e+12"}},
		{"比亚迪推出3款新车。", []string{"比亚迪 新车 = 3"}},
		{"小米卖出了5000台机器人。", []string{"小米 卖出 = 5000"}},
		{"比亚迪定价为18万元。", []string{"比亚迪 定价 = 180000"}},
		// Adverbs bound what stands behind the next verb.
		{"华为大约花了3年。", []string{"华为 花了 ~ 3"}},
		{"小米至少配备12GB内存。", []string{"小米 内存 >= 12"}},
		// What something is a multiple of, or has passed, is not what is measured.
		{"特斯拉继续领跑，销量是排名第二的福特汽车的近十倍。", []string{"福特汽车 排名 = 2", "特斯拉  ~ 10"}},
		{"英伟达一度超越苹果、微软等公司登顶全球第一。", []string{"英伟达 登顶 = 1"}},
		// A change is called by what changes, unless that is what it is of.
		{"小米的净利润同比大幅增长12%，续航里程提升30%。", []string{"小米 净利润同比大幅增长 = 12", "小米 续航里程提升 = 30"}},
		{"小米通过语音识别提升30%。", []string{"小米 提升 = 30"}},
		{"小米的销量较2021年平均水平提升了30%。", []string{"小米 提升 = 30"}},
		{"比亚迪海鸥的长宽高分别为3780/1715/1540mm。", []string{"比亚迪海鸥 长 = 3780", "比亚迪海鸥 宽 = 1715", "比亚迪海鸥 高 = 1540"}},
		// A level is called by all of its noun, a raise by its verb.
		{"小米的智能家电业务营收为21亿元。", []string{"小米 智能家电业务营收 = 2.1e+09"}},
		{"华为员工的工资增加3200元。", []string{"华为 工资增加 = 3200"}},
		{"微软裁员，此次裁员将影响纽约的16个设施。", []string{"微软 设施 = 16"}},
		// A share is called by the whole, and is not the whole's.
		{"小米卖出了5000台机器人，占总销量的95%。", []string{"小米 卖出 = 5000", "小米 占总销量 = 95"}},
		{"半导体占韩国出境总出货量的五分之一。", []string{"半导体 占韩国出境总出货量 = 20"}},
		{"小米的占有率为12%。", []string{"小米 占有率 = 12"}},
		// What a stretch of time leads up to does not last that long.
		{"十年后，小米会是什么样子。", nil},
		{"小米想的是五年以后的事。", nil},
		{"比亚迪成立十年后上市。", []string{"比亚迪 成立 = 10"}},
		// The name of a list is nobody's rank.
		{"抖音公布了用户规模的TOP50榜单。", nil},
		{"小米跻身全球TOP50品牌。", []string{"小米 跻身 <= 50"}},
		{"微博登上美国App Store免费榜第一名。", []string{"微博  = 1"}},
		// How many a list names is told of who has them, or of what they are.
		{"特斯拉、比亚迪和小米三家公司都在亏损。", []string{"公司 公司 = 3"}},
		{"小米今天推出了小米15、小米15 Pro两款手机。", []string{"小米 手机 = 2"}},
		// A market is worth what it is, whoever speaks of it.
		{"小米认为，全球智能音箱的市场规模约为100亿元。", []string{"全球智能音箱 市场规模 ~ 1e+10"}},
		{"马斯克的个人财富缩水2000亿美元。", []string{"马斯克 个人财富缩水 = 2e+11"}},
		// Who gave money, and who only tells of it, is not what is measured.
		{"蔚来获得了腾讯领投的10亿元融资。", []string{"蔚来 融资 = 1e+09"}},
		{"小米公司在北京开会。雷军表示，机器人已经发展二十年。", []string{"机器人 发展 = 20"}},
		// A place in front of a noun only says where that is.
		{"去年中国新能源汽车销量增长12%。", []string{"中国新能源汽车 销量增长 = 12"}},
		{"去年中国投资了12亿元。", []string{"中国 投资 = 1.2e+09"}},
		// A number said twice, and a vague one that nothing names, are no figures.
		{"小米把手机一克一克地减轻重量。", nil},
		{"小米门口站着几十个人。", nil},
	} {
		doc := read(t, x, &article.Article{ID: "a", Published: "2026-01-15", Text: c.text})
		name := map[string]string{}
		for _, e := range doc.Entities {
			name[e.ID] = e.Name
		}
		var got []string
		for _, f := range doc.Claims {
			if f.Kind == "figure" && f.Value != nil {
				got = append(got, fmt.Sprintf("%s %s %s %g", name[f.Subject]+f.SubjectText, f.Label, f.Op, *f.Value))
			} else if f.Kind == "figure" {
				got = append(got, name[f.Subject]+f.SubjectText+" range")
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// Each part of a digest's title announces a piece of its own.
func TestDigestTitle(t *testing.T) {
	x := fullExtractor(t)
	const text = "首日票房破3亿元；小米发布新车\n\n" +
		"首日票房破3亿元\n\n2月3日消息，春节档今天开始。（来源：新华社）\n\n" +
		"小米发布新车\n\n2月3日消息，小米今天发布新车。小米说新车很好。（来源：新华社）\n"
	var heads []article.Span
	for _, h := range [...]string{"首日票房破3亿元；小米发布新车\n", "首日票房破3亿元\n", "小米发布新车\n\n2月"} {
		start := strings.Index(text, h)
		heads = append(heads, article.Span{Start: start, End: start + strings.Index(h, "\n")})
	}
	doc := read(t, x, &article.Article{ID: "a", Published: "2026-02-03", Text: text, Headings: heads})
	for _, f := range doc.Claims {
		if f.Kind == "figure" && f.Subject != "" {
			t.Errorf("%s is of %s, which another part of the title names", f.Text, f.Subject)
		}
	}
}

// A figure is told where its quote or its sentence names what it is of, or where that is
// more than likely.
func TestBelievable(t *testing.T) {
	d := &document{named: [][]article.Span{{{Start: 0, End: 6}}}}
	for _, c := range []struct {
		name       string
		sentence   article.Span
		quote      article.Span
		subject    int
		confidence float64
		learning   bool
		want       float64
		told       bool
	}{
		{"the quote names it", article.Span{Start: 0, End: 60}, article.Span{Start: 0, End: 30}, 0, 0.4, false, 0.4, true},
		{"the sentence names it", article.Span{Start: 0, End: 60}, article.Span{Start: 30, End: 60}, 0, 0.4, false, 0.352, true},
		{"named before, and likely", article.Span{Start: 30, End: 60}, article.Span{Start: 30, End: 60}, 0, 0.6, false, 0.528, true},
		{"named before, and unlikely", article.Span{Start: 30, End: 60}, article.Span{Start: 30, End: 60}, 0, 0.5, false, 0.44, false},
		{"to learn from", article.Span{Start: 30, End: 60}, article.Span{Start: 30, End: 60}, 0, 0.5, true, 0.44, true},
		{"no entity", article.Span{Start: 30, End: 60}, article.Span{Start: 30, End: 60}, -1, 0.3, false, 0.3, true},
	} {
		d.learning = c.learning
		got, told := d.inQuote(&sentence{Sentence: &annotate.Sentence{Span: c.sentence}}, claim{subject: c.subject, span: c.quote, confidence: c.confidence})
		if math.Abs(got.confidence-c.want) > 1e-9 || told != c.told {
			t.Errorf("%s: %.3f, told %v", c.name, got.confidence, told)
		}
	}
}
