package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// labelled joins the Chinese label and the name that options and queries take.
func labelled(zh, name string) string {
	if zh == "" || zh == name {
		return name
	}
	return zh + " " + name
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// count is a number with its noun: 1 article, 2 articles.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func size(bytes int64) string {
	const kB, MB = 1 << 10, 1 << 20
	switch {
	case bytes >= 10*MB:
		return fmt.Sprintf("%d MB", bytes/MB)
	case bytes >= MB:
		return fmt.Sprintf("%.1f MB", float64(bytes)/MB)
	}
	return fmt.Sprintf("%d kB", (bytes+kB-1)/kB)
}

func elapsed(d time.Duration) string {
	if d > 10*time.Second {
		return d.Round(time.Second).String()
	}
	return d.Round(10 * time.Millisecond).String()
}
