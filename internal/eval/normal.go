package eval

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// dropped are the marks that names are compared without.
const dropped = `·•-_“”"'‘’《》「」（）()`

// normal is how names are compared: compatibility forms folded (NFKC), spaces and
// marks left out, lower case.
func normal(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		// The information separators count as spaces in the reference scorer.
		if unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F || strings.ContainsRune(dropped, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}

// forms are the normal forms of a name and its aliases.
func forms(name string, aliases []string) map[string]bool {
	out := map[string]bool{}
	for _, s := range append([]string{name}, aliases...) {
		if n := normal(s); n != "" {
			out[n] = true
		}
	}
	return out
}

// common is how many forms two things share.
func common(a, b map[string]bool) int {
	n := 0
	for f := range a {
		if b[f] {
			n++
		}
	}
	return n
}

// unitNames folds units that readers use for one another.
var unitNames = map[string]string{
	"台": "辆", "名": "人", "位": "人", "元": "CNY", "人民币": "CNY", "港元": "HKD", "港币": "HKD", "美元": "USD", "欧元": "EUR",
	"公里": "km", "公里/小时": "km/h", "小时": "h", "秒": "s", "分钟": "min", "percent": "%", "匹": "马力", "款": "个",
	"家": "个", "星期": "周", "月": "个月", "单": "辆", "起": "个", "项": "个", "套": "个", "部": "个", "重": "个", "张": "个", "条": "个",
}

func unit(s string) string {
	s = strings.TrimSpace(norm.NFKC.String(s))
	if u, ok := unitNames[s]; ok {
		return u
	}
	return s
}

// close says whether two numbers are the same but for rounding, or both not
// there.
func close(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 1e-6*max(1, math.Abs(*a), math.Abs(*b))
}
