package cli

import (
	"strings"
	"unicode/utf8"

	"github.com/xrash/smetrics"
)

// likeEnough is from which likeness on a word may be meant by another.
const likeEnough = 0.6

// alike is how much one word is like another, from 0 to 1. A word within
// another counts by the share that it has of it, from 0.6 up. Others are
// compared by the bigrams of characters that they share (Dice's coefficient):
// names in Chinese are too short for measures of edits, which would put 小米
// beside 小鹏.
func alike(a, b string) float64 {
	if a == "" || b == "" {
		return 0
	}
	short, long := a, b
	if utf8.RuneCountInString(short) > utf8.RuneCountInString(long) {
		short, long = long, short
	}
	if utf8.RuneCountInString(short) > 1 && strings.Contains(long, short) {
		return likeEnough + (1-likeEnough)*float64(utf8.RuneCountInString(short))/float64(utf8.RuneCountInString(long))
	}
	x, y := bigrams(a), bigrams(b)
	if len(x)+len(y) == 0 {
		return 0
	}
	shared := 0
	for g := range x {
		if y[g] {
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(x)+len(y))
}

func bigrams(s string) map[[2]rune]bool {
	runes := []rune(s)
	out := map[[2]rune]bool{}
	for i := 1; i < len(runes); i++ {
		out[[2]rune{runes[i-1], runes[i]}] = true
	}
	return out
}

// nearest is the known word of a vocabulary most like a mistyped one, if any
// is near enough to be meant. The measure and its parameters are those by
// which urfave/cli suggests options.
func nearest(word string, known []string) string {
	best, score := "", 0.8
	for _, k := range known {
		if s := smetrics.JaroWinkler(word, k, 0.7, 4); s > score {
			best, score = k, s
		}
	}
	return best
}
