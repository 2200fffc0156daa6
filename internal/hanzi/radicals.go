package hanzi

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// supplement pairs the radicals of Unicode's supplement that are whole characters of
// simplified Chinese with the ordinary ones, which its compatibility forms lack
// (EquivalentUnifiedIdeograph.txt of Unicode 15.1).
const supplement = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"

// The block of the 214 radicals that dictionaries are ordered by; it comes behind the supplement.
const kangxi, kangxiEnd = '\u2f00', '\u2fd5'

var supplemented = strings.NewReplacer(strings.Split(supplement, "")...)

// Ordinary writes the characters for radicals, which text copied out of PDF files
// has for the ordinary ones that look alike (第⼆季度, ⼈⺠币), as these. Every
// character keeps its place and its length in bytes.
func Ordinary(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= '\u2e80' && r <= kangxiEnd }) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range supplemented.Replace(s) {
		if r >= kangxi && r <= kangxiEnd {
			b.WriteString(norm.NFKC.String(string(r)))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
