package cli

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Marks that must not begin a line, and those that must not end one (the core
// of W3C's Requirements for Chinese Text Layout, section 3.1.4).
const (
	notFirst = "，。、；：？！…—）》」』】〉”’％%)]},.;:?!⟧"
	notLast  = "（《「『【〈“‘([{⟦￥$"
)

// wrap breaks text into lines of at most width cells, between Chinese
// characters or between Latin words; a word longer than a line is cut. Line
// breaks in the text stay.
func wrap(s string, width int) string {
	if width < 2 {
		width = 2
	}
	var out []string
	for _, line := range strings.Split(s, "\n") {
		out = append(out, wrapLine(line, width)...)
	}
	return strings.Join(out, "\n")
}

func wrapLine(s string, width int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line.String(), " "))
		line.Reset()
		used = 0
	}
	for s != "" {
		piece := unbroken(s)
		s = s[len(piece):]
		n := text.StringWidth(piece)
		if used > 0 && used+text.StringWidth(strings.TrimRight(piece, " ")) > width {
			flush()
			piece = strings.TrimLeft(piece, " ")
			n = text.StringWidth(piece)
		}
		for n > width {
			head := piece[:cut(piece, width)]
			lines = append(lines, head)
			piece = piece[len(head):]
			n = text.StringWidth(piece)
		}
		line.WriteString(piece)
		used += n
	}
	if used > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// unbroken is the start of s that must stay on one line: a Chinese character
// or a Latin word, with the marks that cling to it and the spaces after.
func unbroken(s string) string {
	end := 0
	wordOnly := false // the last rune belongs to a Latin word
	open := true      // the last rune was an opening mark, or there is none yet
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		switch latin := isLatin(r); {
		case r == ' ':
			if open && end > 0 {
				return s[:end]
			}
			for end < len(s) && s[end] == ' ' {
				end++
			}
			return s[:end]
		case strings.ContainsRune(notFirst, r):
			wordOnly, open = wordOnly && latin, false
		case open, wordOnly && latin:
			wordOnly, open = latin, strings.ContainsRune(notLast, r)
		default:
			return s[:end]
		}
		end += size
	}
	return s
}

// isLatin says whether a rune is part of a word that should not be cut.
func isLatin(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:,%+#@&=~'", r))
}

// longestWord is the width of the longest piece of a text that must stay on one
// line, in cells.
func longestWord(s string) int {
	longest := 0
	for s != "" {
		piece := unbroken(s)
		s = s[len(piece):]
		longest = max(longest, text.StringWidthWithoutEscSequences(strings.TrimRight(piece, " ")))
	}
	return longest
}

// cut is the length in bytes of the start of a word that fits a width: up to
// where a small letter meets a capital (marketCap|Change) if it may be.
func cut(word string, width int) int {
	most, best := cells(word, width), 0
	last := ' '
	for i, r := range word {
		if i > most {
			break
		}
		if unicode.IsLower(last) && unicode.IsUpper(r) {
			best = i
		}
		last = r
	}
	return cmp.Or(best, most)
}

// cells is the length in bytes of the start of s that fits a width; at least
// one rune.
func cells(s string, width int) int {
	used := 0
	for i, r := range s {
		w := text.RuneWidth(r)
		if i > 0 && used+w > width {
			return i
		}
		used += w
	}
	return len(s)
}
