package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"suyuan/internal/annotate/entity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// credits tells where page furniture names nothing that the article speaks of:
// the platform that a picture was taken from, the word for the kind of account
// that the article is from, and the accounts that readers may write to.
type credits struct{ platforms map[string]bool }

// platformLexicon lists the platforms that pictures are taken from.
const platformLexicon = "name-platforms"

func newCredits(model *schema.Model) (credits, error) {
	l := model.Lexicon(platformLexicon)
	if l == nil {
		return credits{}, fmt.Errorf("the schema has no lexicon %q, which finding names needs", platformLexicon)
	}
	c := credits{platforms: map[string]bool{}}
	for _, w := range l.Words {
		c.platforms[strings.ToLower(w)] = true
	}
	return c, nil
}

var (
	// 图源：微博, | 图片来源：小红书截图）: the platform is the group.
	pictureCredit = regexp.MustCompile(`^[^\p{Han}\p{L}]*(?:题图|头图|图片|图|视频|海报|截图)(?:均)?(?:来源|来自|源自|取自|源)?(?:于|自)?\s*[:：|｜丨/／]?\s*(.+?)\s*(?:视频号|官微|账号|截图)?[)）】\]]*$`)
	// 联系小编微信 abc123, (ID:abc123): whom to write to, and the account's handle.
	handle = regexp.MustCompile(`(?:(?:联系|添加|请加|咨询)[^，。；：\s]{0,8}?)?(?:微信号?|公众号|ID|id)\s*[:：]?\s*[A-Za-z][\w-]{3,}`)
	// 微信扫一扫: what a page asks for.
	appeal = regexp.MustCompile(`微信(?:扫一扫|客户端|搜一搜)`)
	// 本文来自微信公众号：X
	fromAccount = regexp.MustCompile(`^[^\p{Han}\p{L}]*本文(?:来自|来源于?|首发于|转载自)\s*(?:微信)?(?:公众号|微信号|订阅号|服务号)\s*[:：]?\s*`)
)

// silent are the parts of a sentence whose names the article does not speak of.
func (c credits) silent(text string, s *Sentence) []article.Span {
	words := s.Of(text)
	var parts []article.Span
	add := func(start, end int) {
		if start < end {
			parts = append(parts, article.Span{Start: s.Start + start, End: s.Start + end})
		}
	}
	if strings.Contains(words, "本文") {
		add(0, len(fromAccount.FindString(words)))
	}
	if !s.Furniture {
		return parts
	}
	if m := pictureCredit.FindStringSubmatchIndex(words); m != nil {
		source := words[m[2]:m[3]]
		if c.platforms[strings.ToLower(source)] {
			add(0, len(words))
		} else if at := c.platformIn(source); at > 0 {
			add(m[2]+at, m[3])
		}
	}
	for _, re := range [...]*regexp.Regexp{handle, appeal} {
		for _, m := range re.FindAllStringIndex(words, -1) {
			add(m[0], m[1])
		}
	}
	return parts
}

// platformIn is where the platform starts that a credit ends with behind the name
// of who posted there: 微博 of 星野微博. 0 if there is none.
func (c credits) platformIn(source string) int {
	for at, r := range source {
		if at > 0 && unicode.Is(unicode.Han, r) && c.platforms[source[at:]] {
			return at
		}
	}
	return 0
}

// drop takes out the mentions that stand in silent parts, and the entities that
// are named nowhere else. A line of furniture that reads like a title is the
// heading of what the page has below the article.
func (c credits) drop(d *Doc) {
	var silent []article.Span
	lines := map[article.Span]bool{} // of furniture
	for i := range d.Sentences {
		s := &d.Sentences[i]
		silent = append(silent, c.silent(d.Article.Text, s)...)
		if s.Furniture {
			lines[s.Span] = true
		}
	}
	if len(silent) == 0 && len(lines) == 0 {
		return
	}
	inSilence := func(m Mention) bool {
		return d.Entities[m.Entity].Type == entity.Work && lines[m.Span] ||
			slices.ContainsFunc(silent, func(sp article.Span) bool { return sp.Contains(m.Span) })
	}
	d.Mentions = slices.DeleteFunc(d.Mentions, inSilence)
	d.Nested = slices.DeleteFunc(d.Nested, inSilence)
	named := make([]bool, len(d.Entities))
	for _, m := range slices.Concat(d.Mentions, d.Nested) {
		named[m.Entity] = true
	}
	number := make([]int, len(d.Entities)) // of what is left
	var left []Entity
	for i, e := range d.Entities {
		number[i] = len(left)
		if named[i] {
			left = append(left, e)
		}
	}
	d.Entities = left
	for _, list := range [...][]Mention{d.Mentions, d.Nested} {
		for i := range list {
			list[i].Entity = number[list[i].Entity]
		}
	}
}
