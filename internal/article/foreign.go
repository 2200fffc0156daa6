package article

import "unicode"

// How many letters it takes to tell a text's language: where none is Chinese, and
// where some are, which a short Chinese text full of product names has too.
const (
	enoughLetters = 20
	manyLetters   = 100
)

// Of the letters of a text that is read, at least this share is Chinese, and at
// most that share Japanese kana, which stand between Chinese characters.
const (
	leastHan = 0.1
	mostKana = 0.25
)

// foreign says whether a text is in another language, whose words would only be
// mistaken for names.
func foreign(text string) bool {
	letters, han, kana := 0, 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case !unicode.IsLetter(r):
			continue
		}
		letters++
	}
	if han == 0 {
		return letters >= enoughLetters
	}
	return letters >= manyLetters && (float64(han) < leastHan*float64(letters) || float64(kana) > mostKana*float64(letters))
}
