package cli

import (
	"strings"
	"unicode"
)

// command is a command line of Suyuan that asks a store, to copy into a shell:
// words with spaces or characters that shells take for their own are quoted.
func command(store string, words ...string) string {
	if store != defaultStore {
		words = append(words, "--store", store)
	}
	quoted := []string{"suyuan"}
	for _, w := range words {
		quoted = append(quoted, shellQuote(w))
	}
	return strings.Join(quoted, " ")
}

// shellQuote is one word as POSIX shells and fish read it.
func shellQuote(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:@%+,=", r) || r > unicode.MaxASCII && unicode.IsPunct(r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
