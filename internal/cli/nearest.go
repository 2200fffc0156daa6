package cli

import "github.com/xrash/smetrics"

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

// meant asks whether a mistyped word was meant for the known one most like it; ""
// if none is near enough.
func meant(word string, known []string) string {
	near := nearest(word, known)
	if near == "" {
		return ""
	}
	return "did you mean " + near + "?"
}
