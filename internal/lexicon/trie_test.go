package lexicon

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWalk(t *testing.T) {
	trie := NewTrie([]string{"小米", "小米汽车", "汽车", "", "小米"})
	text := "小米汽车"
	var got [][2]int
	trie.Walk(text, 0, func(id, end int) { got = append(got, [2]int{id, end}) })
	if len(got) != 2 || got[0] != [2]int{0, 6} || got[1] != [2]int{1, 12} {
		t.Errorf("words at 0: %v, want 小米 up to 6 and 小米汽车 up to 12", got)
	}
	if id, end, ok := trie.Longest(text, 6); !ok || id != 2 || end != 12 {
		t.Errorf("longest at 6: %d %d %v, want 汽车", id, end, ok)
	}
	if _, _, ok := trie.Longest(text, 3); ok {
		t.Error("a word was found at 米")
	}
}

// Every word that stands in a text is found where strings.HasPrefix finds it.
func TestWalkFindsWhatStandsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙a")), 1, 4, -1)
		words := rapid.SliceOfNDistinct(word, 1, 20, rapid.ID[string]).Draw(t, "words")
		text := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙a")), 0, 30, -1).Draw(t, "text")
		trie := NewTrie(words)
		for i := range len(text) {
			want := 0
			for _, w := range words {
				if strings.HasPrefix(text[i:], w) {
					want++
				}
			}
			trie.Walk(text, i, func(id, end int) {
				if text[i:end] != words[id] {
					t.Fatalf("at %d: %q is not %q", i, text[i:end], words[id])
				}
				want--
			})
			if want != 0 {
				t.Fatalf("at %d: %d words were not found", i, want)
			}
		}
	})
}
