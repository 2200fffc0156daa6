package extract

import (
	"slices"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// compound joins the tokens that are one noun together (自动|驾驶, 折叠|屏|手机). The
// segmenter's dictionary is not changed for it: the recogniser of names has
// learnt from its tokens.
func (t *wordTable) compound(text string, tokens []segment.Token, mentions []annotate.Mention) []segment.Token {
	out := make([]segment.Token, 0, len(tokens))
	m := 0
	for i := 0; i < len(tokens); {
		for m < len(mentions) && mentions[m].End <= tokens[i].Start {
			m++
		}
		end, n := -1, 0
		t.compounds.Walk(text, tokens[i].Start, func(_, e int) {
			k, ok := slices.BinarySearchFunc(tokens[i:min(len(tokens), i+maxCompound)], e, func(t segment.Token, e int) int { return t.End - e })
			if ok && k > 0 && !cutByMention(article.Span{Start: tokens[i].Start, End: e}, mentions[m:]) {
				end, n = e, k+1
			}
		})
		if n == 0 {
			out = append(out, tokens[i])
			i++
			continue
		}
		out = append(out, segment.Token{Span: article.Span{Start: tokens[i].Start, End: end}, POS: "n"})
		i += n
	}
	return out
}

// maxCompound is how many tokens a compound may have.
const maxCompound = 6

// cutByMention says whether the first of some mentions begins or ends inside a
// span.
func cutByMention(sp article.Span, mentions []annotate.Mention) bool {
	for _, m := range mentions {
		if m.Start >= sp.End {
			return false
		}
		if !m.Contains(sp) && m.Overlaps(sp) && m.Span != sp {
			return true
		}
	}
	return false
}
