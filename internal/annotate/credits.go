package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"suyuan/internal/article"
	"suyuan/schema"
)

// credits tells where page furniture names nothing that the article speaks of:
// the platform that a picture was taken from, and the word for the kind of
// account that the article is from.
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
	// 本文来自微信公众号：X
	fromAccount = regexp.MustCompile(`^[^\p{Han}\p{L}]*本文(?:来自|来源于?|首发于|转载自)\s*(?:微信)?(?:公众号|微信号|订阅号|服务号)\s*[:：]?\s*`)
)

// silent is the part of a sentence whose names the article does not speak of.
func (c credits) silent(text string, s *Sentence) article.Span {
	words := s.Of(text)
	if m := pictureCredit.FindStringSubmatch(words); s.Furniture && m != nil && c.platforms[strings.ToLower(m[1])] {
		return s.Span
	}
	return article.Span{Start: s.Start, End: s.Start + len(fromAccount.FindString(words))}
}

// drop takes out the mentions that stand in silent parts, and the entities that
// are named nowhere else.
func (c credits) drop(d *Doc) {
	var silent []article.Span
	for i := range d.Sentences {
		if sp := c.silent(d.Article.Text, &d.Sentences[i]); sp.Len() > 0 {
			silent = append(silent, sp)
		}
	}
	if len(silent) == 0 {
		return
	}
	inSilence := func(m Mention) bool {
		return slices.ContainsFunc(silent, func(sp article.Span) bool { return sp.Contains(m.Span) })
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
