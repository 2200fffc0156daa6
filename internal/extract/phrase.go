package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// phraseFrom is the noun phrase that begins at a place where nothing else can:
// behind a number or behind 的. It goes on to the first word that no noun phrase
// has. A verb is part of it where its noun is still to come (受访用户, 免费生成机会).
func (d *document) phraseFrom(s *sentence, at int) article.Span {
	np := article.Span{Start: at, End: at}
	end, nouns := at, 0
	tokens := d.tokensFrom(at)
	for i := 0; i < min(len(tokens), maxTail); i++ {
		t := tokens[i]
		w := t.Of(d.text)
		if t.Start >= s.End || strings.TrimSpace(d.text[end:t.Start]) != "" || s.numbered(t.Span) || d.inTime(s, t.Span) {
			break
		}
		if isQuoteOrSpace(firstRune(w)) {
			end = t.End
			continue
		}
		next := segment.Token{}
		if i+1 < len(tokens) && tokens[i+1].Start < s.End {
			next = tokens[i+1]
		}
		verb := strings.HasPrefix(t.POS, "v") && t.POS != "vn"
		switch {
		case t.POS == "f" && np.Len() == 0 && nominal(next.POS): // 前|舱盖
		case d.grammar.endsNoun(w, t.POS):
			return np
		case verb && nouns == 0 && nominal(next.POS):
		case fragment(w, t.POS) && nouns > 0 && next.Start == t.End && (nominal(next.POS) || fragment(next.Of(d.text), next.POS)):
		case verb || !nominal(t.POS) && t.POS != "x" && !slices.Contains(d.grammar.nounEndings, w):
			return np
		}
		end = t.End
		if strings.HasPrefix(t.POS, "n") || t.POS == "eng" || slices.Contains(d.grammar.nounEndings, w) {
			nouns++
		}
		if !verb {
			np.End = end
		}
	}
	return np
}

// phraseBefore is the noun phrase that ends at a place, back to a limit, to a name
// or to the 的 that ties an attribute to it; several that are joined are one.
func (d *document) phraseBefore(s *sentence, at, limit int) article.Span {
	np := article.Span{Start: at, End: at}
	start := at
	for i, n := d.tokenBefore(at), 0; i >= 0 && n < maxTail; i, n = i-1, n+1 {
		t := d.Tokens[i]
		w := t.Of(d.text)
		if t.Start < limit || strings.TrimSpace(d.text[t.End:start]) != "" || d.inTime(s, t.Span) || d.inMention(s, t.Span) || s.countedBy(t.Span) {
			break
		}
		if i > 0 && (w == "~" || w == "-") && d.Tokens[i-1].POS == segment.Latin && d.Tokens[i-1].End == t.Start && np.Len() > 0 {
			start = t.Start // L3~L5
			continue
		}
		joined := d.grammar.joins(w) && w != de && np.Len() > 0 && i > 0 && nominal(d.Tokens[i-1].POS) && d.Tokens[i-1].POS != "vn"
		if !joined && (d.grammar.endsNoun(w, t.POS) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" || isBreak(firstRune(w)) || isQuoteOrSpace(firstRune(w))) {
			break
		}
		start = t.Start
		if !joined {
			np.Start = start
		}
	}
	return np
}

// fragment says whether a token is a character that the segmenter left over of
// a noun that it does not know: 前|舱盖, 双|风道.
func fragment(w, pos string) bool {
	return utf8.RuneCountInString(w) == 1 && (pos == "x" || pos == "f" || pos == "zg" || pos == "q" || pos == "k")
}
