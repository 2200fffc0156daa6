package segment

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

// shared is loaded once for all tests of the package.
var shared = sync.OnceValues(func() (*Segmenter, error) { return New("双风道前舱盖", "昆仑巢") })

func load(t testing.TB) *Segmenter {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// show writes tokens as START-END:TEXT/TAG.
func show(text string, tokens []Token) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d-%d:%s/%s", t.Start, t.End, t.Of(text), t.POS)
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	s := load(t)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \n\t　", ""},
		{"小米SU7 Ultra售价52.99万元", "0-6:小米/n 6-9:SU7/eng 10-15:Ultra/eng 15-21:售价/n 21-26:52.99/m 26-32:万元/m"},
		{"跌至28,585辆", "0-3:跌/v 3-6:至/p 6-12:28,585/m 12-15:辆/m"},
		{"昆仑巢", "0-9:昆仑巢/nz"},
	} {
		if got := show(c.text, s.Tokens(c.text, nil)); got != c.want {
			t.Errorf("Tokens(%q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// What must stay in one piece, and what must not. A bar stands between tokens.
func TestProtected(t *testing.T) {
	s := load(t)
	for _, want := range []string{
		"SU7|Ultra", "iPhone|15|Pro", "Model|S|Plaid", "GPT-4o", "Wi-Fi", "AT&T", "Booking.com", "McDonald's",
		"4.0.1", "28,585", "1,234,567.89", "1|,|2|,|3", "1|,|2345", "1234|,|567", "12,345km",
		"30|-|40", "100km|-|200km", "35|%|-|40|%", "3D-Touch", "F-150", "5G", "C++", "Y+", "1|+|1", "A|+|H",
		"2025-09", "2025-9-12", "2025/09/12", "2000|-|3000", "2023|-|24", "2025|-|13|-|1", "20:30", "20：30", "20:30:15", "3|:|1", "25|:|00",
		"ＳＵ７", "２８", "é", "Citroën", "……", "——", "。|”", "！！", "%",
		"end|.", "a|..|b", "GPT|-|，", "km|/|h", "\xff\xff|a", "😀",
	} {
		var text, got strings.Builder
		parts := strings.Split(want, "|")
		for i, p := range parts {
			if i > 0 && isWord(parts[i-1]) && isWord(p) {
				text.WriteByte(' ')
			}
			text.WriteString(p)
		}
		for i, tok := range s.Tokens(text.String(), nil) {
			if i > 0 {
				got.WriteByte('|')
			}
			got.WriteString(tok.Of(text.String()))
		}
		if got.String() != want {
			t.Errorf("%q: got %s, want %s", text.String(), got.String(), want)
		}
	}
}

func isWord(s string) bool {
	first, last := classAt(s), mark
	for _, r := range s {
		last = classOf(r)
	}
	return first != mark && last != mark
}

var update = flag.Bool("update", false, "write the dictionary anew")

// The dictionary is gse's own without the rare words, sorted.
func TestDictionary(t *testing.T) {
	s := gse.Segmenter{SkipLog: true, MinTokenFreq: minFreq, SkipSubSeg: true, NotLoadHMM: true}
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		t.Fatal(err)
	}
	words := s.Dict.Tokens
	slices.SortFunc(words, func(a, b gse.Token) int { return strings.Compare(a.Text(), b.Text()) })
	var lines strings.Builder
	for i := range words {
		fmt.Fprintf(&lines, "%s %g %s\n", words[i].Text(), words[i].Freq(), words[i].Pos())
	}
	if *update {
		if err := os.WriteFile("dictionary.txt", []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if dictionary != lines.String() {
		t.Error("dictionary.txt is not what gse has: go test ./internal/segment -run TestDictionary -update")
	}
	got, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.gse.Dict.Tokens, words) || got.gse.Dict.TotalFreq() != s.Dict.TotalFreq() {
		t.Error("the dictionary loads otherwise than gse's own")
	}
	if n := len(words); n < 100_000 || n > 120_000 {
		t.Errorf("%d words, want the 109,000 of the light dictionary: the full one takes 247 MB", n)
	}
}

func TestTokensAppends(t *testing.T) {
	s := load(t)
	first := Token{POS: "kept"}
	got := s.Tokens("小米", []Token{first})
	if len(got) != 2 || got[0] != first {
		t.Errorf("got %v", got)
	}
}

func TestLongRun(t *testing.T) {
	s := load(t)
	text := strings.Repeat("一", 100_000)
	check(t, text, s.Tokens(text, nil))
}

func TestConcurrent(t *testing.T) {
	s := load(t)
	text := strings.Repeat("小米汽车公布SU7 Ultra的售价，2025-09-12起52.99万元。", 50)
	want := show(text, s.Tokens(text, nil))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := show(text, s.Tokens(text, nil)); got != want {
				t.Error("tokens differ between goroutines")
			}
		})
	}
	wg.Wait()
}

// check holds the contract of Tokens: in order, disjoint, on rune boundaries,
// covering every byte that is no space.
func check(t *testing.T, text string, tokens []Token) {
	t.Helper()
	at := 0
	gap := func(end int) {
		for i, r := range text[at:end] {
			if !unicode.IsSpace(r) {
				t.Fatalf("byte %d of %q is in no token", at+i, text)
			}
		}
	}
	for _, tok := range tokens {
		if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
			t.Fatalf("token %v after byte %d of %d", tok, at, len(text))
		}
		gap(tok.Start)
		if !utf8.RuneStart(text[tok.Start]) && utf8.ValidString(text) {
			t.Fatalf("token %v of %q starts inside a character", tok, text)
		}
		at = tok.End
	}
	gap(len(text))
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{
		"", "小米SU7 Ultra售价52.99万元，2025-09-12 20:30。", "1,2,3,234", "GPT-4+", "\xe5\xb0", "a\xffb小\xff", "２０２５：３０", "〇一",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := load(t)
		check(t, text, s.Tokens(text, nil))
		// What follows a sentence end does not change what came before.
		text += "。"
		before := s.Tokens(text, nil)
		after := s.Tokens(text+"小米SU7", nil)
		if len(after) < len(before) || show(text, before) != show(text, after[:len(before)]) {
			t.Fatalf("%q: appended text changed the tokens before it", text)
		}
	})
}

// corpus is about a megabyte of real text, or skips.
func corpus(b *testing.B) string {
	b.Helper()
	files, _ := filepath.Glob("../../../shared/corpus/*.md")
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
		if text.Len() > 1<<20 {
			return text.String()
		}
	}
	b.Skip("../shared/corpus is not there")
	return ""
}

func BenchmarkTokens(b *testing.B) {
	text := corpus(b)
	s := load(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var dst []Token
	for b.Loop() {
		dst = s.Tokens(text, dst[:0])
	}
}

// BenchmarkGSE is the ceiling: gse's bare Segment on the same text.
func BenchmarkGSE(b *testing.B) {
	text := []byte(corpus(b))
	s := load(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		_ = s.gse.Segment(text)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
