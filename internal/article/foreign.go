package article

import "unicode"

// leastHan is how much of an article's letters must be Chinese for it to be read.
const leastHan = 0.1

// foreign says whether a text is in another language, whose words would only be
// mistaken for names.
func foreign(text string) bool {
	letters, han := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters >= 100 && float64(han) < leastHan*float64(letters)
}
