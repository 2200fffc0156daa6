package entity

import (
	"strings"
	"unicode/utf8"
)

// joinCodes makes one of a product and the code that its name ends with, where the
// article has that alone and no other product ends so: 小米超级电机 V8s and V8s.
func (s *scan) joinCodes(j *joiner, chosen []candidate, nodes []int) {
	codes := newWholes()
	for i, c := range chosen {
		code := fold(s.codeOf(c))
		if n, ok := j.number[key{Product, code}]; ok && code != "" {
			codes.add(j, n, nodes[i])
		}
	}
	codes.join(j)
}

// codeOf is the code in letters and digits that a product's name ends with behind
// a word in Chinese: V8s of 小米超级电机 V8s, NT2 of 第二代技术平台 NT2. "" if there is none.
func (s *scan) codeOf(c candidate) string {
	name := c.Of(s.text)
	if c.typ != Product || !hasChinese(name) {
		return ""
	}
	start := len(name)
	for start > 0 && (isLetter(rune(name[start-1])) || isDigit(rune(name[start-1]))) {
		start--
	}
	code := name[start:]
	before := strings.TrimRight(name[:start], " ")
	last, _ := utf8.DecodeLastRuneInString(before)
	if len(code) < 2 || !isLetter(rune(code[0])) || strings.IndexFunc(code, isDigit) < 0 || !isChinese(last) || s.words.newModels.has(string(last)) || s.words.latinCommon.has(code) {
		return ""
	}
	return code
}
