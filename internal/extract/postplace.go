package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
)

// maxModifier is how many characters may qualify a post behind a conjunction:
// 其中包括自动驾驶软件总监.
const maxModifier = 8

// opens says whether a place opens its clause, or follows a verb, a preposition or
// an adverb, or a conjunction or 其 with no more than a modifier between.
func (d *document) opens(s *sentence, at int) bool {
	head := strings.TrimRight(d.text[s.clauseSpan(at).Start:at], " ")
	if head == "" || d.governed(s, at-len(head), at) || d.fieldOf(s, article.Span{Start: s.clauseSpan(at).Start, End: at}) {
		return true
	}
	// Behind these 公司 is the one that is spoken of, and ends no name: 向公司首席产品官考克斯汇报.
	if anySuffix(head, d.grammar.companyLeads) {
		return true
	}
	for _, w := range d.grammar.postLinks {
		if i := strings.LastIndex(head, w); i >= 0 && utf8.RuneCountInString(head[i+len(w):]) <= maxModifier {
			if post, ok := d.postEnding(s, at-len(head)+i); ok {
				return d.opens(s, post.Start) // of the same person: 谷歌云副总裁、平台负责人
			}
			for _, m := range s.mentions {
				if m.Start >= at-len(head)+i && m.End <= at {
					return false
				}
			}
			return true
		}
	}
	return false
}

// fieldOf says whether a stretch before a post only tells which of a company's
// posts it is, by openings (其新任) and by nouns that are no names: 全球营销主管.
func (d *document) fieldOf(s *sentence, sp article.Span) bool {
	rest := strings.TrimSpace(sp.Of(d.text))
	for more := true; more; {
		more = false
		for _, w := range d.grammar.postOpenings {
			if tail, ok := strings.CutPrefix(rest, w); ok {
				rest, more = strings.TrimSpace(tail), true
			}
		}
	}
	sp.Start = sp.End - len(strings.TrimLeft(sp.Of(d.text)[strings.Index(sp.Of(d.text), rest):], " "))
	if rest == "" {
		return true
	}
	if d.runes(sp) > maxModifier || slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool { return m.Overlaps(sp) }) {
		return false
	}
	for _, t := range d.tokensFrom(sp.Start) {
		if t.Start >= sp.End {
			break
		}
		if !strings.HasPrefix(t.POS, "n") && t.POS != "vn" && t.POS != "b" && t.POS != "an" || t.End > sp.End {
			return false
		}
	}
	return true
}

// postEnding is the longest post that ends at a place.
func (d *document) postEnding(s *sentence, at int) (hit, bool) {
	for _, h := range s.hits {
		if h.End == at && d.isPost(h) {
			return h, true
		}
	}
	return hit{}, false
}

// governed says whether what stands at a place is the object of the word before
// it in its clause: 根据首席执行官, 公布了董事长.
func (d *document) governed(s *sentence, from, at int) bool {
	i := d.tokenBefore(at)
	if i < 0 || d.Tokens[i].Start < from {
		return false
	}
	t := d.Tokens[i]
	if _, named := s.mentionEnding(t.End); named {
		return false
	}
	switch {
	case t.POS == "vn" || t.POS == "vd":
		return false
	case strings.HasPrefix(t.POS, "v"), t.POS == "p", t.POS == "c", t.POS == "d":
		return true
	}
	return t.POS == "ul" // 了
}
