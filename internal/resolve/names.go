package resolve

import (
	"strings"
	"unicode"

	"suyuan/graph"
)

// marks are what stands in a name without being said.
const marks = "\"'“”‘’「」『』《》〈〉()（）[]【】:：,，®™©"

// nameKey is the form by which names are compared: folded (see graph.Fold),
// without quotation marks, brackets, colons and signs of trade marks, and without dashes where another
// writer puts a space or nothing: GPT-4o and GPT 4o, 梅赛德斯-奔驰 and 梅赛德斯奔驰, Stability.AI and Stability AI.
func nameKey(name string) string {
	key := strings.TrimLeft(graph.Fold(name), dashes)
	if strings.ContainsAny(key, marks) {
		key = strings.Map(func(r rune) rune {
			if strings.ContainsRune(marks, r) {
				return -1
			}
			return r
		}, key)
	}
	if key = withoutDots(withoutDashes(key)); key == "" {
		return name // nothing but marks; still a name
	}
	return key
}

const dashes = "-－‐‑–—"

// withoutDashes leaves out the dashes that part words (Claude-3.5-Sonnet,
// 一汽-大众, Ray-Ban). A dash between digits tells a range or a number (0-1), and one
// behind a single letter may make another word of it (S-team is no Steam), unless
// the whole is but a code (CR-V).
func withoutDashes(key string) string {
	if !strings.ContainsAny(key, dashes) {
		return key
	}
	runes := []rune(key)
	kept := make([]rune, 0, len(runes))
	for i, r := range runes {
		if strings.ContainsRune(dashes, r) && i > 0 && i+1 < len(runes) && parts(runes, i) {
			continue
		}
		if strings.ContainsRune(dashes, r) {
			r = '-' // e—TNGA
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// parts says whether the dash at i, which is neither first nor last, parts words.
func parts(runes []rune, i int) bool {
	before, after := runes[i-1], runes[i+1]
	if unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after) {
		return !strings.ContainsRune(dashes, before) && !strings.ContainsRune(dashes, after)
	}
	if isDigit(before) && isDigit(after) || !isCode(before) || !isCode(after) {
		return false
	}
	if isDigit(before) || isDigit(after) {
		return true
	}
	left, right := 0, 0
	for j := i - 1; j >= 0 && isLetter(runes[j]); j-- {
		left++
	}
	for j := i + 1; j < len(runes) && isLetter(runes[j]); j++ {
		right++
	}
	return left >= 2 && right >= 2 || left+right <= 4
}

// withoutDots leaves out the dots between letters: Stability.AI.
func withoutDots(key string) string {
	if !strings.Contains(key, ".") {
		return key
	}
	kept := make([]byte, 0, len(key))
	for i := 0; i < len(key); i++ {
		if key[i] == '.' && i > 0 && i+1 < len(key) && isLetter(rune(key[i-1])) && isLetter(rune(key[i+1])) {
			continue
		}
		kept = append(kept, key[i])
	}
	return string(kept)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }
