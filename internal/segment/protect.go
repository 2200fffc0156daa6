package segment

import (
	"strings"
	"unicode/utf8"
)

// protected is the end of the number, date, Latin word or model code that
// starts at byte i of text, and its tag. Letters and digits that touch belong
// together (SU7, 5G, 2024Q1). A joiner between two of them is kept where it can
// only belong to one word (see joins), as is a plus behind a word with letters
// (C++, Model Y+). A date (2025-09-12) or a clock time (20:30) is one token too.
func protected(text string, i int) (end int, tag string) {
	if end := dateEnd(text, i); end > 0 {
		return end, Number
	}
	var run run
	j := i
	for j < len(text) {
		r, size := utf8.DecodeRuneInString(text[j:])
		if c := classOf(r); c == letter || c == digit {
			run.add(c)
		} else if run.joins(r, text[j+size:]) {
			run.group = 0
		} else {
			break
		}
		j += size
	}
	if !run.letters {
		return j, Number
	}
	k := j
	for k < len(text) && text[k] == '+' {
		k++
	}
	if next := classAt(text[k:]); next != letter && next != digit {
		j = k
	}
	return j, Latin
}

// run is what is known of the letters and digits read so far.
type run struct {
	first, last class // of its first and last character; meaningless while it is empty
	size        int   // characters, joiners left out
	group       int   // digits since the start or the last joiner
	letters     bool  // it holds a letter
}

func (n *run) add(c class) {
	if n.size == 0 {
		n.first = c
	}
	n.size++
	n.last = c
	n.group++
	n.letters = n.letters || c == letter
}

// joins says whether r joins what was read and rest into one word:
//
//   - '.' between two digits (52.99) or two letters (Booking.com)
//   - ',' before a group of three digits (28,585), not in 1,2,3
//   - '-' and '‑' if the word begins with a letter or goes on with one (GPT-4,
//     3D-Touch); 30-40 and 100km-200km are two
//   - '_' and '&' always (AT&T), apostrophes between letters (McDonald's)
func (n *run) joins(r rune, rest string) bool {
	next := classAt(rest)
	if next != letter && next != digit {
		return false
	}
	switch r {
	case '.':
		return n.last == next
	case ',':
		return !n.letters && n.group <= 3 && digits(rest, 4) == 3
	case '-', '‑':
		return n.first == letter || next == letter
	case '_', '&':
		return true
	case '\'', '’':
		return n.last == letter && next == letter
	}
	return false
}

func classAt(text string) class {
	if text == "" {
		return mark
	}
	r, _ := utf8.DecodeRuneInString(text)
	return classOf(r)
}

// digits counts the ASCII digits at the head of text, up to most.
func digits(text string, most int) int {
	n := 0
	for n < most && n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

// dateEnd is the end of the date (2025-09, 2025/9/12) or clock time (20:30,
// 8：30:15) that starts at byte i of text, or 0. Only ASCII digits count, and
// only months, days, hours and minutes that exist, so that 2000-3000 and 3:1
// are not taken for one.
func dateEnd(text string, i int) int {
	t := text[i:]
	switch n := digits(t, 5); {
	case n == 4 && len(t) > 4 && (t[4] == '-' || t[4] == '/'):
		month := field(t[5:], 1, 12)
		if month == 0 {
			return 0
		}
		end := 5 + month
		if end < len(t) && t[end] == t[4] {
			if day := field(t[end+1:], 1, 31); day > 0 {
				end += 1 + day
			}
		}
		return i + end
	case n == 1 || n == 2:
		if field(t, 0, 24) != n {
			return 0
		}
		end := n
		for range 2 {
			colon := len(":")
			if strings.HasPrefix(t[end:], "：") {
				colon = len("：")
			} else if !strings.HasPrefix(t[end:], ":") {
				break
			}
			if digits(t[end+colon:], 3) != 2 || field(t[end+colon:], 0, 59) == 0 {
				break
			}
			end += colon + 2
		}
		if end > n {
			return i + end
		}
	}
	return 0
}

// field is the length of the number of one or two digits at the head of t, 0
// if there is none, or a longer one, or it is not from low to high.
func field(t string, low, high int) int {
	n := digits(t, 3)
	if n == 0 || n == 3 {
		return 0
	}
	v := 0
	for _, c := range []byte(t[:n]) {
		v = v*10 + int(c-'0')
	}
	if v < low || v > high {
		return 0
	}
	return n
}
